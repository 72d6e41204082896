use crate::behavior::LOG_VERSION;

/// What is wrong with a line of the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireProblem {
    #[error("the line breaks off; the program or the machine stopped while writing it")]
    Torn,
    #[error("not a JSON object: {0}")]
    NotJson(String),
    #[error("more than {most} bytes in one line")]
    TooLong { most: usize },
    #[error("version {0} of the log, and this build reads version {LOG_VERSION}")]
    OtherVersion(u32),
    #[error("an event that this build does not know, “{0}”")]
    UnknownEvent(String),
    #[error("the field `{0}` is missing")]
    Missing(&'static str),
    #[error("the field `{field}` cannot be {value}")]
    BadValue { field: &'static str, value: String },
}
