//! How it looks: one file a screen. Everything here takes shared references and draws; nothing is computed, nothing changes.

mod browse;
mod buttons;
mod card;
mod chrome;
mod details;
mod facts;
mod font;
mod gate;
mod help;
mod letters;
mod log;
mod new_profile;
mod onboarding;
mod overlay;
mod panel;
mod picture;
mod player;
mod prompt;
mod search;
mod text;
mod theme;
mod too_small;
mod why;

use ratatui::Frame;

use crate::app::{Screen, State, geometry};
pub use theme::Theme;

/// Draws the state.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let theme = Theme::of(&state.device);
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.screen());
    if geometry::is_too_small(area.width, area.height) {
        return too_small::draw(buffer, area, &theme);
    }
    match state.screen() {
        Screen::Gate(gate) => gate::draw(buffer, gate, state, &theme),
        Screen::NewProfile(form) => new_profile::draw(buffer, form, state, &theme),
        Screen::Onboarding(onboarding) => onboarding::draw(buffer, onboarding, state, &theme),
        Screen::Browse(browse) => browse::draw(buffer, browse, state, &theme),
        Screen::Search(search) => search::draw(buffer, search, state, &theme),
        Screen::Details(details) => details::draw(buffer, details, state, &theme),
        Screen::Player(player) => player::draw(buffer, player, state, &theme),
    }
    for overlay in &state.overlays {
        overlay::draw(buffer, *overlay, state, &theme);
    }
}
