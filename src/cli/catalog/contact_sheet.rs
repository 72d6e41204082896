use std::path::PathBuf;

use super::{Failure, Globals, Source, files, print};
use crate::{
    artwork::{Drawing, Framing, GlyphSet, Grid, Motif, Pixels, Rgb, Subject, Tone, blocks, draw},
    catalog::{Appeal, Catalog, Title},
};

/// A picture of the sheet, in pixels, and how many stand side by side.
const WIDTH: u32 = 240;
const HEIGHT: u32 = 135;
const GAP: u32 = 6;
const COLUMNS: usize = 6;
const FILMS: usize = 40;
const ORIGINALS: usize = 20;
const GROUND: Rgb = Rgb(0x0e, 0x0f, 0x14);
/// A card on the screen, in cells.
const CELLS: (u16, u16) = (22, 6);

#[derive(clap::Args)]
pub struct ContactSheet {
    #[command(flatten)]
    source: Source,
    /// Where the picture goes
    #[arg(long, value_name = "FILE.png")]
    out: PathBuf,
}

impl ContactSheet {
    pub fn run(self, globals: &Globals) -> Result<(), Failure> {
        let catalog = self.source.open(globals)?;
        let mut legend = String::new();
        let mut pictures: Vec<Pixels> = Vec::new();
        for (motif, at) in Motif::ALL.iter().zip(0_u64..) {
            let tone = Tone::ALL[at as usize % Tone::ALL.len()];
            let subject = Subject {
                seed: at,
                motif: *motif,
                tone,
            };
            pictures.push(draw(subject, Drawing::Fine, Framing::Card, Grid::square(WIDTH, HEIGHT)));
            pictures.push(as_blocks(subject));
            legend.push_str(&place(
                pictures.len() - 2,
                &format!("{}, fine and in blocks", motif.name()),
            ));
        }
        for (title, appeal) in chosen(&catalog) {
            let subject = Subject::of(title, appeal);
            legend.push_str(&place(pictures.len(), &format!("{} for {appeal}", title.name())));
            pictures.push(draw(subject, Drawing::Fine, Framing::Card, Grid::square(WIDTH, HEIGHT)));
        }
        let bytes = sheet(&pictures).png().map_err(Failure::failed)?;
        files::write(&self.out, &bytes)?;
        print(&legend)
    }
}

/// `row 2, 3: …`, counted from 1.
fn place(at: usize, what: &str) -> String {
    format!("row {}, {}: {what}\n", at / COLUMNS + 1, at % COLUMNS + 1)
}

/// The films rated most and the first Originals, each for another appeal that it has a caption for.
fn chosen(catalog: &Catalog) -> Vec<(Title<'_>, Appeal)> {
    let titles = catalog.indices().map(|index| catalog.title(index));
    let (originals, mut films): (Vec<Title<'_>>, Vec<Title<'_>>) = titles.partition(|title| title.is_original());
    films.sort_by_key(|film| (std::cmp::Reverse(film.audience().raters), film.id()));
    let titles = films
        .into_iter()
        .take(FILMS)
        .chain(originals.into_iter().take(ORIGINALS));
    titles
        .enumerate()
        .filter_map(|(at, title)| {
            let appeals: Vec<Appeal> = title.appeals().collect();
            Some((title, *appeals.get(at % appeals.len().max(1))?))
        })
        .collect()
}

/// The bold drawing as a terminal shows it in sextants, each as large as its share of the card.
fn as_blocks(subject: Subject) -> Pixels {
    let glyphs = GlyphSet::Sextants;
    let (across, down) = glyphs.grid();
    let (columns, rows) = (u32::from(CELLS.0) * across, u32::from(CELLS.1) * down);
    let pixels = draw(
        subject,
        Drawing::Bold,
        Framing::Card,
        Grid::of_cells(CELLS.0, CELLS.1, glyphs),
    );
    let cells = blocks(&pixels, CELLS.0, CELLS.1, glyphs);
    let mut picture = Pixels::plain(WIDTH, HEIGHT, GROUND);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let (column, row) = (x * columns / WIDTH, y * rows / HEIGHT);
            let cell = cells.cell((column / across) as u16, (row / down) as u16);
            let bit = (row % down) * across + column % across;
            if let Some(cell) = cell {
                let is_front = glyphs.mask(cell.glyph) >> bit & 1 == 1;
                picture.set(x, y, if is_front { cell.front } else { cell.back });
            }
        }
    }
    picture
}

fn sheet(pictures: &[Pixels]) -> Pixels {
    let rows = pictures.len().div_ceil(COLUMNS) as u32;
    let across = |count: u32, size: u32| count * (size + GAP) + GAP;
    let mut sheet = Pixels::plain(across(COLUMNS as u32, WIDTH), across(rows, HEIGHT), GROUND);
    for (at, picture) in pictures.iter().enumerate() {
        let (column, row) = ((at % COLUMNS) as u32, (at / COLUMNS) as u32);
        let (left, top) = (across(column, WIDTH), across(row, HEIGHT));
        for y in 0..picture.height {
            for x in 0..picture.width {
                if let Some(color) = picture.at(x, y) {
                    sheet.set(left + x, top + y, color);
                }
            }
        }
    }
    sheet
}
