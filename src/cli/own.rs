//! What a viewer's own catalog adds, counted.

use crate::{catalog::Catalog, runtime::own_catalog};

pub(super) struct OwnCounts {
    /// Titles that it adds.
    pub titles: usize,
    /// Titles, added or not, of which any video is named.
    pub with_media: usize,
    /// Videos that are named as files and are not there.
    pub missing: Vec<String>,
}

impl OwnCounts {
    pub fn of(catalog: &Catalog) -> Self {
        let titles = catalog.indices().map(|index| catalog.title(index));
        let missing = own_catalog::missing(catalog);
        Self {
            titles: catalog.own_count(),
            with_media: titles.filter(|title| title.has_media()).count(),
            missing: missing.into_iter().map(str::to_owned).collect(),
        }
    }

    /// `2 titles of its own, 5 titles with media, 1 file is not there`.
    pub fn in_words(&self) -> String {
        let titles = |count: usize| {
            if count == 1 {
                "1 title".to_owned()
            } else {
                format!("{count} titles")
            }
        };
        let missing = match self.missing.len() {
            0 => "all files are there".to_owned(),
            1 => "1 file is not there".to_owned(),
            count => format!("{count} files are not there"),
        };
        format!(
            "{} of its own, {} with media, {missing}",
            titles(self.titles),
            titles(self.with_media)
        )
    }
}
