//! Whose ratings the model is made from, in the catalog's numbers.

use std::{collections::BTreeMap, iter};

use super::{
    facts::imdb_ids,
    interactions::{Interactions, Liked},
    progress::TrainError,
    ratings_file::Ratings,
};
use crate::catalog::{Catalog, Problem, SourceFile, read_audience};

/// The audience that the bundled model is made from. Pages of a program come into memory when they are touched: nothing but
/// training touches these.
static AUDIENCE: &str = include_str!("../../catalog/audience.csv");

/// What the audience compiled into the program likes and does not like;
/// titles are numbered as in the catalog.
///
/// # Errors
/// The first line that cannot be read.
pub fn bundled_audience(catalog: &Catalog) -> Result<Interactions, Problem> {
    audience(catalog, AUDIENCE)
}

/// What is liked and not liked in an `audience.csv`, its viewers in their order; titles are numbered as in the catalog, and those that are not in it
/// do not count.
///
/// # Errors
/// The first line that cannot be read.
pub fn audience(catalog: &Catalog, csv: &str) -> Result<Interactions, Problem> {
    let mut viewers: BTreeMap<u32, (Vec<Liked>, Vec<Liked>)> = BTreeMap::new();
    for row in read_audience("audience.csv", csv) {
        let row = row?;
        if let Some(title) = catalog.index_of(row.title) {
            let (likes, disliked) = viewers.entry(row.viewer).or_default();
            let side = if row.is_like() { likes } else { disliked };
            let at_s = row.at;
            side.push(Liked { title: title.0, at_s });
        }
    }
    Ok(Interactions::rated(catalog.len(), viewers.into_values().collect()))
}

/// Of fewer viewers nothing is learned that holds for others,
pub(super) const VIEWERS_LEAST: usize = 50;
/// and of a viewer with fewer likes nothing about what comes after them.
pub(super) const LIKES_LEAST: usize = 4;

/// Others' likes of titles that are in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLikes {
    /// Titles are numbered as in the catalog.
    pub likes: Interactions,
    /// How many of the titles that somebody likes are in the catalog, and how many there are.
    pub titles: usize,
    pub titles_in_file: usize,
}

impl FoundLikes {
    /// Finds what others like in the catalog, by IMDb's numbers: from MovieLens' `links.csv`, else from the titles' ids, where
    /// those are IMDb's.
    ///
    /// # Errors
    /// When too little of it is found to learn from, or the first line of the links that cannot be read.
    pub fn in_catalog(
        catalog: &Catalog,
        ratings: &Ratings,
        min_rating: f32,
        links: Option<SourceFile<'_>>,
    ) -> Result<Self, TrainError> {
        let liked = ratings.liked(min_rating);
        let imdb = imdb_ids(&ratings.titles, links, catalog)?;
        let in_catalog: Vec<Option<u32>> = imdb
            .into_iter()
            .map(|id| id.and_then(|id| catalog.index_of(id)).map(|title| title.0))
            .collect();
        let titles_in_file = liked.most_liked();
        let found = Self {
            titles: titles_in_file
                .iter()
                .filter(|title| in_catalog[**title as usize].is_some())
                .count(),
            titles_in_file: titles_in_file.len(),
            likes: renumbered(&liked, &in_catalog, catalog.len()),
        };
        let viewers = found.likes.viewers.iter();
        let viewers = viewers.filter(|likes| likes.len() >= LIKES_LEAST).count();
        if viewers < VIEWERS_LEAST {
            let Self {
                titles, titles_in_file, ..
            } = found;
            return Err(TrainError::TooFew {
                titles,
                titles_in_file,
                viewers,
            });
        }
        Ok(found)
    }
}

/// The same ratings under other numbers; titles without a number take theirs with them, and viewers without a like go.
fn renumbered(rated: &Interactions, numbers: &[Option<u32>], titles: usize) -> Interactions {
    let known = |all: &Vec<Liked>| -> Vec<Liked> {
        let known = all.iter().filter_map(|liked| {
            let title = numbers[liked.title as usize]?;
            Some(Liked { title, ..*liked })
        });
        known.collect()
    };
    let disliked = rated.disliked.iter().map(known).chain(iter::repeat(Vec::new()));
    let viewers = rated.viewers.iter().map(known).zip(disliked).collect();
    Interactions {
        is_timed: rated.is_timed,
        is_ordered: rated.is_ordered,
        ..Interactions::rated(titles, viewers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::Format;

    fn catalog() -> Catalog {
        Catalog::bundled().unwrap()
    }

    fn ratings(csv: &str) -> Ratings {
        let file = SourceFile {
            name: "ratings.csv",
            bytes: csv.as_bytes(),
        };
        Ratings::read(file, Some(Format::Csv)).unwrap()
    }

    /// So many viewers like these titles, one a day.
    fn all_like(viewers: usize, titles: &[&str]) -> String {
        let mut csv = "user,item,rating,timestamp\n".to_owned();
        for viewer in 0..viewers {
            for (day, title) in (1..).zip(titles) {
                csv.push_str(&format!("{viewer},{title},5,{}\n", day * 86_400));
            }
        }
        csv
    }

    #[test]
    fn the_audience_is_in_the_catalogs_numbers_and_in_the_order_of_time() {
        let catalog = catalog();
        let csv = "viewer,title,rating,at\n1,tt0113277,9,50\n1,tt0122690,7,40\n1,tt0133093,6,30\n2,tt9999999,9,20\n3,tt0133093,8,10\n";
        let likes = audience(&catalog, csv).unwrap();
        let title = |id: &str| catalog.index_of(id.parse().unwrap()).unwrap().0;
        let liked = |id, at_s| Liked { title: title(id), at_s };
        assert_eq!(
            likes.viewers,
            [
                vec![liked("tt0122690", 40), liked("tt0113277", 50)],
                vec![liked("tt0133093", 10)],
            ]
        );
        assert_eq!(likes.titles, catalog.len());
    }

    #[test]
    fn ids_that_are_imdbs_are_found_and_others_take_their_likes_with_them() {
        let catalog = catalog();
        let csv = all_like(60, &["0113277", "tt0122690", "0133093", "0110912", "0000009"]);
        let found = FoundLikes::in_catalog(&catalog, &ratings(&csv), 4.0, None).unwrap();
        assert_eq!((found.titles, found.titles_in_file), (4, 5));
        assert_eq!((found.likes.viewers.len(), found.likes.likes()), (60, 240));
        let first = catalog.index_of("tt0113277".parse().unwrap()).unwrap().0;
        assert_eq!(
            found.likes.viewers[0][0],
            Liked {
                title: first,
                at_s: 86_400
            }
        );
        assert!(found.likes.is_timed);
    }

    #[test]
    fn links_say_which_titles_are_meant_and_one_meant_twice_is_liked_once() {
        let catalog = catalog();
        let links = SourceFile {
            name: "links.csv",
            bytes: b"movieId,imdbId,tmdbId\n1,0113277,1\n2,0122690,2\n3,0133093,3\n4,0110912,4\n5,0110912,4\n",
        };
        let csv = all_like(50, &["1", "2", "3", "4", "5", "6"]);
        let found = FoundLikes::in_catalog(&catalog, &ratings(&csv), 4.0, Some(links)).unwrap();
        assert_eq!((found.titles, found.titles_in_file, found.likes.likes()), (5, 6, 200));
    }

    #[test]
    fn too_little_to_learn_from_is_refused_with_what_was_found() {
        let catalog = catalog();
        for (csv, found) in [
            (all_like(49, &["0113277", "0122690", "0133093", "0110912"]), (4, 4, 49)),
            (all_like(60, &["0113277", "0122690", "0133093"]), (3, 3, 0)),
            (all_like(60, &["1", "2", "3", "4", "5"]), (0, 5, 0)),
        ] {
            let refused = FoundLikes::in_catalog(&catalog, &ratings(&csv), 4.0, None).unwrap_err();
            let (titles, titles_in_file, viewers) = found;
            let expected = TrainError::TooFew {
                titles,
                titles_in_file,
                viewers,
            };
            assert_eq!(refused, expected);
            assert!(refused.to_string().contains("links.csv"), "{refused}");
        }
    }
}
