//! How a picture is made: composed, then drawn and put into what the terminal shows, or taken from the cache.
//!
//! What is kept is a picture's last form that is the same in every run: the cells of block glyphs, the text that a terminal is
//! told (sixel, iTerm2), or the pixels (kitty, whose text carries a number of this run). Both ways meet there, so a picture
//! from the cache is the one that would be drawn. Its name is a digest of the whole composed drawing and of all that is made
//! of it after that; composing costs a hundredth of drawing. The frames of a picture that moves are not kept: there are
//! fifteen for each, they are drawn faster than they are shown, and they would drive out what every launch needs.

use std::num::NonZeroU16;

use image::{DynamicImage, RgbImage};
use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::{Rect, Size},
    widgets::Widget,
};
use ratatui_image::{
    Image, Resize,
    picker::{Picker, ProtocolType},
};

use super::picture_cache::{PictureCache, PictureName};
use crate::{
    artwork::{self, Blocks, Drawing, Framing, GlyphSet, Grid, Pixels, Rgb, Sketch},
    ui::{Art, PictureKey, PixelArt},
};

/// Goes up whenever something else is made of a composed drawing: another fade, other cells, another form.
const MADE_VERSION: u32 = 1;
/// What draws and encodes; a test holds it against `Cargo.lock`.
const MADE_BY: &str = "resvg 0.49.0, ratatui-image 12.0.0-rc.3, icy_sixel 0.5.1, image 0.25.10";
/// What kitty reserves for the cells of a picture; all before it in a cell is for the terminal alone.
const KITTY_CELL: char = '\u{10EEEE}';
/// From so many lines on, blocks are fine enough for the drawing that is made for pixels.
const FINE_FROM: u16 = 8;
/// More pictures do not wait to be kept: somebody scrolls, and what is not kept is drawn again one day.
const WAITING_MAX: usize = 64;

/// A picture that is done.
pub struct Painted {
    pub art: Art,
    /// What the terminal has to be told before it is shown.
    pub tell: Option<String>,
}

/// How pictures are to be drawn on this terminal.
#[derive(Clone, Debug)]
pub struct Style {
    /// In the terminal's own pixels, where it has any.
    pub pixels: Option<Picker>,
    pub glyphs: GlyphSet,
    /// What a hero fades into.
    pub ground: Rgb,
}

/// Drawn, to be kept under this name.
type ToKeep = (PictureName, Vec<u8>);

/// Paints pictures, one at a time.
pub struct Painter {
    style: Style,
    cache: PictureCache,
    version: u32,
    waiting: Vec<ToKeep>,
}

impl Painter {
    pub const fn new(style: Style, cache: PictureCache) -> Self {
        Self {
            style,
            cache,
            version: MADE_VERSION,
            waiting: Vec::new(),
        }
    }

    /// The picture: as it was kept, else drawn.
    pub fn paint(&mut self, key: PictureKey) -> Painted {
        let in_pixels = self
            .style
            .pixels
            .as_ref()
            .and_then(|picker| self.in_pixels(key, picker));
        let (painted, to_keep) = in_pixels.unwrap_or_else(|| self.in_blocks(key));
        if self.waiting.len() < WAITING_MAX {
            self.waiting.extend(to_keep);
        }
        painted
    }

    /// Keeps one of the pictures that were drawn, when there is time for it; says whether there was one.
    pub fn keep_one(&mut self) -> bool {
        let Some((name, form)) = self.waiting.pop() else {
            return false;
        };
        self.cache.keep(&name, &form);
        true
    }

    fn in_blocks(&self, key: PictureKey) -> (Painted, Option<ToKeep>) {
        let grid = Grid::of_cells(key.width, key.height, self.style.glyphs);
        let drawing = if key.height < FINE_FROM {
            Drawing::Bold
        } else {
            Drawing::Fine
        };
        let sketch = sketch(key, drawing, grid);
        let name = self.name(key, &sketch, &format!("blocks of {:?}", self.style.glyphs));
        let hung = |blocks: Blocks| Painted {
            art: Art::Blocks(blocks),
            tell: None,
        };
        let kept = self.kept(name.as_ref());
        if let Some(blocks) = kept.and_then(|form| Blocks::from_bytes(key.width, key.height, &form)) {
            return (hung(blocks), None);
        }
        let pixels = framed(key, &sketch, self.style.ground);
        let blocks = artwork::blocks(&pixels, key.width, key.height, self.style.glyphs);
        let to_keep = name.map(|name| (name, blocks.bytes()));
        (hung(blocks), to_keep)
    }

    /// The picture in the terminal's own pixels; none when it cannot be put into them.
    fn in_pixels(&self, key: PictureKey, picker: &Picker) -> Option<(Painted, Option<ToKeep>)> {
        let cell = picker.font_size();
        let grid = Grid::square(
            u32::from(key.width) * u32::from(cell.width),
            u32::from(key.height) * u32::from(cell.height),
        );
        let sketch = sketch(key, Drawing::Fine, grid);
        let name = self.name(key, &sketch, &format!("{:?}", picker.protocol_type()));
        let is_placed = picker.protocol_type() == ProtocolType::Kitty;
        let hung = |form: &[u8]| {
            if is_placed {
                placed(key, picker, grid, form)
            } else {
                printed(key, std::str::from_utf8(form).ok()?)
            }
        };
        if let Some(painted) = self.kept(name.as_ref()).and_then(|form| hung(&form)) {
            return Some((painted, None));
        }
        let pixels = framed(key, &sketch, self.style.ground).bytes();
        let form = if is_placed {
            pixels
        } else {
            telling(key, picker, grid, &pixels)?.into_bytes()
        };
        let painted = hung(&form)?;
        Some((painted, name.map(|name| (name, form))))
    }

    /// What a picture is named; none for one that moves. Only a hero has the ground in it.
    fn name(&self, key: PictureKey, sketch: &Sketch, means: &str) -> Option<PictureName> {
        let ground = match key.framing {
            Framing::Card => String::new(),
            Framing::Hero => format!(" faded into {:?}", self.style.ground),
        };
        let (version, width, height) = (self.version, key.width, key.height);
        let made = format!("{version}, {MADE_BY}: {means}, {width} × {height}{ground}, ");
        (key.frame == 0).then(|| PictureName::of(&(made + &sketch.words())))
    }

    fn kept(&self, name: Option<&PictureName>) -> Option<Vec<u8>> {
        self.cache.find(name?)
    }
}

fn sketch(key: PictureKey, drawing: Drawing, grid: Grid) -> Sketch {
    Sketch::of(key.subject, drawing, key.framing, grid, key.frame)
}

fn framed(key: PictureKey, sketch: &Sketch, ground: Rgb) -> Pixels {
    let pixels = sketch.draw();
    match key.framing {
        Framing::Card => pixels,
        Framing::Hero => pixels.faded_left(ground),
    }
}

/// What prints a picture. As sixels it comes without the blanks that its crate has printed before it: it covers all of its
/// cells, and where it follows another one the blanks would be seen.
fn telling(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<String> {
    const SIXELS: &str = "\u{1b}P";
    let cells = cells(key, picker, grid, pixels)?;
    let told = cells.cell((0, 0))?.symbol();
    Some(told.find(SIXELS).map_or(told, |at| &told[at..]).to_owned())
}

/// The cells of a picture whose first cell prints all of it.
fn printed(key: PictureKey, telling: &str) -> Option<Painted> {
    let mut cells = Buffer::empty(Rect::new(0, 0, key.width, key.height));
    for cell in &mut cells.content {
        cell.set_diff_option(CellDiffOption::Skip);
    }
    cells
        .cell_mut((0, 0))?
        .set_symbol(telling)
        .set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
    let prints_whole = true;
    Some(Painted {
        art: Art::Pixels(PixelArt { cells, prints_whole }),
        tell: None,
    })
}

/// The cells of a picture that is sent once, apart from them: whatever stands over its first cell, it is there.
fn placed(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<Painted> {
    let mut cells = cells(key, picker, grid, pixels)?;
    let first = cells.cell_mut((0, 0))?;
    let (telling, shown) = first.symbol().split_at(first.symbol().find(KITTY_CELL)?);
    let (telling, shown) = (telling.to_owned(), shown.to_owned());
    first.set_symbol(&shown);
    let prints_whole = false;
    Some(Painted {
        art: Art::Pixels(PixelArt { cells, prints_whole }),
        tell: Some(telling),
    })
}

/// Pixels as the cells that carry what the terminal is to be told.
fn cells(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<Buffer> {
    let image = RgbImage::from_raw(grid.width, grid.height, pixels.to_vec())?;
    let size = Size::new(key.width, key.height);
    let protocol = picker
        .new_protocol(DynamicImage::ImageRgb8(image), size, Resize::Fit(None))
        .ok()?;
    let area = Rect::new(0, 0, key.width, key.height);
    let mut cells = Buffer::empty(area);
    Image::new(&protocol).render(area, &mut cells);
    Some(cells)
}

#[cfg(test)]
mod tests {
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
            && !art.prints_whole
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
}
