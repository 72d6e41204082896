//! Frontrow: a streaming homepage that learns in front of you, in a terminal.
//!
//! The map, top to bottom; a module knows only modules below it (ARCHITECTURE.md says which, a test holds it):
//! - [`cli`]: the subcommands, one file each;
//! - [`runtime`]: the only impure part: event loop, terminal, clock, paths, the journal;
//! - [`lab`]: how good it is: metrics, and the evaluation against published methods;
//! - [`train`]: how the model is made from the audience's ratings;
//! - [`recommend`]: what to show, and why: model, score, rows, page, captions, explanation;
//! - [`household`]: who is watching: profiles, limits, settings, all as events;
//! - [`behavior`]: what the viewer did: events, their wire form, the fold into a viewer's evidence;
//! - [`catalog`]: what can be watched.

pub mod app;
pub mod artwork;
pub mod behavior;
pub mod catalog;
pub mod cli;
pub mod household;
pub mod lab;
pub mod playback;
pub mod recommend;
pub mod runtime;
pub mod train;
pub mod ui;
