//! Watching. Everything follows from [`PlayerScreen`]: what plays, what the picture does ([`Motion`]), and a question over it
//! ([`PlayerPrompt`]) whose answers are [`PlayerChoice`]s.
//!
//! Keys become commands for the player, and only what the player tells is logged (`told`): whoever pauses, here or in the
//! player's own window, is logged once and alike. Questions are raised and answered in `prompt`.

mod prompt;
mod screen;
mod told;

pub use screen::*;

use super::{Screen, State, keymap::Action, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, DeviceClass, ImpressionRef, PlayerKind, Playhead, Seq},
    catalog::{EpisodeId, TitleIndex},
    playback::{Load, PlayerCommand, Speed, StillWatching, credits_from},
};

/// A title of unknown length is taken to be this long.
const USUAL_FILM_S: u32 = 100 * 60;
/// How long a sentence stands over the picture in the player's own window.
const SAID_MS: u32 = 8_000;

/// What a play begins with, beside what is played.
#[derive(Default)]
struct Beginning {
    position_s: u32,
    impression: Option<ImpressionRef>,
    autoplayed: bool,
    /// What was counted since somebody touched anything.
    still: StillWatching,
    /// The viewer's speed goes on from episode to episode.
    speed: Speed,
    /// Without a picture, whatever there is of it.
    simulated: bool,
}

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
            return self.say("That is not for everyone here.");
        }
        if !self.state.is_out(title) {
            return self.say(format!("{} is still to come.", self.quoted(title)));
        }
        let (resumed, position_s) = self.resume_point(title);
        let (episode, position_s) = match episode {
            Some(episode) if Some(episode) != resumed => (Some(episode), 0),
            _ => (resumed, position_s),
        };
        let beginning = Beginning {
            position_s,
            impression,
            ..Beginning::default()
        };
        self.start_playing(title, episode, beginning);
    }

    fn start_playing(&mut self, title: TitleIndex, episode: Option<EpisodeId>, beginning: Beginning) {
        let shelf = self.state.shelf.clone();
        let entry = shelf.catalog.title(title);
        let found = episode.and_then(|id| entry.episode(id));
        let runtime_min = found.as_ref().map_or(entry.runtime_min(), |found| found.runtime_min);
        let length_s = match runtime_min {
            0 => USUAL_FILM_S,
            minutes => u32::from(minutes) * 60,
        };
        let position_s = if beginning.position_s >= length_s {
            0
        } else {
            beginning.position_s
        };
        // A command plays nothing that could be seen.
        let is_shown = !beginning.simulated && self.state.device.class != DeviceClass::Headless;
        let media = entry.media(episode);
        let video = media.filter(|_| is_shown);
        let kind = video.map_or(PlayerKind::Simulated, |_| PlayerKind::Mpv);
        let play = self.log(BehaviorEvent::VideoPlaybackStarted {
            player: kind,
            title: entry.id(),
            episode,
            impression: beginning.impression.clone(),
            position: position_s,
            total_length: length_s,
            autoplayed: beginning.autoplayed,
        });
        let marker_s = media.and_then(|media| media.credits_s);
        let credits_s = credits_from(length_s, marker_s);
        let screen = Screen::Player(Box::new(PlayerScreen {
            title,
            episode,
            play,
            kind,
            impression: beginning.impression,
            has_started: false,
            position_s,
            length_s,
            credits_s,
            marker_s,
            intro: media.and_then(|media| media.intro),
            is_over: false,
            logged_s: position_s,
            motion: Motion::Playing,
            speed: beginning.speed,
            prompt: None,
            still: beginning.still,
        }));
        if matches!(self.state.screen(), Screen::Player(_)) {
            self.pop();
        }
        self.push(screen);
        self.player(PlayerCommand::Load(Load {
            media: video.map(|media| media.location.clone()),
            name: found.map_or_else(
                || entry.name().to_owned(),
                |found| format!("{} · {} {}", entry.name(), found.id, found.name),
            ),
            length_s,
            position_s,
            credits_s,
        }));
        if beginning.speed != Speed::USUAL {
            self.player(PlayerCommand::SetSpeed(beginning.speed));
        }
        let name = self.quoted(title);
        self.adapt(play, format!("you started {name}"));
    }

    pub fn act_on_player(&mut self, action: Action) {
        let scenes = self.state.scenes();
        let Some(player) = self.playing() else { return };
        if player.prompt.is_some() {
            return self.act_on_prompt(action);
        }
        let (position_s, length_s, speed) = (player.position_s, player.length_s, player.speed);
        match action {
            Action::TogglePause => {
                let command = if player.motion == Motion::Paused {
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
            Action::SkipIntro => self.skip_intro(),
            Action::Slower => self.player(PlayerCommand::SetSpeed(speed.slower())),
            Action::Faster => self.player(PlayerCommand::SetSpeed(speed.faster())),
            Action::FullScreen => self.toggle_full_screen(),
            Action::NextEpisode => self.skip_to_next(),
            Action::Back | Action::Quit => self.player(PlayerCommand::Stop),
            _ => {}
        }
    }

    fn seek(&mut self, to_s: u32) {
        self.player(PlayerCommand::Seek { to_s });
    }

    fn skip_intro(&mut self) {
        let Some(player) = self.playing() else { return };
        match player.intro {
            Some((from_s, to_s)) if (from_s..to_s).contains(&player.position_s) => self.seek(to_s),
            Some(_) => self.say("The intro is not running."),
            None => self.say("Nobody said where the intro of this is; . goes on ten seconds."),
        }
    }

    fn toggle_full_screen(&mut self) {
        match self.playing().map(|player| player.kind) {
            Some(PlayerKind::Mpv) => self.player(PlayerCommand::ToggleFullScreen),
            Some(PlayerKind::Simulated) => self.say("The simulated player has no picture that could be enlarged."),
            None => {}
        }
    }

    fn skip_to_next(&mut self) {
        let Some(player) = self.playing() else { return };
        let (title, episode) = (player.title, player.episode);
        let next = episode
            .and_then(|id| self.state.shelf.catalog.title(title).episode_after(id))
            .map(|next| next.id);
        match next {
            None => self.say("There is no next episode."),
            Some(next) => self.play_next(next, false),
        }
    }

    /// Leaves this episode where it is, and begins the next one: by itself, or because the viewer asked for it.
    fn play_next(&mut self, next: EpisodeId, by_itself: bool) {
        self.leave_play();
        let Some(player) = self.playing() else { return };
        let (title, still, speed) = (player.title, player.still, player.speed);
        if by_itself {
            let id = self.state.shelf.catalog.title(title).id();
            self.log(BehaviorEvent::AutoplayStarted {
                title: id,
                episode: next,
            });
        }
        let beginning = Beginning {
            autoplayed: by_itself,
            still: if by_itself { still } else { StillWatching::default() },
            speed,
            ..Beginning::default()
        };
        self.start_playing(title, Some(next), beginning);
    }

    /// Logs that the play was left, unless it came to its end.
    fn leave_play(&mut self) -> Option<Seq> {
        let player = self.playing()?;
        if player.motion == Motion::Ended {
            return None;
        }
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackExited { playhead })
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

    /// The program ends while something plays: the place is kept.
    pub fn interrupt_playing(&mut self) {
        let Some(player) = self.playing() else { return };
        // What failed was interrupted already.
        let has_failed = player
            .prompt
            .as_ref()
            .is_some_and(|prompt| matches!(prompt.about, Asked::Failed(_)));
        let goes_on = player.motion != Motion::Ended && !has_failed;
        if goes_on && player.has_started {
            self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackInterrupted { playhead, reason: None });
        }
        self.close_player();
    }

    /// Leaves the player's screen, and closes what was opened to play.
    fn close_player(&mut self) {
        self.player(PlayerCommand::Stop);
        self.pop();
    }

    fn log_playhead(&mut self, event: impl FnOnce(Playhead) -> BehaviorEvent) -> Option<Seq> {
        let shelf = self.state.shelf.clone();
        let playhead = self.playing()?.playhead(&shelf.catalog);
        Some(self.log(event(playhead)))
    }
}
