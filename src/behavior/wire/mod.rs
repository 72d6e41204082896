//! The wire form: one record, one line of JSON.
//!
//! Writing goes through serde. Reading does not: a log of a million lines is opened in a second, and serde's flattened,
//! internally tagged enums would first build a tree of every line. Here a line is split into its raw fields, and each kind
//! of event takes those it knows.

mod event;
mod fields;
mod problem;
mod scan;
mod schema;

use schemars::JsonSchema;
use serde::Serialize;

pub use problem::WireProblem;
pub use schema::line_schema;

use self::fields::Fields;
use super::{
    event::{BehaviorEvent, LOG_VERSION, ProfileId, Record, Seq},
    time::UtcMillis,
};

/// A line as it is written, in this order.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "One line of Frontrow's behavior log")]
struct WireLine<'a> {
    /// The version of the vocabulary.
    v: u32,
    /// 1, 2, 3 …
    seq: Seq,
    /// UTC with milliseconds, never before the record above.
    at: UtcMillis,
    /// How far the viewer's clock was ahead of UTC, in minutes.
    utc_offset_min: i16,
    session: &'a str,
    profile: &'a ProfileId,
    /// Who else was watching; absent when alone.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    with: &'a [ProfileId],
    #[serde(flatten)]
    event: &'a BehaviorEvent,
}

/// A line that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadLine {
    pub record: Record,
    /// Fields that this build does not know. The record counts all the same.
    pub unknown_fields: Vec<String>,
}

/// A line that could not be read, with its number and time where those could, so that the numbering goes on behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedLine {
    pub seq: Option<Seq>,
    pub at: Option<UtcMillis>,
    pub problem: WireProblem,
}

/// Appends a record to `out` as one line, newline included.
pub fn write_line(record: &Record, out: &mut Vec<u8>) {
    let line = WireLine {
        v: LOG_VERSION,
        seq: record.seq,
        at: record.at,
        utc_offset_min: record.utc_offset_min,
        session: &record.session,
        profile: &record.profile,
        with: &record.with,
        event: &record.event,
    };
    serde_json::to_writer(&mut *out, &line).expect("a record is text, numbers and lists, which JSON always holds");
    out.push(b'\n');
}

/// Reads one line, with or without its newline.
pub fn read_line(line: &[u8]) -> Result<ReadLine, SkippedLine> {
    let broken = |problem| SkippedLine {
        seq: None,
        at: None,
        problem,
    };
    let text = std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(line))
        .map_err(|error| broken(WireProblem::NotJson(error.to_string())))?;
    let mut fields = Fields::default();
    fields.split(text).map_err(broken)?;
    let version = fields.plain::<u32>("v");
    let seq = fields.plain("seq").map(Seq);
    let at = fields.named("at");
    let honored = (seq.as_ref().ok().copied(), at.as_ref().ok().copied());
    let read = read_record(&mut fields, version, seq, at);
    let unknown_fields = fields.unasked();
    if read.is_err() || !unknown_fields.is_empty() {
        // Something in the line was not looked into yet, and may be what is wrong with it.
        fields::check(text).map_err(broken)?;
    }
    match read {
        Ok(record) => Ok(ReadLine { record, unknown_fields }),
        Err(problem) => Err(SkippedLine {
            seq: honored.0,
            at: honored.1,
            problem,
        }),
    }
}

fn read_record(
    fields: &mut Fields<'_>,
    version: Result<u32, WireProblem>,
    seq: Result<Seq, WireProblem>,
    at: Result<UtcMillis, WireProblem>,
) -> Result<Record, WireProblem> {
    let version = version?;
    if version != LOG_VERSION {
        return Err(WireProblem::OtherVersion(version));
    }
    Ok(Record {
        seq: seq?,
        at: at?,
        utc_offset_min: fields.plain("utc_offset_min")?,
        session: fields.text("session")?,
        profile: ProfileId(fields.text("profile")?),
        with: fields.optional_json("with")?.unwrap_or_default(),
        event: event::read(fields)?,
    })
}

#[cfg(test)]
mod tests;
