//! What the ranking promises, on the bundled catalog: log in, page out.

mod captions;
mod difference;
mod explanation;
mod house;
mod onboarding;
mod page;
mod signals;
mod stability;
mod undo;
