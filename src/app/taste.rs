//! *Your taste*: all that is concluded about the viewer, who may correct, weaken, delete and restore each of it.

use super::{Panel, PanelKind, Screen, State, keymap::Action, turn::Turn};
use crate::{
    behavior::{Correction, Trait},
    recommend::{self, Basis, Deleted, Habit, Portrait, SegmentFinding, TasteEntry},
};

/// How many tastes are listed at first beside those that the viewer spoke of; the others are counted, and listed when asked for.
const TASTES_LISTED: usize = 24;
/// Entries that a page key moves over.
const PAGE: usize = 10;

/// A part of the screen, with its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TasteSection {
    Tastes,
    Habits,
    Segments,
    Deleted,
}

impl TasteSection {
    pub const ALL: [Self; 4] = [Self::Tastes, Self::Habits, Self::Segments, Self::Deleted];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Tastes => "Taste",
            Self::Habits => "Habits",
            Self::Segments => "Segments",
            Self::Deleted => "Deleted by you",
        }
    }
}

/// One entry of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Conclusion<'a> {
    Taste(&'a TasteEntry),
    Habit(&'a Habit),
    Segment(&'a SegmentFinding),
    Deleted(&'a Deleted),
}

impl<'a> Conclusion<'a> {
    pub const fn section(self) -> TasteSection {
        match self {
            Self::Taste(_) => TasteSection::Tastes,
            Self::Habit(_) => TasteSection::Habits,
            Self::Segment(_) => TasteSection::Segments,
            Self::Deleted(_) => TasteSection::Deleted,
        }
    }

    pub const fn about(self) -> Trait {
        match self {
            Self::Taste(_) => Trait::Facet,
            Self::Habit(_) => Trait::Habit,
            Self::Segment(_) => Trait::Segment,
            Self::Deleted(deleted) => deleted.about,
        }
    }

    /// What a correction names.
    pub fn key(self) -> &'a str {
        match self {
            Self::Taste(taste) => &taste.key,
            Self::Habit(habit) => habit.kind.name(),
            Self::Segment(found) => found.segment.name(),
            Self::Deleted(deleted) => &deleted.key,
        }
    }

    /// For people's eyes.
    pub fn name(self) -> &'a str {
        match self {
            Self::Taste(taste) => &taste.name,
            Self::Habit(habit) => habit.kind.label(),
            Self::Segment(found) => found.segment.label(),
            Self::Deleted(deleted) => &deleted.name,
        }
    }
}

/// What is concluded, and which of it is selected.
#[derive(Clone, Debug)]
pub struct TasteScreen {
    /// Of the tastes those that are listed, in the order in which they are.
    pub portrait: Portrait,
    /// Tastes beyond those that are listed.
    pub tastes_more: usize,
    /// Among all entries, from the top.
    pub selected: usize,
    /// How many tastes are listed at most.
    most: usize,
    /// The keys of tastes in their order, those of deleted ones too: what is corrected keeps its place, and what is restored gets its
    /// place back.
    order: Vec<String>,
}

impl TasteScreen {
    /// A first look: the strongest tastes and those that the viewer spoke of, from the one most gone for to the one most turned from.
    pub fn new(portrait: Portrait) -> Self {
        let all = portrait.tastes.iter().enumerate();
        let mut listed: Vec<&TasteEntry> = all
            .filter(|(at, taste)| *at < TASTES_LISTED || taste.basis != Basis::Concluded)
            .map(|(_, taste)| taste)
            .collect();
        listed.sort_by_key(|taste| std::cmp::Reverse(taste.weight));
        let deleted = portrait.deleted.iter().filter(|deleted| deleted.about == Trait::Facet);
        let listed = listed.into_iter().map(|taste| taste.key.clone());
        let order = listed.chain(deleted.map(|deleted| deleted.key.clone())).collect();
        let mut screen = Self {
            portrait: Portrait::default(),
            tastes_more: 0,
            selected: 0,
            most: TASTES_LISTED,
            order,
        };
        screen.list(portrait);
        screen
    }

    /// Takes in what is concluded now; what was selected stays so while it is there, else what stands in its place is.
    fn renew(&mut self, portrait: Portrait) {
        let before = self.selected_entry();
        let before = before.map(|entry| (entry.section(), entry.about(), entry.key().to_owned()));
        let Some((section, about, key)) = before else {
            return self.list(portrait);
        };
        let place = self.selected - self.first_of(section);
        self.list(portrait);
        let entries = self.entries();
        let is_it = |entry: &Conclusion<'_>| (entry.section(), entry.about(), entry.key()) == (section, about, &key);
        let found = entries.iter().position(is_it);
        let last_there = self.count(section).saturating_sub(1);
        let instead = self.first_of(section) + place.min(last_there);
        self.selected = found.unwrap_or(instead).min(entries.len().saturating_sub(1));
    }

    fn list(&mut self, mut portrait: Portrait) {
        let all = portrait.tastes.len();
        for taste in &portrait.tastes {
            if self.order.len() < self.most && !self.order.contains(&taste.key) {
                self.order.push(taste.key.clone());
            }
        }
        let place = |taste: &TasteEntry| self.order.iter().position(|key| *key == taste.key);
        portrait.tastes.retain(|taste| place(taste).is_some());
        portrait.tastes.sort_by_cached_key(place);
        self.tastes_more = all - portrait.tastes.len();
        self.portrait = portrait;
    }

    /// All that can be selected, in the order of the sections.
    pub fn entries(&self) -> Vec<Conclusion<'_>> {
        let Portrait {
            tastes,
            habits,
            segments,
            deleted,
        } = &self.portrait;
        let tastes = tastes.iter().map(Conclusion::Taste);
        let habits = habits.iter().map(Conclusion::Habit);
        let segments = segments.iter().map(Conclusion::Segment);
        let deleted = deleted.iter().map(Conclusion::Deleted);
        tastes.chain(habits).chain(segments).chain(deleted).collect()
    }

    pub fn selected_entry(&self) -> Option<Conclusion<'_>> {
        self.entries().get(self.selected).copied()
    }

    /// How many entries a section has.
    pub fn count(&self, section: TasteSection) -> usize {
        match section {
            TasteSection::Tastes => self.portrait.tastes.len(),
            TasteSection::Habits => self.portrait.habits.len(),
            TasteSection::Segments => self.portrait.segments.len(),
            TasteSection::Deleted => self.portrait.deleted.len(),
        }
    }

    /// The index among all entries of a section's first one.
    pub fn first_of(&self, section: TasteSection) -> usize {
        let above = TasteSection::ALL.into_iter().take_while(|above| *above != section);
        above.map(|above| self.count(above)).sum()
    }

    /// The first entry of the next section that has any, around the end.
    fn next_section(&self) -> usize {
        let firsts = TasteSection::ALL.into_iter().filter(|section| self.count(*section) > 0);
        let firsts: Vec<usize> = firsts.map(|section| self.first_of(section)).collect();
        let next = firsts.iter().find(|first| **first > self.selected);
        next.or(firsts.first()).copied().unwrap_or(0)
    }

    fn go(&mut self, action: Action) {
        let last = self.entries().len().saturating_sub(1);
        let to = match action {
            Action::Up => self.selected.saturating_sub(1),
            Action::Down => self.selected + 1,
            Action::PageUp => self.selected.saturating_sub(PAGE),
            Action::PageDown => self.selected + PAGE,
            Action::First => 0,
            Action::Last => last,
            Action::NextPane => self.next_section(),
            _ => self.selected,
        };
        self.selected = to.min(last);
    }
}

impl State {
    /// What is concluded about who is watching. `None` outside a visit.
    fn portrait(&self) -> Option<Portrait> {
        let request = self.request()?;
        let viewer = self.home.viewer(&request.profile.id);
        let (catalog, model) = (&self.shelf.catalog, &self.shelf.model);
        Some(recommend::portrait(catalog, model, &viewer, &request))
    }

    /// What *more* or *less* of a conclusion comes to now. `None` outside a visit and for a key that is unknown.
    pub fn more_or_less(&self, about: Trait, key: &str, more: bool) -> Option<Correction> {
        let request = self.request()?;
        let viewer = self.home.viewer(&request.profile.id);
        let (catalog, model) = (&self.shelf.catalog, &self.shelf.model);
        recommend::more_or_less(catalog, model, &viewer, &request, (about, key), more)
    }
}

impl Turn<'_> {
    pub fn open_taste(&mut self) {
        let Some(portrait) = self.state.portrait() else { return };
        // No title has the focus there, so there is none to explain.
        if let Some(Panel {
            kind: PanelKind::Why(_),
            ..
        }) = self.state.panel
        {
            self.state.panel = None;
        }
        self.push(Screen::Taste(TasteScreen::new(portrait)));
    }

    pub fn act_on_taste(&mut self, action: Action) {
        match action {
            Action::Less | Action::More | Action::Weaken | Action::Delete | Action::Restore => {
                self.correct_selected(action);
            }
            Action::ListAll => self.list_all_tastes(),
            Action::Undo => self.undo(),
            Action::Back | Action::Quit => self.pop(),
            _ => {
                if let Some(Screen::Taste(taste)) = self.state.screens.last_mut() {
                    taste.go(action);
                }
            }
        }
    }

    fn list_all_tastes(&mut self) {
        if let Some(Screen::Taste(taste)) = self.state.screens.last_mut() {
            taste.most = usize::MAX;
        }
        self.renew_taste();
    }

    fn correct_selected(&mut self, action: Action) {
        let Screen::Taste(taste) = self.state.screen() else {
            return;
        };
        let Some(entry) = taste.selected_entry() else { return };
        let (about, key, name) = (entry.about(), entry.key().to_owned(), entry.name());
        let is_deleted = entry.section() == TasteSection::Deleted;
        let is_spoken_of = self.state.visit.as_ref().is_some_and(|visit| {
            let viewer = self.state.home.viewer(&visit.profile);
            !viewer.corrections().said(about, &key).is_nothing()
        });
        let correction = match action {
            Action::Restore if !is_spoken_of => {
                let sentence = format!("“{name}” follows what you do; there is nothing to restore.");
                return self.say(sentence);
            }
            Action::Restore => Some(Correction::Restore),
            _ if is_deleted => {
                let sentence = format!("“{name}” is deleted; r restores it.");
                return self.say(sentence);
            }
            Action::Weaken => Some(Correction::Weaken),
            Action::Delete => Some(Correction::Delete),
            _ => self.state.more_or_less(about, &key, action == Action::More),
        };
        if let Some(correction) = correction {
            self.correct(about, &key, correction);
        }
    }

    /// *Your taste*, where it is open, says what is concluded now.
    pub fn renew_taste(&mut self) {
        if !matches!(self.state.screen(), Screen::Taste(_)) {
            return;
        }
        let portrait = self.state.portrait();
        if let (Some(portrait), Some(Screen::Taste(taste))) = (portrait, self.state.screens.last_mut()) {
            taste.renew(portrait);
        }
    }
}
