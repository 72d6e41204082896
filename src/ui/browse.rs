//! The page: hero and rows, and what changed on it.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Clear, Widget},
};

use super::{
    buttons::{self, Button},
    card::{Card, Watched},
    chrome, facts, letters, panel, picture, preview, text,
    theme::Look,
};
use crate::{
    app::{
        BrowseScreen, Marked, Place, PreviewShown, State, Tab, Visit,
        geometry::{self, BrowseGeometry},
        words,
    },
    artwork::Framing,
    catalog::Catalog,
    recommend::{PageRow, Progress, RowFate, Segment, Slot},
};

pub fn draw(buffer: &mut Buffer, browse: &BrowseScreen, state: &State, theme: &Look<'_>) {
    let area = geometry::browse(state.device.cols, state.device.rows, state.panel.is_some());
    let is_covered = state.panel.is_some() && !geometry::docks_panel(state.device.cols);
    chrome::header(buffer, &area, state, theme);
    if let Some(visit) = &state.visit
        && !is_covered
    {
        let page = PageView {
            browse,
            visit,
            preview: state.preview(),
            area: &area,
            state,
            catalog: &state.shelf.catalog,
            theme,
        };
        page.hero(buffer);
        page.rows(buffer);
        page.emptiness(buffer);
    }
    question(buffer, &area, state, theme);
    panel::draw(buffer, &area, state, theme);
    chrome::footer(buffer, area.footer, state, theme);
}

/// One line above the footer, over whatever stands there: nothing moves for it.
fn question(buffer: &mut Buffer, area: &BrowseGeometry, state: &State, theme: &Look<'_>) {
    let question = state.question_up().filter(|_| state.overlays.is_empty());
    let (Some(question), Some(line)) = (question, area.question()) else {
        return;
    };
    Clear.render(line, buffer);
    buffer.set_style(line, theme.screen());
    let used = text::line_right(buffer, line, "A answer", theme.dim());
    let room = Rect {
        width: line.width.saturating_sub(used + 2),
        ..line
    };
    text::line(buffer, room, &question.text, theme.accented());
}

/// What the keys do with the hero; the first is what has the focus. Somebody who finds it hard to choose is told who else can.
fn hero_buttons(play: &str, is_hesitant: bool) -> Vec<Button<'_>> {
    let pick = if is_hesitant { "m Pick for me" } else { "a + My List" };
    let button = |label, is_focused| Button { label, is_focused };
    vec![button("⏎ More", true), button(play, false), button(pick, false)]
}

struct PageView<'a> {
    browse: &'a BrowseScreen,
    visit: &'a Visit,
    /// Of what has the focus.
    preview: Option<PreviewShown<'a>>,
    area: &'a BrowseGeometry,
    state: &'a State,
    catalog: &'a Catalog,
    theme: &'a Look<'a>,
}

impl PageView<'_> {
    fn hero(&self, buffer: &mut Buffer) {
        let (Some(slot), Some(area)) = (&self.visit.page.hero, self.area.hero(self.browse.scroll)) else {
            return;
        };
        let title = self.catalog.title(slot.title);
        let appeal = slot.caption.appeal;
        let moved = self
            .preview_if(self.browse.place == Place::Hero)
            .and_then(|shown| shown.moved);
        picture::draw_frame(buffer, area, title, appeal, self.theme, Framing::Hero, moved);
        self.hero_words(buffer, picture::words_of(area), slot);
    }

    fn preview_if(&self, is_focused: bool) -> Option<&PreviewShown<'_>> {
        self.preview.as_ref().filter(|_| is_focused)
    }

    /// Name, caption, facts and what one can do, in the middle of the hero's height.
    fn hero_words(&self, buffer: &mut Buffer, area: Rect, slot: &Slot) {
        let title = self.catalog.title(slot.title);
        let theme = self.theme;
        let is_focused = self.browse.place == Place::Hero;
        let style = if is_focused { theme.accented() } else { theme.bold() };
        // Caption, facts and buttons stand below the name; gaps and big letters as there is room for them.
        let name_room = Rect {
            height: if area.height < letters::HEIGHT + 3 {
                area.height.min(1)
            } else {
                (area.height - 4).max(letters::HEIGHT)
            },
            ..area
        };
        let name_height = letters::height(title.name(), name_room.width, name_room.height);
        let gaps = area.height.saturating_sub(name_height + 3).min(2);
        let top = area.height.saturating_sub(name_height + 3 + gaps) / 2;
        let name = Rect {
            height: name_height.min(area.height),
            ..text::below(area, top)
        };
        let used = letters::draw(buffer, name, title.name(), style);
        let mut rest = text::below(area, top + used + u16::from(gaps == 2));
        let told = self
            .preview_if(is_focused)
            .map(|shown| preview::part(shown, rest.width, 1));
        let caption = told.as_deref().unwrap_or(&slot.caption.text);
        let button_line = text::below(rest, 2 + u16::from(gaps >= 1));
        // Without a button to show it, and without pictures, nothing but the name's color would tell of the focus.
        let is_marked = is_focused && button_line.is_empty() && !theme.has_pictures;
        let mark = if is_marked { "▸ " } else { "" };
        text::line(buffer, rest, &format!("{mark}{caption}"), theme.base());
        rest = text::below(rest, 1);
        let facts = facts::with_match(slot.match_percent, title, rest.width);
        text::line(buffer, rest, &facts, theme.dim());
        if is_focused {
            let habits = self.state.habits();
            let play = format!("p ▶ {}", self.state.call_to_action(&habits, title));
            let buttons = hero_buttons(&play, habits.is(Segment::Hesitant));
            buttons::draw(buffer, button_line, &buttons, theme);
        }
    }

    fn rows(&self, buffer: &mut Buffer) {
        for (index, area) in self.area.rows_at(self.browse.scroll, self.visit.page.rows.len()) {
            self.row(buffer, index, area);
        }
        // The heading of the row that only half fits says that there is more.
        let shown = self.area.rows_at(self.browse.scroll, self.visit.page.rows.len()).last();
        if let Some((last, area)) = shown
            && let Some(next) = self.visit.page.rows.get(last + 1)
            && let Some(below) = self.area.heading_below(area)
        {
            text::line(buffer, below, &next.name, self.theme.faint());
        }
        if let Some((last, area)) = shown
            && self.visit.page.has_more
            && last + 1 == self.visit.page.rows.len()
            && let Some(below) = self.area.heading_below(area)
        {
            text::line(buffer, below, "↓ more rows", self.theme.faint());
        }
    }

    fn row(&self, buffer: &mut Buffer, index: usize, area: Rect) {
        let row = &self.visit.page.rows[index];
        let is_focused = self.browse.place == Place::Row(index);
        self.heading(buffer, row, area, is_focused);
        let offset = self.browse.offset(row);
        for place in 0..self.area.columns {
            let at = offset + usize::from(place);
            let (Some(slot), Some(card)) = (row.slots.get(at), self.area.card(area, place)) else {
                break;
            };
            self.card(slot, row, is_focused && self.browse.column(row) == at).draw(
                buffer,
                card,
                self.area.caption_height,
                self.theme,
            );
        }
    }

    fn heading(&self, buffer: &mut Buffer, row: &PageRow, area: Rect, is_focused: bool) {
        let line = text::nth_line(area, 0);
        let style = if is_focused {
            self.theme.focused()
        } else {
            self.theme.bold()
        };
        let mark = self.mark(row);
        let place = self.place_in_row(row, is_focused);
        let used = match (&mark, place) {
            (Some(mark), _) => text::line_right(buffer, line, mark, self.theme.good()),
            (None, Some(place)) => text::line_right(buffer, line, &place, self.theme.faint()),
            (None, None) => 0,
        };
        let name = Rect {
            width: line.width.saturating_sub(used + 2),
            ..line
        };
        text::line(buffer, name, &row.name, style);
    }

    /// `3 of 20 ›` in the focused row when it is longer than the screen.
    fn place_in_row(&self, row: &PageRow, is_focused: bool) -> Option<String> {
        let more = if row.has_more { " · more →" } else { "" };
        (is_focused && row.slots.len() > usize::from(self.area.columns))
            .then(|| format!("{} of {}{more}", self.browse.column(row) + 1, row.slots.len()))
    }

    /// What the last change did to this row, and its cause.
    fn mark(&self, row: &PageRow) -> Option<String> {
        let Marked { change, cause, .. } = self.visit.marked.as_ref()?;
        let fate = change.rows.iter().find(|change| change.key == row.key)?.fate;
        match fate {
            RowFate::New => Some(format!("● new: {cause}")),
            RowFate::Moved(places) if places > 0 => Some(format!("▲ up {places}: {cause}")),
            RowFate::Moved(places) => Some(format!("▼ down {}", -places)),
            RowFate::Stayed => None,
        }
    }

    fn card<'a>(&'a self, slot: &'a Slot, row: &PageRow, is_focused: bool) -> Card<'a> {
        let is_new = self.visit.marked.as_ref().is_some_and(|marked| {
            marked.change.rows.iter().any(|change| {
                change.key == row.key && change.fate != RowFate::New && change.new_titles.contains(&slot.id)
            })
        });
        Card {
            title: self.catalog.title(slot.title),
            appeal: slot.caption.appeal,
            caption: &slot.caption.text,
            progress: slot.progress.map(|progress| watched(progress, self.area.card_width)),
            is_focused,
            is_new,
            preview: self.preview_if(is_focused),
        }
    }

    fn emptiness(&self, buffer: &mut Buffer) {
        let page = &self.visit.page;
        if page.hero.is_some() || !page.rows.is_empty() {
            return;
        }
        let text = match self.browse.tab {
            Tab::MyList => "Nothing on your list yet: press a on a title to put it here.",
            Tab::Home | Tab::Series | Tab::Films => "Nothing here is for this profile.",
        };
        let width = self.area.body.width.saturating_sub(4);
        for (at, line) in text::wrap(text, width).iter().enumerate() {
            let middle = text::nth_line(self.area.body, self.area.body.height / 2 + at as u16);
            text::line_center(buffer, middle, line, self.theme.dim());
        }
    }
}

/// How far a title was watched, in the fullest words that a card has room for.
fn watched(progress: Progress, columns: u16) -> Watched {
    if let Some(next) = progress.episode.filter(|_| progress.is_next) {
        let words = [format!("Next episode {next}"), format!("Next {next}")];
        return Watched {
            share: None,
            words: fullest(words, columns),
        };
    }
    let left = words::duration(progress.length_s.saturating_sub(progress.position_s).div_ceil(60));
    let words = match progress.episode {
        Some(episode) => [format!("{episode} · {left} left"), format!("{episode} · {left}")],
        None => [format!("{left} left"), left],
    };
    Watched {
        share: Some(progress.position_s as f32 / progress.length_s.max(1) as f32),
        words: fullest(words, columns),
    }
}

/// The first that fits, else the second.
fn fullest([words, shorter]: [String; 2], columns: u16) -> String {
    if text::width(&words) <= columns { words } else { shorter }
}
