use std::{
    collections::VecDeque,
    io::{self, Write},
};

use clap::{Args, builder::PossibleValuesParser};

use super::{
    super::{Failure, Globals, opening, output},
    changes,
};
use crate::{
    app::{difference::rows_in_words, replay::LoggedRows, words::quoted},
    behavior::{BehaviorEvent, ProfileId, Record, UtcMillis, printable},
    catalog::Catalog,
    runtime::{
        clock::parse_moment,
        journal::{Access, Journal},
        paths::Paths,
    },
};

#[derive(Args)]
pub struct ShowArguments {
    /// Only what this profile did, by name or id
    #[arg(long, value_name = "P")]
    profile: Option<String>,
    /// Only events of this name; may be given several times
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(BehaviorEvent::NAMES), hide_possible_values = true)]
    event: Vec<String>,
    /// Only from this time on, such as 2026-11-20T21:30:00+01:00
    #[arg(long, value_name = "RFC3339")]
    since: Option<String>,
    /// Only the last N of them
    #[arg(long, value_name = "N")]
    pub(super) last: Option<usize>,
    /// Below each action, what it did to the page: rows and titles that came, went and moved, and the parts of the score that did it
    ///
    /// Each page is made again from the log before it. With --json one object a change is printed, and `reproduced` says whether the
    /// page came out to the hash.
    #[arg(long)]
    pub(super) changes: bool,
    /// Print the lines as they are in the log
    #[arg(long)]
    pub(super) json: bool,
}

/// Which records are wanted.
pub(super) struct Filter {
    profile: Option<ProfileId>,
    events: Vec<String>,
    since: Option<UtcMillis>,
}

impl Filter {
    pub fn new(arguments: &ShowArguments, paths: &Paths) -> Result<Self, Failure> {
        let since = arguments.since.as_deref().map(parse_moment).transpose();
        let profile = arguments.profile.as_deref();
        Ok(Self {
            profile: profile.map(|asked| who(asked, paths)).transpose()?,
            events: arguments.event.clone(),
            since: since.map_err(Failure::usage)?.map(|moment| moment.at),
        })
    }

    pub fn wants(&self, record: &Record) -> bool {
        self.profile.as_ref().is_none_or(|id| record.profile == *id)
            && self.since.is_none_or(|since| record.at >= since)
            && (self.events.is_empty() || self.events.iter().any(|name| name == record.event.name()))
    }
}

/// Whom a name means. The log also knows who is not here any more, by id.
fn who(asked: &str, paths: &Paths) -> Result<ProfileId, Failure> {
    let opened = Journal::open(paths, Access::ReadOnly).map_err(Failure::failed)?;
    let id = ProfileId(asked.to_owned());
    if opened.home.removed.contains(&id) {
        return Ok(id);
    }
    let profile = opened.home.profile(asked).map_err(Failure::failed)?;
    Ok(profile.id.clone())
}

pub fn run(arguments: &ShowArguments, globals: &Globals, paths: &Paths) -> Result<(), Failure> {
    if arguments.changes {
        return changes::run(arguments, globals, paths);
    }
    let filter = Filter::new(arguments, paths)?;
    let Some(mut lines) = super::lines(paths)? else {
        return Ok(());
    };
    let style = Style::of(arguments.json, globals)?;
    let mut skipped = 0_usize;
    let mut rows = LoggedRows::default();
    output::stream(|out| {
        let mut last = VecDeque::new();
        while let Some(line) = lines.next_line()? {
            let record = match super::read(&line) {
                Some(Ok(read)) => read.record,
                None => continue,
                Some(Err(_)) => {
                    skipped += 1;
                    continue;
                }
            };
            let effect = style.effect(&mut rows, &record);
            if !filter.wants(&record) {
                continue;
            }
            let raw = line.bytes.unwrap_or_default();
            let Some(most) = arguments.last else {
                style.print(out, &record, effect.as_deref(), raw)?;
                continue;
            };
            last.push_back((record, effect, raw.to_owned()));
            if last.len() > most {
                last.pop_front();
            }
        }
        for (record, effect, raw) in last {
            style.print(out, &record, effect.as_deref(), &raw)?;
        }
        Ok(())
    })?;
    say_skipped(skipped);
    Ok(())
}

/// Tells of lines that could not be shown.
pub(super) fn say_skipped(count: usize) {
    let lines = match count {
        0 => return,
        1 => "1 line".to_owned(),
        _ => format!("{count} lines"),
    };
    eprintln!("frontrow: {lines} could not be read; `frontrow log verify` says which and why");
}

/// How a record is printed: as it is in the log, or in words with titles by their names.
pub(super) enum Style {
    Raw,
    Words { color: bool, catalog: Box<Catalog> },
}

impl Style {
    pub fn of(json: bool, globals: &Globals) -> Result<Self, Failure> {
        if json {
            return Ok(Self::Raw);
        }
        let catalog = Box::new(opening::catalog(globals)?);
        Ok(Self::Words {
            color: output::is_colored(),
            catalog,
        })
    }

    /// What a page's record says of its rows beside those of the page before it, for people. Every record is to pass here, in order.
    pub fn effect(&self, rows: &mut LoggedRows, record: &Record) -> Option<String> {
        match self {
            Self::Raw => None,
            Self::Words { catalog, .. } => rows_in_words(&rows.take(record, catalog)?),
        }
    }

    pub fn print(&self, out: &mut dyn Write, record: &Record, effect: Option<&str>, raw: &[u8]) -> io::Result<()> {
        let Self::Words { color, catalog } = self else {
            out.write_all(raw)?;
            return out.write_all(b"\n");
        };
        let time = local_time(record);
        let who = printable(&record.profile.0);
        let mut what = record.event.in_words(&|title| quoted(catalog, title));
        if let Some(effect) = effect {
            what = format!("{what}: {}", printable(effect));
        }
        let seq = record.seq.0;
        if *color {
            writeln!(out, "\x1b[2m{seq:>6}  {time}\x1b[0m  \x1b[1m{who}\x1b[0m  {what}")
        } else {
            writeln!(out, "{seq:>6}  {time}  {who}  {what}")
        }
    }
}

/// What the viewer's clock showed: `2026-11-20 21:30:00`.
fn local_time(record: &Record) -> String {
    let offset = jiff::tz::Offset::from_seconds(i32::from(record.utc_offset_min) * 60);
    match (offset, jiff::Timestamp::from_millisecond(record.at.0)) {
        (Ok(offset), Ok(at)) => offset.to_datetime(at).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        _ => record.at.to_string(),
    }
}
