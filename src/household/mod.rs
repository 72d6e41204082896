//! Who is watching: profiles, their limits and settings, all as events.
//!
//! [`Home`] is the fold of the whole log: the household and one [`Viewer`] a profile. A snapshot of it is a cache.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    behavior::{ProfileFacts, ProfileId, Record, Seq, UtcMillis, Viewer},
    catalog::{Maturity, Title},
};

/// One member of the household.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    pub id: ProfileId,
    pub facts: ProfileFacts,
    pub created_at: UtcMillis,
    /// Onboarding was completed or skipped.
    pub welcomed: bool,
}

impl Profile {
    /// The one rule of what a profile may see, as far as the title itself decides: maturity and region.
    pub fn allows(&self, title: Title<'_>) -> bool {
        (!self.facts.kids || title.maturity().is_for_kids())
            && title.is_available_in(&self.facts.region)
    }

    /// The highest maturity this profile is shown.
    pub fn limit(&self) -> Maturity {
        if self.facts.kids {
            Maturity::Seven
        } else {
            Maturity::Eighteen
        }
    }
}

/// What can be switched, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Ask “Still watching?”. Key `still_watching`, values `on` and `off`.
    pub still_watching: bool,
    /// Start the next episode by itself. Key `autoplay`.
    pub autoplay: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            still_watching: true,
            autoplay: true,
        }
    }
}

/// Everything a log says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Home {
    /// In the order they were created.
    pub profiles: Vec<Profile>,
    pub settings: BTreeMap<ProfileId, Settings>,
    pub viewers: BTreeMap<ProfileId, Viewer>,
    /// The first record's time: Originals premiere relative to it.
    pub since: Option<UtcMillis>,
    pub last_seq: Seq,
    pub last_at: UtcMillis,
}

/// Why a PROFILE argument names nobody.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    #[error("nobody here is called “{asked}”; {}", if known.is_empty() { "add a profile with `frontrow profile add NAME`".to_owned() } else { format!("the profiles are: {}", known.join(", ")) })]
    Unknown { asked: String, known: Vec<String> },
    #[error("a profile called “{0}” is here already; choose another name")]
    Taken(String),
    #[error("a profile's name has 1 to 20 columns and is not blank; “{0}” does not fit")]
    BadName(String),
    #[error("“{0}” is not a region; give an ISO 3166 code of two letters such as DE")]
    BadRegion(String),
}

impl Home {
    /// Takes one record in.
    pub fn apply(&mut self, _record: &Record) {
        todo!()
    }
    /// By id or by name; case does not count.
    pub fn profile(&self, _asked: &str) -> Result<&Profile, ProfileError> {
        todo!()
    }
    pub fn profile_by_id(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| &profile.id == id)
    }
    /// The viewer behind a profile; nothing known yet gives an empty one.
    pub fn viewer(&self, id: &ProfileId) -> std::borrow::Cow<'_, Viewer> {
        self.viewers.get(id).map_or_else(
            || std::borrow::Cow::Owned(Viewer::default()),
            std::borrow::Cow::Borrowed,
        )
    }
    pub fn settings(&self, id: &ProfileId) -> Settings {
        self.settings.get(id).copied().unwrap_or_default()
    }
    /// Checks a new profile's facts (control characters are stripped) and makes up its id from the name.
    pub fn new_profile(
        &self,
        _name: &str,
        _kids: bool,
        _region: &str,
    ) -> Result<(ProfileId, ProfileFacts), ProfileError> {
        todo!()
    }
}
