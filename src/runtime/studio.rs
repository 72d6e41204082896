//! Where pictures are drawn: on a thread of its own, so that no key ever waits for one.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use image::{DynamicImage, RgbImage};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
    widgets::Widget,
};
use ratatui_image::{
    Image, Resize,
    picker::{Picker, ProtocolType},
};

use crate::{
    artwork::{self, Drawing, Framing, GlyphSet, Grid, Pixels, Rgb},
    ui::{Art, PictureKey, PixelArt},
};

/// What kitty reserves for the cells of a picture; all before it in a cell is for the terminal alone.
const KITTY_CELL: char = '\u{10EEEE}';

/// Longer lists of orders lose their oldest: what was scrolled past is not worth drawing.
const ORDERS_MAX: usize = 128;
/// What is done is delivered together, so that a screen is not drawn again for each card.
const DELIVERY_EVERY: Duration = Duration::from_millis(12);

/// From so many lines on, blocks are fine enough for the drawing that is made for pixels.
const FINE_FROM: u16 = 8;

/// A picture, or nothing where it was not worth drawing any more.
pub type Delivery = Vec<(PictureKey, Option<Painted>)>;

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

/// Takes orders and delivers pictures. Dropping it ends the work.
pub struct Studio {
    orders: mpsc::Sender<Vec<PictureKey>>,
    done: UnboundedReceiver<Delivery>,
}

impl Studio {
    /// Opens it; errors when the system gives no thread.
    pub fn open(style: Style) -> std::io::Result<Self> {
        let (orders, taken) = mpsc::channel();
        let (deliver, done) = unbounded_channel();
        thread::Builder::new()
            .name("studio".to_owned())
            .spawn(move || work(&taken, &deliver, &style))?;
        Ok(Self { orders, done })
    }

    /// Orders pictures, those first that stand first; they come before all that was ordered earlier.
    pub fn order(&self, keys: Vec<PictureKey>) {
        if !keys.is_empty() {
            // The thread ends with the studio alone, so somebody is there to take it.
            let _ = self.orders.send(keys);
        }
    }

    /// The next pictures that are done; waits for them, for ever when nothing is ordered.
    pub async fn delivery(&mut self) -> Delivery {
        match self.done.recv().await {
            Some(delivery) => delivery,
            None => std::future::pending().await,
        }
    }
}

/// Draws until nobody orders any more.
fn work(taken: &mpsc::Receiver<Vec<PictureKey>>, deliver: &UnboundedSender<Delivery>, style: &Style) {
    // The next one stands last.
    let mut orders: Vec<PictureKey> = Vec::new();
    let mut delivery: Delivery = Vec::new();
    let mut begun = now();
    loop {
        if orders.is_empty() {
            if !delivery.is_empty() && deliver.send(std::mem::take(&mut delivery)).is_err() {
                return;
            }
            match taken.recv() {
                Ok(keys) => orders.extend(keys.into_iter().rev()),
                Err(mpsc::RecvError) => return,
            }
            begun = now();
        }
        while let Ok(keys) = taken.try_recv() {
            orders.extend(keys.into_iter().rev());
        }
        let too_many = orders.len().saturating_sub(ORDERS_MAX);
        delivery.extend(orders.drain(..too_many).map(|key| (key, None)));
        if let Some(key) = orders.pop() {
            delivery.push((key, Some(painted(key, style))));
        }
        if begun.elapsed() >= DELIVERY_EVERY {
            if deliver.send(std::mem::take(&mut delivery)).is_err() {
                return;
            }
            begun = now();
        }
    }
}

fn painted(key: PictureKey, style: &Style) -> Painted {
    let pixels = style
        .pixels
        .as_ref()
        .and_then(|picker| in_pixels(key, picker, style.ground));
    pixels.unwrap_or_else(|| Painted {
        art: in_blocks(key, style),
        tell: None,
    })
}

fn in_blocks(key: PictureKey, style: &Style) -> Art {
    let grid = Grid::of_cells(key.width, key.height, style.glyphs);
    let drawing = if key.height < FINE_FROM {
        Drawing::Bold
    } else {
        Drawing::Fine
    };
    let pixels = framed(key, drawing, grid, style.ground);
    Art::Blocks(artwork::blocks(&pixels, key.width, key.height, style.glyphs))
}

fn framed(key: PictureKey, drawing: Drawing, grid: Grid, ground: Rgb) -> Pixels {
    let pixels = artwork::draw_frame(key.subject, drawing, key.framing, grid, key.frame);
    match key.framing {
        Framing::Card => pixels,
        Framing::Hero => pixels.faded_left(ground),
    }
}

/// The picture in the terminal's own pixels; none when it cannot be put into them.
fn in_pixels(key: PictureKey, picker: &Picker, ground: Rgb) -> Option<Painted> {
    let cell = picker.font_size();
    let grid = Grid::square(
        u32::from(key.width) * u32::from(cell.width),
        u32::from(key.height) * u32::from(cell.height),
    );
    let pixels = framed(key, Drawing::Fine, grid, ground);
    let image = RgbImage::from_raw(grid.width, grid.height, pixels.bytes())?;
    let size = Size::new(key.width, key.height);
    let protocol = picker
        .new_protocol(DynamicImage::ImageRgb8(image), size, Resize::Fit(None))
        .ok()?;
    let area = Rect::new(0, 0, key.width, key.height);
    let mut cells = Buffer::empty(area);
    Image::new(&protocol).render(area, &mut cells);
    let prints_whole = picker.protocol_type() != ProtocolType::Kitty;
    // A picture in cells of text is sent once, apart from them: whatever stands over its first cell, it is there.
    let tell = if prints_whole { None } else { take_telling(&mut cells) };
    Some(Painted {
        art: Art::Pixels(PixelArt { cells, prints_whole }),
        tell,
    })
}

/// Takes out of the first cell what is for the terminal alone.
fn take_telling(cells: &mut Buffer) -> Option<String> {
    let first = cells.cell_mut((0, 0))?;
    let (telling, shown) = first.symbol().split_at(first.symbol().find(KITTY_CELL)?);
    let (telling, shown) = (telling.to_owned(), shown.to_owned());
    first.set_symbol(&shown);
    Some(telling)
}

#[allow(clippy::disallowed_methods, reason = "the runtime is where the clock comes in")]
fn now() -> Instant {
    Instant::now()
}
