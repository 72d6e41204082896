//! How a title feels.

use super::dice::fingerprint;
use super::world::World;

/// How it feels; chosen from genre and appeal: gives the colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Dark,
    Warm,
    Tense,
    Playful,
    Dreamlike,
    Gritty,
    Bittersweet,
    Uplifting,
    Eerie,
    Dry,
}

impl Tone {
    pub const ALL: [Tone; 10] = [
        Tone::Dark,
        Tone::Warm,
        Tone::Tense,
        Tone::Playful,
        Tone::Dreamlike,
        Tone::Gritty,
        Tone::Bittersweet,
        Tone::Uplifting,
        Tone::Eerie,
        Tone::Dry,
    ];
}

/// The tone of a title with these genres (lower-case), shown for this appeal. Total: unknown words count as a drama's.
pub fn tone_for(genres: &[&str], appeal: &str) -> Tone {
    let world = World::of(genres);
    let of_appeal: &[Tone] = match appeal {
        "romance" => &[Tone::Warm, Tone::Bittersweet, Tone::Dreamlike],
        "comedy" => &[Tone::Playful, Tone::Dry],
        "action" => &[Tone::Gritty, Tone::Tense],
        "suspense" => &[Tone::Tense, Tone::Dark],
        "chills" => &[Tone::Eerie, Tone::Dark],
        "wonder" => &[Tone::Dreamlike, Tone::Uplifting],
        "family" => &[Tone::Uplifting, Tone::Playful],
        "era" => &[Tone::Dry, Tone::Bittersweet, Tone::Warm],
        "length" => &[Tone::Dry, Tone::Warm],
        _ => of_world(world),
    };
    // Which of them hangs on all the genres, so that a row of one genre is not a row of one color.
    let choice = fingerprint(genres.iter().copied()) % of_appeal.len().max(1) as u64;
    of_appeal.get(choice as usize).copied().unwrap_or(Tone::Dark)
}

fn of_world(world: World) -> &'static [Tone] {
    match world {
        World::War => &[Tone::Gritty, Tone::Dark, Tone::Bittersweet],
        World::Frontier => &[Tone::Warm, Tone::Gritty, Tone::Dry],
        World::Space => &[Tone::Dreamlike, Tone::Eerie, Tone::Tense],
        World::Night => &[Tone::Eerie, Tone::Dark],
        World::Show => &[Tone::Playful, Tone::Warm, Tone::Dreamlike],
        World::Arena => &[Tone::Uplifting, Tone::Gritty],
        World::Legend => &[Tone::Dreamlike, Tone::Warm, Tone::Uplifting],
        World::Nursery => &[Tone::Uplifting, Tone::Playful, Tone::Warm],
        World::Underworld => &[Tone::Dark, Tone::Tense, Tone::Gritty],
        World::Record => &[Tone::Dry, Tone::Gritty, Tone::Uplifting],
        World::Heart => &[Tone::Warm, Tone::Bittersweet, Tone::Dreamlike],
        World::Laughter => &[Tone::Playful, Tone::Dry, Tone::Warm],
        World::Quest => &[Tone::Gritty, Tone::Warm, Tone::Uplifting],
        World::Life => &[Tone::Bittersweet, Tone::Dry, Tone::Dark, Tone::Warm],
    }
}
