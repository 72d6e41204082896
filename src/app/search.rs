//! Searching while typing. A query is logged once it led somewhere or was given up, not at every letter.

use super::{
    Screen,
    gate::edit,
    keymap::{Action, Key},
    turn::Turn,
};
use crate::behavior::BehaviorEvent;

/// As many hits as are worth scrolling through.
const HITS: usize = 50;

impl Turn<'_> {
    pub fn type_query(&mut self, key: Key) {
        let shelf = self.state.shelf.clone();
        let Some(Screen::Search(search)) = self.state.screens.last_mut() else {
            return;
        };
        let before = search.query.value().to_owned();
        edit(&mut search.query, key);
        if search.query.value() == before {
            return;
        }
        let mut hits = shelf.catalog.search(search.query.value().trim(), HITS);
        self.state.keep_allowed(&mut hits);
        if let Some(Screen::Search(search)) = self.state.screens.last_mut() {
            search.hits = hits;
            search.selected = 0;
        }
    }

    pub fn act_on_search(&mut self, action: Action) {
        let Some(Screen::Search(search)) = self.state.screens.last_mut() else {
            return;
        };
        let last = search.hits.len().saturating_sub(1);
        match action {
            Action::Up => search.selected = search.selected.saturating_sub(1),
            Action::Down => search.selected = (search.selected + 1).min(last),
            Action::Open => self.open_hit(),
            Action::Close => {
                if let Some(seq) = self.log_query() {
                    let words = self.query_words();
                    self.pop();
                    self.adapt(seq, words);
                } else {
                    self.pop();
                }
            }
            _ => {}
        }
    }

    fn query_words(&self) -> String {
        match self.state.screen() {
            Screen::Search(search) => format!("you searched for “{}”", search.query.value().trim()),
            Screen::Gate(_)
            | Screen::NewProfile(_)
            | Screen::Onboarding(_)
            | Screen::Browse(_)
            | Screen::Details(_)
            | Screen::Player(_)
            | Screen::Taste(_) => String::new(),
        }
    }

    /// Logs the query on the screen unless it is empty or was logged already.
    fn log_query(&mut self) -> Option<crate::behavior::Seq> {
        let Some(Screen::Search(search)) = self.state.screens.last_mut() else {
            return None;
        };
        let query = search.query.value().trim().to_owned();
        if query.is_empty() || query == search.logged {
            return None;
        }
        search.logged.clone_from(&query);
        let results = search.hits.len() as u32;
        Some(self.log(BehaviorEvent::SearchPerformed { query, results }))
    }

    pub fn open_hit(&mut self) {
        let Some(Screen::Search(search)) = self.state.screens.last() else {
            return;
        };
        let Some(hit) = search.hits.get(search.selected) else {
            return;
        };
        let title = hit.title;
        let element_index = u16::try_from(search.selected).unwrap_or(u16::MAX);
        let query = search.query.value().trim().to_owned();
        self.log_query();
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::SearchResultOpened {
            query,
            title: id,
            element_index,
        });
        self.open_title(title, None);
    }

    /// A search without a screen.
    pub fn search_for(&mut self, query: &str) {
        let shelf = self.state.shelf.clone();
        let mut hits = shelf.catalog.search(query, HITS);
        self.state.keep_allowed(&mut hits);
        let results = hits.len() as u32;
        let seq = self.log(BehaviorEvent::SearchPerformed {
            query: query.to_owned(),
            results,
        });
        self.adapt(seq, format!("you searched for “{query}”"));
    }
}
