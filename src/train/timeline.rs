//! When titles were liked: how much of it lies lately before a moment.

use super::{blend::LATELY_DAYS, interactions::Interactions};

const DAY_S: f64 = 86_400.0;

/// For each title its likes in the order of time, with what all up to each were worth at it.
pub(super) struct Timeline {
    titles: Vec<Vec<Moment>>,
}

#[derive(Clone, Copy)]
struct Moment {
    at_s: i64,
    /// Likes up to here, each halved every so many days.
    worth: [f32; LATELY_DAYS.len()],
}

/// How a title stood with the audience at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Past {
    /// Likes before, each worth half after so many days.
    pub(super) lately: [f32; LATELY_DAYS.len()],
    /// Days since the first like.
    pub(super) age_days: f32,
}

impl Timeline {
    pub(super) fn new(likes: &Interactions) -> Self {
        let mut times: Vec<Vec<i64>> = vec![Vec::new(); likes.titles];
        for liked in likes.viewers.iter().flatten() {
            times[liked.title as usize].push(liked.at_s);
        }
        let titles = times.into_iter().map(moments).collect();
        Self { titles }
    }

    /// Nothing where nobody had liked it up to `now`.
    pub(super) fn before(&self, title: usize, now_s: i64) -> Option<Past> {
        let moments = &self.titles[title];
        let last = moments[..moments.partition_point(|moment| moment.at_s <= now_s)].last()?;
        Some(Past {
            lately: faded(last.worth, now_s - last.at_s),
            age_days: ((now_s - moments[0].at_s) as f64 / DAY_S) as f32,
        })
    }
}

fn moments(mut times: Vec<i64>) -> Vec<Moment> {
    times.sort_unstable();
    let mut moments: Vec<Moment> = Vec::with_capacity(times.len());
    for at_s in times {
        let before = moments
            .last()
            .map_or([0.0; LATELY_DAYS.len()], |last| faded(last.worth, at_s - last.at_s));
        moments.push(Moment {
            at_s,
            worth: before.map(|worth| worth + 1.0),
        });
    }
    moments
}

fn faded(worth: [f32; LATELY_DAYS.len()], for_s: i64) -> [f32; LATELY_DAYS.len()] {
    let days = for_s as f64 / DAY_S;
    std::array::from_fn(|at| worth[at] * (-days / LATELY_DAYS[at]).exp2() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::Liked;

    #[test]
    fn a_like_is_worth_half_after_its_half_life_and_nothing_before_it() {
        let day = DAY_S as i64;
        let likes = Interactions {
            titles: 2,
            viewers: vec![
                vec![Liked {
                    title: 0,
                    at_s: 10 * day,
                }],
                vec![Liked {
                    title: 0,
                    at_s: 3 * day,
                }],
            ],
            is_timed: true,
            is_ordered: true,
            ..Interactions::default()
        };
        let timeline = Timeline::new(&likes);
        assert_eq!(timeline.before(0, 2 * day), None);
        assert_eq!(timeline.before(1, 20 * day), None);
        let past = timeline.before(0, 10 * day).unwrap();
        assert!((past.lately[0] - 1.5).abs() < 1e-6, "{past:?}");
        assert_eq!(past.age_days, 7.0);
    }
}
