//! Habits that show in the player: skipped intros, pieces, speed.

use frontrow::{
    behavior::{BehaviorEvent, MINUTE_MS, PlayerKind, Playhead, Seq},
    catalog::TitleId,
    recommend::{HabitKind, Segment},
};

use crate::house::{Watcher, index, known_titles};

const LENGTH_S: u32 = 7200;

/// Somebody in front of a player with a film of two hours.
struct Viewing<'w> {
    watcher: &'w mut Watcher,
    title: TitleId,
    play: Seq,
    position_s: u32,
}

impl<'w> Viewing<'w> {
    fn from(watcher: &'w mut Watcher, title: TitleId, position_s: u32) -> Self {
        let play = watcher.does(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Mpv,
            title,
            episode: None,
            impression: None,
            position: position_s,
            total_length: LENGTH_S,
            autoplayed: false,
        });
        Self {
            watcher,
            title,
            play,
            position_s,
        }
    }

    fn playhead(&self) -> Playhead {
        Playhead {
            title: self.title,
            episode: None,
            play: self.play,
            position: self.position_s,
            total_length: LENGTH_S,
        }
    }

    fn minutes(mut self, minutes: u32) -> Self {
        self.watcher.now = self.watcher.now.plus_ms(i64::from(minutes) * MINUTE_MS);
        self.position_s += minutes * 60;
        let playhead = self.playhead();
        self.watcher.does(BehaviorEvent::VideoContentPlaying { playhead });
        self
    }

    fn jumps(mut self, by_s: u32) -> Self {
        let playhead = self.playhead();
        let seek_position = self.position_s + by_s;
        self.watcher.does(BehaviorEvent::VideoPlaybackSeekStarted {
            playhead,
            seek_position,
        });
        self.position_s = seek_position;
        let playhead = self.playhead();
        self.watcher.does(BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead,
            seek_position,
        });
        self
    }

    fn speed(self, speed: f64) -> Self {
        let playhead = self.playhead();
        self.watcher
            .does(BehaviorEvent::VideoPlaybackSpeedChanged { playhead, speed });
        self
    }

    fn leaves(self) -> Seq {
        let playhead = self.playhead();
        self.watcher.does(BehaviorEvent::VideoPlaybackExited { playhead });
        self.play
    }
}

fn films(count: usize) -> impl Iterator<Item = TitleId> {
    known_titles().iter().copied().take(count)
}

#[test]
fn ten_seconds_several_times_over_an_intro_is_skipping_it() {
    let mut watcher = Watcher::new();
    for film in films(5) {
        let viewing = Viewing::from(&mut watcher, film, 0).minutes(1);
        (0..6)
            .fold(viewing, |viewing, _| viewing.jumps(10))
            .minutes(60)
            .leaves();
        watcher.waits_days(1);
    }
    assert!(watcher.is(Segment::SkipsIntros));
    let habits = watcher.habits();
    let habit = habits.get(HabitKind::SkipsIntros).unwrap();
    assert!(habit.evidence.starts_with("In 5 of 5 plays"), "{}", habit.evidence);
}

#[test]
fn a_slip_a_search_for_a_scene_and_a_jump_in_the_midst_skip_no_intro() {
    for (first, jump) in [(1, 10), (1, 1_200), (20, 60)] {
        let mut watcher = Watcher::new();
        for film in films(5) {
            let viewing = Viewing::from(&mut watcher, film, 0).minutes(first).jumps(jump);
            viewing.minutes(40).leaves();
        }
        let habits = watcher.habits();
        let habit = habits.get(HabitKind::SkipsIntros).unwrap();
        assert!(habit.evidence.starts_with("In 0 of 5 plays"), "{}", habit.evidence);
    }
}

#[test]
fn what_goes_on_from_its_midst_has_no_intro() {
    let mut watcher = Watcher::new();
    Viewing::from(&mut watcher, known_titles()[0], 200)
        .jumps(60)
        .minutes(40)
        .leaves();
    assert_eq!(watcher.habits().get(HabitKind::SkipsIntros), None);
}

#[test]
fn films_in_two_evenings_each_are_watched_in_pieces_and_long_ones_are_no_trouble() {
    let mut watcher = Watcher::new();
    for film in films(5) {
        Viewing::from(&mut watcher, film, 0).minutes(60).leaves();
        watcher.waits_days(1);
        Viewing::from(&mut watcher, film, 3_600).minutes(58).leaves();
        watcher.waits_days(1);
    }
    assert!(watcher.is(Segment::InPieces));
    let habits = watcher.habits();
    let habit = habits.get(HabitKind::Pieces).unwrap();
    assert!(habit.evidence.starts_with("5 of 5 films"), "{}", habit.evidence);
    assert!(watcher.habits_part(index("The Godfather (1972)")) > 0);
}

#[test]
fn a_break_for_dinner_and_seeing_it_again_are_no_pieces() {
    let mut watcher = Watcher::new();
    for film in films(4) {
        Viewing::from(&mut watcher, film, 0).minutes(60).leaves();
        watcher.waits_minutes(90);
        Viewing::from(&mut watcher, film, 3_600).minutes(58).leaves();
        watcher.waits_days(3);
        Viewing::from(&mut watcher, film, 0).minutes(118).leaves();
    }
    let habits = watcher.habits();
    let habit = habits.get(HabitKind::Pieces).unwrap();
    assert!(habit.evidence.starts_with("0 of 8 films"), "{}", habit.evidence);
    assert!(!habit.is_above());
}

#[test]
fn speed_is_that_of_the_hours_and_known_only_of_whom_it_was_touched() {
    let mut watcher = Watcher::new();
    for film in films(3) {
        Viewing::from(&mut watcher, film, 0).minutes(60).leaves();
    }
    assert_eq!(watcher.habits().get(HabitKind::Speed), None);
    let mut faster = Watcher::new();
    for film in films(4) {
        let viewing = Viewing::from(&mut faster, film, 0).speed(1.5).minutes(90);
        viewing.speed(1.0).minutes(10).leaves();
    }
    assert!(faster.is(Segment::SpeedsUp));
    let habits = faster.habits();
    let habit = habits.get(HabitKind::Speed).unwrap();
    assert!((1.3..1.5).contains(&habit.value), "{habit:?}");
    assert_eq!(habit.evidence, "6.7 hours of film in 4.7 hours, 1.43× on the whole.");
}

#[test]
fn an_undone_play_leaves_no_habit_of_the_player() {
    let mut watcher = Watcher::new();
    let film = known_titles()[0];
    let viewing = Viewing::from(&mut watcher, film, 0).speed(2.0).minutes(1).jumps(60);
    let play = viewing.minutes(90).leaves();
    for kind in [HabitKind::SkipsIntros, HabitKind::Pieces, HabitKind::Speed] {
        assert!(watcher.habits().get(kind).is_some(), "{}", kind.name());
    }
    watcher.undoes(play);
    for kind in [HabitKind::SkipsIntros, HabitKind::Pieces, HabitKind::Speed] {
        assert_eq!(watcher.habits().get(kind), None, "{}", kind.name());
    }
}
