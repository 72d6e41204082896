//! The genres, and how each is spoken of.

use super::Appeal;

/// One genre of the catalog. All its names stand here and nowhere else.
#[derive(Debug, PartialEq, Eq)]
pub struct Genre {
    /// What follows `genre:` in a facet's key.
    pub key: &'static str,
    /// For people's eyes.
    pub name: &'static str,
    /// As films.csv and movies.dat write it.
    pub sources: &'static [&'static str],
    /// `a crime film`.
    pub one: &'static str,
    /// `crime films`.
    pub many: &'static str,
    /// `crime stories`, where a name speaks of what the story tells, and series belong, too.
    pub stories: &'static str,
    /// `crime`, before the noun of another genre; none where English has no such word.
    pub adjective: Option<&'static str>,
    /// Its noun carries another genre's adjective: “crime dramas”, but not “horror crime films”.
    pub is_head: bool,
    /// What a caption built on it speaks to.
    pub appeal: Appeal,
}

macro_rules! genres {
    ($($key:literal $name:literal $sources:tt $one:literal $many:literal $stories:literal $adjective:expr, $head:literal, $appeal:ident;)*) => {
        /// In the order in which one takes the noun of a pair: a romantic comedy is a comedy, a comedy drama a drama.
        pub static GENRES: &[Genre] = &[$(Genre {
            key: $key,
            name: $name,
            sources: &$sources,
            one: $one,
            many: $many,
            stories: $stories,
            adjective: $adjective,
            is_head: $head,
            appeal: Appeal::$appeal,
        }),*];
    };
}

genres! {
    "documentary" "Documentary"     ["Documentary", "News"] "a documentary"          "documentaries"         "documentaries"           None, true, Story;
    "musical"     "Musical"         ["Musical"]             "a musical"              "musicals"              "musicals"                None, true, Mood;
    "western"     "Western"         ["Western"]             "a western"              "westerns"              "westerns"                None, true, Action;
    "comedy"      "Comedy"          ["Comedy"]              "a comedy"               "comedies"              "comedies"                Some("comedy"), true, Comedy;
    "thriller"    "Thriller"        ["Thriller"]            "a thriller"             "thrillers"             "thrillers"               None, true, Suspense;
    "mystery"     "Mystery"         ["Mystery"]             "a mystery"              "mysteries"             "mysteries"               Some("mystery"), true, Suspense;
    "adventure"   "Adventure"       ["Adventure"]           "an adventure"           "adventures"            "adventures"              None, true, Action;
    "romance"     "Romance"         ["Romance"]             "a romance"              "romances"              "romances"                Some("romantic"), true, Romance;
    "drama"       "Drama"           ["Drama"]               "a drama"                "dramas"                "dramas"                  None, true, Story;
    "crime"       "Crime"           ["Crime"]               "a crime film"           "crime films"           "crime stories"           Some("crime"), false, Suspense;
    "film-noir"   "Film noir"       ["Film-Noir"]           "a film noir"            "noir films"            "noir films"              Some("noir"), false, Mood;
    "horror"      "Horror"          ["Horror"]              "a horror film"          "horror films"          "horror stories"          Some("horror"), false, Chills;
    "sci-fi"      "Science fiction" ["Sci-Fi"]              "a science-fiction film" "science-fiction films" "science-fiction stories" Some("science-fiction"), false, Wonder;
    "fantasy"     "Fantasy"         ["Fantasy"]             "a fantasy film"         "fantasy films"         "fantasy stories"         Some("fantasy"), false, Wonder;
    "animation"   "Animation"       ["Animation"]           "an animated film"       "animation"             "animation"               Some("animated"), false, Wonder;
    "action"      "Action"          ["Action"]              "an action film"         "action films"          "action films"            Some("action"), false, Action;
    "war"         "War"             ["War"]                 "a war film"             "war films"             "war stories"             Some("war"), false, Action;
    "family"      "Family"          ["Family"]              "a family film"          "family films"          "family stories"          Some("family"), false, Family;
    "biography"   "Biography"       ["Biography"]           "a biographical film"    "biographical films"    "biographical stories"    Some("biographical"), false, Story;
    "history"     "History"         ["History"]             "a historical film"      "historical films"      "historical stories"      Some("historical"), false, Story;
    "sport"       "Sports"          ["Sport"]               "a sports film"          "sports films"          "sports stories"          Some("sports"), false, Story;
    "music"       "Music"           ["Music"]               "a music film"           "music films"           "music films"             None, false, Mood;
    "short"       "Short film"      ["Short"]               "a short film"           "short films"           "short films"             None, false, Length;
    "adult"       "Adult"           ["Adult"]               "an adult film"          "adult films"           "adult films"             None, false, Story;
}

impl Genre {
    pub fn by_key(key: &str) -> Option<&'static Self> {
        GENRES.iter().find(|genre| genre.key == key)
    }

    /// From the word that films.csv and movies.dat use.
    pub fn from_source(word: &str) -> Option<&'static Self> {
        GENRES.iter().find(|genre| genre.sources.contains(&word))
    }

    /// `crime film`.
    pub fn noun(&self) -> &'static str {
        self.one.split_once(' ').map_or(self.one, |(_article, noun)| noun)
    }
}

/// How two genres together are called: the adjective of one before the noun of the other, such as `romantic comedies`.
/// Gives the noun's genre, too.
pub fn pair_name(one: &'static Genre, other: &'static Genre) -> Option<(&'static Genre, &'static str)> {
    [(one, other), (other, one)]
        .into_iter()
        .filter(|(head, _)| head.is_head)
        .filter_map(|(head, modifier)| Some((head, modifier.adjective?)))
        .min_by_key(|(head, _)| GENRES.iter().position(|genre| genre.key == head.key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(one: &str, other: &str) -> Option<String> {
        let (head, adjective) = pair_name(Genre::by_key(one)?, Genre::by_key(other)?)?;
        Some(format!("{adjective} {}", head.many))
    }

    #[test]
    fn two_genres_are_named_as_one_says_them() {
        assert_eq!(pair("comedy", "romance").as_deref(), Some("romantic comedies"));
        assert_eq!(pair("drama", "comedy").as_deref(), Some("comedy dramas"));
        assert_eq!(pair("crime", "drama").as_deref(), Some("crime dramas"));
        assert_eq!(pair("horror", "crime"), None);
    }

    #[test]
    fn no_two_genres_share_a_key_or_a_source_word() {
        let mut words: Vec<_> = GENRES
            .iter()
            .flat_map(|genre| genre.sources.iter().chain([&genre.key]))
            .collect();
        words.sort_unstable();
        let all = words.len();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
