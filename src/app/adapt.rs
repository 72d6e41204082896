//! The page, ranked again after what the viewer did, and marked with what changed.

use super::{
    BrowseScreen, LastChange, Marked, Place, Screen, State, Tab,
    behind::Behind,
    geometry,
    keymap::Action,
    served::{MadeFrom, company_of, ranked, served_request},
    turn::Turn,
};
use crate::{
    behavior::{BehaviorEvent, ImpressionRef, SECOND_MS, Seq, ServedRow},
    catalog::TitleIndex,
    recommend::{Focus, More, Page, PageChange, PageRow, Request, RowFate, RowKind, Section, Slot, Viewport},
};

/// How long changes stay marked.
const MARKED_MS: i64 = 8 * SECOND_MS;
/// The hero's name in the log, where a row's key would stand.
pub const HERO_KEY: &str = "hero";

impl Tab {
    pub const fn section(self) -> Section {
        match self {
            Self::Home | Self::MyList => Section::Home,
            Self::Series => Section::Series,
            Self::Films => Section::Films,
        }
    }
}

/// A slot on the page, and where it is.
#[derive(Clone, Copy, Debug)]
pub struct FocusedSlot<'a> {
    /// `None` for the hero.
    pub row: Option<&'a PageRow>,
    pub element_index: usize,
    pub slot: &'a Slot,
}

impl FocusedSlot<'_> {
    pub fn impression(&self, page_number: u32) -> ImpressionRef {
        ImpressionRef {
            page: page_number,
            row: self.row.map_or_else(|| HERO_KEY.to_owned(), |row| row.key.clone()),
            element_index: u16::try_from(self.element_index).unwrap_or(u16::MAX),
        }
    }
}

impl State {
    /// The page's screen, wherever in the stack it is.
    pub fn browse(&self) -> Option<&BrowseScreen> {
        self.screens.iter().find_map(|screen| match screen {
            Screen::Browse(browse) => Some(browse),
            Screen::Gate(_)
            | Screen::NewProfile(_)
            | Screen::Onboarding(_)
            | Screen::Search(_)
            | Screen::Details(_)
            | Screen::Player(_)
            | Screen::Taste(_) => None,
        })
    }

    pub(super) fn browse_mut(&mut self) -> Option<&mut BrowseScreen> {
        self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Browse(browse) => Some(browse),
            Screen::Gate(_)
            | Screen::NewProfile(_)
            | Screen::Onboarding(_)
            | Screen::Search(_)
            | Screen::Details(_)
            | Screen::Player(_)
            | Screen::Taste(_) => None,
        })
    }

    /// The slot that has the focus on the page, also while another screen lies over the page.
    pub fn focused_slot(&self) -> Option<FocusedSlot<'_>> {
        let page = &self.visit.as_ref()?.page;
        let browse = self.browse()?;
        match browse.place {
            Place::Tabs => None,
            Place::Hero => page.hero.as_ref().map(|slot| FocusedSlot {
                row: None,
                element_index: 0,
                slot,
            }),
            Place::Row(index) => {
                let row = page.rows.get(index)?;
                let element_index = browse.column(row);
                let slot = row.slots.get(element_index)?;
                Some(FocusedSlot {
                    row: Some(row),
                    element_index,
                    slot,
                })
            }
        }
    }

    /// The title that keys such as `p` and `w` are about.
    pub fn subject(&self) -> Option<TitleIndex> {
        match self.screen() {
            Screen::Details(details) => Some(details.title),
            Screen::Player(player) => Some(player.title),
            Screen::Browse(_) => self.focused_slot().map(|focused| focused.slot.title),
            Screen::Search(search) => search.hits.get(search.selected).map(|hit| hit.title),
            Screen::Gate(_) | Screen::NewProfile(_) | Screen::Onboarding(_) | Screen::Taste(_) => None,
        }
    }

    /// Whether the footer offers this here; what holds for one row alone is offered there.
    pub fn offers(&self, action: Action) -> bool {
        action != Action::RemoveFromContinue || self.is_in_continue_watching()
    }

    fn is_in_continue_watching(&self) -> bool {
        let row = self.focused_slot().and_then(|focused| focused.row);
        !self.visit_is_covered() && row.is_some_and(|row| row.kind == RowKind::ContinueWatching)
    }

    /// Another screen lies over the page.
    pub(super) fn visit_is_covered(&self) -> bool {
        !matches!(self.screen(), Screen::Browse(_))
    }

    /// How much of a page this screen shows at once.
    pub fn viewport(&self) -> Viewport {
        let page = geometry::browse(self.device.cols, self.device.rows, false);
        Viewport {
            rows: page.rows_in_view(),
            columns: page.columns,
        }
    }

    /// What the page is asked for now. `None` outside a visit.
    pub fn request(&self) -> Option<Request<'_>> {
        let visit = self.visit.as_ref()?;
        let profile = self.profile()?;
        Some(Request {
            profile,
            company: company_of(&self.home, self.company()),
            now: self.moment.at,
            utc_offset_min: self.moment.utc_offset_min,
            seed: visit.seed,
            viewport: self.viewport(),
            device: self.device.class,
            section: self.browse().map_or(Section::Home, |browse| browse.tab.section()),
            since: self.home.since.unwrap_or(self.moment.at),
            previous: None,
            focus: None,
            captions: &visit.captions,
            displacement: self.run.displacement,
            more: &visit.more,
        })
    }

    fn focus(&self) -> Option<Focus> {
        let focused = self.focused_slot()?;
        Some(Focus {
            row: focused.row.map(|row| row.key.clone()),
            element_index: u16::try_from(focused.element_index).ok()?,
            title: focused.slot.id,
        })
    }
}

impl BrowseScreen {
    /// The focused index of a row, held inside it.
    pub fn column(&self, row: &PageRow) -> usize {
        self.columns
            .get(&row.key)
            .copied()
            .unwrap_or(0)
            .min(row.slots.len().saturating_sub(1))
    }

    /// The first slot in view of a row.
    pub fn offset(&self, row: &PageRow) -> usize {
        self.offsets.get(&row.key).copied().unwrap_or(0)
    }
}

impl Turn<'_> {
    /// Ranks the page again because of a record, holding still what has the focus; marks what changed with the cause in words.
    pub fn adapt(&mut self, cause: Seq, words: impl Into<String>) {
        self.rank_again(cause, words.into());
        self.renew_taste();
    }

    /// Ranks the page again because the hour or the screen changed, which is no deed and has no record of its own.
    pub fn adapt_to_surroundings(&mut self, words: impl Into<String>) {
        let cause = self.state.home.last_seq;
        self.rank_again(cause, words.into());
        self.renew_taste();
    }

    /// The page goes on below where it ended.
    pub fn more_rows(&mut self) {
        self.more(|more| more.rows += 1);
    }

    /// A row goes on behind where it ended.
    pub fn more_of_row(&mut self, key: String) {
        self.more(|more| *more.titles.entry(key).or_default() += 1);
    }

    fn more(&mut self, ask: impl FnOnce(&mut More)) {
        if let Some(visit) = &mut self.state.visit {
            ask(&mut visit.more);
            self.adapt_to_surroundings("you asked for more");
        }
    }

    fn rank_again(&mut self, cause: Seq, words: String) {
        let Some(visit) = &self.state.visit else { return };
        if visit.page_number == 0 {
            return;
        }
        if let Some((page, made_from)) = self.rank(Some(&visit.page)) {
            self.serve(page, made_from, cause, Some(words));
        }
    }

    /// At the end of a turn, when the page has the screen: what changed has been seen from now on. What changed under another screen is
    /// marked from now on, too.
    pub fn notice_return(&mut self) {
        let until = self.now().plus_ms(MARKED_MS);
        if self.state.visit_is_covered() {
            return;
        }
        if let Some(visit) = &mut self.state.visit
            && let Some(last_change) = &mut visit.last_change
            && std::mem::take(&mut last_change.is_unseen)
            && let Some(marked) = &mut visit.marked
        {
            marked.until = until;
        }
    }

    /// A page that holds nothing still: the first one of a visit, or another section's.
    pub fn serve_fresh(&mut self, cause: Seq) {
        if let Some(visit) = &mut self.state.visit {
            visit.more = More::default();
        }
        let Some((page, made_from)) = self.rank(None) else {
            return;
        };
        if let Some(browse) = self.state.browse_mut() {
            browse.columns.clear();
            browse.offsets.clear();
            browse.scroll = 0;
        }
        self.serve(page, made_from, cause, None);
    }

    /// The page now, and what it is made from; none where it is the same as the one before it.
    fn rank(&self, previous: Option<&Page>) -> Option<(Page, MadeFrom)> {
        let visit = self.state.visit.as_ref()?;
        let tab = self.state.browse()?.tab;
        let mut request = self.state.request()?;
        request.previous = previous.filter(|page| page.section == request.section);
        request.focus = previous.and_then(|_| self.state.focus());
        let viewer = self.state.home.viewer(&visit.profile);
        let page = ranked(&self.state.shelf, &viewer, &request, tab);
        if previous.is_some_and(|previous| previous.hash == page.hash) {
            return None;
        }
        let made_from = MadeFrom {
            shelf: self.state.shelf.clone(),
            profile: request.profile.clone(),
            company: self.state.company().cloned().collect(),
            utc_offset_min: request.utc_offset_min,
            since: request.since,
            served: served_request(&request, tab, visit.page_number),
            last_seq: self.state.home.last_seq,
        };
        Some((page, made_from))
    }

    /// Puts a page on the screen and logs it. `changed_by` says in words what changed the page that was there; none for a page that
    /// does not follow another one.
    fn serve(&mut self, page: Page, made_from: MadeFrom, cause: Seq, changed_by: Option<String>) {
        let rows = page
            .rows
            .iter()
            .map(|row| ServedRow {
                kind: row.kind.name().to_owned(),
                key: row.key.clone(),
            })
            .collect();
        let (hash, request) = (page.hash.clone(), made_from.served.clone());
        let now = self.now();
        let home = &self.state.home;
        let Some(visit) = &mut self.state.visit else { return };
        visit.page_number += 1;
        visit.captions.extend(page.captions());
        let before = std::mem::replace(&mut visit.page, page);
        let before_made_from = visit.made_from.replace(made_from);
        let change = changed_by.as_ref().map(|_| PageChange::between(&before, &visit.page));
        let effect = change.as_ref().and_then(in_words);
        let words = changed_by.unwrap_or_default();
        let marked = match (&mut visit.last_change, change) {
            (last_change, None) => {
                *last_change = None;
                let behind = &mut visit.behind;
                let behind = behind.get_or_insert_with(|| Behind::new(home, visit.with.iter().chain([&visit.profile])));
                behind.follow(home.last_seq);
                visit.marked = None;
                None
            }
            // What counts is the page that the viewer saw, not those that came and went under another screen.
            (Some(unseen), Some(_)) if unseen.is_unseen => {
                if unseen.causes.last() != Some(&words) {
                    unseen.causes.push(words.clone());
                }
                unseen.at = now;
                Some(PageChange::between(&unseen.before, &visit.page))
            }
            (last_change, change) => {
                if let Some((behind, before)) = visit.behind.as_mut().zip(before_made_from.as_ref()) {
                    behind.follow(before.last_seq);
                }
                *last_change = before_made_from.map(|made_from| LastChange {
                    before,
                    made_from,
                    causes: vec![words.clone()],
                    at: now,
                    is_unseen: true,
                });
                change
            }
        };
        let number = visit.page_number;
        if let Some(change) = marked.filter(|change| !change.is_empty()) {
            visit.marked = Some(Marked {
                change,
                cause: words.clone(),
                cause_seq: cause,
                until: now.plus_ms(MARKED_MS),
            });
        }
        self.log(BehaviorEvent::PageServed {
            page: number,
            cause,
            request,
            hash,
            rows,
        });
        if let Some(line) = self.state.log.back_mut() {
            line.effect = effect.map(|effect| {
                if words.is_empty() {
                    effect
                } else {
                    format!("{words}: {effect}")
                }
            });
        }
        self.steady_cursor();
    }

    /// Keeps the cursor on something that is there, and in view.
    pub fn steady_cursor(&mut self) {
        let (cols, rows, open) = (
            self.state.device.cols,
            self.state.device.rows,
            self.state.panel.is_some(),
        );
        let area = geometry::browse(cols, rows, open);
        let Some(page) = self.state.visit.as_ref().map(|visit| visit.page.clone()) else {
            return;
        };
        let Some(browse) = self.state.browse_mut() else { return };
        let has_hero = page.hero.is_some() && area.has_hero();
        if let Place::Row(index) = browse.place
            && index >= page.rows.len()
        {
            browse.place = match page.rows.len().checked_sub(1) {
                Some(last) => Place::Row(last),
                None => Place::Hero,
            };
        }
        if browse.place == Place::Hero && !has_hero && !page.rows.is_empty() {
            browse.place = Place::Row(0);
        }
        match browse.place {
            Place::Tabs | Place::Hero => browse.scroll = 0,
            Place::Row(index) => {
                browse.scroll = area.scroll_to(Some(index), browse.scroll);
                let row = &page.rows[index];
                let column = browse.column(row);
                let in_view = usize::from(area.columns);
                let offset = browse.offset(row).min(column).max((column + 1).saturating_sub(in_view));
                browse.offsets.insert(row.key.clone(), offset);
            }
        }
    }
}

/// A change in a few words, for the log panel; `None` where nothing changed.
pub fn in_words(change: &PageChange) -> Option<String> {
    if change.is_empty() {
        return None;
    }
    let mut words = Vec::new();
    for row in &change.rows {
        match row.fate {
            RowFate::New => words.push(format!("new row “{}”", row.name)),
            RowFate::Moved(places) if places > 0 => words.push(format!("“{}” up {places}", row.name)),
            RowFate::Moved(_) | RowFate::Stayed => {}
        }
    }
    words.extend(change.gone.iter().map(|(_, name)| format!("“{name}” gone")));
    words.truncate(3);
    if change.titles_new > 0 {
        let titles = if change.titles_new == 1 { "title" } else { "titles" };
        words.push(format!("{} new {titles}", change.titles_new));
    }
    if words.is_empty() {
        words.push("titles moved".to_owned());
    }
    Some(words.join(" · "))
}
