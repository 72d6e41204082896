//! The first minute: a few questions, then “pick three you like”. Each answer and pick sharpens what is offered next.

use super::{
    BrowseScreen, OnboardingScreen, OnboardingStep, PICKS_OFFERED, PICKS_WANTED, Screen, keymap::Action, turn::Turn,
};
use crate::{
    behavior::BehaviorEvent,
    catalog::{TitleId, TitleIndex},
    recommend::{self, Question},
};

impl OnboardingScreen {
    pub fn first_question() -> Self {
        Self {
            step: OnboardingStep::Question {
                at: 0,
                selected: 0,
                chosen: Vec::new(),
            },
        }
    }
}

impl Turn<'_> {
    pub fn questions(&self) -> &'static [Question] {
        recommend::questions(self.state.profile().is_some_and(|profile| profile.facts.kids))
    }

    pub fn act_on_onboarding(&mut self, action: Action) {
        match action {
            Action::Skip => return self.skip_onboarding(),
            Action::Quit => return self.leave_program("quit"),
            _ => {}
        }
        let questions = self.questions();
        let Some(Screen::Onboarding(screen)) = self.state.screens.last_mut() else {
            return;
        };
        match &mut screen.step {
            OnboardingStep::Question { at, selected, .. } => {
                let count = questions.get(*at).map_or(0, |question| question.choices.len());
                // Behind the choices of a question with several answers stands “Go on”.
                let last = if questions.get(*at).is_some_and(|question| question.several) {
                    count
                } else {
                    count - 1
                };
                match action {
                    Action::Up | Action::Left => *selected = selected.saturating_sub(1),
                    Action::Down | Action::Right => *selected = (*selected + 1).min(last),
                    Action::Choose => self.choose_answer(),
                    _ => {}
                }
            }
            OnboardingStep::Picks { offered, selected, .. } => {
                let last = offered.len().saturating_sub(1);
                let columns = super::geometry::pick_columns(self.state.device.cols);
                match action {
                    Action::Left => *selected = selected.saturating_sub(1),
                    Action::Right => *selected = (*selected + 1).min(last),
                    Action::Up => *selected = selected.checked_sub(columns).unwrap_or(*selected),
                    Action::Down => {
                        *selected = if *selected + columns <= last {
                            *selected + columns
                        } else {
                            *selected
                        }
                    }
                    Action::Choose => self.pick(),
                    _ => {}
                }
            }
        }
    }

    /// Chooses the selected answer; with several allowed it toggles, and “Go on” behind the choices ends the question.
    pub fn choose_answer(&mut self) {
        let questions = self.questions();
        let Some(Screen::Onboarding(screen)) = self.state.screens.last_mut() else {
            return;
        };
        let OnboardingStep::Question { at, selected, chosen } = &mut screen.step else {
            return;
        };
        let Some(question) = questions.get(*at) else { return };
        chosen.resize(question.choices.len(), false);
        if let Some(choice) = chosen.get_mut(*selected) {
            if question.several {
                *choice = !*choice;
                return;
            }
            *choice = true;
        }
        let answers: Vec<String> = question
            .choices
            .iter()
            .zip(chosen.iter())
            .filter(|(_, chosen)| **chosen)
            .map(|((key, _), _)| (*key).to_owned())
            .collect();
        let next = *at + 1;
        if !answers.is_empty() {
            self.log(BehaviorEvent::PreferenceAnswered {
                question: question.key.to_owned(),
                answers,
            });
        }
        let step = if next < questions.len() {
            OnboardingStep::Question {
                at: next,
                selected: 0,
                chosen: Vec::new(),
            }
        } else {
            let offered = self.offer(&[], &[], PICKS_OFFERED);
            let shown = self.ids(&offered);
            OnboardingStep::Picks {
                offered,
                selected: 0,
                shown,
                picked: Vec::new(),
            }
        };
        if let Some(Screen::Onboarding(screen)) = self.state.screens.last_mut() {
            screen.step = step;
        }
    }

    fn offer(&self, shown: &[TitleId], picked: &[TitleId], count: usize) -> Vec<TitleIndex> {
        let Some(request) = self.state.request() else {
            return Vec::new();
        };
        let viewer = self.state.home.viewer(&request.profile.id);
        let shelf = &self.state.shelf;
        recommend::onboarding_titles(&shelf.catalog, &shelf.model, &viewer, &request, shown, picked, count)
    }

    fn ids(&self, titles: &[TitleIndex]) -> Vec<TitleId> {
        titles
            .iter()
            .map(|&title| self.state.shelf.catalog.title(title).id())
            .collect()
    }

    /// Picks the selected title; the others make room for ones that the pick suggests.
    pub fn pick(&mut self) {
        let Some(Screen::Onboarding(OnboardingScreen {
            step:
                OnboardingStep::Picks {
                    offered,
                    selected,
                    shown,
                    picked,
                },
        })) = self.state.screens.last()
        else {
            return;
        };
        let (selected, mut shown, mut picked) = (*selected, shown.clone(), picked.clone());
        let Some(&title) = offered.get(selected) else { return };
        picked.push(self.state.shelf.catalog.title(title).id());
        if picked.len() >= PICKS_WANTED {
            return self.finish_onboarding(BehaviorEvent::OnboardingCompleted { shown, picked });
        }
        let offered = self.offer(&shown, &picked, PICKS_OFFERED);
        if offered.is_empty() {
            return self.finish_onboarding(BehaviorEvent::OnboardingCompleted { shown, picked });
        }
        shown.extend(self.ids(&offered));
        let selected = selected.min(offered.len() - 1);
        if let Some(Screen::Onboarding(screen)) = self.state.screens.last_mut() {
            screen.step = OnboardingStep::Picks {
                offered,
                selected,
                shown,
                picked,
            };
        }
    }

    fn skip_onboarding(&mut self) {
        let Some(Screen::Onboarding(screen)) = self.state.screens.last() else {
            return;
        };
        let (shown, picked) = match &screen.step {
            OnboardingStep::Question { .. } => (Vec::new(), Vec::new()),
            OnboardingStep::Picks { shown, picked, .. } => (shown.clone(), picked.clone()),
        };
        self.finish_onboarding(BehaviorEvent::OnboardingSkipped { shown, picked });
    }

    fn finish_onboarding(&mut self, event: BehaviorEvent) {
        let seq = self.log(event);
        self.show_only(Screen::Browse(BrowseScreen::default()));
        self.serve_fresh(seq);
    }
}
