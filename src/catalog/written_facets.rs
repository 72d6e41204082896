//! The facets that only somebody who knows the story can give, and all the words there are for them.

use super::{FacetKind, facet::facet_key};

/// One facet of the written vocabulary.
#[derive(Debug, PartialEq, Eq)]
pub struct WrittenFacet {
    pub kind: FacetKind,
    /// What follows the colon of its key: `slow-burn` of `pace:slow-burn`.
    pub value: &'static str,
    /// For people's eyes, alone: `Family secrets`.
    pub name: &'static str,
    /// In the name of a micro-genre: `slow-burn`, `about family secrets`; none where it would tell nothing.
    pub words: Option<&'static str>,
}

impl WrittenFacet {
    /// The facet of a key such as `tone:dry`.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        let (kind, value) = super::facet::split_key(key)?;
        WRITTEN_FACETS
            .iter()
            .find(|facet| facet.kind == kind && facet.value == value)
    }

    pub fn key(&self) -> String {
        facet_key(self.kind, self.value)
    }
}

macro_rules! written_facets {
    ($($kind:ident $value:literal $name:literal $words:expr;)*) => {
        /// By kind, and by value within one.
        pub static WRITTEN_FACETS: &[WrittenFacet] = &[$(WrittenFacet {
            kind: FacetKind::$kind,
            value: $value,
            name: $name,
            words: $words,
        }),*];
    };
}

written_facets! {
    Tone "absurd" "Absurd" Some("absurd");
    Tone "bittersweet" "Bittersweet" Some("bittersweet");
    Tone "bleak" "Bleak" Some("bleak");
    Tone "campy" "Campy" Some("campy");
    Tone "cerebral" "Cerebral" Some("cerebral");
    Tone "cozy" "Cozy" Some("cozy");
    Tone "dark" "Dark" Some("dark");
    Tone "dreamlike" "Dreamlike" Some("dreamlike");
    Tone "dry" "Dry" Some("dry");
    Tone "eerie" "Eerie" Some("eerie");
    Tone "epic" "Epic" Some("epic");
    Tone "feel-good" "Feel-good" Some("feel-good");
    Tone "gritty" "Gritty" Some("gritty");
    Tone "heartfelt" "Heartfelt" Some("heartfelt");
    Tone "irreverent" "Irreverent" Some("irreverent");
    Tone "melancholic" "Melancholic" Some("melancholic");
    Tone "mind-bending" "Mind-bending" Some("mind-bending");
    Tone "nostalgic" "Nostalgic" Some("nostalgic");
    Tone "playful" "Playful" Some("playful");
    Tone "provocative" "Provocative" Some("provocative");
    Tone "quirky" "Quirky" Some("quirky");
    Tone "raunchy" "Raunchy" Some("raunchy");
    Tone "romantic" "Romantic" None;
    Tone "satirical" "Satirical" Some("satirical");
    Tone "scary" "Scary" Some("scary");
    Tone "sentimental" "Sentimental" Some("sentimental");
    Tone "spectacular" "Spectacular" Some("spectacular");
    Tone "stylish" "Stylish" Some("stylish");
    Tone "tense" "Tense" Some("tense");
    Tone "uplifting" "Uplifting" Some("uplifting");
    Tone "violent" "Violent" Some("violent");
    Tone "warm" "Warm" Some("warm");
    Tone "whimsical" "Whimsical" Some("whimsical");
    Tone "witty" "Witty" Some("witty");
    Pace "brisk" "Brisk" Some("brisk");
    Pace "relentless" "Relentless" Some("relentless");
    Pace "slow-burn" "Slow-burn" Some("slow-burn");
    Pace "steady" "Steady" None;
    Pace "unhurried" "Unhurried" Some("unhurried");
    Theme "addiction" "Addiction" Some("about addiction");
    Theme "afterlife" "The afterlife" Some("about the afterlife");
    Theme "aliens" "Aliens" Some("about aliens");
    Theme "ambition" "Ambition" Some("about ambition");
    Theme "animals" "Animals" Some("about animals");
    Theme "apocalypse" "The end of the world" Some("about the end of the world");
    Theme "art" "Art and artists" Some("about art and artists");
    Theme "artificial-intelligence" "Artificial intelligence" Some("about artificial intelligence");
    Theme "assassins" "Assassins" Some("about assassins");
    Theme "betrayal" "Betrayal" Some("about betrayal");
    Theme "boxing" "Boxing" Some("about boxing");
    Theme "christmas" "Christmas" Some("about Christmas");
    Theme "civil-rights" "Civil rights" Some("about civil rights");
    Theme "class" "Class" Some("about class");
    Theme "cold-war" "The Cold War" Some("about the Cold War");
    Theme "coming-of-age" "Growing up" Some("about growing up");
    Theme "con-artists" "Con artists" Some("about con artists");
    Theme "conspiracy" "Conspiracies" Some("about conspiracies");
    Theme "corruption" "Corruption" Some("about corruption");
    Theme "crime-families" "Crime families" Some("about crime families");
    Theme "dance" "Dance" Some("about dance");
    Theme "dinosaurs" "Dinosaurs" Some("about dinosaurs");
    Theme "disaster" "Disasters" Some("about disasters");
    Theme "divorce" "Divorce" Some("about divorce");
    Theme "doubles" "Doubles" Some("about doubles");
    Theme "dragons" "Dragons" Some("about dragons");
    Theme "dreams" "Dreams" Some("about dreams");
    Theme "drug-trade" "The drug trade" Some("about the drug trade");
    Theme "dystopia" "Unfree futures" Some("about unfree futures");
    Theme "education" "Teachers and pupils" Some("about teachers and pupils");
    Theme "escape" "Escapes" Some("about escapes");
    Theme "faith" "Faith" Some("about faith");
    Theme "fame" "Fame" Some("about fame");
    Theme "family" "Families" Some("about families");
    Theme "family-secrets" "Family secrets" Some("about family secrets");
    Theme "finance" "Money and markets" Some("about money and markets");
    Theme "first-love" "First love" Some("about first love");
    Theme "food" "Food" Some("about food");
    Theme "forbidden-love" "Forbidden love" Some("about forbidden love");
    Theme "found-family" "Found families" Some("about found families");
    Theme "freedom" "Freedom" Some("about freedom");
    Theme "friendship" "Friendship" Some("about friendship");
    Theme "gangsters" "Gangsters" Some("about gangsters");
    Theme "genius" "Genius" Some("about genius");
    Theme "ghosts" "Ghosts" Some("about ghosts");
    Theme "grief" "Grief" Some("about grief");
    Theme "growing-old" "Growing old" Some("about growing old");
    Theme "guilt" "Guilt" Some("about guilt");
    Theme "heist" "Heists" Some("about heists");
    Theme "holocaust" "The Holocaust" Some("about the Holocaust");
    Theme "homecoming" "Homecomings" Some("about homecomings");
    Theme "hostages" "Hostages" Some("about hostages");
    Theme "identity" "Identity" Some("about identity");
    Theme "illness" "Illness" Some("about illness");
    Theme "immigration" "Immigration" Some("about immigration");
    Theme "infidelity" "Infidelity" Some("about infidelity");
    Theme "investigation" "Investigations" Some("about investigations");
    Theme "journalism" "Journalism" Some("about journalism");
    Theme "justice" "Justice" Some("about justice");
    Theme "kidnapping" "Kidnappings" Some("about kidnappings");
    Theme "loneliness" "Loneliness" Some("about loneliness");
    Theme "love" "Love" Some("about love");
    Theme "loyalty" "Loyalty" Some("about loyalty");
    Theme "magic" "Magic" Some("about magic");
    Theme "marriage" "Marriage" Some("about marriage");
    Theme "martial-arts" "Martial arts" Some("about martial arts");
    Theme "memory" "Memory" Some("about memory");
    Theme "mental-illness" "Mental illness" Some("about mental illness");
    Theme "money" "Money" Some("about money");
    Theme "monsters" "Monsters" Some("about monsters");
    Theme "motherhood" "Motherhood" Some("about motherhood");
    Theme "music" "Music" Some("about music");
    Theme "mythology" "Gods and myths" Some("about gods and myths");
    Theme "nature" "Nature" Some("about nature");
    Theme "obsession" "Obsession" Some("about obsession");
    Theme "parenthood" "Parenthood" Some("about parenthood");
    Theme "party" "Parties" Some("about parties");
    Theme "pirates" "Pirates" Some("about pirates");
    Theme "police" "Police work" Some("about police work");
    Theme "politics" "Politics" Some("about politics");
    Theme "possession" "Possession" Some("about possession");
    Theme "power" "Power" Some("about power");
    Theme "prejudice" "Racism and prejudice" Some("about racism and prejudice");
    Theme "quest" "Quests" Some("about quests");
    Theme "racing" "Racing" Some("about racing");
    Theme "rebellion" "Rebellion" Some("about rebellion");
    Theme "redemption" "Redemption" Some("about redemption");
    Theme "revenge" "Revenge" Some("about revenge");
    Theme "rivalry" "Rivalry" Some("about rivalry");
    Theme "road-trip" "Road trips" Some("about road trips");
    Theme "robots" "Robots" Some("about robots");
    Theme "royalty" "Royalty" Some("about royalty");
    Theme "same-sex-love" "Same-sex love" Some("about same-sex love");
    Theme "samurai" "Samurai" Some("about samurai");
    Theme "science" "Science" Some("about science");
    Theme "second-chances" "Second chances" Some("about second chances");
    Theme "secrets" "Secrets" Some("about secrets");
    Theme "serial-killers" "Serial killers" Some("about serial killers");
    Theme "sex-work" "Sex work" Some("about sex work");
    Theme "siblings" "Siblings" Some("about siblings");
    Theme "slavery" "Slavery" Some("about slavery");
    Theme "space-travel" "Space travel" Some("about space travel");
    Theme "spies" "Spies" Some("about spies");
    Theme "sports" "Sports" Some("about sports");
    Theme "superheroes" "Superheroes" Some("about superheroes");
    Theme "survival" "Survival" Some("about survival");
    Theme "teamwork" "Teamwork" Some("about teamwork");
    Theme "technology" "Technology" Some("about technology");
    Theme "terrorism" "Terrorism" Some("about terrorism");
    Theme "time" "Time" Some("about time");
    Theme "time-travel" "Time travel" Some("about time travel");
    Theme "toys" "Toys" Some("about toys");
    Theme "treasure" "Treasure" Some("about treasure");
    Theme "undercover" "Going undercover" Some("about going undercover");
    Theme "vampires" "Vampires" Some("about vampires");
    Theme "war" "War" Some("about war");
    Theme "weddings" "Weddings" Some("about weddings");
    Theme "werewolves" "Werewolves" Some("about werewolves");
    Theme "witches" "Witches" Some("about witches");
    Theme "work" "Work" Some("about work");
    Theme "wrongly-accused" "The wrongly accused" Some("about the wrongly accused");
    Theme "zombies" "Zombies" Some("about zombies");
    Setting "airplane" "Aboard airplanes" Some("set aboard airplanes");
    Setting "airport" "In airports" Some("set in airports");
    Setting "apartment-building" "In apartment buildings" Some("set in apartment buildings");
    Setting "arctic" "In the ice" Some("set in the ice");
    Setting "bank" "In banks" Some("set in banks");
    Setting "bar" "In bars" Some("set in bars");
    Setting "battlefield" "On battlefields" Some("set on battlefields");
    Setting "big-city" "In big cities" Some("set in big cities");
    Setting "border" "On a border" Some("set on a border");
    Setting "cabin" "In cabins" Some("set in cabins");
    Setting "camp" "In camps" Some("set in camps");
    Setting "casino" "In casinos" Some("set in casinos");
    Setting "castle" "In castles" Some("set in castles");
    Setting "circus" "In circuses" Some("set in circuses");
    Setting "college" "At college" Some("set at college");
    Setting "countryside" "In the countryside" Some("set in the countryside");
    Setting "courtroom" "In courtrooms" Some("set in courtrooms");
    Setting "desert" "In deserts" Some("set in deserts");
    Setting "farm" "On farms" Some("set on farms");
    Setting "film-studio" "In the film business" Some("set in the film business");
    Setting "forest" "In forests" Some("set in forests");
    Setting "harbor" "In harbors" Some("set in harbors");
    Setting "haunted-house" "In haunted houses" Some("set in haunted houses");
    Setting "high-school" "In high schools" Some("set in high schools");
    Setting "hospital" "In hospitals" Some("set in hospitals");
    Setting "hotel" "In hotels" Some("set in hotels");
    Setting "island" "On islands" Some("set on islands");
    Setting "jungle" "In jungles" Some("set in jungles");
    Setting "kitchen" "In kitchens" Some("set in kitchens");
    Setting "laboratory" "In laboratories" Some("set in laboratories");
    Setting "las-vegas" "In Las Vegas" Some("set in Las Vegas");
    Setting "london" "In London" Some("set in London");
    Setting "los-angeles" "In Los Angeles" Some("set in Los Angeles");
    Setting "mansion" "In mansions" Some("set in mansions");
    Setting "military-base" "On military bases" Some("set on military bases");
    Setting "mountains" "In the mountains" Some("set in the mountains");
    Setting "museum" "In museums" Some("set in museums");
    Setting "new-york" "In New York" Some("set in New York");
    Setting "newsroom" "In newsrooms" Some("set in newsrooms");
    Setting "nightclub" "In nightclubs" Some("set in nightclubs");
    Setting "office" "In offices" Some("set in offices");
    Setting "other-world" "In other worlds" Some("set in other worlds");
    Setting "palace" "In palaces" Some("set in palaces");
    Setting "paris" "In Paris" Some("set in Paris");
    Setting "police-station" "In police stations" Some("set in police stations");
    Setting "prison" "In prisons" Some("set in prisons");
    Setting "road" "On the road" Some("set on the road");
    Setting "rome" "In Rome" Some("set in Rome");
    Setting "school" "In schools" Some("set in schools");
    Setting "sea" "At sea" Some("set at sea");
    Setting "ship" "Aboard ships" Some("set aboard ships");
    Setting "small-town" "In small towns" Some("set in small towns");
    Setting "space" "In space" Some("set in space");
    Setting "stage" "On stage" Some("set on stage");
    Setting "submarine" "In submarines" Some("set in submarines");
    Setting "suburb" "In suburbs" Some("set in suburbs");
    Setting "theater" "In theaters" Some("set in theaters");
    Setting "tokyo" "In Tokyo" Some("set in Tokyo");
    Setting "train" "On trains" Some("set on trains");
    Setting "underwater" "Under water" Some("set under water");
    Setting "village" "In villages" Some("set in villages");
    Setting "virtual-world" "In virtual worlds" Some("set in virtual worlds");
    Setting "washington" "In Washington" Some("set in Washington");
    Setting "wilderness" "In the wilderness" Some("set in the wilderness");
    Setting "workplace" "At work" Some("set at work");
    Era "prehistoric" "Set in prehistory" Some("set in prehistory");
    Era "ancient" "Set in the ancient world" Some("set in the ancient world");
    Era "medieval" "Set in the Middle Ages" Some("set in the Middle Ages");
    Era "16th-century" "Set in the 16th century" Some("set in the 16th century");
    Era "17th-century" "Set in the 17th century" Some("set in the 17th century");
    Era "18th-century" "Set in the 18th century" Some("set in the 18th century");
    Era "19th-century" "Set in the 19th century" Some("set in the 19th century");
    Era "1900s" "Set in the 1900s" Some("set in the 1900s");
    Era "1910s" "Set in the 1910s" Some("set in the 1910s");
    Era "1920s" "Set in the 1920s" Some("set in the 1920s");
    Era "1930s" "Set in the 1930s" Some("set in the 1930s");
    Era "1940s" "Set in the 1940s" Some("set in the 1940s");
    Era "1950s" "Set in the 1950s" Some("set in the 1950s");
    Era "1960s" "Set in the 1960s" Some("set in the 1960s");
    Era "1970s" "Set in the 1970s" Some("set in the 1970s");
    Era "1980s" "Set in the 1980s" Some("set in the 1980s");
    Era "1990s" "Set in the 1990s" Some("set in the 1990s");
    Era "2000s" "Set in the 2000s" Some("set in the 2000s");
    Era "present" "Set in the present day" None;
    Era "near-future" "Set in the near future" Some("set in the near future");
    Era "far-future" "Set in the far future" Some("set in the far future");
    Era "timeless" "Out of time" None;
    Era "several" "Across the years" Some("set across the years");
    Lead "animal-lead" "Animal lead" Some("with an animal lead");
    Lead "anti-hero" "Antihero" Some("with an antihero");
    Lead "child-lead" "Child lead" Some("with a child lead");
    Lead "couple" "Couple at the center" Some("with a couple at the center");
    Lead "detective" "Detective lead" Some("with a detective lead");
    Lead "duo" "Pair of leads" None;
    Lead "elderly-lead" "Elderly lead" Some("with an elderly lead");
    Lead "ensemble" "Ensemble" None;
    Lead "family" "Family at the center" Some("with a family at the center");
    Lead "genius" "Genius lead" Some("with a genius lead");
    Lead "loner" "Loner as lead" Some("with a loner as lead");
    Lead "nonhuman-lead" "Nonhuman lead" Some("with a nonhuman lead");
    Lead "outlaw" "Outlaw lead" Some("with an outlaw lead");
    Lead "outsider" "Outsider lead" Some("with an outsider lead");
    Lead "reluctant-hero" "Reluctant hero" Some("with a reluctant hero");
    Lead "soldier" "Soldier lead" Some("with a soldier lead");
    Lead "strong-female-lead" "Strong female lead" Some("with a strong female lead");
    Lead "superhero" "Superhero lead" Some("with a superhero lead");
    Lead "teenage-lead" "Teenage lead" Some("with a teenage lead");
    Lead "underdog" "Underdog lead" Some("with an underdog lead");
    Lead "villain-lead" "Villain as lead" Some("with a villain as lead");
    Basis "article" "Based on articles" Some("based on articles");
    Basis "book" "Based on books" Some("based on books");
    Basis "comic" "Based on comics" Some("based on comics");
    Basis "earlier-film" "Remade from earlier films" Some("remade from earlier films");
    Basis "fairy-tale" "Based on fairy tales" Some("based on fairy tales");
    Basis "folklore" "Based on folklore" Some("based on folklore");
    Basis "memoir" "Based on memoirs" Some("based on memoirs");
    Basis "musical" "Based on stage musicals" Some("based on stage musicals");
    Basis "play" "Based on plays" Some("based on plays");
    Basis "scripture" "Based on scripture" Some("based on scripture");
    Basis "short-story" "Based on short stories" Some("based on short stories");
    Basis "toy" "Based on toys" Some("based on toys");
    Basis "true-story" "Based on true stories" Some("based on true stories");
    Basis "tv-series" "Based on TV series" Some("based on TV series");
    Basis "video-game" "Based on video games" Some("based on video games");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_is_found_by_its_key_and_is_there_once() {
        for facet in WRITTEN_FACETS {
            assert_eq!(WrittenFacet::by_key(&facet.key()), Some(facet));
        }
        assert_eq!(WrittenFacet::by_key("tone:purple"), None);
        assert_eq!(WrittenFacet::by_key("genre:crime"), None);
    }

    #[test]
    fn no_two_facets_are_called_the_same() {
        for (at, one) in WRITTEN_FACETS.iter().enumerate() {
            for other in &WRITTEN_FACETS[at + 1..] {
                assert_ne!(one.name, other.name, "{} and {}", one.key(), other.key());
                assert!(one.words.is_none() || one.words != other.words);
            }
        }
    }
}
