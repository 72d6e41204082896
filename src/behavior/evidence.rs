use serde::{Deserialize, Serialize};

use super::{
    event::{Rating, Seq},
    play::Play,
    time::{DAY_MS, UtcMillis},
};

/// After this many days an impression is worth half as much.
const IMPRESSION_HALF_LIFE_DAYS: f32 = 3.0;

/// A dated fact that an undo may take back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub seq: Seq,
    pub at: UtcMillis,
    pub value: T,
}

/// All that one viewer did about one title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TitleEvidence {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plays: Vec<Play>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Dated<Rating>>,
    /// `true` for added, `false` for removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<Dated<bool>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Dated<()>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Dated<()>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub continue_removed: Vec<Dated<()>>,
    /// Opened from a search's results.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub searched: Vec<Dated<()>>,
    #[serde(skip_serializing_if = "is_zero")]
    pub focused_ms: u64,
    #[serde(skip_serializing_if = "is_zero")]
    pub previewed_ms: u64,
    /// Impressions, each worth half as much after three days; counted up to `impressions_at`.
    pub impressions: f32,
    pub impressions_at: UtcMillis,
}

fn is_zero(ms: &u64) -> bool {
    *ms == 0
}

impl TitleEvidence {
    /// What the impressions so far are worth at a later time.
    pub fn impressions_at(&self, now: UtcMillis) -> f32 {
        let days = now.since(self.impressions_at) as f32 / DAY_MS as f32;
        self.impressions * (-days / IMPRESSION_HALF_LIFE_DAYS).exp2()
    }

    pub(super) fn count_impression(&mut self, at: UtcMillis) {
        self.impressions = self.impressions_at(at) + 1.0;
        self.impressions_at = at;
    }

    /// Takes back whatever the record `seq` left here; says whether that was anything.
    pub(super) fn forget(&mut self, seq: Seq) -> bool {
        remove(&mut self.plays, |play| play.seq == seq)
            || forget(&mut self.ratings, seq)
            || forget(&mut self.list, seq)
            || forget(&mut self.hidden, seq)
            || forget(&mut self.opened, seq)
            || forget(&mut self.continue_removed, seq)
            || forget(&mut self.searched, seq)
    }
}

/// Removes the fact that the record `seq` left in a list; says whether there was one.
pub(super) fn forget<T>(facts: &mut Vec<Dated<T>>, seq: Seq) -> bool {
    remove(facts, |fact| fact.seq == seq)
}

fn remove<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool) -> bool {
    // What is undone is recent, as a rule.
    match list.iter().rposition(is_it) {
        Some(at) => {
            list.remove(at);
            true
        }
        None => false,
    }
}
