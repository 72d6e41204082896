//! *Pick for me*: the details of one title that fits, and of another one when it is asked for again.

use super::{Screen, turn::Turn};
use crate::{behavior::BehaviorEvent, recommend};

impl Turn<'_> {
    pub fn pick_for_me(&mut self) {
        let Some(visit) = &self.state.visit else { return };
        let Some(request) = self.state.request() else { return };
        let shelf = self.state.shelf.clone();
        let viewer = self.state.home.viewer(&visit.profile);
        let picked = recommend::suggest(&shelf.catalog, &shelf.model, &viewer, &request, &visit.suggested);
        let Some(picked) = picked else {
            return self.say("Nothing is left that could be picked for you.");
        };
        if let Some(visit) = &mut self.state.visit {
            visit.suggested.push(picked.title);
        }
        self.log(BehaviorEvent::TitleSuggested {
            title: shelf.catalog.title(picked.title).id(),
            action_prob: picked.action_prob,
            among: picked.among as u32,
        });
        // The next pick takes the place of this one.
        if matches!(self.state.screen(), Screen::Details(_)) {
            self.pop();
        }
        self.show_details(picked.title, None);
        let percent = (picked.action_prob * 100.0).round();
        let among = picked.among;
        self.say(format!(
            "Picked for you, with a chance of {percent} %, out of the {among} that fit you best. m picks another."
        ));
    }
}
