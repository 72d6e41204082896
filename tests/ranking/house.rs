//! A viewer in front of the bundled catalog, told by what they do.

use std::sync::OnceLock;

use frontrow::{
    behavior::{
        BehaviorEvent, Correction, DAY_MS, Device, DeviceClass, HOUR_MS, MINUTE_MS, PlayerKind, Playhead, ProfileFacts,
        ProfileId, Rating, Record, SECOND_MS, Seq, Trait, UtcMillis, Viewer,
    },
    catalog::{Catalog, EpisodeId, TitleId, TitleIndex},
    household::Profile,
    recommend::{
        Displacement, Focus, Habits, Model, More, Page, Part, Request, Section, Segment, SessionCaptions, Taste,
        Viewport, explain, rank,
    },
};
use proptest::prelude::*;

/// Sunday 2026-11-01, 20:00 UTC.
pub const START: UtcMillis = UtcMillis(1_793_563_200_000);

pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::bundled().unwrap())
}

pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::bundled().unwrap())
}

#[track_caller]
pub fn id(name: &str) -> TitleId {
    catalog().find(name).unwrap().id()
}

#[track_caller]
pub fn index(name: &str) -> TitleIndex {
    catalog().find(name).unwrap().index()
}

/// Somebody who does things one after another, and asks for pages in between.
#[derive(Clone, Debug)]
pub struct Watcher {
    pub profile: Profile,
    pub viewer: Viewer,
    pub now: UtcMillis,
    pub device: DeviceClass,
    pub section: Section,
    pub viewport: Viewport,
    pub seed: u64,
    pub captions: SessionCaptions,
    pub displacement: Displacement,
    pub more: More,
    pub seq: u64,
}

impl Watcher {
    pub fn new() -> Self {
        Self {
            profile: Profile {
                id: ProfileId("ada".into()),
                facts: ProfileFacts {
                    name: "Ada".into(),
                    kids: false,
                    region: "US".into(),
                },
                created_at: START,
                welcomed: true,
            },
            viewer: Viewer::default(),
            now: START,
            device: DeviceClass::Standard,
            section: Section::Home,
            viewport: Viewport { rows: 4, columns: 6 },
            seed: 7,
            captions: SessionCaptions::new(),
            displacement: Displacement::USUAL,
            more: More::default(),
            seq: 0,
        }
    }

    pub fn kid() -> Self {
        let mut kid = Self::new();
        kid.profile.facts.kids = true;
        kid
    }

    pub fn does(&mut self, event: BehaviorEvent) -> Seq {
        self.seq += 1;
        let seq = Seq(self.seq);
        self.viewer.apply(&Record {
            seq,
            at: self.now,
            utc_offset_min: 0,
            session: "s".into(),
            profile: self.profile.id.clone(),
            with: Vec::new(),
            event,
        });
        seq
    }

    /// Plays a title of two hours from its beginning until a share of it is over, and leaves it there.
    pub fn plays(&mut self, title: TitleId, share: f32) -> Seq {
        let total_length = 7200;
        let play = self.does(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title,
            episode: None,
            impression: None,
            position: 0,
            total_length,
            autoplayed: false,
        });
        let watched = (share * total_length as f32) as u32;
        for position in (10..=watched).step_by(10) {
            self.now = self.now.plus_ms(10_000);
            let playhead = Playhead {
                title,
                episode: None,
                play,
                position,
                total_length,
            };
            self.does(BehaviorEvent::VideoContentPlaying { playhead });
        }
        let playhead = Playhead {
            title,
            episode: None,
            play,
            position: watched,
            total_length,
        };
        if share >= 1.0 {
            self.does(BehaviorEvent::VideoPlaybackCompleted { playhead });
        } else {
            self.does(BehaviorEvent::VideoPlaybackExited { playhead });
        }
        play
    }

    pub fn answers(&mut self, question: &str, answers: &[&str]) -> Seq {
        let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
        self.does(BehaviorEvent::PreferenceAnswered {
            question: question.into(),
            answers,
        })
    }

    pub fn picks(&mut self, picked: &[TitleId]) -> Seq {
        let picked = picked.to_vec();
        self.does(BehaviorEvent::OnboardingCompleted {
            shown: picked.clone(),
            picked,
        })
    }

    pub fn rates(&mut self, title: TitleId, rating: Rating) -> Seq {
        self.does(BehaviorEvent::TitleRated { title, rating })
    }

    pub fn opens(&mut self, title: TitleId) -> Seq {
        self.does(BehaviorEvent::TitleOpened {
            title,
            impression: None,
        })
    }

    pub fn lists(&mut self, title: TitleId) -> Seq {
        self.does(BehaviorEvent::ListAdded { title })
    }

    pub fn hides(&mut self, title: TitleId) -> Seq {
        self.does(BehaviorEvent::TitleHidden { title })
    }

    pub fn undoes(&mut self, target: Seq) -> Seq {
        self.does(BehaviorEvent::EventUndone { target })
    }

    pub fn waits_minutes(&mut self, minutes: i64) {
        self.now = self.now.plus_ms(minutes * MINUTE_MS);
    }

    pub fn waits_days(&mut self, days: i64) {
        self.now = self.now.plus_ms(days * DAY_MS);
    }

    /// Waits until the clock next shows this hour.
    pub fn waits_until(&mut self, hour: i64) {
        let shown = self.now.0.rem_euclid(DAY_MS);
        self.now = self.now.plus_ms((hour * HOUR_MS - shown).rem_euclid(DAY_MS));
    }

    pub fn request<'a>(&'a self, previous: Option<&'a Page>, focus: Option<Focus>) -> Request<'a> {
        Request {
            profile: &self.profile,
            company: Vec::new(),
            now: self.now,
            utc_offset_min: 0,
            seed: self.seed,
            viewport: self.viewport,
            device: self.device,
            section: self.section,
            since: START,
            previous,
            focus,
            captions: &self.captions,
            displacement: self.displacement,
            more: &self.more,
        }
    }

    /// The page of a fresh visit.
    pub fn page(&self) -> Page {
        rank(catalog(), model(), &self.viewer, &self.request(None, None))
    }

    /// The page that follows another one while a slot of it has the focus.
    pub fn page_after(&self, previous: &Page, focus: Focus) -> Page {
        rank(
            catalog(),
            model(),
            &self.viewer,
            &self.request(Some(previous), Some(focus)),
        )
    }
}

impl Watcher {
    pub fn comes(&mut self) {
        self.does(BehaviorEvent::SessionStarted {
            device: Device {
                class: DeviceClass::Standard,
                cols: 120,
                rows: 40,
                colors: 256,
                images: "blocks".to_owned(),
                ssh: false,
            },
            app_version: String::new(),
            catalog_hash: String::new(),
            model_hash: String::new(),
        });
    }

    pub fn corrects(&mut self, about: Trait, key: &str, correction: Correction) -> Seq {
        self.does(BehaviorEvent::TasteCorrected {
            about,
            key: key.to_owned(),
            correction,
        })
    }

    pub fn waits_seconds(&mut self, seconds: i64) {
        self.now = self.now.plus_ms(seconds * SECOND_MS);
    }

    /// Plays something of so many minutes to its end, in one step, with pauses.
    pub fn watches(&mut self, title: TitleId, episode: Option<EpisodeId>, minutes: u32, pauses: u32) {
        let total_length = minutes * 60;
        let play = self.does(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title,
            episode,
            impression: None,
            position: 0,
            total_length,
            autoplayed: false,
        });
        let at = |position| Playhead {
            title,
            episode,
            play,
            position,
            total_length,
        };
        for pause in 1..=pauses {
            let playhead = at(pause * 60);
            self.does(BehaviorEvent::VideoPlaybackPaused {
                playhead: playhead.clone(),
            });
            self.does(BehaviorEvent::VideoPlaybackResumed { playhead });
        }
        self.now = self.now.plus_ms(i64::from(minutes) * MINUTE_MS);
        self.does(BehaviorEvent::VideoPlaybackCompleted {
            playhead: at(total_length),
        });
    }

    pub fn watches_episode(&mut self, name: &str, number: u8) {
        self.watches(id(name), Some(EpisodeId { season: 1, number }), 30, 0);
    }

    pub fn habits(&self) -> Habits {
        Habits::of(catalog(), &self.viewer, self.now, 0)
    }

    pub fn is(&self, segment: Segment) -> bool {
        self.habits().is(segment)
    }

    pub fn taste(&self) -> Taste {
        Taste::of(catalog(), model(), &self.viewer, &self.request(None, None))
    }

    pub fn habits_part(&self, title: TitleIndex) -> i32 {
        explain(catalog(), model(), &self.viewer, &self.request(None, None), title)
            .parts
            .get(Part::Habits)
    }
}

/// The focus on a slot of a row.
pub fn focus_on(page: &Page, row: usize, at: usize) -> Focus {
    let row = &page.rows[row];
    Focus {
        row: Some(row.key.clone()),
        element_index: at as u16,
        title: row.slots[at].id,
    }
}

/// The titles in view: the first rows × columns.
pub fn in_view(page: &Page, rows: usize, columns: usize) -> Vec<TitleId> {
    let rows = page.rows.iter().take(rows);
    rows.flat_map(|row| row.slots.iter().take(columns))
        .map(|slot| slot.id)
        .collect()
}

pub fn all_titles(page: &Page) -> Vec<TitleId> {
    page.slots().map(|(_, _, slot)| slot.id).collect()
}

/// One thing that somebody may do with a title.
#[derive(Clone, Debug)]
pub enum Deed {
    Play(f32),
    Rate(Rating),
    Open,
    List,
    Hide,
    Wait(i64),
}

pub fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0.02_f32..=1.0).prop_map(Deed::Play),
        2 => prop_oneof![Just(Rating::Love), Just(Rating::Like), Just(Rating::Dislike)].prop_map(Deed::Rate),
        2 => Just(Deed::Open),
        1 => Just(Deed::List),
        1 => Just(Deed::Hide),
        1 => (1_i64..200).prop_map(Deed::Wait),
    ]
}

/// A viewer after some deeds with titles drawn from the whole catalog, mostly known ones.
pub fn some_watcher(kids: bool) -> impl Strategy<Value = Watcher> {
    let deeds = prop::collection::vec((deed(), any::<prop::sample::Index>(), any::<bool>()), 0..14);
    (deeds, any::<u64>(), 1_u16..7, 1_u16..9).prop_map(move |(deeds, seed, rows, columns)| {
        let mut watcher = if kids { Watcher::kid() } else { Watcher::new() };
        watcher.seed = seed;
        watcher.viewport = Viewport { rows, columns };
        let known = known_titles();
        for (deed, at, any_title) in deeds {
            let title = if any_title {
                catalog().title(TitleIndex(at.index(catalog().len()) as u32)).id()
            } else {
                known[at.index(known.len())]
            };
            watcher.tries(&deed, title);
        }
        watcher
    })
}

impl Watcher {
    pub fn tries(&mut self, deed: &Deed, title: TitleId) -> Option<Seq> {
        self.waits_minutes(3);
        Some(match deed {
            Deed::Play(share) => self.plays(title, *share),
            Deed::Rate(rating) => self.rates(title, *rating),
            Deed::Open => self.opens(title),
            Deed::List => self.lists(title),
            Deed::Hide => self.hides(title),
            Deed::Wait(hours) => {
                self.waits_minutes(hours * 60);
                return None;
            }
        })
    }
}

/// The two hundred films that most people rated.
pub fn known_titles() -> &'static [TitleId] {
    static KNOWN: OnceLock<Vec<TitleId>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut titles: Vec<TitleIndex> = catalog().indices().collect();
        titles.sort_by_key(|title| std::cmp::Reverse(catalog().title(*title).audience().raters));
        titles
            .iter()
            .take(200)
            .map(|title| catalog().title(*title).id())
            .collect()
    })
}
