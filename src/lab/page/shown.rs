use crate::{
    catalog::TitleIndex,
    recommend::{Page, Viewport},
    train::discount,
};

/// What stands in a viewport: the hero, and the first titles of the first rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    hero: Option<TitleIndex>,
    rows: Vec<Vec<TitleIndex>>,
}

impl Shown {
    /// The part of a page that is in view at once.
    pub fn of(page: &Page, viewport: Viewport) -> Self {
        let rows = page.rows.iter();
        Self::cut(
            page.hero.as_ref().map(|slot| slot.title),
            rows.map(|row| row.slots.iter().map(|slot| slot.title)),
            viewport,
        )
    }

    /// A list, best first: its first title is the hero, and the others are cut into rows.
    pub fn of_list(titles: &[TitleIndex], viewport: Viewport) -> Self {
        let (hero, rest) = titles
            .split_first()
            .map_or((None, titles), |(hero, rest)| (Some(*hero), rest));
        let rows = rest.chunks(usize::from(viewport.columns).max(1));
        Self::cut(hero, rows.map(|row| row.iter().copied()), viewport)
    }

    /// What is in view of a hero and rows below it.
    pub fn cut<R: Iterator<Item = TitleIndex>>(
        hero: Option<TitleIndex>,
        rows: impl Iterator<Item = R>,
        viewport: Viewport,
    ) -> Self {
        let columns = usize::from(viewport.columns);
        let rows = rows.take(usize::from(viewport.rows));
        Self {
            hero,
            rows: rows.map(|row| row.take(columns).collect()).collect(),
        }
    }

    /// Every title with its row and column: the hero in row 0, the rows below it from 1 on, columns from 0 on.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize, TitleIndex)> {
        let rows = self.rows.iter().zip(1..);
        let below = rows.flat_map(|(titles, row)| {
            titles
                .iter()
                .enumerate()
                .map(move |(column, title)| (row, column, *title))
        });
        self.hero.iter().map(|hero| (0, 0, *hero)).chain(below)
    }

    pub fn titles(&self) -> impl Iterator<Item = TitleIndex> {
        self.places().map(|(_, _, title)| title)
    }
}

/// What a liked title counts at a place: `1/log₂(row + 2) · 1/log₂(column + 2)`, both from 0 on, the discount of a list (Järvelin &
/// Kekäläinen, TOIS 2002) taken down the page and along the row, as eyes go.
pub fn place_discount(row: usize, column: usize) -> f64 {
    discount(row) * discount(column)
}
