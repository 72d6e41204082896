//! `frontrow profile`: the household.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Failure, Globals, output};
use crate::{
    behavior::{BehaviorEvent, ProfileId, Record, UtcMillis},
    household::Profile,
    runtime::{
        default_region,
        journal::{Access, Journal, Opened},
        new_session,
    },
};

#[derive(Args)]
pub struct ProfileCommand {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Print who is here
    List {
        #[arg(long)]
        json: bool,
    },
    /// Add somebody
    Add {
        name: String,
        /// Only what is for kids
        #[arg(long)]
        kids: bool,
        /// Where they watch, as an ISO 3166 code [default: the locale's, or US]
        #[arg(long, value_name = "CC")]
        region: Option<String>,
    },
    /// Remove somebody, and what was learnt about them
    Remove { name: String },
}

pub fn run(command: ProfileCommand, globals: &Globals) -> Result<(), Failure> {
    match command.part {
        Part::List { json } => list(globals, json),
        Part::Add { name, kids, region } => {
            let mut opened = open(globals, Access::Write)?;
            let region = region.unwrap_or_else(default_region);
            let made = opened.home.new_profile(&name, kids, &region);
            let (id, facts) = made.map_err(Failure::failed)?;
            let said = format!("{} is here, as {}", facts.name, id.0);
            record(globals, &mut opened, id, BehaviorEvent::ProfileCreated { facts })?;
            close(opened)?;
            output::line(said)
        }
        Part::Remove { name } => {
            let mut opened = open(globals, Access::Write)?;
            let found = opened.home.profile(&name).map_err(Failure::failed)?;
            let (id, name) = (found.id.clone(), found.facts.name.clone());
            record(globals, &mut opened, id, BehaviorEvent::ProfileRemoved {})?;
            close(opened)?;
            output::line(format!("{name} is removed; the log keeps what happened"))
        }
    }
}

fn open(globals: &Globals, access: Access) -> Result<Opened, Failure> {
    Journal::open(&globals.paths()?, access).map_err(Failure::failed)
}

fn close(opened: Opened) -> Result<(), Failure> {
    opened.journal.close(&opened.home).map_err(Failure::failed)
}

/// Appends one record, and folds it.
fn record(globals: &Globals, opened: &mut Opened, profile: ProfileId, event: BehaviorEvent) -> Result<(), Failure> {
    let mut clock = globals.clock()?;
    clock.not_before(opened.home.last_at);
    let now = clock.now();
    let record = Record {
        seq: opened.home.last_seq.next(),
        at: now.at,
        utc_offset_min: now.utc_offset_min,
        session: new_session(),
        profile,
        with: Vec::new(),
        event,
    };
    let appended = opened.journal.append(std::slice::from_ref(&record));
    appended.map_err(Failure::failed)?;
    opened.home.apply(&record);
    Ok(())
}

/// A profile as `list --json` prints it.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a ProfileId,
    name: &'a str,
    kids: bool,
    region: &'a str,
    created_at: UtcMillis,
}

impl<'a> Listed<'a> {
    fn new(profile: &'a Profile) -> Self {
        Self {
            id: &profile.id,
            name: &profile.facts.name,
            kids: profile.facts.kids,
            region: &profile.facts.region,
            created_at: profile.created_at,
        }
    }
}

fn list(globals: &Globals, json: bool) -> Result<(), Failure> {
    let home = open(globals, Access::ReadOnly)?.home;
    let listed: Vec<Listed<'_>> = home.profiles.iter().map(Listed::new).collect();
    if json {
        return output::json(&listed);
    }
    output::stream(|out| {
        for profile in listed {
            let kids = if profile.kids { "  kids" } else { "" };
            writeln!(out, "{}  {}  {}{kids}", profile.id.0, profile.name, profile.region)?;
        }
        Ok(())
    })
}
