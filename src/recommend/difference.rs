//! A page beside the page before it: rows and titles that came, went and moved, and the parts of the score that did it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Page, Part, Parts, RowFate, Slot, fates};
use crate::catalog::{TitleId, TitleIndex};

/// The hero's name where a row's key would stand.
const HERO: &str = "hero";

/// How a row or a title fared from one page to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Came,
    Went,
    Moved,
    Stayed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    pub key: String,
    pub name: String,
    /// Its index on the page before; none when it was not there.
    pub from: Option<usize>,
    /// Its index on the page after; none when it is not there.
    pub to: Option<usize>,
    /// By how many places it rose (positive) or fell among the rows that both pages have.
    pub rose: i32,
}

impl RowDifference {
    pub fn fate(&self) -> Fate {
        match (self.from, self.to) {
            (None, _) => Fate::Came,
            (_, None) => Fate::Went,
            _ if self.rose != 0 => Fate::Moved,
            _ => Fate::Stayed,
        }
    }
}

/// Where on a page a title stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotPlace {
    /// The row's key; `hero` for the hero.
    pub row: String,
    /// The row's index; none for the hero.
    pub row_index: Option<usize>,
    pub element_index: usize,
}

/// What became of one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleDifference {
    pub title: TitleIndex,
    pub id: TitleId,
    pub fate: Fate,
    pub from: Option<SlotPlace>,
    pub to: Option<SlotPlace>,
    /// By how many places it rose (positive) or fell among the titles that its row has on both pages.
    pub rose: i32,
    /// The parts of its score that changed and by how many thousandths, largest first; also of a title that stands on one page only.
    pub parts: Vec<(Part, i32)>,
}

impl TitleDifference {
    /// By how much its score changed, thousandths.
    pub fn change(&self) -> i32 {
        self.parts.iter().map(|(_, thousandths)| thousandths).sum()
    }
}

/// All that is different between two pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The rows of the page after in its order, then those that went in the order of the page before.
    pub rows: Vec<RowDifference>,
    /// The titles of the page after in its order, hero first, then those that went in the order of the page before. One that stands
    /// where it stood and is worth what it was worth is left out.
    pub titles: Vec<TitleDifference>,
    /// How much each part changed over all titles of both pages, thousandths, sums of absolute values, largest first.
    pub parts: Vec<(Part, u64)>,
}

impl Difference {
    /// Compares two pages. The two functions say which parts titles had by the rules of the page before, and have by those of the page
    /// after: each is asked once, for the titles that its page does not show.
    pub fn between(
        before: &Page,
        after: &Page,
        parts_before: impl FnOnce(&[TitleIndex]) -> Vec<Parts>,
        parts_after: impl FnOnce(&[TitleIndex]) -> Vec<Parts>,
    ) -> Self {
        let (was, is) = (Shown::on(before), Shown::on(after));
        let (gone, new) = (was.without(&is), is.without(&was));
        let mut parts_was: BTreeMap<TitleIndex, Parts> = new.iter().copied().zip(parts_before(&new)).collect();
        let mut parts_is: BTreeMap<TitleIndex, Parts> = gone.iter().copied().zip(parts_after(&gone)).collect();
        parts_was.extend(was.slots.iter().map(|(title, at)| (*title, at.parts)));
        parts_is.extend(is.slots.iter().map(|(title, at)| (*title, at.parts)));
        let risen = risen(before, after);
        let difference = |title: TitleIndex| {
            let (from, to) = (was.slots.get(&title), is.slots.get(&title));
            let rose = risen.get(&title).copied().unwrap_or_default();
            let parts = changed(*parts_was.get(&title)?, *parts_is.get(&title)?);
            let fate = match (from, to) {
                (None, _) => Fate::Came,
                (_, None) => Fate::Went,
                (Some(from), Some(to)) if from.place.row == to.place.row && rose == 0 => Fate::Stayed,
                _ => Fate::Moved,
            };
            (fate != Fate::Stayed || !parts.is_empty()).then_some(TitleDifference {
                title,
                id: from.or(to)?.id,
                fate,
                from: from.map(|at| at.place.clone()),
                to: to.map(|at| at.place.clone()),
                rose,
                parts,
            })
        };
        let all = is.order.iter().chain(&gone).copied();
        let titles: Vec<TitleDifference> = all.filter_map(difference).collect();
        Self {
            rows: rows(&before.keys_and_names(), &after.keys_and_names()),
            parts: summed(&titles),
            titles,
        }
    }
}

/// How much each part changed over all titles, largest first.
fn summed(titles: &[TitleDifference]) -> Vec<(Part, u64)> {
    let mut sums: BTreeMap<Part, u64> = BTreeMap::new();
    for (part, thousandths) in titles.iter().flat_map(|title| &title.parts) {
        *sums.entry(*part).or_default() += u64::from(thousandths.unsigned_abs());
    }
    let mut sums: Vec<(Part, u64)> = sums.into_iter().collect();
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    sums
}

/// The rows of two pages compared by their keys alone; each is given as key and name.
pub fn rows(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<RowDifference> {
    let keys = |rows: &[(&str, &str)]| -> Vec<String> { rows.iter().map(|(key, _)| (*key).to_owned()).collect() };
    let (old, new) = (keys(before), keys(after));
    let place = |keys: &[String], key: &str| keys.iter().position(|other| other == key);
    let stayed_or_came = after
        .iter()
        .zip(fates(&old, &new))
        .enumerate()
        .map(|(to, ((key, name), fate))| RowDifference {
            key: (*key).to_owned(),
            name: (*name).to_owned(),
            from: place(&old, key),
            to: Some(to),
            rose: match fate {
                RowFate::Moved(places) => places,
                RowFate::New | RowFate::Stayed => 0,
            },
        });
    let went = before
        .iter()
        .enumerate()
        .filter(|(_, (key, _))| place(&new, key).is_none())
        .map(|(from, (key, name))| RowDifference {
            key: (*key).to_owned(),
            name: (*name).to_owned(),
            from: Some(from),
            to: None,
            rose: 0,
        });
    stayed_or_came.chain(went).collect()
}

impl Page {
    fn keys_and_names(&self) -> Vec<(&str, &str)> {
        let rows = self.rows.iter();
        rows.map(|row| (row.key.as_str(), row.name.as_str())).collect()
    }
}

/// A title in its place on one page.
struct At {
    id: TitleId,
    place: SlotPlace,
    parts: Parts,
}

/// All titles of one page.
struct Shown {
    order: Vec<TitleIndex>,
    slots: BTreeMap<TitleIndex, At>,
}

impl Shown {
    fn on(page: &Page) -> Self {
        let mut shown = Self {
            order: Vec::new(),
            slots: BTreeMap::new(),
        };
        let hero = page.hero.iter().map(|slot| (None, HERO, 0, slot));
        let rows = page.rows.iter().enumerate().flat_map(|(row_index, row)| {
            let slots = row.slots.iter().enumerate();
            slots.map(move |(element_index, slot)| (Some(row_index), row.key.as_str(), element_index, slot))
        });
        for (row_index, key, element_index, slot) in hero.chain(rows) {
            shown.order.push(slot.title);
            let place = SlotPlace {
                row: key.to_owned(),
                row_index,
                element_index,
            };
            let (id, parts) = (slot.id, slot.parts);
            shown.slots.insert(slot.title, At { id, place, parts });
        }
        shown
    }

    /// The titles that the other page does not show, in order.
    fn without(&self, other: &Self) -> Vec<TitleIndex> {
        let order = self.order.iter().copied();
        order.filter(|title| !other.slots.contains_key(title)).collect()
    }
}

/// By how many places titles rose or fell within a row that both pages have.
fn risen(before: &Page, after: &Page) -> BTreeMap<TitleIndex, i32> {
    let titles = |slots: &[Slot]| -> Vec<TitleIndex> { slots.iter().map(|slot| slot.title).collect() };
    let mut risen = BTreeMap::new();
    for row in &after.rows {
        let Some((_, old)) = before.row(&row.key) else { continue };
        let (old, new) = (titles(&old.slots), titles(&row.slots));
        for (title, fate) in new.iter().zip(fates(&old, &new)) {
            if let RowFate::Moved(places) = fate {
                risen.insert(*title, places);
            }
        }
    }
    risen
}

/// What changed from one score to another, part by part, largest first.
fn changed(before: Parts, after: Parts) -> Vec<(Part, i32)> {
    let mut parts: Vec<(Part, i32)> = Part::ALL
        .into_iter()
        .map(|part| (part, after.get(part) - before.get(part)))
        .filter(|(_, change)| *change != 0)
        .collect();
    parts.sort_by_key(|(_, change)| std::cmp::Reverse(change.unsigned_abs()));
    parts
}
