use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, Serialize};

use super::{Profile, ProfileError, Settings};
use crate::behavior::{BehaviorEvent, ProfileFacts, ProfileId, Record, Seq, UtcMillis, Viewer};

/// Everything a log says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Home {
    /// In the order they were created.
    pub profiles: Vec<Profile>,
    /// Who was here once. Their ids are not given away again, and nothing is learnt about them any more.
    pub removed: BTreeSet<ProfileId>,
    pub settings: BTreeMap<ProfileId, Settings>,
    pub viewers: BTreeMap<ProfileId, Viewer>,
    /// The first record's time: Originals premiere relative to it.
    pub since: Option<UtcMillis>,
    pub last_seq: Seq,
    pub last_at: UtcMillis,
}

impl Home {
    /// Takes one record in.
    pub fn apply(&mut self, record: &Record) {
        self.number(Some(record.seq), Some(record.at));
        let id = &record.profile;
        if self.removed.contains(id) {
            return;
        }
        match &record.event {
            BehaviorEvent::ProfileCreated { facts } | BehaviorEvent::ProfileChanged { facts } => {
                self.put(id, facts, record.at);
            }
            BehaviorEvent::ProfileRemoved {} => self.remove(id),
            BehaviorEvent::SettingChanged { key, value } => {
                self.settings.entry(id.clone()).or_default().turn(key, value);
            }
            BehaviorEvent::OnboardingCompleted { .. } | BehaviorEvent::OnboardingSkipped { .. } => {
                // An undo takes the picks back, not the welcome: nobody is asked twice.
                if let Some(profile) = self.profiles.iter_mut().find(|known| &known.id == id) {
                    profile.welcomed = true;
                }
                self.learn(record);
            }
            // All else is evidence, and the viewer's own closed match says of which kind.
            _ => self.learn(record),
        }
    }

    /// Takes in the number and time of a record, as far as they could be read: the next one comes after both.
    pub fn number(&mut self, seq: Option<Seq>, at: Option<UtcMillis>) {
        self.last_seq = self.last_seq.max(seq.unwrap_or_default());
        if let Some(at) = at {
            self.since.get_or_insert(at);
            self.last_at = self.last_at.max(at);
        }
    }

    /// By id or by name; case does not count.
    pub fn profile(&self, asked: &str) -> Result<&Profile, ProfileError> {
        let wanted = asked.trim().to_lowercase();
        self.profiles
            .iter()
            .find(|profile| profile.id.0 == wanted)
            .or_else(|| {
                self.profiles
                    .iter()
                    .find(|profile| profile.facts.name.to_lowercase() == wanted)
            })
            .ok_or_else(|| ProfileError::Unknown {
                asked: asked.to_owned(),
                known: self.profiles.iter().map(|profile| profile.facts.name.clone()).collect(),
            })
    }

    pub fn profile_by_id(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| &profile.id == id)
    }

    /// The viewer behind a profile; nothing known yet gives an empty one.
    pub fn viewer(&self, id: &ProfileId) -> Cow<'_, Viewer> {
        self.viewers
            .get(id)
            .map_or_else(|| Cow::Owned(Viewer::default()), Cow::Borrowed)
    }

    pub fn settings(&self, id: &ProfileId) -> Settings {
        self.settings.get(id).copied().unwrap_or_default()
    }

    /// What is known of some viewers, and nothing else.
    pub fn only<'a>(&self, ids: impl IntoIterator<Item = &'a ProfileId>) -> Self {
        let viewers = ids.into_iter().map(|id| (id.clone(), self.viewer(id).into_owned()));
        Self {
            viewers: viewers.collect(),
            ..Self::default()
        }
    }

    fn learn(&mut self, record: &Record) {
        if let BehaviorEvent::EventUndone { target } = record.event {
            self.forget_at_others(&record.profile, target);
        }
        match self.viewers.get_mut(&record.profile) {
            Some(viewer) => viewer.apply(record),
            None => {
                let mut viewer = Viewer::default();
                viewer.apply(record);
                self.viewers.insert(record.profile.clone(), viewer);
            }
        }
        if !record.with.is_empty() && record.event.is_of_a_play() {
            self.teach_company(record);
        }
    }

    /// What was played reaches everybody who was there, each once.
    fn teach_company(&mut self, record: &Record) {
        for (at, id) in record.with.iter().enumerate() {
            let is_told = *id == record.profile || record.with[..at].contains(id);
            if !is_told && !self.removed.contains(id) {
                self.viewers.entry(id.clone()).or_default().apply_as_guest(record);
            }
        }
    }

    /// Whoever began a play takes it back from all who were there, whoever is there by now. Nobody takes back what another began.
    fn forget_at_others(&mut self, id: &ProfileId, target: Seq) {
        let is_theirs = |viewer: &Viewer| viewer.undoable.contains(&target);
        if self.viewers.get(id).is_some_and(is_theirs) {
            for (_, other) in self.viewers.iter_mut().filter(|(known, _)| *known != id) {
                other.forget_as_guest(target);
            }
        }
    }

    /// A change of a profile whose creation was lost in a damaged line creates it.
    fn put(&mut self, id: &ProfileId, facts: &ProfileFacts, at: UtcMillis) {
        match self.profiles.iter_mut().find(|known| &known.id == id) {
            Some(profile) => profile.facts = facts.clone(),
            None => self.profiles.push(Profile {
                id: id.clone(),
                facts: facts.clone(),
                created_at: at,
                welcomed: false,
            }),
        }
    }

    /// The profile and all that was learnt go; the log keeps what happened.
    fn remove(&mut self, id: &ProfileId) {
        self.profiles.retain(|profile| &profile.id != id);
        self.settings.remove(id);
        self.viewers.remove(id);
        self.removed.insert(id.clone());
    }
}

#[cfg(test)]
mod tests;
