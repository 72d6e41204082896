//! One title in a row: picture, name, caption.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Block, BorderType, Widget},
};

use super::{
    picture, preview, text,
    theme::{Look, Theme},
};
use crate::{
    app::PreviewShown,
    artwork::Framing,
    catalog::{Appeal, Title},
};

/// What a card shows.
pub struct Card<'a> {
    pub title: Title<'a>,
    pub appeal: Appeal,
    pub caption: &'a str,
    /// How far it was watched, in Continue Watching.
    pub progress: Option<Watched>,
    pub is_focused: bool,
    /// Came with the last change of the page.
    pub is_new: bool,
    /// Runs on it now.
    pub preview: Option<&'a PreviewShown<'a>>,
}

/// What a card says of how far a title was watched.
pub struct Watched {
    /// None at the beginning of the next episode.
    pub share: Option<f32>,
    /// `S2:E4 · 38 min left`
    pub words: String,
}

/// On the first line inside the picture's edge.
pub const ORIGINAL: &str = " ORIGINAL ";

impl Card<'_> {
    /// `area` holds the picture, a line for the name, and as many lines as are asked for the caption.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, caption_height: u16, theme: &Look<'_>) {
        let art = Rect {
            height: area.height.saturating_sub(1 + caption_height),
            ..area
        };
        let moved = self.preview.and_then(|shown| shown.moved);
        picture::draw_frame(buffer, art, self.title, self.appeal, theme, Framing::Card, moved);
        if self.title.is_original() {
            badge(buffer, art, ORIGINAL, theme);
        }
        if self.is_focused && theme.has_pictures && theme.gallery.shows_pixels() {
            posts(buffer, art, theme);
        } else if self.is_focused {
            frame(buffer, art, theme);
        }
        if let Some(share) = self.progress.as_ref().and_then(|progress| progress.share) {
            // Inside the frame, whether there is one or not.
            let bar = Rect {
                x: art.x + 1,
                y: art.bottom().saturating_sub(1),
                width: art.width.saturating_sub(2),
                height: 1,
            };
            progress_bar(buffer, bar, share, &theme.on_pictures());
        }
        self.words(buffer, text::below(area, art.height), theme);
    }

    fn words(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let (mark, name_style) = match (self.is_focused, self.is_new) {
            (true, _) if !theme.has_pictures => ("▸ ", theme.focused()),
            (true, _) => ("", theme.focused()),
            (false, true) => ("● ", theme.good()),
            (false, false) => ("", theme.base()),
        };
        let name = format!("{mark}{}", self.title.name());
        let told = self
            .preview
            .map(|shown| preview::part(shown, area.width, area.height.saturating_sub(1)));
        let caption = match (&told, &self.progress) {
            (Some(told), _) => told,
            (None, Some(progress)) => &progress.words,
            (None, None) => self.caption,
        };
        // The focused name takes what lines the caption leaves, so that it can be read to its end.
        let lines = if self.is_focused && told.is_none() {
            let caption_lines = text::wrap(caption, area.width).len() as u16;
            area.height.saturating_sub(caption_lines).max(1)
        } else {
            1
        };
        let name_area = Rect {
            height: lines.min(area.height),
            ..area
        };
        let used = text::paragraph(buffer, name_area, &name, name_style);
        let style = if self.is_focused { theme.base() } else { theme.dim() };
        text::paragraph(buffer, text::below(area, used), caption, style);
    }
}

/// The quiet line around what would be a picture.
pub fn outline(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    if area.width >= 2 && area.height >= 2 {
        Block::bordered()
            .border_type(BorderType::Rounded)
            .border_style(theme.faint())
            .render(area, buffer);
    }
}

/// Two posts in the gaps beside a picture of pixels, which a frame over its cells would cut into.
fn posts(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let left = area.x.checked_sub(1).map(|x| (x, "▐"));
    for (x, post) in left.into_iter().chain([(area.right(), "▌")]) {
        for y in area.top()..area.bottom() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_symbol(post).set_style(theme.focused());
            }
        }
    }
}

/// A frame drawn over the outermost cells of a picture, so that focus moves nothing. A quarter of a cell wide on a picture,
/// whose own pixels go on beneath; heavy lines where there are no colors to do that with.
pub fn frame(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (left, right) = (area.left(), area.right() - 1);
    let (top, bottom) = (area.top(), area.bottom() - 1);
    if !theme.has_pictures {
        let lines = Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(theme.accented());
        return lines.render(area, buffer);
    }
    // Where the letter is what remains of the picture, the frame is the ground.
    let mut inverse = |x, y, letter| {
        let cell = &mut buffer[(x, y)];
        let picture = cell.bg;
        cell.set_char(letter).set_fg(picture).set_bg(theme.accent);
    };
    for x in left + 1..right {
        inverse(x, top, '▆');
    }
    inverse(left, top, '▗');
    inverse(right, top, '▖');
    inverse(left, bottom, '▝');
    inverse(right, bottom, '▘');
    for x in left + 1..right {
        let cell = &mut buffer[(x, bottom)];
        let upper = cell.fg;
        cell.set_char('▂').set_bg(upper).set_fg(theme.accent);
    }
    for y in top + 1..bottom {
        buffer[(left, y)].set_char('▌').set_fg(theme.accent);
        buffer[(right, y)].set_char('▐').set_fg(theme.accent);
    }
}

fn badge(buffer: &mut Buffer, art: Rect, word: &str, theme: &Theme) {
    if art.width > text::width(word) + 2 && art.height > 2 {
        let area = Rect {
            x: art.x + 1,
            y: art.y + 1,
            width: art.width - 2,
            height: 1,
        };
        text::line(buffer, area, word, theme.on_pictures().screen());
    }
}

/// `━━━━────`, filled by a share from 0 to 1.
pub fn progress_bar(buffer: &mut Buffer, area: Rect, share: f32, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let filled = (share.clamp(0.0, 1.0) * f32::from(area.width)).round() as u16;
    for x in 0..area.width {
        let (letter, color) = if x < filled {
            ('━', theme.accent)
        } else {
            ('─', theme.faint)
        };
        buffer[(area.x + x, area.y)]
            .set_char(letter)
            .set_fg(color)
            .set_bg(theme.ground);
    }
}
