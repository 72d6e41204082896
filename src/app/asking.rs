//! A question after a title: found at the end of a turn, put below the page, and gone when it is not answered.
//!
//! It takes no focus and moves nothing. Nobody is asked who is not alone: whose answer would it be?

use super::{Asked, Overlay, Screen, State, geometry, keymap::Action, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, DeviceClass, SECOND_MS, Seq, UtcMillis},
    catalog::TitleIndex,
    recommend::{self, AfterTitle},
};

/// How long a question stays.
const STAYS_MS: i64 = 20 * SECOND_MS;

/// What may be asked on a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    playing: Option<TitleIndex>,
    /// “Still watching?” was up at the end of the last turn.
    was_in_doubt: bool,
    /// The player has closed, and the page has not had the screen since.
    over: Option<TitleIndex>,
    /// The question below the page, until when.
    up: Option<(AfterTitle, UtcMillis)>,
}

impl Asking {
    /// Puts a question below the page, until a time.
    pub fn put(&mut self, question: AfterTitle, until: UtcMillis) {
        self.up = Some((question, until));
    }
}

impl State {
    /// The question below the page.
    pub fn question_up(&self) -> Option<&AfterTitle> {
        let (question, _) = self.visit.as_ref()?.asking.up.as_ref()?;
        Some(question)
    }

    /// When it goes by itself; never while its choices are open.
    pub(super) fn question_goes_at(&self) -> Option<UtcMillis> {
        let (_, until) = self.visit.as_ref()?.asking.up.as_ref()?;
        self.overlays.is_empty().then_some(*until)
    }

    /// What could be asked after a title now.
    fn question_after(&self, title: TitleIndex) -> Option<AfterTitle> {
        let is_alone = self.visit.as_ref().is_some_and(|visit| visit.with.is_empty());
        if !self.settings().questions || !is_alone {
            return None;
        }
        let request = self.request()?;
        let viewer = self.home.viewer(&request.profile.id);
        recommend::question_after(&self.shelf.catalog, &self.shelf.model, &viewer, &request, title)
    }

    /// The question that a command may answer: the one that was put last and not answered, else the one that the title played last
    /// gives rise to now.
    pub fn question_to_answer(&self) -> Option<AfterTitle> {
        let visit = self.visit.as_ref()?;
        let viewer = self.home.viewer(&visit.profile);
        let catalog = &self.shelf.catalog;
        let open = viewer.open_question();
        let open = open.and_then(|asked| recommend::question(catalog, &asked.question, asked.title));
        open.or_else(|| {
            let last_play = |id| viewer.titles.get(id)?.plays.last().map(|play| play.seq);
            let last: Option<(Seq, _)> = viewer.titles.keys().filter_map(|id| Some((last_play(id)?, *id))).max();
            self.question_after(catalog.index_of(last?.1)?)
        })
    }
}

impl Turn<'_> {
    /// At the end of every turn: whether a title is over, and the question after it comes or goes.
    pub fn notice_question(&mut self) {
        let now = self.now();
        let (playing, is_in_doubt) = match self.state.screen() {
            Screen::Player(player) => {
                let asked = player.prompt.as_ref().map(|prompt| &prompt.about);
                let is_in_doubt = matches!(asked, Some(Asked::StillWatching { .. }));
                (Some(player.title), is_in_doubt)
            }
            _ => (None, false),
        };
        let is_touched = self.state.touched_at >= now;
        let is_on_page = matches!(self.state.screen(), Screen::Browse(_)) && self.shows_page();
        let is_answering = matches!(self.state.overlays.last(), Some(Overlay::Question { .. }));
        let Some(visit) = &mut self.state.visit else { return };
        let asking = &mut visit.asking;
        let is_over = asking.up.as_ref().is_some_and(|(_, until)| *until <= now);
        if !is_answering && (is_over || !is_on_page) {
            asking.up = None;
        }
        match (asking.playing, playing) {
            // Who did not answer that has fallen asleep, or left.
            (Some(_), None) if asking.was_in_doubt && !is_touched => asking.over = None,
            (Some(before), None) => asking.over = Some(before),
            (_, Some(_)) => asking.over = None,
            (None, None) => {}
        }
        asking.playing = playing;
        // An answer that nobody gave closes the player a turn later.
        asking.was_in_doubt = is_in_doubt || (asking.was_in_doubt && !is_touched && playing.is_some());
        if is_on_page && let Some(title) = asking.over.take() {
            self.ask_after(title);
        }
    }

    /// Nothing lies over the page.
    fn shows_page(&self) -> bool {
        let (cols, has_panel) = (self.state.device.cols, self.state.panel.is_some());
        self.state.overlays.is_empty() && (!has_panel || geometry::docks_panel(cols))
    }

    fn ask_after(&mut self, title: TitleIndex) {
        let device = &self.state.device;
        let area = geometry::browse(device.cols, device.rows, self.state.panel.is_some());
        // A command asks nothing, and a small screen has no room for it.
        if device.class == DeviceClass::Headless || area.question().is_none() {
            return;
        }
        let Some(question) = self.state.question_after(title) else {
            return;
        };
        self.log_question(&question);
        let until = self.now().plus_ms(STAYS_MS);
        if let Some(visit) = &mut self.state.visit {
            visit.asking.put(question, until);
        }
    }

    fn log_question(&mut self, question: &AfterTitle) {
        self.log(BehaviorEvent::QuestionShown {
            question: question.key.clone(),
            title: question.title,
        });
    }

    /// Opens the choices of the question below the page, if there is one.
    pub fn open_question(&mut self) {
        if let Some(question) = self.state.question_up().cloned() {
            self.open_overlay(Overlay::Question { question, selected: 0 }, "question");
        }
    }

    pub fn act_on_question(&mut self, question: AfterTitle, selected: usize, action: Action) {
        match action {
            Action::Up => self.replace_overlay(Overlay::Question {
                question,
                selected: selected.saturating_sub(1),
            }),
            Action::Down => {
                let selected = (selected + 1).min(question.choices.len().saturating_sub(1));
                self.replace_overlay(Overlay::Question { question, selected });
            }
            Action::Choose => {
                self.state.overlays.pop();
                if let Some((answer, _)) = question.choices.get(selected) {
                    self.answer_question(&question, answer);
                }
            }
            Action::Back | Action::Quit => {
                self.state.overlays.pop();
                self.put_question_away();
            }
            _ => {}
        }
    }

    fn put_question_away(&mut self) {
        if let Some(visit) = &mut self.state.visit {
            visit.asking.up = None;
        }
    }

    /// Takes in an answer, by its key; what was not put before is put with it.
    pub fn answer_question(&mut self, question: &AfterTitle, answer: &str) {
        self.put_question_away();
        let visit = self.state.visit.as_ref();
        let viewer = visit.map(|visit| self.state.home.viewer(&visit.profile));
        if !viewer.is_some_and(|viewer| viewer.was_asked(&question.key, question.title)) {
            self.log_question(question);
        }
        let seq = self.log(BehaviorEvent::QuestionAnswered {
            question: question.key.clone(),
            answer: answer.to_owned(),
            title: question.title,
        });
        let said = question.choices.iter().find(|(key, _)| *key == answer);
        let said = said.map_or(answer, |(_, label)| label);
        self.say(format!("{} {said}; u takes it back.", question.text));
        self.adapt(seq, format!("you answered: {}", said.to_lowercase()));
    }
}
