//! Who is watching: profiles, their limits and settings, all as events.
//!
//! [`Home`] is the fold of the whole log: the household and one [`Viewer`](crate::behavior::Viewer) a profile. A snapshot of it is a cache.

mod home;
mod new_profile;
mod profile;
mod settings;

pub use home::*;
pub use profile::*;
pub use settings::*;
