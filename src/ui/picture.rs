//! Pictures on the screen: as they were drawn, or the colors of one that is still being drawn.

use ratatui::{buffer::Buffer, layout::Rect, style::Color};

use super::{
    card::{ORIGINAL, outline},
    gallery::{Art, PictureKey},
    indexed, text,
    theme::{Look, Theme},
};
use crate::{
    app::{Moved, State},
    artwork::{Blocks, Framing, Rgb, Subject},
    catalog::{Appeal, Title},
};

/// What a title's picture speaks to wherever it is not a slot's own: what it was shown for in this visit, else its genres.
pub fn appeal_of(state: &State, title: Title<'_>) -> Appeal {
    let shown = state.visit.as_ref().and_then(|visit| visit.captions.get(&title.id()));
    shown.map_or(Appeal::Genre, |&(appeal, _)| appeal)
}

/// Draws a title's picture for an appeal; without colors for it, its first genre on a plain card.
pub fn draw(buffer: &mut Buffer, area: Rect, title: Title<'_>, appeal: Appeal, look: &Look<'_>, framing: Framing) {
    draw_frame(buffer, area, title, appeal, look, framing, None);
}

/// The same, as far as it has moved where it does.
pub fn draw_frame(
    buffer: &mut Buffer,
    area: Rect,
    title: Title<'_>,
    appeal: Appeal,
    look: &Look<'_>,
    framing: Framing,
    moved: Option<Moved>,
) {
    if !look.has_pictures {
        let right = Rect {
            x: area.x + area.width * 3 / 5,
            width: area.width - area.width * 3 / 5,
            ..area
        };
        return match framing {
            Framing::Card => plain_card(buffer, area, title, look),
            Framing::Hero => plain_card(buffer, right, title, look),
        };
    }
    let area = match framing {
        Framing::Hero => right_of_words(area),
        Framing::Card => area,
    };
    if area.is_empty() {
        return;
    }
    let subject = Subject::of(title, appeal);
    let key = PictureKey {
        subject,
        framing,
        width: area.width,
        height: area.height,
        frame: 0,
    };
    let key = moved.map_or(key, |moved| look.gallery.frame_at_hand(key, moved));
    match look.picture(key) {
        Some(Art::Blocks(art)) => hang(buffer, area, art, look),
        Some(Art::Pixels(art)) => {
            copy(buffer, area, &art.cells);
            if art.sent_as.is_none() {
                look.gallery.note_printed(key, area);
            }
        }
        None => underpaint(buffer, area, subject, look, framing),
    }
}

fn hang(buffer: &mut Buffer, area: Rect, art: &Blocks, theme: &Theme) {
    for y in 0..area.height {
        for x in 0..area.width {
            let Some(cell) = art.cell(x, y) else { continue };
            let (front, back) = (color(cell.front, theme), color(cell.back, theme));
            let target = &mut buffer[(area.x + x, area.y + y)];
            // Where both are one color there is nothing to draw.
            target.set_char(if front == back { ' ' } else { cell.glyph });
            target.set_fg(front).set_bg(back);
        }
    }
}

/// Where a hero's words stand: on its left, and on all of it where it is narrow.
pub fn words_of(hero: Rect) -> Rect {
    let width = (hero.width * 3 / 5).max(hero.width.min(36));
    Rect { width, ..hero }
}

/// Where a hero's words stand alone, nothing is: pixels are printed or they are not. Only the last of the words stand on the
/// picture, on four fifths of the three sevenths of it that fade: on the rest the ground around letters would be seen.
fn right_of_words(area: Rect) -> Rect {
    let left = (35 * words_of(area).width).saturating_sub(12 * area.width) / 23;
    Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    }
}

/// Cells as they are, whatever they tell the terminal.
fn copy(buffer: &mut Buffer, area: Rect, cells: &Buffer) {
    for y in 0..area.height {
        for x in 0..area.width {
            if let (Some(target), Some(cell)) = (buffer.cell_mut((area.x + x, area.y + y)), cells.cell((x, y))) {
                target.clone_from(cell);
            }
        }
    }
}

/// The palette before the picture: bands from deep to haze, so that no card is ever a hole. Words of a hero keep their ground.
fn underpaint(buffer: &mut Buffer, area: Rect, subject: Subject, theme: &Theme, framing: Framing) {
    let palette = subject.palette();
    let shown = match framing {
        Framing::Card => area,
        Framing::Hero => Rect {
            x: area.x + area.width * 3 / 7,
            width: area.width - area.width * 3 / 7,
            ..area
        },
    };
    for y in 0..shown.height {
        let share = f32::from(y) / f32::from(shown.height.max(2) - 1);
        let band = color(palette.deep.mix(palette.haze, share * 0.8), theme);
        for x in 0..shown.width {
            buffer[(shown.x + x, shown.y + y)].set_char(' ').set_bg(band);
        }
    }
}

/// A color as far as the terminal has it.
pub fn color(color: Rgb, theme: &Theme) -> Color {
    let Rgb(red, green, blue) = color;
    match theme.ground {
        Color::Indexed(_) => Color::Indexed(indexed::nearest(color)),
        _ => Color::Rgb(red, green, blue),
    }
}

/// Without colors for a picture: a quiet box with the first genre in it.
fn plain_card(buffer: &mut Buffer, area: Rect, title: Title<'_>, theme: &Theme) {
    for position in area.positions() {
        buffer[position].set_char(' ').set_bg(theme.surface);
    }
    outline(buffer, area, theme);
    if let Some(genre) = title.genres().next() {
        let mut line = text::nth_line(area, area.height / 2);
        // A badge stands on this line of a low card, and the genre beside it.
        if title.is_original() && area.height / 2 == 1 {
            let badge = text::width(ORIGINAL) + 1;
            line.x += badge.min(line.width);
            line.width = line.width.saturating_sub(badge + 1);
        }
        text::line_center(buffer, line, &format!(" {genre} "), theme.dim());
    }
}
