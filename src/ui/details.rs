//! A title's details: picture, actions, words, episodes, more like it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    card::Card,
    chrome, facts, panel,
    picture::{self, Edge},
    text,
    theme::Theme,
};
use crate::{
    app::{
        DetailsPane, DetailsScreen, State,
        geometry::{self, DetailsGeometry},
        words,
    },
    behavior::Viewer,
    catalog::{Appeal, Title, TitleKind},
};

pub fn draw(buffer: &mut Buffer, details: &DetailsScreen, state: &State, theme: &Theme) {
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

struct DetailsView<'a> {
    details: &'a DetailsScreen,
    title: Title<'a>,
    state: &'a State,
    area: &'a DetailsGeometry,
    theme: &'a Theme,
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
        let appeal = self.title.appeals().next().unwrap_or(Appeal::Genre);
        picture::draw(buffer, area, self.title, appeal, self.theme, Edge::FadesLeft);
        let words = Rect {
            x: area.x + 1,
            width: area.width / 2,
            ..area
        };
        let top = area.height.saturating_sub(3) / 2;
        text::line(
            buffer,
            text::nth_line(words, top),
            self.title.name(),
            self.theme.focused(),
        );
        text::line(
            buffer,
            text::nth_line(words, top + 1),
            &facts::line_with_genres(self.title),
            self.theme.base(),
        );
    }

    fn actions(&self, buffer: &mut Buffer) {
        let labels = self.state.action_labels(self.title);
        let widths: Vec<u16> = labels.iter().map(|label| text::width(label)).collect();
        for (at, (area, label)) in self.area.buttons(&widths).into_iter().zip(&labels).enumerate() {
            let is_focused = self.is_in(DetailsPane::Actions) && at == self.details.action;
            let style = if is_focused {
                self.theme.filled()
            } else {
                self.theme.dim()
            };
            text::line(buffer, area, &format!(" {label} "), style);
        }
    }

    fn words(&self, buffer: &mut Buffer) {
        let mut rest = self.area.words;
        let used = text::paragraph(buffer, rest, &self.details.synopsis, self.theme.base());
        rest = text::below(rest, used + 1);
        for (label, people) in self.people() {
            let line = format!("{label} {people}");
            let height = rest.height.min(2);
            let used = text::paragraph(buffer, Rect { height, ..rest }, &line, self.theme.dim());
            rest = text::below(rest, used);
        }
        rest = text::below(rest, 1);
        for fact in self.facts() {
            text::line(buffer, text::nth_line(rest, 0), &fact, self.theme.dim());
            rest = text::below(rest, 1);
        }
    }

    fn people(&self) -> Vec<(&'static str, String)> {
        let title = self.title;
        // A film's cast comes in alphabetical order: nobody is called a star.
        let mut people = Vec::new();
        let mut push = |label, names: Vec<&str>| {
            if !names.is_empty() {
                people.push((label, names.join(", ")));
            }
        };
        push("Directed by", title.directors().take(4).collect());
        push("Written by", title.writers().take(4).collect());
        push("With", title.cast().take(8).collect());
        people
    }

    fn facts(&self) -> Vec<String> {
        let title = self.title;
        let mut facts = Vec::new();
        let made: Vec<&str> = title.countries().take(3).collect();
        let spoken: Vec<&str> = title.languages().take(3).collect();
        if !made.is_empty() {
            facts.push(format!("Made in {}", made.join(", ")));
        }
        if !spoken.is_empty() {
            facts.push(format!("In {}", spoken.join(", ")));
        }
        let audience = title.audience();
        if audience.raters > 0 {
            facts.push(format!(
                "{} of {} in the audience liked it",
                audience.likes, audience.raters
            ));
        }
        match (title.oscars_won(), title.oscar_nominations()) {
            (0, 0) => {}
            (0, nominated) => facts.push(format!("Nominated for {}", oscars(nominated))),
            (won, nominated) => facts.push(format!("Won {}, nominated for {nominated}", oscars(won))),
        }
        facts
    }

    fn episodes(&self, buffer: &mut Buffer) {
        let episodes: Vec<_> = self.title.episodes().collect();
        let viewer = self.viewer();
        for (index, area) in self.area.episode_lines(self.details.episode, episodes.len()) {
            let Some(episode) = episodes.get(index) else { continue };
            let is_focused = self.is_in(DetailsPane::Episodes) && index == self.details.episode;
            let seen = viewer.titles.get(&self.title.id()).is_some_and(|known| {
                known
                    .plays
                    .iter()
                    .any(|play| play.episode == Some(episode.id) && play.is_finished())
            });
            let mark = match (is_focused, seen) {
                (true, _) => "▸",
                (false, true) => "✓",
                (false, false) => " ",
            };
            let style = if is_focused {
                self.theme.focused()
            } else {
                self.theme.base()
            };
            let line = text::nth_line(area, 0);
            let minutes = words::duration(u32::from(episode.runtime_min));
            let used = text::line_right(buffer, line, &minutes, self.theme.faint());
            let name = format!("{mark} {}  {}", episode.id, episode.name);
            text::line(
                buffer,
                Rect {
                    width: line.width.saturating_sub(used + 1),
                    ..line
                },
                &name,
                style,
            );
            let logline = Rect {
                x: area.x + 9,
                width: area.width.saturating_sub(9),
                ..text::nth_line(area, 1)
            };
            text::line(buffer, logline, episode.logline, self.theme.dim());
        }
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
                appeal: title.appeals().next().unwrap_or(Appeal::Genre),
                caption: &facts::line_with_genres(title),
                progress: None,
                is_focused: is_focused && index == self.details.more,
                is_new: false,
            }
            .draw(buffer, area, self.area.caption_height, self.theme);
        }
    }
}

fn oscars(count: u8) -> String {
    if count == 1 {
        "an Oscar".to_owned()
    } else {
        format!("{count} Oscars")
    }
}
