//! What the ranking promises, on the bundled catalog: log in, page out.

mod asking;
mod captions;
mod company;
mod continuing;
mod corrections;
mod difference;
mod explanation;
mod habits;
mod house;
mod onboarding;
mod page;
mod plan;
mod player_habits;
mod signals;
mod stability;
mod undo;
