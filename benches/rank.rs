//! How long a whole page takes after one action, and scoring all titles alone: p50 and p99, which divan does not print. One core, no
//! warm start but the first few pages. What was ranked is told by one number, so that a change meant to be only faster can be seen to
//! change no page. Run with `cargo bench --bench rank`.

use std::{
    borrow::Cow,
    hash::{DefaultHasher, Hash, Hasher},
    hint::black_box,
    time::{Duration, Instant},
};

use frontrow::{
    behavior::{
        BehaviorEvent, DeviceClass, MINUTE_MS, PlayerKind, Playhead, ProfileFacts, ProfileId, Rating, Record, Seq,
        UtcMillis, Viewer,
    },
    catalog::{Appeal, Catalog, TitleId, TitleIndex, synthetic},
    household::Profile,
    recommend::{
        Companion, Displacement, Focus, Learned, Liking, Model, More, Neighbor, Page, PartWeights, Request, STAGES,
        Section, SessionCaptions, Viewport, rank, scores,
    },
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

const EVENTS: u64 = 10_000;
const PAGES: usize = 400;
const START: UtcMillis = UtcMillis(1_793_563_200_000);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bundled = (Catalog::bundled()?, Model::bundled()?);
    measure("bundled", &bundled.0, &bundled.1, false);
    measure("in company", &bundled.0, &bundled.1, true);
    // `cargo bench --bench rank -- bundled` measures the bundled catalog alone.
    if std::env::args().any(|argument| argument == "bundled") {
        return Ok(());
    }
    for titles in [10_000, 100_000] {
        let catalog = Catalog::from_bytes(&synthetic(titles, 1)?)?;
        let model = Model::from_bytes(&made_up(&catalog).pack(catalog.hash()))?;
        measure("made up", &catalog, &model, false);
    }
    Ok(())
}

/// Ranks after one more action, again and again, alone or with one who knows as much, and prints how long it took.
#[allow(clippy::disallowed_methods, reason = "a bench measures time")]
fn measure(name: &str, catalog: &Catalog, model: &Model, has_company: bool) {
    let profile = profile();
    let mut captions = SessionCaptions::new();
    let more = More::default();
    let (mut viewer, now) = viewer(catalog);
    let other = (self::profile(), viewer.clone());
    let company: Vec<Companion<'_>> = has_company
        .then_some(Companion {
            profile: &other.0,
            viewer: Cow::Borrowed(&other.1),
        })
        .into_iter()
        .collect();
    let mut page: Option<Page> = None;
    let (mut times, mut scoring): (Vec<Duration>, Vec<Duration>) =
        (Vec::with_capacity(PAGES), Vec::with_capacity(PAGES));
    let mut random = Pcg64Mcg::seed_from_u64(2);
    let mut ranked = DefaultHasher::new();
    for at in 0..PAGES {
        let title = some_title(catalog, &mut random);
        viewer.apply(&record(
            EVENTS + 1 + at as u64,
            now,
            BehaviorEvent::TitleOpened {
                title,
                impression: None,
            },
        ));
        let request = Request {
            profile: &profile,
            company: company.clone(),
            now,
            utc_offset_min: 0,
            seed: 7,
            viewport: Viewport { rows: 4, columns: 6 },
            device: DeviceClass::Standard,
            section: Section::Home,
            since: START,
            previous: page.as_ref(),
            focus: page.as_ref().and_then(|page| {
                let row = page.rows.get(1)?;
                let slot = row.slots.get(2)?;
                Some(Focus {
                    row: Some(row.key.clone()),
                    element_index: 2,
                    title: slot.id,
                })
            }),
            captions: &captions,
            displacement: Displacement::USUAL,
            more: &more,
        };
        let began = Instant::now();
        let next = black_box(rank(catalog, model, &viewer, &request));
        times.push(began.elapsed());
        let began = Instant::now();
        let totals = black_box(scores(catalog, model, &viewer, &request));
        scoring.push(began.elapsed());
        (&next.hash, totals).hash(&mut ranked);
        // As a session does: a caption once shown stays.
        for (_, _, slot) in next.slots() {
            captions.insert(slot.id, (slot.caption.appeal, slot.caption.action_prob));
        }
        page = Some(next);
    }
    for (what, times) in [("page", times), ("scores", scoring)] {
        print_times(&format!("{name} {what}"), catalog, &viewer, times);
    }
    println!("{name:>15} pages and scores: {:016x}", ranked.finish());
}

fn print_times(name: &str, catalog: &Catalog, viewer: &Viewer, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!(
        "{name:>15} {:>7} titles, {} with evidence: p50 {:.3} ms, p99 {:.3} ms, worst {:.3} ms",
        catalog.len(),
        viewer.titles.len(),
        at(50),
        at(99),
        at(100),
    );
}

fn profile() -> Profile {
    Profile {
        id: ProfileId("ada".into()),
        facts: ProfileFacts {
            name: "Ada".into(),
            kids: false,
            region: "US".into(),
        },
        created_at: START,
        welcomed: true,
    }
}

/// A viewer of ten thousand events: plays, looks, ratings, and what was shown.
fn viewer(catalog: &Catalog) -> (Viewer, UtcMillis) {
    let mut viewer = Viewer::default();
    let mut random = Pcg64Mcg::seed_from_u64(1);
    let mut now = START;
    let mut seq = 0;
    while seq < EVENTS {
        let title = some_title(catalog, &mut random);
        now = now.plus_ms(9 * MINUTE_MS);
        let mut apply = |event| {
            seq += 1;
            viewer.apply(&record(seq, now, event));
            Seq(seq)
        };
        match random.random_range(0..20) {
            0 | 1 => {
                let length = 6000;
                let play = apply(BehaviorEvent::VideoPlaybackStarted {
                    player: PlayerKind::Simulated,
                    title,
                    episode: None,
                    impression: None,
                    position: 0,
                    total_length: length,
                    autoplayed: false,
                });
                for position in (200..=length).step_by(200) {
                    let playhead = Playhead {
                        title,
                        episode: None,
                        play,
                        position,
                        total_length: length,
                    };
                    apply(BehaviorEvent::VideoContentPlaying { playhead });
                }
            }
            2 => {
                apply(BehaviorEvent::TitleRated {
                    title,
                    rating: Rating::Like,
                });
            }
            3 | 4 => {
                apply(BehaviorEvent::TitleOpened {
                    title,
                    impression: None,
                });
            }
            _ => {
                apply(BehaviorEvent::Impression {
                    page: 1,
                    row: "top_picks".into(),
                    element_index: 0,
                    title,
                    caption: Appeal::Genre,
                    artwork: Appeal::Genre,
                    action_prob: 1.0,
                    total_time_visible_ms: 1000,
                });
            }
        }
    }
    (viewer, now)
}

fn record(seq: u64, at: UtcMillis, event: BehaviorEvent) -> Record {
    Record {
        seq: Seq(seq),
        at,
        utc_offset_min: 0,
        session: "s".into(),
        profile: ProfileId("ada".into()),
        with: Vec::new(),
        event,
    }
}

/// A title of six hundred: people meet the same ones again.
fn some_title(catalog: &Catalog, random: &mut Pcg64Mcg) -> TitleId {
    let at = random.random_range(0..catalog.len().min(600) as u32);
    catalog.title(TitleIndex(at)).id()
}

/// A model with as many neighbors as a trained one has, drawn by chance.
fn made_up(catalog: &Catalog) -> Learned {
    let mut random = Pcg64Mcg::seed_from_u64(3);
    let titles = catalog.len() as u32;
    Learned {
        neighbors: (0..titles)
            .map(|_| {
                let mut weights: Vec<i32> = (0..48).map(|_| random.random_range(150..1500)).collect();
                weights.sort_unstable_by_key(|weight| -weight);
                let neighbor = |weight: i32| {
                    let weights = [weight, weight * 2 / 3, weight / 2];
                    Neighbor::new(TitleIndex(random.random_range(0..titles)), weights, weight, 5)
                };
                weights.into_iter().map(neighbor).collect()
            })
            .collect(),
        popularity: (0..titles)
            .map(|_| [random.random_range(-1500..2700); STAGES])
            .collect(),
        facet_shares: (0..catalog.facet_count()).map(|at| 0.4 / (1.0 + at as f32)).collect(),
        newest_day: 16_000,
        weights: PartWeights {
            lift: [800; STAGES],
            rise: [500; STAGES],
            taste: [500; STAGES],
        },
        liking: Liking::default(),
    }
}
