use super::{Player, PlayerCommand, PlayerEvent};
use crate::behavior::{SECOND_MS, UtcMillis};

/// Plays nothing, on time: its position is arithmetic on the time that it is given.
#[derive(Debug)]
pub struct SimulatedPlayer {
    /// Seconds of film in a second of the viewer's time.
    speed: u32,
    loaded: Option<Loaded>,
}

#[derive(Clone, Copy, Debug)]
struct Loaded {
    length_ms: i64,
    /// Where it was, and since when it moves; standing still when `moving_since` is `None`.
    position_ms: i64,
    moving_since: Option<UtcMillis>,
    told_at: UtcMillis,
}

impl Loaded {
    fn position_ms(&self, now: UtcMillis, speed: u32) -> i64 {
        let moved = self.moving_since.map_or(0, |since| now.since(since) * i64::from(speed));
        (self.position_ms + moved).min(self.length_ms)
    }

    fn anchor(&mut self, now: UtcMillis, speed: u32, moving: bool) {
        self.position_ms = self.position_ms(now, speed);
        self.moving_since = moving.then_some(now);
        self.told_at = now;
    }
}

fn seconds(ms: i64) -> u32 {
    (ms / SECOND_MS).clamp(0, i64::from(u32::MAX)) as u32
}

impl SimulatedPlayer {
    /// `speed` is seconds of film in a second; 0 counts as 1.
    pub fn new(speed: u32) -> Self {
        Self {
            speed: speed.max(1),
            loaded: None,
        }
    }
}

impl Player for SimulatedPlayer {
    fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Vec<PlayerEvent> {
        if let PlayerCommand::Load { length_s, position_s } = command {
            let length_ms = i64::from(length_s) * SECOND_MS;
            self.loaded = Some(Loaded {
                length_ms,
                position_ms: (i64::from(position_s) * SECOND_MS).min(length_ms),
                moving_since: Some(now),
                told_at: now,
            });
            return vec![PlayerEvent::Started {
                position_s: position_s.min(length_s),
            }];
        }
        let mut events = self.advance(now);
        let speed = self.speed;
        let Some(loaded) = &mut self.loaded else {
            return events;
        };
        match command {
            PlayerCommand::Load { .. } => {}
            PlayerCommand::Pause => {
                if loaded.moving_since.is_some() {
                    loaded.anchor(now, speed, false);
                    events.push(PlayerEvent::Paused {
                        position_s: seconds(loaded.position_ms),
                    });
                }
            }
            PlayerCommand::Resume => {
                if loaded.moving_since.is_none() {
                    loaded.anchor(now, speed, true);
                    events.push(PlayerEvent::Resumed {
                        position_s: seconds(loaded.position_ms),
                    });
                }
            }
            PlayerCommand::Seek { to_s } => {
                let moving = loaded.moving_since.is_some();
                loaded.anchor(now, speed, moving);
                let from_s = seconds(loaded.position_ms);
                loaded.position_ms = (i64::from(to_s) * SECOND_MS).min(loaded.length_ms);
                events.push(PlayerEvent::Sought {
                    from_s,
                    to_s: seconds(loaded.position_ms),
                });
            }
            PlayerCommand::Stop => {
                loaded.anchor(now, speed, false);
                events.push(PlayerEvent::Stopped {
                    position_s: seconds(loaded.position_ms),
                });
                self.loaded = None;
            }
        }
        events
    }

    fn advance(&mut self, now: UtcMillis) -> Vec<PlayerEvent> {
        let Some(loaded) = &mut self.loaded else {
            return Vec::new();
        };
        if loaded.moving_since.is_none() {
            return Vec::new();
        }
        let position_ms = loaded.position_ms(now, self.speed);
        if position_ms >= loaded.length_ms {
            self.loaded = None;
            return vec![PlayerEvent::Ended];
        }
        if now.since(loaded.told_at) < SECOND_MS {
            return Vec::new();
        }
        // Whole seconds since the last word, so that a late call does not shift the beat.
        let beats = now.since(loaded.told_at) / SECOND_MS;
        loaded.told_at = loaded.told_at.plus_ms(beats * SECOND_MS);
        vec![PlayerEvent::Progress {
            position_s: seconds(position_ms),
        }]
    }

    fn wakes_at(&self) -> Option<UtcMillis> {
        let loaded = self.loaded?;
        let since = loaded.moving_since?;
        let left_ms = loaded.length_ms - loaded.position_ms;
        let speed = i64::from(self.speed);
        let end = since.plus_ms((left_ms + speed - 1) / speed);
        Some(loaded.told_at.plus_ms(SECOND_MS).min(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(speed: u32) -> SimulatedPlayer {
        let mut player = SimulatedPlayer::new(speed);
        player.command(
            UtcMillis(0),
            PlayerCommand::Load {
                length_s: 100,
                position_s: 10,
            },
        );
        player
    }

    #[test]
    fn a_second_of_time_is_a_second_of_film_times_the_speed() {
        let mut player = loaded(20);
        assert_eq!(player.wakes_at(), Some(UtcMillis(1_000)));
        assert_eq!(
            player.advance(UtcMillis(1_000)),
            [PlayerEvent::Progress { position_s: 30 }]
        );
    }

    #[test]
    fn a_pause_holds_the_place_however_long_it_lasts() {
        let mut player = loaded(1);
        let paused = player.command(UtcMillis(500), PlayerCommand::Pause);
        assert_eq!(paused, [PlayerEvent::Paused { position_s: 10 }]);
        assert_eq!(player.wakes_at(), None);
        assert_eq!(player.advance(UtcMillis(60_000)), []);
        player.command(UtcMillis(90_000), PlayerCommand::Resume);
        assert_eq!(
            player.advance(UtcMillis(91_500)),
            [PlayerEvent::Progress { position_s: 12 }]
        );
    }

    #[test]
    fn a_seek_past_the_end_ends_it() {
        let mut player = loaded(1);
        let sought = player.command(UtcMillis(0), PlayerCommand::Seek { to_s: 500 });
        assert_eq!(sought, [PlayerEvent::Sought { from_s: 10, to_s: 100 }]);
        assert_eq!(player.wakes_at(), Some(UtcMillis(0)));
        assert_eq!(player.advance(UtcMillis(0)), [PlayerEvent::Ended]);
        assert_eq!(player.advance(UtcMillis(5)), []);
    }

    #[test]
    fn it_ends_on_the_millisecond() {
        let mut player = loaded(1);
        assert_eq!(
            player.advance(UtcMillis(89_999)),
            [PlayerEvent::Progress { position_s: 99 }]
        );
        assert_eq!(player.wakes_at(), Some(UtcMillis(90_000)));
        assert_eq!(player.advance(UtcMillis(90_000)), [PlayerEvent::Ended]);
    }
}
