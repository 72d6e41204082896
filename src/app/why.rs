//! The text of the why panel, which follows the focus.

use super::{Panel, PanelKind, WhyText, turn::Turn};
use crate::recommend;

impl Turn<'_> {
    /// Explains the title in focus; `None` where there is none.
    pub fn why_text(&self) -> Option<Box<WhyText>> {
        let title = self.state.subject()?;
        let visit = self.state.visit.as_ref()?;
        let request = self.state.request()?;
        let viewer = self.state.home.viewer(&visit.profile);
        let shelf = &self.state.shelf;
        let mut explanation = recommend::explain(&shelf.catalog, &shelf.model, &viewer, &request, title);
        let slot = visit.page.slots().find(|(_, _, slot)| slot.title == title);
        let entry = shelf.catalog.title(title);
        let Some((key, _, slot)) = slot else {
            return Some(Box::new(WhyText {
                row: String::new(),
                evidence: "It is not on this page.".to_owned(),
                caption: String::new(),
                explanation,
            }));
        };
        // The page's own numbers: it was ranked a moment ago, and that is what is to be explained.
        explanation.score = slot.score;
        explanation.parts = slot.parts;
        let (row, evidence) = match visit.page.row(key) {
            Some((_, row)) => (row.name.clone(), row.evidence.clone()),
            None => (
                "The big picture".to_owned(),
                format!("{} has the best score of what you have not seen.", entry.name()),
            ),
        };
        Some(Box::new(WhyText {
            row,
            evidence,
            caption: slot.caption.text.clone(),
            explanation,
        }))
    }

    /// An open why panel explains whatever has the focus now.
    pub fn follow_with_panel(&mut self) {
        let Some(Panel {
            kind: PanelKind::Why(shown),
            ..
        }) = &self.state.panel
        else {
            return;
        };
        let subject = self.state.subject();
        if shown.as_ref().map(|why| why.explanation.title) == subject {
            return;
        }
        let text = self.why_text();
        if let Some(panel) = &mut self.state.panel {
            panel.kind = PanelKind::Why(text);
            panel.scroll = 0;
        }
    }
}
