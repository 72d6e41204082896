use super::{
    event::{BehaviorEvent, Seq, StillWatchingAnswer},
    evidence::{TitleEvidence, forget},
    viewer::Viewer,
};

impl BehaviorEvent {
    /// Whether this is of a play: what reaches everybody who is there.
    pub fn is_of_a_play(&self) -> bool {
        self.name().starts_with("video_")
    }

    /// Whether `event_undone` may name this event: the deeds of a viewer that leave evidence with a `seq` of its own.
    pub fn is_undoable(&self) -> bool {
        match self {
            Self::PreferenceAnswered { .. }
            | Self::OnboardingCompleted { .. }
            | Self::TitleOpened { .. }
            | Self::VideoPlaybackStarted { .. }
            | Self::TitleRated { .. }
            | Self::ListAdded { .. }
            | Self::ListRemoved { .. }
            | Self::TitleHidden { .. }
            | Self::ContinueWatchingRemoved { .. }
            | Self::SearchPerformed { .. }
            | Self::SearchResultOpened { .. }
            | Self::QuestionAnswered { .. }
            | Self::TasteCorrected { .. } => true,
            Self::StillWatchingAnswered { answer, .. } => *answer == StillWatchingAnswer::NotTonight,
            Self::SessionStarted { .. }
            | Self::SessionEnded { .. }
            | Self::ProfileCreated { .. }
            | Self::ProfileChanged { .. }
            | Self::ProfileRemoved { .. }
            | Self::SettingChanged { .. }
            | Self::OnboardingSkipped { .. }
            | Self::PageServed { .. }
            | Self::Impression { .. }
            | Self::Navigated { .. }
            | Self::TitleFocused { .. }
            | Self::TitleSuggested { .. }
            | Self::PanelOpened { .. }
            | Self::PreviewStarted { .. }
            | Self::PreviewEnded { .. }
            | Self::VideoContentStarted { .. }
            | Self::VideoContentPlaying { .. }
            | Self::VideoContentCompleted { .. }
            | Self::VideoPlaybackPaused { .. }
            | Self::VideoPlaybackResumed { .. }
            | Self::VideoPlaybackSeekStarted { .. }
            | Self::VideoPlaybackSeekCompleted { .. }
            | Self::VideoPlaybackSpeedChanged { .. }
            | Self::VideoPlaybackFullScreenChanged { .. }
            | Self::VideoPlaybackInterrupted { .. }
            | Self::VideoPlaybackExited { .. }
            | Self::VideoPlaybackCompleted { .. }
            | Self::StillWatchingPrompted { .. }
            | Self::AutoplayStarted { .. }
            | Self::AutoplayCancelled { .. }
            | Self::CompanyChanged { .. }
            | Self::QuestionShown { .. }
            | Self::EventUndone { .. } => false,
        }
    }
}

impl Viewer {
    /// What `u` would take back now.
    pub fn last_undoable(&self) -> Option<Seq> {
        self.undoable.last().copied()
    }

    /// Takes back the deed `target`, as if it had never been logged. Anything but a deed of this viewer that still
    /// stands changes nothing.
    pub(super) fn undo(&mut self, target: Seq) {
        let Some(at) = self.undoable.iter().rposition(|seq| *seq == target) else {
            return;
        };
        self.undoable.remove(at);
        // An answer may have rated a title, too.
        forget(&mut self.questions_answered, target);
        let stood_apart = forget(&mut self.answers, target)
            || forget(&mut self.picks, target)
            || forget(&mut self.searches, target)
            || forget(&mut self.silenced, target)
            || forget(&mut self.corrections, target);
        if !stood_apart {
            self.forget_about_titles(target);
        }
    }

    /// Forgets a play at somebody else's side, which that one took back.
    pub fn forget_as_guest(&mut self, target: Seq) {
        let was_guest = |evidence: &TitleEvidence| {
            let mut plays = evidence.plays.iter();
            plays.any(|play| play.seq == target && play.as_guest)
        };
        if self.titles.values().any(was_guest) {
            self.forget_about_titles(target);
        }
    }

    /// Undoing is rare, so the title is looked for rather than remembered.
    fn forget_about_titles(&mut self, target: Seq) {
        let bare = self.titles.iter_mut().find_map(|(title, evidence)| {
            evidence
                .forget(target)
                .then(|| (*title, *evidence == Default::default()))
        });
        if let Some((title, true)) = bare {
            self.titles.remove(&title);
        }
    }
}
