use super::{Failure, print_json};
use crate::catalog::{film_schema, original_schema, write_up_schema};

#[derive(Clone, Copy, clap::ValueEnum)]
pub enum File {
    /// A line of films.jsonl
    Film,
    /// A file of write_ups/
    WriteUp,
    /// A file of originals/
    Original,
}

pub fn run(file: File) -> Result<(), Failure> {
    print_json(&match file {
        File::Film => film_schema(),
        File::WriteUp => write_up_schema(),
        File::Original => original_schema(),
    })
}
