//! Captions of titles that nobody has written up: facts, in one of several forms, and no pretence of prose.
//!
//! [`ways`] gives every form that a title's facts have for an appeal. A form is a [`CaptionForm`], so that a page can say
//! no two facts in the same sentence where both are in view; the last way is the bare fact, which is no sentence.

use super::{
    Appeal, Title,
    genre::{GENRES, Genre, pair_name},
    place::{in_a_sentence, nationality},
    text::{capitalized, fits_caption, listed},
};

/// A film made before this year speaks to its era.
const ERA_BEFORE: u16 = 2000;
/// So many people have to have rated a film before their liking is worth a caption.
const RATERS_MIN: u32 = 20;

/// The form of a sentence that a fact is put in, whatever the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum CaptionForm {
    /// The fact alone; no sentence, so any number of them may stand beside each other.
    Bare,
    WithPerson,
    PersonInTheCast,
    AmongTheCast,
    PersonAmongOthers,
    DirectedBy,
    PersonDirects,
    AFilmBy,
    DirectorAndYear,
    MadeInCountry,
    FromCountry,
    NationalGenre,
    CountryAndYear,
    FromYear,
    MadeInYear,
    FilmOfTheDecade,
    ReleasedInYear,
    Won,
    Winner,
    Nominated,
    Nominee,
    LikedByTenths,
    LikedByCount,
    LikesFrom,
    MinutesNoMore,
    OverInMinutes,
    DoneInTime,
    TakesTime,
    TimeLong,
    InLanguage,
    SpokenIn,
    LanguageIsSpoken,
    WithSomeLanguage,
    PairOfGenres,
    GenresListed,
    GenreFromCountry,
    GenreByDirector,
    GenreOfYear,
    GenreOfLength,
}

/// One way to set out a fact, at most 48 columns wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactCaption {
    pub form: CaptionForm,
    pub text: String,
}

/// Every way in which the facts of a title speak to an appeal, the bare fact last; empty when they do not.
pub fn ways(title: Title<'_>, appeal: Appeal) -> Vec<FactCaption> {
    let (mut ways, bare) = match appeal {
        Appeal::Lead => lead(title),
        Appeal::Director => director(title),
        Appeal::Place => place(title),
        Appeal::Era => era(title),
        Appeal::Acclaim => acclaim(title),
        Appeal::Length => length(title),
        Appeal::Language => language(title),
        Appeal::Genre => genre(title),
        Appeal::Romance
        | Appeal::Comedy
        | Appeal::Action
        | Appeal::Suspense
        | Appeal::Chills
        | Appeal::Wonder
        | Appeal::Mood
        | Appeal::Story
        | Appeal::Family => kind_of_film(title, appeal),
    };
    // Neighbors in a row differ in id, so they begin with different forms.
    let turn = (title.id().to_bits().wrapping_mul(0x9e37_79b9) >> 16) as usize + appeal as usize;
    let count = ways.len().max(1);
    ways.rotate_left(turn % count);
    ways.push((CaptionForm::Bare, capitalized(&bare)));
    ways.into_iter()
        .filter(|(_, text)| !text.is_empty() && fits_caption(text))
        .map(|(form, text)| FactCaption { form, text })
        .collect()
}

/// Sentences, and the bare fact; nothing at all when the facts do not support the appeal.
type Ways = (Vec<(CaptionForm, String)>, String);

fn nothing() -> Ways {
    (Vec::new(), String::new())
}

fn lead(title: Title<'_>) -> Ways {
    let Some(person) = title.best_known_cast() else {
        return nothing();
    };
    let ways = vec![
        (CaptionForm::WithPerson, format!("With {person}")),
        (CaptionForm::PersonInTheCast, format!("{person} is in the cast")),
        (CaptionForm::AmongTheCast, format!("Among the cast: {person}")),
        (CaptionForm::PersonAmongOthers, format!("{person}, among others")),
    ];
    (ways, format!("{person} · cast"))
}

fn director(title: Title<'_>) -> Ways {
    let directors: Vec<&str> = title.directors().collect();
    let [first, others @ ..] = &directors[..] else {
        return nothing();
    };
    if others.is_empty() {
        let ways = vec![
            (CaptionForm::DirectedBy, format!("Directed by {first}")),
            (CaptionForm::PersonDirects, format!("{first} directs")),
            (CaptionForm::AFilmBy, format!("A film by {first}")),
            (CaptionForm::DirectorAndYear, format!("{first}, {}", title.year())),
        ];
        return (ways, format!("{first} · director"));
    }
    let all = listed(&directors);
    let mut ways = vec![(CaptionForm::DirectedBy, format!("Directed by {all}"))];
    if !fits_caption(&ways[0].1) {
        ways[0].1 = format!("Directed by {first} and {} more", others.len());
    }
    ways.push((CaptionForm::PersonDirects, format!("{all} direct")));
    (ways, directors.join(" · "))
}

fn place(title: Title<'_>) -> Ways {
    let countries: Vec<&str> = title.countries().collect();
    // Most of the catalog is American, and says nothing by saying so.
    if countries.is_empty() || countries == ["United States"] {
        return nothing();
    }
    let places: Vec<String> = countries.iter().map(|name| in_a_sentence(name)).collect();
    let all = listed(&places);
    let year = title.year();
    let mut ways = vec![
        (CaptionForm::MadeInCountry, format!("Made in {all}")),
        (CaptionForm::FromCountry, format!("From {all}")),
        (CaptionForm::CountryAndYear, format!("{}, {year}", listed(&countries))),
    ];
    if !fits_caption(&ways[0].1) {
        ways[0].1 = format!("Made in {} and {} more countries", places[0], places.len() - 1);
    }
    if let ([country], Some(genre)) = (&countries[..], genres_of(title).next())
        && let Some(adjective) = nationality(country)
    {
        let text = with_article(&format!("{adjective} {}", genre.noun()));
        ways.push((CaptionForm::NationalGenre, text));
    }
    (ways, format!("{} · {year}", countries[0]))
}

/// `A French western`, `An Italian western`.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) {
        "An"
    } else {
        "A"
    };
    format!("{article} {noun}")
}

fn era(title: Title<'_>) -> Ways {
    let year = title.year();
    // The year stands in when there is no genre, so that every film has a caption.
    if year >= ERA_BEFORE && title.genres().len() > 0 {
        return nothing();
    }
    let decade = year / 10 * 10;
    let ways = vec![
        (CaptionForm::FromYear, format!("From {year}")),
        (CaptionForm::MadeInYear, format!("Made in {year}")),
        (CaptionForm::FilmOfTheDecade, format!("A film of the {decade}s: {year}")),
        (CaptionForm::ReleasedInYear, format!("First shown in {year}")),
    ];
    let country = title.countries().next();
    (
        ways,
        country.map_or_else(|| year.to_string(), |country| format!("{year} · {country}")),
    )
}

/// The source's counts of Oscars can be incomplete, so a caption says that there are some and never how many.
fn acclaim(title: Title<'_>) -> Ways {
    let (won, nominated) = (title.oscars_won() > 0, title.oscar_nominations() > 0);
    if won {
        let ways = vec![
            (CaptionForm::Won, "Won an Oscar".to_owned()),
            (CaptionForm::Winner, "An Oscar winner".to_owned()),
        ];
        return (ways, format!("Oscar · {}", title.year()));
    }
    let audience = title.audience();
    let (raters, likes) = (audience.raters, audience.likes);
    let mut ways = Vec::new();
    let mut bare = String::new();
    if raters >= RATERS_MIN && u64::from(likes) * 10 >= u64::from(raters) * 7 {
        bare = format!("{likes} likes · {raters} raters");
        if likes == raters {
            ways.push((CaptionForm::LikedByCount, format!("All {raters} raters liked it")));
        } else {
            let tenths = u64::from(likes) * 10 / u64::from(raters);
            let text = format!("Liked by {tenths} of 10 among {raters} raters");
            ways.push((CaptionForm::LikedByTenths, text));
            ways.push((
                CaptionForm::LikedByCount,
                format!("{likes} of {raters} raters liked it"),
            ));
        }
        ways.push((CaptionForm::LikesFrom, format!("{likes} likes from {raters} raters")));
    }
    if nominated {
        ways.push((CaptionForm::Nominated, "Nominated for an Oscar".to_owned()));
        ways.push((CaptionForm::Nominee, "An Oscar nominee".to_owned()));
        if bare.is_empty() {
            bare = format!("Oscar nomination · {}", title.year());
        }
    }
    (ways, bare)
}

fn length(title: Title<'_>) -> Ways {
    let minutes = title.runtime_min();
    let time = in_words(minutes);
    let ways = match minutes {
        0 => return nothing(),
        minutes if minutes < super::SHORT_BELOW_MIN => vec![
            (CaptionForm::MinutesNoMore, format!("{minutes} minutes, no more")),
            (CaptionForm::OverInMinutes, format!("Over in {minutes} minutes")),
            (CaptionForm::DoneInTime, format!("Done in {time}")),
        ],
        minutes if minutes >= super::LONG_FROM_MIN => vec![
            (CaptionForm::TakesTime, format!("Takes {time}")),
            (CaptionForm::TimeLong, format!("{time} long")),
        ],
        _ => return nothing(),
    };
    (ways, time)
}

/// `2 h 50 min`.
pub(super) fn in_words(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

fn language(title: Title<'_>) -> Ways {
    let languages: Vec<&str> = title.languages().collect();
    let bare = languages.join(" · ");
    let ways = match languages[..] {
        [] | ["English"] => return nothing(),
        // With English first, the others are spoken in passing.
        ["English", ..] => vec![(
            CaptionForm::WithSomeLanguage,
            format!("With some {}", listed(&languages[1..])),
        )],
        [first, ..] => {
            let all = listed(&languages);
            let mut ways = vec![
                (CaptionForm::InLanguage, format!("In {all}")),
                (CaptionForm::SpokenIn, format!("Spoken in {all}")),
                (
                    CaptionForm::LanguageIsSpoken,
                    format!("{all} {} spoken", if languages.len() == 1 { "is" } else { "are" }),
                ),
            ];
            if !fits_caption(&ways[0].1) {
                ways[0].1 = format!("In {first} and {} more languages", languages.len() - 1);
            }
            ways
        }
    };
    (ways, bare)
}

fn genre(title: Title<'_>) -> Ways {
    let names: Vec<String> = title.genres().take(3).map(str::to_lowercase).collect();
    if names.is_empty() {
        return nothing();
    }
    let mut ways = Vec::new();
    if names.len() > 1 {
        ways.push((CaptionForm::GenresListed, capitalized(&listed(&names))));
    }
    if let Some(pair) = pair_of(title) {
        ways.push((CaptionForm::PairOfGenres, pair));
    }
    (ways, names.join(" · "))
}

/// `A romantic comedy`, of the first two genres that make a pair.
fn pair_of(title: Title<'_>) -> Option<String> {
    let genres: Vec<&'static Genre> = genres_of(title).take(3).collect();
    let pairs = genres.iter().enumerate().flat_map(|(at, one)| {
        let others = genres[at + 1..].iter();
        others.filter_map(move |other| pair_name(one, other))
    });
    let (head, adjective) = pairs.into_iter().next()?;
    Some(with_article(&format!("{adjective} {}", head.noun())))
}

/// For the appeals that genres carry: what kind of film it is, and one thing more.
fn kind_of_film(title: Title<'_>, appeal: Appeal) -> Ways {
    let Some(genre) = genres_of(title).find(|genre| genre.appeal == appeal) else {
        return nothing();
    };
    let one = capitalized(genre.one);
    let mut ways = Vec::new();
    if let Some(country) = title.countries().next().filter(|name| *name != "United States") {
        let text = format!("{one} from {}", in_a_sentence(country));
        ways.push((CaptionForm::GenreFromCountry, text));
    }
    if title.directors().len() == 1
        && let Some(director) = title.directors().next()
    {
        ways.push((CaptionForm::GenreByDirector, format!("{one} by {director}")));
    }
    ways.push((CaptionForm::GenreOfYear, format!("{one} of {}", title.year())));
    if title.runtime_min() > 0 {
        let text = format!("{one}, {}", in_words(title.runtime_min()));
        ways.push((CaptionForm::GenreOfLength, text));
    }
    (ways, format!("{} · {}", genre.noun(), title.year()))
}

/// The genres of a title in the source's order.
fn genres_of<'a>(title: Title<'a>) -> impl Iterator<Item = &'static Genre> + 'a {
    title
        .genres()
        .filter_map(|name| GENRES.iter().find(|genre| genre.name == name))
}
