//! Training a model in the background: begun and stopped with a key, told of in the footer, and used once it is there.

use std::sync::Arc;

use super::{Effect, Panel, PanelKind, Recording, Shelf, turn::Turn};
use crate::recommend::Model;

/// What is known of training in the background.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Training {
    /// How often it was begun: the number of the last one. What is heard of an earlier one is out of date.
    pub number: u32,
    /// The last one, while it runs.
    pub running: Option<RunningTraining>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunningTraining {
    /// None until the first one is told.
    pub step: Option<TrainingStep>,
    /// It was stopped, and is going to end before its next step.
    pub is_stopping: bool,
}

/// What training is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrainingStep {
    pub what: &'static str,
    /// From 1 on.
    pub at: usize,
    pub of: usize,
}

/// How a training ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Trained {
    Model(Arc<Model>),
    Stopped,
    /// Why, in a sentence.
    Failed(String),
}

impl Turn<'_> {
    /// Begins, or stops what was begun.
    pub fn toggle_training(&mut self) {
        let training = &mut self.state.training;
        if let Some(running) = &mut training.running {
            if !running.is_stopping {
                running.is_stopping = true;
                self.effects.push(Effect::StopTraining);
            }
            return;
        }
        if self.state.recording == Recording::ReadOnly {
            return self.say("Whoever only looks around leaves nothing here, and trains no model.");
        }
        training.number += 1;
        training.running = Some(RunningTraining::default());
        let number = training.number;
        self.effects.push(Effect::TrainModel { number });
    }

    pub fn training_progressed(&mut self, number: u32, step: TrainingStep) {
        let training = &mut self.state.training;
        if let Some(running) = training.running.as_mut().filter(|_| training.number == number) {
            running.step = Some(step);
        }
    }

    pub fn training_ended(&mut self, number: u32, trained: Trained) {
        let training = &mut self.state.training;
        if training.number != number || training.running.take().is_none() {
            return;
        }
        match trained {
            Trained::Model(model) => self.use_model(model),
            Trained::Stopped => self.say("Training was stopped; the model is as it was."),
            Trained::Failed(why) => self.say_with_care(format!("No model was trained: {why}.")),
        }
    }

    /// From now on pages are ranked by this model; the one on the screen is ranked again at once.
    fn use_model(&mut self, model: Arc<Model>) {
        let is_new = model.hash() != self.state.shelf.model.hash();
        let catalog = self.state.shelf.catalog.clone();
        self.state.shelf = Arc::new(Shelf { catalog, model });
        self.say(if is_new {
            "The model is trained, and ranks this page."
        } else {
            "The model is trained, and is the same as before."
        });
        self.adapt_to_surroundings("a model was trained");
        if let Some(Panel {
            kind: PanelKind::Why(_),
            ..
        }) = self.state.panel
        {
            let text = self.why_text();
            if let Some(panel) = &mut self.state.panel {
                panel.kind = PanelKind::Why(text);
            }
        }
    }
}
