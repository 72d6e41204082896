//! Which caption a title carries: a softmax over the viewer's pull toward each appeal, mixed with plain exploration.
//!
//! The draw is seeded by the request's seed and the title's id, so a title carries the same caption wherever it stands, and
//! the probability it was drawn with is exact: an off-policy estimate needs no less.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{Caption, Taste, appeal, score::Scorer};
use crate::catalog::{Appeal, AppealText, Title};

/// Pull, in thousandths, that makes an appeal e times likelier.
const TEMPERATURE: f64 = 450.0;
/// This share of all captions is drawn evenly.
const EXPLORATION: f64 = 0.1;

/// The probability of each appeal that a title has a caption for, in the order of [`Appeal`]; they sum to 1.
pub(super) fn probabilities(scorer: &Scorer<'_>, title: Title<'_>) -> Vec<(Appeal, f64)> {
    let pulls = appeal::pulls(&scorer.taste, title);
    let pull = |appeal: Appeal| f64::from(pulls[appeal as usize].0);
    let strongest = title.appeals().map(pull).fold(f64::NEG_INFINITY, f64::max);
    let mut drawn: Vec<(Appeal, f64)> = title
        .appeals()
        .map(|appeal| (appeal, ((pull(appeal) - strongest) / TEMPERATURE).exp()))
        .collect();
    let sum: f64 = drawn.iter().map(|(_, weight)| weight).sum();
    let evenly = EXPLORATION / drawn.len().max(1) as f64;
    for (_, probability) in &mut drawn {
        *probability = (1.0 - EXPLORATION) * *probability / sum + evenly;
    }
    drawn
}

/// The caption of a title: the session's, or one drawn now. `shown` is the one it has on the screen, whose text is not set
/// out again.
pub(super) fn choose(scorer: &Scorer<'_>, title: Title<'_>, shown: Option<&Caption>) -> Caption {
    let chosen = scorer.request.captions.get(&title.id()).copied();
    let (appeal, action_prob) = chosen
        .filter(|(appeal, _)| title.appeals().any(|supported| supported == *appeal))
        .unwrap_or_else(|| draw(scorer, title));
    let text = match shown.filter(|shown| shown.appeal == appeal) {
        Some(shown) => shown.text.clone(),
        None => title.caption(appeal).map_or_else(String::new, |text| text.into_owned()),
    };
    Caption {
        appeal,
        text,
        action_prob,
    }
}

fn draw(scorer: &Scorer<'_>, title: Title<'_>) -> (Appeal, f64) {
    let probabilities = probabilities(scorer, title);
    let seed = scorer.request.seed ^ u64::from(title.id().to_bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut left: f64 = Pcg64Mcg::seed_from_u64(seed).random();
    for &(appeal, probability) in &probabilities {
        if left < probability {
            return (appeal, probability);
        }
        left -= probability;
    }
    // Rounding left a sliver beyond the last one.
    probabilities.last().copied().unwrap_or((Appeal::Genre, 1.0))
}

/// The synopsis framing for this viewer: no chance in it, the strongest pull decides.
pub(super) fn framing(taste: &Taste, title: Title<'_>) -> (Appeal, String) {
    let pulls = appeal::pulls(taste, title);
    let synopses = title.synopses();
    let mut best: Option<&AppealText<'_>> = None;
    for synopsis in &synopses {
        let pull = |text: &AppealText<'_>| pulls[text.appeal as usize].0;
        if best.is_none_or(|best| pull(synopsis) > pull(best)) {
            best = Some(synopsis);
        }
    }
    best.map_or((Appeal::Genre, String::new()), |text| {
        (text.appeal, text.text.to_string())
    })
}
