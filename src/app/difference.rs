//! The last change of the page in words: what came, went and moved, rows before titles, and the parts of the score that did it.
//! The screen and `frontrow log show --changes` say the same.

use std::sync::Arc;

use super::{HERO_KEY, Overlay, State, geometry, turn::Turn, words::in_units};
use crate::{
    behavior::UtcMillis,
    catalog::Catalog,
    recommend::{Difference, Fate, Part, RowDifference, SlotPlace, TitleDifference},
};

/// Parts that are named of one title's change.
const PARTS_NAMED: usize = 3;
/// Changes below half a hundredth would be named as nothing.
const TOLD_FROM: u32 = 5;

/// What the overlay shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownDifference {
    /// In words, one after the other.
    pub causes: Vec<String>,
    pub at: UtcMillis,
    pub told: ToldDifference,
}

/// A difference in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldDifference {
    pub rows: Vec<Told>,
    /// Those in view that came, went, crossed to another row or rose, in this order.
    pub titles: Vec<Told>,
    /// All other titles, counted in a sentence.
    pub others: Option<String>,
    /// Which parts changed most over all titles, in a sentence.
    pub parts: Option<String>,
}

/// What became of a row or a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub mark: Mark,
    pub name: String,
    /// Where it was and is: `Top picks 4 → 2`.
    pub way: String,
    /// What did it: `+1.15: audience +0.84 · taste +0.31`; empty for a row.
    pub parts: String,
}

/// In the order in which titles are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Came,
    Went,
    /// To another row.
    Crossed,
    Rose,
    Fell,
}

impl Mark {
    pub const fn symbol(self) -> char {
        match self {
            Self::Came => '●',
            Self::Rose => '▲',
            Self::Fell => '▼',
            Self::Crossed => '→',
            Self::Went => '○',
        }
    }
}

/// Says a difference in words; `is_in_view` says which places are looked at.
pub fn told(difference: &Difference, catalog: &Catalog, is_in_view: impl Fn(&SlotPlace) -> bool) -> ToldDifference {
    let (mut titles, mut others) = (Vec::new(), Vec::new());
    for title in &difference.titles {
        let place = title.to.as_ref().or(title.from.as_ref());
        match mark(title).filter(|_| place.is_some_and(&is_in_view)) {
            Some(mark) => titles.push(told_title(title, mark, difference, catalog)),
            None => others.push(title),
        }
    }
    titles.sort_by_key(|told| told.mark);
    ToldDifference {
        rows: told_rows(&difference.rows),
        others: counted(&others, titles.is_empty()),
        parts: did_most(difference),
        titles,
    }
}

/// None for a title that stayed, or was only pushed aside in its row: those are many, and say nothing by themselves.
fn mark(title: &TitleDifference) -> Option<Mark> {
    match (title.fate, &title.from, &title.to) {
        (Fate::Came, ..) => Some(Mark::Came),
        (Fate::Went, ..) => Some(Mark::Went),
        (Fate::Moved, Some(from), Some(to)) if from.row != to.row => Some(Mark::Crossed),
        (Fate::Moved, Some(from), Some(to)) if to.element_index < from.element_index && title.rose > 0 => {
            Some(Mark::Rose)
        }
        (Fate::Moved | Fate::Stayed, ..) => None,
    }
}

/// Says in words which rows came, went and moved.
pub fn told_rows(rows: &[RowDifference]) -> Vec<Told> {
    rows.iter().filter_map(told_row).collect()
}

/// The same in a few words, such as `new row “Trending now” · “Short, for tonight” gone`; none where no row changed its place, or all
/// are new because the page follows no other.
pub fn rows_in_words(rows: &[RowDifference]) -> Option<String> {
    if rows.iter().all(|row| row.from.is_none()) {
        return None;
    }
    let words = rows.iter().filter_map(|row| match row.fate() {
        Fate::Came => Some(format!("new row “{}”", row.name)),
        Fate::Went => Some(format!("“{}” gone", row.name)),
        Fate::Moved if row.rose > 0 => Some(format!("“{}” up {}", row.name, row.rose)),
        Fate::Moved | Fate::Stayed => None,
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(" · "))
}

/// People count from 1.
fn told_row(row: &RowDifference) -> Option<Told> {
    let (from, to) = (row.from.unwrap_or_default() + 1, row.to.unwrap_or_default() + 1);
    // What came or went above it may have taken it the other way on the page.
    let way = |is_seen: bool| match is_seen {
        true => format!(": {from} → {to}"),
        false => format!(" beside the others, now at {to}"),
    };
    let (mark, way) = match row.fate() {
        Fate::Came => (Mark::Came, format!("new at {to}")),
        Fate::Went => (Mark::Went, format!("gone from {from}")),
        Fate::Moved if row.rose > 0 => (Mark::Rose, format!("up {}{}", row.rose, way(from > to))),
        Fate::Moved => (Mark::Fell, format!("down {}{}", -row.rose, way(from < to))),
        Fate::Stayed => return None,
    };
    Some(Told {
        mark,
        name: row.name.clone(),
        way,
        parts: String::new(),
    })
}

fn told_title(title: &TitleDifference, mark: Mark, difference: &Difference, catalog: &Catalog) -> Told {
    let row = |place: &SlotPlace| row_name(difference, place);
    let at = |place: &SlotPlace| match place.row_index {
        Some(_) => format!("{} {}", row(place), place.element_index + 1),
        None => row(place),
    };
    let way = match (&title.from, &title.to) {
        (Some(from), Some(to)) if from.row == to.row => format!("{} → {}", at(from), to.element_index + 1),
        (Some(from), Some(to)) => format!("{} → {}", at(from), at(to)),
        (None, Some(to)) => format!("new in {}", at(to)),
        (Some(from), None) => format!("gone from {}", at(from)),
        (None, None) => String::new(),
    };
    let entry = catalog.title(title.title);
    Told {
        mark,
        name: format!("{} ({})", entry.name(), entry.year()),
        way,
        parts: parts_in_words(title, difference),
    }
}

fn row_name(difference: &Difference, place: &SlotPlace) -> String {
    if place.row == HERO_KEY {
        return "the big picture".to_owned();
    }
    let row = difference.rows.iter().find(|row| row.key == place.row);
    row.map_or_else(|| place.row.clone(), |row| row.name.clone())
}

/// `+1.15: audience +0.84 · taste +0.31`, or why it came or went though it is worth what it was worth.
fn parts_in_words(title: &TitleDifference, difference: &Difference) -> String {
    let told = |change: i32| change.unsigned_abs() >= TOLD_FROM;
    let named: Vec<(Part, i32)> = title
        .parts
        .iter()
        .copied()
        .filter(|(_, change)| told(*change))
        .collect();
    if named.is_empty() {
        let fate = |place: &Option<SlotPlace>| {
            let row = &place.as_ref()?.row;
            Some(difference.rows.iter().find(|known| known.key == *row)?.fate())
        };
        let why = match (fate(&title.from), fate(&title.to)) {
            (_, Some(Fate::Came)) => "its row is new",
            (Some(Fate::Went), _) => "its row is gone",
            _ => "the page around it changed",
        };
        return format!("worth what it was; {why}");
    }
    let more = named.len().saturating_sub(PARTS_NAMED);
    let mut words: Vec<String> = named
        .iter()
        .take(PARTS_NAMED)
        .map(|(part, change)| format!("{} {}", part.name(), in_units(*change)))
        .collect();
    if more > 0 {
        words.push(format!("{more} more"));
    }
    format!("{}: {}", in_units(title.change()), words.join(" · "))
}

fn counted(others: &[&TitleDifference], are_all: bool) -> Option<String> {
    let of = |fate: Fate| others.iter().filter(|title| title.fate == fate).count();
    let counts = [
        (of(Fate::Came), "came"),
        (of(Fate::Went), "went"),
        (of(Fate::Moved), "moved"),
        (of(Fate::Stayed), "stayed where they were, worth more or less"),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let whose = if are_all {
        "Of the titles"
    } else {
        "Of the other titles"
    };
    (!told.is_empty()).then(|| format!("{whose} {}.", told.join(", ")))
}

fn did_most(difference: &Difference) -> Option<String> {
    let all: u64 = difference.parts.iter().map(|(_, sum)| sum).sum();
    let shares: Vec<String> = difference
        .parts
        .iter()
        .map(|(part, sum)| (part, (sum * 100 + all / 2) / all.max(1)))
        .filter(|(_, percent)| *percent > 0)
        .map(|(part, percent)| format!("{} {percent} %", part.name()))
        .collect();
    (!shares.is_empty()).then(|| format!("Over all titles the change is {}.", shares.join(" · ")))
}

impl State {
    /// The page on the screen beside the one that the viewer saw before it; none on a page that followed no other.
    pub fn difference(&self) -> Option<Difference> {
        let visit = self.visit.as_ref()?;
        let last_change = visit.last_change.as_ref()?;
        let (made_from, behind) = visit.made_from.as_ref().zip(visit.behind.as_ref())?;
        Some(Difference::between(
            &last_change.before,
            &visit.page,
            |titles| last_change.made_from.parts(behind.home(), titles),
            |titles| made_from.parts(&behind.home_at(made_from.last_seq), titles),
        ))
    }

    fn shown_difference(&self) -> Option<ShownDifference> {
        let last_change = self.visit.as_ref()?.last_change.as_ref()?;
        let difference = self.difference()?;
        Some(ShownDifference {
            causes: last_change.causes.clone(),
            at: last_change.at,
            told: told(&difference, &self.shelf.catalog, |place| self.looks_at(place)),
        })
    }

    /// Whether the page stands at this place when nothing lies over it.
    fn looks_at(&self, place: &SlotPlace) -> bool {
        let (Some(visit), Some(browse)) = (&self.visit, self.browse()) else {
            return false;
        };
        let area = geometry::browse(self.device.cols, self.device.rows, self.panel.is_some());
        let Some(index) = place.row_index else {
            return area.hero(browse.scroll).is_some();
        };
        let mut rows = area.rows_at(browse.scroll, visit.page.rows.len());
        let is_row_in_view = rows.any(|(row, _)| row == index);
        let from = browse.offsets.get(&place.row).copied().unwrap_or_default();
        is_row_in_view && (from..from + usize::from(area.columns)).contains(&place.element_index)
    }
}

impl Turn<'_> {
    /// Opens the last change over the screen.
    pub fn show_difference(&mut self) {
        let shown = self.state.shown_difference().map(Arc::new);
        self.open_overlay(Overlay::Difference { shown, scroll: 0 }, "changes");
    }
}
