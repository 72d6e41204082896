//! Which caption a title carries: a softmax over the viewer's pull toward each appeal, mixed with plain exploration.
//!
//! The draw is seeded by the request's seed and the title's id, so a title speaks to the same appeal wherever it stands, and
//! the probability it was drawn with is exact: an off-policy estimate needs no less.

use std::borrow::Cow;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{Caption, Taste, Viewport, appeal, score::Scorer};
use crate::catalog::{Appeal, AppealText, CaptionForm, FactCaption, Title};

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

/// Which forms of sentences stand where, so that no two facts in view are put in the same one.
///
/// A view is what a viewport shows at once: two slots are in one view when fewer rows and fewer columns lie between them
/// than it has, however far the page is scrolled.
pub(super) struct FormsInView {
    viewport: Viewport,
    used: Vec<(CaptionForm, Place)>,
}

/// A slot's row, the hero's being 0, and its place there.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl FormsInView {
    pub(super) const fn new(viewport: Viewport) -> Self {
        Self {
            viewport,
            used: Vec::new(),
        }
    }

    fn is_free(&self, form: CaptionForm, at: Place) -> bool {
        let rows = usize::from(self.viewport.rows.max(1));
        let columns = usize::from(self.viewport.columns.max(1));
        let is_near = |other: Place| at.row.abs_diff(other.row) < rows && at.column.abs_diff(other.column) < columns;
        form == CaptionForm::Bare || !self.used.iter().any(|(used, other)| *used == form && is_near(*other))
    }

    /// Whether words that are on the screen may stand there, too; written ones always may.
    fn keep(&mut self, form: Option<CaptionForm>, at: Place) -> bool {
        let is_free = form.is_none_or(|form| self.is_free(form, at));
        if is_free {
            self.used.extend(form.map(|form| (form, at)));
        }
        is_free
    }

    /// The first way that is free, which the bare fact always is.
    fn take(&mut self, ways: Vec<FactCaption>, at: Place) -> Option<FactCaption> {
        let way = ways.into_iter().find(|way| self.is_free(way.form, at))?;
        self.used.push((way.form, at));
        Some(way)
    }
}

/// The caption of a title: the session's, or one drawn now. `shown` is the one it has on the screen, whose words it keeps
/// where no other fact in view is put the same way.
pub(super) fn choose(
    scorer: &Scorer<'_>,
    title: Title<'_>,
    shown: Option<&Caption>,
    forms: &mut FormsInView,
    at: Place,
) -> Caption {
    let chosen = scorer.request.captions.get(&title.id()).copied();
    let (appeal, action_prob) = chosen
        .filter(|(appeal, _)| title.appeals().any(|supported| supported == *appeal))
        .unwrap_or_else(|| draw(scorer, title));
    let kept = shown.filter(|shown| shown.appeal == appeal && forms.keep(shown.form, at));
    let (form, text) = match kept {
        Some(shown) => (shown.form, shown.text.clone()),
        None => match forms.take(title.fact_captions(appeal), at) {
            Some(way) => (Some(way.form), way.text),
            None => (None, title.caption(appeal).map_or_else(String::new, Cow::into_owned)),
        },
    };
    Caption {
        appeal,
        text,
        form,
        action_prob,
    }
}

/// The caption that a title carries by itself.
pub(super) fn alone(scorer: &Scorer<'_>, title: Title<'_>) -> Caption {
    let mut forms = FormsInView::new(scorer.request.viewport);
    choose(scorer, title, None, &mut forms, Place { row: 0, column: 0 })
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
