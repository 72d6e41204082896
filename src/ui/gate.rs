//! “Who's watching?”

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::{card, chrome, letters, picture, text, theme::Theme};
use crate::{
    app::{GateScreen, State, geometry},
    artwork::Rgb,
};

/// Grounds of the avatars, in turn: calm, and apart in brightness as well as in hue.
const AVATARS: [Rgb; 6] = [
    Rgb(0x8c, 0x3b, 0x3b),
    Rgb(0x2f, 0x5d, 0x8a),
    Rgb(0x3f, 0x7a, 0x56),
    Rgb(0x6b, 0x4a, 0x8f),
    Rgb(0x9a, 0x6a, 0x2f),
    Rgb(0x2f, 0x77, 0x7d),
];

pub fn draw(buffer: &mut Buffer, gate: &GateScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let areas = geometry::gate(cols, rows, state.home.profiles.len() + 1);
    let top = areas.first().map_or(0, |area| area.y);
    wordmark(buffer, Rect::new(0, 0, cols, top.saturating_sub(4)), theme);
    let question = Rect::new(0, top.saturating_sub(if top > 5 { 3 } else { 2 }), cols, 1);
    text::line_center(buffer, question, "Who's watching?", theme.bold());
    for (at, area) in areas.iter().enumerate() {
        let name = state.home.profiles.get(at).map(|profile| profile.facts.name.as_str());
        avatar(buffer, *area, at, name, at == gate.selected, theme);
    }
    chrome::recording_sign(buffer, Rect::new(0, 0, cols.saturating_sub(2), 1), state, theme);
    chrome::footer(buffer, Rect::new(0, rows - 1, cols, 1), state, theme);
}

/// The program's name at the bottom of an area, in big letters where there is room for them.
fn wordmark(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    const NAME: &str = "FRONTROW";
    let width = letters::width(NAME).unwrap_or(0);
    if area.height > letters::HEIGHT && area.width > width {
        let line = text::below(area, area.height - letters::HEIGHT - 1);
        letters::draw(
            buffer,
            Rect {
                x: area.x + (area.width - width) / 2,
                width,
                ..line
            },
            NAME,
            theme.accented(),
        );
    } else {
        text::line_center(
            buffer,
            text::nth_line(area, area.height.saturating_sub(1)),
            "F R O N T R O W",
            theme.accented(),
        );
    }
}

/// A profile's initial on its own ground, its name below; without a name, the way to a new profile.
fn avatar(buffer: &mut Buffer, area: Rect, at: usize, name: Option<&str>, is_focused: bool, theme: &Theme) {
    let name_line = Rect {
        y: area.bottom().saturating_sub(1),
        height: area.height.min(1),
        ..area
    };
    let label = name.unwrap_or("Add profile");
    let label = if is_focused {
        format!("▸ {label}")
    } else {
        label.to_owned()
    };
    text::line_center(
        buffer,
        name_line,
        &label,
        if is_focused { theme.focused() } else { theme.dim() },
    );
    if area.height < 3 {
        return;
    }
    let block = Rect {
        height: area.height - 1,
        ..area
    };
    ground(buffer, block, at, name.is_some(), theme);
    let initial = name
        .and_then(|name| name.graphemes(true).next())
        .unwrap_or("+")
        .to_uppercase();
    let style = if theme.has_pictures && name.is_some() {
        theme.on_pictures().base()
    } else {
        theme.bold()
    };
    match letters::width(&initial) {
        Some(width) if block.height >= letters::HEIGHT + 2 && name.is_some() => {
            let middle = text::below(block, (block.height - letters::HEIGHT) / 2);
            let left = block.width.saturating_sub(width).div_ceil(2);
            letters::draw(
                buffer,
                Rect {
                    x: block.x + left,
                    width,
                    ..middle
                },
                &initial,
                style,
            );
        }
        _ => text::line_center(buffer, text::nth_line(block, block.height / 2), &initial, style.bold()),
    }
    if is_focused {
        card::frame(buffer, block, theme);
    }
}

fn ground(buffer: &mut Buffer, area: Rect, at: usize, is_somebody: bool, theme: &Theme) {
    let color = match (theme.has_pictures, is_somebody) {
        (false, _) => theme.ground,
        (true, true) => picture::color(AVATARS[at % AVATARS.len()], theme),
        (true, false) => theme.surface,
    };
    for position in area.positions() {
        // Both pixels of a cell, as in a picture, so that the frame finds what lies beneath it.
        buffer[position].set_char(' ').set_fg(color).set_bg(color);
    }
    if !theme.has_pictures {
        card::outline(buffer, area, theme);
    }
}
