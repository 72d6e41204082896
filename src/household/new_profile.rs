use unicode_width::UnicodeWidthStr;

use super::{Home, ProfileError};
use crate::behavior::{ProfileFacts, ProfileId, printable};

const NAME_COLUMNS_MAX: usize = 20;

impl Home {
    /// Checks a new profile's facts (control characters are stripped) and makes up its id from the name.
    pub fn new_profile(&self, name: &str, kids: bool, region: &str) -> Result<(ProfileId, ProfileFacts), ProfileError> {
        let name = printable(name).trim().to_owned();
        if !(1..=NAME_COLUMNS_MAX).contains(&name.width()) {
            return Err(ProfileError::BadName(name));
        }
        let region = printable(region).trim().to_ascii_uppercase();
        if region.len() != 2 || !region.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(ProfileError::BadRegion(region));
        }
        if self.profile(&name).is_ok() {
            return Err(ProfileError::Taken(name));
        }
        let id = self.free_id(&slug(&name));
        Ok((id, ProfileFacts { name, kids, region }))
    }

    /// `ada`, or `ada-2` when somebody is or was called so.
    fn free_id(&self, slug: &str) -> ProfileId {
        let is_free = |id: &ProfileId| self.profile_by_id(id).is_none() && !self.removed.contains(id);
        let mut id = ProfileId(slug.to_owned());
        let mut count = 2_u32;
        while !is_free(&id) {
            id = ProfileId(format!("{slug}-{count}"));
            count += 1;
        }
        id
    }
}

/// A name's letters and digits in lower case, all else as single hyphens; `viewer` where nothing is left.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "viewer" } else { slug }.to_owned()
}
