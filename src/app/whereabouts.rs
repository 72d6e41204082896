//! Where the viewer is and what is in view: impressions, focus and navigation are found by comparing one turn with the next,
//! in one place, so that no screen has to remember to log them.

use std::collections::BTreeMap;

use super::{Place, Screen, State, geometry, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, DeviceClass, UtcMillis},
    catalog::{Appeal, TitleId},
};

/// Shorter than this in view is not an impression: it went past.
const SEEN_MS: i64 = 500;
/// Shorter than this in focus says nothing: the viewer was on the way elsewhere.
const FOCUSED_MS: i64 = 1_000;

/// A slot in view: on which page, where, and showing what.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    page: u32,
    appeal: Appeal,
    action_prob: f64,
    since: UtcMillis,
}

/// A slot's place: row's key, index in the row, title.
type SlotKey = (String, u16, TitleId);

/// What was so at the end of the last turn, and since when.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    seen: BTreeMap<SlotKey, Seen>,
    focused: Option<(SlotKey, UtcMillis)>,
    location: Option<(String, UtcMillis)>,
}

impl State {
    /// Where the viewer is, as the log names it.
    fn location(&self) -> String {
        let id = |title| self.shelf.catalog.title(title).id();
        match self.screen() {
            Screen::Gate(_) => "gate".to_owned(),
            Screen::NewProfile(_) => "new_profile".to_owned(),
            Screen::Onboarding(_) => "onboarding".to_owned(),
            Screen::Browse(browse) => match browse.tab {
                super::Tab::Home => "home".to_owned(),
                super::Tab::Series => "series".to_owned(),
                super::Tab::Films => "films".to_owned(),
                super::Tab::MyList => "my_list".to_owned(),
            },
            Screen::Search(_) => "search".to_owned(),
            Screen::Details(details) => format!("details:{}", id(details.title)),
            Screen::Taste(_) => "taste".to_owned(),
            Screen::Player(player) => format!("player:{}", id(player.title)),
        }
    }

    /// The slots in view, by place.
    fn in_view(&self) -> BTreeMap<SlotKey, Seen> {
        let mut seen = BTreeMap::new();
        let (Some(visit), Screen::Browse(browse)) = (&self.visit, self.screen()) else {
            return seen;
        };
        if self.device.class == DeviceClass::Headless {
            // Nobody looks at a command.
            return seen;
        }
        if !self.overlays.is_empty() || (self.panel.is_some() && !geometry::docks_panel(self.device.cols)) {
            return seen;
        }
        let area = geometry::browse(self.device.cols, self.device.rows, self.panel.is_some());
        let mut see = |row: &str, index: usize, slot: &crate::recommend::Slot| {
            let key = (row.to_owned(), u16::try_from(index).unwrap_or(u16::MAX), slot.id);
            let caption = &slot.caption;
            seen.insert(
                key,
                Seen {
                    page: visit.page_number,
                    appeal: caption.appeal,
                    action_prob: caption.action_prob,
                    since: self.moment.at,
                },
            );
        };
        if let (Some(hero), Some(_)) = (&visit.page.hero, area.hero(browse.scroll)) {
            see(super::adapt::HERO_KEY, 0, hero);
        }
        for (index, _) in area.rows_at(browse.scroll, visit.page.rows.len()) {
            let row = &visit.page.rows[index];
            let offset = browse.offset(row);
            for (at, slot) in row
                .slots
                .iter()
                .enumerate()
                .skip(offset)
                .take(usize::from(area.columns))
            {
                see(&row.key, at, slot);
            }
        }
        seen
    }

    /// The slot that has the focus, while the page has the screen.
    fn focused_key(&self) -> Option<SlotKey> {
        let Screen::Browse(browse) = self.screen() else {
            return None;
        };
        if browse.place == Place::Tabs || self.device.class == DeviceClass::Headless {
            return None;
        }
        let focused = self.focused_slot()?;
        let row = focused.row.map_or(super::adapt::HERO_KEY, |row| row.key.as_str());
        Some((
            row.to_owned(),
            u16::try_from(focused.element_index).ok()?,
            focused.slot.id,
        ))
    }
}

impl Turn<'_> {
    /// At the end of every turn: logs what went out of view, lost the focus, or was left.
    pub fn notice_whereabouts(&mut self) {
        self.follow_with_panel();
        let seen = self.state.in_view();
        let focused = self.state.focused_key();
        let location = self.state.location();
        self.compare(seen, focused, Some(location));
    }

    /// Before a visit ends: nothing is in view any more.
    pub fn look_away(&mut self) {
        self.compare(BTreeMap::new(), None, None);
    }

    fn compare(&mut self, mut seen: BTreeMap<SlotKey, Seen>, focused: Option<SlotKey>, location: Option<String>) {
        let now = self.now();
        let Some(visit) = &mut self.state.visit else { return };
        let before = std::mem::take(&mut visit.whereabouts);
        let mut events = Vec::new();
        for (key, slot) in before.seen {
            match seen.get_mut(&key) {
                // A slot that stays in view across pages is one impression, of the page on which it came.
                Some(still) => *still = slot,
                None => events.extend(impression(key, &slot, now)),
            }
        }
        visit.whereabouts.seen = seen;
        visit.whereabouts.focused = match (before.focused, focused) {
            (Some((old, since)), Some(new)) if old == new => Some((old, since)),
            (old, new) => {
                events.extend(old.and_then(|(key, since)| focus(key, now.since(since))));
                new.map(|key| (key, now))
            }
        };
        visit.whereabouts.location = match (before.location, location) {
            (Some((old, since)), Some(new)) if old == new => Some((old, since)),
            (Some((from, since)), Some(to)) => {
                let dwell_ms = now.since(since) as u64;
                events.push(BehaviorEvent::Navigated {
                    from,
                    to: to.clone(),
                    dwell_ms,
                });
                Some((to, now))
            }
            (None, Some(new)) => Some((new, now)),
            (_, None) => None,
        };
        for event in events {
            self.log(event);
        }
    }
}

fn impression((row, element_index, title): SlotKey, slot: &Seen, now: UtcMillis) -> Option<BehaviorEvent> {
    let visible_ms = now.since(slot.since);
    (visible_ms >= SEEN_MS).then_some(BehaviorEvent::Impression {
        page: slot.page,
        row,
        element_index,
        title,
        caption: slot.appeal,
        artwork: slot.appeal,
        action_prob: slot.action_prob,
        total_time_visible_ms: visible_ms as u64,
    })
}

fn focus((row, element_index, title): SlotKey, dwell_ms: i64) -> Option<BehaviorEvent> {
    (dwell_ms >= FOCUSED_MS).then_some(BehaviorEvent::TitleFocused {
        title,
        row,
        element_index,
        dwell_ms: dwell_ms as u64,
    })
}
