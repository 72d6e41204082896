//! Arbitrary records, for tests of laws. Few titles, profiles and plays, so that records meet each other.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::catalog::{Appeal, EpisodeId, TitleId};

pub(crate) fn title() -> impl Strategy<Value = TitleId> {
    prop_oneof![
        (1_u32..5).prop_map(TitleId::film),
        (1_u32..3).prop_map(TitleId::original),
        (1_u32..3).prop_map(TitleId::own)
    ]
}

fn episode() -> impl Strategy<Value = EpisodeId> {
    (1_u8..3, 1_u8..4).prop_map(|(season, number)| EpisodeId { season, number })
}

/// Also what has to be escaped, and what looks like JSON.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z:]{0,8}", ".{0,6}", Just("null".to_owned())]
}

fn impression() -> impl Strategy<Value = ImpressionRef> {
    (any::<u32>(), text(), any::<u16>()).prop_map(|(page, row, element_index)| ImpressionRef {
        page,
        row,
        element_index,
    })
}

fn device_class() -> impl Strategy<Value = DeviceClass> {
    select(vec![
        DeviceClass::Narrow,
        DeviceClass::Standard,
        DeviceClass::Wide,
        DeviceClass::Headless,
    ])
}

fn time() -> impl Strategy<Value = UtcMillis> {
    (0_i64..4_000_000_000_000).prop_map(UtcMillis)
}

fn request() -> impl Strategy<Value = ServedRequest> {
    (
        (time(), any::<u64>(), any::<u16>(), any::<u16>()),
        (0_u8..24, 0_u8..7, device_class(), text()),
        (any::<u32>(), option::of(impression())),
        (
            option::of(any::<u16>()),
            any::<u16>(),
            prop::collection::btree_map(text(), any::<u16>(), 0..3),
        ),
    )
        .prop_map(
            |(
                (now, seed, rows, columns),
                (hour, weekday, device, section),
                (previous, focus),
                (displacement, more_rows, more_titles),
            )| ServedRequest {
                now,
                seed,
                rows,
                columns,
                hour,
                weekday,
                device,
                section,
                previous,
                focus,
                displacement,
                more_rows,
                more_titles,
            },
        )
}

fn facts() -> impl Strategy<Value = ProfileFacts> {
    (text(), any::<bool>(), text()).prop_map(|(name, kids, region)| ProfileFacts { name, kids, region })
}

/// A playhead of one of the first `seqs` records.
fn playhead(seqs: u64) -> impl Strategy<Value = Playhead> {
    (title(), option::of(episode()), 1..=seqs, 0_u32..6_000, 0_u32..6_000).prop_map(
        |(title, episode, play, position, total_length)| Playhead {
            title,
            episode,
            play: Seq(play),
            position,
            total_length,
        },
    )
}

fn household_event() -> impl Strategy<Value = BehaviorEvent> {
    use BehaviorEvent as Event;
    let device = (
        device_class(),
        any::<u16>(),
        any::<u16>(),
        any::<u32>(),
        text(),
        any::<bool>(),
    )
        .prop_map(|(class, cols, rows, colors, images, ssh)| Device {
            class,
            cols,
            rows,
            colors,
            images,
            ssh,
        });
    prop_oneof![
        (device, text(), text(), text()).prop_map(|(device, app_version, catalog_hash, model_hash)| {
            Event::SessionStarted {
                device,
                app_version,
                catalog_hash,
                model_hash,
            }
        }),
        text().prop_map(|reason| Event::SessionEnded { reason }),
        facts().prop_map(|facts| Event::ProfileCreated { facts }),
        facts().prop_map(|facts| Event::ProfileChanged { facts }),
        Just(Event::ProfileRemoved {}),
        (
            select(vec!["still_watching", "autoplay", "previews", "other"]),
            select(vec!["on", "off"])
        )
            .prop_map(|(key, value)| Event::SettingChanged {
                key: key.to_owned(),
                value: value.to_owned(),
            }),
    ]
}

fn page_event() -> impl Strategy<Value = BehaviorEvent> {
    use BehaviorEvent as Event;
    let appeal = || select(Appeal::ALL.to_vec());
    let row = (text(), text()).prop_map(|(kind, key)| ServedRow { kind, key });
    let served = (any::<u32>(), any::<u64>(), request(), text(), vec(row, 0..4));
    prop_oneof![
        served.prop_map(|(page, cause, request, hash, rows)| Event::PageServed {
            page,
            cause: Seq(cause),
            request,
            hash,
            rows,
        }),
        (impression(), title(), appeal(), appeal(), 0.0..=1.0_f64, any::<u64>()).prop_map(
            |(place, title, caption, artwork, action_prob, total_time_visible_ms)| {
                Event::Impression {
                    page: place.page,
                    row: place.row,
                    element_index: place.element_index,
                    title,
                    caption,
                    artwork,
                    action_prob,
                    total_time_visible_ms,
                }
            }
        ),
        (text(), text(), any::<u64>()).prop_map(|(from, to, dwell_ms)| Event::Navigated { from, to, dwell_ms }),
        (title(), text(), any::<u16>(), 0_u64..3).prop_map(|(title, row, element_index, dwell_ms)| {
            Event::TitleFocused {
                title,
                row,
                element_index,
                dwell_ms,
            }
        }),
        (text(), option::of(title())).prop_map(|(panel, title)| Event::PanelOpened { panel, title }),
        title().prop_map(|title| Event::PreviewStarted { title }),
        (title(), 0.0_f64..1.0, any::<u32>()).prop_map(|(title, action_prob, among)| Event::TitleSuggested {
            title,
            action_prob,
            among
        }),
        (title(), 0_u64..3).prop_map(|(title, watched_ms)| Event::PreviewEnded { title, watched_ms }),
    ]
}

fn player_event(seqs: u64) -> impl Strategy<Value = BehaviorEvent> {
    use BehaviorEvent as Event;
    let started = (
        title(),
        option::of(episode()),
        option::of(impression()),
        0_u32..6_000,
        0_u32..6_000,
        any::<bool>(),
    )
        .prop_map(
            |(title, episode, impression, position, total_length, autoplayed)| Event::VideoPlaybackStarted {
                title,
                episode,
                impression,
                position,
                total_length,
                autoplayed,
                player: if autoplayed {
                    PlayerKind::Mpv
                } else {
                    PlayerKind::Simulated
                },
            },
        );
    let plain: Vec<fn(Playhead) -> Event> = vec![
        |playhead| Event::VideoContentStarted { playhead },
        |playhead| Event::VideoContentPlaying { playhead },
        |playhead| Event::VideoContentCompleted { playhead },
        |playhead| Event::VideoPlaybackPaused { playhead },
        |playhead| Event::VideoPlaybackResumed { playhead },
        |playhead| Event::VideoPlaybackInterrupted { playhead, reason: None },
        |playhead| Event::VideoPlaybackInterrupted {
            playhead,
            reason: Some("lost".to_owned()),
        },
        |playhead| Event::VideoPlaybackSpeedChanged { playhead, speed: 1.25 },
        |playhead| Event::VideoPlaybackFullScreenChanged {
            playhead,
            full_screen: true,
        },
        |playhead| Event::VideoPlaybackExited { playhead },
        |playhead| Event::VideoPlaybackCompleted { playhead },
    ];
    let seeking: Vec<fn(Playhead, u32) -> Event> = vec![
        |playhead, seek_position| Event::VideoPlaybackSeekStarted {
            playhead,
            seek_position,
        },
        |playhead, seek_position| Event::VideoPlaybackSeekCompleted {
            playhead,
            seek_position,
        },
    ];
    prop_oneof![
        2 => started,
        4 => (select(plain), playhead(seqs)).prop_map(|(make, playhead)| make(playhead)),
        2 => (select(seeking), playhead(seqs), 0_u32..6_000)
            .prop_map(|(make, playhead, to)| make(playhead, to)),
    ]
}

fn prompt_event() -> impl Strategy<Value = BehaviorEvent> {
    use BehaviorEvent as Event;
    let rule = select(vec![StillWatchingRule::Episodes, StillWatchingRule::Minutes]);
    let answer = select(vec![
        StillWatchingAnswer::Continue,
        StillWatchingAnswer::Stop,
        StillWatchingAnswer::NotTonight,
        StillWatchingAnswer::Never,
        StillWatchingAnswer::NoAnswer,
    ]);
    prop_oneof![
        (title(), rule, any::<u32>(), any::<u32>()).prop_map(|(title, rule, episodes, minutes)| {
            Event::StillWatchingPrompted {
                title,
                rule,
                episodes,
                minutes,
            }
        }),
        (title(), answer).prop_map(|(title, answer)| Event::StillWatchingAnswered { title, answer }),
        (title(), episode()).prop_map(|(title, episode)| Event::AutoplayStarted { title, episode }),
        (title(), episode()).prop_map(|(title, episode)| Event::AutoplayCancelled { title, episode }),
    ]
}

pub(crate) fn correction() -> impl Strategy<Value = Correction> {
    prop_oneof![
        (-5_000.0..5_000.0_f64).prop_map(|value| Correction::Set { value }),
        Just(Correction::Weaken),
        Just(Correction::Delete),
        Just(Correction::Restore),
    ]
}

fn deed(seqs: u64) -> impl Strategy<Value = BehaviorEvent> {
    use BehaviorEvent as Event;
    let rating = select(vec![Rating::Love, Rating::Like, Rating::Dislike, Rating::None]);
    let titles = || vec(title(), 0..3);
    let about = select(Trait::ALL.to_vec());
    prop_oneof![
        (text(), vec(text(), 0..3)).prop_map(|(question, answers)| Event::PreferenceAnswered { question, answers }),
        (titles(), titles()).prop_map(|(shown, picked)| Event::OnboardingCompleted { shown, picked }),
        (titles(), titles()).prop_map(|(shown, picked)| Event::OnboardingSkipped { shown, picked }),
        (title(), option::of(impression())).prop_map(|(title, impression)| Event::TitleOpened { title, impression }),
        (title(), rating).prop_map(|(title, rating)| Event::TitleRated { title, rating }),
        title().prop_map(|title| Event::ListAdded { title }),
        title().prop_map(|title| Event::ListRemoved { title }),
        title().prop_map(|title| Event::TitleHidden { title }),
        title().prop_map(|title| Event::ContinueWatchingRemoved { title }),
        (text(), any::<u32>()).prop_map(|(query, results)| Event::SearchPerformed { query, results }),
        (text(), title(), any::<u16>()).prop_map(|(query, title, element_index)| {
            Event::SearchResultOpened {
                query,
                title,
                element_index,
            }
        }),
        (about, select(vec!["genre:crime", "binge", "night_owl"]), correction()).prop_map(
            |(about, key, correction)| {
                Event::TasteCorrected {
                    about,
                    key: key.to_owned(),
                    correction,
                }
            }
        ),
        (1..=seqs).prop_map(|target| Event::EventUndone { target: Seq(target) }),
    ]
}

/// Any event; one that refers to a record refers to one of the first `seqs`.
pub(crate) fn event(seqs: u64) -> impl Strategy<Value = BehaviorEvent> {
    prop_oneof![
        1 => household_event(),
        2 => page_event(),
        4 => player_event(seqs),
        1 => prompt_event(),
        4 => deed(seqs),
    ]
}

pub(crate) fn record() -> impl Strategy<Value = Record> {
    let id = || text().prop_map(ProfileId);
    (
        any::<u64>(),
        time(),
        -840_i16..=840,
        text(),
        id(),
        vec(id(), 0..3),
        event(50),
    )
        .prop_map(|(seq, at, utc_offset_min, session, profile, with, event)| Record {
            seq: Seq(seq),
            at,
            utc_offset_min,
            session,
            profile,
            with,
            event,
        })
}

/// A sound log of up to `most` records: numbered from 1, never going back in time, of two profiles.
pub(crate) fn log(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let seqs = most as u64;
    vec((event(seqs), 0_i64..DAY_MS, 0_u8..5, 0_usize..3), 0..most).prop_map(|steps| {
        let mut at = UtcMillis(1_790_000_000_000);
        steps
            .into_iter()
            .zip(1..)
            .map(|((event, later_ms, who, others), seq)| {
                at = at.plus_ms(later_ms);
                Record {
                    seq: Seq(seq),
                    at,
                    utc_offset_min: 60,
                    session: "s".to_owned(),
                    profile: ProfileId(if who == 0 { "ben" } else { "ada" }.to_owned()),
                    with: vec![ProfileId("cy".to_owned()); others],
                    event,
                }
            })
            .collect()
    })
}
