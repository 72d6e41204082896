//! Captions of titles that nobody has written up: facts, in one of several shapes, and no pretence of prose.

use super::{
    Appeal, Title,
    genre::{GENRES, Genre},
    place::{in_a_sentence, nationality},
    text::{capitalized, fits_caption, listed},
};

/// A film made before this year speaks to its era.
const ERA_BEFORE: u16 = 2000;
/// So many people have to have rated a film before their liking is worth a caption.
const RATERS_MIN: u32 = 20;

/// The caption that the facts support, if they do; at most 48 columns.
pub fn from_facts(title: Title<'_>, appeal: Appeal) -> Option<String> {
    let mut shapes = shapes(title, appeal);
    // Neighbors in a row differ in id, so they begin with different shapes.
    let turn = (title.id().to_bits().wrapping_mul(0x9e37_79b9) >> 16) as usize + appeal as usize;
    let count = shapes.len().max(1);
    shapes.rotate_left(turn % count);
    shapes.into_iter().find(|shape| fits_caption(shape))
}

/// All ways to say it; empty when the facts do not support the appeal.
fn shapes(title: Title<'_>, appeal: Appeal) -> Vec<String> {
    match appeal {
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
    }
}

fn lead(title: Title<'_>) -> Vec<String> {
    title.best_known_cast().map_or_else(Vec::new, |person| {
        vec![
            format!("With {person}"),
            format!("{person} is in the cast"),
            format!("Among the cast: {person}"),
        ]
    })
}

fn director(title: Title<'_>) -> Vec<String> {
    let directors: Vec<&str> = title.directors().collect();
    match directors[..] {
        [] => Vec::new(),
        [one] => vec![
            format!("Directed by {one}"),
            format!("{one} directs"),
            format!("A film by {one}"),
        ],
        [first, ..] => vec![
            format!("Directed by {}", listed(&directors)),
            format!("Directed by {first} and {} more", directors.len() - 1),
        ],
    }
}

fn place(title: Title<'_>) -> Vec<String> {
    let countries: Vec<&str> = title.countries().collect();
    // Most of the catalog is American, and says nothing by saying so.
    if countries.is_empty() || countries == ["United States"] {
        return Vec::new();
    }
    let places: Vec<String> = countries.iter().map(|name| in_a_sentence(name)).collect();
    let mut shapes = vec![
        format!("Made in {}", listed(&places)),
        format!("From {}", listed(&places)),
    ];
    if let ([country], Some(genre)) = (&countries[..], genres_of(title).next())
        && let Some(adjective) = nationality(country)
    {
        shapes.push(with_article(&format!("{adjective} {}", genre.noun())));
    }
    if places.len() > 2 {
        let more = places.len() - 1;
        shapes.push(format!("Made in {} and {more} more countries", places[0]));
    }
    shapes
}

/// `A French western`, `An Italian western`.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['A', 'E', 'I', 'O']) {
        "An"
    } else {
        "A"
    };
    format!("{article} {noun}")
}

fn era(title: Title<'_>) -> Vec<String> {
    let year = title.year();
    // The year stands in when there is no genre, so that every film has a caption.
    if year >= ERA_BEFORE && title.genres().len() > 0 {
        return Vec::new();
    }
    let decade = year / 10 * 10;
    vec![
        format!("From {year}"),
        format!("Made in {year}"),
        format!("A film of the {decade}s: {year}"),
    ]
}

fn acclaim(title: Title<'_>) -> Vec<String> {
    let (won, nominated) = (title.oscars_won(), title.oscar_nominations());
    if won > 0 {
        let mut shapes = vec![format!("Won {}", oscars(won))];
        if nominated > won {
            shapes.push(format!("{} out of {nominated} nominations", capitalized(&oscars(won))));
        }
        return shapes;
    }
    let audience = title.audience();
    let (raters, likes) = (audience.raters, audience.likes);
    let mut shapes = Vec::new();
    if raters >= RATERS_MIN && u64::from(likes) * 10 >= u64::from(raters) * 7 {
        if likes == raters {
            shapes.push(format!("Liked by all of {raters} raters"));
        } else {
            let tenths = u64::from(likes) * 10 / u64::from(raters);
            shapes.push(format!("Liked by {tenths} of 10 among {raters} raters"));
            shapes.push(format!("{likes} of {raters} raters liked it"));
        }
    }
    if nominated > 0 {
        shapes.push(format!("Nominated for {}", oscars(nominated)));
    }
    shapes
}

fn oscars(count: u8) -> String {
    match count {
        1 => "an Oscar".to_owned(),
        more => format!("{more} Oscars"),
    }
}

fn length(title: Title<'_>) -> Vec<String> {
    match title.runtime_min() {
        0 => Vec::new(),
        minutes if minutes < super::SHORT_BELOW_MIN => vec![
            format!("{minutes} minutes, no more"),
            format!("Over in {minutes} minutes"),
            format!("Done in {}", in_words(minutes)),
        ],
        minutes if minutes >= super::LONG_FROM_MIN => vec![
            in_words(minutes),
            format!("Takes {}", in_words(minutes)),
            format!("{} long", in_words(minutes)),
        ],
        _ => Vec::new(),
    }
}

/// `2 h 50 min`.
pub(super) fn in_words(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

fn language(title: Title<'_>) -> Vec<String> {
    let languages: Vec<&str> = title.languages().collect();
    match languages[..] {
        [] | ["English"] => Vec::new(),
        // With English first, the others are spoken in passing.
        ["English", ..] => vec![format!("With some {}", listed(&languages[1..]))],
        [first, ..] => vec![
            format!("In {}", listed(&languages)),
            format!("Spoken in {}", listed(&languages)),
            format!("In {first}"),
        ],
    }
}

fn genre(title: Title<'_>) -> Vec<String> {
    let names: Vec<&str> = title.genres().take(3).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    vec![
        capitalized(&lower.join(" · ")),
        capitalized(&listed(&lower)),
        capitalized(&lower.join(", ")),
    ]
}

/// For the appeals that genres carry: what kind of film it is, and one thing more.
fn kind_of_film(title: Title<'_>, appeal: Appeal) -> Vec<String> {
    let Some(genre) = genres_of(title).find(|genre| genre.appeal == appeal) else {
        return Vec::new();
    };
    let one = capitalized(genre.one);
    let mut shapes = Vec::new();
    if let Some(other) = genres_of(title).find(|other| other.key != genre.key) {
        shapes.push(format!("{one} and {}", other.one));
    }
    if let Some(country) = title.countries().next().filter(|name| *name != "United States") {
        shapes.push(format!("{one} from {}", in_a_sentence(country)));
    }
    if title.directors().len() == 1
        && let Some(director) = title.directors().next()
    {
        shapes.push(format!("{one} by {director}"));
    }
    shapes.push(format!("{one} of {}", title.year()));
    if title.runtime_min() > 0 {
        shapes.push(format!("{one}, {}", in_words(title.runtime_min())));
    }
    shapes
}

/// The genres of a title in the source's order.
fn genres_of<'a>(title: Title<'a>) -> impl Iterator<Item = &'static Genre> + 'a {
    title
        .genres()
        .filter_map(|name| GENRES.iter().find(|genre| genre.name == name))
}
