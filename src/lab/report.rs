use serde::{Serialize, Serializer};

use super::{cold::ColdReport, interval::Interval};

/// Values under names, in an order that means something; a map in JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Named<T> {
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl<T> FromIterator<(String, T)> for Named<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// What an evaluation found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Whoever liked something.
    pub viewers: usize,
    /// What somebody liked.
    pub titles: usize,
    pub interactions: usize,
    pub training_viewers: usize,
    /// Those who were kept out of training and asked.
    pub evaluated_viewers: usize,
    pub seed: u64,
    /// Whether likes stand in the order of time; else each viewer's were shuffled.
    pub is_ordered: bool,
    /// Length of history → model → metric → mean over viewers.
    pub by_history: Named<Named<Named<Interval>>>,
    /// Length of history → what was measured → how much better than the best reference there.
    pub against_best: Named<Named<AgainstBest>>,
    /// Titles that nobody in training liked; only where facts are known of titles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cold: Option<ColdReport>,
}

/// NDCG@10 against the reference that has the most of it, paired by viewer; in percent of what the reference has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgainstBest {
    pub reference: String,
    #[serde(flatten)]
    pub percent: Interval,
}
