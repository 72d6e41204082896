//! `frontrow` without a command: the homepage.

use std::io::{self, BufRead, Write};

use super::{Failure, Globals, ScreenOptions, opening};
use crate::{
    app::{Ground, Message, Recording},
    runtime::{
        device,
        exhibition::Exhibition,
        ground,
        homepage::{Homepage, require_terminal},
        journal::{Access, JournalError, OpenReport},
        mpv::MpvOptions,
        players::Players,
        typed::LateAnswers,
    },
};

/// Options of the homepage.
#[derive(clap::Args, Clone, Debug)]
pub struct HomeOptions {
    /// Goes straight to this profile's page
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Plays N times faster than life
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=3_600))]
    speed: u32,
    #[command(flatten)]
    screen: ScreenOptions,
    /// Looks around without recording anything
    #[arg(long)]
    read_only: bool,
}

pub fn run(options: &HomeOptions, globals: &Globals) -> Result<(), Failure> {
    require_terminal().map_err(Failure::failed)?;
    let shelf = opening::shelf(globals)?;
    let wanted = if options.read_only {
        Access::ReadOnly
    } else {
        Access::Write
    };
    let (opened, access) = match opening::log(globals, wanted) {
        Err(error @ JournalError::InUse { .. }) if wants_to_look_around(&error)? => (
            opening::log(globals, Access::ReadOnly).map_err(Failure::failed)?,
            Access::ReadOnly,
        ),
        outcome => (outcome.map_err(Failure::failed)?, wanted),
    };
    let profile = match &options.profile {
        Some(asked) => Some(opened.home.profile(asked).map_err(Failure::failed)?.id.clone()),
        None => None,
    };
    let first = profile.map(Message::Enter).into_iter().collect();
    show(shelf, opened, access, options.screen, options.speed, first, globals)
}

/// Shows what follows from these messages, until the viewer leaves. `lapse` is how many times faster than life it plays.
pub(super) fn show(
    opening::OpenedShelf { shelf, refused, .. }: opening::OpenedShelf,
    opened: opening::OpenedLog,
    access: Access,
    screen: ScreenOptions,
    lapse: u32,
    mut first: Vec<Message>,
    globals: &Globals,
) -> Result<(), Failure> {
    let mut clock = opening::clock(globals, opened.home.last_at, false)?;
    let (cols, rows) = crossterm_size()?;
    let config = globals.config(screen)?;
    let device = device::screen(cols, rows, config.images);
    let skipped = skipped_in_words(&opened.report);
    let mut state = opening::state(globals, shelf, opened.home, &mut clock, device)?;
    state.run.lapse = lapse;
    state.ground = ground::known(config.theme).map_or_else(Ground::default, |chosen| chosen.ground);
    if access == Access::ReadOnly {
        state.recording = Recording::ReadOnly;
    }
    first.extend(refused.map(|_| Message::ModelRefused));
    first.extend(skipped.map(Message::LogDamaged));
    let homepage = Homepage {
        players: Players::new(lapse, MpvOptions::of(&config.mpv)),
        config,
        pictures: globals.paths()?.pictures(),
        model_file: globals.paths()?.model(),
        training: None,
        exhibition: Exhibition::default(),
        late_answers: LateAnswers::default(),
        state,
        journal: (access == Access::Write).then_some(opened.journal),
        clock,
    };
    homepage.run(first).map_err(Failure::failed)
}

fn crossterm_size() -> Result<(u16, u16), Failure> {
    device::size().map_err(|error| Failure::failed(format!("the terminal does not tell its size: {error}")))
}

/// Another program has this home: says so, and offers to look around.
fn wants_to_look_around(error: &JournalError) -> Result<bool, Failure> {
    eprint!("frontrow: {error}.\nLook around without recording anything? [y/N] ");
    let mut answer = String::new();
    io::stderr()
        .flush()
        .and_then(|()| io::stdin().lock().read_line(&mut answer))
        .map_err(Failure::failed)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn skipped_in_words(report: &OpenReport) -> Option<String> {
    let first = report.skipped.first()?;
    let count = report.skipped.len();
    let lines = if count == 1 {
        "1 line".to_owned()
    } else {
        format!("{count} lines")
    };
    Some(format!(
        "Skipped {lines} of the log that cannot be read (line {}: {}); `frontrow log verify` names them.",
        first.line, first.what
    ))
}
