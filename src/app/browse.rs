//! Moving about on the page, and acting on the focused title.

use super::{Motion, Place, Screen, Tab, geometry, keymap::Action, turn::Turn};
use crate::behavior::ImpressionRef;

impl Turn<'_> {
    pub fn act_on_browse(&mut self, action: Action) {
        match action {
            Action::Left => self.sideways(-1),
            Action::Right => self.sideways(1),
            Action::Up => self.vertically(-1),
            Action::Down => self.vertically(1),
            Action::PageUp => self.vertically(-self.screenful()),
            Action::PageDown => self.vertically(self.screenful()),
            Action::First => self.go_to(Place::Hero),
            Action::Last => {
                let last = self.state.visit.as_ref().map_or(0, |visit| visit.page.rows.len());
                self.go_to(last.checked_sub(1).map_or(Place::Hero, Place::Row));
            }
            Action::Tab(at) => {
                if let Some(&tab) = Tab::ALL.get(usize::from(at)) {
                    self.show_tab(tab);
                }
            }
            Action::NextPane => self.next_pane(),
            Action::Open => self.open_focused(),
            Action::Back => self.back_from_browse(),
            Action::Quit => {
                if self.state.panel.take().is_none() {
                    self.leave_program("quit");
                }
            }
            _ => self.act_on_subject(action),
        }
        self.steady_cursor();
    }

    fn screenful(&self) -> i32 {
        i32::from(self.state.viewport().rows)
    }

    fn sideways(&mut self, by: i32) {
        let Some(page) = self.state.visit.as_ref().map(|visit| &visit.page) else {
            return;
        };
        let Some(browse) = self.state.browse() else { return };
        match browse.place {
            Place::Tabs => {
                let at = Tab::ALL.iter().position(|&tab| tab == browse.tab).unwrap_or(0);
                let next = (at as i32 + by).clamp(0, Tab::ALL.len() as i32 - 1) as usize;
                self.show_tab(Tab::ALL[next]);
                if let Some(browse) = self.state.browse_mut() {
                    browse.place = Place::Tabs;
                }
            }
            Place::Hero => {}
            Place::Row(index) => {
                let Some(row) = page.rows.get(index) else { return };
                let key = row.key.clone();
                let column = browse.column(row) as i32 + by;
                if row.has_more && column >= row.slots.len() as i32 {
                    self.more_of_row(key.clone());
                }
                let row = self.state.visit.as_ref().and_then(|visit| visit.page.row(&key));
                let last = row.map_or(0, |(_, row)| row.slots.len() as i32 - 1);
                let column = column.clamp(0, last.max(0)) as usize;
                if let Some(browse) = self.state.browse_mut() {
                    browse.columns.insert(key, column);
                }
            }
        }
    }

    fn vertically(&mut self, by: i32) {
        if by == 1 && self.is_at_the_end() {
            self.more_rows();
        }
        let Some(page) = self.state.visit.as_ref().map(|visit| &visit.page) else {
            return;
        };
        let Some(browse) = self.state.browse() else { return };
        // Tabs are −2, the hero −1, rows count from 0.
        let at = match browse.place {
            Place::Tabs => -2,
            Place::Hero => -1,
            Place::Row(index) => index as i32,
        };
        let has_hero = page.hero.is_some() && self.area().has_hero();
        let mut to = (at + by).clamp(-2, page.rows.len() as i32 - 1);
        if to == -1 && !has_hero {
            to += if page.rows.is_empty() { -1 } else { by.signum() };
        }
        // A screenful up stops at the top of the page, not among the tabs.
        if by < -1 && to < -1 {
            to = if has_hero {
                -1
            } else {
                0.min(page.rows.len() as i32 - 1)
            };
        }
        self.go_to(match to {
            -2 => Place::Tabs,
            -1 => Place::Hero,
            index => Place::Row(index as usize),
        });
    }

    /// The focus is on the last row of a page that could go on.
    fn is_at_the_end(&self) -> bool {
        let page = self.state.visit.as_ref().map(|visit| &visit.page);
        let place = self.state.browse().map(|browse| browse.place);
        page.zip(place)
            .is_some_and(|(page, place)| page.has_more && place == Place::Row(page.rows.len().saturating_sub(1)))
    }

    fn area(&self) -> geometry::BrowseGeometry {
        geometry::browse(
            self.state.device.cols,
            self.state.device.rows,
            self.state.panel.is_some(),
        )
    }

    /// Moves the focus; going to another row keeps the column on the screen, as the eye expects.
    pub fn go_to(&mut self, place: Place) {
        let Some(page) = self.state.visit.as_ref().map(|visit| visit.page.clone()) else {
            return;
        };
        let Some(browse) = self.state.browse_mut() else { return };
        if let (Place::Row(from), Place::Row(to)) = (browse.place, place)
            && let (Some(from), Some(to)) = (page.rows.get(from), page.rows.get(to))
        {
            let on_screen = browse.column(from).saturating_sub(browse.offset(from));
            let column = browse.offset(to) + on_screen;
            browse
                .columns
                .insert(to.key.clone(), column.min(to.slots.len().saturating_sub(1)));
        }
        browse.place = place;
    }

    /// Another tab is another page.
    pub fn show_tab(&mut self, tab: Tab) {
        let Some(browse) = self.state.browse_mut() else { return };
        if browse.tab == tab {
            return;
        }
        browse.tab = tab;
        browse.place = Place::Hero;
        let cause = self.state.home.last_seq;
        self.serve_fresh(cause);
    }

    /// Between the tabs, the page and a docked panel.
    fn next_pane(&mut self) {
        if let Some(panel) = &mut self.state.panel {
            panel.focused = true;
            return;
        }
        let Some(browse) = self.state.browse_mut() else { return };
        browse.place = match browse.place {
            Place::Tabs => Place::Hero,
            Place::Hero | Place::Row(_) => Place::Tabs,
        };
    }

    fn back_from_browse(&mut self) {
        if self.state.panel.take().is_some() {
            return;
        }
        let Some(browse) = self.state.browse() else { return };
        if browse.place == Place::Hero && browse.tab != Tab::Home {
            self.show_tab(Tab::Home);
        } else {
            self.go_to(Place::Hero);
        }
    }

    pub fn open_focused(&mut self) {
        if self.state.browse().is_some_and(|browse| browse.place == Place::Tabs) {
            return self.go_to(Place::Hero);
        }
        if let Some((title, impression)) = self.focused() {
            self.open_title(title, Some(impression));
        }
    }

    /// The focused title on the page, and where it is.
    pub fn focused(&self) -> Option<(crate::catalog::TitleIndex, ImpressionRef)> {
        let number = self.state.visit.as_ref()?.page_number;
        let focused = self.state.focused_slot()?;
        Some((focused.slot.title, focused.impression(number)))
    }

    /// Something plays and is not paused.
    pub fn is_playing(&self) -> bool {
        matches!(self.state.screen(), Screen::Player(player) if player.motion == Motion::Playing)
    }
}
