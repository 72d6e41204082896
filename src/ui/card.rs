//! One title in a row: picture, name, caption.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    picture::{self, Edge},
    text,
    theme::Theme,
};
use crate::catalog::{Appeal, Title};

/// What a card shows.
pub struct Card<'a> {
    pub title: Title<'a>,
    pub appeal: Appeal,
    pub caption: &'a str,
    /// Share watched, and what to say of it: `S2:E4`.
    pub progress: Option<(f32, String)>,
    pub is_focused: bool,
    /// Came with the last change of the page.
    pub is_new: bool,
}

impl Card<'_> {
    /// `area` holds the picture, a line for the name, and as many lines as are asked for the caption.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, caption_height: u16, theme: &Theme) {
        let art = Rect {
            height: area.height.saturating_sub(1 + caption_height),
            ..area
        };
        picture::draw(buffer, art, self.title, self.appeal, theme, Edge::Whole);
        if self.title.is_original() {
            badge(buffer, art, " ORIGINAL ", theme);
        }
        if let Some((share, _)) = &self.progress {
            let bar = Rect {
                y: art.bottom().saturating_sub(1),
                height: 1,
                ..art
            };
            progress_bar(buffer, bar, *share, theme);
        }
        if self.is_focused {
            frame(buffer, art, theme);
        }
        self.words(buffer, text::below(area, art.height), theme);
    }

    fn words(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let mark = match (self.is_focused, self.is_new) {
            (true, _) => "▸ ",
            (false, true) => "● ",
            (false, false) => "",
        };
        let style = if self.is_focused { theme.focused() } else { theme.bold() };
        let name = format!("{mark}{}", self.title.name());
        let name_line = text::nth_line(area, 0);
        text::line(
            buffer,
            name_line,
            &name,
            if self.is_new && !self.is_focused {
                theme.good()
            } else {
                style
            },
        );
        let caption = text::below(area, 1);
        let style = if self.is_focused { theme.base() } else { theme.dim() };
        match &self.progress {
            Some((_, left)) => text::paragraph(buffer, caption, left, theme.dim()),
            None => text::paragraph(buffer, caption, self.caption, style),
        };
    }
}

/// A frame drawn over the outermost cells of a picture, so that focus moves nothing.
pub fn frame(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let style: Style = theme.focused();
    let (left, right) = (area.left(), area.right() - 1);
    let (top, bottom) = (area.top(), area.bottom() - 1);
    for x in left..=right {
        let lower = buffer[(x, top)].bg;
        buffer[(x, top)].set_char('▀').set_style(style).set_bg(lower);
        buffer[(x, bottom)].set_char('▄').set_style(style);
    }
    for y in top..=bottom {
        buffer[(left, y)].set_char('█').set_style(style);
        buffer[(right, y)].set_char('█').set_style(style);
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
        text::line(buffer, area, word, theme.screen());
    }
}

/// `▬▬▬▬────`, filled by a share from 0 to 1.
pub fn progress_bar(buffer: &mut Buffer, area: Rect, share: f32, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let filled = (share.clamp(0.0, 1.0) * f32::from(area.width)).round() as u16;
    for x in 0..area.width {
        let (letter, color) = if x < filled {
            ('▬', theme.accent)
        } else {
            ('─', theme.dim)
        };
        buffer[(area.x + x, area.y)]
            .set_char(letter)
            .set_fg(color)
            .set_bg(theme.ground);
    }
}
