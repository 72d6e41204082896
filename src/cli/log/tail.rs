use std::{collections::VecDeque, thread, time::Duration};

use clap::Args;

use super::{
    super::{Failure, Globals, output},
    show::{Style, say_skipped},
};
use crate::{
    app::replay::LoggedRows,
    behavior::Record,
    runtime::{journal::LineEnd, paths::Paths},
};

/// How long a follower waits before it looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

#[derive(Args)]
pub struct TailArguments {
    /// How many records to begin with
    #[arg(short = 'n', value_name = "N", default_value_t = 10)]
    count: usize,
    /// Go on printing records as they are written
    #[arg(long, short)]
    follow: bool,
    /// Print the lines as they are in the log
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &TailArguments, globals: &Globals, paths: &Paths) -> Result<(), Failure> {
    let style = Style::of(arguments.json, globals)?;
    let mut lines = loop {
        match super::lines(paths)? {
            Some(lines) => break lines,
            None if arguments.follow => thread::sleep(LOOK_AGAIN),
            None => return Ok(()),
        }
    };
    let mut skipped = 0;
    output::stream(|out| {
        let mut last: VecDeque<(Record, Option<String>, Vec<u8>)> = VecDeque::new();
        let mut rows = LoggedRows::default();
        // The beginning of a line that is still being written.
        let mut begun = Vec::new();
        let mut is_caught_up = false;
        loop {
            let Some(line) = lines.next_line()? else {
                for (record, effect, raw) in last.drain(..) {
                    style.print(out, &record, effect.as_deref(), &raw)?;
                }
                out.flush()?;
                if !arguments.follow {
                    return Ok(());
                }
                is_caught_up = true;
                thread::sleep(LOOK_AGAIN);
                continue;
            };
            let mut line = line;
            if arguments.follow {
                begun.extend_from_slice(line.bytes.unwrap_or_default());
                if line.end == LineEnd::EndOfFile {
                    continue;
                }
                line.bytes = line.bytes.map(|_| &begun[..]);
            }
            match super::read(&line) {
                Some(Ok(read)) => {
                    let effect = style.effect(&mut rows, &read.record);
                    last.push_back((read.record, effect, line.bytes.unwrap_or_default().to_owned()));
                    if !is_caught_up && last.len() > arguments.count {
                        last.pop_front();
                    }
                }
                Some(Err(_)) => skipped += 1,
                None => {}
            }
            begun.clear();
        }
    })?;
    say_skipped(skipped);
    Ok(())
}
