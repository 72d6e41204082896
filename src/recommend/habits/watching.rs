//! Habits of watching: how much at once, how long, how often it is interrupted or left.

use super::{
    Counted, HabitKind,
    past::{Past, Played},
    posterior,
};
use crate::{
    behavior::{HOUR_MS, MINUTE_MS, PlayState},
    catalog::Catalog,
    recommend::{
        hour::is_late_hour,
        interest::{ABANDONED_SHARE, hour_nearness},
        short::SHORT_MIN,
    },
};

/// The next episode follows when it begins within this of the end of the one before.
pub(super) const FOLLOWS_WITHIN_MS: i64 = 30 * MINUTE_MS;

pub(super) fn binge(catalog: &Catalog, past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for (at, played) in past.plays.iter().enumerate() {
        let (Some(episode), true) = (played.play.episode, played.play.is_finished()) else {
            continue;
        };
        let title = catalog.by_id(played.title);
        let Some(next) = title.and_then(|title| title.episode_after(episode)) else {
            continue;
        };
        let until = played.play.last_at.plus_ms(FOLLOWS_WITHIN_MS);
        let later = past.plays[at + 1..].iter();
        let followed = later
            .take_while(|later| later.play.started_at <= until)
            .filter(|later| later.title == played.title && later.play.episode == Some(next.id))
            .any(|later| later.play.is_real() || later.play.state == PlayState::Open);
        // Whether it follows is not settled yet.
        if followed || past.now > until {
            shares.add(followed, played.weight);
        }
    }
    shares.counted(HabitKind::Binge, |hits, trials| {
        format!("After {hits} of {trials} finished episodes the next one began within half an hour.")
    })
}

pub(super) fn short(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for stretch in stretches(past) {
        shares.add(is_short(&stretch), stretch[0].weight);
    }
    shares.counted(HabitKind::Short, |hits, trials| {
        format!("{hits} of {trials} times you watched no longer than {SHORT_MIN} minutes, of short films or single episodes.")
    })
}

/// How far what is played around this hour, on days like today, is short: −1 to 1, 0 where nothing is known.
pub(super) fn short_at_this_time(past: &Past<'_>) -> f64 {
    let local = past.now.local(past.utc_offset_min);
    let (mut hits, mut trials) = (0.0, 0.0);
    for stretch in stretches(past) {
        let Played { play, weight, .. } = *stretch[0];
        let same_kind_of_day = is_weekend(play.weekday) == is_weekend(local.weekday);
        let nearness = f64::from(hour_nearness(play.hour, local.hour)) * if same_kind_of_day { 1.0 } else { 0.5 };
        trials += weight * nearness;
        if is_short(&stretch) {
            hits += weight * nearness;
        }
    }
    let kind = HabitKind::Short;
    2.0 * posterior::share(hits, trials, kind.line(), kind.prior()).above - 1.0
}

/// Real plays that followed each other: four episodes in a row are one long evening, and not four short ones. What was left before a
/// fifth was over says nothing of how long somebody likes it. None is empty.
fn stretches<'p, 'v>(past: &'p Past<'v>) -> Vec<Vec<&'p Played<'v>>> {
    let mut stretches: Vec<Vec<&'p Played<'v>>> = Vec::new();
    let is_kept = |played: &&Played<'_>| played.play.is_finished() || played.play.watched_fraction() >= ABANDONED_SHARE;
    for played in past.real().filter(is_kept) {
        let goes_on = |stretch: &Vec<&'p Played<'v>>| {
            let until = stretch[stretch.len() - 1].play.last_at.plus_ms(FOLLOWS_WITHIN_MS);
            played.play.started_at <= until
        };
        match stretches.last_mut().filter(|stretch| goes_on(stretch)) {
            Some(stretch) => stretch.push(played),
            None => stretches.push(vec![played]),
        }
    }
    stretches
}

fn is_short(stretch: &[&Played<'_>]) -> bool {
    let most_s = u64::from(SHORT_MIN) * 60;
    let watched_s: u64 = stretch.iter().map(|played| u64::from(played.play.watched_s)).sum();
    watched_s <= most_s && stretch.iter().all(|played| u64::from(played.play.length_s) <= most_s)
}

pub(super) fn pauses(past: &Past<'_>) -> Option<Counted> {
    let (mut pauses, mut hours, mut count) = (0.0, 0.0, 0);
    let (mut all_pauses, mut all_hours) = (0_u32, 0.0);
    for played in past.real() {
        let hours_of_it = f64::from(played.play.watched_s) * 1000.0 / HOUR_MS as f64;
        pauses += played.weight * f64::from(played.play.pauses);
        hours += played.weight * hours_of_it;
        all_pauses += u32::from(played.play.pauses);
        all_hours += hours_of_it;
        count += 1;
    }
    let kind = HabitKind::Pauses;
    (count > 0).then(|| Counted {
        belief: posterior::rate(pauses, hours, kind.line(), kind.prior()),
        count,
        evidence: format!("{all_pauses} pauses in {all_hours:.1} hours watched."),
    })
}

pub(super) fn drops_early(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for played in past.chosen() {
        let play = played.play;
        if played.is_first && play.state != PlayState::Open && play.length_s > 0 {
            let is_left = !play.is_finished() && play.watched_fraction() < ABANDONED_SHARE;
            shares.add(is_left, played.weight);
        }
    }
    shares.counted(HabitKind::DropsEarly, |hits, trials| {
        format!("{hits} of {trials} titles were left before a fifth was over.")
    })
}

pub(super) const fn is_weekend(weekday: u8) -> bool {
    weekday >= 5
}

/// A day on which something was watched. It begins at four in the morning, so that a night belongs to the day before it.
pub(super) struct Day {
    day: i64,
    weekday: u8,
    is_late: bool,
    has_company: bool,
    weight: f64,
}

/// The days of all plays of real length. Habits of time count days: one long evening is one piece of evidence.
pub(super) fn days(past: &Past<'_>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for played in past.real() {
        let play = played.play;
        let local = play.started_at.plus_ms(-4 * HOUR_MS).local(past.utc_offset_min);
        if days.last().is_none_or(|last| last.day != local.day) {
            days.push(Day {
                day: local.day,
                weekday: local.weekday,
                is_late: false,
                has_company: false,
                weight: played.weight,
            });
        }
        if let Some(today) = days.last_mut() {
            today.is_late |= is_late_hour(play.hour);
            today.has_company |= play.company > 0;
        }
    }
    days
}

fn share_of_days(
    days: &[Day],
    kind: HabitKind,
    is_hit: impl Fn(&Day) -> bool,
    evidence: impl Fn(u32, u32) -> String,
) -> Option<Counted> {
    let mut shares = Shares::default();
    for day in days {
        shares.add(is_hit(day), day.weight);
    }
    shares.counted(kind, evidence)
}

pub(super) fn late(days: &[Day]) -> Option<Counted> {
    let evidence = |hits, days| format!("On {hits} of {days} days with a play, one began between 22:00 and 4:00.");
    share_of_days(days, HabitKind::Late, |day| day.is_late, evidence)
}

pub(super) fn weekend(days: &[Day]) -> Option<Counted> {
    let evidence = |hits, days| format!("Of {days} days with a play, {hits} fell on a weekend.");
    share_of_days(days, HabitKind::Weekend, |day| is_weekend(day.weekday), evidence)
}

pub(super) fn company(days: &[Day]) -> Option<Counted> {
    let evidence = |hits, days| format!("On {hits} of {days} days with a play, others were there.");
    share_of_days(days, HabitKind::Company, |day| day.has_company, evidence)
}

/// Hits and trials, faded and as they were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shares {
    hits: f64,
    trials: f64,
    all_hits: u32,
    all_trials: u32,
}

impl Shares {
    pub(super) fn add(&mut self, is_hit: bool, weight: f64) {
        self.trials += weight;
        self.all_trials += 1;
        if is_hit {
            self.hits += weight;
            self.all_hits += 1;
        }
    }

    /// What they come to; none without a trial. `evidence` is told hits and trials.
    pub(super) fn counted(self, kind: HabitKind, evidence: impl Fn(u32, u32) -> String) -> Option<Counted> {
        (self.all_trials > 0).then(|| Counted {
            belief: posterior::share(self.hits, self.trials, kind.line(), kind.prior()),
            count: self.all_trials,
            evidence: evidence(self.all_hits, self.all_trials),
        })
    }
}
