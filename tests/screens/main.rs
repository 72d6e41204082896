//! The screens as text.

#[path = "../support/mod.rs"]
mod support;

mod grounds;
mod states;

use std::path::Path;

use frontrow::{
    app::{
        BrowseScreen, DetailsPane, Motion, NewProfileScreen, Overlay, Recording, RunningTraining, Screen, Shelf, State,
        Tab, TrainingStep,
    },
    behavior::{BehaviorEvent, Correction, Record, Trait},
    catalog::{Catalog, NamedFrom, read_own_catalog},
    recommend::Model,
    ui::{self, Gallery},
};
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, style::Modifier};
use states::{
    answering, asked, asking, changes, countdown, details, failed, home, logging, picking, playing, searching,
    still_watching, stop_first, tasting, three_choices, title, visiting, why, with_panel,
};
use support::{EVENING, home_of, state};
use unicode_width::UnicodeWidthStr;

fn drawn(state: &State) -> Buffer {
    let backend = TestBackend::new(state.device.cols, state.device.rows);
    let mut terminal = Terminal::new(backend).unwrap();
    terminal
        .draw(|frame| ui::view(state, &Gallery::default(), frame))
        .unwrap();
    terminal.backend().buffer().clone()
}

/// The screen's lines, as somebody without colors sees them.
fn text(state: &State) -> String {
    let buffer = drawn(state);
    let area = buffer.area;
    let mut lines = Vec::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // A wide letter takes the cell behind it too.
            x += (symbol.width() as u16).max(1);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}

fn at_the_gate(cols: u16, rows: u16) -> State {
    let (home, _) = home_of("Ada", false);
    state(home, cols, rows)
}

fn nothing_changed() -> Overlay {
    Overlay::Difference { shown: None, scroll: 0 }
}

fn with_overlay(mut state: State, overlay: Overlay) -> State {
    state.overlays.push(overlay);
    state
}

/// Every screen there is, at a size.
fn every_screen(cols: u16, rows: u16) -> Vec<State> {
    let mut form = at_the_gate(cols, rows);
    let problem = Some("a profile called “Ada” is here already; choose another name".to_owned());
    form.screens = vec![Screen::NewProfile(NewProfileScreen {
        problem,
        ..NewProfileScreen::default()
    })];
    vec![
        at_the_gate(cols, rows),
        form,
        asking(cols, rows),
        picking(cols, rows),
        visiting(cols, rows),
        home(cols, rows),
        with_panel(home(cols, rows), why()),
        logging(home(cols, rows)),
        with_overlay(home(cols, rows), Overlay::Help { scroll: 0 }),
        with_overlay(home(cols, rows), Overlay::Settings { selected: 1 }),
        with_overlay(home(cols, rows), changes()),
        with_overlay(home(cols, rows), nothing_changed()),
        asked(cols, rows),
        with_overlay(asked(cols, rows), answering()),
        details(cols, rows, "Thief (1981)", DetailsPane::Actions),
        details(cols, rows, "Salt Road", DetailsPane::Episodes),
        playing(cols, rows, Motion::Paused, None),
        playing(cols, rows, Motion::Playing, Some(countdown())),
        playing(cols, rows, Motion::Playing, Some(three_choices())),
        playing(cols, rows, Motion::Paused, Some(failed())),
        playing(cols, rows, Motion::Paused, Some(still_watching())),
        searching(cols, rows, "heat"),
        searching(cols, rows, ""),
        tasting(cols, rows, 0),
        tasting(cols, rows, 10),
        logging(tasting(cols, rows, 6)),
    ]
}

#[test]
fn home_at_every_size() {
    insta::assert_snapshot!("home_wide", text(&home(140, 42)));
    insta::assert_snapshot!("home_hero", text(&visiting(100, 30)));
    insta::assert_snapshot!("home_standard", text(&home(80, 24)));
    insta::assert_snapshot!("home_smallest", text(&home(40, 12)));
    insta::assert_snapshot!("too_small", text(&home(30, 8)));
    insta::assert_snapshot!("one_cell", text(&home(1, 1)));
}

/// The last line of the page while a model is trained beside it.
fn footer_while_training(cols: u16, rows: u16, running: RunningTraining) -> String {
    let mut state = home(cols, rows);
    state.training.running = Some(running);
    text(&state).lines().last().unwrap_or_default().to_owned()
}

#[test]
fn training_is_told_of_beside_the_keys_in_as_many_words_as_fit() {
    let step = Some(TrainingStep {
        what: "learning who is liked with whom",
        at: 2,
        of: 14,
    });
    let running = RunningTraining {
        step,
        is_stopping: false,
    };
    for (cols, rows, words) in [
        (140, 42, "   learning who is liked with whom, 2 of 14 · M stops"),
        (80, 24, "   training, 2 of 14 · M stops"),
        (40, 12, "   training, 2 of 14"),
    ] {
        let footer = footer_while_training(cols, rows, running);
        assert!(
            footer.contains("? help") && footer.ends_with(words),
            "{cols}×{rows}: {footer}"
        );
    }
    let begun = RunningTraining::default();
    assert!(footer_while_training(80, 24, begun).ends_with("training begins · M stops"));
    let stopping = RunningTraining {
        is_stopping: true,
        ..running
    };
    assert!(footer_while_training(80, 24, stopping).ends_with("training stops"));
}

#[test]
fn a_hero_with_a_short_name_has_its_facts_and_buttons_on_the_smallest_full_screen() {
    for name in ["Rush (2013)", "Heat (1995)", "Pulp Fiction (1994)"] {
        let mut state = visiting(80, 24);
        let visit = state.visit.as_mut().unwrap();
        visit.page.hero.as_mut().unwrap().title = title(name);
        let screen = text(&state);
        for part in [&name[name.len() - 5..name.len() - 1], "▶ Play", "+ My List"] {
            assert!(screen.contains(part), "{name} lacks {part}:\n{screen}");
        }
    }
}

#[test]
fn an_originals_badge_leaves_its_genre_to_be_read_where_there_are_no_pictures() {
    let mut state = visiting(80, 24);
    state.device.images = "none".to_owned();
    let index = title("Salt Road");
    let visit = state.visit.as_mut().unwrap();
    visit.page.rows[0].slots[0].title = index;
    let genre = state.shelf.catalog.title(index).genres().next().unwrap().to_string();
    let screen = text(&state);
    let line = screen.lines().find(|line| line.contains("ORIGINAL")).unwrap();
    let beside = line.split("ORIGINAL").nth(1).unwrap().split('│').next().unwrap();
    assert!(beside.contains(&genre), "{genre} is in:\n{screen}");
}

#[test]
fn the_first_minute() {
    insta::assert_snapshot!("gate", text(&at_the_gate(80, 24)));
    insta::assert_snapshot!("gate_smallest", text(&at_the_gate(40, 12)));
    insta::assert_snapshot!("question", text(&asking(80, 24)));
    insta::assert_snapshot!("question_smallest", text(&asking(40, 12)));
    insta::assert_snapshot!("picks", text(&picking(80, 24)));
    insta::assert_snapshot!("picks_smallest", text(&picking(40, 12)));
}

/// The details of a title, with a catalog beside the bundled one that says so of its videos.
fn details_with(own: &str, cols: u16, rows: u16, name: &str) -> String {
    let bundled = Catalog::bundled().unwrap();
    let from = NamedFrom {
        folder: Path::new("/shelf"),
        home: None,
    };
    let own = read_own_catalog("mine.jsonl", own, from, &bundled).unwrap();
    let shelf = Shelf {
        catalog: bundled.with_own(&own).unwrap().into(),
        model: Model::bundled().unwrap().into(),
    };
    text(&State {
        shelf: shelf.into(),
        ..details(cols, rows, name, DetailsPane::Actions)
    })
}

#[test]
fn details_say_where_a_title_can_be_watched() {
    let thief = r#"{"title": "Thief (1981)", "media": "films/thief.mkv"}"#;
    let streamed = r#"{"title": "Thief (1981)", "media": "https://a.org/thief"}"#;
    let one = r#"{"title": "Salt Road", "episodes": {"S1:E1": "1.mkv", "S1:E2": "2.mkv"}}"#;
    for (own, name, said) in [
        (thief, "Thief (1981)", "in mpv: thief.mkv"),
        (streamed, "Thief (1981)", "in mpv: https://a.org/thief"),
        (one, "Salt Road", "in mpv: 2 of "),
        (one, "Thief (1981)", "no video is known"),
    ] {
        for (cols, rows) in [(140, 42), (100, 30), (80, 24)] {
            let screen = details_with(own, cols, rows, name);
            let says = |what: &str, said: &str| screen.lines().any(|line| line.contains(what) && line.contains(said));
            // Beside a series' episodes there is no room for facts on a small screen; the episodes themselves say it.
            if name == "Salt Road" {
                assert!(
                    says("S1:E2", "mpv · 47 min") && says("S1:E3", " 49 min"),
                    "{cols}×{rows}:\n{screen}"
                );
                assert!(!says("S1:E3", "mpv"), "{cols}×{rows}:\n{screen}");
            }
            assert!(
                says("Watch  ", said) || cols < 140 && name == "Salt Road",
                "{cols}×{rows}:\n{screen}"
            );
        }
    }
}

#[test]
fn a_films_and_a_series_details() {
    insta::assert_snapshot!(
        "details_film",
        text(&details(140, 42, "Thief (1981)", DetailsPane::Actions))
    );
    insta::assert_snapshot!(
        "details_series",
        text(&details(140, 42, "Salt Road", DetailsPane::Episodes))
    );
    insta::assert_snapshot!(
        "details_series_standard",
        text(&details(80, 24, "Salt Road", DetailsPane::Episodes))
    );
    insta::assert_snapshot!(
        "details_smallest",
        text(&details(40, 12, "Salt Road", DetailsPane::Episodes))
    );
}

#[test]
fn watching_and_the_questions_over_it() {
    insta::assert_snapshot!("player", text(&playing(140, 42, Motion::Playing, None)));
    insta::assert_snapshot!("player_smallest", text(&playing(40, 12, Motion::Paused, None)));
    insta::assert_snapshot!("countdown", text(&playing(80, 24, Motion::Playing, Some(countdown()))));
    insta::assert_snapshot!(
        "stop_first",
        text(&playing(80, 24, Motion::Playing, Some(stop_first())))
    );
    insta::assert_snapshot!(
        "three_choices",
        text(&playing(80, 24, Motion::Playing, Some(three_choices())))
    );
    insta::assert_snapshot!(
        "three_choices_smallest",
        text(&playing(40, 12, Motion::Playing, Some(three_choices())))
    );
    insta::assert_snapshot!("player_failed", text(&playing(80, 24, Motion::Paused, Some(failed()))));
    insta::assert_snapshot!(
        "still_watching",
        text(&playing(80, 24, Motion::Paused, Some(still_watching())))
    );
    insta::assert_snapshot!(
        "still_watching_smallest",
        text(&playing(40, 12, Motion::Paused, Some(still_watching())))
    );
}

#[test]
fn panels_and_overlays() {
    insta::assert_snapshot!("why", text(&with_panel(home(140, 42), why())));
    insta::assert_snapshot!("why_standard", text(&with_panel(home(80, 24), why())));
    insta::assert_snapshot!("log", text(&logging(home(140, 42))));
    insta::assert_snapshot!("changes", text(&with_overlay(home(140, 42), changes())));
    insta::assert_snapshot!("changes_standard", text(&with_overlay(home(80, 24), changes())));
    insta::assert_snapshot!("changes_smallest", text(&with_overlay(home(40, 12), changes())));
    insta::assert_snapshot!("changes_none", text(&with_overlay(home(80, 24), nothing_changed())));
    insta::assert_snapshot!("help", text(&with_overlay(home(80, 24), Overlay::Help { scroll: 0 })));
    insta::assert_snapshot!(
        "settings_smallest",
        text(&with_overlay(home(40, 12), Overlay::Settings { selected: 0 }))
    );
}

#[test]
fn a_question_stands_below_the_page_and_its_choices_over_it() {
    insta::assert_snapshot!("asked", text(&asked(140, 42)));
    insta::assert_snapshot!("asked_standard", text(&asked(80, 24)));
    insta::assert_snapshot!("answering", text(&with_overlay(asked(80, 24), answering())));
    assert!(
        !text(&asked(40, 12)).contains("Did you like"),
        "there is no room for it"
    );
}

#[test]
fn your_taste_at_every_size() {
    insta::assert_snapshot!("taste_wide", text(&tasting(140, 42, 0)));
    insta::assert_snapshot!("taste", text(&tasting(100, 30, 5)));
    insta::assert_snapshot!("taste_standard", text(&tasting(80, 24, 1)));
    insta::assert_snapshot!("taste_smallest", text(&tasting(40, 12, 9)));
    insta::assert_snapshot!(
        "taste_help",
        text(&with_overlay(tasting(80, 24, 0), Overlay::Help { scroll: 0 }))
    );
}

#[test]
fn who_finds_it_hard_to_choose_is_told_that_a_title_can_be_picked() {
    let mut state = visiting(140, 42);
    assert!(!text(&state).contains("m Pick for me"));
    let seq = state.home.last_seq.next();
    state.home.apply(&Record {
        seq,
        at: EVENING.at,
        utc_offset_min: EVENING.utc_offset_min,
        session: "s".to_owned(),
        profile: state.visit.as_ref().unwrap().profile.clone(),
        with: Vec::new(),
        event: BehaviorEvent::TasteCorrected {
            about: Trait::Segment,
            key: "hesitant".to_owned(),
            correction: Correction::Set { value: 1.0 },
        },
    });
    assert!(text(&state).contains("m Pick for me"));
}

#[test]
fn searching_for_something_and_for_nothing() {
    insta::assert_snapshot!("search", text(&searching(100, 30, "heat")));
    insta::assert_snapshot!("search_nothing", text(&searching(80, 24, "zzzzzzzz")));
}

#[test]
fn an_empty_list_says_how_to_fill_it() {
    let mut state = visiting(80, 24);
    state.screens = vec![Screen::Browse(BrowseScreen {
        tab: Tab::MyList,
        ..BrowseScreen::default()
    })];
    let page = &mut state.visit.as_mut().unwrap().page;
    page.hero = None;
    page.rows.clear();
    assert!(text(&state).contains("press a on a title"));
}

#[test]
fn nothing_panics_at_any_size() {
    let mut screens = every_screen(80, 24);
    for cols in (1..=60).step_by(3) {
        for rows in 1..=20 {
            for state in &mut screens {
                (state.device.cols, state.device.rows) = (cols, rows);
                drawn(state);
            }
        }
    }
}

#[test]
fn the_focused_card_is_told_apart_without_colors() {
    for colors in [1 << 24, 256, 16, 2] {
        let mut focused = home(140, 42);
        focused.device.colors = colors;
        let mut elsewhere = focused.clone();
        elsewhere.screens = vec![Screen::Browse(BrowseScreen::default())];
        let card = frontrow::app::geometry::browse(140, 42, false);
        let card = card.row(0, 0).and_then(|row| card.card(row, 1)).unwrap();
        // The letters alone differ: the frame is made of them.
        let letters = |state: &State| -> Vec<String> {
            let buffer = drawn(state);
            card.positions().map(|at| buffer[at].symbol().to_owned()).collect()
        };
        assert_ne!(letters(&focused), letters(&elsewhere), "at {colors} colors");
    }
}

#[test]
fn without_colors_nothing_is_colored_and_choices_are_reversed() {
    for mut state in every_screen(80, 24) {
        state.device.colors = 2;
        let buffer = drawn(&state);
        let is_colored = |cell: &ratatui::buffer::Cell| {
            cell.fg != ratatui::style::Color::Reset || cell.bg != ratatui::style::Color::Reset
        };
        assert!(!buffer.content.iter().any(is_colored));
    }
    let mut asked = asking(80, 24);
    asked.device.colors = 2;
    assert!(
        drawn(&asked)
            .content
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::REVERSED))
    );
}

#[test]
fn wide_letters_stay_in_their_column() {
    let mut state = home(80, 24);
    let page = &mut state.visit.as_mut().unwrap().page;
    for slot in &mut page.rows[0].slots {
        slot.caption.text = "七人の侍と農民たちの長い戦いと👩‍👩‍👧の物語".to_owned();
    }
    let geometry = frontrow::app::geometry::browse(80, 24, false);
    let row = geometry.row(0, 0).unwrap();
    let buffer = drawn(&state);
    let caption_y = row.bottom() - geometry.caption_height;
    for place in 0..geometry.columns {
        let card = geometry.card(row, place).unwrap();
        let shown: String = (card.left()..card.right())
            .map(|x| buffer[(x, caption_y)].symbol())
            .collect();
        assert!(shown.starts_with('七'), "{shown}");
        // Between two cards there is air, and no half of a letter.
        if place + 1 < geometry.columns {
            assert_eq!(buffer[(card.right(), caption_y)].symbol(), " ");
        }
    }
}

#[test]
fn what_a_terminal_would_obey_never_reaches_it() {
    let mut state = home(80, 24);
    let visit = state.visit.as_mut().unwrap();
    visit.page.rows[0].name = "Top\u{1b}[2J picks\u{7}".to_owned();
    let shown = text(&state);
    assert!(!shown.chars().any(|letter| letter.is_control() && letter != '\n'));
}

#[test]
fn a_log_that_is_not_written_is_said_for_as_long_as_that_lasts() {
    let mut state = home(80, 24);
    state.recording = Recording::Failing("the disk is full".to_owned());
    let shown = text(&state);
    assert!(shown.contains("NOT RECORDING") && shown.contains("the disk is full"));
    state.device.cols = 40;
    state.device.rows = 12;
    assert!(text(&state).contains("NOT REC"));
}
