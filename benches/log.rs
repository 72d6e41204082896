//! The log's budgets: folding one event, and opening a log of 10,000 and of 1,000,000 events, cold and from its snapshot.

use std::{fs, sync::LazyLock};

use divan::{Bencher, counter::ItemsCount};
use frontrow::{
    behavior::{
        BehaviorEvent, Device, DeviceClass, ImpressionRef, PlayerKind, Playhead, ProfileFacts, ProfileId, Rating,
        Record, Seq, ServedRequest, ServedRow, UtcMillis, wire,
    },
    catalog::{Appeal, TitleId},
    household::Home,
    runtime::{
        journal::{Access, Journal},
        paths::Paths,
    },
};
use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;
use tempfile::TempDir;

const TITLES: u32 = 8_000;
const ROW_KINDS: [&str; 6] = [
    "continue_watching",
    "top_picks",
    "because_you_watched",
    "trending",
    "micro_genre",
    "originals",
];

fn main() {
    divan::main();
}

/// Visits as they are: a page, its impressions, some browsing, a play or two, and the page again after each.
struct Household {
    random: Pcg64Mcg,
    records: Vec<Record>,
    at: UtcMillis,
    session: String,
    page: u32,
}

fn household(events: usize) -> Vec<Record> {
    let mut home = Household {
        random: Pcg64Mcg::seed_from_u64(1),
        records: Vec::with_capacity(events + 2_000),
        at: UtcMillis(1_700_000_000_000),
        session: String::new(),
        page: 0,
    };
    home.push(BehaviorEvent::ProfileCreated {
        facts: ProfileFacts {
            name: "Ada".to_owned(),
            kids: false,
            region: "DE".to_owned(),
        },
    });
    while home.records.len() < events {
        home.visit();
    }
    home.records.truncate(events);
    home.records
}

impl Household {
    fn push(&mut self, event: BehaviorEvent) -> Seq {
        let seq = Seq(self.records.len() as u64 + 1);
        self.at = self.at.plus_ms(self.random.random_range(50..4_000));
        self.records.push(Record {
            seq,
            at: self.at,
            utc_offset_min: 60,
            session: self.session.clone(),
            profile: ProfileId("ada".to_owned()),
            with: Vec::new(),
            event,
        });
        seq
    }

    fn title(&mut self) -> TitleId {
        // Some titles are far better known than others.
        let share: f64 = self.random.random();
        TitleId::film(100_000 + (share * share * f64::from(TITLES)) as u32)
    }

    fn place(&mut self) -> ImpressionRef {
        let kind = ROW_KINDS.choose(&mut self.random).copied().unwrap_or("new");
        ImpressionRef {
            page: self.page,
            row: format!("{kind}:tt{:07}", self.random.random_range(1..TITLES)),
            element_index: self.random.random_range(0..6),
        }
    }

    fn visit(&mut self) {
        self.at = self.at.plus_ms(self.random.random_range(3_600_000..90_000_000));
        self.session = format!("0193a6f2-{:08x}-7abc-8def", self.records.len());
        self.push(BehaviorEvent::SessionStarted {
            device: Device {
                class: DeviceClass::Wide,
                cols: 140,
                rows: 42,
                colors: 16_777_216,
                images: "blocks".to_owned(),
                ssh: false,
            },
            app_version: "0.1.0".to_owned(),
            catalog_hash: "0123456789abcdef".to_owned(),
            model_hash: "0123456789abcdef".to_owned(),
        });
        self.browse();
        for _ in 0..self.random.random_range(1..3) {
            self.watch();
            self.browse();
        }
        self.push(BehaviorEvent::SessionEnded {
            reason: "quit".to_owned(),
        });
    }

    fn browse(&mut self) {
        self.serve();
        for _ in 0..self.random.random_range(10..25) {
            let (title, place) = (self.title(), self.place());
            let dwell_ms = self.random.random_range(100..3_000);
            self.push(BehaviorEvent::TitleFocused {
                title,
                row: place.row,
                element_index: place.element_index,
                dwell_ms,
            });
        }
        for _ in 0..self.random.random_range(12..36) {
            let (title, place) = (self.title(), self.place());
            let action_prob = self.random.random();
            self.push(BehaviorEvent::Impression {
                page: place.page,
                row: place.row,
                element_index: place.element_index,
                title,
                caption: Appeal::Mood,
                artwork: Appeal::Lead,
                action_prob,
                total_time_visible_ms: 2_345,
            });
        }
        let title = self.title();
        let impression = Some(self.place());
        self.push(BehaviorEvent::TitleOpened { title, impression });
        if self.random.random_bool(0.3) {
            self.push(BehaviorEvent::ListAdded { title });
            self.serve();
        }
    }

    fn serve(&mut self) {
        self.page += 1;
        let rows = (0..12)
            .map(|_| self.place().row)
            .map(|key| ServedRow {
                kind: key.split(':').next().unwrap_or_default().to_owned(),
                key,
            })
            .collect();
        let cause = Seq(self.records.len() as u64);
        let request = ServedRequest {
            now: self.at,
            seed: 1,
            rows: 4,
            columns: 6,
            hour: 21,
            weekday: 4,
            device: DeviceClass::Wide,
            section: "home".to_owned(),
            previous: self.page - 1,
            focus: Some(self.place()),
            displacement: Some(250),
            more_rows: 0,
            more_titles: Default::default(),
        };
        self.push(BehaviorEvent::PageServed {
            page: self.page,
            cause,
            request,
            hash: "0".repeat(64),
            rows,
        });
    }

    fn watch(&mut self) {
        let title = self.title();
        let total_length = 6_000;
        let impression = Some(self.place());
        let play = self.push(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title,
            episode: None,
            impression,
            position: 0,
            total_length,
            autoplayed: false,
        });
        let at = |position| Playhead {
            title,
            episode: None,
            play,
            position,
            total_length,
        };
        let beats = self.random.random_range(5..300);
        for beat in 1..beats {
            let playhead = at(beat * 10);
            self.push(BehaviorEvent::VideoContentPlaying { playhead });
        }
        let playhead = at(beats * 10);
        self.push(BehaviorEvent::VideoPlaybackExited { playhead });
        if self.random.random_bool(0.3) {
            let rating = Rating::Like;
            self.push(BehaviorEvent::TitleRated { title, rating });
        }
    }
}

/// A home whose log holds so many events, without a snapshot.
struct Stage {
    paths: Paths,
    directory: TempDir,
}

impl Stage {
    fn with(events: usize) -> Self {
        let directory = tempfile::tempdir().expect("a directory for the log");
        let paths = Paths::resolve(Some(directory.path())).expect("its paths");
        let mut log = Vec::new();
        for record in household(events) {
            wire::write_line(&record, &mut log);
        }
        fs::write(paths.log(), &log).expect("the log written");
        eprintln!("{events} events are {} MB", log.len() / 1_000_000);
        Self { paths, directory }
    }

    /// The same, and its snapshot.
    fn with_snapshot(events: usize) -> Self {
        let stage = Self::with(events);
        drop(Journal::open(&stage.paths, Access::Write).expect("a log that opens"));
        let snapshot = fs::metadata(stage.paths.snapshot()).expect("a snapshot");
        eprintln!("its snapshot is {} kB", snapshot.len() / 1_000);
        stage
    }

    fn open(&self) -> Home {
        let opened = Journal::open(&self.paths, Access::ReadOnly).expect("a log that opens");
        assert!(opened.report.skipped.is_empty());
        assert!(self.directory.path().exists());
        opened.home
    }
}

#[divan::bench(min_time = 1)]
fn fold(bencher: Bencher<'_, '_>) {
    static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| household(100_000));
    bencher.counter(ItemsCount::new(RECORDS.len())).bench(|| {
        let mut home = Home::default();
        for record in RECORDS.iter() {
            home.apply(record);
        }
        home
    });
}

#[divan::bench(min_time = 1)]
fn read_lines(bencher: Bencher<'_, '_>) {
    static LINES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        let line = |record: &Record| {
            let mut line = Vec::new();
            wire::write_line(record, &mut line);
            line
        };
        household(100_000).iter().map(line).collect()
    });
    bencher
        .counter(ItemsCount::new(LINES.len()))
        .bench(|| LINES.iter().filter(|line| wire::read_line(line).is_ok()).count());
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 5, sample_size = 1)]
fn open_cold(bencher: Bencher<'_, '_>, events: usize) {
    let stage = Stage::with(events);
    bencher.bench(|| stage.open());
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20, sample_size = 1)]
fn open_with_snapshot(bencher: Bencher<'_, '_>, events: usize) {
    let stage = Stage::with_snapshot(events);
    bencher.bench(|| stage.open());
}
