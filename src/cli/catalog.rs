use super::{Failure, Globals};

#[derive(clap::Args)]
pub struct CatalogCommand {}

pub fn run(_command: CatalogCommand, _globals: &Globals) -> Result<(), Failure> {
    todo!()
}
