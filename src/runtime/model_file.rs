//! The model that was trained on this machine: read where it fits, replaced at once or not at all.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    catalog::Catalog,
    recommend::{Model, ModelError},
};

#[derive(Debug, thiserror::Error)]
pub enum ModelFileError {
    #[error(
        "{} is not used, the bundled model is: {why}; `frontrow train` makes a new one, `frontrow train --remove` removes it",
        path.display()
    )]
    DoesNotFit { path: PathBuf, why: ModelError },
    #[error("{} cannot be read, so the bundled model is used: {source}", path.display())]
    NotRead { path: PathBuf, source: io::Error },
    #[error("{} cannot be written: {source}", path.display())]
    NotWritten { path: PathBuf, source: io::Error },
    #[error("{} cannot be removed: {source}", path.display())]
    NotRemoved { path: PathBuf, source: io::Error },
}

/// The model in a file, checked throughout, if there is such a file.
///
/// # Errors
/// When it cannot be read, is damaged, or was made by another version or for another catalog.
pub fn read(path: &Path, catalog: &Catalog) -> Result<Option<Model>, ModelFileError> {
    let path = path.to_owned();
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(ModelFileError::NotRead { path, source }),
    };
    match opened(&bytes, catalog) {
        Ok(model) => Ok(Some(model)),
        Err(why) => Err(ModelFileError::DoesNotFit { path, why }),
    }
}

/// A model's bytes, checked throughout and for this catalog.
pub fn opened(bytes: &[u8], catalog: &Catalog) -> Result<Model, ModelError> {
    let model = Model::from_bytes(bytes)?;
    model.check_fits(catalog)?;
    Ok(model)
}

/// Replaces the file at once or not at all: whoever reads it meanwhile, or after the machine stopped in between, finds the old
/// model or the new one.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), ModelFileError> {
    replace(path, bytes).map_err(|source| ModelFileError::NotWritten {
        path: path.to_owned(),
        source,
    })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder_of(path))?;
    file.write_all(bytes)?;
    // Else the new name could be on the disk before what it names.
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Before minutes of training: whether a file can be put there.
///
/// # Errors
/// When it cannot.
pub fn try_place(path: &Path) -> Result<(), ModelFileError> {
    match tempfile::NamedTempFile::new_in(folder_of(path)) {
        Ok(_) if !path.is_dir() => Ok(()),
        Ok(_) => Err(io::ErrorKind::IsADirectory.into()),
        Err(source) => Err(source),
    }
    .map_err(|source| ModelFileError::NotWritten {
        path: path.to_owned(),
        source,
    })
}

/// Back to the bundled model; whether there was another one.
pub fn remove(path: &Path) -> Result<bool, ModelFileError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(ModelFileError::NotRemoved {
            path: path.to_owned(),
            source,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::synthetic,
        train::{Interactions, Liked, Progress, build_model},
    };

    fn catalog() -> Catalog {
        Catalog::from_bytes(&synthetic(30, 1).unwrap()).unwrap()
    }

    fn trained(catalog: &Catalog) -> Vec<u8> {
        let likes = Interactions {
            titles: catalog.len(),
            viewers: (0..8)
                .map(|viewer| {
                    let titles = (0..5).map(|at| (viewer + at * 3) % 30);
                    titles.map(|title| Liked { title, at_s: 0 }).collect()
                })
                .collect(),
            is_timed: false,
            is_ordered: false,
            ..Interactions::default()
        };
        build_model(catalog, &likes, &Progress::untold()).unwrap().bytes
    }

    fn refusal(path: &Path, catalog: &Catalog) -> String {
        read(path, catalog).unwrap_err().to_string()
    }

    #[test]
    fn what_was_written_is_read_and_what_was_removed_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model.bin");
        let catalog = catalog();
        assert_eq!(read(&path, &catalog).unwrap(), None);
        let bytes = trained(&catalog);
        write(&path, &bytes).unwrap();
        write(&path, &bytes).unwrap();
        assert_eq!(read(&path, &catalog).unwrap(), Some(Model::from_bytes(&bytes).unwrap()));
        assert!(remove(&path).unwrap());
        assert!(!remove(&path).unwrap());
        assert_eq!(read(&path, &catalog).unwrap(), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_in_a_sentence_that_says_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model.bin");
        let catalog = catalog();
        let bytes = trained(&catalog);
        let mut damaged = bytes.clone();
        damaged[bytes.len() - 1] ^= 1;
        let mut newer = bytes.clone();
        newer[7] += 1;
        for (bytes, why) in [
            (damaged, "damaged: their hash does not fit"),
            (bytes[..bytes.len() / 2].to_vec(), "damaged"),
            (Vec::new(), "damaged: there is no header"),
            (newer, "another version of this program"),
        ] {
            write(&path, &bytes).unwrap();
            let refusal = refusal(&path, &catalog);
            assert!(refusal.contains(why), "{refusal}");
            assert!(
                refusal.contains("model.bin") && refusal.contains("`frontrow train`"),
                "{refusal}"
            );
        }
        write(&path, &bytes).unwrap();
        let other = Catalog::from_bytes(&synthetic(31, 1).unwrap()).unwrap();
        assert!(refusal(&path, &other).contains("another catalog"));
    }

    #[test]
    fn a_write_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        // A folder that holds something cannot be replaced by a file.
        let path = folder.path().join("model.bin");
        fs::create_dir_all(path.join("old")).unwrap();
        for refused in [
            write(&path, b"new"),
            try_place(&path),
            try_place(&path.join("nowhere/model.bin")),
        ] {
            let refusal = refused.unwrap_err().to_string();
            assert!(refusal.contains("cannot be written"), "{refusal}");
        }
        assert!(try_place(&folder.path().join("other.bin")).is_ok());
        assert!(path.join("old").is_dir());
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no half-written file lies beside it"
        );
    }
}
