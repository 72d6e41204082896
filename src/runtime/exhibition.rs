//! The pictures of a running homepage: the gallery that screens look into, and the studio that fills it.

use std::io;

use ratatui::Frame;

use super::{
    device::{Images, Window},
    painter::{Painter, Style},
    picture_cache::PictureCache,
    pictures,
    probe::Answers,
    studio::{Delivery, Studio},
    terminal::Terminal,
};
use crate::{
    app::State,
    ui::{self, Gallery, Theme},
};

/// Empty until it is opened: the first frame needs no pictures.
#[derive(Default)]
pub struct Exhibition {
    gallery: Gallery,
    studio: Option<Studio>,
    /// How the studio draws pixels, where it does.
    fitted: Option<Fitted>,
}

/// What pictures of pixels are fitted to.
struct Fitted {
    style: Style,
    cache: PictureCache,
    /// A cell as the system knows it, which may not be as the terminal tells it.
    cell: (u16, u16),
}

impl Exhibition {
    /// Decides how pictures are shown, from what was asked for and what the terminal answered, and has drawn what the first
    /// frame missed. Gives the kind of pictures; none where there are none. Where the system gives no thread to draw on, the
    /// palettes stay.
    pub fn open(
        &mut self,
        images: Images,
        answers: &Answers,
        state: &State,
        cache: PictureCache,
    ) -> Option<&'static str> {
        let theme = Theme::of(&state.device, state.ground);
        if !theme.has_pictures {
            return None;
        }
        let means = pictures::means(images, answers);
        let name = means.name();
        if means.pixels.is_some() {
            self.gallery.will_show_pixels();
        }
        let style = Style {
            pixels: means.pixels,
            glyphs: means.glyphs,
            ground: theme.picture_ground(),
        };
        let cell = Window::now().and_then(Window::cell);
        self.fitted = cell.filter(|_| style.pixels.is_some()).map(|cell| Fitted {
            style: style.clone(),
            cache: cache.clone(),
            cell,
        });
        self.studio = Studio::open(Painter::new(style, cache)).ok();
        self.order();
        Some(name)
    }

    /// After the window changed: where its cells have another size, all pictures of pixels are drawn anew in that.
    pub fn refit(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        let (Some(fitted), Some(window)) = (&mut self.fitted, Window::now()) else {
            return Ok(());
        };
        let (Some(picker), Some(cell)) = (&mut fitted.style.pixels, window.cell()) else {
            return Ok(());
        };
        if window.has_cells_of(fitted.cell) {
            return Ok(());
        }
        let before = std::mem::replace(&mut fitted.cell, cell);
        let told = picker.font_size();
        // As many pixels more or fewer as the system says.
        let scaled = |told: u16, now: u16, before: u16| {
            let scaled = u32::from(told) * u32::from(now) / u32::from(before.max(1));
            u16::try_from(scaled).unwrap_or(u16::MAX).max(1)
        };
        let size = (
            scaled(told.width, cell.0, before.0),
            scaled(told.height, cell.1, before.1),
        );
        *picker = pictures::picker(size, picker.protocol_type());
        let painter = Painter::new(fitted.style.clone(), fitted.cache.clone());
        self.studio = Studio::open(painter).ok();
        self.close(terminal)?;
        terminal.redraw()
    }

    /// Draws a frame with the pictures that are there.
    pub fn draw(&mut self, state: &State, frame: &mut Frame<'_>) {
        ui::view(state, &self.gallery, frame);
        let ground = Theme::of(&state.device, state.ground).ground;
        self.gallery.settle(ground, frame.buffer_mut());
    }

    /// After a frame: has drawn what it missed, and has the terminal forget what it shows no more.
    pub fn tidy(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        self.order();
        self.forget(terminal)
    }

    fn order(&mut self) {
        if let Some(studio) = &self.studio {
            studio.order(self.gallery.take_wanted());
        }
    }

    /// The next pictures that are done; waits for them.
    pub async fn delivery(&mut self) -> Delivery {
        match &mut self.studio {
            Some(studio) => studio.delivery().await,
            None => std::future::pending().await,
        }
    }

    /// Hangs what was delivered, and tells the terminal of it where it has to be told.
    pub fn hang(&mut self, delivery: Delivery, terminal: &mut Terminal) -> io::Result<()> {
        for (key, painted) in delivery {
            let Some(painted) = painted else {
                self.gallery.give_up(key);
                continue;
            };
            if let Some(telling) = &painted.tell {
                terminal.tell(telling)?;
            }
            self.gallery.hang(key, painted.art);
        }
        Ok(())
    }

    /// Takes all pictures down, and leaves none of them in the terminal.
    pub fn close(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        self.gallery.clear();
        self.forget(terminal)
    }

    /// One by one: kitty's word for all of them means those that are put on the screen, and not those in cells of text.
    fn forget(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        let numbers = self.gallery.take_taken_down();
        if numbers.is_empty() {
            return Ok(());
        }
        let words = numbers
            .iter()
            .map(|number| format!("\x1b_Ga=d,d=I,i={number},q=2\x1b\\"));
        terminal.tell(&words.collect::<String>())
    }
}
