use serde::{Deserialize, Serialize};

use crate::{
    behavior::{ProfileFacts, ProfileId, UtcMillis},
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
        (!self.facts.kids || title.maturity().is_for_kids()) && title.is_available_in(&self.facts.region)
    }

    /// Sorts profiles by when they came to the household.
    pub fn order(&self) -> (UtcMillis, &ProfileId) {
        (self.created_at, &self.id)
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

/// Why a PROFILE argument names nobody, or a new profile cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    #[error("nobody here is called “{asked}”; {}", who_is_here(known))]
    Unknown { asked: String, known: Vec<String> },
    #[error("a profile called “{0}” is here already; choose another name")]
    Taken(String),
    #[error("a profile's name has 1 to 20 columns and is not blank; “{0}” does not fit")]
    BadName(String),
    #[error("“{0}” is not a region; give an ISO 3166 code of two letters such as DE")]
    BadRegion(String),
}

fn who_is_here(known: &[String]) -> String {
    if known.is_empty() {
        "add a profile with `frontrow profile add NAME`".to_owned()
    } else {
        format!("the profiles are: {}", known.join(", "))
    }
}
