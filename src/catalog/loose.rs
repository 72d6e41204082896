//! Videos that are in no catalog.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::{
    Media, OwnCatalog, TitleFacts, TitleId,
    own_title::{OwnTitle, made_up_from},
};

impl OwnCatalog {
    /// Adds a film for a video that no title has: called as its file is, from the year that stands in its name, such as
    /// `Heat (1995).mkv`, else from the one given. Its id follows from its location alone, so that the log means the same video
    /// whenever it is played.
    pub fn add_loose(&mut self, location: &str, year: u16) -> TitleId {
        let id = TitleId::own(made_up_from(&Sha256::digest(location)));
        let media = Media {
            location: location.to_owned(),
            credits_s: None,
            intro: None,
        };
        let (name, named_year) = name_and_year(&media);
        if self.media.insert((id, None), media).is_none() {
            self.titles.push(OwnTitle {
                facts: TitleFacts::film(id, &name, named_year.unwrap_or(year)),
                episodes: Vec::new(),
                has_made_up_id: true,
            });
            self.titles.sort_by_key(|title| title.facts.id);
        }
        id
    }
}

fn name_and_year(media: &Media) -> (String, Option<u16>) {
    let name = media.name().trim_end_matches('/');
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str());
    // Nothing that a terminal could take for more than letters.
    let name: String = stem
        .unwrap_or(name)
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let year = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    match year.and_then(|(name, year)| Some((name, year.parse().ok()?))) {
        Some((name, year @ 1870..=2100)) => (name.to_owned(), Some(year)),
        Some(_) | None if name.trim().is_empty() => ("A video".to_owned(), None),
        Some(_) | None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_video_is_called_as_its_file_is_and_keeps_its_id() {
        let mut own = OwnCatalog::default();
        let heat = own.add_loose("/films/Heat (1995).mkv", 2020);
        let home = own.add_loose("/films/home.video.mp4", 2020);
        let stream = own.add_loose("https://example.org/talks/first.webm?t=1", 2020);
        assert_eq!(own.add_loose("/films/Heat (1995).mkv", 2021), heat);
        let catalog = Catalog::bundled().unwrap().with_own(&own).unwrap();
        assert_eq!(catalog.own_count(), 3);
        let named = |id| {
            let title = catalog.title(catalog.index_of(id).unwrap());
            (
                title.name().to_owned(),
                title.year(),
                title.media(None).unwrap().location.clone(),
            )
        };
        assert_eq!(
            named(heat),
            ("Heat".to_owned(), 1995, "/films/Heat (1995).mkv".to_owned())
        );
        assert_eq!(named(home).0, "home.video");
        assert_eq!(named(stream).0, "first");
        let mut later = OwnCatalog::default();
        assert_eq!(later.add_loose("/films/Heat (1995).mkv", 2020), heat);
    }

    #[test]
    fn a_name_of_nothing_is_some_name() {
        let mut own = OwnCatalog::default();
        for location in ["/films/ .mkv", "/", "/films/\u{1b}[2J.mkv"] {
            own.add_loose(location, 2020);
        }
        let catalog = Catalog::bundled().unwrap().with_own(&own).unwrap();
        let names: Vec<&str> = catalog
            .indices()
            .skip(catalog.base().len())
            .map(|at| catalog.title(at).name())
            .collect();
        assert!(
            names
                .iter()
                .all(|name| !name.trim().is_empty() && !name.contains('\u{1b}')),
            "{names:?}"
        );
    }
}
