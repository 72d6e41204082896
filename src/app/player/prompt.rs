//! The questions over the picture: the next episode, three titles after a film, “Still watching?”, and a player that failed.

use super::{AfterPrompt, Asked, Beginning, Motion, PlayerChoice, PlayerPrompt, Waiting};
use crate::{
    app::{State, keymap::Action, turn::Turn, words},
    behavior::{BehaviorEvent, DeviceClass, ImpressionRef, SECOND_MS, StillWatchingAnswer, UtcMillis},
    catalog::{EpisodeId, TitleIndex},
    playback::{Countdown, PlayerCommand, PlayerFailure, Prompt, countdown, night_ends_at},
    recommend::{self, HabitKind},
};

/// How long “Still watching?” waits for an answer before it stops.
const STILL_WATCHING_MS: i64 = 60 * SECOND_MS;
/// How many titles are offered after a film.
const OFFERED: usize = 3;

impl State {
    /// Nobody wants to be asked before this time, if anybody said so.
    fn silenced_until(&self) -> Option<UtcMillis> {
        let visit = self.visit.as_ref()?;
        let viewer = self.home.viewer(&visit.profile);
        let answer = viewer.silenced.last()?;
        Some(night_ends_at(answer.at, self.moment.utc_offset_min))
    }

    fn may_ask(&self) -> bool {
        self.settings().still_watching && self.silenced_until().is_none_or(|until| self.moment.at >= until)
    }

    /// Why the next episode would wait for this viewer now.
    fn waiting(&self) -> Option<Waiting> {
        let habits = self.habits();
        let is_late = self.request().is_some_and(|request| recommend::is_late(&request));
        if is_late && habits.surely(HabitKind::StopsLate) {
            Some(Waiting::StopsLate)
        } else if habits.surely(HabitKind::CancelsAutoplay) {
            Some(Waiting::Cancels)
        } else {
            None
        }
    }
}

impl PlayerPrompt {
    /// Titles stand below each other, answers beside each other.
    pub const fn lists_titles(&self) -> bool {
        matches!(self.about, Asked::After { .. })
    }
}

impl State {
    /// What the choices of a question are called, in their order.
    pub fn choice_labels(&self, prompt: &PlayerPrompt) -> Vec<String> {
        prompt
            .choices
            .iter()
            .map(|choice| self.choice_label(*choice, prompt))
            .collect()
    }

    fn choice_label(&self, choice: PlayerChoice, prompt: &PlayerPrompt) -> String {
        let label = match choice {
            PlayerChoice::PlayNext(_) if prompt.until.is_some() => "Play now",
            PlayerChoice::PlayNext(_) => "Play",
            PlayerChoice::WatchCredits => "Watch the credits",
            PlayerChoice::Stop => "Stop",
            PlayerChoice::Play(title) => {
                let title = self.shelf.catalog.title(title);
                let facts = [Some(title.year().to_string()), words::extent(title)];
                let facts: Vec<String> = facts.into_iter().flatten().collect();
                return format!("{} · {}", title.name(), facts.join(" · "));
            }
            PlayerChoice::StillWatching(StillWatchingAnswer::Continue) => "Continue",
            PlayerChoice::StillWatching(StillWatchingAnswer::Stop | StillWatchingAnswer::NoAnswer) => "Stop",
            PlayerChoice::StillWatching(StillWatchingAnswer::NotTonight) => "Don't ask again tonight",
            PlayerChoice::StillWatching(StillWatchingAnswer::Never) => "Never ask",
            PlayerChoice::Simulate => "Play it simulated",
            PlayerChoice::Back => "Back to the page",
        };
        label.to_owned()
    }
}

impl Turn<'_> {
    /// The content is over: the page knows, and what comes next is offered while the credits run.
    pub(super) fn credits_began(&mut self) {
        let Some(player) = self.playing() else { return };
        let (title, episode) = (player.title, player.episode);
        let completed = self.log_playhead(|playhead| BehaviorEvent::VideoContentCompleted { playhead });
        let name = self.quoted(title);
        if let Some(seq) = completed {
            let what = episode.map_or_else(|| name.clone(), |episode| format!("{name} {episode}"));
            self.adapt(seq, format!("you finished {what}"));
        }
        if episode.is_some()
            && let Some(player) = self.playing()
        {
            player.still.episode_ended();
        }
        if self.plays_all() {
            return;
        }
        match self.next_episode() {
            Some(next) if self.state.settings().autoplay => self.offer_next(next),
            Some(_) => {}
            None => self.offer_titles(title),
        }
    }

    /// The one after the one that plays.
    fn next_episode(&mut self) -> Option<EpisodeId> {
        let player = self.playing()?;
        let (title, episode) = (player.title, player.episode?);
        let next = self.state.shelf.catalog.title(title).episode_after(episode);
        next.map(|next| next.id)
    }

    fn offer_next(&mut self, next: EpisodeId) {
        let limits = self.state.run.still_watching;
        let due = self.playing().and_then(|player| player.still.due_before_next(limits));
        if let Some(due) = due.filter(|_| self.state.may_ask()) {
            return self.ask_still_watching(due, AfterPrompt::Next(next));
        }
        let why = self.state.waiting();
        let binge = self.state.habits().lean(HabitKind::Binge);
        let until = match countdown(binge, why.is_some(), self.state.run.lapse) {
            Countdown::In { ms } => Some(self.now().plus_ms(i64::from(ms))),
            Countdown::Waits => None,
        };
        let (play, stop) = (PlayerChoice::PlayNext(next), PlayerChoice::Stop);
        let choices = match why {
            Some(Waiting::StopsLate) => vec![stop, play, PlayerChoice::WatchCredits],
            Some(Waiting::Cancels) | None => vec![play, PlayerChoice::WatchCredits, stop],
        };
        self.ask(Asked::Next { next, why }, choices, until);
        self.say_over_picture(match until {
            Some(_) => format!("Next: {next}. Esc in Frontrow stops."),
            None => format!("Next: {next}. Enter in Frontrow plays it."),
        });
    }

    /// Three titles for this viewer, after a film or the last episode. A command looks at none.
    fn offer_titles(&mut self, after: TitleIndex) {
        if self.state.device.class == DeviceClass::Headless {
            return;
        }
        let Some(visit) = &self.state.visit else { return };
        let Some(request) = self.state.request() else { return };
        let shelf = self.state.shelf.clone();
        let viewer = self.state.home.viewer(&visit.profile);
        let offer = recommend::after(&shelf.catalog, &shelf.model, &viewer, &request, after, OFFERED);
        if offer.titles.is_empty() {
            return;
        }
        for title in &offer.titles {
            let id = shelf.catalog.title(*title).id();
            self.log(BehaviorEvent::TitleSuggested {
                title: id,
                action_prob: 1.0,
                among: offer.among as u32,
            });
        }
        let mut choices: Vec<PlayerChoice> = offer.titles.iter().copied().map(PlayerChoice::Play).collect();
        choices.push(PlayerChoice::WatchCredits);
        match self.state.waiting() {
            Some(Waiting::StopsLate) => choices.insert(0, PlayerChoice::Back),
            Some(Waiting::Cancels) | None => choices.push(PlayerChoice::Back),
        }
        let has_like_it = offer.has_like_it;
        self.ask(Asked::After { has_like_it }, choices, None);
    }

    /// In the middle of playing, when it is due.
    pub(super) fn ask_whether_still_watching(&mut self) {
        let (may_ask, limits) = (self.state.may_ask(), self.state.run.still_watching);
        let Some(player) = self.playing() else { return };
        if may_ask
            && player.motion == Motion::Playing
            && player.prompt.is_none()
            && !player.is_over
            && let Some(due) = player.still.due_while_playing(limits)
        {
            self.ask_still_watching(due, AfterPrompt::Resume);
        }
    }

    fn ask_still_watching(&mut self, prompt: Prompt, then: AfterPrompt) {
        let until = self.now().plus_ms(STILL_WATCHING_MS);
        let choices = StillWatchingAnswer::CHOICES.map(PlayerChoice::StillWatching).to_vec();
        self.ask(Asked::StillWatching { prompt, then }, choices, Some(until));
        let Some(player) = self.playing() else { return };
        let title = player.title;
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::StillWatchingPrompted {
            title: id,
            rule: prompt.rule,
            episodes: prompt.episodes,
            minutes: prompt.minutes,
        });
        self.player(PlayerCommand::Pause);
        self.say_over_picture("Still watching? Go on playing here, or answer in Frontrow.".to_owned());
    }

    pub(super) fn ask_after_failure(&mut self, failure: PlayerFailure) {
        let choices = vec![PlayerChoice::Simulate, PlayerChoice::Back];
        self.ask(Asked::Failed(failure), choices, None);
    }

    fn ask(&mut self, about: Asked, choices: Vec<PlayerChoice>, until: Option<UtcMillis>) {
        if let Some(player) = self.playing() {
            player.prompt = Some(PlayerPrompt {
                about,
                choices,
                focus: 0,
                until,
            });
        }
    }

    pub(super) fn act_on_prompt(&mut self, action: Action) {
        let Some(prompt) = self.playing().and_then(|player| player.prompt.as_mut()) else {
            return;
        };
        match action {
            Action::Left | Action::Up => prompt.focus = prompt.focus.saturating_sub(1),
            Action::Right | Action::Down => prompt.focus = (prompt.focus + 1).min(prompt.choices.len() - 1),
            Action::Choose => {
                let choice = prompt.choices[prompt.focus];
                self.choose_in_player(choice);
            }
            Action::Back | Action::Quit => {
                let choice = prompt.escape();
                self.choose_in_player(choice);
            }
            _ => {}
        }
    }

    /// Answers the question that is up; nothing happens when none is.
    pub fn choose_in_player(&mut self, choice: PlayerChoice) {
        let Some(prompt) = self.playing().and_then(|player| player.prompt.take()) else {
            return;
        };
        let by_itself = prompt.until.is_some_and(|until| until <= self.now());
        if let Asked::Next { next, .. } = prompt.about
            && prompt.until.is_some()
            && matches!(choice, PlayerChoice::Stop | PlayerChoice::WatchCredits)
        {
            self.log_cancelled(next);
        }
        match (choice, prompt.about) {
            (PlayerChoice::PlayNext(next), _) => self.play_next(next, by_itself),
            (PlayerChoice::WatchCredits, _) => self.watch_credits(),
            (PlayerChoice::StillWatching(answer), Asked::StillWatching { then, .. }) => {
                self.answer_still_watching(answer, then);
            }
            (PlayerChoice::Play(title), _) => self.play_offered(title, &prompt.choices),
            (PlayerChoice::Simulate, _) => self.simulate_instead(),
            (PlayerChoice::Back, Asked::Failed(_)) => self.close_player(),
            (PlayerChoice::Stop | PlayerChoice::Back | PlayerChoice::StillWatching(_), _) => self.stop_or_leave(),
        }
    }

    pub(super) fn log_cancelled(&mut self, next: EpisodeId) {
        let Some(title) = self.playing().map(|player| player.title) else {
            return;
        };
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::AutoplayCancelled {
            title: id,
            episode: next,
        });
    }

    fn watch_credits(&mut self) {
        if self.playing().is_some_and(|player| player.motion == Motion::Ended) {
            self.leave_after_end();
        }
    }

    fn stop_or_leave(&mut self) {
        match self.playing().map(|player| player.motion) {
            Some(Motion::Ended) => self.leave_after_end(),
            Some(Motion::Playing | Motion::Paused) => self.player(PlayerCommand::Stop),
            None => {}
        }
    }

    /// Everything was played, and nothing is asked any more.
    pub(super) fn leave_after_end(&mut self) {
        let Some(title) = self.playing().map(|player| player.title) else {
            return;
        };
        if self.play_next_unlisted() {
            return;
        }
        let (name, next) = (self.quoted(title), self.next_episode());
        self.close_player();
        self.say(match next {
            Some(next) => format!("Next: {name} {next}."),
            None => format!("You finished {name}."),
        });
    }

    /// Plays one of the titles that were offered.
    fn play_offered(&mut self, title: TitleIndex, choices: &[PlayerChoice]) {
        let Some(after) = self.playing().map(|player| player.title) else {
            return;
        };
        let offered = choices.iter().filter(|choice| matches!(choice, PlayerChoice::Play(_)));
        let at = offered.clone().position(|choice| *choice == PlayerChoice::Play(title));
        let page = self.state.visit.as_ref().map_or(0, |visit| visit.page_number);
        let impression = ImpressionRef {
            page,
            row: format!("after:{}", self.state.shelf.catalog.title(after).id()),
            element_index: at.and_then(|at| u16::try_from(at).ok()).unwrap_or(0),
        };
        self.leave_play();
        self.play_from_here(title, None, Some(impression));
    }

    /// The player failed: the simulated one takes over where it was.
    fn simulate_instead(&mut self) {
        let Some(player) = self.playing() else { return };
        let (title, episode, position_s) = (player.title, player.episode, player.position_s);
        // What led to a play that never was leads to this one.
        let impression = player.impression.take().filter(|_| !player.has_started);
        let beginning = Beginning {
            position_s,
            impression,
            simulated: true,
            ..Beginning::default()
        };
        self.start_playing(title, episode, beginning);
    }

    fn answer_still_watching(&mut self, answer: StillWatchingAnswer, then: AfterPrompt) {
        let Some(player) = self.playing() else { return };
        player.still.touched();
        let (title, is_paused) = (player.title, player.motion == Motion::Paused);
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::StillWatchingAnswered { title: id, answer });
        if answer == StillWatchingAnswer::Never {
            self.set_switch("still_watching", "off");
            self.say("Nobody asks any more; S has the switch.");
        }
        match answer {
            StillWatchingAnswer::Continue | StillWatchingAnswer::NotTonight | StillWatchingAnswer::Never => {
                match then {
                    AfterPrompt::Resume if is_paused => self.player(PlayerCommand::Resume),
                    AfterPrompt::Resume => {}
                    AfterPrompt::Next(next) => self.play_next(next, false),
                }
            }
            StillWatchingAnswer::Stop | StillWatchingAnswer::NoAnswer => self.stop_or_leave(),
        }
    }

    /// A time has come: the countdown ran out, or nobody answered.
    pub fn player_woke(&mut self) {
        let now = self.now();
        let lapsed = self.playing().and_then(|player| {
            let prompt = player.prompt.as_ref()?;
            prompt.until.filter(|until| *until <= now).map(|_| prompt.lapse())
        });
        if let Some(choice) = lapsed {
            self.choose_in_player(choice);
        }
    }
}
