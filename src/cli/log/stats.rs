use std::collections::{BTreeMap, BTreeSet};

use clap::Args;
use serde::Serialize;

use super::super::{Failure, output};
use crate::{
    behavior::{BehaviorEvent, ProfileId, Record, Seq, UtcMillis, Viewer},
    runtime::paths::Paths,
};

#[derive(Args)]
pub struct StatsArguments {
    #[arg(long)]
    json: bool,
}

/// What is in a log, counted.
#[derive(Default, Serialize)]
struct Stats {
    events: u64,
    sessions: u64,
    first_at: Option<UtcMillis>,
    last_at: Option<UtcMillis>,
    by_event: BTreeMap<&'static str, u64>,
    pages: u64,
    impressions: u64,
    /// Plays begun, and those of them that an impression led to and that were of real length.
    plays: u64,
    plays_taken: u64,
    /// Plays of real length led to by an impression, per impression; null when there were none.
    take_fraction: Option<f64>,
    /// Lines that could not be read.
    skipped: u64,
}

/// The count as it goes on. Viewers are folded apart from the household, so that one who left still counts.
#[derive(Default)]
struct Count {
    stats: Stats,
    viewers: BTreeMap<ProfileId, Viewer>,
    led_to: BTreeSet<Seq>,
}

impl Count {
    fn take(&mut self, record: &Record) {
        let stats = &mut self.stats;
        stats.events += 1;
        stats.first_at.get_or_insert(record.at);
        stats.last_at = Some(record.at);
        *stats.by_event.entry(record.event.name()).or_default() += 1;
        if let BehaviorEvent::VideoPlaybackStarted {
            impression: Some(_), ..
        } = &record.event
        {
            self.led_to.insert(record.seq);
        }
        match self.viewers.get_mut(&record.profile) {
            Some(viewer) => viewer.apply(record),
            None => {
                let mut viewer = Viewer::default();
                viewer.apply(record);
                self.viewers.insert(record.profile.clone(), viewer);
            }
        }
    }

    fn finish(mut self) -> Stats {
        let count_of = |name| self.stats.by_event.get(name).copied().unwrap_or_default();
        let (sessions, pages) = (count_of("session_started"), count_of("page_served"));
        let impressions = count_of("impression");
        let plays = count_of("video_playback_started");
        // A play that was undone is not among the viewer's plays any more, and was not taken.
        let taken = self
            .viewers
            .values()
            .flat_map(|viewer| viewer.titles.values())
            .flat_map(|evidence| &evidence.plays)
            .filter(|play| play.is_real() && self.led_to.contains(&play.seq))
            .count() as u64;
        let stats = &mut self.stats;
        (stats.sessions, stats.pages, stats.impressions) = (sessions, pages, impressions);
        (stats.plays, stats.plays_taken) = (plays, taken);
        stats.take_fraction = (impressions > 0).then(|| taken as f64 / impressions as f64);
        self.stats
    }
}

pub fn run(arguments: &StatsArguments, paths: &Paths) -> Result<(), Failure> {
    let mut count = Count::default();
    if let Some(mut lines) = super::lines(paths)? {
        let failed = |error| super::unreadable(paths, &error);
        while let Some(line) = lines.next_line().map_err(failed)? {
            match super::read(&line) {
                Some(Ok(read)) => count.take(&read.record),
                Some(Err(_)) => count.stats.skipped += 1,
                None => {}
            }
        }
    }
    let stats = count.finish();
    if arguments.json {
        return output::json(&stats);
    }
    output::stream(|out| {
        writeln!(out, "{:>9}  events", stats.events)?;
        writeln!(out, "{:>9}  sessions", stats.sessions)?;
        writeln!(out, "{:>9}  pages", stats.pages)?;
        writeln!(out, "{:>9}  impressions", stats.impressions)?;
        writeln!(out, "{:>9}  plays", stats.plays)?;
        match stats.take_fraction {
            Some(share) => writeln!(out, "{share:>9.4}  plays of real length per impression")?,
            None => writeln!(out, "{:>9}  plays of real length per impression", "–")?,
        }
        if stats.skipped > 0 {
            writeln!(out, "{:>9}  lines that could not be read", stats.skipped)?;
        }
        for (name, count) in &stats.by_event {
            writeln!(out, "{count:>9}  {name}")?;
        }
        Ok(())
    })
}
