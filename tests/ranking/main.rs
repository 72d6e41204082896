//! What the ranking promises, on the bundled catalog: log in, page out.

mod captions;
mod company;
mod corrections;
mod difference;
mod explanation;
mod habits;
mod house;
mod onboarding;
mod page;
mod plan;
mod signals;
mod stability;
mod undo;
