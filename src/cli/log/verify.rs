use clap::Args;
use serde::Serialize;

use super::super::{Failure, output};
use crate::{
    behavior::{
        Seq, UtcMillis,
        wire::{ReadLine, SkippedLine},
    },
    household::Home,
    runtime::{
        journal::{Line, LineEnd},
        paths::Paths,
    },
};

#[derive(Args)]
pub struct VerifyArguments {
    #[arg(long)]
    json: bool,
}

#[derive(Default, Serialize)]
struct Verdict {
    lines: u64,
    events: u64,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    line: u64,
    what: String,
}

/// A log that is being checked: what was found, and the fold so far.
#[derive(Default)]
struct Check {
    verdict: Verdict,
    home: Home,
    /// The line above could not be numbered, so the next number may be either.
    is_number_unsure: bool,
}

impl Check {
    fn take(&mut self, line: &Line<'_>) {
        self.verdict.lines = line.number;
        let Some(read) = super::read(line) else {
            return;
        };
        match read {
            Ok(read) => self.take_record(line, &read),
            Err(skipped) => self.take_skipped(line.number, skipped),
        }
    }

    fn take_record(&mut self, line: &Line<'_>, read: &ReadLine) {
        self.verdict.events += 1;
        if line.end == LineEnd::EndOfFile {
            self.complain(line.number, "the line has no end; it is ended at the next writing");
        }
        for field in &read.unknown_fields {
            let what = format!("a field that this build does not know, “{field}”; the record counts");
            self.complain(line.number, what);
        }
        self.take_number(line.number, Some(read.record.seq), Some(read.record.at));
        self.home.apply(&read.record);
    }

    fn take_skipped(&mut self, line: u64, skipped: SkippedLine) {
        self.complain(line, skipped.problem);
        self.take_number(line, skipped.seq, skipped.at);
        self.home.number(skipped.seq, skipped.at);
    }

    fn take_number(&mut self, line: u64, seq: Option<Seq>, at: Option<UtcMillis>) {
        let (last_seq, last_at) = (self.home.last_seq, self.home.last_at);
        if let Some(seq) = seq {
            let expected = last_seq.next();
            let is_next = seq == expected || (self.is_number_unsure && seq == expected.next());
            if !is_next {
                let (seq, expected) = (seq.0, expected.0);
                self.complain(line, format!("number {seq} where {expected} was to come"));
            }
        }
        self.is_number_unsure = seq.is_none();
        if let Some(at) = at
            && self.home.since.is_some()
            && at < last_at
        {
            self.complain(line, format!("{at} is before {last_at}, the time of a record above"));
        }
    }

    fn complain(&mut self, line: u64, what: impl ToString) {
        let what = what.to_string();
        self.verdict.problems.push(Problem { line, what });
    }
}

pub fn run(arguments: &VerifyArguments, paths: &Paths) -> Result<(), Failure> {
    let mut check = Check::default();
    if let Some(mut lines) = super::lines(paths)? {
        let failed = |error| super::unreadable(paths, &error);
        while let Some(line) = lines.next_line().map_err(failed)? {
            check.take(&line);
        }
    }
    let verdict = check.verdict;
    if arguments.json {
        output::json(&verdict)?;
    } else {
        output::stream(|out| {
            for problem in &verdict.problems {
                let what = crate::behavior::printable(&problem.what);
                writeln!(out, "line {}: {what}", problem.line)?;
            }
            Ok(())
        })?;
    }
    let (events, problems) = (verdict.events, verdict.problems.len());
    match problems {
        0 if arguments.json => Ok(()),
        0 => output::line(format!("{events} events, all sound")),
        _ => Err(Failure::failed(format!(
            "{problems} {} in {}; all else counts, and nothing was changed",
            if problems == 1 { "problem" } else { "problems" },
            paths.log().display()
        ))),
    }
}
