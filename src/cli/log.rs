use super::{Failure, Globals};

#[derive(clap::Args)]
pub struct LogCommand {}

pub fn run(_command: LogCommand, _globals: &Globals) -> Result<(), Failure> {
    todo!()
}
