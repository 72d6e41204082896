use serde_json::{Value, json};

use super::{Failure, print, print_json};
use crate::catalog::Catalog;

pub fn run(catalog: &Catalog, as_json: bool) -> Result<(), Failure> {
    let genres = (0..catalog.micro_genre_count()).map(|at| catalog.micro_genre(at));
    if as_json {
        let listed: Vec<Value> = genres
            .map(|genre| json!({"key": genre.key, "name": genre.name, "titles": genre.titles.len()}))
            .collect();
        print_json(&listed)
    } else {
        print(
            &genres
                .map(|genre| format!("{:>6}  {}\n", genre.titles.len(), genre.name))
                .collect::<String>(),
        )
    }
}
