//! One turn of the loop: a message is taken in, records are made, effects are asked for.

use super::{Effect, LogLine, Message, Moment, Notice, Overlay, Recording, Screen, State, words};
use crate::{
    behavior::{BehaviorEvent, ProfileId, Record, SECOND_MS, Seq, UtcMillis},
    catalog::Catalog,
    playback::PlayerCommand,
};

/// How many lines the log panel keeps.
const LOG_LINES_KEPT: usize = 400;
/// How long a sentence at the bottom stays.
const NOTICE_MS: i64 = 4 * SECOND_MS;
/// The same for one that has to be read with care.
const LONG_NOTICE_MS: i64 = 15 * SECOND_MS;

/// Takes one message in. The only way in which a [`State`] changes.
pub fn update(state: &mut State, moment: Moment, message: Message) -> Vec<Effect> {
    let mut turn = Turn::begin(state, moment);
    if message.disturbs() {
        turn.break_off_preview();
    }
    turn.take(message);
    turn.notice_all_played();
    turn.notice_return();
    turn.notice_question();
    turn.notice_preview();
    turn.notice_whereabouts();
    turn.effects
}

/// The state, and what it asks for so far.
pub(super) struct Turn<'a> {
    pub state: &'a mut State,
    pub effects: Vec<Effect>,
}

impl<'a> Turn<'a> {
    fn begin(state: &'a mut State, moment: Moment) -> Self {
        // The clock of a log never goes back, whatever the machine's does.
        let now = moment.at.max(state.home.last_at).max(state.moment.at);
        state.moment = Moment { at: now, ..moment };
        Self {
            state,
            effects: Vec::new(),
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Key(key) => self.key(key),
            Message::Paste(text) => self.paste(&text),
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Resized { cols, rows } => self.resized(cols, rows),
            Message::Woke => self.woke(),
            Message::Player(event) => self.player_told(event),
            Message::Enter(profile) => self.begin_visit(profile),
            Message::PlayAll { profile, titles } => self.play_all(profile, titles),
            Message::Choose(choice) => self.choose_in_player(choice),
            Message::Act(act) => self.act(act),
            Message::LogDamaged(what) => self.say_with_care(what),
            Message::ModelRefused => {
                self.say_with_care("This home's model does not fit and is not used; `frontrow check` says why.");
            }
            Message::TrainingProgressed { number, step } => self.training_progressed(number, step),
            Message::TrainingEnded { number, trained } => self.training_ended(number, trained),
            Message::RecordingFailed(why) => self.state.recording = Recording::Failing(why),
            Message::RecordingRestored => {
                self.state.recording = Recording::On;
                self.say("The log is being written again; nothing is missing.");
            }
            Message::PicturesKnown(images) => images.clone_into(&mut self.state.device.images),
            Message::GroundKnown(ground) => self.state.ground = ground,
            Message::Terminate { reason } => self.leave_program(reason),
        }
    }

    pub fn now(&self) -> UtcMillis {
        self.state.moment.at
    }

    /// Makes a record of the visiting profile, takes it into what is known, and has it written.
    pub fn log(&mut self, event: BehaviorEvent) -> Seq {
        let (profile, session) = match &self.state.visit {
            Some(visit) => (visit.profile.clone(), visit.session.clone()),
            None => (ProfileId::default(), self.state.run.id.clone()),
        };
        self.log_as(profile, session, event)
    }

    pub fn log_as(&mut self, profile: ProfileId, session: String, event: BehaviorEvent) -> Seq {
        let record = Record {
            seq: self.state.home.last_seq.next(),
            at: self.now(),
            utc_offset_min: self.state.moment.utc_offset_min,
            session,
            with: self.with(&profile),
            profile,
            event,
        };
        let seq = record.seq;
        self.state.home.apply(&record);
        if let Some(visit) = &mut self.state.visit
            && visit.profile == record.profile
            && let Some(behind) = &mut visit.behind
        {
            behind.note(&record);
        }
        let shelf = self.state.shelf.clone();
        self.state.log.push_back(line_of(&record, &shelf.catalog));
        if self.state.log.len() > LOG_LINES_KEPT {
            self.state.log.pop_front();
        }
        if self.state.recording != Recording::ReadOnly {
            self.effects.push(Effect::Append(Box::new(record)));
        }
        seq
    }

    /// Who else is there with a profile.
    fn with(&self, profile: &ProfileId) -> Vec<ProfileId> {
        let visit = self.state.visit.as_ref();
        let visit = visit.filter(|visit| visit.profile == *profile);
        visit.map_or_else(Vec::new, |visit| visit.with.clone())
    }

    pub fn player(&mut self, command: PlayerCommand) {
        self.effects.push(Effect::Player(command));
    }

    /// Puts a sentence at the bottom for a moment.
    pub fn say(&mut self, text: impl Into<String>) {
        self.say_for(text, NOTICE_MS);
    }

    /// Puts a sentence there that has to be read with care.
    pub fn say_with_care(&mut self, text: impl Into<String>) {
        self.say_for(text, LONG_NOTICE_MS);
    }

    fn say_for(&mut self, text: impl Into<String>, ms: i64) {
        let until = self.now().plus_ms(ms);
        self.state.notice = Some(Notice {
            text: text.into(),
            until,
        });
    }

    pub fn push(&mut self, screen: Screen) {
        self.state.pending = None;
        self.state.screens.push(screen);
    }

    /// Back to the screen below; the last one stays.
    pub fn pop(&mut self) {
        self.state.pending = None;
        if self.state.screens.len() > 1 {
            self.state.screens.pop();
        }
    }

    /// Replaces everything on the stack.
    pub fn show_only(&mut self, screen: Screen) {
        self.state.pending = None;
        self.state.panel = None;
        self.state.overlays.clear();
        self.state.screens = vec![screen];
    }

    pub fn open_overlay(&mut self, overlay: Overlay, name: &str) {
        self.state.overlays.push(overlay);
        self.log_panel(name, None);
    }

    pub fn log_panel(&mut self, panel: &str, title: Option<crate::catalog::TitleId>) {
        if self.state.visit.is_some() {
            self.log(BehaviorEvent::PanelOpened {
                panel: panel.to_owned(),
                title,
            });
        }
    }

    /// Ends the visit and the program.
    pub fn leave_program(&mut self, reason: &'static str) {
        self.interrupt_playing();
        self.end_visit(reason);
        self.effects.push(Effect::Quit);
    }
}

/// The line of the log panel for a record.
pub fn line_of(record: &Record, catalog: &Catalog) -> LogLine {
    LogLine {
        seq: record.seq,
        at: record.at,
        event: record.event.name(),
        what: record.event.in_words(&|id| words::quoted(catalog, id)),
        effect: None,
    }
}
