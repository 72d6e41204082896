//! Made-up catalogs of any size for benches: facets spread as in the real one, the same for the same seed.

use rand::{Rng, RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{AudienceRow, Maturity, PackError, TitleFacts, TitleId, pack};

/// Genres with how many of 1,000 titles have them.
const GENRES: [(&str, u32); 20] = [
    ("drama", 560),
    ("comedy", 370),
    ("thriller", 270),
    ("romance", 210),
    ("action", 200),
    ("crime", 180),
    ("horror", 150),
    ("adventure", 110),
    ("sci-fi", 100),
    ("mystery", 95),
    ("fantasy", 95),
    ("family", 70),
    ("biography", 55),
    ("documentary", 50),
    ("musical", 50),
    ("war", 42),
    ("history", 38),
    ("animation", 32),
    ("sport", 25),
    ("western", 17),
];
const COUNTRIES: [(&str, &str, u32); 16] = [
    ("United States", "English", 620),
    ("United Kingdom", "English", 110),
    ("France", "French", 70),
    ("Germany", "German", 40),
    ("Canada", "English", 30),
    ("Italy", "Italian", 28),
    ("Japan", "Japanese", 20),
    ("Spain", "Spanish", 18),
    ("Australia", "English", 16),
    ("India", "Hindi", 12),
    ("Hong Kong", "Cantonese", 9),
    ("Sweden", "Swedish", 8),
    ("Mexico", "Spanish", 7),
    ("South Korea", "Korean", 5),
    ("Denmark", "Danish", 4),
    ("Argentina", "Spanish", 3),
];
/// Facets have 16 bits, so however many titles there are, no more people than this appear.
const DIRECTORS_MAX: usize = 12_000;
const CAST_MAX: usize = 30_000;
/// A whole number of weeks from a Monday on, as the real audience's.
const FROM_S: i64 = 1_362_355_200;
const SPAN_S: i64 = 36 * 7 * 24 * 3_600;

/// Packs a made-up catalog of `titles` films for a seed.
pub fn synthetic(titles: usize, seed: u64) -> Result<Vec<u8>, PackError> {
    let mut chance = Pcg64Mcg::seed_from_u64(seed);
    let directors = (titles / 3).clamp(1, DIRECTORS_MAX);
    let cast = titles.clamp(1, CAST_MAX);
    let mut facts = Vec::with_capacity(titles);
    let mut audience = Vec::new();
    for number in 1..=titles as u32 {
        let film = film(number, directors, cast, &mut chance);
        // Few films are seen by many: about 16 ratings each, most of them fewer.
        let raters = (2.0 / (1.0 - chance.random::<f64>()).powf(0.8)) as u32;
        let liked = 0.4 + 0.5 * chance.random::<f64>();
        for _ in 0..raters.min(1_000) {
            audience.push(AudienceRow {
                viewer: 1 + chance.random_range(0..20_000),
                title: film.id,
                rating: if chance.random_bool(liked) { 8 } else { 5 },
                at: FROM_S + chance.random_range(0..SPAN_S),
            });
        }
        facts.push(film);
    }
    pack(&facts, &audience)
}

fn film(number: u32, directors: usize, cast: usize, chance: &mut impl Rng) -> TitleFacts {
    let year = 2014 - skewed(74, chance) as u16;
    let mut film = TitleFacts::film(TitleId::film(number), &format!("Title {number}"), year);
    for (genre, share) in GENRES {
        if chance.random_ratio(share, 1_000) {
            film.genres.push(genre.to_owned());
        }
    }
    let mut left = chance.random_range(0..1_000);
    for (country, language, share) in COUNTRIES {
        if left < share {
            film.countries.push(country.to_owned());
            film.languages.push(language.to_owned());
            break;
        }
        left -= share;
    }
    film.runtime_min = 70 + skewed(110, chance) as u16;
    film.maturity = Maturity::ALL[chance.random_range(0..Maturity::ALL.len())];
    film.oscar_nominations = if chance.random_ratio(1, 6) { 2 } else { 0 };
    film.oscars_won = u8::from(film.oscar_nominations > 0 && chance.random_ratio(1, 3));
    film.directors.push(format!("Director {}", skewed(directors, chance)));
    film.writers.push(format!("Writer {}", skewed(directors, chance)));
    for _ in 0..chance.random_range(4..20) {
        let name = format!("Actor {}", skewed(cast, chance));
        if !film.cast.contains(&name) {
            film.cast.push(name);
        }
    }
    film
}

/// From 0 to below `most`, the low ones often.
fn skewed(most: usize, chance: &mut impl Rng) -> usize {
    let draw: f64 = chance.random();
    ((draw * draw * most as f64) as usize).min(most - 1)
}
