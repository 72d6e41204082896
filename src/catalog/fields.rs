//! Reading JSON field by field, so that every problem names its line and its field and one look finds them all.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde_json::{Map, Value};

use super::{problem::Problem, text::clean};

/// Collects what is wrong in one file.
pub struct Report<'a> {
    file: &'a str,
    lines: Lines,
    pub problems: Vec<Problem>,
}

enum Lines {
    /// The whole document stands on this line.
    One(u64),
    /// Where each path begins.
    Located(BTreeMap<String, u64>),
}

impl<'a> Report<'a> {
    /// For a document that stands on one line.
    pub fn of_line(file: &'a str, line: u64) -> Self {
        Self {
            file,
            lines: Lines::One(line),
            problems: Vec::new(),
        }
    }

    /// For a document that is the whole file.
    pub fn of_document(file: &'a str, text: &str) -> Self {
        Self {
            file,
            lines: Lines::Located(locate(text)),
            problems: Vec::new(),
        }
    }

    pub fn wrong(&mut self, path: &str, what: impl Into<String>) {
        let line = match &self.lines {
            Lines::One(line) => *line,
            Lines::Located(lines) => line_of(lines, path),
        };
        self.problems.push(Problem::new(self.file, line, path, what));
    }
}

/// The line of a path, or of the innermost thing around it that is there.
fn line_of(lines: &BTreeMap<String, u64>, path: &str) -> u64 {
    let mut path = path;
    loop {
        if let Some(line) = lines.get(path) {
            return *line;
        }
        match path.rfind(['.', '[']) {
            Some(at) => path = &path[..at],
            None => return 1,
        }
    }
}

/// Maps each path of a JSON text that is known to be well-formed, such as `captions[2].text`, to its line.
fn locate(text: &str) -> BTreeMap<String, u64> {
    enum Inside {
        Object,
        Array(usize),
    }
    let mut lines = BTreeMap::new();
    let mut line = 1;
    let mut path = String::new();
    // What we are inside of, and how long the path was there.
    let mut nesting: Vec<(Inside, usize)> = Vec::new();
    let mut last_string = String::new();
    let mut bytes = text.char_indices();
    let enter = |path: &mut String, nesting: &[(Inside, usize)], line, lines: &mut BTreeMap<_, _>| {
        if let Some((Inside::Array(at), base)) = nesting.last() {
            path.truncate(*base);
            path.push_str(&format!("[{at}]"));
            lines.entry(path.clone()).or_insert(line);
        }
    };
    while let Some((start, ch)) = bytes.next() {
        match ch {
            '\n' => line += 1,
            '"' => {
                enter(&mut path, &nesting, line, &mut lines);
                let mut escaped = false;
                let mut end = start + 1;
                for (at, inner) in bytes.by_ref() {
                    end = at;
                    match inner {
                        '"' if !escaped => break,
                        '\\' => escaped = !escaped,
                        _ => escaped = false,
                    }
                }
                last_string = text.get(start + 1..end).unwrap_or_default().to_owned();
            }
            ':' => {
                if let Some((Inside::Object, base)) = nesting.last() {
                    path.truncate(*base);
                    if *base > 0 {
                        path.push('.');
                    }
                    path.push_str(&last_string);
                    lines.entry(path.clone()).or_insert(line);
                }
            }
            '{' | '[' => {
                enter(&mut path, &nesting, line, &mut lines);
                let inside = if ch == '{' { Inside::Object } else { Inside::Array(0) };
                nesting.push((inside, path.len()));
            }
            '}' | ']' => {
                if let Some((_, base)) = nesting.pop() {
                    path.truncate(base);
                }
            }
            ',' => {
                if let Some((Inside::Array(at), _)) = nesting.last_mut() {
                    *at += 1;
                }
            }
            ch if ch.is_whitespace() => {}
            _ => enter(&mut path, &nesting, line, &mut lines),
        }
    }
    lines
}

/// Reads a document that is one JSON object; either all of it, or everything that is wrong.
pub fn read_document<T>(
    file: &str,
    text: &str,
    read: impl FnOnce(Object, &mut Report<'_>) -> Option<T>,
) -> Result<T, Vec<Problem>> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let what = format!("is not JSON: {error}");
            return Err(vec![Problem::new(file, error.line() as u64, "", what)]);
        }
    };
    let mut report = Report::of_document(file, text);
    let document = Object::document(value, &mut report).and_then(|object| read(object, &mut report));
    match document {
        Some(document) if report.problems.is_empty() => Ok(document),
        _ => Err(report.problems),
    }
}

/// A JSON object whose fields are taken out one by one; what nobody took is a problem.
pub struct Object {
    path: String,
    fields: Map<String, Value>,
}

impl Object {
    pub fn document(value: Value, report: &mut Report<'_>) -> Option<Self> {
        Self::from_value(value, String::new(), report)
    }

    pub fn from_value(value: Value, path: String, report: &mut Report<'_>) -> Option<Self> {
        if let Value::Object(fields) = value {
            Some(Self { path, fields })
        } else {
            report.wrong(&path, "is not a JSON object");
            None
        }
    }

    /// The full path of a field of this object.
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    /// Whatever stands there, of whatever kind.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.fields.remove(name)
    }

    /// A text; a problem when it is there and is none, or is blank.
    pub fn text(&mut self, name: &str, report: &mut Report<'_>) -> Option<String> {
        let value = self.take(name)?;
        let path = self.path_of(name);
        text_of(&value, &path, report)
    }

    /// A text that has to be there.
    pub fn needed_text(&mut self, name: &str, report: &mut Report<'_>) -> String {
        if !self.fields.contains_key(name) {
            report.wrong(&self.path_of(name), "is missing");
        }
        self.text(name, report).unwrap_or_default()
    }

    pub fn texts(&mut self, name: &str, report: &mut Report<'_>) -> Vec<String> {
        let path = self.path_of(name);
        self.list(name, report)
            .iter()
            .enumerate()
            .filter_map(|(at, value)| text_of(value, &format!("{path}[{at}]"), report))
            .collect()
    }

    pub fn objects(&mut self, name: &str, report: &mut Report<'_>) -> Vec<Object> {
        let path = self.path_of(name);
        self.list(name, report)
            .into_iter()
            .enumerate()
            .filter_map(|(at, value)| Self::from_value(value, format!("{path}[{at}]"), report))
            .collect()
    }

    pub fn object(&mut self, name: &str, report: &mut Report<'_>) -> Option<Object> {
        let path = self.path_of(name);
        let value = self.take(name)?;
        Self::from_value(value, path, report)
    }

    fn list(&mut self, name: &str, report: &mut Report<'_>) -> Vec<Value> {
        match self.take(name) {
            None => Vec::new(),
            Some(Value::Array(values)) => values,
            Some(_) => {
                report.wrong(&self.path_of(name), "is not a list");
                Vec::new()
            }
        }
    }

    /// A whole number; a problem when it is there and is none, or out of range.
    pub fn number(&mut self, name: &str, range: RangeInclusive<i64>, report: &mut Report<'_>) -> Option<i64> {
        let value = self.take(name)?;
        match value.as_i64() {
            Some(number) if range.contains(&number) => Some(number),
            _ => {
                let what = format!(
                    "{value} is not a whole number from {} to {}",
                    range.start(),
                    range.end()
                );
                report.wrong(&self.path_of(name), what);
                None
            }
        }
    }

    pub fn needed_number(&mut self, name: &str, range: RangeInclusive<i64>, report: &mut Report<'_>) -> i64 {
        if !self.fields.contains_key(name) {
            report.wrong(&self.path_of(name), "is missing");
        }
        let lowest = *range.start();
        self.number(name, range, report).unwrap_or(lowest)
    }

    /// A number from 0 to 1.
    pub fn fraction(&mut self, name: &str, report: &mut Report<'_>) -> Option<f32> {
        let value = self.take(name)?;
        match value.as_f64() {
            Some(number) if (0.0..=1.0).contains(&number) => Some(number as f32),
            _ => {
                report.wrong(&self.path_of(name), format!("{value} is not from 0 to 1"));
                None
            }
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// What nobody took yet: full path, name and value of each field.
    pub fn into_fields(self) -> Vec<(String, String, Value)> {
        let Self { path, fields } = self;
        let around = Self {
            path,
            fields: Map::new(),
        };
        let fields = fields.into_iter();
        fields
            .map(|(name, value)| (around.path_of(&name), name, value))
            .collect()
    }

    /// Says which fields nobody knows.
    pub fn finish(self, report: &mut Report<'_>) {
        for name in self.fields.keys() {
            report.wrong(&self.path_of(name), "is not a field that is known here");
        }
    }
}

fn text_of(value: &Value, path: &str, report: &mut Report<'_>) -> Option<String> {
    let Value::String(text) = value else {
        report.wrong(path, "is not a text");
        return None;
    };
    let cleaned = clean(text);
    if cleaned.is_empty() {
        report.wrong(path, "is empty");
        return None;
    }
    Some(cleaned.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_on_their_lines() {
        let text =
            "{\n \"name\": \"a: {b\\\"\",\n \"captions\": [\n  {\"text\": 1},\n  {\n   \"text\": \"x\"\n  }\n ]\n}";
        let lines = locate(text);
        assert_eq!(lines["name"], 2);
        assert_eq!(lines["captions"], 3);
        assert_eq!(lines["captions[0]"], 4);
        assert_eq!(lines["captions[0].text"], 4);
        assert_eq!(lines["captions[1].text"], 6);
        assert_eq!(line_of(&lines, "captions[1].appeal"), 5);
        assert_eq!(line_of(&lines, "year"), 1);
    }
}
