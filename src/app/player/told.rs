//! What the player tells, whoever did it: each is logged once, here.

use super::{Asked, Motion, PlayerChoice, PlayerPrompt, SAID_MS};
use crate::{
    app::turn::Turn,
    behavior::{BehaviorEvent, PlayerKind, Playhead, StillWatchingAnswer},
    playback::{PlayerCommand, PlayerEvent, PlayerFailure, Speed, credits_from},
};

/// A heartbeat is logged for every so many seconds played.
const HEARTBEAT_S: u32 = 10;

impl Turn<'_> {
    pub fn player_told(&mut self, event: PlayerEvent) {
        let Some(player) = self.playing() else { return };
        // What else is told before the picture is there belongs to what played before it.
        let is_of_this = player.has_started
            || matches!(
                event,
                PlayerEvent::Started { .. }
                    | PlayerEvent::Stopped { .. }
                    | PlayerEvent::Lost { .. }
                    | PlayerEvent::Failed(_)
            );
        if !is_of_this {
            return;
        }
        match event {
            PlayerEvent::Started { position_s, length_s } => self.started(position_s, length_s),
            PlayerEvent::Progress { position_s } => self.played_to(position_s),
            PlayerEvent::Paused { position_s } => self.paused(position_s),
            PlayerEvent::Resumed { position_s } => self.resumed(position_s),
            PlayerEvent::Sought { from_s, to_s } => self.sought(from_s, to_s),
            PlayerEvent::SpeedChanged { position_s, speed } => self.speed_changed(position_s, speed),
            PlayerEvent::FullScreenChanged {
                position_s,
                full_screen,
            } => {
                self.played_to(position_s);
                self.touched_in_player();
                self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackFullScreenChanged { playhead, full_screen });
            }
            PlayerEvent::Touched => self.touched_in_player(),
            PlayerEvent::Ended => self.ended(),
            PlayerEvent::Stopped { position_s } => self.stopped(position_s),
            PlayerEvent::Lost { position_s } => self.lost(position_s),
            PlayerEvent::Failed(failure) => self.failed(failure),
        }
    }

    fn started(&mut self, position_s: u32, length_s: u32) {
        self.set_position(position_s);
        if let Some(player) = self.playing() {
            player.has_started = true;
            if length_s > 0 && length_s != player.length_s {
                player.length_s = length_s;
                player.credits_s = credits_from(length_s, player.marker_s);
            }
        }
        self.log_playhead(|playhead| BehaviorEvent::VideoContentStarted { playhead });
    }

    fn set_position(&mut self, position_s: u32) {
        if let Some(player) = self.playing() {
            player.position_s = position_s;
            player.logged_s = position_s;
        }
    }

    /// Somebody did something in the player's own window: whoever is asked whether they are still watching has answered.
    fn touched_in_player(&mut self) {
        self.touched();
        let asks = self
            .playing()
            .and_then(|player| player.prompt.as_ref())
            .is_some_and(|prompt| matches!(prompt.about, Asked::StillWatching { .. }));
        if asks {
            self.choose_in_player(PlayerChoice::StillWatching(StillWatchingAnswer::Continue));
        }
    }

    fn paused(&mut self, position_s: u32) {
        self.played_to(position_s);
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackPaused { playhead });
        // The question's own pause is nobody's touch.
        let Some(player) = self.playing() else { return };
        player.motion = Motion::Paused;
        if player.prompt.is_none() {
            self.touched();
        }
        self.hold_countdown();
    }

    fn resumed(&mut self, position_s: u32) {
        self.set_position(position_s);
        if let Some(player) = self.playing() {
            player.motion = Motion::Playing;
        }
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackResumed { playhead });
        self.touched_in_player();
    }

    fn speed_changed(&mut self, position_s: u32, speed: Speed) {
        self.played_to(position_s);
        let Some(player) = self.playing() else { return };
        // The speed that goes on from the episode before is nobody's touch.
        let is_new = player.speed != speed;
        player.speed = speed;
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackSpeedChanged {
            playhead,
            speed: speed.times(),
        });
        if is_new {
            self.touched_in_player();
        }
    }

    fn sought(&mut self, from_s: u32, to_s: u32) {
        self.played_to(from_s);
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackSeekStarted {
            playhead,
            seek_position: to_s,
        });
        self.set_position(to_s);
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead,
            seek_position: to_s,
        });
        self.touched_in_player();
        if self.playing().is_some_and(|player| to_s < player.credits_s) {
            self.hold_countdown();
        }
    }

    /// Who pauses, or goes back into the episode, is not done with it: the next one waits.
    fn hold_countdown(&mut self) {
        if let Some(prompt) = self.playing().and_then(|player| player.prompt.as_mut())
            && matches!(prompt.about, Asked::Next { .. })
        {
            prompt.until = None;
        }
    }

    /// Played on to a position: heartbeats on the way, the credits, and perhaps the question after ninety minutes.
    pub(super) fn played_to(&mut self, position_s: u32) {
        let Some(player) = self.playing() else { return };
        player.still.played(position_s.saturating_sub(player.position_s));
        while let Some(player) = self.playing()
            && player.logged_s + HEARTBEAT_S <= position_s
        {
            player.logged_s += HEARTBEAT_S;
            player.position_s = player.logged_s;
            self.log_playhead(|playhead| BehaviorEvent::VideoContentPlaying { playhead });
        }
        let Some(player) = self.playing() else { return };
        player.position_s = position_s;
        if !player.is_over && position_s >= player.credits_s {
            player.is_over = true;
            self.credits_began();
        } else {
            self.ask_whether_still_watching();
        }
    }

    /// Told to stop, or closed in its own window.
    fn stopped(&mut self, position_s: u32) {
        self.played_to(position_s);
        let Some(player) = self.playing() else { return };
        let (title, is_over, has_ended) = (player.title, player.is_over, player.motion == Motion::Ended);
        // Who closes the window while the countdown runs has cancelled it.
        if let Some(PlayerPrompt {
            about: Asked::Next { next, .. },
            until: Some(_),
            ..
        }) = player.prompt.take()
        {
            self.log_cancelled(next);
        }
        let exited = self.leave_play();
        let name = self.quoted(title);
        self.close_player();
        let at = crate::app::words::clock_time(position_s);
        match exited {
            Some(seq) if is_over => self.adapt(seq, format!("you finished {name}")),
            Some(seq) => self.adapt(seq, format!("you stopped {name} at {at}")),
            None => debug_assert!(has_ended),
        }
    }

    /// The player went away without a word: the place of the last word is kept.
    fn lost(&mut self, position_s: u32) {
        self.played_to(position_s);
        let Some(title) = self.playing().map(|player| player.title) else {
            return;
        };
        let name = self.quoted(title);
        let reason = Some("player_lost".to_owned());
        let interrupted = self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackInterrupted { playhead, reason });
        self.close_player();
        let at = crate::app::words::clock_time(position_s);
        self.say_with_care(format!("The player is gone; your place in {name} is kept, {at}."));
        if let Some(seq) = interrupted {
            self.adapt(seq, format!("{name} broke off at {at}"));
        }
    }

    /// Played to the end.
    fn ended(&mut self) {
        let Some(player) = self.playing() else { return };
        if player.kind == PlayerKind::Mpv && player.position_s + 1 < player.length_s {
            // It ends where it ends, whatever was said of its length.
            player.length_s = player.position_s;
            player.credits_s = player.credits_s.min(player.length_s);
        }
        let length_s = player.length_s;
        self.played_to(length_s);
        self.log_playhead(|playhead| BehaviorEvent::VideoPlaybackCompleted { playhead });
        let Some(player) = self.playing() else { return };
        player.motion = Motion::Ended;
        match &mut player.prompt {
            // There are no credits any more that could be watched.
            Some(prompt) => prompt.withdraw(PlayerChoice::WatchCredits),
            None => self.leave_after_end(),
        }
    }

    /// It cannot be played. What never began is as if it had not been asked for; else the place is kept.
    fn failed(&mut self, failure: PlayerFailure) {
        let Some(player) = self.playing() else { return };
        let (play, title, has_started) = (player.play, player.title, player.has_started);
        player.motion = Motion::Paused;
        let reason = Some(failure.name().to_owned());
        let interrupted = |playhead: Playhead| BehaviorEvent::VideoPlaybackInterrupted { playhead, reason };
        let cause = self.log_playhead(interrupted);
        self.ask_after_failure(failure);
        let cause = if has_started {
            cause
        } else {
            Some(self.log(BehaviorEvent::EventUndone { target: play }))
        };
        let name = self.quoted(title);
        if let Some(seq) = cause {
            self.adapt(seq, format!("{name} could not be played"));
        }
    }

    /// Says something over the picture, where a window of its own shows it.
    pub(super) fn say_over_picture(&mut self, text: String) {
        if self.playing().is_some_and(|player| player.kind == PlayerKind::Mpv) {
            self.player(PlayerCommand::Say { text, ms: SAID_MS });
        }
    }
}
