use super::{Asked, Pages, Served, Shown, places, rows_moved};
use crate::{
    behavior::{
        BehaviorEvent, DeviceClass, PlayerKind, Playhead, ProfileFacts, ProfileId, Rating, Record, SECOND_MS, Seq,
        UtcMillis, Viewer,
    },
    catalog::{Catalog, TitleIndex},
    household::Profile,
    recommend::{self, Displacement, Focus, Model, More, Page, Request, Section, SessionCaptions, Viewport, rank},
    train::{Liked, top},
};

/// This program's pages, of a fresh visit to a home opened today: what was liked is in the log as watched to the end and liked.
pub(super) struct OwnPages<'a> {
    catalog: &'a Catalog,
    model: &'a Model,
    profile: Profile,
    seed: u64,
    captions: SessionCaptions,
    more: More,
}

impl<'a> OwnPages<'a> {
    pub(super) fn new(catalog: &'a Catalog, model: &'a Model, seed: u64) -> Self {
        let profile = Profile {
            id: ProfileId("asked".to_owned()),
            facts: ProfileFacts {
                name: "Asked".to_owned(),
                kids: false,
                region: "US".to_owned(),
            },
            created_at: UtcMillis::default(),
            welcomed: true,
        };
        Self {
            catalog,
            model,
            profile,
            seed,
            captions: SessionCaptions::new(),
            more: More::default(),
        }
    }

    fn request(&self, asked: &Asked, viewport: Viewport) -> Request<'_> {
        Request {
            profile: &self.profile,
            company: Vec::new(),
            now: asked.now,
            utc_offset_min: 0,
            seed: self.seed,
            viewport,
            device: DeviceClass::Standard,
            section: Section::Home,
            since: asked.now,
            previous: None,
            focus: None,
            captions: &self.captions,
            displacement: Displacement::USUAL,
            more: &self.more,
        }
    }

    fn page(&self, viewer: &Viewer, request: &Request<'_>) -> Page {
        rank(self.catalog, self.model, viewer, request)
    }

    fn visitor(&self, history: &[Liked]) -> Visitor<'_> {
        let mut visitor = Visitor {
            pages: self,
            viewer: Viewer::default(),
            last: Seq(0),
        };
        for liked in history {
            let (title, at) = (TitleIndex(liked.title), UtcMillis(liked.at_s * SECOND_MS));
            visitor.watches(title, at);
            let title = self.catalog.title(title).id();
            let rating = Rating::Like;
            visitor.does(at, BehaviorEvent::TitleRated { title, rating });
        }
        visitor
    }
}

impl Pages for OwnPages<'_> {
    fn serve(&self, asked: &Asked, history: &[Liked], viewport: Viewport) -> Served {
        let mut visitor = self.visitor(history);
        let fresh = self.request(asked, viewport);
        let before = self.page(&visitor.viewer, &fresh);
        let focus = before.hero.as_ref().map(|hero| Focus {
            row: None,
            element_index: 0,
            title: hero.id,
        });
        let moved_by = |target: &TitleIndex| {
            visitor.watches(*target, asked.now);
            let previous = Some(&before);
            let again = Request {
                previous,
                focus,
                ..fresh
            };
            rows_moved(&before, &self.page(&visitor.viewer, &again), viewport.rows)
        };
        Served {
            shown: Shown::of(&before, viewport),
            rows_moved: asked.targets.first().map(moved_by),
        }
    }
}

/// The same scores without rows: one list, best first, which says what rows with a reason cost.
pub(super) struct OwnList<'a>(pub(super) &'a OwnPages<'a>);

impl Pages for OwnList<'_> {
    fn serve(&self, asked: &Asked, history: &[Liked], viewport: Viewport) -> Served {
        let Self(pages) = self;
        let visitor = pages.visitor(history);
        let request = pages.request(asked, viewport);
        let scores = recommend::scores(pages.catalog, pages.model, &visitor.viewer, &request);
        // Thousandths are whole numbers that are far from too large to be the same in a float.
        let scores = scores
            .into_iter()
            .map(|score| score.map_or(f32::NEG_INFINITY, |score| score as f32));
        let scores: Vec<f32> = scores.collect();
        let best = top(&scores, history.iter().map(|liked| liked.title), places(viewport));
        let titles: Vec<TitleIndex> = best.into_iter().map(TitleIndex).collect();
        Shown::of_list(&titles, viewport).into()
    }
}

/// A viewer whose log is being written.
struct Visitor<'a> {
    pages: &'a OwnPages<'a>,
    viewer: Viewer,
    last: Seq,
}

impl Visitor<'_> {
    fn does(&mut self, at: UtcMillis, event: BehaviorEvent) {
        self.last = self.last.next();
        self.viewer.apply(&Record {
            seq: self.last,
            at,
            utc_offset_min: 0,
            session: String::new(),
            profile: self.pages.profile.id.clone(),
            with: Vec::new(),
            event,
        });
    }

    /// Plays a film from its beginning to its end.
    fn watches(&mut self, title: TitleIndex, at: UtcMillis) {
        let film = self.pages.catalog.title(title);
        let (title, total_length) = (film.id(), u32::from(film.runtime_min()) * 60);
        self.does(
            at,
            BehaviorEvent::VideoPlaybackStarted {
                player: PlayerKind::Simulated,
                title,
                episode: None,
                impression: None,
                position: 0,
                total_length,
                autoplayed: false,
            },
        );
        let playhead = Playhead {
            title,
            episode: None,
            play: self.last,
            position: total_length,
            total_length,
        };
        self.does(at, BehaviorEvent::VideoContentCompleted { playhead });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_liked_is_in_the_log_as_watched_to_the_end_and_liked() {
        let (catalog, model) = (Catalog::bundled().unwrap(), Model::bundled().unwrap());
        let pages = OwnPages::new(&catalog, &model, 7);
        let history: Vec<Liked> = (10..14)
            .map(|title| Liked {
                title,
                at_s: i64::from(title) * 86_400,
            })
            .collect();
        let viewer = pages.visitor(&history).viewer;
        assert_eq!(viewer.titles.len(), history.len());
        for liked in &history {
            let evidence = &viewer.titles[&catalog.title(TitleIndex(liked.title)).id()];
            let at = UtcMillis(liked.at_s * SECOND_MS);
            assert!(
                evidence
                    .plays
                    .iter()
                    .all(|play| play.is_finished() && play.started_at == at)
            );
            assert_eq!((evidence.plays.len(), evidence.ratings.len()), (1, 1));
            assert_eq!((evidence.ratings[0].value, evidence.ratings[0].at), (Rating::Like, at));
        }
    }

    #[test]
    fn a_page_is_of_the_viewer_and_of_the_moment_before_the_first_target() {
        let (catalog, model) = (Catalog::bundled().unwrap(), Model::bundled().unwrap());
        let pages = OwnPages::new(&catalog, &model, 7);
        let asked = Asked {
            now: UtcMillis(40 * 86_400 * SECOND_MS),
            known: (10..14)
                .map(|title| Liked {
                    title,
                    at_s: i64::from(title) * 86_400,
                })
                .collect(),
            targets: vec![TitleIndex(20)],
        };
        let viewport = Viewport { rows: 3, columns: 4 };
        let some = pages.serve(&asked, asked.history(1), viewport);
        let all = pages.serve(&asked, asked.history(4), viewport);
        assert_eq!(all, pages.serve(&asked, &asked.known, viewport));
        assert_ne!(some.shown, all.shown);
        assert_eq!(all.shown.places().count(), 13);
        // A list has all places, and nobody moves in it.
        let list = OwnList(&pages).serve(&asked, &asked.known, viewport);
        let known = |title: &TitleIndex| asked.known.iter().any(|liked| liked.title == title.0);
        assert_eq!((list.shown.places().count(), list.rows_moved), (13, None));
        assert!(!list.shown.titles().any(|title| known(&title)));
        // The row of what was just watched comes into view.
        assert!(all.rows_moved.is_some_and(|moved| (1..=3).contains(&moved)));
    }
}
