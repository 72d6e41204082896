//! What every picture must be, whatever it shows.

use super::*;

const CARD: (u16, u16) = (22, 5);

fn every_subject() -> impl Iterator<Item = Subject> {
    let motifs = Motif::ALL
        .into_iter()
        .flat_map(|motif| Tone::ALL.map(|tone| (motif, tone)));
    motifs.flat_map(|(motif, tone)| (0..6).map(move |seed| Subject { seed, motif, tone }))
}

fn pixels(picture: &Picture) -> Vec<Rgb> {
    picture
        .rows()
        .flatten()
        .flat_map(|cell| [cell.upper, cell.lower])
        .collect()
}

fn luma(Rgb(red, green, blue): Rgb) -> f32 {
    0.2126 * f32::from(red) + 0.7152 * f32::from(green) + 0.0722 * f32::from(blue)
}

/// The mean distance of two pictures' pixels, in steps of 255 for each channel.
fn apart(one: &Picture, other: &Picture) -> f32 {
    let (one, other) = (pixels(one), pixels(other));
    let sum: u32 = one
        .iter()
        .zip(&other)
        .map(|(a, b)| u32::from(a.0.abs_diff(b.0)) + u32::from(a.1.abs_diff(b.1)) + u32::from(a.2.abs_diff(b.2)))
        .sum();
    sum as f32 / 3.0 / one.len() as f32
}

#[test]
fn the_same_subject_and_size_give_the_same_picture() {
    for subject in every_subject() {
        assert_eq!(
            paint(subject, CARD.0, CARD.1),
            paint(subject, CARD.0, CARD.1),
            "{subject:?}"
        );
    }
}

#[test]
fn every_size_is_served() {
    for (width, height) in [
        (0, 0),
        (0, 9),
        (9, 0),
        (1, 1),
        (1, 40),
        (200, 1),
        (2, 2),
        (22, 5),
        (3, 90),
        (140, 42),
    ] {
        for motif in Motif::ALL {
            for seed in [0, 1, 2, u64::MAX] {
                let picture = paint(
                    Subject {
                        seed,
                        motif,
                        tone: Tone::Warm,
                    },
                    width,
                    height,
                );
                assert_eq!((picture.width, picture.height), (width, height));
                assert_eq!(pixels(&picture).len(), usize::from(width) * usize::from(height) * 2);
            }
        }
    }
}

#[test]
fn no_picture_is_a_hole_nor_a_blank() {
    for subject in every_subject() {
        let lumas: Vec<f32> = pixels(&paint(subject, CARD.0, CARD.1)).into_iter().map(luma).collect();
        let (darkest, brightest) = lumas.iter().fold((255.0_f32, 0.0_f32), |(low, high), &luma| {
            (low.min(luma), high.max(luma))
        });
        let mean = lumas.iter().sum::<f32>() / lumas.len() as f32;
        assert!(
            brightest - darkest > 70.0,
            "{subject:?} has no contrast: {darkest} to {brightest}"
        );
        assert!((14.0..190.0).contains(&mean), "{subject:?} has a mean of {mean}");
    }
}

#[test]
fn two_neighbors_with_the_same_motif_and_tone_differ() {
    for motif in Motif::ALL {
        let row: Vec<Picture> = (0..12)
            .map(|seed| {
                paint(
                    Subject {
                        seed,
                        motif,
                        tone: Tone::Dark,
                    },
                    CARD.0,
                    CARD.1,
                )
            })
            .collect();
        for (left, right) in row.iter().zip(row.iter().skip(1)) {
            assert!(apart(left, right) > 6.0, "{motif:?}: {}", apart(left, right));
        }
    }
}

#[test]
fn two_motifs_differ() {
    for (index, motif) in Motif::ALL.into_iter().enumerate() {
        for other in Motif::ALL.into_iter().skip(index + 1) {
            let [one, other] = [motif, other].map(|motif| {
                paint(
                    Subject {
                        seed: 5,
                        motif,
                        tone: Tone::Dreamlike,
                    },
                    CARD.0,
                    CARD.1,
                )
            });
            assert!(apart(&one, &other) > 6.0, "{motif:?}");
        }
    }
}

const GENRES: [&str; 22] = [
    "crime",
    "romance",
    "sci-fi",
    "western",
    "war",
    "horror",
    "animation",
    "family",
    "musical",
    "documentary",
    "sport",
    "biography",
    "history",
    "comedy",
    "drama",
    "thriller",
    "mystery",
    "fantasy",
    "adventure",
    "action",
    "film-noir",
    "music",
];

const APPEALS: [&str; 16] = [
    "lead", "director", "romance", "comedy", "action", "suspense", "chills", "wonder", "mood", "place", "era",
    "acclaim", "length", "language", "story", "family",
];

#[test]
fn a_film_shown_for_its_romance_has_another_picture_than_for_its_suspense() {
    for first in GENRES {
        for second in GENRES {
            let genres = [first, second];
            let told = ["romance", "comedy", "chills", "wonder", "suspense"].map(|appeal| motif_for(&genres, appeal));
            for (index, motif) in told.iter().enumerate() {
                assert!(!told[index + 1..].contains(motif), "{genres:?} shows {motif:?} twice");
            }
        }
    }
}

#[test]
fn every_motif_and_every_tone_is_shown_for_some_title() {
    let titles: Vec<[&str; 2]> = GENRES
        .iter()
        .flat_map(|&first| GENRES.map(|second| [first, second]))
        .collect();
    for motif in Motif::ALL {
        assert!(
            titles
                .iter()
                .any(|genres| APPEALS.iter().any(|appeal| motif_for(genres, appeal) == motif)),
            "{motif:?}"
        );
    }
    for tone in Tone::ALL {
        assert!(
            titles
                .iter()
                .any(|genres| APPEALS.iter().any(|appeal| tone_for(genres, appeal) == tone)),
            "{tone:?}"
        );
    }
}

#[test]
fn unknown_genres_and_appeals_get_a_picture_too() {
    for genres in [&[][..], &["telenovela"], &["", "Crime"]] {
        let subject = Subject {
            seed: 1,
            motif: motif_for(genres, "smell"),
            tone: tone_for(genres, ""),
        };
        assert_eq!(paint(subject, CARD.0, CARD.1).width, CARD.0);
    }
}
