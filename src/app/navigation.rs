//! Keys that mean the same everywhere, panels and overlays, and going from screen to screen.

use super::{
    DetailsScreen, GateScreen, Overlay, Panel, PanelKind, Screen, SearchScreen, geometry,
    keymap::{self, Action, Context, Key},
    turn::Turn,
};
use crate::{behavior::BehaviorEvent, catalog::TitleIndex, recommend};

/// How many titles “More like this” shows.
const MORE_LIKE: usize = 12;
/// Lines a page key scrolls a panel.
const PANEL_PAGE: u16 = 10;

impl super::State {
    /// Where keys go now.
    pub fn context(&self) -> Context {
        if self.overlays.is_empty() && !self.panel_takes_keys() {
            self.context_below()
        } else {
            Context::Panel
        }
    }

    /// Where keys would go without anything over the screen: what the help is about.
    pub fn context_below(&self) -> Context {
        match self.screen() {
            Screen::Gate(_) => Context::Gate,
            Screen::NewProfile(_) => Context::NewProfile,
            Screen::Onboarding(_) => Context::Onboarding,
            Screen::Browse(_) => Context::Browse,
            Screen::Search(_) => Context::Search,
            Screen::Details(_) => Context::Details,
            Screen::Taste(_) => Context::Taste,
            Screen::Player(player) => {
                if player.prompt.is_some() {
                    Context::Prompt
                } else {
                    Context::Player
                }
            }
        }
    }

    /// A panel over the page takes the keys; one beside it only when it has the focus.
    fn panel_takes_keys(&self) -> bool {
        self.panel
            .as_ref()
            .is_some_and(|panel| panel.focused || !geometry::docks_panel(self.device.cols))
    }
}

impl Turn<'_> {
    pub fn key(&mut self, key: Key) {
        self.touched();
        if geometry::is_too_small(self.state.device.cols, self.state.device.rows) {
            // Nothing can be seen, so nothing is done but leaving.
            if matches!(
                keymap::action_for(self.state.context(), key),
                Some(Action::Quit | Action::QuitNow)
            ) {
                self.leave_program("quit");
            }
            return;
        }
        let context = self.state.context();
        if let Some(letter) = self.state.pending.take()
            && key == Key::char(letter)
            && let Some(action) = keymap::action_for_twice(context, letter)
        {
            return self.act_on(context, action);
        }
        if let Some(action) = keymap::action_for(context, key) {
            return self.act_on(context, action);
        }
        if let Some(letter) = key.typed()
            && keymap::action_for_twice(context, letter).is_some()
        {
            self.state.pending = Some(letter);
            return;
        }
        match self.state.screen() {
            Screen::NewProfile(_) => self.type_name(key),
            Screen::Search(_) => self.type_query(key),
            Screen::Gate(_)
            | Screen::Onboarding(_)
            | Screen::Browse(_)
            | Screen::Details(_)
            | Screen::Player(_)
            | Screen::Taste(_) => {}
        }
    }

    fn act_on(&mut self, context: Context, action: Action) {
        match action {
            Action::QuitNow => return self.leave_program("quit"),
            Action::Suspend => return self.suspend(),
            Action::Redraw => return self.effects.push(super::Effect::Redraw),
            _ if context == Context::Panel => return self.act_on_panel(action),
            Action::Help => return self.open_overlay(Overlay::Help { scroll: 0 }, "help"),
            Action::Settings => return self.open_overlay(Overlay::Settings { selected: 0 }, "settings"),
            Action::Company => return self.open_company(),
            Action::Train => return self.toggle_training(),
            Action::Log => return self.toggle_log(),
            Action::Why => return self.toggle_why(),
            Action::Changes => return self.show_difference(),
            Action::Search => return self.open_search(),
            Action::Profiles => return self.switch_profile(),
            Action::PickForMe => return self.pick_for_me(),
            Action::Taste => return self.open_taste(),
            Action::Answer => return self.open_question(),
            _ => {}
        }
        match self.state.screen() {
            Screen::Gate(_) => self.act_on_gate(action),
            Screen::NewProfile(_) => self.act_on_new_profile(action),
            Screen::Onboarding(_) => self.act_on_onboarding(action),
            Screen::Browse(_) => self.act_on_browse(action),
            Screen::Search(_) => self.act_on_search(action),
            Screen::Details(_) => self.act_on_details(action),
            Screen::Player(_) => self.act_on_player(action),
            Screen::Taste(_) => self.act_on_taste(action),
        }
    }

    fn suspend(&mut self) {
        self.pause_playing();
        self.effects.push(super::Effect::Suspend);
    }

    fn switch_profile(&mut self) {
        self.end_visit("switched profile");
        self.show_only(Screen::Gate(GateScreen::default()));
    }

    pub fn open_search(&mut self) {
        self.push(Screen::Search(SearchScreen::default()));
    }

    /// Opens a title's details; the caller has logged that it was opened.
    pub fn show_details(&mut self, title: TitleIndex, impression: Option<crate::behavior::ImpressionRef>) {
        let Some(request) = self.state.request() else { return };
        let shelf = self.state.shelf.clone();
        let viewer = self.state.home.viewer(&request.profile.id);
        let (_, synopsis) = recommend::framing(&shelf.catalog, &viewer, &request, title);
        let more_like = self.more_like(title);
        let episode = self.resume_point(title).0;
        let episode = shelf
            .catalog
            .title(title)
            .episodes()
            .position(|listed| Some(listed.id) == episode)
            .unwrap_or(0);
        self.push(Screen::Details(DetailsScreen {
            title,
            pane: super::DetailsPane::Actions,
            action: 0,
            episode,
            more: 0,
            more_like,
            synopsis,
            impression,
        }));
    }

    /// What is like a title, for all who are here.
    pub fn more_like(&self, title: TitleIndex) -> Vec<TitleIndex> {
        let shelf = &self.state.shelf;
        let request = self.state.request();
        request.map_or_else(Vec::new, |request| {
            recommend::more_like(&shelf.catalog, &shelf.model, &request, title, MORE_LIKE)
        })
    }

    fn toggle_log(&mut self) {
        match &self.state.panel {
            Some(Panel {
                kind: PanelKind::Log, ..
            }) => self.state.panel = None,
            _ => {
                self.state.panel = Some(Panel {
                    kind: PanelKind::Log,
                    scroll: 0,
                    focused: false,
                });
                self.log_panel("log", None);
            }
        }
        self.steady_cursor();
    }

    fn toggle_why(&mut self) {
        match &self.state.panel {
            Some(Panel {
                kind: PanelKind::Why(_),
                ..
            }) => self.state.panel = None,
            _ => {
                let why = self.why_text();
                let title = why
                    .as_ref()
                    .map(|why| self.state.shelf.catalog.title(why.explanation.title).id());
                self.state.panel = Some(Panel {
                    kind: PanelKind::Why(why),
                    scroll: 0,
                    focused: false,
                });
                self.log_panel("why", title);
            }
        }
        self.steady_cursor();
    }

    /// Keys for what lies over or beside the screen.
    pub fn act_on_panel(&mut self, action: Action) {
        match self.state.overlays.last().cloned() {
            Some(Overlay::Help { scroll }) => match scrolled(scroll, action) {
                Some(scroll) => self.replace_overlay(Overlay::Help { scroll }),
                None => self.close_overlay(action, Action::Help),
            },
            Some(Overlay::Difference { shown, scroll }) => match scrolled(scroll, action) {
                Some(scroll) => self.replace_overlay(Overlay::Difference { shown, scroll }),
                None => self.close_overlay(action, Action::Changes),
            },
            Some(Overlay::Company { .. }) => self.act_on_company(action),
            Some(Overlay::Settings { selected }) => match action {
                Action::Up => self.replace_overlay(Overlay::Settings {
                    selected: selected.saturating_sub(1),
                }),
                Action::Down => {
                    let last = super::settings::SWITCHES.len() - 1;
                    self.replace_overlay(Overlay::Settings {
                        selected: (selected + 1).min(last),
                    });
                }
                Action::Choose | Action::Left | Action::Right => self.flip_switch(selected),
                _ => self.close_overlay(action, Action::Settings),
            },
            Some(Overlay::Question { question, selected }) => self.act_on_question(question, selected, action),
            None => self.act_on_side_panel(action),
        }
    }

    pub fn replace_overlay(&mut self, overlay: Overlay) {
        if let Some(top) = self.state.overlays.last_mut() {
            *top = overlay;
        }
    }

    fn close_overlay(&mut self, action: Action, own: Action) {
        if action == own || matches!(action, Action::Back | Action::Quit | Action::Choose) {
            self.state.overlays.pop();
        }
    }

    fn act_on_side_panel(&mut self, action: Action) {
        let Some(panel) = &mut self.state.panel else { return };
        // The log counts from its newest line at the bottom, so up is farther from 0.
        let action_in_text = match (&panel.kind, action) {
            (PanelKind::Log, Action::Up) => Action::Down,
            (PanelKind::Log, Action::Down) => Action::Up,
            (PanelKind::Log, Action::PageUp) => Action::PageDown,
            (PanelKind::Log, Action::PageDown) => Action::PageUp,
            (_, action) => action,
        };
        if let Some(scroll) = scrolled(panel.scroll, action_in_text) {
            panel.scroll = scroll;
            return;
        }
        match action {
            Action::NextPane => panel.focused = false,
            Action::Back | Action::Quit | Action::Choose => {
                self.state.panel = None;
                self.steady_cursor();
            }
            Action::Log => self.toggle_log(),
            Action::Why => self.toggle_why(),
            Action::Changes => self.show_difference(),
            Action::Company => self.open_company(),
            Action::Help => self.open_overlay(Overlay::Help { scroll: 0 }, "help"),
            _ => {}
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.touched();
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            match self.state.screen() {
                Screen::NewProfile(_) => self.type_name(Key::char(letter)),
                Screen::Search(_) => self.type_query(Key::char(letter)),
                Screen::Gate(_)
                | Screen::Onboarding(_)
                | Screen::Browse(_)
                | Screen::Details(_)
                | Screen::Player(_)
                | Screen::Taste(_) => return,
            }
        }
    }

    /// Logs that a title was opened, ranks again because of it, and shows it.
    pub fn open_title(&mut self, title: TitleIndex, impression: Option<crate::behavior::ImpressionRef>) {
        if !self.state.allows(title) {
            return self.say("That is not for everyone here.");
        }
        let id = self.state.shelf.catalog.title(title).id();
        let seq = self.log(BehaviorEvent::TitleOpened {
            title: id,
            impression: impression.clone(),
        });
        let name = self.quoted(title);
        self.adapt(seq, format!("you looked at {name}"));
        self.show_details(title, impression);
    }

    pub fn quoted(&self, title: TitleIndex) -> String {
        format!("“{}”", self.state.shelf.catalog.title(title).name())
    }
}

/// The new scroll position, if the action scrolls.
fn scrolled(scroll: u16, action: Action) -> Option<u16> {
    match action {
        Action::Up => Some(scroll.saturating_sub(1)),
        Action::Down => Some(scroll.saturating_add(1)),
        Action::PageUp => Some(scroll.saturating_sub(PANEL_PAGE)),
        Action::PageDown => Some(scroll.saturating_add(PANEL_PAGE)),
        Action::First => Some(0),
        _ => None,
    }
}
