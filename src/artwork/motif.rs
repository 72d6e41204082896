//! What a picture shows.

use super::dice::fingerprint;
use super::world::World;

/// What a picture shows; chosen from a title's genres and the appeal it is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motif {
    Skyline,
    Rain,
    Hills,
    Desert,
    Sea,
    Stars,
    Forest,
    Window,
    Stage,
    Road,
    Trench,
    Castle,
    Sunrise,
    Confetti,
    Portrait,
    Grid,
    Field,
    Reel,
    Couple,
    House,
}

impl Motif {
    pub const ALL: [Motif; 20] = [
        Motif::Skyline,
        Motif::Rain,
        Motif::Hills,
        Motif::Desert,
        Motif::Sea,
        Motif::Stars,
        Motif::Forest,
        Motif::Window,
        Motif::Stage,
        Motif::Road,
        Motif::Trench,
        Motif::Castle,
        Motif::Sunrise,
        Motif::Confetti,
        Motif::Portrait,
        Motif::Grid,
        Motif::Field,
        Motif::Reel,
        Motif::Couple,
        Motif::House,
    ];
}

/// The motif of a title with these genres (lower-case), shown for this appeal. Total: unknown words count as a drama's.
///
/// A film never has the same motif under the appeals romance, comedy, chills, wonder and suspense, which share none.
pub fn motif_for(genres: &[&str], appeal: &str) -> Motif {
    let world = World::of(genres);
    let candidates: &[Motif] = match appeal {
        "lead" => &[Motif::Portrait],
        "director" | "acclaim" => &[Motif::Reel, Motif::Stage],
        "romance" => &[Motif::Couple, Motif::Sunrise],
        "comedy" => &[Motif::Confetti],
        "action" => of_action(world),
        "suspense" => of_suspense(world),
        "chills" => &[Motif::House, Motif::Forest],
        "wonder" => of_wonder(world),
        "mood" => &[Motif::Rain, Motif::Sea, Motif::Window],
        "family" => &[Motif::Sunrise, Motif::Hills],
        "length" | "language" => &[Motif::Road, Motif::Hills, Motif::Sea],
        "place" | "era" => &of_world(world)[..1],
        // Story, genre, and what a later vocabulary may add: the world as it is.
        _ => of_world(world),
    };
    // Which of them hangs on all the genres and the appeal, so that a row of one genre shows more than one motif.
    let words = genres.iter().copied().chain([appeal]);
    let choice = fingerprint(words) % candidates.len().max(1) as u64;
    candidates.get(choice as usize).copied().unwrap_or(Motif::Hills)
}

/// A world's own motifs, its place first.
fn of_world(world: World) -> &'static [Motif] {
    match world {
        World::War => &[Motif::Trench, Motif::Field, Motif::Hills],
        World::Frontier => &[Motif::Desert, Motif::Road, Motif::Hills],
        World::Space => &[Motif::Stars, Motif::Grid],
        World::Night => &[Motif::House, Motif::Forest, Motif::Window],
        World::Show => &[Motif::Stage, Motif::Confetti],
        World::Arena => &[Motif::Field],
        World::Legend => &[Motif::Castle, Motif::Forest, Motif::Stars],
        World::Nursery => &[Motif::Hills, Motif::Sunrise, Motif::Confetti],
        World::Underworld => &[Motif::Skyline, Motif::Rain, Motif::Window, Motif::Road],
        World::Record => &[Motif::Reel, Motif::Hills, Motif::Portrait],
        World::Heart => &[Motif::Couple, Motif::Window, Motif::Sea],
        World::Laughter => &[Motif::Confetti, Motif::Skyline, Motif::Stage],
        World::Quest => &[Motif::Sea, Motif::Desert, Motif::Hills, Motif::Road],
        World::Life => &[Motif::Window, Motif::Hills, Motif::Rain, Motif::Portrait, Motif::Road],
    }
}

fn of_action(world: World) -> &'static [Motif] {
    match world {
        World::War => &[Motif::Trench],
        World::Frontier => &[Motif::Desert],
        World::Space => &[Motif::Stars, Motif::Grid],
        World::Arena => &[Motif::Field],
        World::Legend | World::Nursery => &[Motif::Castle],
        _ => &[Motif::Road, Motif::Skyline],
    }
}

fn of_suspense(world: World) -> &'static [Motif] {
    match world {
        World::War => &[Motif::Trench],
        World::Frontier => &[Motif::Desert, Motif::Road],
        World::Space => &[Motif::Grid],
        World::Arena => &[Motif::Field],
        _ => &[Motif::Rain, Motif::Skyline, Motif::Window],
    }
}

fn of_wonder(world: World) -> &'static [Motif] {
    match world {
        World::Legend | World::Nursery => &[Motif::Castle, Motif::Stars],
        World::Quest | World::Frontier | World::Record => &[Motif::Sea, Motif::Stars],
        _ => &[Motif::Stars],
    }
}
