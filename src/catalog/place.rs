//! Countries and languages: one name each, and how the country's films are called.

/// A country that names of micro-genres and captions need to inflect.
struct Country {
    name: &'static str,
    /// None for states that are gone or so small that “Monégasque films” helps nobody.
    adjective: Option<&'static str>,
    /// “Made in *the* Netherlands”.
    article: bool,
}

macro_rules! countries {
    ($($name:literal $adjective:expr, $article:literal;)*) => {
        static COUNTRIES: &[Country] = &[$(Country { name: $name, adjective: $adjective, article: $article }),*];
    };
}

countries! {
    "Algeria" Some("Algerian"), false;
    "Argentina" Some("Argentine"), false;
    "Australia" Some("Australian"), false;
    "Austria" Some("Austrian"), false;
    "Belgium" Some("Belgian"), false;
    "Brazil" Some("Brazilian"), false;
    "Bulgaria" Some("Bulgarian"), false;
    "Canada" Some("Canadian"), false;
    "Chile" Some("Chilean"), false;
    "China" Some("Chinese"), false;
    "Colombia" Some("Colombian"), false;
    "Cuba" Some("Cuban"), false;
    "Czech Republic" Some("Czech"), true;
    "Czechoslovakia" Some("Czechoslovak"), false;
    "Democratic Republic of the Congo" None, true;
    "Denmark" Some("Danish"), false;
    "Egypt" Some("Egyptian"), false;
    "Finland" Some("Finnish"), false;
    "France" Some("French"), false;
    "Germany" Some("German"), false;
    "Greece" Some("Greek"), false;
    "Hong Kong" Some("Hong Kong"), false;
    "Hungary" Some("Hungarian"), false;
    "Iceland" Some("Icelandic"), false;
    "India" Some("Indian"), false;
    "Indonesia" Some("Indonesian"), false;
    "Iran" Some("Iranian"), false;
    "Ireland" Some("Irish"), false;
    "Israel" Some("Israeli"), false;
    "Italy" Some("Italian"), false;
    "Japan" Some("Japanese"), false;
    "Lebanon" Some("Lebanese"), false;
    "Luxembourg" Some("Luxembourgish"), false;
    "Mexico" Some("Mexican"), false;
    "Morocco" Some("Moroccan"), false;
    "Netherlands" Some("Dutch"), true;
    "New Zealand" Some("New Zealand"), false;
    "Norway" Some("Norwegian"), false;
    "Palestine" Some("Palestinian"), false;
    "Peru" Some("Peruvian"), false;
    "Philippines" Some("Philippine"), true;
    "Poland" Some("Polish"), false;
    "Portugal" Some("Portuguese"), false;
    "Romania" Some("Romanian"), false;
    "Russia" Some("Russian"), false;
    "Serbia" Some("Serbian"), false;
    "South Africa" Some("South African"), false;
    "South Korea" Some("South Korean"), false;
    "Soviet Union" Some("Soviet"), true;
    "Spain" Some("Spanish"), false;
    "Sweden" Some("Swedish"), false;
    "Switzerland" Some("Swiss"), false;
    "Taiwan" Some("Taiwanese"), false;
    "Thailand" Some("Thai"), false;
    "The Bahamas" None, false;
    "Tunisia" Some("Tunisian"), false;
    "Turkey" Some("Turkish"), false;
    "United Arab Emirates" Some("Emirati"), true;
    "United Kingdom" Some("British"), true;
    "United States" Some("American"), true;
    "West Germany" Some("West German"), false;
    "Yugoslavia" Some("Yugoslav"), false;
}

/// `(as Wikidata labels it, as the catalog has it, why)`.
static COUNTRY_VARIANTS: &[(&str, &str, &str)] = &[
    ("People's Republic of China", "China", "the short name that people use"),
    (
        "British Hong Kong",
        "Hong Kong",
        "one film industry before and after 1997",
    ),
    ("Taiwan Island", "Taiwan", "the island for the country"),
    (
        "Republic of China",
        "Taiwan",
        "the state's own name; all films here are of after 1949",
    ),
    ("Kingdom of the Netherlands", "Netherlands", "the realm for the country"),
    ("Kingdom of Italy", "Italy", "one film industry before and after 1946"),
    (
        "Kingdom of Great Britain",
        "United Kingdom",
        "it ended in 1801, before film",
    ),
    ("Occupied Palestinian territory", "Palestine", "two labels of one place"),
    (
        "Socialist Federal Republic of Yugoslavia",
        "Yugoslavia",
        "the short name that people use",
    ),
    (
        "Federal Republic of Yugoslavia",
        "Yugoslavia",
        "what it called itself then",
    ),
];

static LANGUAGE_VARIANTS: &[(&str, &str, &str)] = &[
    ("American English", "English", "a variety of it"),
    ("Australian English", "English", "a variety of it"),
    ("Standard Chinese", "Mandarin", "standard Mandarin"),
    ("Putonghua", "Mandarin", "standard Mandarin in China"),
    ("Standard Taiwanese Mandarin", "Mandarin", "standard Mandarin in Taiwan"),
    (
        "Yue Chinese",
        "Cantonese",
        "the films are of Hong Kong, where Yue is Cantonese",
    ),
    ("Hakka Chinese", "Hakka", "the short name that people use"),
    ("Modern Greek", "Greek", "a film's Greek is modern"),
    ("Kurdish language", "Kurdish", "the word adds nothing"),
    ("Neapolitan language", "Neapolitan", "the word adds nothing"),
    (
        "Egyptian language",
        "Ancient Egyptian",
        "Wikidata's label of the ancient one",
    ),
    ("Flemish Dutch", "Dutch", "a variety of it"),
    ("Brazilian Portuguese", "Portuguese", "a variety of it"),
    ("Moroccan Arabic", "Arabic", "a variety of it"),
    ("Zoroastrian Dari", "Dari", "mostly mistaken for Dari"),
    ("Bangla", "Bengali", "English's older and commoner name"),
    ("Filipino", "Tagalog", "its standard form"),
    ("artistic language", "an invented language", "what the word means"),
    ("parseltongue", "Parseltongue", "a name"),
];

/// A country under the one name it has in the catalog.
pub fn country_name(label: &str) -> &str {
    renamed(COUNTRY_VARIANTS, label)
}

/// A language under the one name it has in the catalog.
pub fn language_name(label: &str) -> &str {
    renamed(LANGUAGE_VARIANTS, label)
}

fn renamed<'a>(variants: &[(&str, &'static str, &str)], label: &'a str) -> &'a str {
    variants
        .iter()
        .find(|(variant, ..)| *variant == label)
        .map_or(label, |(_, name, _)| name)
}

/// `French` for `France`.
pub fn nationality(country: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|known| known.name == country)
        .and_then(|known| known.adjective)
}

/// `the Netherlands`, `France`.
pub fn in_a_sentence(country: &str) -> String {
    match COUNTRIES.iter().find(|known| known.name == country) {
        Some(known) if known.article => format!("the {country}"),
        _ => country.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_name_become_one() {
        assert_eq!(country_name("People's Republic of China"), "China");
        assert_eq!(country_name("British Hong Kong"), "Hong Kong");
        assert_eq!(country_name("Soviet Union"), "Soviet Union");
        assert_eq!(language_name("Putonghua"), "Mandarin");
        assert_eq!(language_name("American English"), "English");
    }

    #[test]
    fn countries_inflect() {
        assert_eq!(nationality("Netherlands"), Some("Dutch"));
        assert_eq!(in_a_sentence("Netherlands"), "the Netherlands");
        assert_eq!(nationality("Atlantis"), None);
    }
}
