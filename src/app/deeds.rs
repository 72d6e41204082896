//! What a viewer can do about a title, wherever it is on the screen. Each deed is logged and ranks the page again.

use super::{Screen, State, keymap::Action, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, Correction, ImpressionRef, Rating, Seq, Trait},
    catalog::{TitleId, TitleIndex},
    recommend,
};

impl State {
    /// Whether there is something to continue in a title, and it was not taken out of Continue Watching.
    pub fn is_in_progress(&self, title: TitleIndex) -> bool {
        let id = self.shelf.catalog.title(title).id();
        self.visit.as_ref().is_some_and(|visit| {
            let viewer = self.home.viewer(&visit.profile);
            viewer.continue_position(id).is_some() && !viewer.is_set_aside(id)
        })
    }
}

impl Turn<'_> {
    /// Does what the key says about the title in focus.
    pub fn act_on_subject(&mut self, action: Action) {
        if action == Action::Undo {
            return self.undo();
        }
        let Some(title) = self.state.subject() else { return };
        match action {
            Action::Play => {
                let impression = self.impression_here();
                self.play_from_here(title, None, impression);
            }
            Action::ToggleList => {
                let on = !self.viewer_has(title, |viewer, id| viewer.in_list(id));
                self.list(title, on);
            }
            Action::Like => self.toggle_rating(title, Rating::Like),
            Action::Love => self.toggle_rating(title, Rating::Love),
            Action::Dislike => self.toggle_rating(title, Rating::Dislike),
            Action::Hide => {
                self.hide(title);
                if matches!(self.state.screen(), Screen::Details(_)) {
                    self.pop();
                }
            }
            Action::RemoveFromContinue => self.remove_from_continue(title),
            _ => {}
        }
    }

    fn id(&self, title: TitleIndex) -> TitleId {
        self.state.shelf.catalog.title(title).id()
    }

    fn viewer_has(&self, title: TitleIndex, ask: impl Fn(&crate::behavior::Viewer, TitleId) -> bool) -> bool {
        let id = self.id(title);
        self.state
            .visit
            .as_ref()
            .is_some_and(|visit| ask(&self.state.home.viewer(&visit.profile), id))
    }

    /// Where the title was acted on from: the slot on the page, or the one its details were opened from.
    pub fn impression_here(&self) -> Option<ImpressionRef> {
        match self.state.screen() {
            Screen::Details(details) => details.impression.clone(),
            Screen::Browse(_) => self.focused().map(|(_, impression)| impression),
            Screen::Gate(_)
            | Screen::NewProfile(_)
            | Screen::Onboarding(_)
            | Screen::Search(_)
            | Screen::Player(_)
            | Screen::Taste(_) => None,
        }
    }

    fn toggle_rating(&mut self, title: TitleIndex, rating: Rating) {
        let has = self.viewer_has(title, |viewer, id| viewer.rating_of(id) == Some(rating));
        self.rate(title, if has { Rating::None } else { rating });
    }

    pub fn rate(&mut self, title: TitleIndex, rating: Rating) {
        let name = self.quoted(title);
        let seq = self.log(BehaviorEvent::TitleRated {
            title: self.id(title),
            rating,
        });
        let (cause, notice) = match rating {
            Rating::Love => (format!("you love {name}"), format!("You love {name}.")),
            Rating::Like => (format!("you like {name}"), format!("You like {name}.")),
            Rating::Dislike => (
                format!("{name} is not for you"),
                format!("{name} is not for you: less like it."),
            ),
            Rating::None => (
                format!("you took back a rating of {name}"),
                format!("Rating of {name} taken back."),
            ),
        };
        self.done(seq, cause, notice);
    }

    pub fn list(&mut self, title: TitleIndex, on: bool) {
        let name = self.quoted(title);
        let id = self.id(title);
        if on {
            let seq = self.log(BehaviorEvent::ListAdded { title: id });
            self.done(
                seq,
                format!("you added {name} to My List"),
                format!("{name} is on My List."),
            );
        } else {
            let seq = self.log(BehaviorEvent::ListRemoved { title: id });
            self.done(
                seq,
                format!("you took {name} off My List"),
                format!("{name} is off My List."),
            );
        }
    }

    pub fn hide(&mut self, title: TitleIndex) {
        let name = self.quoted(title);
        let seq = self.log(BehaviorEvent::TitleHidden { title: self.id(title) });
        self.done(
            seq,
            format!("you hid {name}"),
            format!("{name} is hidden; u brings it back."),
        );
    }

    /// Takes a title out of Continue Watching: nothing is marked as watched, and its place is kept.
    pub fn remove_from_continue(&mut self, title: TitleIndex) {
        if !self.state.is_in_progress(title) {
            return self.say("There is nothing to continue in this title.");
        }
        let name = self.quoted(title);
        let seq = self.log(BehaviorEvent::ContinueWatchingRemoved { title: self.id(title) });
        self.done(
            seq,
            format!("you took {name} out of Continue watching"),
            format!("{name} is out of Continue watching; your place is kept."),
        );
    }

    /// Takes in what the viewer says about what was concluded.
    pub fn correct(&mut self, about: Trait, key: &str, correction: Correction) {
        let name = recommend::called(&self.state.shelf.catalog, about, key);
        let seq = self.log(BehaviorEvent::TasteCorrected {
            about,
            key: key.to_owned(),
            correction,
        });
        let (cause, notice) = match correction {
            Correction::Set { .. } => (
                format!("you corrected “{name}”"),
                format!("“{name}” is as you say, from now on."),
            ),
            Correction::Weaken => (
                format!("you weakened “{name}”"),
                format!("“{name}” counts half of what it did."),
            ),
            Correction::Delete => (
                format!("you deleted “{name}”"),
                format!("“{name}” counts for nothing any more; u brings it back."),
            ),
            Correction::Restore => (
                format!("you restored “{name}”"),
                format!("“{name}” follows what you do again."),
            ),
        };
        self.done(seq, cause, notice);
    }

    /// Takes back the last thing the page learned from.
    pub fn undo(&mut self) {
        let target = self
            .state
            .visit
            .as_ref()
            .and_then(|visit| self.state.home.viewer(&visit.profile).last_undoable());
        let Some(target) = target else {
            return self.say("There is nothing to undo.");
        };
        let what = self.what_was(target);
        let seq = self.log(BehaviorEvent::EventUndone { target });
        self.done(seq, format!("undone: {what}"), format!("Undone: {what}."));
    }

    /// An earlier deed in words: those of the log panel, as long as it has them.
    fn what_was(&self, target: Seq) -> String {
        if let Some(line) = self.state.log.iter().rev().find(|line| line.seq == target) {
            return line.what.clone();
        }
        let catalog = &self.state.shelf.catalog;
        let visit = self.state.visit.as_ref();
        let viewer = visit.map(|visit| self.state.home.viewer(&visit.profile));
        let deed =
            viewer.and_then(|viewer| viewer.deed_in_words(target, &|title| super::words::quoted(catalog, title)));
        deed.unwrap_or_else(|| format!("event {}", target.0))
    }

    fn done(&mut self, seq: Seq, cause: String, notice: String) {
        self.say(notice);
        self.adapt(seq, cause);
    }
}
