use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Failure, files};
use crate::cli::telling;
use crate::{
    catalog::{Catalog, Imported, SourceFile, import, write_audience, write_films},
    train,
};

#[derive(clap::Args)]
pub struct Build {
    /// Wikidata's films.csv
    #[arg(long, value_name = "FILE", requires = "ratings", requires = "movies")]
    films: Option<PathBuf>,
    /// MovieTweetings' ratings.dat
    #[arg(long, value_name = "FILE", requires = "films")]
    ratings: Option<PathBuf>,
    /// MovieTweetings' movies.dat
    #[arg(long, value_name = "FILE", requires = "films")]
    movies: Option<PathBuf>,
    /// Where the catalog's files are
    #[arg(long, value_name = "DIR", default_value = "catalog")]
    dir: PathBuf,
}

impl Build {
    pub fn run(self) -> Result<(), Failure> {
        if let (Some(films), Some(ratings), Some(movies)) = (&self.films, &self.ratings, &self.movies) {
            let imported = import_files(films, ratings, movies)?;
            write_sources(&self.dir, &imported)?;
        }
        let bytes = files::packed(&self.dir)?;
        let path = self.dir.join(files::BUNDLE);
        files::write(&path, &bytes)?;
        let catalog = Catalog::from_bytes(&bytes).map_err(Failure::failed)?;
        let audience = files::read_text(&self.dir.join(files::AUDIENCE))?;
        let likes = train::audience(&catalog, &audience).map_err(Failure::failed)?;
        let model = telling::on_a_terminal(|progress| train::build_model(&catalog, &likes, progress))
            .map_err(Failure::failed)?;
        files::write(&self.dir.join(files::MODEL), &model.bytes)?;
        if model.matching.ratings > 0 {
            eprintln!("frontrow: {}", model.matching);
        }
        super::print(&format!(
            "{} titles, {} facets and {} micro-genres in {} ({} bytes, {})\n",
            catalog.len(),
            catalog.facet_count(),
            catalog.micro_genre_count(),
            path.display(),
            bytes.len(),
            catalog.hash(),
        ))
    }
}

fn import_files(films: &Path, ratings: &Path, movies: &Path) -> Result<Imported, Failure> {
    let names = [films, ratings, movies].map(|path| path.display().to_string());
    let bytes = [files::read(films)?, files::read(ratings)?, files::read(movies)?];
    let source = |at: usize| SourceFile {
        name: &names[at],
        bytes: &bytes[at],
    };
    import(source(0), source(1), source(2)).map_err(Failure::failed)
}

fn write_sources(dir: &Path, imported: &Imported) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|error| Failure::failed(format!("{} cannot be made: {error}", dir.display())))?;
    let films = write_films(&imported.films).map_err(Failure::failed)?;
    files::write(&dir.join(files::FILMS), films.as_bytes())?;
    let audience = write_audience(&imported.audience);
    files::write(&dir.join(files::AUDIENCE), audience.as_bytes())
}
