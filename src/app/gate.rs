//! “Who's watching?”: choosing a profile, making one, beginning and ending a visit.

use tui_input::InputRequest;

use super::{
    BrowseScreen, NewProfileField, NewProfileScreen, OnboardingScreen, Screen, Visit,
    keymap::{Action, Key},
    turn::Turn,
};
use crate::{
    behavior::{BehaviorEvent, DeviceClass, ProfileFacts, ProfileId},
    household::Profile,
    recommend::{More, Page, SessionCaptions},
};

impl Turn<'_> {
    pub fn act_on_gate(&mut self, action: Action) {
        let count = self.state.home.profiles.len() + 1;
        let Some(Screen::Gate(gate)) = self.state.screens.last_mut() else {
            return;
        };
        match action {
            Action::Left | Action::Up => gate.selected = gate.selected.saturating_sub(1),
            Action::Right | Action::Down => gate.selected = (gate.selected + 1).min(count - 1),
            Action::Choose => {
                let selected = gate.selected;
                self.choose_at_gate(selected);
            }
            Action::Quit => self.leave_program("quit"),
            _ => {}
        }
    }

    pub fn choose_at_gate(&mut self, selected: usize) {
        match self.state.home.profiles.get(selected) {
            Some(profile) => {
                let id = profile.id.clone();
                self.begin_visit(id);
            }
            None => self.push(Screen::NewProfile(NewProfileScreen::default())),
        }
    }

    pub fn act_on_new_profile(&mut self, action: Action) {
        let Some(Screen::NewProfile(form)) = self.state.screens.last_mut() else {
            return;
        };
        use NewProfileField::{Create, Kids, Name};
        match (action, form.field) {
            (Action::Close, _) => self.pop(),
            (Action::Down | Action::NextPane, Name) => form.field = Kids,
            (Action::Down | Action::NextPane, Kids) => form.field = Create,
            (Action::NextPane, Create) => form.field = Name,
            (Action::Up, Create) => form.field = Kids,
            (Action::Up, Kids) => form.field = Name,
            (Action::Left, Name) => {
                form.name.handle(InputRequest::GoToPrevChar);
            }
            (Action::Right, Name) => {
                form.name.handle(InputRequest::GoToNextChar);
            }
            (Action::Choose | Action::Left | Action::Right, Kids) => form.kids = !form.kids,
            (Action::Choose, Name | Create) => self.create_profile(),
            _ => {}
        }
    }

    pub fn type_name(&mut self, key: Key) {
        let Some(Screen::NewProfile(form)) = self.state.screens.last_mut() else {
            return;
        };
        form.problem = None;
        match form.field {
            NewProfileField::Name => edit(&mut form.name, key),
            NewProfileField::Kids if key == Key::char(' ') => form.kids = !form.kids,
            NewProfileField::Kids | NewProfileField::Create => {}
        }
    }

    fn create_profile(&mut self) {
        let Some(Screen::NewProfile(form)) = self.state.screens.last() else {
            return;
        };
        match self
            .state
            .home
            .new_profile(form.name.value(), form.kids, &self.state.run.region)
        {
            Ok((id, facts)) => {
                self.add_profile(id.clone(), facts);
                self.begin_visit(id);
            }
            Err(error) => {
                if let Some(Screen::NewProfile(form)) = self.state.screens.last_mut() {
                    form.problem = Some(error.to_string());
                }
            }
        }
    }

    pub fn add_profile(&mut self, id: ProfileId, facts: ProfileFacts) {
        let session = self.state.run.id.clone();
        self.log_as(id, session, BehaviorEvent::ProfileCreated { facts });
    }

    /// Lets a profile in: a new session, and its first page or the onboarding.
    pub fn begin_visit(&mut self, profile: ProfileId) {
        let Some(welcomed) = self.state.home.profile_by_id(&profile).map(|profile| profile.welcomed) else {
            return;
        };
        let is_known = self.state.home.viewer(&profile).last_undoable().is_some();
        self.end_visit("switched profile");
        self.state.run.sessions += 1;
        let run = &self.state.run;
        let is_there = |other: &&Profile| other.id != profile && run.with.contains(&other.id);
        let others = self.state.home.profiles.iter().filter(is_there);
        self.state.visit = Some(Visit {
            with: others.map(|other| other.id.clone()).collect(),
            profile,
            session: format!("{}-{}", run.id, run.sessions),
            seed: mix(run.seed, u64::from(run.sessions)),
            page_number: 0,
            page: Page::empty(self.state.viewport()),
            made_from: None,
            behind: None,
            last_change: None,
            captions: SessionCaptions::new(),
            more: More::default(),
            suggested: Vec::new(),
            marked: None,
            ranked_hour: self.state.moment.local().hour,
            whereabouts: Default::default(),
            preview: None,
            asking: Default::default(),
            to_play: None,
        });
        let started = BehaviorEvent::SessionStarted {
            device: self.state.device.clone(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            catalog_hash: self.state.shelf.catalog.hash().to_owned(),
            model_hash: self.state.shelf.model.hash().to_owned(),
        };
        let seq = self.log(started);
        // A command asks no questions, and whoever has acted already is no newcomer.
        if welcomed || is_known || self.state.device.class == DeviceClass::Headless {
            self.show_only(Screen::Browse(BrowseScreen::default()));
            self.serve_fresh(seq);
        } else {
            self.show_only(Screen::Onboarding(OnboardingScreen::first_question()));
        }
    }

    pub fn end_visit(&mut self, reason: &str) {
        if self.state.visit.is_some() {
            self.look_away();
            self.log(BehaviorEvent::SessionEnded {
                reason: reason.to_owned(),
            });
            self.state.visit = None;
        }
    }
}

/// Two numbers into one that looks like neither (splitmix64's finisher), so that sessions draw differently.
fn mix(seed: u64, session: u64) -> u64 {
    let mut bits = seed ^ session.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A key typed into a text field.
pub fn edit(input: &mut tui_input::Input, key: Key) {
    use super::keymap::KeyCode;
    let request = match key.code {
        KeyCode::Char('u') if key.ctrl => InputRequest::DeleteLine,
        KeyCode::Char('w') if key.ctrl => InputRequest::DeletePrevWord,
        KeyCode::Char(letter) if !key.ctrl && !letter.is_control() => InputRequest::InsertChar(letter),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return,
    };
    input.handle(request);
}
