//! A title's details: picture, actions, words, episodes, more like it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    buttons::{self, Button},
    card::Card,
    chrome, facts, letters, panel, picture, text,
    theme::Look,
};
use crate::{
    app::{
        DetailsPane, DetailsScreen, State,
        geometry::{self, DetailsGeometry},
        words,
    },
    artwork::Framing,
    behavior::Viewer,
    catalog::{Episode, Title, TitleKind},
};

pub fn draw(buffer: &mut Buffer, details: &DetailsScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let title = state.shelf.catalog.title(details.title);
    let page = geometry::browse(cols, rows, state.panel.is_some());
    let area = geometry::details(cols, rows, title.kind() == TitleKind::Series, state.panel.is_some());
    chrome::header(buffer, &page, state, theme);
    if state.panel.is_none() || geometry::docks_panel(cols) {
        let view = DetailsView {
            details,
            title,
            state,
            area: &area,
            theme,
        };
        view.picture(buffer);
        view.actions(buffer);
        view.words(buffer);
        view.episodes(buffer);
        view.more_like(buffer);
    }
    panel::draw(buffer, &page, state, theme);
    chrome::footer(buffer, page.footer, state, theme);
}

/// From so many columns on, the synopsis and the facts stand side by side.
const WIDE_WORDS: u16 = 90;
const LABEL_WIDTH: u16 = 13;

struct DetailsView<'a> {
    details: &'a DetailsScreen,
    title: Title<'a>,
    state: &'a State,
    area: &'a DetailsGeometry,
    theme: &'a Look<'a>,
}

impl DetailsView<'_> {
    fn is_in(&self, pane: DetailsPane) -> bool {
        self.details.pane == pane
    }

    fn viewer(&self) -> std::borrow::Cow<'_, Viewer> {
        match &self.state.visit {
            Some(visit) => self.state.home.viewer(&visit.profile),
            None => std::borrow::Cow::Owned(Viewer::default()),
        }
    }

    fn picture(&self, buffer: &mut Buffer) {
        let area = self.area.picture;
        picture::draw(
            buffer,
            area,
            self.title,
            picture::appeal_of(self.state, self.title),
            self.theme,
            Framing::Hero,
        );
        let words = picture::words_of(area);
        let room = area.height.saturating_sub(2).max(1);
        let name_height = letters::height(self.title.name(), words.width, room);
        let gap = u16::from(area.height > name_height + 2);
        let top = area.height.saturating_sub(name_height + gap + 1) / 2;
        let name = Rect {
            height: name_height.min(area.height),
            ..text::below(words, top)
        };
        letters::draw(buffer, name, self.title.name(), self.theme.accented());
        let below = text::below(words, top + name_height + gap);
        text::line(
            buffer,
            below,
            &facts::with_genres(self.title, below.width),
            self.theme.base(),
        );
    }

    fn actions(&self, buffer: &mut Buffer) {
        let labels = self.state.action_labels(self.title);
        let widths: Vec<u16> = labels.iter().map(|label| text::width(label)).collect();
        let areas = self.area.buttons(&widths, self.details.action);
        for (at, (area, label)) in areas.into_iter().zip(&labels).enumerate() {
            let is_focused = self.is_in(DetailsPane::Actions) && at == self.details.action;
            buttons::one(buffer, area, &Button { label, is_focused }, self.theme);
        }
    }

    /// The synopsis, and beside or below it who made it and what is known of it.
    fn words(&self, buffer: &mut Buffer) {
        let area = self.area.words;
        if area.width < WIDE_WORDS {
            let used = text::paragraph(buffer, area, &self.details.synopsis, self.theme.base());
            self.table(buffer, text::below(area, used + 1));
            return;
        }
        let left = Rect {
            width: area.width / 2,
            ..area
        };
        text::paragraph(buffer, left, &self.details.synopsis, self.theme.base());
        self.table(
            buffer,
            Rect {
                x: left.right() + 4,
                width: area.width - left.width - 4,
                ..area
            },
        );
    }

    /// Facts as a table: label left, value at most two lines.
    fn table(&self, buffer: &mut Buffer, mut area: Rect) {
        let columns = area.width.saturating_sub(LABEL_WIDTH);
        for (label, value) in self.facts(columns) {
            text::line(
                buffer,
                Rect {
                    width: area.width.min(LABEL_WIDTH),
                    ..area
                },
                label,
                self.theme.faint(),
            );
            let indent = LABEL_WIDTH.min(area.width);
            let height = area.height.min(2);
            let right = Rect {
                x: area.x + indent,
                width: area.width - indent,
                height,
                ..area
            };
            let used = text::paragraph(buffer, right, &value, self.theme.dim());
            area = text::below(area, used.max(1));
        }
    }

    /// What is known, for values of so many columns.
    fn facts(&self, columns: u16) -> Vec<(&'static str, String)> {
        let title = self.title;
        let mut facts = vec![("Watch", facts::where_to_watch(title, columns))];
        let mut push = |label, values: Vec<&str>| {
            if !values.is_empty() {
                facts.push((label, values.join(", ")));
            }
        };
        push("Directed by", title.directors().take(4).collect());
        push("Written by", title.writers().take(4).collect());
        // A film's cast comes in alphabetical order: nobody is called a star.
        push("With", title.cast().take(8).collect());
        push("Made in", title.countries().take(3).collect());
        push("Language", title.languages().take(3).collect());
        let audience = title.audience();
        if audience.raters > 0 {
            facts.push((
                "Audience",
                format!("{} of {} liked it", audience.likes, audience.raters),
            ));
        }
        // The source's counts can be incomplete: that there was one is known, and not how many.
        if title.oscars_won() > 0 {
            facts.push(("Awards", "won an Oscar".to_owned()));
        } else if title.oscar_nominations() > 0 {
            facts.push(("Awards", "nominated for an Oscar".to_owned()));
        }
        facts
    }

    fn episodes(&self, buffer: &mut Buffer) {
        let episodes: Vec<_> = self.title.episodes().collect();
        let viewer = self.viewer();
        let known = viewer.titles.get(&self.title.id());
        for (index, area) in self.area.episode_lines(self.details.episode, episodes.len()) {
            let Some(episode) = episodes.get(index) else { continue };
            let is_seen = known.is_some_and(|known| {
                known
                    .plays
                    .iter()
                    .any(|play| play.episode == Some(episode.id) && play.is_finished())
            });
            let is_focused = self.is_in(DetailsPane::Episodes) && index == self.details.episode;
            self.episode(buffer, area, episode, is_seen, is_focused);
        }
    }

    fn episode(&self, buffer: &mut Buffer, area: Rect, episode: &Episode<'_>, is_seen: bool, is_focused: bool) {
        let mark = if is_focused { "▸" } else { " " };
        let seen = if is_seen { "✓" } else { " " };
        let style = if is_focused {
            self.theme.focused()
        } else {
            self.theme.base()
        };
        let left = format!("{mark}{seen} {}  ", episode.id);
        let line = text::nth_line(area, 0);
        let mut minutes = words::duration(u32::from(episode.runtime_min));
        if self.title.media(Some(episode.id)).is_some() {
            minutes.insert_str(0, "mpv · ");
        }
        let used = text::line_right(buffer, line, &minutes, self.theme.dim());
        let name = Rect {
            width: line.width.saturating_sub(used + 1),
            ..line
        };
        text::line(buffer, name, &format!("{left}{}", episode.name), style);
        let indent = text::width(&left).min(area.width);
        let logline = Rect {
            x: area.x + indent,
            width: area.width - indent,
            ..text::below(area, 1)
        };
        text::paragraph(buffer, logline, episode.logline, self.theme.dim());
    }

    fn more_like(&self, buffer: &mut Buffer) {
        let titles = &self.details.more_like;
        if titles.is_empty() || self.area.more_like.height < 4 {
            return;
        }
        let is_focused = self.is_in(DetailsPane::MoreLike);
        let style = if is_focused {
            self.theme.focused()
        } else {
            self.theme.bold()
        };
        text::line(buffer, text::nth_line(self.area.more_like, 0), "More like this", style);
        for (index, area) in self.area.more_cards(self.details.more, titles.len()) {
            let title = self.state.shelf.catalog.title(titles[index]);
            Card {
                title,
                appeal: picture::appeal_of(self.state, title),
                caption: &facts::in_lines(title, self.area.caption_height),
                progress: None,
                is_focused: is_focused && index == self.details.more,
                is_new: false,
                preview: None,
            }
            .draw(buffer, area, self.area.caption_height, self.theme);
        }
    }
}
