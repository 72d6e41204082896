use std::collections::BTreeMap;

use crate::catalog::{Catalog, TitleIndex};

/// How much of the history's shares is mixed into those shown, so that a genre that is not shown costs much and not everything.
const MIXED_IN: f64 = 0.01;

/// Shares of genres, by name; they add up to 1, or there are none.
pub type GenreShares<'a> = BTreeMap<&'a str, f64>;

/// The genres of some titles: each title's weight is shared among its genres. Titles without a genre count for nothing.
pub fn genre_shares(catalog: &Catalog, titles: impl IntoIterator<Item = TitleIndex>) -> GenreShares<'_> {
    let mut shares = GenreShares::new();
    for title in titles {
        let genres = catalog.title(title).genres();
        let share = 1.0 / genres.len().max(1) as f64;
        for genre in genres {
            *shares.entry(genre).or_default() += share;
        }
    }
    let sum: f64 = shares.values().sum();
    shares.values_mut().for_each(|share| *share /= sum);
    shares
}

/// How far what is shown is from what was liked, by genres: `KL(p‖q̃) = Σ p ln(p/q̃)` with `q̃ = 0.99 q + 0.01 p`, in nats; 0 where the
/// shares are the same, `ln 100` where they have nothing in common (Steck, Calibrated Recommendations, RecSys 2018).
pub fn calibration_kl(liked: &GenreShares<'_>, shown: &GenreShares<'_>) -> f64 {
    let of = |(genre, share): (&&str, &f64)| {
        let mixed = (1.0 - MIXED_IN) * shown.get(genre).unwrap_or(&0.0) + MIXED_IN * share;
        share * (share / mixed).ln()
    };
    // Rounding alone could bring it below zero.
    liked.iter().map(of).sum::<f64>().max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GENRES: [&str; 6] = ["Comedy", "Crime", "Drama", "Horror", "Romance", "War"];

    fn shares() -> impl Strategy<Value = GenreShares<'static>> {
        prop::collection::btree_map(prop::sample::select(GENRES.to_vec()), 0.01_f64..1.0, 1..6).prop_map(
            |mut shares| {
                let sum: f64 = shares.values().sum();
                shares.values_mut().for_each(|share| *share /= sum);
                shares
            },
        )
    }

    proptest! {
        #[test]
        fn a_page_is_never_nearer_than_one_with_the_same_shares(liked in shares(), shown in shares()) {
            let far = calibration_kl(&liked, &shown);
            prop_assert!((0.0..=100_f64.ln() + 1e-9).contains(&far));
            prop_assert!(calibration_kl(&liked, &liked) < 1e-12);
            let most = GENRES.iter().map(|genre| {
                let of = |shares: &GenreShares<'_>| shares.get(genre).copied().unwrap_or(0.0);
                (of(&liked) - of(&shown)).abs()
            });
            prop_assert!(far > 0.0 || most.fold(0.0, f64::max) < 1e-6);
        }
    }

    #[test]
    fn shares_without_a_genre_in_common_are_as_far_apart_as_can_be() {
        let (crime, war) = (GenreShares::from([("Crime", 1.0)]), GenreShares::from([("War", 1.0)]));
        assert!((calibration_kl(&crime, &war) - 100_f64.ln()).abs() < 1e-12);
        assert!((calibration_kl(&crime, &GenreShares::new()) - 100_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn a_title_shares_its_weight_among_its_genres() {
        let catalog = Catalog::bundled().unwrap();
        let of_two = catalog
            .indices()
            .find(|title| catalog.title(*title).genres().len() == 2)
            .unwrap();
        let of_one = catalog
            .indices()
            .find(|title| catalog.title(*title).genres().len() == 1)
            .unwrap();
        let shares = genre_shares(&catalog, [of_two]);
        assert!(shares.len() == 2 && shares.values().all(|share| (share - 0.5).abs() < 1e-12));
        let both: f64 = genre_shares(&catalog, [of_two, of_one]).values().sum();
        assert!((both - 1.0).abs() < 1e-12);
        assert!(genre_shares(&catalog, []).is_empty());
    }
}
