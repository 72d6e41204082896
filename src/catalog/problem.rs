use std::fmt;

/// What is wrong where in a file of the catalog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problem {
    pub file: String,
    /// Counted from 1.
    pub line: u64,
    /// The field as the file names it, such as `captions[2].text`; empty when the line as a whole is wrong.
    pub field: String,
    pub what: String,
}

impl Problem {
    pub fn new(file: &str, line: u64, field: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            field: field.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}, line {}", self.file, self.line)?;
        if !self.field.is_empty() {
            write!(out, ", field {}", self.field)?;
        }
        write!(out, ": {}", self.what)
    }
}
