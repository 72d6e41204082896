//! From a motif's drawing to the picture of one title: recolored, one of its alternatives, mirrored or not, set off the
//! middle, and framed for the size at hand.
//!
//! A drawing has two groups, `back` and `front`. The back is stretched to the frame; the front keeps its proportions. Within
//! the front stand the alternatives `option-a`, `option-b` and `option-c`, of which one is shown. Its six colors are roles.

use super::{Grid, Subject, dice::Dice, pixels::Rgb};

/// Which of a motif's two drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// For pixels.
    Fine,
    /// For block glyphs: few large shapes.
    Bold,
}

/// How a picture stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Framing {
    /// A card: the subject near the middle.
    Card,
    /// A wide picture with words over its left half: the subject stands right of them.
    Hero,
}

/// The colors of the drawings, by role: night, deep, middle, haze, light, accent.
pub const ROLES: [&str; 6] = ["#1b2036", "#34406b", "#6a6fa8", "#b98fae", "#f2c9a1", "#e4572e"];
/// A subject is set off the middle by at most this share of the drawing's width.
const SHIFT: f32 = 0.1;
/// Of a hero, so much stands right of its words.
const HERO_SHARE: f32 = 0.55;
/// A picture that moves has so many frames beside the still one, each a little farther on.
pub const LAST_FRAME: u8 = 15;
/// So far the front of a card goes, of the picture's width. A hero's goes half as far: it stands beside words.
const FRONT_GOES: f32 = 0.08;
/// So much farther the back is stretched: what is far away moves less.
const BACK_GOES: f32 = 0.02;
const OPTIONS: [&str; 3] = ["option-a", "option-b", "option-c"];

/// The picture as one SVG document of this size; `frame` is how far it has moved, from 0 to [`LAST_FRAME`].
pub fn compose(subject: Subject, drawing: Drawing, framing: Framing, grid: Grid, frame: u8) -> String {
    // In units that are square.
    let (width, height) = (grid.width as f32 * grid.pixel_aspect, grid.height as f32);
    let source = recolored(subject.motif.drawing(drawing), subject);
    let mut dice = Dice::new(subject.seed);
    let is_mirrored = dice.chance(0.5);
    let option = dice.below(OPTIONS.len() as u64) as usize;
    let shift = dice.between(-SHIFT, SHIFT);
    let view_box = attribute(&source, "viewBox").unwrap_or("0 0 320 180");
    let units = view_box
        .split(' ')
        .nth(2)
        .and_then(|width| width.parse().ok())
        .unwrap_or(320.0);
    let defs = between(&source, "<defs>", "</defs>").unwrap_or_default();
    let back = group(&source, "back").unwrap_or_default();
    let mut front = group(&source, "front").unwrap_or_default().to_owned();
    for (at, name) in OPTIONS.iter().enumerate() {
        if at != option {
            let shown = format!("<g id=\"{name}\"");
            front = front.replace(&shown, &format!("{shown} display=\"none\""));
        }
    }
    let mirror = if is_mirrored {
        format!(" transform=\"translate({width} 0) scale(-1 1)\"")
    } else {
        String::new()
    };
    // The front's own frame: the whole picture, or what is right of the words.
    let (x, room, shift) = match framing {
        Framing::Card => (0.0, width, shift * units),
        Framing::Hero if is_mirrored => (0.0, width * HERO_SHARE, 0.0),
        Framing::Hero => (width - width * HERO_SHARE, width * HERO_SHARE, 0.0),
    };
    // The subject goes toward the middle, a hero's toward its words, so that it never leaves the frame.
    let toward = match framing {
        Framing::Card => -shift.signum(),
        Framing::Hero if is_mirrored => 1.0,
        Framing::Hero => -1.0,
    };
    let gone = eased(frame);
    let front_gone = toward * gone * width * FRONT_GOES * room / width.max(1.0);
    // Stretched from the side that it leaves, so that no edge of it is ever seen.
    let back_width = width * (1.0 + BACK_GOES * gone);
    let back_x = if toward < 0.0 { width - back_width } else { 0.0 };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\">{defs}<g{mirror}>\
         <svg x=\"{back_x}\" width=\"{back_width}\" height=\"{height}\" viewBox=\"{view_box}\" preserveAspectRatio=\"none\">{back}</svg>\
         <svg x=\"{}\" width=\"{room}\" height=\"{height}\" viewBox=\"{view_box}\" preserveAspectRatio=\"xMidYMid meet\" \
         overflow=\"visible\"><g transform=\"translate({shift} 0)\">{front}</g></svg></g></svg>",
        grid.width,
        grid.height,
        x + front_gone
    )
}

/// How far a frame has gone, 0 to 1, slower at both ends, where the picture turns.
fn eased(frame: u8) -> f32 {
    let share = f32::from(frame.min(LAST_FRAME)) / f32::from(LAST_FRAME);
    share * share * (3.0 - 2.0 * share)
}

/// The drawing in the subject's colors.
fn recolored(drawing: &str, subject: Subject) -> String {
    let palette = subject.palette();
    let mut colored = String::with_capacity(drawing.len());
    let mut rest = drawing;
    // One pass, so that a color that looks like another role's is not replaced twice.
    while let Some(at) = rest.find('#') {
        let (before, color) = rest.split_at(at);
        colored.push_str(before);
        let role = ROLES.iter().position(|role| color.starts_with(role));
        match role {
            Some(role) => {
                let new: Rgb = palette.roles()[role];
                colored.push_str(&new.hex());
                rest = &color[ROLES[role].len()..];
            }
            None => {
                colored.push('#');
                rest = &color[1..];
            }
        }
    }
    colored.push_str(rest);
    colored
}

fn attribute<'a>(svg: &'a str, name: &str) -> Option<&'a str> {
    let start = svg.find(&format!("{name}=\""))? + name.len() + 2;
    let length = svg[start..].find('"')?;
    Some(&svg[start..start + length])
}

/// From one mark to the end of another, both included.
fn between<'a>(svg: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let start = svg.find(from)?;
    let end = svg[start..].find(to)? + start + to.len();
    Some(&svg[start..end])
}

/// The group with this id, with all that is in it.
fn group<'a>(svg: &'a str, id: &str) -> Option<&'a str> {
    let start = svg.find(&format!("<g id=\"{id}\""))?;
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        let close = svg[at..].find("</g>")? + at;
        let open = svg[at..close].match_indices("<g").map(|(open, _)| open + at);
        // `<g ` and `<g>` open a group; nothing else that begins so does.
        let opened = open
            .filter(|open| matches!(svg.as_bytes().get(open + 2), Some(b' ' | b'>')))
            .count();
        depth += opened;
        depth = depth.checked_sub(1)?;
        at = close + "</g>".len();
        if depth == 0 {
            return Some(&svg[start..at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_taken_with_all_that_is_in_it() {
        let svg = "<svg><g id=\"back\"><g><path/></g><g ></g></g><g id=\"front\"></g></svg>";
        assert_eq!(group(svg, "back"), Some("<g id=\"back\"><g><path/></g><g ></g></g>"));
        assert_eq!(group(svg, "front"), Some("<g id=\"front\"></g>"));
        assert_eq!(group(svg, "side"), None);
        assert_eq!(group("<g id=\"back\">", "back"), None);
    }
}
