/// A new visit's name in the log: a UUID of version 7, so that names sort by time.
#[allow(
    clippy::disallowed_methods,
    reason = "the runtime is where time and entropy come in"
)]
pub fn new_session() -> String {
    uuid::Uuid::now_v7().to_string()
}
