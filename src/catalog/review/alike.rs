//! The pairs of texts of different titles that are most alike.

use super::{Pair, TitleText};

/// The worst pairs by a measure from 0 to 1, worst first; ties in the order of the texts. A text is prepared once.
pub(super) fn worst<'a, P: From<&'a str>>(
    texts: &'a [TitleText],
    shared: impl Fn(&P, &P) -> f64,
    most: usize,
) -> Vec<Pair> {
    let prepared: Vec<P> = texts.iter().map(|text| P::from(text.text.as_str())).collect();
    // (share, positions), worst first.
    let mut kept: Vec<(f64, usize, usize)> = Vec::with_capacity(most + 1);
    for (at, one) in texts.iter().enumerate() {
        for (beside, other) in texts.iter().enumerate().skip(at + 1) {
            if one.title == other.title {
                continue;
            }
            let share = shared(&prepared[at], &prepared[beside]);
            let least = kept.last().map_or(0.0, |last| last.0);
            if share > 0.0 && (kept.len() < most || share > least) {
                let place = kept.partition_point(|known| known.0 >= share);
                kept.insert(place, (share, at, beside));
                kept.truncate(most);
            }
        }
    }
    kept.into_iter()
        .map(|(shared, at, beside)| Pair {
            shared,
            one: texts[at].clone(),
            other: texts[beside].clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{TitleId, review::words};

    #[test]
    fn the_worst_pairs_come_first_and_a_title_is_not_held_against_itself() {
        let text = |title, text: &str| TitleText {
            title: TitleId::film(title),
            text: text.to_owned(),
        };
        let texts = [
            text(1, "rain over the harbor"),
            text(1, "rain over the harbor, again"),
            text(2, "harbor lights, rain and brass"),
            text(3, "brass, rain"),
        ];
        let pairs = worst(&texts, words::shared, 2);
        let ids: Vec<_> = pairs.iter().map(|pair| (pair.one.title, pair.other.title)).collect();
        assert_eq!(
            ids,
            [
                (TitleId::film(1), TitleId::film(2)),
                (TitleId::film(1), TitleId::film(2))
            ]
        );
        assert!(pairs[0].shared >= pairs[1].shared && pairs[1].shared > 0.0);
    }
}
