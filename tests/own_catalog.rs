//! A catalog of the viewer's own: what a file says, what it adds, and what it leaves alone.

mod support;

use std::{path::Path, sync::Arc};

use frontrow::{
    app::{Screen, Shelf, State},
    behavior::{DeviceClass, ProfileFacts, ProfileId, UtcMillis, Viewer},
    catalog::{Catalog, EpisodeId, Maturity, NamedFrom, OwnCatalog, Problem, TitleIndex, TitleKind, read_own_catalog},
    household::Profile,
    recommend::{Displacement, Model, More, Page, Request, Section, SessionCaptions, Viewport, rank},
};
use proptest::prelude::*;
use support::{Journey, home_of, state};

fn bundled() -> Catalog {
    Catalog::bundled().unwrap()
}

fn read(text: &str) -> Result<OwnCatalog, Vec<Problem>> {
    let from = NamedFrom {
        folder: Path::new("/shelf"),
        home: Some(Path::new("/home/ada")),
    };
    read_own_catalog("mine.jsonl", text, from, &bundled())
}

fn with(text: &str) -> Catalog {
    bundled().with_own(&read(text).unwrap()).unwrap()
}

const CRETE: &str = r#"{"name": "Holiday in Crete", "year": 2024, "runtime_min": 42, "genres": ["Documentary"], "maturity": "all", "cast": ["Zoë Ünlikely"], "media": "crete.mp4"}"#;
const TRAIN: &str = r#"{"id": "my0001", "name": "The Night Train", "year": 1998, "genres": ["Sci-Fi", "crime"], "directors": ["Michael Mann"], "synopsis": "A train goes through the night.", "media": "train.mkv"}"#;
const KITCHEN: &str = r#"{"name": "Kitchen Talks", "year": 2023, "genres": ["comedy"], "episodes": [{"season": 2, "number": 2, "runtime_min": 24}, {"season": 2, "number": 1, "name": "Soup", "runtime_min": 25, "media": "k1.mkv"}]}"#;

#[test]
fn the_example_of_the_readme_is_one() {
    let readme = include_str!("../README.md");
    let (_, rest) = readme.split_once("```jsonl\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let catalog = with(example);
    assert_eq!(catalog.own_count(), 1);
    assert_eq!(catalog.find("or0001").unwrap().all_media().count(), 2);
    let heat = catalog.find("Heat (1995)").unwrap().media(None).unwrap();
    assert!(heat.intro.is_some() && heat.credits_s.is_some());
}

fn episode(season: u8, number: u8) -> Option<EpisodeId> {
    Some(EpisodeId { season, number })
}

#[test]
fn known_titles_get_their_videos() {
    let catalog = with(concat!(
        "# mine\n\n",
        r#"{"title": "tt0113277", "media": {"media": "films/heat.mkv", "credits": 9800, "intro": [30, 95]}}"#,
        "\n",
        r#"  {"title": "ronin (1998)", "media": "~/ronin.mkv"}"#,
        "\n",
        r#"{"title": "or0001", "episodes": {"S1:E1": "https://example.org/1", "s1:e2": {"media": "2.mkv"}}}"#,
    ));
    let heat = catalog.find("Heat (1995)").unwrap();
    let media = heat.media(None).unwrap();
    assert_eq!(media.location, "/shelf/films/heat.mkv");
    assert_eq!((media.credits_s, media.intro), (Some(9800), Some((30, 95))));
    let ronin = catalog.find("Ronin (1998)").unwrap();
    assert_eq!(ronin.media(None).unwrap().location, "/home/ada/ronin.mkv");
    let series = catalog.find("or0001").unwrap();
    assert_eq!(series.media(None), None);
    let known: Vec<_> = series
        .all_media()
        .map(|(episode, media)| (episode, media.location.as_str()))
        .collect();
    assert_eq!(
        known,
        [
            (episode(1, 1), "https://example.org/1"),
            (episode(1, 2), "/shelf/2.mkv")
        ]
    );
    let watchable = catalog.indices().filter(|index| catalog.title(*index).has_media());
    assert_eq!(watchable.count(), 3);
    // Videos make no page another one.
    assert_eq!((catalog.hash(), catalog.len()), (bundled().hash(), bundled().len()));
}

#[test]
fn new_titles_are_found_like_any_other() {
    let catalog = with(&[CRETE, TRAIN, KITCHEN].join("\n"));
    assert_eq!((catalog.own_count(), catalog.base().len()), (3, bundled().len()));
    let train = catalog.find("my0001").unwrap();
    assert_eq!(train.genres().collect::<Vec<_>>(), ["Science fiction", "Crime"]);
    assert_eq!(train.synopses()[0].text, "A train goes through the night.");
    assert!(train.appeals().next().is_some(), "its captions are facts");
    assert!(train.is_own() && !train.is_original() && !train.is_written_up());
    for key in ["genre:sci-fi", "decade:1990", "form:film", "director:Michael Mann"] {
        let facet = catalog.facet_by_key(key).unwrap();
        assert!(train.facets().contains(&facet), "{key}");
        assert!(catalog.titles_with(facet).contains(&train.index()), "{key}");
    }
    let found = |query: &str| {
        catalog
            .search(query, 5)
            .into_iter()
            .map(|hit| hit.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("night train")[0], train.index());
    let crete = catalog.find("Holiday in Crete").unwrap();
    assert_eq!(found("zoe unlikely"), [crete.index()]);
    assert_eq!(crete.maturity(), Maturity::All);

    let kitchen = catalog.find("Kitchen Talks (2023)").unwrap();
    assert_eq!((kitchen.kind(), kitchen.season_count()), (TitleKind::Series, 1));
    let episodes: Vec<_> = kitchen.episodes().map(|one| (Some(one.id), one.name)).collect();
    assert_eq!(episodes, [(episode(2, 1), "Soup"), (episode(2, 2), "Episode 2")]);
    assert_eq!(kitchen.media(episode(2, 1)).unwrap().location, "/shelf/k1.mkv");
    assert_eq!(kitchen.media(episode(2, 2)), None);
    assert_eq!(kitchen.maturity(), Maturity::Unknown);
}

#[test]
fn nothing_before_them_moves() {
    let (before, catalog) = (bundled(), with(&[CRETE, TRAIN, KITCHEN].join("\n")));
    for index in before.indices() {
        let (was, is) = (before.title(index), catalog.title(index));
        assert_eq!((was.id(), was.name(), was.facets()), (is.id(), is.name(), is.facets()));
    }
    assert_eq!(before.facet_count(), catalog.facet_count());
    assert!(
        before.timeline() == catalog.timeline(),
        "the audience's weeks are the same"
    );
    let first = TitleIndex(before.len() as u32);
    let known = |titles: &[TitleIndex]| titles.partition_point(|title| *title < first);
    for at in 0..before.micro_genre_count() {
        let (was, is) = (before.micro_genre(at), catalog.micro_genre(at));
        assert_eq!((was.key, was.titles), (is.key, &is.titles[..known(is.titles)]));
        // “Crime films of the 1990s” has the train; no name that speaks of films has the series.
        for title in &is.titles[known(is.titles)..] {
            let title = catalog.title(*title);
            assert!(is.facets.iter().all(|facet| title.facets().contains(facet)));
            assert!(
                title.kind() == TitleKind::Film || !is.name.to_lowercase().contains("films"),
                "{}",
                is.name
            );
        }
    }
}

#[test]
fn the_model_of_the_catalog_fits_it_with_titles_of_ones_own() {
    let model = Model::bundled().unwrap();
    let catalog = with(&[CRETE, TRAIN].join("\n"));
    assert_ne!(catalog.hash(), bundled().hash());
    assert_eq!(model.check_fits(&catalog), Ok(()));
    // What training makes for the base fits both.
    let base = Catalog::base_of(&catalog.into());
    assert_eq!((base.hash(), base.own_count()), (bundled().hash(), 0));
    assert_eq!(model.check_fits(&base), Ok(()));
}

/// `(line, field)` of each problem.
fn wrong(text: &str) -> Vec<(u64, String)> {
    let problems = read(text).unwrap_err();
    problems
        .into_iter()
        .map(|problem| (problem.line, problem.field))
        .collect()
}

#[test]
fn all_that_is_wrong_is_named_with_its_line_and_field() {
    let text = [
        "nonsense",
        r#"{"media": "a.mkv"}"#,
        r#"{"title": "No Such Title At All", "media": "a.mkv"}"#,
        r#"{"title": "tt0113277", "media": "a.mkv", "credit": 5}"#,
        r#"{"title": "tt0122690", "media": {"media": "a.mkv", "intro": [95, 30], "credits": "late"}}"#,
        r#"{"title": "tt0122690", "episodes": {"S1:E1": "a.mkv"}}"#,
        r#"{"title": "or0001", "media": "a.mkv"}"#,
        r#"{"title": "or0001", "episodes": {"S9:E9": "a.mkv", "first": "b.mkv"}}"#,
        r#"{"name": "A", "year": 2000, "genres": ["Kitchen"], "maturity": "old", "media": 7}"#,
        r#"{"id": "tt0113277", "name": "B", "year": 2000}"#,
        r#"{"name": "C", "year": 2000, "episodes": []}"#,
        r#"{"name": "D", "year": 2000, "episodes": [{"season": 1, "number": 1, "runtime_min": 5}, {"season": 1, "number": 1, "runtime_min": 5}]}"#,
        r#"{"name": "E", "year": 2000, "caption": "far too long a caption for a card that is so very narrow"}"#,
    ];
    let named = [
        (1, ""),
        (2, ""),
        (3, "title"),
        (4, "credit"),
        (5, "media.credits"),
        (5, "media.intro"),
        (6, "episodes"),
        (7, "media"),
        (8, "episodes.S9:E9"),
        (8, "episodes.first"),
        (9, "maturity"),
        (9, "genres[0]"),
        (9, "media"),
        (10, "id"),
        (11, "episodes"),
        (12, "episodes[1].number"),
        (13, "caption"),
    ];
    let named: Vec<(u64, String)> = named.iter().map(|(line, field)| (*line, (*field).to_owned())).collect();
    assert_eq!(wrong(&text.join("\n")), named);
    let genre = read(text[8]).unwrap_err().remove(1).to_string();
    assert!(
        genre.starts_with("mine.jsonl, line 1, field genres[0]: ") && genre.contains("Film noir"),
        "{genre}"
    );
}

#[test]
fn what_is_said_twice_is_wrong() {
    let heat = r#"{"title": "Heat (1995)", "media": "a.mkv"}"#;
    assert_eq!(wrong(&[heat, heat].join("\n")), [(2, "media".to_owned())]);
    assert_eq!(wrong(&[TRAIN, TRAIN].join("\n")), [(2, "id".to_owned())]);
    let problems = read(&[CRETE, &CRETE.replace("Holiday", "HOLIDAY")].join("\n")).unwrap_err();
    assert!(problems[0].what.contains("same name and year"), "{}", problems[0]);
}

#[test]
fn ids_and_hash_stay_when_lines_move() {
    let ids = |catalog: &Catalog| {
        let own = catalog.indices().skip(catalog.base().len());
        own.map(|index| (catalog.title(index).id(), catalog.title(index).name().to_owned()))
            .collect::<Vec<_>>()
    };
    let (one, other) = (
        with(&[CRETE, TRAIN, KITCHEN].join("\n")),
        with(&["# moved", KITCHEN, CRETE, "", TRAIN].join("\n")),
    );
    assert_eq!(ids(&one), ids(&other));
    assert_eq!(one.hash(), other.hash());
    let renamed = with(&[CRETE, &TRAIN.replace("Night", "Day"), KITCHEN].join("\n"));
    assert_ne!(one.hash(), renamed.hash());
}

fn page(catalog: &Catalog, kids: bool, section: Section) -> Page {
    let profile = Profile {
        id: ProfileId("ada".into()),
        facts: ProfileFacts {
            name: "Ada".into(),
            kids,
            region: "DE".into(),
        },
        created_at: UtcMillis(0),
        welcomed: true,
    };
    let request = Request {
        profile: &profile,
        now: UtcMillis(1_795_201_200_000),
        utc_offset_min: 60,
        seed: 7,
        viewport: Viewport { rows: 4, columns: 6 },
        device: DeviceClass::Headless,
        section,
        since: UtcMillis(1_795_201_200_000),
        previous: None,
        focus: None,
        company: Vec::new(),
        captions: &SessionCaptions::new(),
        displacement: Displacement::USUAL,
        more: &More::default(),
    };
    rank(catalog, &Model::bundled().unwrap(), &Viewer::default(), &request)
}

fn own_on(page: &Page) -> Vec<String> {
    let slots = page.rows.iter().flat_map(|row| &row.slots);
    let own = slots.filter(|slot| slot.id.is_own());
    own.map(|slot| slot.id.to_string()).collect()
}

#[test]
fn videos_alone_change_no_page() {
    let catalog = with(r#"{"title": "tt0113277", "media": "heat.mkv"}"#);
    assert_eq!(
        page(&catalog, false, Section::Home).hash,
        page(&bundled(), false, Section::Home).hash
    );
}

#[test]
fn kids_never_see_a_title_of_unknown_maturity() {
    // So many that some would stand on any page.
    let many = |maturity: &str| -> Catalog {
        let line = |at: u32| {
            format!(
                r#"{{"id": "my{at:04}", "name": "Family {at}", "year": 2010, "genres": ["family", "animation"]{maturity}}}"#
            )
        };
        with(&(1..200).map(line).collect::<Vec<_>>().join("\n"))
    };
    for section in [Section::Home, Section::Films] {
        assert_eq!(own_on(&page(&many(""), true, section)), [""; 0]);
        assert_eq!(own_on(&page(&many(r#", "maturity": "12+""#), true, section)), [""; 0]);
        assert_ne!(own_on(&page(&many(r#", "maturity": "7+""#), true, section)), [""; 0]);
    }
}

/// What a search finds first, on the first page of somebody with this catalog.
fn found(catalog: Catalog, kids: bool, query: &str) -> Option<TitleIndex> {
    let (home, id) = home_of("Ada", kids);
    let shelf = Arc::new(Shelf {
        catalog: catalog.into(),
        model: Model::bundled().unwrap().into(),
    });
    let mut journey = Journey::on(State {
        shelf,
        ..state(home, 140, 42)
    });
    journey.driver.enter(id);
    journey.press(&format!("/ '{query}'"));
    let Some(Screen::Search(search)) = journey.state().screens.last() else {
        panic!("the search is open");
    };
    search.hits.first().map(|hit| hit.title)
}

#[test]
fn a_search_finds_them_but_not_for_kids_where_nobody_said_for_whom() {
    let first = Some(TitleIndex(bundled().len() as u32));
    let unknown = r#"{"name": "Xylophone", "year": 2020}"#;
    let for_all = r#"{"name": "Xylophone", "year": 2020, "maturity": "all"}"#;
    assert_eq!(found(with(unknown), false, "xylophone"), first);
    assert_ne!(found(with(unknown), true, "xylophone"), first);
    assert_eq!(found(with(for_all), true, "xylophone"), first);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_added_is_there_and_in_its_facets(
        titles in prop::collection::btree_map(
            (1_u32..1_000_000, "[A-Za-zéß ]{1,12}[a-z]"),
            (1900_u16..2030, 0_u16..200, prop::sample::subsequence(vec!["drama", "Crime", "Sci-Fi", "western", "music"], 0..4)),
            1..12,
        )
    ) {
        let mut lines = Vec::new();
        let mut ids = std::collections::BTreeSet::new();
        for ((number, name), (year, minutes, genres)) in &titles {
            if ids.insert(*number) {
                let genres = serde_json::to_string(genres).unwrap();
                let minutes = if *minutes > 0 { format!(r#", "runtime_min": {minutes}"#) } else { String::new() };
                lines.push(format!(r#"{{"id": "my{number}", "name": "{name}", "year": {year}, "genres": {genres}{minutes}, "media": "{number}.mkv"}}"#));
            }
        }
        let catalog = with(&lines.join("\n"));
        prop_assert_eq!(catalog.own_count(), ids.len());
        for number in ids {
            let title = catalog.find(&format!("my{number}")).unwrap();
            prop_assert!(title.facets().is_sorted());
            prop_assert!(title.appeals().all(|appeal| title.caption(appeal).is_some()));
            prop_assert!(!title.synopses().is_empty());
            prop_assert_eq!(&title.media(None).unwrap().location, &format!("/shelf/{number}.mkv"));
            for facet in title.facets() {
                let its = catalog.titles_with(*facet);
                prop_assert!(its.is_sorted() && its.binary_search(&title.index()).is_ok());
            }
            let found = catalog.search(title.name(), 50);
            prop_assert!(found.iter().any(|hit| hit.title == title.index()), "{:?} is not found", title);
        }
    }
}
