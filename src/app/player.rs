//! Watching: what the player's screen does with keys, and with what the player tells.

use super::{
    AfterPrompt, PlayerPhase, PlayerScreen, Scene, Screen, State, StillWatchingChoice, keymap::Action, turn::Turn,
};
use crate::{
    behavior::{BehaviorEvent, ImpressionRef, PlayerKind, Playhead, SECOND_MS, Seq, StillWatchingAnswer, UtcMillis},
    catalog::{EpisodeId, TitleIndex},
    playback::{PlayerCommand, PlayerEvent, Prompt, StillWatching, night_ends_at},
};

/// A heartbeat is logged for every so many seconds played.
const HEARTBEAT_S: u32 = 10;
/// How long the next episode waits for a no.
const COUNTDOWN_MS: i64 = 10 * SECOND_MS;
/// How long “Still watching?” waits for an answer before it stops.
const STILL_WATCHING_MS: i64 = 60 * SECOND_MS;
/// Who leaves in the last twentieth has seen it.
const SEEN_SHARE: f64 = 0.95;
/// A title of unknown length is taken to be this long.
const USUAL_FILM_S: u32 = 100 * 60;

impl State {
    /// The scenes of what plays: named ones, else a mark without a name every ten minutes.
    pub fn scenes(&self) -> Vec<Scene> {
        let Screen::Player(player) = self.screen() else {
            return Vec::new();
        };
        let names = self.shelf.catalog.title(player.title).scenes(player.episode);
        let count = names.len() as u32;
        if count > 0 {
            // Scenes have names but no times in the catalog: they are spread evenly.
            return names
                .enumerate()
                .map(|(at, name)| Scene {
                    name: name.to_owned(),
                    starts_s: player.length_s / count * at as u32,
                })
                .collect();
        }
        (0..player.length_s)
            .step_by(600)
            .map(|starts_s| Scene {
                name: String::new(),
                starts_s,
            })
            .collect()
    }

    /// Whether a title has premiered on this home.
    pub fn is_out(&self, title: TitleIndex) -> bool {
        self.request()
            .is_some_and(|request| crate::recommend::is_out(self.shelf.catalog.title(title), &request))
    }

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
}

impl PlayerScreen {
    fn playhead(&self, catalog: &crate::catalog::Catalog) -> Playhead {
        Playhead {
            title: catalog.title(self.title).id(),
            episode: self.episode,
            play: self.play,
            position: self.position_s,
            total_length: self.length_s,
        }
    }

    fn is_as_good_as_finished(&self) -> bool {
        f64::from(self.position_s) >= SEEN_SHARE * f64::from(self.length_s)
    }
}

impl Turn<'_> {
    fn playing(&mut self) -> Option<&mut PlayerScreen> {
        match self.state.screens.last_mut() {
            Some(Screen::Player(player)) => Some(player),
            _ => None,
        }
    }

    /// Where a title goes on for this viewer: episode and seconds.
    pub fn resume_point(&self, title: TitleIndex) -> (Option<EpisodeId>, u32) {
        let title = self.state.shelf.catalog.title(title);
        let first = title.episodes().next().map(|episode| episode.id);
        let point = self
            .state
            .visit
            .as_ref()
            .and_then(|visit| self.state.home.viewer(&visit.profile).continue_position(title.id()));
        match point {
            None => (first, 0),
            Some(point) if point.next_episode => {
                let next = point
                    .episode
                    .and_then(|done| title.episode_after(done))
                    .map(|next| next.id);
                (next.or(first), 0)
            }
            Some(point) => (point.episode, point.position_s),
        }
    }

    /// Plays a title from where the viewer is, or a certain episode from where the viewer is in it.
    pub fn play_from_here(&mut self, title: TitleIndex, episode: Option<EpisodeId>, impression: Option<ImpressionRef>) {
        if !self.state.allows(title) {
            return self.say(format!("{} is not for everyone here.", self.quoted(title)));
        }
        if !self.state.is_out(title) {
            return self.say(format!("{} is still to come.", self.quoted(title)));
        }
        let (resumed, position_s) = self.resume_point(title);
        let (episode, position_s) = match episode {
            Some(episode) if Some(episode) != resumed => (Some(episode), 0),
            _ => (resumed, position_s),
        };
        self.start_playing(title, episode, position_s, impression, false, StillWatching::default());
    }

    fn start_playing(
        &mut self,
        title: TitleIndex,
        episode: Option<EpisodeId>,
        position_s: u32,
        impression: Option<ImpressionRef>,
        autoplayed: bool,
        still: StillWatching,
    ) {
        let shelf = self.state.shelf.clone();
        let entry = shelf.catalog.title(title);
        let runtime_min = episode
            .and_then(|id| entry.episode(id))
            .map_or(entry.runtime_min(), |found| found.runtime_min);
        let length_s = if runtime_min == 0 {
            USUAL_FILM_S
        } else {
            u32::from(runtime_min) * 60
        };
        let position_s = if position_s >= length_s { 0 } else { position_s };
        let play = self.log(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title: entry.id(),
            episode,
            impression,
            position: position_s,
            total_length: length_s,
            autoplayed,
        });
        let screen = Screen::Player(Box::new(PlayerScreen {
            title,
            episode,
            play,
            position_s,
            length_s,
            logged_s: position_s,
            phase: PlayerPhase::Playing,
            still,
            skipping_to: None,
        }));
        if matches!(self.state.screen(), Screen::Player(_)) {
            self.pop();
        }
        self.push(screen);
        self.player(PlayerCommand::Load { length_s, position_s });
        let name = self.quoted(title);
        self.adapt(play, format!("you started {name}"));
    }

    pub fn act_on_player(&mut self, action: Action) {
        let scenes = self.state.scenes();
        let Some(player) = self.playing() else { return };
        let (position_s, length_s) = (player.position_s, player.length_s);
        match player.phase.clone() {
            PlayerPhase::Playing | PlayerPhase::Paused => {}
            PlayerPhase::Countdown { next, play_now, .. } => return self.act_on_countdown(action, next, play_now),
            PlayerPhase::StillWatching { choice, .. } => return self.act_on_still_watching(action, choice),
        }
        match action {
            Action::TogglePause => {
                let command = if player.phase == PlayerPhase::Paused {
                    PlayerCommand::Resume
                } else {
                    PlayerCommand::Pause
                };
                self.player(command);
            }
            Action::SeekBack => self.seek(position_s.saturating_sub(10)),
            Action::SeekForward => self.seek(position_s + 10),
            Action::SeekBackMinute => self.seek(position_s.saturating_sub(60)),
            Action::SeekForwardMinute => self.seek(position_s + 60),
            Action::Down => {
                let next = scenes.iter().find(|scene| scene.starts_s > position_s);
                self.seek(next.map_or(length_s, |scene| scene.starts_s));
            }
            Action::Up => {
                // A second into a scene, “back” means the one before, as on any player.
                let before = scenes.iter().rev().find(|scene| scene.starts_s + 2 < position_s);
                self.seek(before.map_or(0, |scene| scene.starts_s));
            }
            Action::NextEpisode => self.skip_to_next(),
            Action::Back | Action::Quit => self.player(PlayerCommand::Stop),
            _ => {}
        }
    }

    fn seek(&mut self, to_s: u32) {
        self.player(PlayerCommand::Seek { to_s });
    }

    fn skip_to_next(&mut self) {
        let Some(player) = self.playing() else { return };
        let (title, episode) = (player.title, player.episode);
        let next = episode
            .and_then(|id| self.state.shelf.catalog.title(title).episode_after(id))
            .map(|next| next.id);
        match next {
            None => self.say("There is no next episode."),
            Some(next) => {
                if let Some(player) = self.playing() {
                    player.skipping_to = Some(next);
                }
                self.player(PlayerCommand::Stop);
            }
        }
    }

    fn act_on_countdown(&mut self, action: Action, next: EpisodeId, play_now: bool) {
        match action {
            Action::Left | Action::Right | Action::Up | Action::Down => {
                if let Some(PlayerScreen {
                    phase: PlayerPhase::Countdown { play_now, .. },
                    ..
                }) = self.playing()
                {
                    *play_now = !*play_now;
                }
            }
            Action::Choose if play_now => self.play_next(next, false),
            Action::Choose | Action::Back | Action::Quit => {
                let Some(player) = self.playing() else { return };
                let title = player.title;
                let id = self.state.shelf.catalog.title(title).id();
                self.log(BehaviorEvent::AutoplayCancelled {
                    title: id,
                    episode: next,
                });
                self.pop();
            }
            _ => {}
        }
    }

    fn play_next(&mut self, next: EpisodeId, by_itself: bool) {
        let Some(player) = self.playing() else { return };
        let (title, still) = (player.title, player.still);
        if by_itself {
            let id = self.state.shelf.catalog.title(title).id();
            self.log(BehaviorEvent::AutoplayStarted {
                title: id,
                episode: next,
            });
        }
        self.start_playing(title, Some(next), 0, None, by_itself, still);
    }

    fn act_on_still_watching(&mut self, action: Action, choice: StillWatchingChoice) {
        let at = StillWatchingChoice::ALL
            .iter()
            .position(|&each| each == choice)
            .unwrap_or(0);
        let to = match action {
            Action::Left | Action::Up => at.saturating_sub(1),
            Action::Right | Action::Down => (at + 1).min(StillWatchingChoice::ALL.len() - 1),
            Action::Choose => return self.answer_still_watching(choice.answer()),
            Action::Back | Action::Quit => return self.answer_still_watching(StillWatchingAnswer::Stop),
            _ => return,
        };
        if let Some(PlayerScreen {
            phase: PlayerPhase::StillWatching { choice, .. },
            ..
        }) = self.playing()
        {
            *choice = StillWatchingChoice::ALL[to];
        }
    }

    /// Answers the question that is up; nothing happens when none is.
    pub fn answer_still_watching(&mut self, answer: StillWatchingAnswer) {
        let Some(player) = self.playing() else { return };
        let PlayerPhase::StillWatching { then, .. } = player.phase else {
            return;
        };
        player.still.touched();
        let title = player.title;
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::StillWatchingAnswered { title: id, answer });
        match answer {
            StillWatchingAnswer::Continue | StillWatchingAnswer::NotTonight | StillWatchingAnswer::Never => {
                match then {
                    AfterPrompt::Resume => self.player(PlayerCommand::Resume),
                    AfterPrompt::Next(next) => self.play_next(next, false),
                }
            }
            StillWatchingAnswer::Stop | StillWatchingAnswer::NoAnswer => match then {
                AfterPrompt::Resume => self.player(PlayerCommand::Stop),
                AfterPrompt::Next(_) => self.pop(),
            },
        }
    }

    fn ask_still_watching(&mut self, prompt: Prompt, then: AfterPrompt) {
        let until = self.now().plus_ms(STILL_WATCHING_MS);
        let Some(player) = self.playing() else { return };
        player.phase = PlayerPhase::StillWatching {
            prompt,
            until,
            choice: StillWatchingChoice::Continue,
            then,
        };
        let title = player.title;
        let id = self.state.shelf.catalog.title(title).id();
        self.log(BehaviorEvent::StillWatchingPrompted {
            title: id,
            rule: prompt.rule,
            episodes: prompt.episodes,
            minutes: prompt.minutes,
        });
        if then == AfterPrompt::Resume {
            self.player(PlayerCommand::Pause);
        }
    }

    /// Any input: nobody fell asleep.
    pub fn touched(&mut self) {
        self.state.touched_at = self.now();
        if let Some(player) = self.playing() {
            player.still.touched();
        }
    }

    pub fn pause_playing(&mut self) {
        if self.is_playing() {
            self.player(PlayerCommand::Pause);
        }
    }

    fn log_playhead(&mut self, event: fn(Playhead) -> BehaviorEvent) -> Option<Seq> {
        let shelf = self.state.shelf.clone();
        let playhead = self.playing()?.playhead(&shelf.catalog);
        Some(self.log(event(playhead)))
    }

    pub fn player_told(&mut self, event: PlayerEvent) {
        if self.playing().is_none() {
            return;
        }
        match event {
            PlayerEvent::Started { position_s } => {
                self.set_position(position_s);
                self.log_playhead(|playhead| BehaviorEvent::VideoContentStarted { playhead });
            }
            PlayerEvent::Progress { position_s } => self.played_to(position_s),
            PlayerEvent::Paused { position_s } => {
                self.played_to(position_s);
                self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackPaused { playhead });
                if let Some(player) = self.playing()
                    && player.phase == PlayerPhase::Playing
                {
                    player.phase = PlayerPhase::Paused;
                }
            }
            PlayerEvent::Resumed { position_s } => {
                self.set_position(position_s);
                if let Some(player) = self.playing() {
                    player.phase = PlayerPhase::Playing;
                }
                self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackResumed { playhead });
            }
            PlayerEvent::Sought { from_s, to_s } => self.sought(from_s, to_s),
            PlayerEvent::Ended => self.ended(),
            PlayerEvent::Stopped { position_s } => self.stopped(position_s),
        }
    }

    fn set_position(&mut self, position_s: u32) {
        if let Some(player) = self.playing() {
            player.position_s = position_s;
            player.logged_s = position_s;
        }
    }

    /// Played on to a position: heartbeats on the way, and perhaps the question after ninety minutes.
    fn played_to(&mut self, position_s: u32) {
        let Some(player) = self.playing() else { return };
        player.still.played(position_s.saturating_sub(player.position_s));
        while let Some(player) = self.playing()
            && player.logged_s + HEARTBEAT_S <= position_s
        {
            player.logged_s += HEARTBEAT_S;
            player.position_s = player.logged_s;
            self.log_playhead(|playhead| BehaviorEvent::VideoContentPlaying { playhead });
        }
        let may_ask = self.state.may_ask();
        let Some(player) = self.playing() else { return };
        player.position_s = position_s;
        if may_ask
            && player.phase == PlayerPhase::Playing
            && let Some(prompt) = player.still.due_while_playing()
        {
            self.ask_still_watching(prompt, AfterPrompt::Resume);
        }
    }

    fn sought(&mut self, from_s: u32, to_s: u32) {
        self.played_to(from_s);
        let shelf = self.state.shelf.clone();
        let Some(player) = self.playing() else { return };
        let playhead = player.playhead(&shelf.catalog);
        self.log(BehaviorEvent::VideoPlaybackSeekStarted {
            playhead: playhead.clone(),
            seek_position: to_s,
        });
        self.set_position(to_s);
        let playhead = Playhead {
            position: to_s,
            ..playhead
        };
        self.log(BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead,
            seek_position: to_s,
        });
    }

    /// Left before the end, or skipped on.
    fn stopped(&mut self, position_s: u32) {
        self.played_to(position_s);
        let Some(player) = self.playing() else { return };
        let (title, skipping_to, seen) = (player.title, player.skipping_to, player.is_as_good_as_finished());
        if seen {
            self.log_playhead(|playhead| BehaviorEvent::VideoContentCompleted { playhead });
        }
        let exited = self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackExited { playhead });
        let name = self.quoted(title);
        if let Some(next) = skipping_to {
            return self.start_playing(title, Some(next), 0, None, false, StillWatching::default());
        }
        self.pop();
        if let Some(seq) = exited {
            let at = super::words::clock_time(position_s);
            let cause = if seen {
                format!("you finished {name}")
            } else {
                format!("you stopped {name} at {at}")
            };
            self.adapt(seq, cause);
        }
    }

    /// Played to the end.
    fn ended(&mut self) {
        let Some(player) = self.playing() else { return };
        let (title, episode, length_s) = (player.title, player.episode, player.length_s);
        self.played_to(length_s);
        self.log_playhead(|playhead| BehaviorEvent::VideoContentCompleted { playhead });
        let completed = self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackCompleted { playhead });
        let name = self.quoted(title);
        if let Some(seq) = completed {
            let what = episode.map_or_else(|| name.clone(), |episode| format!("{name} {episode}"));
            self.adapt(seq, format!("you finished {what}"));
        }
        let next = episode
            .and_then(|id| self.state.shelf.catalog.title(title).episode_after(id))
            .map(|next| next.id);
        let Some(next) = next else {
            self.pop();
            return self.say(format!("You finished {name}."));
        };
        if let Some(player) = self.playing() {
            player.still.episode_ended();
        }
        let due = self.playing().and_then(|player| player.still.due_before_next());
        let settings = self.state.settings();
        match due {
            _ if !settings.autoplay => {
                self.pop();
                self.say(format!("Next: {name} {next}."));
            }
            Some(prompt) if self.state.may_ask() => self.ask_still_watching(prompt, AfterPrompt::Next(next)),
            Some(_) | None => {
                let until = self.now().plus_ms(COUNTDOWN_MS);
                if let Some(player) = self.playing() {
                    player.phase = PlayerPhase::Countdown {
                        next,
                        until,
                        play_now: true,
                    };
                }
            }
        }
    }

    /// A time has come: the countdown ran out, or nobody answered.
    pub fn player_woke(&mut self) {
        let now = self.now();
        let Some(player) = self.playing() else { return };
        match player.phase {
            PlayerPhase::Playing | PlayerPhase::Paused => {}
            PlayerPhase::Countdown { next, until, .. } => {
                if now >= until {
                    self.play_next(next, true);
                }
            }
            PlayerPhase::StillWatching { until, .. } => {
                if now >= until {
                    self.answer_still_watching(StillWatchingAnswer::NoAnswer);
                }
            }
        }
    }

    /// The program ends while something plays: the place is kept.
    pub fn interrupt_playing(&mut self) {
        let Some(player) = self.playing() else { return };
        if matches!(player.phase, PlayerPhase::Countdown { .. })
            || matches!(
                player.phase,
                PlayerPhase::StillWatching {
                    then: AfterPrompt::Next(_),
                    ..
                }
            )
        {
            return;
        }
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackInterrupted { playhead, reason: None });
        self.pop();
    }
}

impl StillWatchingChoice {
    const fn answer(self) -> StillWatchingAnswer {
        match self {
            Self::Continue => StillWatchingAnswer::Continue,
            Self::Stop => StillWatchingAnswer::Stop,
            Self::NotTonight => StillWatchingAnswer::NotTonight,
        }
    }
}
