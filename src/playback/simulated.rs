use super::{Load, Player, PlayerCommand, PlayerEvent, Speed};
use crate::behavior::{SECOND_MS, UtcMillis};

/// How often it tells where it is, in milliseconds of the viewer's time; more often where a moment of it is a scene.
const BEAT_MS: i64 = SECOND_MS;
const BEAT_IN_A_LAPSE_MS: i64 = 100;

/// Plays nothing, on time: its position is arithmetic on the time that it is given.
#[derive(Debug)]
pub struct SimulatedPlayer {
    /// How many times faster than life everything plays.
    lapse: u32,
    /// As the viewer set it.
    speed: Speed,
    loaded: Option<Loaded>,
}

#[derive(Clone, Copy, Debug)]
struct Loaded {
    length_ms: i64,
    credits_ms: i64,
    /// Where it was, and since when it moves; standing still when `moving_since` is `None`.
    position_ms: i64,
    moving_since: Option<UtcMillis>,
    told_at: UtcMillis,
}

impl Loaded {
    /// `pace` is hundredths of a second of film in a second.
    fn position_ms(&self, now: UtcMillis, pace: i64) -> i64 {
        let moved = self.moving_since.map_or(0, |since| now.since(since) * pace / 100);
        (self.position_ms + moved).min(self.length_ms)
    }

    fn anchor(&mut self, now: UtcMillis, pace: i64, moving: bool) {
        self.position_ms = self.position_ms(now, pace);
        self.moving_since = moving.then_some(now);
        self.told_at = now;
    }
}

fn seconds(ms: i64) -> u32 {
    (ms / SECOND_MS).clamp(0, i64::from(u32::MAX)) as u32
}

impl SimulatedPlayer {
    /// `lapse` is how many times faster than life everything plays; 0 counts as 1.
    pub fn new(lapse: u32) -> Self {
        Self {
            lapse: lapse.max(1),
            speed: Speed::USUAL,
            loaded: None,
        }
    }

    /// Hundredths of a second of film in a second.
    fn pace(&self) -> i64 {
        i64::from(self.lapse) * i64::from(self.speed.hundredths())
    }

    const fn beat_ms(&self) -> i64 {
        if self.lapse > 1 { BEAT_IN_A_LAPSE_MS } else { BEAT_MS }
    }

    fn load(&mut self, now: UtcMillis, load: &Load) -> PlayerEvent {
        let ms = |s: u32| i64::from(s) * SECOND_MS;
        self.speed = Speed::USUAL;
        self.loaded = Some(Loaded {
            length_ms: ms(load.length_s),
            credits_ms: ms(load.credits_s),
            position_ms: ms(load.position_s.min(load.length_s)),
            moving_since: Some(now),
            told_at: now,
        });
        PlayerEvent::Started {
            position_s: load.position_s.min(load.length_s),
            length_s: load.length_s,
        }
    }
}

impl Player for SimulatedPlayer {
    fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Vec<PlayerEvent> {
        if let PlayerCommand::Load(load) = &command {
            return vec![self.load(now, load)];
        }
        let mut events = self.advance(now);
        let pace = self.pace();
        let Some(loaded) = &mut self.loaded else {
            return events;
        };
        let position_s = seconds(loaded.position_ms(now, pace));
        let is_moving = loaded.moving_since.is_some();
        match command {
            PlayerCommand::Load(_) | PlayerCommand::ToggleFullScreen | PlayerCommand::Say { .. } => {}
            PlayerCommand::Pause => {
                if is_moving {
                    loaded.anchor(now, pace, false);
                    events.push(PlayerEvent::Paused { position_s });
                }
            }
            PlayerCommand::Resume => {
                if !is_moving {
                    loaded.anchor(now, pace, true);
                    events.push(PlayerEvent::Resumed { position_s });
                }
            }
            PlayerCommand::Seek { to_s } => {
                loaded.anchor(now, pace, is_moving);
                loaded.position_ms = (i64::from(to_s) * SECOND_MS).min(loaded.length_ms);
                events.push(PlayerEvent::Sought {
                    from_s: position_s,
                    to_s: seconds(loaded.position_ms),
                });
            }
            PlayerCommand::SetSpeed(speed) => {
                loaded.anchor(now, pace, is_moving);
                if speed != self.speed {
                    self.speed = speed;
                    events.push(PlayerEvent::SpeedChanged { position_s, speed });
                }
            }
            PlayerCommand::Stop => {
                events.push(PlayerEvent::Stopped { position_s });
                self.loaded = None;
            }
        }
        events
    }

    fn advance(&mut self, now: UtcMillis) -> Vec<PlayerEvent> {
        let (pace, beat_ms) = (self.pace(), self.beat_ms());
        let Some(loaded) = &mut self.loaded else {
            return Vec::new();
        };
        if loaded.moving_since.is_none() {
            return Vec::new();
        }
        let position_ms = loaded.position_ms(now, pace);
        let mut events = Vec::new();
        let told_ms = loaded.position_ms(loaded.told_at, pace);
        let passes_credits = told_ms < loaded.credits_ms && loaded.credits_ms <= position_ms;
        if passes_credits || now.since(loaded.told_at) >= beat_ms {
            // Whole beats since the last word, so that a late call does not shift them.
            let beats = now.since(loaded.told_at) / beat_ms;
            loaded.told_at = if passes_credits {
                now
            } else {
                loaded.told_at.plus_ms(beats * beat_ms)
            };
            events.push(PlayerEvent::Progress {
                position_s: seconds(position_ms),
            });
        }
        if position_ms >= loaded.length_ms {
            self.loaded = None;
            return vec![PlayerEvent::Ended];
        }
        events
    }

    fn wakes_at(&self) -> Option<UtcMillis> {
        let loaded = self.loaded?;
        let since = loaded.moving_since?;
        let pace = self.pace();
        let arrives = |at_ms: i64| {
            let left_ms = (at_ms - loaded.position_ms).max(0);
            since.plus_ms((left_ms * 100 + pace - 1) / pace)
        };
        let told_ms = loaded.position_ms(loaded.told_at, pace);
        let credits = (told_ms < loaded.credits_ms).then(|| arrives(loaded.credits_ms));
        let next = loaded.told_at.plus_ms(self.beat_ms()).min(arrives(loaded.length_ms));
        Some(credits.map_or(next, |credits| credits.min(next)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn load(length_s: u32, position_s: u32) -> PlayerCommand {
        PlayerCommand::Load(Load {
            media: None,
            name: String::new(),
            length_s,
            position_s,
            credits_s: super::super::credits_from(length_s, None),
        })
    }

    fn loaded(lapse: u32) -> SimulatedPlayer {
        let mut player = SimulatedPlayer::new(lapse);
        player.command(UtcMillis(0), load(100, 10));
        player
    }

    #[test]
    fn a_second_of_time_is_a_second_of_film_times_lapse_and_speed() {
        let mut player = loaded(1);
        assert_eq!(player.wakes_at(), Some(UtcMillis(1_000)));
        player.command(UtcMillis(0), PlayerCommand::SetSpeed(Speed::of(1.5)));
        assert_eq!(
            player.advance(UtcMillis(10_000)),
            [PlayerEvent::Progress { position_s: 25 }]
        );
        let mut player = loaded(20);
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
    fn it_wakes_for_the_credits_and_ends_on_the_millisecond() {
        let mut player = loaded(300);
        // 95 s is 85 s away, and the film 90 s.
        assert_eq!(player.wakes_at(), Some(UtcMillis(100)));
        player.advance(UtcMillis(200));
        assert_eq!(player.wakes_at(), Some(UtcMillis(284)));
        assert_eq!(
            player.advance(UtcMillis(284)),
            [PlayerEvent::Progress { position_s: 95 }]
        );
        assert_eq!(player.wakes_at(), Some(UtcMillis(300)));
        assert_eq!(player.advance(UtcMillis(299)), []);
        assert_eq!(player.advance(UtcMillis(300)), [PlayerEvent::Ended]);
    }

    proptest! {
        #[test]
        fn whoever_comes_whenever_it_asks_misses_nothing(
            lapse in 1_u32..400, quarters in 2_u16..9, length_s in 1_u32..20_000, share in 0.0..1.0_f64
        ) {
            let mut player = SimulatedPlayer::new(lapse);
            let from_s = (f64::from(length_s) * share) as u32;
            player.command(UtcMillis(0), load(length_s, from_s));
            player.command(UtcMillis(0), PlayerCommand::SetSpeed(Speed::of(f64::from(quarters) / 4.0)));
            let credits_s = super::super::credits_from(length_s, None);
            let (mut told, mut now) = (Vec::new(), UtcMillis(0));
            while let Some(at) = player.wakes_at() {
                prop_assert!(at >= now);
                now = at;
                told.extend(player.advance(now));
            }
            let pace = i64::from(lapse) * i64::from(quarters) * 25;
            let exact_ms = (i64::from(length_s - from_s) * 100_000 + pace - 1) / pace;
            prop_assert_eq!(now.0, exact_ms, "the end comes on the millisecond");
            prop_assert_eq!(told.last(), Some(&PlayerEvent::Ended));
            if from_s < credits_s {
                // A millisecond is some seconds of film when it lapses.
                let latest = credits_s + lapse / 400 + 1;
                let heard = told.iter().any(|event| matches!(event, PlayerEvent::Progress { position_s }
                    if (credits_s..=latest).contains(position_s)));
                prop_assert!(heard || credits_s >= length_s, "the credits are told of");
            }
        }
    }
}
