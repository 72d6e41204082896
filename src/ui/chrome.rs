//! What stands around every screen: the header with its tabs and signs, the footer with the keys or a notice.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{company, text, theme::Theme, training};
use crate::app::{
    Place, Recording, Screen, State, Tab,
    geometry::{self, BrowseGeometry},
    keymap,
};

pub fn header(buffer: &mut Buffer, area: &BrowseGeometry, state: &State, theme: &Theme) {
    let line = area.header;
    if geometry::has_wordmark(line.width) || state.browse().is_none() {
        text::line(buffer, Rect { x: 2, ..line }, "FRONTROW", theme.accented());
    }
    tabs(buffer, area, state, theme);
    corner(buffer, line, state, theme);
}

/// Who is watching, and before it the sign that nothing is recorded. Where there is no room for both, the sign goes before
/// everything, tabs included.
fn corner(buffer: &mut Buffer, line: Rect, state: &State, theme: &Theme) {
    let line = Rect {
        width: line.width.saturating_sub(2),
        ..line
    };
    let left = geometry::tabs(state.device.cols)[Tab::ALL.len() - 1].right() + 1;
    let behind_tabs = Rect {
        x: left.min(line.right()),
        width: line.right().saturating_sub(left),
        ..line
    };
    if !geometry::has_wordmark(state.device.cols) && state.recording != Recording::On {
        return recording_sign(buffer, line, state, theme);
    }
    let search = geometry::search_tab(state.device.cols).right();
    let room = behind_tabs.right().saturating_sub(search.max(behind_tabs.x) + 1);
    let name = company::names(state, room);
    let used = text::line_right(buffer, behind_tabs, &name, theme.dim());
    let left_of_name = Rect {
        width: behind_tabs.width.saturating_sub(used + 2),
        ..behind_tabs
    };
    recording_sign(buffer, left_of_name, state, theme);
}

/// A lasting sign that nothing is recorded; nothing while all is well.
pub fn recording_sign(buffer: &mut Buffer, area: Rect, state: &State, theme: &Theme) {
    let text = match &state.recording {
        Recording::On => return,
        Recording::ReadOnly => "READ ONLY",
        Recording::Failing(_) => "NOT RECORDING",
    };
    text::line_right(buffer, area, &format!(" ● {text}"), theme.bad());
}

/// The tabs and the way to the search; the current one is underlined where there is a line for it, as a shape tells it
/// apart and not a color alone.
fn tabs(buffer: &mut Buffer, area: &BrowseGeometry, state: &State, theme: &Theme) {
    let Some(browse) = state.browse() else { return };
    let is_searching = matches!(state.screen(), Screen::Search(_));
    let has_focus = browse.place == Place::Tabs && matches!(state.screen(), Screen::Browse(_));
    let places = Tab::ALL.into_iter().zip(geometry::tabs(area.header.width));
    for (tab, place) in places {
        let is_current = tab == browse.tab && !is_searching;
        tab_label(buffer, place, tab.label(), is_current, has_focus, area, theme);
    }
    tab_label(
        buffer,
        geometry::search_tab(area.header.width),
        "/ Search",
        is_searching,
        false,
        area,
        theme,
    );
}

fn tab_label(
    buffer: &mut Buffer,
    place: Rect,
    label: &str,
    is_current: bool,
    has_focus: bool,
    area: &BrowseGeometry,
    theme: &Theme,
) {
    let style = match (is_current, has_focus) {
        (true, true) => theme.filled(),
        (true, false) => theme.bold(),
        (false, _) => theme.dim(),
    };
    text::line(buffer, place, &format!(" {label} "), style);
    if is_current && area.body.y > place.bottom() {
        let line = Rect {
            x: place.x + 1,
            y: place.bottom(),
            width: place.width.saturating_sub(2),
            height: 1,
        };
        text::line(buffer, line, &"━".repeat(usize::from(line.width)), theme.accented());
    } else if is_current {
        text::line(
            buffer,
            Rect {
                width: place.width.min(1),
                ..place
            },
            "›",
            style,
        );
    }
}

/// A notice if there is one, else why nothing is recorded, else the keys of this place; to the right of it how far training is.
pub fn footer(buffer: &mut Buffer, line: Rect, state: &State, theme: &Theme) {
    let line = Rect {
        x: line.x + 2,
        width: line.width.saturating_sub(4),
        ..line
    };
    let training = training::words(state, line.width / 2).unwrap_or_default();
    let used = text::line_right(buffer, line, &training, theme.dim());
    let line = Rect {
        width: line.width.saturating_sub(if used == 0 { 0 } else { used + 3 }),
        ..line
    };
    if let Some(notice) = &state.notice {
        text::line(buffer, line, &notice.text, theme.accented());
        return;
    }
    if let Recording::Failing(why) = &state.recording {
        text::line(buffer, line, why, theme.bad());
        return;
    }
    keys(buffer, line, state, theme);
}

/// The labelled bindings of the context, as many as fit whole; help always stands last.
fn keys(buffer: &mut Buffer, line: Rect, state: &State, theme: &Theme) {
    let context = state.context();
    let help = keymap::in_context(context).find(|binding| binding.action == keymap::Action::Help);
    let help_width = help.map_or(0, |_| text::width("? help"));
    let mut x = line.x;
    let end = line.right().saturating_sub(help_width);
    let labelled = keymap::in_context(context)
        .filter(|binding| !binding.label.is_empty() && binding.action != keymap::Action::Help)
        .filter(|binding| state.offers(binding.action));
    for binding in labelled {
        let key = binding.keys.first().map(ToString::to_string).unwrap_or_default();
        let needed = text::width(&key) + 1 + text::width(binding.label) + 3;
        if x + needed > end {
            break;
        }
        x += text::line(
            buffer,
            Rect {
                x,
                width: line.right() - x,
                ..line
            },
            &key,
            theme.dim(),
        ) + 1;
        x += text::line(
            buffer,
            Rect {
                x,
                width: line.right() - x,
                ..line
            },
            binding.label,
            theme.faint(),
        ) + 3;
    }
    if help.is_some() && x + help_width <= line.right() {
        x += text::line(
            buffer,
            Rect {
                x,
                width: line.right() - x,
                ..line
            },
            "?",
            theme.dim(),
        ) + 1;
        text::line(
            buffer,
            Rect {
                x,
                width: line.right() - x,
                ..line
            },
            "help",
            theme.faint(),
        );
    }
}
