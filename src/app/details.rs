//! A title's details: actions, episodes, more like it.

use super::{DetailsAction, DetailsPane, Screen, State, keymap::Action, turn::Turn};
use crate::{
    behavior::Rating,
    catalog::Title,
    recommend::{self, Habits},
};

impl Turn<'_> {
    pub fn act_on_details(&mut self, action: Action) {
        match action {
            Action::Back | Action::Quit => self.pop(),
            Action::NextPane => self.next_details_pane(),
            Action::Choose => self.choose_in_details(),
            Action::Left | Action::Right | Action::Up | Action::Down | Action::First | Action::Last => {
                self.move_in_details(action);
            }
            _ => self.act_on_subject(action),
        }
    }

    fn panes(&self) -> Vec<DetailsPane> {
        let Screen::Details(details) = self.state.screen() else {
            return Vec::new();
        };
        let title = self.state.shelf.catalog.title(details.title);
        let mut panes = vec![DetailsPane::Actions];
        if title.episodes().len() > 0 {
            panes.push(DetailsPane::Episodes);
        }
        if !details.more_like.is_empty() {
            panes.push(DetailsPane::MoreLike);
        }
        panes
    }

    fn next_details_pane(&mut self) {
        let panes = self.panes();
        let Some(Screen::Details(details)) = self.state.screens.last_mut() else {
            return;
        };
        let at = panes.iter().position(|&pane| pane == details.pane).unwrap_or(0);
        details.pane = panes[(at + 1) % panes.len()];
    }

    fn move_in_details(&mut self, action: Action) {
        let panes = self.panes();
        let Screen::Details(details) = self.state.screen() else {
            return;
        };
        let episodes = self.state.shelf.catalog.title(details.title).episodes().len();
        let Some(Screen::Details(details)) = self.state.screens.last_mut() else {
            return;
        };
        let at = panes.iter().position(|&pane| pane == details.pane).unwrap_or(0);
        let (index, last) = match details.pane {
            DetailsPane::Actions => (&mut details.action, DetailsAction::ALL.len() - 1),
            DetailsPane::Episodes => (&mut details.episode, episodes.saturating_sub(1)),
            DetailsPane::MoreLike => (&mut details.more, details.more_like.len().saturating_sub(1)),
        };
        // Episodes are a list from top to bottom, the other panes lines from left to right.
        let (back, on) = match details.pane {
            DetailsPane::Episodes => (Action::Up, Action::Down),
            DetailsPane::Actions | DetailsPane::MoreLike => (Action::Left, Action::Right),
        };
        match action {
            Action::First => *index = 0,
            Action::Last => *index = last,
            _ if action == back && *index > 0 => *index -= 1,
            _ if action == on && *index < last => *index += 1,
            Action::Up => details.pane = panes[at.saturating_sub(1)],
            Action::Down => details.pane = panes[(at + 1).min(panes.len() - 1)],
            _ => {}
        }
    }

    pub fn choose_in_details(&mut self) {
        let Screen::Details(details) = self.state.screen() else {
            return;
        };
        let title = details.title;
        match details.pane {
            DetailsPane::Actions => match DetailsAction::ALL.get(details.action) {
                Some(DetailsAction::Play) => self.act_on_subject(Action::Play),
                Some(DetailsAction::List) => self.act_on_subject(Action::ToggleList),
                Some(DetailsAction::Like) => self.act_on_subject(Action::Like),
                Some(DetailsAction::Love) => self.act_on_subject(Action::Love),
                Some(DetailsAction::Dislike) => self.act_on_subject(Action::Dislike),
                None => {}
            },
            DetailsPane::Episodes => {
                let catalog = &self.state.shelf.catalog;
                let episode = catalog
                    .title(title)
                    .episodes()
                    .nth(details.episode)
                    .map(|episode| episode.id);
                let impression = self.impression_here();
                self.play_from_here(title, episode, impression);
            }
            DetailsPane::MoreLike => {
                if let Some(&other) = details.more_like.get(details.more) {
                    self.open_title(other, None);
                }
            }
        }
    }
}

/// What a rating button does.
const fn rating_of(action: DetailsAction) -> Option<Rating> {
    match action {
        DetailsAction::Like => Some(Rating::Like),
        DetailsAction::Love => Some(Rating::Love),
        DetailsAction::Dislike => Some(Rating::Dislike),
        DetailsAction::Play | DetailsAction::List => None,
    }
}

impl State {
    /// The habits of who is watching, as they are now; none outside a visit.
    pub fn habits(&self) -> Habits {
        let Some(visit) = &self.visit else {
            return Habits::default();
        };
        let viewer = self.home.viewer(&visit.profile);
        Habits::of(&self.shelf.catalog, &viewer, self.moment.at, self.moment.utc_offset_min)
    }

    /// What the button that plays a title says to this viewer, of these habits, now.
    pub fn call_to_action(&self, habits: &Habits, title: Title<'_>) -> String {
        let Some(request) = self.request() else {
            return String::new();
        };
        let viewer = self.home.viewer(&request.profile.id);
        recommend::call_to_action(&viewer, habits, &request, title)
    }

    /// What each action on a title is called now, in the order of [`DetailsAction::ALL`].
    pub fn action_labels(&self, title: Title<'_>) -> Vec<String> {
        let Some(visit) = &self.visit else { return Vec::new() };
        let viewer = self.home.viewer(&visit.profile);
        let rating = viewer.rating_of(title.id());
        DetailsAction::ALL
            .iter()
            .map(|&action| {
                let is_on = rating_of(action).is_some_and(|wanted| rating == Some(wanted));
                let tick = if is_on { "✓ " } else { "" };
                match action {
                    DetailsAction::Play => format!("▶ {}", self.call_to_action(&self.habits(), title)),
                    DetailsAction::List if viewer.in_list(title.id()) => "✓ My List".to_owned(),
                    DetailsAction::List => "+ My List".to_owned(),
                    DetailsAction::Like => format!("{tick}Like"),
                    DetailsAction::Love => format!("{tick}Love"),
                    DetailsAction::Dislike => format!("{tick}Not for me"),
                }
            })
            .collect()
    }
}
