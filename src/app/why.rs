//! The text of the why panel, which follows the focus.

use super::{Panel, PanelKind, State, Tab, WhyText, turn::Turn, words};
use crate::{
    behavior::{Seq, UtcMillis, Viewer},
    catalog::Catalog,
    recommend::{self, Leaving},
};

/// How long a title has the focus before it is found out what would make it leave.
const RESTS_MS: i64 = 250;

impl State {
    /// When the open why panel has more to find out.
    pub(super) fn leaving_due(&self) -> Option<UtcMillis> {
        let panel = self.panel.as_ref()?;
        match &panel.kind {
            PanelKind::Why(why) => why.as_ref()?.leaving_due,
            PanelKind::Log => None,
        }
    }
}

impl Turn<'_> {
    /// Explains the title in focus; `None` where there is none.
    pub fn why_text(&self) -> Option<Box<WhyText>> {
        let title = self.state.subject()?;
        let visit = self.state.visit.as_ref()?;
        let request = self.state.request()?;
        let viewer = self.state.home.viewer(&visit.profile);
        let shelf = &self.state.shelf;
        let mut explanation = recommend::explain(&shelf.catalog, &shelf.model, &viewer, &request, title);
        // My List is as the viewer made it: taking a title off is what makes it leave.
        let is_ranked = self.state.browse().is_none_or(|browse| browse.tab != Tab::MyList);
        let leaving_due = is_ranked.then(|| self.now().plus_ms(RESTS_MS));
        let page_number = visit.page_number;
        let slot = visit.page.slots().find(|(_, _, slot)| slot.title == title);
        let entry = shelf.catalog.title(title);
        let Some((key, _, slot)) = slot else {
            return Some(Box::new(WhyText {
                row: String::new(),
                evidence: "It is not on this page.".to_owned(),
                caption: String::new(),
                explanation,
                page_number,
                leaving: None,
                leaving_due,
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
            page_number,
            leaving: None,
            leaving_due,
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
        let page_number = self.state.visit.as_ref().map(|visit| visit.page_number);
        let is_same_title = shown.as_ref().map(|why| why.explanation.title) == subject;
        let is_same_page = shown.as_ref().is_none_or(|why| Some(why.page_number) == page_number);
        if is_same_title && is_same_page {
            return;
        }
        let text = self.why_text();
        if let Some(panel) = &mut self.state.panel {
            panel.kind = PanelKind::Why(text);
            panel.scroll = if is_same_title { panel.scroll } else { 0 };
        }
    }

    /// The focus has rested: finds out what would have to be undone for the explained title to leave the page.
    pub fn find_out_leaving(&mut self) {
        if self.state.leaving_due().is_none_or(|due| due > self.now()) {
            return;
        }
        let Some(sentence) = self.leaving_sentence() else {
            return;
        };
        if let Some(Panel {
            kind: PanelKind::Why(Some(why)),
            ..
        }) = &mut self.state.panel
        {
            why.leaving = Some(sentence);
            why.leaving_due = None;
        }
    }

    fn leaving_sentence(&self) -> Option<String> {
        let Some(Panel {
            kind: PanelKind::Why(Some(why)),
            ..
        }) = &self.state.panel
        else {
            return None;
        };
        let request = self.state.request()?;
        let viewer = self.state.home.viewer(&request.profile.id);
        let shelf = &self.state.shelf;
        let title = why.explanation.title;
        let leaving = recommend::leaving(&shelf.catalog, &shelf.model, &viewer, &request, title);
        Some(leaving_in_words(&leaving, &shelf.catalog, &viewer))
    }
}

/// What would make a title leave the page, in a sentence.
pub fn leaving_in_words(leaving: &Leaving, catalog: &Catalog, viewer: &Viewer) -> String {
    let deed = |seq: &Seq| {
        let words = viewer.deed_in_words(*seq, &|title| words::quoted(catalog, title));
        let words = words.unwrap_or_else(|| "done something".to_owned());
        format!("{words} (record {})", seq.0)
    };
    match leaving {
        Leaving::Absent => "A fresh page would not have it.".to_owned(),
        Leaving::AfterUndoing(deeds) => {
            let all: Vec<String> = deeds.iter().map(deed).collect();
            let bound = if all.len() > 1 {
                " A greedy bound: fewer may do."
            } else {
                ""
            };
            format!("It would leave the page, had you not {}.{bound}", all.join(" and not "))
        }
        Leaving::Stays(deeds) => match deeds.len() {
            0 => "Nothing that you did holds it on the page.".to_owned(),
            1 => "It would stay without the one thing you did that weighs in it, too.".to_owned(),
            count => format!(
                "It would stay without the {count} things you did that weigh most in it, too. A greedy bound: others might do."
            ),
        },
    }
}
