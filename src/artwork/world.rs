//! Where a title plays: what its genres come down to for a painter.

/// One world for a whole list of genres, so that motifs and tones need a table of this many lines and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    War,
    Frontier,
    Space,
    Night,
    Show,
    Arena,
    Legend,
    Nursery,
    Underworld,
    Record,
    Heart,
    Laughter,
    Quest,
    Life,
}

/// Genres and their worlds, the most telling first: a crime comedy is a crime picture, and a war drama a war picture, for what
/// stands later in this list could play anywhere.
const WORLDS: [(&str, World); 23] = [
    ("war", World::War),
    ("western", World::Frontier),
    ("horror", World::Night),
    ("sci-fi", World::Space),
    ("musical", World::Show),
    ("sport", World::Arena),
    ("fantasy", World::Legend),
    ("documentary", World::Record),
    ("animation", World::Nursery),
    ("family", World::Nursery),
    ("film-noir", World::Underworld),
    ("crime", World::Underworld),
    ("mystery", World::Underworld),
    ("thriller", World::Underworld),
    ("music", World::Show),
    ("romance", World::Heart),
    ("adventure", World::Quest),
    ("action", World::Quest),
    ("comedy", World::Laughter),
    ("biography", World::Record),
    ("history", World::Quest),
    ("drama", World::Life),
    ("short", World::Life),
];

impl World {
    /// The most telling genre's world; life itself when no genre is known.
    pub fn of(genres: &[&str]) -> World {
        WORLDS
            .iter()
            .find(|(genre, _)| genres.contains(genre))
            .map_or(World::Life, |&(_, world)| world)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_telling_genre_decides_wherever_it_stands() {
        assert_eq!(World::of(&["drama", "comedy", "western"]), World::Frontier);
        assert_eq!(World::of(&["comedy", "crime"]), World::Underworld);
    }

    #[test]
    fn no_genre_is_life() {
        assert_eq!(World::of(&[]), World::Life);
        assert_eq!(World::of(&["telenovela"]), World::Life);
    }
}
