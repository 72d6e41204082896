//! Kept pictures against drawn ones.

use std::fs;

use ratatui::style::Color;
use sha2::{Digest, Sha256};

use super::*;
use crate::artwork::{Motif, Subject, Tone};

const KEY: PictureKey = PictureKey {
    subject: Subject {
        seed: 7,
        motif: Motif::Starship,
        tone: Tone::Eerie,
    },
    framing: Framing::Hero,
    width: 20,
    height: 9,
    frame: 0,
};

#[allow(deprecated, reason = "nothing is asked of a terminal here")]
fn style(protocol: Option<ProtocolType>) -> Style {
    let picker = |protocol| {
        let mut picker = Picker::from_fontsize((8, 16).into());
        picker.set_protocol_type(protocol);
        picker
    };
    Style {
        pixels: protocol.map(picker),
        glyphs: GlyphSet::Sextants,
        ground: Rgb(16, 16, 24),
    }
}

fn painter(home: &tempfile::TempDir, style: Style) -> Painter {
    Painter::new(style, PictureCache::new(home.path().to_owned(), true))
}

fn keep_all(painter: &mut Painter) -> usize {
    std::iter::from_fn(|| painter.keep_one().then_some(())).count()
}

/// A picture without the number that kitty knows it by in one run.
fn looks(painted: &Painted) -> (Option<&str>, Art) {
    let mut art = painted.art.clone();
    if let Art::Pixels(art) = &mut art
        && art.sent_as.take().is_some()
    {
        for cell in &mut art.cells.content {
            let no_number: String = cell.symbol().replace(|letter| letter != KITTY_CELL, "");
            cell.set_symbol(&no_number).set_fg(Color::Reset);
        }
    }
    let data = painted.tell.as_deref().and_then(|telling| telling.split_once(';'));
    (data.map(|(_, data)| data), art)
}

#[test]
fn a_picture_from_the_cache_is_the_one_that_is_drawn() {
    let media = [ProtocolType::Sixel, ProtocolType::Iterm2, ProtocolType::Kitty];
    for protocol in media.into_iter().map(Some).chain([None]) {
        let home = tempfile::tempdir().unwrap();
        let mut first = painter(&home, style(protocol));
        let drawn = first.paint(KEY);
        assert_eq!(keep_all(&mut first), 1, "{protocol:?}");
        let mut next = painter(&home, style(protocol));
        let kept = next.paint(KEY);
        assert_eq!(keep_all(&mut next), 0, "{protocol:?} is drawn again");
        assert_eq!(looks(&kept), looks(&drawn), "{protocol:?}");
    }
}

#[test]
fn a_picture_that_prints_itself_has_the_cells_that_its_crate_gives_it() {
    let Style { pixels, .. } = style(Some(ProtocolType::Sixel));
    let picker = pixels.unwrap();
    let grid = Grid::square(20 * 8, 9 * 16);
    let given = cells(KEY, &picker, grid, &[90; 20 * 8 * 9 * 16 * 3]).unwrap();
    let Art::Pixels(made) = printed(KEY, given[(0, 0)].symbol()).unwrap().art else {
        panic!("it is of pixels");
    };
    assert_eq!(made.cells, given);
}

#[test]
fn whatever_decides_a_picture_gives_it_another_name() {
    let home = tempfile::tempdir().unwrap();
    let mut first = painter(&home, style(None));
    first.paint(KEY);
    keep_all(&mut first);
    let is_drawn = |style: Style, version: u32, key: PictureKey| {
        let mut painter = painter(&home, style);
        painter.version = version;
        painter.paint(key);
        !painter.waiting.is_empty()
    };
    assert!(!is_drawn(style(None), MADE_VERSION, KEY));
    assert!(is_drawn(style(None), MADE_VERSION + 1, KEY), "another version");
    assert!(is_drawn(style(Some(ProtocolType::Sixel)), MADE_VERSION, KEY), "pixels");
    let halves = Style {
        glyphs: GlyphSet::Halves,
        ..style(None)
    };
    assert!(is_drawn(halves, MADE_VERSION, KEY), "other glyphs");
    let light = Style {
        ground: Rgb(250, 250, 250),
        ..style(None)
    };
    assert!(is_drawn(light, MADE_VERSION, KEY), "another ground");
    let subject = Subject {
        tone: Tone::Warm,
        ..KEY.subject
    };
    assert!(
        is_drawn(style(None), MADE_VERSION, PictureKey { subject, ..KEY }),
        "a tone"
    );
    assert!(
        is_drawn(style(None), MADE_VERSION, PictureKey { width: 21, ..KEY }),
        "a width"
    );
}

#[test]
fn other_art_reads_otherwise_so_that_it_is_never_served_stale() {
    let grid = Grid::of_cells(20, 9, GlyphSet::Sextants);
    let words = sketch(KEY, Drawing::Fine, grid).words();
    let svg = KEY.subject.motif.drawing(Drawing::Fine);
    let back = svg.split("<g id=\"back\"").nth(1).unwrap();
    let path = back.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(words.contains(path), "a motif's own paths are in the words: {path}");
    let palette = KEY.subject.palette();
    for color in [palette.night, palette.light] {
        let Rgb(red, green, blue) = color;
        let hex = format!("#{red:02x}{green:02x}{blue:02x}");
        assert!(words.contains(&hex), "the palette's colors are in the words: {hex}");
    }
}

#[test]
fn a_damaged_picture_is_drawn_and_kept_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut first = painter(&home, style(Some(ProtocolType::Sixel)));
    let drawn = first.paint(KEY);
    keep_all(&mut first);
    let file = fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let mut next = painter(&home, style(Some(ProtocolType::Sixel)));
    assert_eq!(looks(&next.paint(KEY)), looks(&drawn));
    assert_eq!(keep_all(&mut next), 1);
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[test]
fn the_frames_of_a_picture_that_moves_are_not_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut painter = painter(&home, style(None));
    painter.paint(PictureKey { frame: 3, ..KEY });
    assert_eq!(keep_all(&mut painter), 0);
}

/// Where this fails, pictures that were kept are not what would be made now: raise `MADE_VERSION`, then write the new digests.
#[test]
fn what_is_made_of_a_drawing_is_that_of_this_version() {
    let key = PictureKey {
        width: 2,
        height: 1,
        ..KEY
    };
    let colors = (0..16 * 16).map(|at: u32| Rgb((at % 16 * 16) as u8, (at / 16 * 16) as u8, 99));
    let pixels = Pixels {
        width: 16,
        height: 16,
        colors: colors.collect(),
    };
    let faded = pixels.faded_left(Rgb(16, 16, 24));
    let mut made: Vec<(String, Vec<u8>)> = [GlyphSet::Halves, GlyphSet::Quadrants, GlyphSet::Sextants]
        .into_iter()
        .map(|glyphs| (format!("{glyphs:?}"), artwork::blocks(&faded, 2, 1, glyphs).bytes()))
        .collect();
    for protocol in [ProtocolType::Sixel, ProtocolType::Iterm2] {
        let picker = style(Some(protocol)).pixels.unwrap();
        let told = telling(key, &picker, Grid::square(16, 16), &faded.bytes()).unwrap();
        made.push((format!("{protocol:?}"), told.into_bytes()));
    }
    let digests: Vec<String> = made
        .into_iter()
        .map(|(name, form)| format!("{name} {}", &format!("{:x}", Sha256::digest(form))[..8]))
        .collect();
    let known = [
        "Halves a7f72b28",
        "Quadrants d19eefaa",
        "Sextants 6a235113",
        "Sixel b231b64b",
        "Iterm2 b7011b5e",
    ];
    assert_eq!((MADE_VERSION, &digests[..]), (1, &known.map(str::to_owned)[..]));
}

#[test]
fn what_draws_and_encodes_is_what_the_names_say() {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    for part in MADE_BY.split(", ") {
        let (name, version) = part.split_once(' ').unwrap();
        let package = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&package), "write into MADE_BY which {name} it is now");
    }
}
