//! How a title feels.

use super::{
    dice::{Dice, scramble},
    world::World,
};
use crate::catalog::Appeal;

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

/// What the written tones come down to for a painter.
static OF_FACET: &[(&str, Tone)] = &[
    ("tone:absurd", Tone::Playful),
    ("tone:bittersweet", Tone::Bittersweet),
    ("tone:bleak", Tone::Dark),
    ("tone:campy", Tone::Playful),
    ("tone:cerebral", Tone::Dreamlike),
    ("tone:cozy", Tone::Warm),
    ("tone:dark", Tone::Dark),
    ("tone:dreamlike", Tone::Dreamlike),
    ("tone:dry", Tone::Dry),
    ("tone:eerie", Tone::Eerie),
    ("tone:epic", Tone::Uplifting),
    ("tone:feel-good", Tone::Uplifting),
    ("tone:gritty", Tone::Gritty),
    ("tone:heartfelt", Tone::Warm),
    ("tone:irreverent", Tone::Playful),
    ("tone:melancholic", Tone::Bittersweet),
    ("tone:mind-bending", Tone::Dreamlike),
    ("tone:nostalgic", Tone::Bittersweet),
    ("tone:playful", Tone::Playful),
    ("tone:provocative", Tone::Tense),
    ("tone:quirky", Tone::Dry),
    ("tone:raunchy", Tone::Playful),
    ("tone:romantic", Tone::Warm),
    ("tone:satirical", Tone::Dry),
    ("tone:scary", Tone::Eerie),
    ("tone:sentimental", Tone::Warm),
    ("tone:spectacular", Tone::Uplifting),
    ("tone:stylish", Tone::Dark),
    ("tone:tense", Tone::Tense),
    ("tone:uplifting", Tone::Uplifting),
    ("tone:violent", Tone::Gritty),
    ("tone:warm", Tone::Warm),
    ("tone:whimsical", Tone::Playful),
    ("tone:witty", Tone::Playful),
];

/// The tone of a title with these facets (their keys), shown for an appeal: one of its own tones where they suit the appeal,
/// else one of the appeal's. Total: unknown words count as a drama's.
pub fn tone_for(facets: &[&str], appeal: Appeal, seed: u64) -> Tone {
    let genres: Vec<&str> = facets.iter().filter_map(|key| key.strip_prefix("genre:")).collect();
    let own = OF_FACET
        .iter()
        .filter(|(key, _)| facets.contains(key))
        .map(|(_, tone)| *tone);
    let own: Vec<Tone> = own.collect();
    let suited: &[Tone] = match appeal {
        Appeal::Romance => &[Tone::Warm, Tone::Bittersweet, Tone::Dreamlike],
        Appeal::Comedy => &[Tone::Playful, Tone::Dry],
        Appeal::Action => &[Tone::Gritty, Tone::Tense, Tone::Uplifting],
        Appeal::Suspense => &[Tone::Tense, Tone::Dark],
        Appeal::Chills => &[Tone::Eerie, Tone::Dark],
        Appeal::Wonder => &[Tone::Dreamlike, Tone::Uplifting],
        Appeal::Family => &[Tone::Uplifting, Tone::Playful, Tone::Warm],
        Appeal::Era => &[Tone::Dry, Tone::Bittersweet, Tone::Warm],
        Appeal::Lead
        | Appeal::Director
        | Appeal::Mood
        | Appeal::Place
        | Appeal::Acclaim
        | Appeal::Length
        | Appeal::Language
        | Appeal::Story
        | Appeal::Genre
            if own.is_empty() =>
        {
            of_world(World::of(&genres))
        }
        _ => &own,
    };
    let both: Vec<Tone> = own.iter().copied().filter(|tone| suited.contains(tone)).collect();
    let choices = if both.is_empty() { suited } else { &both };
    let choice = Dice::new(scramble(seed ^ 0x70_4E)).below(choices.len().max(1) as u64) as usize;
    choices.get(choice).copied().unwrap_or(Tone::Dark)
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
