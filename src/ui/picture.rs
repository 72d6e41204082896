//! Pictures on the screen, as half blocks.

use ratatui::{buffer::Buffer, layout::Rect, style::Color};

use super::{card::outline, text, theme::Theme};
use crate::{
    app::State,
    artwork::{self, Rgb, Subject},
    catalog::{Appeal, Title},
};

/// How a picture meets what is around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Whole,
    /// The left part fades into the ground, so that text can stand there.
    FadesLeft,
}

/// What a title's picture speaks to wherever it is not a slot's own: what it was shown for in this visit, else its genres.
pub fn appeal_of(state: &State, title: Title<'_>) -> Appeal {
    let shown = state.visit.as_ref().and_then(|visit| visit.captions.get(&title.id()));
    shown.map_or(Appeal::Genre, |&(appeal, _)| appeal)
}

/// Draws a title's picture for an appeal; without colors for it, its first genre on a plain card.
pub fn draw(buffer: &mut Buffer, area: Rect, title: Title<'_>, appeal: Appeal, theme: &Theme, edge: Edge) {
    if area.is_empty() {
        return;
    }
    if !theme.has_pictures {
        return match edge {
            Edge::Whole => plain_card(buffer, area, title, theme),
            Edge::FadesLeft => {
                let right = Rect {
                    x: area.x + area.width * 3 / 5,
                    width: area.width - area.width * 3 / 5,
                    ..area
                };
                plain_card(buffer, right, title, theme);
            }
        };
    }
    let genres: Vec<String> = title.genres().map(artwork_word).collect();
    let genres: Vec<&str> = genres.iter().map(String::as_str).collect();
    let subject = Subject {
        seed: u64::from(title.id().to_bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15),
        motif: artwork::motif_for(&genres, appeal.name()),
        tone: artwork::tone_for(&genres, appeal.name()),
    };
    let picture = artwork::paint(subject, area.width, area.height);
    for y in 0..area.height {
        for x in 0..area.width {
            let Some(cell) = picture.cell(x, y) else { continue };
            let fade = match edge {
                Edge::Whole => 0.0,
                Edge::FadesLeft => fade_at(x, area.width),
            };
            let upper = color(mix(cell.upper, fade), theme);
            let lower = color(mix(cell.lower, fade), theme);
            let target = &mut buffer[(area.x + x, area.y + y)];
            // Where nothing is left of the picture there is nothing to draw.
            target.set_char(if fade < 1.0 { '▀' } else { ' ' });
            target.set_fg(upper).set_bg(lower);
        }
    }
}

/// 1 at the left, where words stand, 0 at the right, and no visible step between them.
fn fade_at(x: u16, width: u16) -> f32 {
    let share = f32::from(x) / f32::from(width.max(1));
    let lit = ((share - 0.32) / 0.40).clamp(0.0, 1.0);
    1.0 - lit * lit * (3.0 - 2.0 * lit)
}

/// Towards the ground.
fn mix(color: Rgb, fade: f32) -> Rgb {
    let ground = [0x0e_u8, 0x0f, 0x14];
    let blend = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * fade).round() as u8;
    Rgb(
        blend(color.0, ground[0]),
        blend(color.1, ground[1]),
        blend(color.2, ground[2]),
    )
}

/// A color as far as the terminal has it.
pub fn color(Rgb(red, green, blue): Rgb, theme: &Theme) -> Color {
    match theme.ground {
        Color::Indexed(_) => Color::Indexed(nearest_indexed(red, green, blue)),
        _ => Color::Rgb(red, green, blue),
    }
}

/// The nearest of the 6×6×6 cube of the 256 colors.
fn nearest_indexed(red: u8, green: u8, blue: u8) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let nearest = |value: u8| {
        LEVELS
            .iter()
            .enumerate()
            .min_by_key(|(_, level)| level.abs_diff(value))
            .map_or(0, |(at, _)| at as u8)
    };
    16 + 36 * nearest(red) + 6 * nearest(green) + nearest(blue)
}

/// The painter's word for a genre.
fn artwork_word(genre: &str) -> String {
    match genre {
        "Science fiction" => "sci-fi".to_owned(),
        other => other.to_lowercase().replace(' ', "-"),
    }
}

/// Without colors for a picture: a quiet box with the first genre in it.
fn plain_card(buffer: &mut Buffer, area: Rect, title: Title<'_>, theme: &Theme) {
    for position in area.positions() {
        buffer[position].set_char(' ').set_bg(theme.surface);
    }
    outline(buffer, area, theme);
    if let Some(genre) = title.genres().next() {
        text::line_center(
            buffer,
            text::nth_line(area, area.height / 2),
            &format!(" {genre} "),
            theme.dim(),
        );
    }
}
