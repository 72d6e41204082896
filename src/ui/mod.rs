//! How it looks: one file a screen. Everything here takes shared references and draws; nothing is computed, nothing changes.

mod browse;
mod buttons;
mod card;
mod chrome;
mod company;
mod details;
mod difference;
mod facts;
mod font;
mod gallery;
mod gate;
mod help;
mod indexed;
mod letters;
mod log;
mod new_profile;
mod onboarding;
mod overlay;
mod overprint;
mod panel;
mod picture;
mod player;
mod preview;
mod prompt;
mod search;
mod taste;
mod text;
mod theme;
mod too_small;
mod training;
mod why;

use ratatui::Frame;

use crate::app::{Screen, State, geometry};
pub use gallery::{Art, Gallery, PictureKey, PixelArt};
pub use theme::{Look, Theme};

/// Draws the state, with the pictures that are at hand.
pub fn view(state: &State, gallery: &Gallery, frame: &mut Frame<'_>) {
    let look = Look::new(Theme::of(&state.device, state.ground), gallery);
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, look.screen());
    if geometry::is_too_small(area.width, area.height) {
        return too_small::draw(buffer, area, &look);
    }
    match state.screen() {
        Screen::Gate(gate) => gate::draw(buffer, gate, state, &look),
        Screen::NewProfile(form) => new_profile::draw(buffer, form, state, &look),
        Screen::Onboarding(onboarding) => onboarding::draw(buffer, onboarding, state, &look),
        Screen::Browse(browse) => browse::draw(buffer, browse, state, &look),
        Screen::Search(search) => search::draw(buffer, search, state, &look),
        Screen::Details(details) => details::draw(buffer, details, state, &look),
        Screen::Player(player) => player::draw(buffer, player, state, &look),
        Screen::Taste(taste) => taste::draw(buffer, taste, state, &look),
    }
    for overlay in &state.overlays {
        overlay::draw(buffer, overlay, state, &look);
    }
}
