use super::{fields::Fields, problem::WireProblem};
use crate::behavior::{BehaviorEvent, Correction, Playhead, Seq};

/// Reads the event that the remaining fields tell of.
pub(super) fn read(fields: &mut Fields<'_>) -> Result<BehaviorEvent, WireProblem> {
    let name = fields.borrowed_text("event")?;
    Ok(match name.as_ref() {
        "session_started" => BehaviorEvent::SessionStarted {
            device: fields.json("device")?,
            app_version: fields.text("app_version")?,
            catalog_hash: fields.text("catalog_hash")?,
            model_hash: fields.text("model_hash")?,
        },
        "session_ended" => BehaviorEvent::SessionEnded {
            reason: fields.text("reason")?,
        },
        "profile_created" => BehaviorEvent::ProfileCreated {
            facts: fields.json("facts")?,
        },
        "profile_changed" => BehaviorEvent::ProfileChanged {
            facts: fields.json("facts")?,
        },
        "profile_removed" => BehaviorEvent::ProfileRemoved {},
        "setting_changed" => BehaviorEvent::SettingChanged {
            key: fields.text("key")?,
            value: fields.text("value")?,
        },
        "preference_answered" => BehaviorEvent::PreferenceAnswered {
            question: fields.text("question")?,
            answers: fields.json("answers")?,
        },
        "onboarding_completed" => BehaviorEvent::OnboardingCompleted {
            shown: fields.json("shown")?,
            picked: fields.json("picked")?,
        },
        "onboarding_skipped" => BehaviorEvent::OnboardingSkipped {
            shown: fields.json("shown")?,
            picked: fields.json("picked")?,
        },
        "page_served" => BehaviorEvent::PageServed {
            page: fields.plain("page")?,
            cause: fields.plain("cause").map(Seq)?,
            request: fields.json("request")?,
            hash: fields.text("hash")?,
            rows: fields.json("rows")?,
        },
        "impression" => BehaviorEvent::Impression {
            page: fields.plain("page")?,
            row: fields.text("row")?,
            element_index: fields.plain("element_index")?,
            title: fields.named("title")?,
            caption: fields.named("caption")?,
            artwork: fields.named("artwork")?,
            action_prob: fields.plain("action_prob")?,
            total_time_visible_ms: fields.plain("total_time_visible_ms")?,
        },
        "navigated" => BehaviorEvent::Navigated {
            from: fields.text("from")?,
            to: fields.text("to")?,
            dwell_ms: fields.plain("dwell_ms")?,
        },
        "title_focused" => BehaviorEvent::TitleFocused {
            title: fields.named("title")?,
            row: fields.text("row")?,
            element_index: fields.plain("element_index")?,
            dwell_ms: fields.plain("dwell_ms")?,
        },
        "title_opened" => BehaviorEvent::TitleOpened {
            title: fields.named("title")?,
            impression: fields.optional_json("impression")?,
        },
        "title_suggested" => BehaviorEvent::TitleSuggested {
            title: fields.named("title")?,
            action_prob: fields.plain("action_prob")?,
            among: fields.plain("among")?,
        },
        "panel_opened" => BehaviorEvent::PanelOpened {
            panel: fields.text("panel")?,
            title: fields.optional_json("title")?,
        },
        "preview_started" => BehaviorEvent::PreviewStarted {
            title: fields.named("title")?,
        },
        "preview_ended" => BehaviorEvent::PreviewEnded {
            title: fields.named("title")?,
            watched_ms: fields.plain("watched_ms")?,
        },
        "video_playback_started" => BehaviorEvent::VideoPlaybackStarted {
            title: fields.named("title")?,
            episode: fields.optional_json("episode")?,
            impression: fields.optional_json("impression")?,
            position: fields.plain("position")?,
            total_length: fields.plain("total_length")?,
            autoplayed: fields.plain("autoplayed")?,
            player: fields.optional_json("player")?.unwrap_or_default(),
        },
        "video_content_started" => BehaviorEvent::VideoContentStarted {
            playhead: playhead(fields)?,
        },
        "video_content_playing" => BehaviorEvent::VideoContentPlaying {
            playhead: playhead(fields)?,
        },
        "video_content_completed" => BehaviorEvent::VideoContentCompleted {
            playhead: playhead(fields)?,
        },
        "video_playback_paused" => BehaviorEvent::VideoPlaybackPaused {
            playhead: playhead(fields)?,
        },
        "video_playback_resumed" => BehaviorEvent::VideoPlaybackResumed {
            playhead: playhead(fields)?,
        },
        "video_playback_seek_started" => BehaviorEvent::VideoPlaybackSeekStarted {
            playhead: playhead(fields)?,
            seek_position: fields.plain("seek_position")?,
        },
        "video_playback_seek_completed" => BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead: playhead(fields)?,
            seek_position: fields.plain("seek_position")?,
        },
        "video_playback_speed_changed" => BehaviorEvent::VideoPlaybackSpeedChanged {
            playhead: playhead(fields)?,
            speed: fields.plain("speed")?,
        },
        "video_playback_full_screen_changed" => BehaviorEvent::VideoPlaybackFullScreenChanged {
            playhead: playhead(fields)?,
            full_screen: fields.plain("full_screen")?,
        },
        "video_playback_interrupted" => BehaviorEvent::VideoPlaybackInterrupted {
            playhead: playhead(fields)?,
            reason: fields.optional_json("reason")?,
        },
        "video_playback_exited" => BehaviorEvent::VideoPlaybackExited {
            playhead: playhead(fields)?,
        },
        "video_playback_completed" => BehaviorEvent::VideoPlaybackCompleted {
            playhead: playhead(fields)?,
        },
        "still_watching_prompted" => BehaviorEvent::StillWatchingPrompted {
            title: fields.named("title")?,
            rule: fields.json("rule")?,
            episodes: fields.plain("episodes")?,
            minutes: fields.plain("minutes")?,
        },
        "still_watching_answered" => BehaviorEvent::StillWatchingAnswered {
            title: fields.named("title")?,
            answer: fields.json("answer")?,
        },
        "autoplay_started" => BehaviorEvent::AutoplayStarted {
            title: fields.named("title")?,
            episode: fields.json("episode")?,
        },
        "autoplay_cancelled" => BehaviorEvent::AutoplayCancelled {
            title: fields.named("title")?,
            episode: fields.json("episode")?,
        },
        "company_changed" => BehaviorEvent::CompanyChanged {
            company: fields.json("company")?,
        },
        "question_shown" => BehaviorEvent::QuestionShown {
            question: fields.text("question")?,
            title: fields.optional_json("title")?,
        },
        "question_answered" => BehaviorEvent::QuestionAnswered {
            question: fields.text("question")?,
            answer: fields.text("answer")?,
            title: fields.optional_json("title")?,
        },
        "title_rated" => BehaviorEvent::TitleRated {
            title: fields.named("title")?,
            rating: fields.json("rating")?,
        },
        "list_added" => BehaviorEvent::ListAdded {
            title: fields.named("title")?,
        },
        "list_removed" => BehaviorEvent::ListRemoved {
            title: fields.named("title")?,
        },
        "title_hidden" => BehaviorEvent::TitleHidden {
            title: fields.named("title")?,
        },
        "continue_watching_removed" => BehaviorEvent::ContinueWatchingRemoved {
            title: fields.named("title")?,
        },
        "search_performed" => BehaviorEvent::SearchPerformed {
            query: fields.text("query")?,
            results: fields.plain("results")?,
        },
        "search_result_opened" => BehaviorEvent::SearchResultOpened {
            query: fields.text("query")?,
            title: fields.named("title")?,
            element_index: fields.plain("element_index")?,
        },
        "taste_corrected" => BehaviorEvent::TasteCorrected {
            about: fields.json("about")?,
            key: fields.text("key")?,
            correction: correction(fields)?,
        },
        "event_undone" => BehaviorEvent::EventUndone {
            target: fields.plain("target").map(Seq)?,
        },
        unknown => return Err(WireProblem::UnknownEvent(unknown.to_owned())),
    })
}

fn playhead(fields: &mut Fields<'_>) -> Result<Playhead, WireProblem> {
    Ok(Playhead {
        title: fields.named("title")?,
        episode: fields.optional_json("episode")?,
        play: fields.plain("play").map(Seq)?,
        position: fields.plain("position")?,
        total_length: fields.plain("total_length")?,
    })
}

fn correction(fields: &mut Fields<'_>) -> Result<Correction, WireProblem> {
    let name = fields.borrowed_text("correction")?;
    Ok(match name.as_ref() {
        "set" => Correction::Set {
            value: fields.plain("value")?,
        },
        "weaken" => Correction::Weaken,
        "delete" => Correction::Delete,
        "restore" => Correction::Restore,
        unknown => {
            return Err(WireProblem::BadValue {
                field: "correction",
                value: unknown.to_owned(),
            });
        }
    })
}
