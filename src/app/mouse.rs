//! The mouse: a click selects, a second click opens, a click outside closes, the wheel moves.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::{
    DetailsPane, Mouse, MouseDeed, OnboardingStep, Place, Screen, State, Tab, geometry, keymap::Action, turn::Turn,
};
use crate::catalog::TitleKind;

/// What lies under the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Tab(Tab),
    Search,
    Hero,
    /// Row and slot.
    Slot(usize, usize),
}

impl State {
    fn browse_target(&self, at: Position) -> Option<Target> {
        let browse = self.browse()?;
        let page = &self.visit.as_ref()?.page;
        let area = geometry::browse(self.device.cols, self.device.rows, self.panel.is_some());
        let tabs = geometry::tabs(self.device.cols);
        if let Some(tab) = Tab::ALL.into_iter().zip(tabs).find(|(_, area)| area.contains(at)) {
            return Some(Target::Tab(tab.0));
        }
        if geometry::search_tab(self.device.cols).contains(at) {
            return Some(Target::Search);
        }
        if page.hero.is_some() && area.hero(browse.scroll).is_some_and(|hero| hero.contains(at)) {
            return Some(Target::Hero);
        }
        let (index, row) = area
            .rows_at(browse.scroll, page.rows.len())
            .find(|(_, row)| row.contains(at))?;
        let place = (0..area.columns).find(|&place| area.card(row, place).is_some_and(|card| card.contains(at)))?;
        let slot = browse.offset(&page.rows[index]) + usize::from(place);
        (slot < page.rows[index].slots.len()).then_some(Target::Slot(index, slot))
    }
}

impl State {
    fn details_target(&self, at: Position) -> Option<(DetailsPane, usize)> {
        let Screen::Details(details) = self.screen() else {
            return None;
        };
        let (cols, rows) = (self.device.cols, self.device.rows);
        let title = self.shelf.catalog.title(details.title);
        let is_series = title.kind() == TitleKind::Series;
        let area = geometry::details(cols, rows, is_series, self.panel.is_some());
        let widths: Vec<u16> = self
            .action_labels(title)
            .iter()
            .map(|label| label.width() as u16)
            .collect();
        if let Some(action) = area
            .buttons(&widths, details.action)
            .iter()
            .position(|button| button.contains(at))
        {
            return Some((DetailsPane::Actions, action));
        }
        let hit = |lines: Vec<(usize, Rect)>| {
            lines
                .into_iter()
                .find(|(_, area)| area.contains(at))
                .map(|(index, _)| index)
        };
        let episodes = area.episode_lines(details.episode, title.episodes().len());
        if let Some(episode) = hit(episodes) {
            return Some((DetailsPane::Episodes, episode));
        }
        let more = area.more_cards(details.more, details.more_like.len());
        hit(more).map(|index| (DetailsPane::MoreLike, index))
    }
}

impl Turn<'_> {
    pub fn mouse(&mut self, mouse: Mouse) {
        self.touched();
        let at = Position::new(mouse.column, mouse.row);
        match mouse.deed {
            MouseDeed::WheelUp => self.wheel(Action::Up),
            MouseDeed::WheelDown => self.wheel(Action::Down),
            MouseDeed::Click => self.click(at),
        }
        self.steady_cursor();
    }

    fn wheel(&mut self, action: Action) {
        if !self.state.overlays.is_empty() {
            return self.act_on_panel(action);
        }
        match self.state.screen() {
            Screen::Browse(_) => self.act_on_browse(action),
            Screen::Details(_) => self.act_on_details(action),
            Screen::Search(_) => self.act_on_search(action),
            Screen::Onboarding(_) => self.act_on_onboarding(action),
            Screen::Gate(_) => self.act_on_gate(action),
            Screen::Taste(_) => self.act_on_taste(action),
            Screen::NewProfile(_) | Screen::Player(_) => {}
        }
    }

    fn click(&mut self, at: Position) {
        let (cols, rows) = (self.state.device.cols, self.state.device.rows);
        if let Some(overlay) = self.state.overlays.last() {
            if !geometry::overlay(cols, rows, overlay).contains(at) {
                self.state.overlays.pop();
            }
            return;
        }
        if let Some(panel) = &mut self.state.panel {
            let area = geometry::browse(cols, rows, true).panel;
            let inside = area.is_some_and(|area| area.contains(at));
            panel.focused = inside && geometry::docks_panel(cols);
            if inside {
                return;
            }
            if !geometry::docks_panel(cols) {
                self.state.panel = None;
                return;
            }
        }
        match self.state.screen() {
            Screen::Browse(_) => self.click_on_page(at),
            Screen::Gate(_) => self.click_at_gate(at),
            Screen::Onboarding(_) => self.click_in_onboarding(at),
            Screen::Search(_) => self.click_in_search(at),
            Screen::Details(_) => self.click_in_details(at),
            Screen::Taste(_) => self.click_in_taste(at),
            Screen::Player(_) => self.click_in_player(at),
            Screen::NewProfile(_) => {}
        }
    }

    /// A click on a choice of a question takes it.
    fn click_in_player(&mut self, at: Position) {
        let Screen::Player(player) = self.state.screen() else {
            return;
        };
        let Some(prompt) = &player.prompt else { return };
        let labels = self.state.choice_labels(prompt);
        let widths: Vec<u16> = labels.iter().map(|label| label.width() as u16).collect();
        let (cols, rows) = (self.state.device.cols, self.state.device.rows);
        let area = geometry::prompt(cols, rows, &widths, prompt.lists_titles());
        let clicked = area.choices.iter().position(|choice| choice.contains(at));
        if let Some(choice) = clicked.and_then(|at| prompt.choices.get(at).copied()) {
            self.choose_in_player(choice);
        }
    }

    fn click_on_page(&mut self, at: Position) {
        match self.state.browse_target(at) {
            Some(Target::Tab(tab)) => self.show_tab(tab),
            Some(Target::Search) => self.open_search(),
            Some(Target::Hero) => self.click_on_place(Place::Hero, None),
            Some(Target::Slot(row, slot)) => self.click_on_place(Place::Row(row), Some(slot)),
            None => {}
        }
    }

    fn click_on_place(&mut self, place: Place, slot: Option<usize>) {
        let Some(visit) = &self.state.visit else { return };
        let Some(browse) = self.state.browse() else { return };
        let row = match place {
            Place::Row(index) => visit.page.rows.get(index),
            Place::Tabs | Place::Hero => None,
        };
        let is_focused = browse.place == place && row.is_none_or(|row| Some(browse.column(row)) == slot);
        if is_focused {
            return self.open_focused();
        }
        let key = row.map(|row| row.key.clone());
        if let Some(browse) = self.state.browse_mut() {
            browse.place = place;
            if let (Some(key), Some(slot)) = (key, slot) {
                browse.columns.insert(key, slot);
            }
        }
    }

    fn click_at_gate(&mut self, at: Position) {
        let count = self.state.home.profiles.len() + 1;
        let areas = geometry::gate(self.state.device.cols, self.state.device.rows, count);
        let Some(clicked) = areas.iter().position(|area| area.contains(at)) else {
            return;
        };
        let Some(Screen::Gate(gate)) = self.state.screens.last_mut() else {
            return;
        };
        if gate.selected == clicked {
            self.choose_at_gate(clicked);
        } else {
            gate.selected = clicked;
        }
    }

    fn click_in_onboarding(&mut self, at: Position) {
        let (cols, rows) = (self.state.device.cols, self.state.device.rows);
        let questions = self.questions();
        let Some(Screen::Onboarding(screen)) = self.state.screens.last_mut() else {
            return;
        };
        let (areas, selected): (Vec<Rect>, &mut usize) = match &mut screen.step {
            OnboardingStep::Question { at, selected, .. } => {
                let Some(question) = questions.get(*at) else { return };
                (
                    geometry::choices(cols, rows, question.choices.len() + usize::from(question.several)),
                    selected,
                )
            }
            OnboardingStep::Picks { offered, selected, .. } => (geometry::picks(cols, rows, offered.len()), selected),
        };
        let Some(clicked) = areas.iter().position(|area| area.contains(at)) else {
            return;
        };
        if *selected == clicked {
            self.act_on_onboarding(Action::Choose);
        } else {
            *selected = clicked;
        }
    }

    fn click_in_search(&mut self, at: Position) {
        let (cols, rows) = (self.state.device.cols, self.state.device.rows);
        let Some(Screen::Search(search)) = self.state.screens.last_mut() else {
            return;
        };
        let lines = geometry::search_lines(cols, rows, search.selected, search.hits.len());
        let Some((clicked, _)) = lines.into_iter().find(|(_, area)| area.contains(at)) else {
            return;
        };
        if search.selected == clicked {
            self.open_hit();
        } else {
            search.selected = clicked;
        }
    }

    fn click_in_taste(&mut self, at: Position) {
        let (cols, rows, open) = (
            self.state.device.cols,
            self.state.device.rows,
            self.state.panel.is_some(),
        );
        let Some(Screen::Taste(taste)) = self.state.screens.last_mut() else {
            return;
        };
        let lines = geometry::taste(cols, rows, open, taste).lines;
        let clicked = lines.into_iter().find(|(_, area)| area.contains(at));
        if let Some((geometry::TasteLine::Entry(entry), _)) = clicked {
            taste.selected = entry;
        }
    }

    fn click_in_details(&mut self, at: Position) {
        let Some((pane, index)) = self.state.details_target(at) else {
            return;
        };
        let Some(Screen::Details(details)) = self.state.screens.last_mut() else {
            return;
        };
        let focused = match pane {
            DetailsPane::Actions => &mut details.action,
            DetailsPane::Episodes => &mut details.episode,
            DetailsPane::MoreLike => &mut details.more,
        };
        let is_again = details.pane == pane && *focused == index;
        *focused = index;
        details.pane = pane;
        // Buttons work at once; titles and episodes at the second click.
        if is_again || pane == DetailsPane::Actions {
            self.choose_in_details();
        }
    }
}
