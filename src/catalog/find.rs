//! What a TITLE argument names.

use rustc_hash::FxHashMap;

use super::{Catalog, Title, TitleId, TitleIndex, fuzzy, text::fold};

/// So many names are listed when an argument does not name one title.
const NAMES_LISTED: usize = 5;

/// Why a TITLE argument names no single title.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindTitleError {
    /// Holds what was asked for and the nearest names, each as `Heat (1995) tt0113277`.
    #[error("no title is called “{asked}”{}", nearest_in_words(nearest))]
    Unknown { asked: String, nearest: Vec<String> },
    #[error("“{asked}” names several titles; say which: {}", candidates.join(", "))]
    Ambiguous { asked: String, candidates: Vec<String> },
}

fn nearest_in_words(nearest: &[String]) -> String {
    if nearest.is_empty() {
        "; the catalog has nothing near it".to_owned()
    } else {
        format!("; the nearest are: {}", nearest.join(", "))
    }
}

impl Catalog {
    /// An id (`tt0113277`), a name with its year (`Heat (1995)`), or a name that only one title has. Case does not count.
    pub fn find(&self, asked: &str) -> Result<Title<'_>, FindTitleError> {
        self.find_by(asked, |folded| self.called(folded))
    }

    /// The same for whoever knows which titles have a folded name.
    pub(super) fn find_by(
        &self,
        asked: &str,
        called: impl Fn(&str) -> Vec<TitleIndex>,
    ) -> Result<Title<'_>, FindTitleError> {
        let asked = asked.trim();
        if let Ok(id) = asked.to_lowercase().parse::<TitleId>() {
            return self.by_id(id).ok_or_else(|| self.unknown_id(asked, id));
        }
        let wanted = fold(asked);
        let mut found = called(&wanted);
        if found.is_empty()
            && let Some((name, year)) = split_year(&wanted)
        {
            found = called(name);
            found.retain(|&index| self.title(index).year() == year);
        }
        match found[..] {
            [] => Err(self.unknown_name(asked, &wanted)),
            [one] => Ok(self.title(one)),
            _ => {
                found.sort_by_key(|&index| (std::cmp::Reverse(self.record(index).likes), index));
                Err(FindTitleError::Ambiguous {
                    asked: super::text::clean(asked).into_owned(),
                    candidates: self.described(&found),
                })
            }
        }
    }

    fn called(&self, folded: &str) -> Vec<TitleIndex> {
        self.indices()
            .filter(|&index| fold(self.title(index).name()) == folded)
            .collect()
    }

    /// All titles by their folded names, for whoever looks up many.
    pub(super) fn by_folded_name(&self) -> FxHashMap<String, Vec<TitleIndex>> {
        let mut by_name: FxHashMap<String, Vec<TitleIndex>> = FxHashMap::default();
        for index in self.indices() {
            by_name.entry(fold(self.title(index).name())).or_default().push(index);
        }
        by_name
    }

    /// The ids around one that is not there.
    fn unknown_id(&self, asked: &str, id: TitleId) -> FindTitleError {
        let above = self.columns.titles.partition_point(|record| record.id < id.to_bits());
        let first = above.saturating_sub(2);
        let around: Vec<TitleIndex> = self.indices().skip(first).take(4).collect();
        FindTitleError::Unknown {
            asked: super::text::clean(asked).into_owned(),
            nearest: self.described(&around),
        }
    }

    fn unknown_name(&self, asked: &str, wanted: &str) -> FindTitleError {
        let name = split_year(wanted).map_or(wanted, |(name, _)| name);
        FindTitleError::Unknown {
            asked: super::text::clean(asked).into_owned(),
            nearest: self.described(&fuzzy::nearest_names(self, name, NAMES_LISTED)),
        }
    }

    fn described(&self, titles: &[TitleIndex]) -> Vec<String> {
        titles
            .iter()
            .map(|&index| {
                let title = self.title(index);
                format!("{} ({}) {}", title.name(), title.year(), title.id())
            })
            .collect()
    }
}

/// `heat (1995)` is `heat` of 1995.
fn split_year(text: &str) -> Option<(&str, u16)> {
    let (name, year) = text.strip_suffix(')')?.rsplit_once('(')?;
    let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
    Some((name.trim_end(), year))
}
