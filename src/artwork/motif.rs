//! What a picture shows, and which titles are shown so.

use super::{
    composition::Drawing,
    dice::{Dice, scramble},
    world::World,
};
use crate::catalog::Appeal;

macro_rules! motifs {
    ($($motif:ident $name:literal [$($appeal:ident)*];)*) => {
        /// What a picture shows. Each is drawn in `assets/artwork/`, twice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Motif {
            $($motif),*
        }

        impl Motif {
            pub const ALL: &'static [Motif] = &[$(Motif::$motif),*];

            /// As its files are called.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Motif::$motif => $name),*
                }
            }

            /// The drawing as it stands in its file.
            pub const fn drawing(self, drawing: Drawing) -> &'static str {
                match (self, drawing) {
                    $(
                        (Motif::$motif, Drawing::Fine) => include_str!(concat!(
                            env!("CARGO_MANIFEST_DIR"), "/assets/artwork/", $name, ".svg"
                        )),
                        (Motif::$motif, Drawing::Bold) => include_str!(concat!(
                            env!("CARGO_MANIFEST_DIR"), "/assets/artwork/", $name, ".bold.svg"
                        )),
                    )*
                }
            }

            /// The appeals that it can speak to, beside those that any picture of the story does.
            const fn appeals(self) -> &'static [Appeal] {
                match self {
                    $(Motif::$motif => &[$(Appeal::$appeal),*]),*
                }
            }
        }
    };
}

motifs! {
    HeistVault "heist-vault" [Suspense Action];
    RainStreet "rain-street" [Suspense Mood];
    TwoAtWindow "two-at-window" [Romance Mood];
    Starship "starship" [Wonder Action Suspense Place];
    Courtroom "courtroom" [Suspense];
    Duel "duel" [Action Suspense Place Era];
    OpenRoad "open-road" [Mood Place Length Comedy];
    StormAtSea "storm-at-sea" [Action Suspense Mood Place];
    BigTop "big-top" [Family Comedy Wonder];
    Trench "trench" [Action Suspense Era Place];
    Skyline "skyline" [Mood Place Romance];
    Portrait "portrait" [Lead];
    HauntedHouse "haunted-house" [Chills Mood];
    Stage "stage" [Mood Comedy Romance Era];
    BoxingRing "boxing-ring" [Action Suspense];
    Kite "kite" [Family Wonder Mood];
    ToyTrain "toy-train" [Family Comedy Wonder];
    Castle "castle" [Wonder Era Place Romance];
    Dragon "dragon" [Wonder Action Chills];
    ForestPath "forest-path" [Chills Suspense Mood Place];
    Mountain "mountain" [Action Suspense Mood Place];
    Desert "desert" [Mood Place Era Length];
    Robot "robot" [Wonder Action Suspense];
    FutureCity "future-city" [Wonder Suspense Place Mood];
    CarChase "car-chase" [Action Comedy];
    Helicopter "helicopter" [Action Suspense];
    DetectiveDesk "detective-desk" [Suspense Mood];
    Schoolyard "schoolyard" [Romance Comedy Mood Era];
    DinnerTable "dinner-table" [Family Comedy];
    TrainPlatform "train-platform" [Romance Era Mood Length Place];
    Projector "projector" [Director Length];
    Laurels "laurels" [Acclaim];
    Superhero "superhero" [Action Wonder];
    Creature "creature" [Chills Action];
    Podium "podium" [Era Suspense];
    Party "party" [Comedy Romance];
}

/// What a facet puts into a picture, the most telling facets first.
static EVOKED: &[(&str, Motif)] = &[
    ("theme:dragons", Motif::Dragon),
    ("theme:heist", Motif::HeistVault),
    ("setting:bank", Motif::HeistVault),
    ("theme:superheroes", Motif::Superhero),
    ("lead:superhero", Motif::Superhero),
    ("theme:boxing", Motif::BoxingRing),
    ("theme:martial-arts", Motif::BoxingRing),
    ("genre:western", Motif::Duel),
    ("theme:samurai", Motif::Duel),
    ("genre:war", Motif::Trench),
    ("theme:war", Motif::Trench),
    ("setting:battlefield", Motif::Trench),
    ("setting:circus", Motif::BigTop),
    ("theme:toys", Motif::ToyTrain),
    ("basis:toy", Motif::ToyTrain),
    ("setting:courtroom", Motif::Courtroom),
    ("theme:wrongly-accused", Motif::Courtroom),
    ("theme:justice", Motif::Courtroom),
    ("setting:haunted-house", Motif::HauntedHouse),
    ("theme:ghosts", Motif::HauntedHouse),
    ("theme:possession", Motif::HauntedHouse),
    ("theme:witches", Motif::HauntedHouse),
    ("theme:zombies", Motif::Creature),
    ("theme:monsters", Motif::Creature),
    ("theme:dinosaurs", Motif::Creature),
    ("theme:vampires", Motif::HauntedHouse),
    ("theme:werewolves", Motif::Creature),
    ("theme:robots", Motif::Robot),
    ("theme:artificial-intelligence", Motif::Robot),
    ("setting:space", Motif::Starship),
    ("theme:space-travel", Motif::Starship),
    ("theme:aliens", Motif::Starship),
    ("theme:dystopia", Motif::FutureCity),
    ("era:near-future", Motif::FutureCity),
    ("era:far-future", Motif::Starship),
    ("setting:virtual-world", Motif::FutureCity),
    ("setting:ship", Motif::StormAtSea),
    ("setting:sea", Motif::StormAtSea),
    ("setting:submarine", Motif::StormAtSea),
    ("setting:harbor", Motif::StormAtSea),
    ("theme:pirates", Motif::StormAtSea),
    ("setting:castle", Motif::Castle),
    ("setting:palace", Motif::Castle),
    ("theme:royalty", Motif::Castle),
    ("theme:magic", Motif::Castle),
    ("era:medieval", Motif::Castle),
    ("setting:desert", Motif::Desert),
    ("era:ancient", Motif::Desert),
    ("setting:train", Motif::TrainPlatform),
    ("theme:homecoming", Motif::TrainPlatform),
    ("theme:immigration", Motif::TrainPlatform),
    ("setting:mountains", Motif::Mountain),
    ("setting:arctic", Motif::Mountain),
    ("setting:wilderness", Motif::Mountain),
    ("theme:survival", Motif::Mountain),
    ("theme:racing", Motif::CarChase),
    ("theme:road-trip", Motif::OpenRoad),
    ("setting:road", Motif::OpenRoad),
    ("setting:border", Motif::OpenRoad),
    ("setting:stage", Motif::Stage),
    ("setting:theater", Motif::Stage),
    ("setting:nightclub", Motif::Stage),
    ("theme:music", Motif::Stage),
    ("theme:dance", Motif::Stage),
    ("genre:musical", Motif::Stage),
    ("genre:music", Motif::Stage),
    ("setting:film-studio", Motif::Projector),
    ("theme:fame", Motif::Stage),
    ("theme:terrorism", Motif::Helicopter),
    ("theme:hostages", Motif::Helicopter),
    ("theme:spies", Motif::Helicopter),
    ("theme:disaster", Motif::Helicopter),
    ("setting:forest", Motif::ForestPath),
    ("setting:cabin", Motif::ForestPath),
    ("setting:jungle", Motif::ForestPath),
    ("lead:detective", Motif::DetectiveDesk),
    ("theme:investigation", Motif::DetectiveDesk),
    ("theme:serial-killers", Motif::RainStreet),
    ("theme:conspiracy", Motif::DetectiveDesk),
    ("theme:crime-families", Motif::RainStreet),
    ("theme:gangsters", Motif::RainStreet),
    ("theme:drug-trade", Motif::RainStreet),
    ("theme:police", Motif::RainStreet),
    ("genre:film-noir", Motif::RainStreet),
    ("theme:politics", Motif::Podium),
    ("theme:civil-rights", Motif::Podium),
    ("theme:journalism", Motif::Podium),
    ("setting:washington", Motif::Podium),
    ("setting:high-school", Motif::Schoolyard),
    ("setting:college", Motif::Schoolyard),
    ("setting:school", Motif::Schoolyard),
    ("theme:coming-of-age", Motif::Schoolyard),
    ("theme:first-love", Motif::Schoolyard),
    ("lead:teenage-lead", Motif::Schoolyard),
    ("theme:party", Motif::Party),
    ("theme:weddings", Motif::Party),
    ("theme:christmas", Motif::ToyTrain),
    ("theme:food", Motif::DinnerTable),
    ("setting:kitchen", Motif::DinnerTable),
    ("theme:family-secrets", Motif::DinnerTable),
    ("lead:family", Motif::DinnerTable),
    ("theme:family", Motif::DinnerTable),
    ("lead:child-lead", Motif::Kite),
    ("genre:sport", Motif::BoxingRing),
    ("setting:new-york", Motif::Skyline),
    ("setting:los-angeles", Motif::Skyline),
    ("setting:london", Motif::Skyline),
    ("setting:tokyo", Motif::Skyline),
    ("setting:las-vegas", Motif::Skyline),
    ("setting:big-city", Motif::Skyline),
    ("theme:love", Motif::TwoAtWindow),
    ("theme:forbidden-love", Motif::TwoAtWindow),
    ("theme:same-sex-love", Motif::TwoAtWindow),
    ("theme:marriage", Motif::TwoAtWindow),
    ("lead:couple", Motif::TwoAtWindow),
];

/// So many of the motifs that fit best are drawn from.
const CHOICES: usize = 2;

/// The motif of a title with these facets (their keys), shown for an appeal. Total: unknown words count as a drama's.
pub fn motif_for(facets: &[&str], appeal: Appeal, seed: u64) -> Motif {
    let fits = |motif: Motif| match appeal {
        Appeal::Story | Appeal::Genre | Appeal::Language => motif.appeals() != [Appeal::Lead],
        _ => motif.appeals().contains(&appeal),
    };
    let genres: Vec<&str> = facets.iter().filter_map(|key| key.strip_prefix("genre:")).collect();
    let evoked = EVOKED
        .iter()
        .filter(|(key, _)| facets.contains(key))
        .map(|(_, motif)| *motif);
    let own = evoked.chain(of_world(World::of(&genres)).iter().copied());
    let mut candidates: Vec<Motif> = Vec::new();
    for motif in own.filter(|motif| fits(*motif)) {
        if !candidates.contains(&motif) {
            candidates.push(motif);
        }
    }
    if candidates.is_empty() {
        candidates.extend(of_appeal(appeal));
    }
    let mut dice = Dice::new(scramble(seed ^ appeal as u64));
    let choice = dice.below(candidates.len().min(CHOICES) as u64) as usize;
    candidates.get(choice).copied().unwrap_or(Motif::OpenRoad)
}

/// What stands for an appeal when the title brings nothing of its own to it.
const fn of_appeal(appeal: Appeal) -> &'static [Motif] {
    match appeal {
        Appeal::Lead => &[Motif::Portrait],
        Appeal::Director => &[Motif::Projector],
        Appeal::Acclaim => &[Motif::Laurels],
        Appeal::Romance => &[Motif::TwoAtWindow],
        Appeal::Comedy => &[Motif::Party],
        Appeal::Action => &[Motif::CarChase, Motif::Helicopter],
        Appeal::Suspense => &[Motif::RainStreet, Motif::DetectiveDesk],
        Appeal::Chills => &[Motif::HauntedHouse, Motif::Creature],
        Appeal::Wonder => &[Motif::Starship, Motif::Castle],
        Appeal::Family => &[Motif::Kite, Motif::ToyTrain],
        Appeal::Mood => &[Motif::RainStreet, Motif::OpenRoad],
        Appeal::Place => &[Motif::Skyline, Motif::OpenRoad],
        Appeal::Era => &[Motif::TrainPlatform],
        Appeal::Length => &[Motif::Projector, Motif::OpenRoad],
        Appeal::Language | Appeal::Story | Appeal::Genre => &[Motif::DinnerTable, Motif::OpenRoad],
    }
}

/// A world's own motifs, the plainest first.
const fn of_world(world: World) -> &'static [Motif] {
    match world {
        World::War => &[Motif::Trench],
        World::Frontier => &[Motif::Duel, Motif::Desert],
        World::Space => &[Motif::Starship, Motif::FutureCity, Motif::Robot],
        World::Night => &[Motif::HauntedHouse, Motif::Creature, Motif::ForestPath],
        World::Show => &[Motif::Stage],
        World::Arena => &[Motif::BoxingRing],
        World::Legend => &[Motif::Castle, Motif::Dragon],
        World::Nursery => &[Motif::Kite, Motif::ToyTrain, Motif::BigTop],
        World::Underworld => &[Motif::RainStreet, Motif::HeistVault, Motif::DetectiveDesk],
        World::Record => &[Motif::Projector, Motif::Podium],
        World::Heart => &[Motif::TwoAtWindow, Motif::TrainPlatform],
        World::Laughter => &[Motif::Party, Motif::BigTop],
        World::Quest => &[Motif::Mountain, Motif::StormAtSea, Motif::CarChase],
        World::Life => &[Motif::DinnerTable, Motif::TrainPlatform, Motif::Skyline],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::WrittenFacet;

    #[test]
    fn every_evoking_facet_is_one_of_the_catalogs() {
        for (key, _) in EVOKED {
            assert!(
                key.starts_with("genre:") || WrittenFacet::by_key(key).is_some(),
                "{key}"
            );
        }
    }

    #[test]
    fn a_title_looks_like_what_it_is_and_like_what_it_is_shown_for() {
        let heat = [
            "genre:crime",
            "genre:thriller",
            "theme:heist",
            "setting:los-angeles",
            "theme:love",
        ];
        for seed in 0..40 {
            assert_eq!(motif_for(&heat, Appeal::Lead, seed), Motif::Portrait);
            assert_eq!(motif_for(&heat, Appeal::Director, seed), Motif::Projector);
            let romance = motif_for(&heat, Appeal::Romance, seed);
            assert!(matches!(romance, Motif::TwoAtWindow | Motif::Skyline), "{romance:?}");
            let suspense = motif_for(&heat, Appeal::Suspense, seed);
            assert!(
                matches!(suspense, Motif::HeistVault | Motif::RainStreet),
                "{suspense:?}"
            );
        }
        assert_eq!(motif_for(&["genre:western"], Appeal::Action, 1), Motif::Duel);
    }

    #[test]
    fn every_motif_is_shown_for_something() {
        let shown = |motif: &Motif| {
            let evoked = EVOKED.iter().any(|(_, other)| other == motif);
            evoked || Appeal::ALL.iter().any(|appeal| of_appeal(*appeal).contains(motif))
        };
        for motif in Motif::ALL {
            assert!(shown(motif), "{motif:?}");
        }
    }

    #[test]
    fn unknown_words_are_a_drama() {
        assert_eq!(
            motif_for(&[], Appeal::Wonder, 3),
            motif_for(&["genre:kitchen"], Appeal::Wonder, 3)
        );
    }
}
