//! `frontrow log show --changes`: below each action what it did to the page, from pages made again.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use serde_json::{Map, Value, json};

use super::{
    super::{Failure, Globals, opening, output},
    LogLines,
    show::{Filter, ShowArguments, Style, say_skipped},
};
use crate::{
    app::{
        difference::{Told, told, told_rows},
        replay::{Change, Remade, Replay},
    },
    behavior::{Record, Seq},
    catalog::Catalog,
    recommend::{Difference, Fate, RowDifference, SlotPlace, TitleDifference},
    runtime::paths::Paths,
};

/// Titles named of one change; the others are counted.
const TITLES_NAMED: usize = 8;

/// The wanted records of a log, and the changes that belong to them: to the cause where it is wanted, else to the page's own record.
#[derive(Default)]
struct Shown {
    records: Vec<Record>,
    changes: BTreeMap<Seq, Vec<Change>>,
}

impl Shown {
    fn read(lines: &mut LogLines, filter: &Filter, replay: &mut Replay) -> Result<(Self, usize), io::Error> {
        let mut shown = Self::default();
        let mut skipped = 0;
        while let Some(line) = lines.next_line()? {
            let record = match super::read(&line) {
                None => continue,
                Some(Ok(read)) => read.record,
                Some(Err(damaged)) => {
                    replay.skip(damaged.seq, damaged.at);
                    skipped += 1;
                    continue;
                }
            };
            if let Some(change) = replay.take(&record) {
                shown.changes.entry(change.cause).or_default().push(change);
            }
            if filter.wants(&record) {
                shown.records.push(record);
            }
        }
        Ok((shown, skipped))
    }

    /// Keeps the last records only, and gives changes whose cause is not shown to the record of their page.
    fn settle(&mut self, last: Option<usize>) {
        let dropped = last.map_or(0, |most| self.records.len().saturating_sub(most));
        self.records.drain(..dropped);
        let shown: BTreeSet<Seq> = self.records.iter().map(|record| record.seq).collect();
        for change in std::mem::take(&mut self.changes).into_values().flatten() {
            let at = [change.cause, change.seq].into_iter().find(|seq| shown.contains(seq));
            if let Some(at) = at {
                self.changes.entry(at).or_default().push(change);
            }
        }
    }
}

/// Prints the wanted records with their changes; as JSON the changes alone, one object a line.
pub fn run(arguments: &ShowArguments, globals: &Globals, paths: &Paths) -> Result<(), Failure> {
    let filter = Filter::new(arguments, paths)?;
    let Some(mut lines) = super::lines(paths)? else {
        return Ok(());
    };
    let shelf = opening::shelf(globals)?.told();
    let mut replay = Replay::new(shelf.clone());
    let read = Shown::read(&mut lines, &filter, &mut replay);
    let (mut shown, skipped) = read.map_err(|error| super::unreadable(paths, &error))?;
    shown.settle(arguments.last);
    let style = Style::of(false, globals)?;
    output::stream(|out| {
        for record in &shown.records {
            if !arguments.json {
                style.print(out, record, None, &[])?;
            }
            for change in shown.changes.get(&record.seq).into_iter().flatten() {
                if arguments.json {
                    writeln!(out, "{}", as_json(change))?;
                } else {
                    print(out, change, &shelf.catalog)?;
                }
            }
        }
        Ok(())
    })?;
    say_skipped(skipped);
    Ok(())
}

fn print(out: &mut dyn Write, change: &Change, catalog: &Catalog) -> io::Result<()> {
    let Some(previous) = change.previous else {
        let count = change.rows.len();
        return writeln!(out, "        → page {}, a fresh one with {count} rows", change.page);
    };
    writeln!(out, "        → page {} after page {previous}", change.page)?;
    let (rows, columns) = change.view;
    let is_in_view = |place: &SlotPlace| place.row_index.is_none_or(|row| row < rows) && place.element_index < columns;
    let nothing = Difference::default();
    let (difference, problem) = match &change.remade {
        Remade::Difference(difference) => (&**difference, None),
        Remade::Fresh => (&nothing, None),
        Remade::No(why) => (&nothing, Some(*why)),
    };
    let mut told = told(difference, catalog, is_in_view);
    if problem.is_some() {
        told.rows = told_rows(&change.rows);
    }
    for row in &told.rows {
        print_told(out, row)?;
    }
    for title in told.titles.iter().take(TITLES_NAMED) {
        print_told(out, title)?;
    }
    let more = told.titles.len().saturating_sub(TITLES_NAMED);
    if more > 0 {
        writeln!(out, "          … {more} more in view")?;
    }
    for sentence in told.others.iter().chain(&told.parts).map(String::as_str).chain(problem) {
        writeln!(out, "          {sentence}")?;
    }
    Ok(())
}

fn print_told(out: &mut dyn Write, told: &Told) -> io::Result<()> {
    writeln!(out, "          {} {}  {}", told.mark.symbol(), told.name, told.way)?;
    if told.parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "              {}", told.parts)
}

fn as_json(change: &Change) -> Value {
    let (difference, problem) = match &change.remade {
        Remade::Difference(difference) => (Some(difference), None),
        Remade::Fresh => (None, None),
        Remade::No(why) => (None, Some(why)),
    };
    let rows = difference.map_or(&change.rows, |difference| &difference.rows);
    let titles = difference.into_iter().flat_map(|difference| &difference.titles);
    let moved = titles.filter(|title| title.fate != Fate::Stayed);
    let parts = difference.into_iter().flat_map(|difference| &difference.parts);
    json!({
        "seq": change.seq,
        "cause": change.cause,
        "page": change.page,
        "previous": change.previous,
        "rows": rows.iter().map(row_as_json).collect::<Vec<_>>(),
        "titles": moved.map(title_as_json).collect::<Vec<_>>(),
        "parts": Map::from_iter(parts.map(|(part, sum)| (part.name().to_owned(), json!(sum)))),
        "reproduced": problem.is_none(),
        "problem": problem,
    })
}

fn row_as_json(row: &RowDifference) -> Value {
    json!({ "key": row.key, "name": row.name, "fate": row.fate(), "from": row.from, "to": row.to, "rose": row.rose })
}

fn title_as_json(title: &TitleDifference) -> Value {
    let place = |place: &SlotPlace| json!({ "row": place.row, "element_index": place.element_index });
    let parts = title.parts.iter();
    json!({
        "title": title.id,
        "fate": title.fate,
        "from": title.from.as_ref().map(place),
        "to": title.to.as_ref().map(place),
        "parts": Map::from_iter(parts.map(|(part, change)| (part.name().to_owned(), json!(change)))),
    })
}
