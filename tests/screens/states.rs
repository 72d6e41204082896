//! States made by hand, so that no picture of a screen changes with the ranking.

use std::{collections::BTreeMap, sync::Arc};

use frontrow::{
    app::{
        AfterPrompt, Asked, BrowseScreen, DetailsPane, DetailsScreen, LogLine, Marked, Motion, OnboardingScreen,
        OnboardingStep, Overlay, Panel, PanelKind, Place, PlayerChoice, PlayerPrompt, PlayerScreen, Screen,
        SearchScreen, State, TasteScreen, Visit, Waiting, WhyText,
        difference::{Mark, ShownDifference, Told, ToldDifference},
    },
    behavior::{PlayerKind, ProfileId, Seq, StillWatchingAnswer, StillWatchingRule, Trait},
    catalog::{Appeal, EpisodeId, TitleId, TitleIndex},
    playback::{PlayerFailure, Prompt, Speed, StillWatching},
    recommend::{
        AfterTitle, Basis, Caption, Deleted, Explanation, Habit, HabitKind, Page, PageChange, PageRow, Part, Parts,
        Portrait, Progress, RowChange, RowFate, RowKind, Section, Segment, SegmentFinding, Slot, TasteEntry, Viewport,
        question,
    },
};
use tui_input::Input;

use crate::support::{EVENING, home_of, shelf, state};

const TOP: [(&str, Appeal, &str); 8] = [
    ("Heat (1995)", Appeal::Director, "Michael Mann's long night"),
    ("Thief (1981)", Appeal::Mood, "one last job, in the rain"),
    ("Drive (2011)", Appeal::Action, "he drives; that is all he does"),
    ("Seven Samurai (1954)", Appeal::Era, "A film of 1954"),
    ("Amélie (2001)", Appeal::Romance, "a small life, arranged with love"),
    (
        "The Shawshank Redemption (1994)",
        Appeal::Acclaim,
        "Nominated for 7 Oscars",
    ),
    ("Memento (2000)", Appeal::Suspense, "told backwards"),
    ("Gravity (2013)", Appeal::Length, "1 h 31 min"),
];

pub fn title(name: &str) -> TitleIndex {
    let shelf = shelf();
    shelf
        .catalog
        .find(name)
        .unwrap_or_else(|error| panic!("{error}"))
        .index()
}

fn slot(name: &str, appeal: Appeal, caption: &str) -> Slot {
    let index = title(name);
    let caption = Caption {
        form: None,
        appeal,
        text: caption.to_owned(),
        action_prob: 0.5,
    };
    let id = shelf().catalog.title(index).id();
    Slot {
        title: index,
        id,
        caption,
        score: 0,
        parts: Parts::default(),
        match_percent: None,
        progress: None,
    }
}

fn row(kind: RowKind, name: &str, slots: Vec<Slot>) -> PageRow {
    let key = kind.name().to_owned();
    PageRow {
        kind,
        key,
        name: name.to_owned(),
        evidence: String::new(),
        value: 0,
        slots,
        has_more: false,
    }
}

pub fn page() -> Page {
    let top: Vec<Slot> = TOP
        .iter()
        .map(|(name, appeal, caption)| slot(name, *appeal, caption))
        .collect();
    let mut begun = slot("Salt Road", Appeal::Lead, "two truckers and a debt");
    begun.progress = Some(Progress {
        episode: Some(EpisodeId { season: 1, number: 2 }),
        is_next: false,
        position_s: 900,
        length_s: 3_000,
    });
    let mut half = slot("Inception (2010)", Appeal::Wonder, "a dream in a dream");
    half.progress = Some(Progress {
        episode: None,
        is_next: false,
        position_s: 4_000,
        length_s: 8_880,
    });
    let mut next = slot("Understudies", Appeal::Comedy, "applause for others");
    next.progress = Some(Progress {
        episode: Some(EpisodeId { season: 1, number: 4 }),
        is_next: true,
        position_s: 0,
        length_s: 1_800,
    });
    let other = [
        "Alien (1979)",
        "The Matrix (1999)",
        "Fargo (1996)",
        "The Godfather (1972)",
    ];
    let other = other.map(|name| slot(name, Appeal::Genre, "worth an evening")).to_vec();
    Page {
        viewport: Viewport { rows: 3, columns: 6 },
        section: Section::Home,
        latest_deed: None,
        choices: Default::default(),
        hero: Some(slot(
            "Pulp Fiction (1994)",
            Appeal::Story,
            "two hitmen, one briefcase, no hurry",
        )),
        has_more: false,
        rows_unasked: 3,
        rows: vec![
            row(RowKind::TopPicks, "Top picks for Ada", top),
            row(RowKind::ContinueWatching, "Continue watching", vec![begun, half, next]),
            row(RowKind::Trending, "Trending now", other.clone()),
            row(RowKind::New, "New here", other),
        ],
        hash: String::new(),
    }
}

/// Ada's visit, with a page on the screen.
pub fn visiting(cols: u16, rows: u16) -> State {
    let (home, profile) = home_of("Ada", false);
    let mut state = state(home, cols, rows);
    state.visit = Some(visit(profile));
    state.screens = vec![Screen::Browse(BrowseScreen::default())];
    state
}

fn visit(profile: ProfileId) -> Visit {
    Visit {
        profile,
        with: Vec::new(),
        session: "s".to_owned(),
        seed: 1,
        page_number: 1,
        page: page(),
        captions: BTreeMap::new(),
        more: Default::default(),
        suggested: Vec::new(),
        marked: None,
        made_from: None,
        behind: None,
        last_change: None,
        ranked_hour: 20,
        whereabouts: Default::default(),
        preview: None,
        to_play: None,
        asking: Default::default(),
    }
}

fn how_it_was() -> AfterTitle {
    question(&shelf().catalog, "liked", Some(TitleId::film(113_277))).unwrap()
}

/// In Continue Watching, with a question below the page.
pub fn asked(cols: u16, rows: u16) -> State {
    let mut state = visiting(cols, rows);
    state.screens = vec![Screen::Browse(BrowseScreen {
        place: Place::Row(1),
        scroll: 1,
        ..BrowseScreen::default()
    })];
    let until = state.moment.at.plus_ms(20_000);
    if let Some(visit) = &mut state.visit {
        visit.asking.put(how_it_was(), until);
    }
    state
}

/// The choices of a question.
pub fn answering() -> Overlay {
    Overlay::Question {
        question: how_it_was(),
        selected: 1,
    }
}

/// On the second card of the first row, just after the page changed.
pub fn home(cols: u16, rows: u16) -> State {
    let mut state = visiting(cols, rows);
    let browse = BrowseScreen {
        place: Place::Row(0),
        columns: BTreeMap::from([("top_picks".to_owned(), 1)]),
        ..BrowseScreen::default()
    };
    state.screens = vec![Screen::Browse(browse)];
    let change = |row: &PageRow, fate, new_titles| RowChange {
        key: row.key.clone(),
        name: row.name.clone(),
        fate,
        new_titles,
    };
    let visit = state.visit.as_mut().unwrap();
    let rows = &visit.page.rows;
    let changes = vec![
        change(&rows[0], RowFate::Stayed, vec![rows[0].slots[2].id]),
        change(&rows[1], RowFate::New, Vec::new()),
        change(&rows[2], RowFate::Moved(2), Vec::new()),
    ];
    visit.marked = Some(Marked {
        change: PageChange {
            rows: changes,
            ..PageChange::default()
        },
        cause: "you finished “Thief”".to_owned(),
        cause_seq: Seq(9),
        until: EVENING.at.plus_ms(5_000),
    });
    state
}

pub fn with_panel(mut state: State, kind: PanelKind) -> State {
    state.panel = Some(Panel {
        kind,
        scroll: 0,
        focused: false,
    });
    state
}

pub fn why() -> PanelKind {
    let mut parts = Parts::default();
    parts.set(Part::Popularity, 1_240);
    parts.set(Part::Audience, 800);
    parts.set(Part::Taste, 2_003);
    parts.set(Part::Fatigue, -410);
    PanelKind::Why(Some(Box::new(WhyText {
        explanation: Explanation {
            title: title("Thief (1981)"),
            score: parts.sum(),
            parts,
            match_percent: Some(87),
            because: vec![(title("Heat (1995)"), 700)],
            facets: vec![("Crime".to_owned(), 900), ("Michael Mann".to_owned(), 500)],
            habits: Vec::new(),
            company: Vec::new(),
            caption_reason: "You go for mood.".to_owned(),
        },
        row: "Top picks for Ada".to_owned(),
        evidence: "The best of the catalog by all that you did.".to_owned(),
        caption: "one last job, in the rain".to_owned(),
        page_number: 1,
        leaving: Some("It would leave the page, had you not liked “Heat” (record 9).".to_owned()),
        leaving_due: None,
    })))
}

/// What a film that was watched to its end did to the page.
pub fn changes() -> Overlay {
    let told = |mark, name: &str, way: &str, parts: &str| Told {
        mark,
        name: name.to_owned(),
        way: way.to_owned(),
        parts: parts.to_owned(),
    };
    let told = ToldDifference {
        rows: vec![
            told(Mark::Came, "Because you watched “Thief”", "new at 2", ""),
            told(Mark::Rose, "Slow-burn crime films", "up 2: 5 → 4", ""),
            told(Mark::Went, "Over in an hour and a half", "gone from 12", ""),
        ],
        titles: vec![
            told(
                Mark::Came,
                "Heat (1995)",
                "new in Because you watched “Thief” 1",
                "+1.15: audience +0.84 · taste +0.35 · hour -0.04",
            ),
            told(
                Mark::Crossed,
                "The Shawshank Redemption (1994)",
                "Top picks for Ada 4 → Crime films of the 1990s with a heist 2",
                "worth what it was; the page around it changed",
            ),
            told(
                Mark::Went,
                "Thief (1981)",
                "gone from Top picks for Ada 1",
                "-4.00: history -4.00",
            ),
        ],
        others: Some("Of the other titles 31 came, 28 went, 40 moved.".to_owned()),
        parts: Some("Over all titles the change is audience 61 % · taste 33 % · history 6 %.".to_owned()),
    };
    Overlay::Difference {
        shown: Some(Arc::new(ShownDifference {
            causes: vec!["you started “Thief”".to_owned(), "you finished “Thief”".to_owned()],
            at: EVENING.at,
            told,
        })),
        scroll: 0,
    }
}

pub fn logging(mut state: State) -> State {
    let line = |seq: u64, event, what: &str, effect: Option<&str>| LogLine {
        seq: Seq(seq),
        at: EVENING.at.plus_ms(seq as i64 * 1_000),
        event,
        what: what.to_owned(),
        effect: effect.map(str::to_owned),
    };
    state.log = [
        line(1, "navigated", "went from home to details", None),
        line(2, "video_playback_started", "played “Thief”", None),
        line(
            3,
            "video_playback_completed",
            "finished “Thief” at 2:03:00",
            Some("“Trending now” up 2 · 4 new titles"),
        ),
    ]
    .into();
    with_panel(state, PanelKind::Log)
}

pub fn details(cols: u16, rows: u16, name: &str, pane: DetailsPane) -> State {
    let mut state = visiting(cols, rows);
    state.screens.push(Screen::Details(DetailsScreen {
        title: title(name),
        pane,
        action: 0,
        episode: 1,
        more: 0,
        more_like: TOP.iter().map(|(name, ..)| title(name)).collect(),
        synopsis: "A thief who wants out takes one more job, from people who do not let go.".to_owned(),
        impression: None,
    }));
    state
}

pub fn playing(cols: u16, rows: u16, motion: Motion, prompt: Option<PlayerPrompt>) -> State {
    let mut state = visiting(cols, rows);
    state.screens.push(Screen::Player(Box::new(PlayerScreen {
        title: title("Salt Road"),
        episode: Some(EpisodeId { season: 1, number: 2 }),
        play: Seq(5),
        kind: PlayerKind::Simulated,
        impression: None,
        has_started: true,
        position_s: 1_200,
        length_s: 3_000,
        credits_s: 2_850,
        marker_s: None,
        intro: None,
        is_over: false,
        logged_s: 1_200,
        motion,
        speed: Speed::USUAL,
        prompt,
        still: StillWatching::default(),
    })));
    state
}

fn prompt_about(about: Asked, choices: Vec<PlayerChoice>, seconds: Option<i64>) -> PlayerPrompt {
    PlayerPrompt {
        about,
        choices,
        focus: 0,
        until: seconds.map(|seconds| EVENING.at.plus_ms(seconds * 1_000)),
    }
}

pub fn countdown() -> PlayerPrompt {
    let next = EpisodeId { season: 1, number: 3 };
    let choices = vec![
        PlayerChoice::PlayNext(next),
        PlayerChoice::WatchCredits,
        PlayerChoice::Stop,
    ];
    prompt_about(Asked::Next { next, why: None }, choices, Some(8))
}

/// Late at night, for somebody who stops then.
pub fn stop_first() -> PlayerPrompt {
    let next = EpisodeId { season: 1, number: 3 };
    let choices = vec![
        PlayerChoice::Stop,
        PlayerChoice::PlayNext(next),
        PlayerChoice::WatchCredits,
    ];
    let why = Some(Waiting::StopsLate);
    prompt_about(Asked::Next { next, why }, choices, None)
}

pub fn still_watching() -> PlayerPrompt {
    let prompt = Prompt {
        rule: StillWatchingRule::Episodes,
        episodes: 3,
        minutes: 150,
    };
    let then = AfterPrompt::Resume;
    let choices = StillWatchingAnswer::CHOICES.map(PlayerChoice::StillWatching).to_vec();
    prompt_about(Asked::StillWatching { prompt, then }, choices, Some(42))
}

pub fn three_choices() -> PlayerPrompt {
    let titles = ["Thief (1981)", "Ronin (1998)", "Casino (1995)"].map(|name| PlayerChoice::Play(title(name)));
    let others = [PlayerChoice::WatchCredits, PlayerChoice::Back];
    prompt_about(
        Asked::After { has_like_it: true },
        titles.into_iter().chain(others).collect(),
        None,
    )
}

pub fn failed() -> PlayerPrompt {
    let choices = vec![PlayerChoice::Simulate, PlayerChoice::Back];
    prompt_about(Asked::Failed(PlayerFailure::NotInstalled), choices, None)
}

pub fn asking(cols: u16, rows: u16) -> State {
    let mut state = visiting(cols, rows);
    let step = OnboardingStep::Question {
        at: 0,
        selected: 1,
        chosen: vec![true, false, false, false, false, false],
    };
    state.screens = vec![Screen::Onboarding(OnboardingScreen { step })];
    state
}

pub fn picking(cols: u16, rows: u16) -> State {
    let mut state = visiting(cols, rows);
    let step = OnboardingStep::Picks {
        offered: TOP.iter().take(6).map(|(name, ..)| title(name)).collect(),
        selected: 4,
        shown: Vec::new(),
        picked: vec![shelf().catalog.title(title("Gravity (2013)")).id()],
    };
    state.screens = vec![Screen::Onboarding(OnboardingScreen { step })];
    state
}

pub fn searching(cols: u16, rows: u16, query: &str) -> State {
    let mut state = visiting(cols, rows);
    let hits = if query.is_empty() {
        Vec::new()
    } else {
        shelf().catalog.search(query, 5)
    };
    state.screens.push(Screen::Search(SearchScreen {
        query: Input::new(query.to_owned()),
        hits,
        selected: 0,
        logged: String::new(),
    }));
    state
}

/// What is concluded of Ada: some of it corrected, some weakened, some deleted.
fn portrait() -> Portrait {
    let taste = |name: &str, weight, evidence: &str, basis| TasteEntry {
        key: name.to_lowercase(),
        name: name.to_owned(),
        weight,
        titles: Vec::new(),
        title_count: 0,
        evidence: evidence.to_owned(),
        basis,
    };
    let habit = |kind, value, confidence, evidence: &str, basis| Habit {
        kind,
        value,
        confidence,
        count: 5,
        evidence: evidence.to_owned(),
        basis,
    };
    let said = "You said so.";
    let episodes = "After 4 of 5 finished episodes the next one began within half an hour.";
    Portrait {
        tastes: vec![
            taste(
                "Crime",
                1_730,
                "“Heat”, “Ronin”, “Thief” and 2 more, and your answers.",
                Basis::Concluded,
            ),
            taste("Science fiction", -820, "“Gravity”.", Basis::Concluded),
            taste("Michael Mann", 610, "“Heat” and “Thief”.", Basis::Weakened),
            taste("Friendship", 400, said, Basis::Said),
            taste("Heists", 0, said, Basis::Said),
        ],
        habits: vec![
            habit(HabitKind::Binge, 0.67, 0.83, episodes, Basis::Concluded),
            habit(
                HabitKind::Pauses,
                1.2,
                0.73,
                "6 pauses in 5.6 hours watched.",
                Basis::Weakened,
            ),
            habit(HabitKind::Hesitates, 180.0, 1.0, said, Basis::Said),
        ],
        segments: vec![
            SegmentFinding {
                segment: Segment::BingeWatcher,
                holds: true,
                confidence: 0.83,
                evidence: episodes.to_owned(),
                basis: Basis::Concluded,
            },
            SegmentFinding {
                segment: Segment::NightOwl,
                holds: false,
                confidence: 1.0,
                evidence: said.to_owned(),
                basis: Basis::Said,
            },
        ],
        deleted: vec![Deleted {
            about: Trait::Facet,
            key: "genre:romance".to_owned(),
            name: "Romance".to_owned(),
        }],
    }
}

/// *Your taste*, with one of its entries selected.
pub fn tasting(cols: u16, rows: u16, selected: usize) -> State {
    let mut state = visiting(cols, rows);
    let mut taste = TasteScreen::new(portrait());
    taste.selected = selected;
    state.screens.push(Screen::Taste(taste));
    state
}
