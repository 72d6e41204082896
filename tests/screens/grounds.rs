//! What is drawn on a dark ground and on a light one.

use frontrow::app::{Ground, State};
use ratatui::style::Color;

use crate::{at_the_gate, drawn, every_screen, states::home};

/// WCAG 2.2's contrast of two colors, 1 to 21.
fn contrast(one: Color, other: Color) -> f64 {
    let linear = |value: u8| match f64::from(value) / 255.0 {
        value if value <= 0.040_45 => value / 12.92,
        value => ((value + 0.055) / 1.055).powf(2.4),
    };
    let luminance = |color| match color {
        Color::Rgb(red, green, blue) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05,
        other => panic!("with all colors none is the terminal's own: {other}"),
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

fn on(ground: Ground, mut state: State) -> State {
    state.ground = ground;
    state
}

#[test]
fn every_word_of_every_screen_can_be_read_where_it_stands() {
    for (cols, rows) in [(140, 42), (80, 24), (40, 12)] {
        for state in every_screen(cols, rows) {
            for ground in [Ground::Dark, Ground::Light] {
                let buffer = drawn(&on(ground, state.clone()));
                let words = buffer.content.iter();
                for cell in words.filter(|cell| cell.symbol().chars().any(char::is_alphanumeric)) {
                    let found = contrast(cell.fg, cell.bg);
                    assert!(found >= 3.0, "{found:.2}, {ground:?} at {cols}×{rows}: {cell:?}");
                }
            }
        }
    }
}

#[test]
fn the_big_letters_of_a_profile_are_light_on_either_ground() {
    for ground in [Ground::Dark, Ground::Light] {
        let buffer = drawn(&on(ground, at_the_gate(140, 42)));
        // A cell that is not the wordmark's and is inked whole.
        let inked = buffer.content.iter().filter(|cell| cell.symbol() == "█");
        let on_avatar: Vec<f64> = inked
            .filter(|cell| cell.bg != buffer[(0, 0)].bg)
            .map(|cell| contrast(cell.fg, cell.bg))
            .collect();
        assert!(
            !on_avatar.is_empty() && on_avatar.iter().all(|found| *found >= 4.5),
            "{on_avatar:?}"
        );
    }
}

#[test]
fn the_ground_is_the_one_of_the_state() {
    for colors in [1 << 24, 256] {
        let [dark, light] = [Ground::Dark, Ground::Light].map(|ground| {
            let mut state = on(ground, home(80, 24));
            state.device.colors = colors;
            drawn(&state)[(0, 0)].bg
        });
        assert_ne!(dark, light, "at {colors} colors");
    }
}
