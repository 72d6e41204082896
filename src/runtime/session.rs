/// A new visit's name in the log: a UUID of version 7, so that names sort by time.
#[allow(clippy::disallowed_methods, reason = "the runtime is where time and entropy come in")]
pub fn new_session() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A seed for chance where none was asked for: the random end of a new visit's name.
pub fn seed_of(session: &str) -> u64 {
    let hex: String = session.chars().rev().filter(char::is_ascii_hexdigit).take(15).collect();
    u64::from_str_radix(&hex, 16).unwrap_or_default()
}
