//! The catalog as the rest of the program and its users meet it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use frontrow::catalog::{
    Appeal, AudienceRow, CAPTION_COLUMNS_MAX, Catalog, CatalogError, EpisodeFacts, EpisodeId, FacetIndex, FacetKind,
    FindTitleError, KnownFilms, Maturity, SourceFile, Title, TitleFacts, TitleId, TitleIndex, TitleKind, WriteUp,
    apply_write_up, film_schema, import, original_schema, pack, read_audience, read_films, read_original,
    read_write_up, review, synthetic, write_audience, write_films, write_up_schema,
};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn bundled() -> Catalog {
    Catalog::bundled().expect("the bundle opens")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("a file of the catalog")
}

/// The JSON files of a folder with their names, in order of these.
fn documents(folder_name: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder().join(folder_name)).expect("a folder of the catalog");
    let mut documents: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).expect("a file of the catalog"),
            )
        })
        .collect();
    documents.sort();
    documents
}

#[test]
fn packing_the_committed_files_gives_the_committed_bundle() {
    let films = read_films("films.jsonl", &text("films.jsonl")).unwrap();
    let known = KnownFilms::of(&films);
    let mut titles = films.clone();
    for (name, text) in documents("write_ups") {
        let write_up = read_write_up(&name, &text, &known).unwrap();
        let film = titles.iter_mut().find(|film| film.id == write_up.id).unwrap();
        apply_write_up(film, write_up);
    }
    for (name, text) in documents("originals") {
        titles.push(read_original(&name, &text).unwrap());
    }
    let audience = text("audience.csv");
    let rows: Vec<AudienceRow> = read_audience("audience.csv", &audience)
        .collect::<Result<_, _>>()
        .unwrap();
    let bytes = pack(&titles, &rows).unwrap();
    assert!(
        bytes == fs::read(folder().join("bundle.bin")).unwrap(),
        "catalog/bundle.bin is stale; run `frontrow catalog build`"
    );
}

#[test]
#[allow(clippy::disallowed_methods, reason = "where the real data lies is up to the machine")]
fn importing_the_sources_again_gives_the_committed_files() {
    let data = std::env::var_os("FRONTROW_TEST_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    if !data.join("films/films.csv").is_file() {
        println!("skipped: no data in {}", data.display());
        return;
    }
    let read = |name: &str| fs::read(data.join(name)).unwrap();
    let [films, ratings, movies] = [
        read("films/films.csv"),
        read("movietweetings/ratings.dat"),
        read("movietweetings/movies.dat"),
    ];
    let source = |bytes| SourceFile { name: "source", bytes };
    let imported = import(source(&films), source(&ratings), source(&movies)).unwrap();
    assert_eq!(imported.films.len(), 8_086);
    assert_eq!(imported.audience.len(), 132_927);
    assert!(write_films(&imported.films).unwrap() == text("films.jsonl"));
    assert!(write_audience(&imported.audience) == text("audience.csv"));
}

#[test]
fn a_film_has_its_facts() {
    let catalog = bundled();
    let heat = catalog.find("tt0113277").unwrap();
    assert_eq!((heat.name(), heat.year(), heat.runtime_min()), ("Heat", 1995, 170));
    assert_eq!(heat.kind(), TitleKind::Film);
    assert_eq!(heat.maturity(), Maturity::Sixteen);
    assert_eq!(heat.directors().collect::<Vec<_>>(), ["Michael Mann"]);
    assert!(heat.genres().any(|genre| genre == "Crime"));
    assert!(heat.cast().any(|person| person == "Al Pacino"));
    assert_eq!(heat.audience().raters, 68);
    assert_eq!(heat.leads().next(), Some("Al Pacino"));
    assert!(heat.is_available_in("DE") && heat.is_written_up() && heat.hook().is_none());
    let keys: Vec<_> = heat.facets().iter().map(|&facet| catalog.facet(facet).key).collect();
    for key in [
        "genre:crime",
        "decade:1990",
        "length:long",
        "director:Michael Mann",
        "cast:Al Pacino",
    ] {
        assert!(keys.contains(&key), "{key} of {keys:?}");
    }
}

#[test]
fn every_title_has_captions_that_fit_and_synopses() {
    let catalog = bundled();
    for title in catalog.indices().map(|index| catalog.title(index)) {
        assert!(title.appeals().count() > 0, "{} has no caption", title.id());
        for appeal in Appeal::ALL {
            let caption = title.caption(appeal);
            assert_eq!(caption.is_some(), title.appeals().any(|other| other == appeal));
            if let Some(caption) = caption {
                assert!(
                    caption.width() <= CAPTION_COLUMNS_MAX && !caption.is_empty(),
                    "{caption}"
                );
            }
        }
        assert!(!title.synopses().is_empty());
    }
}

#[test]
fn facets_and_titles_name_each_other() {
    let catalog = bundled();
    for at in 0..catalog.facet_count() {
        let index = FacetIndex(at as u16);
        let facet = catalog.facet(index);
        assert_eq!(catalog.facet_by_key(facet.key), Some(index));
        assert!(!facet.name.is_empty());
        let titles = catalog.titles_with(index);
        assert!(!titles.is_empty() && titles.is_sorted());
        assert!(
            titles
                .iter()
                .all(|&title| catalog.title(title).facets().contains(&index))
        );
        match facet.kind {
            FacetKind::Director => assert!(titles.len() >= 2),
            FacetKind::Cast => {
                let leads = titles
                    .iter()
                    .filter(|&&title| catalog.title(title).leads().any(|lead| lead == facet.name));
                assert!(titles.len() >= 3 || leads.count() >= 2, "{}", facet.key);
            }
            _ => {}
        }
    }
    assert_eq!(catalog.facet_by_key("genre:kitchen"), None);
}

#[test]
fn micro_genres_are_named_sets_of_eight_and_more_that_differ() {
    let catalog = bundled();
    let sets: Vec<_> = (0..catalog.micro_genre_count())
        .map(|at| catalog.micro_genre(at))
        .collect();
    assert!((150..=450).contains(&sets.len()), "{}", sets.len());
    for set in &sets {
        assert!(set.titles.len() >= 8 && set.titles.is_sorted(), "{}", set.name);
        let mut keys: Vec<_> = set.facets.iter().map(|&facet| catalog.facet(facet).key).collect();
        keys.sort_unstable();
        assert_eq!(keys.join("+"), set.key);
        for &title in set.titles {
            let facets = catalog.title(title).facets();
            assert!(set.facets.iter().all(|facet| facets.contains(facet)), "{}", set.name);
            let is_film = catalog.title(title).kind() == TitleKind::Film;
            assert!(is_film || !set.name.contains("films"), "{}", set.name);
        }
    }
    for (at, one) in sets.iter().enumerate() {
        for other in &sets[at + 1..] {
            assert_ne!(one.name, other.name);
            let shared = one
                .titles
                .iter()
                .filter(|title| other.titles.binary_search(title).is_ok())
                .count();
            let union = one.titles.len() + other.titles.len() - shared;
            assert!((shared as f64) < 0.7 * union as f64, "{} and {}", one.name, other.name);
        }
    }
    for name in [
        "Comedies",
        "Crime films",
        "Romantic comedies",
        "Japanese animation",
        "Oscar-winning war films",
        "Witty comedies",
        "Stories about heists",
        "Science-fiction stories set in space",
        "Sports stories with an underdog lead",
    ] {
        assert!(sets.iter().any(|set| set.name == name), "{name} is missing");
    }
}

#[test]
fn the_bundled_catalog_passes_its_editors_check() {
    let review = review(&bundled());
    let said: Vec<String> = review
        .problems
        .iter()
        .map(|finding| format!("{}: {}", finding.title, finding.what))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(review.same_words.len() == 10 && review.same_skeleton.len() == 10);
    assert!(review.same_words.is_sorted_by(|one, other| one.shared >= other.shared));
}

#[test]
fn the_films_that_the_audience_rated_most_are_written_up() {
    let catalog = bundled();
    let mut films: Vec<Title<'_>> = catalog.indices().map(|index| catalog.title(index)).collect();
    films.retain(|title| !title.is_original());
    films.sort_by_key(|film| (std::cmp::Reverse(film.audience().raters), film.id()));
    let (most, rest) = films.split_at(400);
    for film in most {
        assert!(film.is_written_up(), "{} {}", film.id(), film.name());
    }
    assert!(rest.iter().filter(|film| film.is_written_up()).count() >= 100);
    for film in films.iter().filter(|film| film.is_written_up()) {
        let captions = film.written_captions().len();
        assert!((4..=6).contains(&captions), "{} has {captions} captions", film.name());
        assert!(film.synopses().len() >= 2, "{} has one framing", film.name());
        let told = film.facets().iter().map(|&facet| catalog.facet(facet).kind);
        let told: std::collections::BTreeSet<FacetKind> = told.filter(|kind| kind.is_written()).collect();
        assert!(told.len() >= 4, "{} has {told:?}", film.name());
    }
}

#[test]
fn the_originals_are_a_shelf_of_their_own() {
    let catalog = bundled();
    let titles = catalog.indices().map(|index| catalog.title(index));
    let originals: Vec<Title<'_>> = titles.filter(|title| title.is_original()).collect();
    let count = |holds: &dyn Fn(&Title<'_>) -> bool| originals.iter().filter(|title| holds(title)).count();
    assert_eq!(count(&|title| title.kind() == TitleKind::Series), 32);
    assert_eq!(count(&|title| title.kind() == TitleKind::Film), 20);
    assert_eq!(count(&|title| title.maturity().is_for_kids()), 12);
    assert_eq!(count(&|title| title.premiere_day().is_some_and(|day| day > 0)), 8);
    assert!(count(&|title| title.region_codes().next().is_some()) >= 5);
    for maturity in Maturity::ALL
        .into_iter()
        .filter(|maturity| *maturity != Maturity::Unknown)
    {
        assert!(count(&|title| title.maturity() == maturity) > 0, "none is {maturity}");
    }
    for original in &originals {
        assert!(
            original.hook().is_some(),
            "{} does not say how it hooks",
            original.name()
        );
        assert!(original.episodes().all(|episode| !episode.logline.is_empty()));
    }
    // Who is followed has to come back.
    let mut leads: Vec<&str> = originals.iter().flat_map(|title| title.leads()).collect();
    leads.sort_unstable();
    let again = leads.windows(2).filter(|pair| pair[0] == pair[1]).count();
    assert!(
        again * 4 >= leads.len(),
        "{again} of {} roles are played by somebody known",
        leads.len()
    );
}

#[test]
fn the_committed_schemas_are_those_of_the_program_and_describe_every_file() {
    let schema = |name: &str, schema: serde_json::Value, documents: Vec<(String, String)>| {
        let committed: serde_json::Value = serde_json::from_str(&text(&format!("schema/{name}.json"))).unwrap();
        assert!(
            committed == schema,
            "catalog/schema/{name}.json is stale; run `frontrow catalog schema {name}`"
        );
        let validator = jsonschema::validator_for(&schema).unwrap();
        for (name, document) in documents {
            let document = serde_json::from_str(&document).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&document)
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    };
    let films = text("films.jsonl");
    let films = films.lines().map(|line| (line.to_owned(), line.to_owned())).collect();
    schema("film", film_schema(), films);
    schema("write-up", write_up_schema(), documents("write_ups"));
    schema("original", original_schema(), documents("originals"));
}

#[test]
fn what_the_check_refuses_the_schema_refuses_too() {
    let films = read_films("films.jsonl", &text("films.jsonl")).unwrap();
    let known = KnownFilms::of(&films);
    let write_up = &documents("write_ups")[0].1;
    let original = &documents("originals")[0].1;
    let broken = |document: &str, breaks: &dyn Fn(&mut serde_json::Value)| {
        let mut value: serde_json::Value = serde_json::from_str(document).unwrap();
        breaks(&mut value);
        value
    };
    let validator = jsonschema::validator_for(&write_up_schema()).unwrap();
    let changes: [&dyn Fn(&mut serde_json::Value); 6] = [
        &|film| film["captions"][0]["text"] = "a caption that runs on and on and on, well past the edge".into(),
        &|film| film["captions"][0]["appeal"] = "kitchen".into(),
        &|film| film["facets"][0] = "tone:purple".into(),
        &|film| film["genres"][0] = "kitchen".into(),
        &|film| film["shoe"] = 1.into(),
        &|film| film["synopses"] = serde_json::json!([]),
    ];
    for change in changes {
        let value = broken(write_up, change);
        assert!(!validator.is_valid(&value), "{value}");
        assert!(read_write_up("x.json", &value.to_string(), &known).is_err());
    }
    let validator = jsonschema::validator_for(&original_schema()).unwrap();
    let changes: [&dyn Fn(&mut serde_json::Value); 6] = [
        &|title| title["maturity"] = "unknown".into(),
        &|title| title["seasons"][0]["episodes"] = serde_json::json!([]),
        &|title| title["hook"] = 2.into(),
        &|title| title["regions"] = serde_json::json!(["Norway"]),
        &|title| title["runtime_min"] = 90.into(),
        &|title| title["id"] = "tt0000001".into(),
    ];
    for change in changes {
        let value = broken(original, change);
        assert!(!validator.is_valid(&value), "{value}");
        assert!(read_original("x.json", &value.to_string()).is_err(), "{value}");
    }
}

#[test]
fn the_timeline_is_whole_weeks_in_order() {
    let catalog = bundled();
    let (hours, titles) = catalog.timeline();
    assert_eq!(catalog.timeline_hours(), 35 * 7 * 24);
    assert_eq!(hours.len(), titles.len());
    assert!(hours.is_sorted() && hours.len() > 50_000);
    assert!(hours.iter().all(|&hour| u32::from(hour) < catalog.timeline_hours()));
}

#[test]
fn a_title_is_found_by_id_by_name_and_by_name_with_year() {
    let catalog = bundled();
    let id = |asked: &str| catalog.find(asked).map(|title| title.id().to_string());
    assert_eq!(id("TT0113277").unwrap(), "tt0113277");
    assert_eq!(id(" heat (1995) ").unwrap(), "tt0113277");
    assert_eq!(id("amelie").unwrap(), id("Amélie").unwrap());
    let FindTitleError::Ambiguous { candidates, .. } = catalog.find("Carrie").unwrap_err() else {
        panic!("several films are called so");
    };
    assert!(candidates.len() > 1);
    let said = catalog.find("Heet").unwrap_err().to_string();
    assert!(said.contains("Heat (1995) tt0113277"), "{said}");
    for nobody in ["", "tt9999999", "or9999", "qqqqqqqq", "Heat (1896)", "\u{1b}[31m"] {
        let said = catalog.find(nobody).unwrap_err().to_string();
        assert!(!said.contains('\u{1b}'), "{said}");
    }
}

#[test]
fn a_search_says_through_what_it_found_and_puts_names_first() {
    let catalog = bundled();
    let search = |query: &str| catalog.search(query, 20);
    let name = |index: TitleIndex| catalog.title(index).name();
    let heat = search("heat");
    assert_eq!(name(heat[0].title), "Heat");
    assert!(heat[..2].iter().all(|hit| hit.through.is_none()));
    assert!(name(search("the godf")[0].title).starts_with("The Godfather"));
    assert_eq!(name(search("shawshenk")[0].title), "The Shawshank Redemption");
    assert!(
        search("akira kurosawa")
            .iter()
            .all(|hit| hit.through.as_deref() == Some("Akira Kurosawa"))
    );
    let western = search("western");
    assert!(western.iter().any(|hit| hit.through.as_deref() == Some("Western")));
    assert!(search("").is_empty() && search("\u{7}").is_empty());
    assert_eq!(search("heat"), search("heat"));
    let first = |query: &str| catalog.title(search(query)[0].title).name();
    assert_eq!((first("heat"), first("the heat")), ("Heat", "The Heat"));
    assert_eq!(catalog.search("heat", 3).len(), 3);
    assert!(catalog.search("heat", 0).is_empty());
}

/// A series with one region and two seasons, and a film beside it.
fn small() -> Vec<u8> {
    let mut series = TitleFacts::film(TitleId::original(1), "Lamps", 2025);
    series.kind = TitleKind::Series;
    series.genres = vec!["crime".into()];
    let episode = |name: &str, runtime_min| EpisodeFacts {
        name: name.into(),
        runtime_min,
        logline: "Somebody counts lamps.".into(),
        scenes: vec!["Dusk".into()],
    };
    series.write_up = Some(WriteUp {
        premiere_day: Some(-3),
        hook: Some(0.5),
        regions: vec!["DE".into()],
        captions: vec![(Appeal::Mood, "lamps, mostly".into())],
        synopses: vec![(Appeal::Story, "Lamps are counted.".into())],
        scenes: Vec::new(),
        seasons: vec![vec![episode("One", 40), episode("Two", 50)], vec![episode("Three", 60)]],
    });
    let film = TitleFacts::film(TitleId::film(7), "Bare", 2012);
    let row = AudienceRow {
        viewer: 1,
        title: TitleId::film(7),
        rating: 8,
        at: 1_362_515_400,
    };
    pack(&[series, film], &[row]).unwrap()
}

#[test]
fn a_series_has_its_episodes_in_order() {
    let catalog = Catalog::from_bytes(&small()).unwrap();
    let lamps = catalog.find("Lamps").unwrap();
    assert_eq!(
        (lamps.kind(), lamps.season_count(), lamps.runtime_min()),
        (TitleKind::Series, 2, 50)
    );
    assert_eq!((lamps.premiere_day(), lamps.hook()), (Some(-3), Some(0.5)));
    assert!(lamps.is_available_in("de") && !lamps.is_available_in("FR"));
    let at = |season, number| EpisodeId { season, number };
    assert_eq!(lamps.episode_after(at(1, 2)).unwrap().name, "Three");
    assert_eq!(lamps.episode_after(at(2, 1)), None);
    assert_eq!(lamps.episode(at(1, 2)).unwrap().runtime_min, 50);
    assert_eq!(lamps.scenes(Some(at(1, 1))).collect::<Vec<_>>(), ["Dusk"]);
    assert_eq!(lamps.scenes(None).len(), 0);
    assert_eq!(lamps.appeals().collect::<Vec<_>>(), [Appeal::Mood]);
    assert_eq!(lamps.caption(Appeal::Mood).unwrap(), "lamps, mostly");
    assert_eq!(lamps.synopses()[0].text, "Lamps are counted.");
}

#[test]
fn a_film_of_which_nothing_is_known_still_has_a_caption() {
    let catalog = Catalog::from_bytes(&small()).unwrap();
    let bare = catalog.find("Bare").unwrap();
    assert_eq!(bare.appeals().collect::<Vec<_>>(), [Appeal::Era]);
    assert!(bare.caption(Appeal::Era).unwrap().contains("2012"));
    assert_eq!(bare.audience().mean, 8.0);
}

#[test]
fn an_index_of_another_catalog_gives_an_empty_title_and_no_panic() {
    let catalog = Catalog::from_bytes(&small()).unwrap();
    let nothing = catalog.title(TitleIndex(77));
    assert_eq!((nothing.name(), nothing.facets().len()), ("", 0));
    assert_eq!(nothing.maturity(), Maturity::Unknown);
    assert!(!nothing.synopses().is_empty());
    assert_eq!(catalog.facet(FacetIndex(9_999)).key, "");
    assert_eq!(catalog.micro_genre(9_999).titles.len(), 0);
}

#[test]
fn the_same_title_twice_is_refused() {
    let film = TitleFacts::film(TitleId::film(7), "Twice", 2012);
    let said = pack(&[film.clone(), film], &[]).unwrap_err().to_string();
    assert!(said.contains("tt0000007"), "{said}");
}

#[test]
fn a_made_up_catalog_is_the_same_for_the_same_seed() {
    let bytes = synthetic(300, 1).unwrap();
    assert!(bytes == synthetic(300, 1).unwrap());
    assert!(bytes != synthetic(300, 2).unwrap());
    let catalog = Catalog::from_bytes(&bytes).unwrap();
    assert_eq!(catalog.len(), 300);
    assert!(catalog.micro_genre_count() > 20 && !catalog.timeline().0.is_empty());
}

#[test]
fn what_is_not_a_catalog_is_refused() {
    let bytes = small();
    for wrong in [&b""[..], b"FRONTROW", &bytes[..bytes.len() - 1], &bytes[..40]] {
        assert!(matches!(Catalog::from_bytes(wrong), Err(CatalogError::Damaged(_))));
    }
}

proptest! {
    #[test]
    fn one_changed_byte_is_noticed(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = small();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert!(Catalog::from_bytes(&bytes).is_err());
    }

    #[test]
    fn no_query_panics(query in "\\PC{0,80}") {
        let catalog = Catalog::from_bytes(&small()).unwrap();
        let _ = catalog.search(&query, 5);
        let _ = catalog.find(&query);
    }
}
