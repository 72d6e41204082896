use super::{Failure, Globals};

#[derive(clap::Args)]
pub struct ProfileCommand {}

pub fn run(_command: ProfileCommand, _globals: &Globals) -> Result<(), Failure> {
    todo!()
}
