//! What every picture must be, whatever it shows.

use std::collections::HashSet;

use super::*;
use resvg::usvg;

fn subjects() -> impl Iterator<Item = Subject> {
    let motifs = Motif::ALL.iter().zip(0_usize..);
    motifs.flat_map(|(&motif, at)| {
        (0..3).map(move |seed| Subject {
            seed,
            motif,
            tone: Tone::ALL[(at + seed as usize) % Tone::ALL.len()],
        })
    })
}

fn pictured(subject: Subject, drawing: Drawing) -> Pixels {
    draw(
        subject,
        drawing,
        Framing::Card,
        Grid::of_cells(22, 6, GlyphSet::Sextants),
    )
}

/// The mean distance of two pictures' pixels, in steps of 255 for each channel.
fn apart(one: &Pixels, other: &Pixels) -> f32 {
    let distance = |(a, b): (&Rgb, &Rgb)| {
        u32::from(a.0.abs_diff(b.0)) + u32::from(a.1.abs_diff(b.1)) + u32::from(a.2.abs_diff(b.2))
    };
    let sum: u32 = one.colors.iter().zip(&other.colors).map(distance).sum();
    sum as f32 / 3.0 / one.colors.len() as f32
}

#[test]
fn every_drawing_keeps_to_its_six_colors_and_its_two_groups() {
    for motif in Motif::ALL {
        for drawing in [Drawing::Fine, Drawing::Bold] {
            let svg = motif.drawing(drawing);
            let name = format!("{} {drawing:?}", motif.name());
            assert!(usvg::Tree::from_str(svg, &usvg::Options::default()).is_ok(), "{name}");
            for part in [
                "viewBox=\"0 0 ",
                "<g id=\"back\"",
                "<g id=\"front\"",
                "option-a",
                "option-b",
                "option-c",
            ] {
                assert!(svg.contains(part), "{name} lacks {part}");
            }
            let colors: HashSet<&str> = svg
                .match_indices('#')
                .filter_map(|(at, _)| svg.get(at..at + 7))
                .filter(|color| color[1..].bytes().all(|byte| byte.is_ascii_hexdigit()))
                .collect();
            for color in colors {
                assert!(composition::ROLES.contains(&color), "{name} has {color}");
            }
            for foreign in ["<text", "<image", "<style", "<filter", "href", "<script"] {
                assert!(!svg.contains(foreign), "{name} has {foreign}");
            }
        }
    }
}

#[test]
fn the_same_subject_and_size_give_the_same_picture() {
    for subject in subjects() {
        assert_eq!(
            pictured(subject, Drawing::Bold),
            pictured(subject, Drawing::Bold),
            "{subject:?}"
        );
    }
}

#[test]
fn every_size_is_served() {
    let subject = subjects().next().unwrap();
    for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (1, 40), (200, 1), (3, 90), (280, 84)] {
        for framing in [Framing::Card, Framing::Hero] {
            let picture = draw(subject, Drawing::Bold, framing, Grid::square(width, height));
            assert_eq!((picture.width, picture.height), (width, height));
            assert_eq!(picture.colors.len(), (width * height) as usize);
        }
    }
}

#[test]
fn no_picture_is_of_one_color() {
    for subject in subjects() {
        for drawing in [Drawing::Fine, Drawing::Bold] {
            let lumas: Vec<f32> = pictured(subject, drawing)
                .colors
                .iter()
                .map(|color| color.luma())
                .collect();
            let (low, high) = lumas
                .iter()
                .fold((1.0_f32, 0.0_f32), |(low, high), &luma| (low.min(luma), high.max(luma)));
            assert!(high - low > 0.2, "{subject:?} {drawing:?}: {low} to {high}");
        }
    }
}

#[test]
fn motifs_can_be_told_apart_at_the_size_of_a_card() {
    let pictures: Vec<(Motif, Pixels)> = Motif::ALL
        .iter()
        .map(|&motif| {
            let subject = Subject {
                seed: 1,
                motif,
                tone: Tone::Dark,
            };
            (motif, pictured(subject, Drawing::Bold))
        })
        .collect();
    for (at, (one, picture)) in pictures.iter().enumerate() {
        for (other, beside) in &pictures[at + 1..] {
            let distance = apart(picture, beside);
            assert!(distance > 8.0, "{one:?} and {other:?} are {distance} apart");
        }
    }
}

#[test]
fn a_picture_that_moves_begins_as_the_still_one_and_goes_on_in_small_steps() {
    for subject in subjects() {
        for framing in [Framing::Card, Framing::Hero] {
            let at = |frame| draw_frame(subject, Drawing::Bold, framing, Grid::square(160, 60), frame);
            let frames: Vec<Pixels> = [0, 1, 7, 8, LAST_FRAME].map(at).into();
            assert_eq!(frames[0], draw(subject, Drawing::Bold, framing, Grid::square(160, 60)));
            let far = apart(&frames[0], &frames[4]);
            assert!(far > 0.5, "{subject:?} {framing:?} goes {far}");
            for (one, next) in [(0, 1), (2, 3)] {
                let step = apart(&frames[one], &frames[next]);
                assert!(step < far, "{subject:?} {framing:?} jumps {step} of {far}");
            }
        }
    }
}

#[test]
fn what_moves_uncovers_nothing_at_the_edges() {
    // The ground that shows where nothing is drawn is `deep`; no drawing's own back is all of that color at a side.
    for subject in subjects() {
        let at = |frame| draw_frame(subject, Drawing::Fine, Framing::Card, Grid::square(160, 90), frame);
        let (still, gone) = (at(0), at(LAST_FRAME));
        for x in [0, 159] {
            let bare = |pixels: &Pixels| (0..90).all(|y| pixels.at(x, y) == Some(subject.palette().deep));
            assert!(bare(&still) || !bare(&gone), "{subject:?}");
        }
    }
}

#[test]
fn titles_of_one_motif_differ() {
    for &motif in Motif::ALL {
        let of = |seed| {
            let subject = Subject {
                seed,
                motif,
                tone: Tone::Warm,
            };
            pictured(subject, Drawing::Fine).colors
        };
        let pictures: HashSet<Vec<Rgb>> = (0..12).map(of).collect();
        assert!(
            pictures.len() >= 10,
            "{motif:?} has {} pictures for 12 titles",
            pictures.len()
        );
    }
}

/// Every motif, fine and bold, small, in one picture that is stored beside the tests.
fn all_motifs() -> Pixels {
    const WIDTH: u32 = 66;
    const HEIGHT: u32 = 36;
    let count = Motif::ALL.len() as u32;
    let mut sheet = Pixels::plain(2 * WIDTH, count * HEIGHT, Rgb(0, 0, 0));
    for (row, &motif) in (0..).zip(Motif::ALL) {
        let subject = Subject {
            seed: u64::from(row),
            motif,
            tone: Tone::ALL[row as usize % Tone::ALL.len()],
        };
        for (column, drawing) in [(0, Drawing::Fine), (1, Drawing::Bold)] {
            let picture = draw(subject, drawing, Framing::Card, Grid::square(WIDTH, HEIGHT));
            for y in 0..HEIGHT {
                for x in 0..WIDTH {
                    if let Some(color) = picture.at(x, y) {
                        sheet.set(column * WIDTH + x, row * HEIGHT + y, color);
                    }
                }
            }
        }
    }
    sheet
}

/// `FRONTROW_UPDATE_PICTURES=1 cargo test` stores them anew; look at what changed before it is committed.
#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "whether to store pictures anew is up to who runs the test"
)]
fn motifs_look_as_they_are_stored() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/artwork/motifs.png");
    let drawn = all_motifs();
    if std::env::var_os("FRONTROW_UPDATE_PICTURES").is_some() {
        std::fs::write(path, drawn.png().unwrap()).unwrap();
    }
    let stored = resvg::tiny_skia::Pixmap::load_png(path).unwrap();
    let colors = stored
        .pixels()
        .iter()
        .map(|pixel| Rgb(pixel.red(), pixel.green(), pixel.blue()));
    let stored = Pixels {
        width: stored.width(),
        height: stored.height(),
        colors: colors.collect(),
    };
    assert_eq!((stored.width, stored.height), (drawn.width, drawn.height));
    // Another machine may round an edge otherwise; another drawing is farther away.
    let rows = (stored.width * 36) as usize;
    for (motif, (one, other)) in Motif::ALL
        .iter()
        .zip(stored.colors.chunks(rows).zip(drawn.colors.chunks(rows)))
    {
        let of = |colors: &[Rgb]| Pixels {
            width: stored.width,
            height: 36,
            colors: colors.to_vec(),
        };
        let distance = apart(&of(one), &of(other));
        assert!(distance < 1.5, "{motif:?} is {distance} from the stored picture");
    }
}
