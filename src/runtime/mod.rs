//! The only part that touches the outside world: clock, paths, the log's file, the terminal, the event loop.
