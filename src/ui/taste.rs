//! *Your taste*: all that is concluded about the viewer, a line each, and what it rests on.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    chrome, panel, text,
    theme::{Look, Theme},
    why,
};
use crate::{
    app::{
        Conclusion, State, TasteScreen, TasteSection,
        geometry::{self, TasteLine},
        words,
    },
    behavior::Trait,
    recommend::Basis,
};

const HEAD: &str = "Your taste";
const WHAT_IT_IS: &str = "This is all that Frontrow concludes about you. It stays on this machine.";
/// In fewer columns an entry is its name and its figure.
const WITH_BAR: u16 = 56;
const BAR_WIDTH: u16 = 9;
const FULL_BAR: u32 = 1_000;

pub fn draw(buffer: &mut Buffer, taste: &TasteScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let page = geometry::browse(cols, rows, state.panel.is_some());
    chrome::header(buffer, &page, state, theme);
    if state.panel.is_none() || geometry::docks_panel(cols) {
        let area = geometry::taste(cols, rows, state.panel.is_some(), taste);
        head(buffer, area.head, theme);
        let view = TasteView { taste, theme };
        for (line, area) in area.lines {
            view.line(buffer, line, area);
        }
        if let Some(selected) = taste.selected_entry() {
            view.told(buffer, selected, area.told);
        }
    }
    panel::draw(buffer, &page, state, theme);
    chrome::footer(buffer, page.footer, state, theme);
}

fn head(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let used = text::line(buffer, area, HEAD, theme.bold());
    let below = text::below(area, 1);
    if !below.is_empty() {
        text::line(buffer, below, WHAT_IT_IS, theme.dim());
        return;
    }
    let behind = Rect {
        x: area.x + used,
        width: area.width.saturating_sub(used),
        ..area
    };
    text::line(buffer, behind, ": it stays on this machine", theme.dim());
}

struct TasteView<'a> {
    taste: &'a TasteScreen,
    theme: &'a Look<'a>,
}

impl TasteView<'_> {
    fn line(&self, buffer: &mut Buffer, line: TasteLine, area: Rect) {
        let indented = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(2),
            ..area
        };
        match line {
            TasteLine::Heading(section) => {
                text::line(buffer, area, section.label(), self.theme.accented());
            }
            TasteLine::Nothing(section) => {
                text::line(buffer, indented, nothing(section), self.theme.faint());
            }
            TasteLine::More => {
                let more = format!("and {} that weigh less; a lists them", self.taste.tastes_more);
                text::line(buffer, indented, &more, self.theme.faint());
            }
            TasteLine::Entry(at) => {
                if let Some(entry) = self.taste.entries().get(at) {
                    self.entry(buffer, *entry, area, at == self.taste.selected);
                }
            }
        }
    }

    /// Name, figure, bar, how sure, and what it rests on: behind them, or on a second line of its own.
    fn entry(&self, buffer: &mut Buffer, entry: Conclusion<'_>, area: Rect, is_selected: bool) {
        let (mark, style) = if is_selected {
            ("▸ ", self.theme.focused())
        } else {
            ("  ", self.theme.base())
        };
        let name = format!("{mark}{}", entry.name());
        let figure = figure(entry);
        let (name_width, figure_width) = widths(entry.section());
        if area.width < WITH_BAR {
            let used = text::line_right(buffer, area, &figure, self.theme.dim());
            let room = area.width.saturating_sub(used + 1);
            text::line(buffer, Rect { width: room, ..area }, &name, style);
            return;
        }
        let mut columns = Columns(area);
        text::line(buffer, columns.take(name_width), &name, style);
        text::line_right(buffer, columns.take(figure_width), &figure, self.theme.base());
        self.bar(buffer, entry, columns.take(BAR_WIDTH));
        let sure = sureness(entry);
        let evidence = evidence(entry);
        if area.height < 2 {
            let both: Vec<&str> = [sure.as_str(), evidence]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            text::line(buffer, columns.0, &both.join(" · "), self.theme.dim());
            return;
        }
        text::line(buffer, columns.0, &sure, self.theme.dim());
        let below = Columns(text::below(area, 1)).without(2);
        text::line(buffer, below, evidence, self.theme.dim());
    }

    fn bar(&self, buffer: &mut Buffer, entry: Conclusion<'_>, area: Rect) {
        let tastes = self.taste.portrait.tastes.iter();
        let strongest = tastes.map(|taste| taste.weight.unsigned_abs()).max().unwrap_or(1);
        let (length, full) = match entry {
            Conclusion::Taste(taste) => (taste.weight, strongest),
            Conclusion::Habit(habit) => ((habit.lean() * f64::from(FULL_BAR)) as i32, FULL_BAR),
            Conclusion::Segment(found) => {
                let lean = (2.0 * found.confidence - 1.0) * f64::from(FULL_BAR);
                (if found.holds { lean } else { -lean.abs() } as i32, FULL_BAR)
            }
            Conclusion::Deleted(_) => return,
        };
        let style = match (entry.section(), length) {
            (TasteSection::Tastes, ..0) => self.theme.bad(),
            // Not to have a habit is nothing bad.
            (_, ..0) => self.theme.dim(),
            (_, 0..) => self.theme.good(),
        };
        text::line(buffer, area, &why::bar(length, full, BAR_WIDTH), style);
    }

    /// The selected entry in full.
    fn told(&self, buffer: &mut Buffer, entry: Conclusion<'_>, area: Rect) {
        let used = text::line(buffer, area, entry.name(), self.theme.accented());
        let behind = Columns(area).without(used + 2);
        text::line(buffer, behind, &in_words(entry), self.theme.base());
        let below = text::below(area, 1);
        text::paragraph(buffer, below, &told(entry), self.style_of(entry));
    }

    fn style_of(&self, entry: Conclusion<'_>) -> Style {
        match entry {
            Conclusion::Deleted(_) => self.theme.dim(),
            Conclusion::Taste(_) | Conclusion::Habit(_) | Conclusion::Segment(_) => self.theme.base(),
        }
    }
}

/// What is left of a line, from which columns are taken, a gap after each.
struct Columns(Rect);

impl Columns {
    fn take(&mut self, width: u16) -> Rect {
        let taken = Rect {
            width: width.min(self.0.width),
            ..self.0
        };
        self.0 = self.without(width + 1);
        taken
    }

    fn without(&self, width: u16) -> Rect {
        let width = width.min(self.0.width);
        Rect {
            x: self.0.x + width,
            width: self.0.width - width,
            ..self.0
        }
    }
}

/// Columns of a section's names and figures.
const fn widths(section: TasteSection) -> (u16, u16) {
    match section {
        TasteSection::Tastes => (24, 6),
        TasteSection::Habits | TasteSection::Segments | TasteSection::Deleted => (30, 11),
    }
}

const fn nothing(section: TasteSection) -> &'static str {
    match section {
        TasteSection::Tastes | TasteSection::Habits => "Nothing is known yet.",
        TasteSection::Segments => "The page takes you for nobody in particular.",
        TasteSection::Deleted => "Nothing is deleted.",
    }
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

const fn kind(about: Trait) -> &'static str {
    match about {
        Trait::Facet => "taste",
        Trait::Habit => "habit",
        Trait::Segment => "segment",
    }
}

fn figure(entry: Conclusion<'_>) -> String {
    match entry {
        Conclusion::Taste(taste) => words::in_units(taste.weight),
        Conclusion::Habit(habit) => habit.kind.in_words(habit.value),
        Conclusion::Segment(found) => yes_or_no(found.holds).to_owned(),
        Conclusion::Deleted(deleted) => kind(deleted.about).to_owned(),
    }
}

fn basis(entry: Conclusion<'_>) -> Basis {
    match entry {
        Conclusion::Taste(taste) => taste.basis,
        Conclusion::Habit(habit) => habit.basis,
        Conclusion::Segment(found) => found.basis,
        Conclusion::Deleted(_) => Basis::Said,
    }
}

fn evidence(entry: Conclusion<'_>) -> &str {
    match entry {
        Conclusion::Taste(taste) => &taste.evidence,
        Conclusion::Habit(habit) => &habit.evidence,
        Conclusion::Segment(found) => &found.evidence,
        Conclusion::Deleted(_) => "",
    }
}

/// How sure it is where that is known, and that it was weakened; nothing about what the viewer said, which the evidence says.
fn sureness(entry: Conclusion<'_>) -> String {
    let confidence = match entry {
        Conclusion::Habit(habit) => Some(habit.confidence),
        Conclusion::Segment(found) => Some(found.confidence),
        Conclusion::Taste(_) | Conclusion::Deleted(_) => None,
    };
    let sure = confidence.map_or(String::new(), |sure| format!("{:.0} % sure", sure * 100.0));
    match basis(entry) {
        Basis::Concluded => sure,
        Basis::Weakened if sure.is_empty() => "weakened".to_owned(),
        Basis::Weakened => format!("weakened: {sure}"),
        Basis::Said => String::new(),
    }
}

/// What it is taken for, in a sentence.
fn in_words(entry: Conclusion<'_>) -> String {
    match entry {
        Conclusion::Taste(taste) => match taste.weight {
            1.. => format!("You go for it: {}.", figure(entry)),
            0 => "It speaks neither for a title nor against one.".to_owned(),
            ..0 => format!("You turn from it: {}.", figure(entry)),
        },
        Conclusion::Habit(habit) => {
            let line = habit.kind.in_words(habit.kind.line());
            let side = yes_or_no(habit.is_above());
            format!("{}, so {side}: it is a habit from {line} on.", figure(entry))
        }
        Conclusion::Segment(found) if found.holds => "The page counts on it.".to_owned(),
        Conclusion::Segment(_) => "The page does not take you for one.".to_owned(),
        Conclusion::Deleted(deleted) => format!("A {} that you deleted.", kind(deleted.about)),
    }
}

/// What it rests on, and how to go back to what evidence says where the viewer spoke of it.
fn told(entry: Conclusion<'_>) -> String {
    if let Conclusion::Deleted(_) = entry {
        return "It counts for nothing, whatever you do. r restores it.".to_owned();
    }
    let evidence = evidence(entry);
    match basis(entry) {
        Basis::Concluded => match sureness(entry) {
            sure if sure.is_empty() => evidence.to_owned(),
            sure => format!("{evidence} {sure}."),
        },
        Basis::Weakened => format!("{evidence} You let a part of it count; r restores it."),
        Basis::Said => format!("{evidence} r goes back to what you do."),
    }
}
