//! The homepage's own training: for the catalog at hand, without a viewer's own titles, into this home's model file.

use std::{path::Path, sync::Arc};

use super::{
    model_file,
    ratings::{self, OthersRatings},
    trainer::{Told, Trainer, TrainingError, Wanted, background_threads},
};
use crate::{
    app::{Message, Trained, TrainingStep},
    catalog::Catalog,
    recommend::Model,
    train::{self, Interactions, Progress},
};

/// A training that runs beside the screen.
pub struct BackgroundTraining {
    number: u32,
    trainer: Trainer<Arc<Model>>,
    has_ended: bool,
}

impl BackgroundTraining {
    /// Begins it, on all threads but one; on the bundled audience where no others are named.
    ///
    /// # Errors
    /// That it has ended already, as a message.
    pub fn begin(
        number: u32,
        catalog: &Arc<Catalog>,
        others: Option<OthersRatings>,
        file: &Path,
    ) -> Result<Self, Message> {
        // Nobody rated a viewer's own titles; and the model is to fit without them, too.
        let (catalog, file) = (Catalog::base_of(catalog), file.to_owned());
        let work = move |progress: &Progress<'_>, wanted: &Wanted| {
            let likes = ratings::likes(others.as_ref(), &catalog)?;
            model(&catalog, &likes, &file, progress, wanted)
        };
        match Trainer::begin(background_threads(), work) {
            Ok(trainer) => Ok(Self {
                number,
                trainer,
                has_ended: false,
            }),
            Err(error) => Err(ended(number, Err(error.into()))),
        }
    }

    /// Stops it before its next step.
    pub fn stop(&self) {
        self.trainer.stop();
    }

    async fn told(&mut self) -> Message {
        let number = self.number;
        match self.trainer.told().await {
            Told::Progressed(train::Step { what, at, of }) => Message::TrainingProgressed {
                number,
                step: TrainingStep { what, at, of },
            },
            Told::Ended(outcome) => {
                self.has_ended = true;
                ended(number, outcome)
            }
        }
    }
}

/// Waits for what is heard of a training, for ever when none runs.
pub async fn told(training: &mut Option<BackgroundTraining>) -> Message {
    match training {
        Some(training) if !training.has_ended => training.told().await,
        Some(_) | None => std::future::pending().await,
    }
}

fn model(
    catalog: &Catalog,
    likes: &Interactions,
    file: &Path,
    progress: &Progress<'_>,
    wanted: &Wanted,
) -> Result<Arc<Model>, TrainingError> {
    let bytes = train::build_model(catalog, likes, progress)?.bytes;
    let model = model_file::opened(&bytes, catalog)?;
    wanted.unless_stopped(|| Ok(model_file::write(file, &bytes)?))?;
    Ok(Arc::new(model))
}

fn ended(number: u32, outcome: Result<Arc<Model>, TrainingError>) -> Message {
    let trained = match outcome {
        Ok(model) => Trained::Model(model),
        Err(error) if error.is_stop() => Trained::Stopped,
        Err(error) => Trained::Failed(error.to_string()),
    };
    Message::TrainingEnded { number, trained }
}
