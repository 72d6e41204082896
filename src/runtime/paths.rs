use std::{
    fs, io,
    path::{Path, PathBuf},
};

use directories::{BaseDirs, ProjectDirs};

/// Where this program keeps what it keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The log, which is all that cannot be made again; and the model that was trained here.
    pub data: PathBuf,
    pub config: PathBuf,
    /// May be deleted at any time.
    pub cache: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum PathsError {
    #[error("this machine names no home directory; say where to keep the log with --home DIR")]
    NoHome,
    #[error("{} cannot be written: {source}; choose another directory with --home DIR", path.display())]
    CannotCreate { path: PathBuf, source: io::Error },
}

impl Paths {
    /// Everything under `home` where one is given, else the directories of the XDG convention (or of the platform).
    pub fn resolve(home: Option<&Path>) -> Result<Self, PathsError> {
        if let Some(home) = home {
            return Ok(Self {
                data: home.to_owned(),
                config: home.to_owned(),
                cache: home.join("cache"),
            });
        }
        let directories = ProjectDirs::from("", "", "frontrow").ok_or(PathsError::NoHome)?;
        Ok(Self {
            data: directories.data_dir().to_owned(),
            config: directories.config_dir().to_owned(),
            cache: directories.cache_dir().to_owned(),
        })
    }

    pub fn log(&self) -> PathBuf {
        self.data.join("behavior.jsonl")
    }

    /// The model that was trained on this machine, where one was.
    pub fn model(&self) -> PathBuf {
        self.data.join("model.bin")
    }

    pub fn lock(&self) -> PathBuf {
        self.data.join("lock")
    }

    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    pub fn snapshot(&self) -> PathBuf {
        self.cache.join("snapshot.json")
    }

    /// Drawn pictures.
    pub fn pictures(&self) -> PathBuf {
        self.cache.join("pictures")
    }

    /// Makes the data directory. That of the cache is made when there is something to put in.
    pub fn create(&self) -> Result<(), PathsError> {
        fs::create_dir_all(&self.data).map_err(|source| PathsError::CannotCreate {
            path: self.data.clone(),
            source,
        })
    }
}

/// The home directory of whoever runs this, where the machine names one.
pub fn user_home() -> Option<PathBuf> {
    BaseDirs::new().map(|directories| directories.home_dir().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_holds_everything() {
        let paths = Paths::resolve(Some(Path::new("stage"))).unwrap();
        assert_eq!(paths.log(), Path::new("stage/behavior.jsonl"));
        assert_eq!(paths.snapshot(), Path::new("stage/cache/snapshot.json"));
    }

    #[test]
    fn a_home_below_a_file_is_refused_in_one_sentence() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("file");
        fs::write(&file, "").unwrap();
        let refusal = Paths::resolve(Some(&file.join("home")))
            .unwrap()
            .create()
            .unwrap_err()
            .to_string();
        assert!(refusal.contains("cannot be written"), "{refusal}");
        assert!(refusal.contains("--home"), "{refusal}");
    }
}
