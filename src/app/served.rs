//! What is logged of a page's request, and the request again from what is logged: both directions of one thing.

use std::sync::Arc;

use super::{HERO_KEY, Shelf, Tab};
use crate::{
    behavior::{ImpressionRef, ProfileId, Seq, ServedRequest, UtcMillis, Viewer},
    catalog::TitleIndex,
    household::{Home, Profile},
    recommend::{self, Companion, Displacement, Focus, More, Page, Parts, Request, SessionCaptions, Viewport},
};

/// What goes into the log of a page's request. `previous` is the number of the page on the screen.
pub(super) fn served_request(request: &Request<'_>, tab: Tab, previous: u32) -> ServedRequest {
    let local = request.now.local(request.utc_offset_min);
    ServedRequest {
        now: request.now,
        seed: request.seed,
        rows: request.viewport.rows,
        columns: request.viewport.columns,
        hour: local.hour,
        weekday: local.weekday,
        device: request.device,
        section: match tab {
            Tab::MyList => "my_list".to_owned(),
            Tab::Home | Tab::Series | Tab::Films => request.section.name().to_owned(),
        },
        previous: if request.previous.is_some() { previous } else { 0 },
        focus: request.focus.as_ref().map(|focus| ImpressionRef {
            page: previous,
            row: focus.row.clone().unwrap_or_else(|| HERO_KEY.to_owned()),
            element_index: focus.element_index,
        }),
        displacement: u16::try_from(request.displacement.place()).ok(),
        more_rows: request.more.rows,
        more_titles: request.more.titles.clone(),
    }
}

/// What was asked for beyond where the page and its rows end.
fn more_of(served: &ServedRequest) -> More {
    More {
        rows: served.more_rows,
        titles: served.more_titles.clone(),
    }
}

/// What a logged request leaves to the log around it.
struct Around<'a> {
    profile: &'a Profile,
    company: Vec<Companion<'a>>,
    utc_offset_min: i16,
    since: UtcMillis,
    /// The page that was on the screen.
    previous: Option<&'a Page>,
    /// Those that the session had chosen by then.
    captions: &'a SessionCaptions,
    more: &'a More,
}

/// The request that a page was made for; none when this version does not know its section.
fn request_of<'a>(served: &ServedRequest, around: Around<'a>) -> Option<Request<'a>> {
    let on_screen = around.previous;
    let focus = served.focus.as_ref().and_then(|focus| {
        let row = (focus.row != HERO_KEY).then(|| focus.row.clone());
        let title = match &row {
            Some(key) => {
                let (_, row) = on_screen?.row(key)?;
                row.slots.get(usize::from(focus.element_index))?.id
            }
            None => on_screen?.hero.as_ref()?.id,
        };
        Some(Focus {
            row,
            element_index: focus.element_index,
            title,
        })
    });
    Some(Request {
        profile: around.profile,
        company: around.company,
        now: served.now,
        utc_offset_min: around.utc_offset_min,
        seed: served.seed,
        viewport: Viewport {
            rows: served.rows,
            columns: served.columns,
        },
        device: served.device,
        section: tab_of(served)?.section(),
        since: around.since,
        previous: on_screen.filter(|_| served.previous != 0),
        focus,
        captions: around.captions,
        displacement: served
            .displacement
            .map_or(Displacement::USUAL, |price| Displacement::of_a_place(price.into())),
        more: around.more,
    })
}

/// The tab that a page was made for; none when this version does not know it.
fn tab_of(served: &ServedRequest) -> Option<Tab> {
    if served.section == "my_list" {
        return Some(Tab::MyList);
    }
    let ranked = [Tab::Home, Tab::Series, Tab::Films];
    ranked.into_iter().find(|tab| tab.section().name() == served.section)
}

/// The page of a tab.
pub(super) fn ranked(shelf: &Shelf, viewer: &Viewer, request: &Request<'_>, tab: Tab) -> Page {
    let Shelf { catalog, model } = shelf;
    match tab {
        Tab::MyList => recommend::my_list_page(catalog, model, viewer, request),
        Tab::Home | Tab::Series | Tab::Films => recommend::rank(catalog, model, viewer, request),
    }
}

/// Those of the household who are there beside somebody, with what is known of them.
pub(super) fn company_of<'a>(home: &'a Home, profiles: impl IntoIterator<Item = &'a Profile>) -> Vec<Companion<'a>> {
    let companion = |profile: &'a Profile| Companion {
        profile,
        viewer: home.viewer(&profile.id),
    };
    profiles.into_iter().map(companion).collect()
}

/// What a page was made from, but the evidence of the viewers and the pages before it.
#[derive(Clone, Debug)]
pub struct MadeFrom {
    pub(super) shelf: Arc<Shelf>,
    pub(super) profile: Profile,
    /// Who else was there.
    pub(super) company: Vec<Profile>,
    pub(super) utc_offset_min: i16,
    pub(super) since: UtcMillis,
    pub(super) served: ServedRequest,
    /// The last record that it knew of.
    pub(super) last_seq: Seq,
}

impl MadeFrom {
    /// Those whose evidence it was made from.
    pub(super) fn viewers(&self) -> impl Iterator<Item = &ProfileId> {
        let company = self.company.iter().map(|profile| &profile.id);
        std::iter::once(&self.profile.id).chain(company)
    }

    /// The page again, after the one that was on the screen and with the captions that the session had chosen.
    pub(super) fn page(&self, home: &Home, previous: Option<&Page>, captions: &SessionCaptions) -> Option<Page> {
        let more = more_of(&self.served);
        let request = self.request(home, previous, captions, &more)?;
        let viewer = home.viewer(&self.profile.id);
        Some(ranked(&self.shelf, &viewer, &request, tab_of(&self.served)?))
    }

    /// The parts of titles' scores, whether the page showed them or not. Captions and the page before have no say in them.
    pub(super) fn parts(&self, home: &Home, titles: &[TitleIndex]) -> Vec<Parts> {
        let (captions, more) = (SessionCaptions::new(), More::default());
        let Some(request) = self.request(home, None, &captions, &more) else {
            return vec![Parts::default(); titles.len()];
        };
        let Shelf { catalog, model } = &*self.shelf;
        recommend::parts_of(catalog, model, &home.viewer(&self.profile.id), &request, titles)
    }

    fn request<'a>(
        &'a self,
        home: &'a Home,
        previous: Option<&'a Page>,
        captions: &'a SessionCaptions,
        more: &'a More,
    ) -> Option<Request<'a>> {
        let around = Around {
            profile: &self.profile,
            company: company_of(home, &self.company),
            utc_offset_min: self.utc_offset_min,
            since: self.since,
            previous,
            captions,
            more,
        };
        request_of(&self.served, around)
    }
}
