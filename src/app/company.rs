//! Watching together: who else is here, for as long as a visit lasts. The page is of them all, and what one of them may not see is
//! shown to none.

use super::{Overlay, Screen, State, keymap::Action, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, ProfileId},
    catalog::{SearchHit, TitleIndex},
    household::Profile,
};

impl State {
    /// The other profiles of the household, in its order: who could be here, too. Empty outside a visit.
    pub fn others(&self) -> Vec<&Profile> {
        let Some(visit) = &self.visit else { return Vec::new() };
        let profiles = self.home.profiles.iter();
        profiles.filter(|profile| profile.id != visit.profile).collect()
    }

    /// Who else is here.
    pub fn company(&self) -> impl Iterator<Item = &Profile> {
        let visit = self.visit.as_ref();
        let with = visit.into_iter().flat_map(|visit| &visit.with);
        with.filter_map(|id| self.home.profile_by_id(id))
    }

    /// Whether everybody who is here may see a title.
    pub fn allows(&self, title: TitleIndex) -> bool {
        let title = self.shelf.catalog.title(title);
        self.request().is_some_and(|request| request.allows(title))
    }

    /// Leaves what everybody who is here may see.
    pub fn keep_allowed(&self, hits: &mut Vec<SearchHit>) {
        let request = self.request();
        let allows = |title| request.as_ref().is_some_and(|request| request.allows(title));
        hits.retain(|hit| allows(self.shelf.catalog.title(hit.title)));
    }
}

impl Turn<'_> {
    /// Asks who else is here.
    pub fn open_company(&mut self) {
        let Some(visit) = &self.state.visit else { return };
        let others = self.state.others();
        let is_here = others.iter().map(|profile| visit.with.contains(&profile.id)).collect();
        self.open_overlay(Overlay::Company { selected: 0, is_here }, "company");
    }

    /// Keys of the overlay. What was chosen holds once it is closed, so that the page changes once.
    pub fn act_on_company(&mut self, action: Action) {
        let Some(Overlay::Company { selected, is_here }) = self.state.overlays.last_mut() else {
            return;
        };
        match action {
            Action::Up => *selected = selected.saturating_sub(1),
            Action::Down => *selected = (*selected + 1).min(is_here.len().saturating_sub(1)),
            Action::First => *selected = 0,
            Action::Last => *selected = is_here.len().saturating_sub(1),
            Action::Choose => match is_here.get_mut(*selected) {
                Some(is_here) => *is_here = !*is_here,
                None => self.close_company(),
            },
            Action::Back | Action::Quit | Action::Company => self.close_company(),
            _ => {}
        }
    }

    /// Closes the overlay and lets hold what was chosen there.
    pub fn close_company(&mut self) {
        let Some(Overlay::Company { is_here, .. }) = self.state.overlays.pop() else {
            return;
        };
        let others = self.state.others().into_iter().zip(is_here);
        let company = others.filter(|(_, is_here)| *is_here);
        let company = company.map(|(profile, _)| profile.id.clone()).collect();
        self.set_company(company);
    }

    /// From now on these are here, too. The page is ranked for all of them, and what is open and not for all of them is left.
    pub fn set_company(&mut self, company: Vec<ProfileId>) {
        let others = self.state.others().into_iter().map(|profile| &profile.id);
        let company: Vec<ProfileId> = others.filter(|id| company.contains(id)).cloned().collect();
        let home = &self.state.home;
        let Some(visit) = &mut self.state.visit else { return };
        if visit.with == company {
            return;
        }
        if let Some(behind) = &mut visit.behind {
            behind.meet(home, &company);
        }
        let before = std::mem::replace(&mut visit.with, company.clone());
        let words = self.state.company_in_words(&before);
        let seq = self.log(BehaviorEvent::CompanyChanged { company });
        let left = self.leave_what_is_not_for_all();
        let mut notice = capitalized(&words);
        notice.push('.');
        if left {
            notice.push_str(" What was open is not for everyone here.");
        }
        self.say(notice);
        self.adapt(seq, words);
    }

    /// Leaves details of titles that somebody here may not see; says whether one had the screen.
    fn leave_what_is_not_for_all(&mut self) -> bool {
        let on_screen = match self.state.screen() {
            Screen::Details(details) => Some(details.title),
            _ => None,
        };
        let mut screens = std::mem::take(&mut self.state.screens);
        screens.retain(|screen| match screen {
            Screen::Details(details) => self.state.allows(details.title),
            _ => true,
        });
        for screen in &mut screens {
            match screen {
                Screen::Details(details) => details.more_like = self.more_like(details.title),
                Screen::Search(search) => {
                    self.state.keep_allowed(&mut search.hits);
                    search.selected = search.selected.min(search.hits.len().saturating_sub(1));
                }
                _ => {}
            }
        }
        self.state.screens = screens;
        on_screen.is_some_and(|title| !self.state.allows(title))
    }
}

impl State {
    /// What became of the company: `Finn is here, too`.
    fn company_in_words(&self, before: &[ProfileId]) -> String {
        let name = |id: &ProfileId| {
            let profile = self.home.profile_by_id(id);
            profile.map_or_else(|| id.0.clone(), |profile| profile.facts.name.clone())
        };
        let now: Vec<&ProfileId> = self.company().map(|profile| &profile.id).collect();
        if now.is_empty() {
            return "you are alone again".to_owned();
        }
        let came = now
            .iter()
            .filter(|id| !before.contains(*id))
            .map(|id| name(id))
            .collect();
        let went = before.iter().filter(|id| !now.contains(id)).map(name).collect();
        let came = listed(came).map(|(names, verb)| format!("{names} {verb} here, too"));
        let went = listed(went).map(|(names, verb)| format!("{names} {verb} gone"));
        let words: Vec<String> = came.into_iter().chain(went).collect();
        words.join(", ")
    }
}

/// `Ben and Finn` with *are*, `Finn` with *is*; none of nobody.
fn listed(mut names: Vec<String>) -> Option<(String, &'static str)> {
    let last = names.pop()?;
    Some(match names.is_empty() {
        true => (last, "is"),
        false => (format!("{} and {last}", names.join(", ")), "are"),
    })
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
