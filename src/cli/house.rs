//! What every command about a viewer opens: catalog, model, the log's fold, and the moment it is asked at.

use std::sync::Arc;

use super::{Failure, Globals, ScreenOptions, opening};
use crate::{
    app::Shelf,
    behavior::{DeviceClass, Moment, ProfileId, UtcMillis},
    household::{Home, Profile},
    recommend::{Companion, Displacement, More, Request, Section, SessionCaptions, Viewport},
    runtime::journal::Access,
};

/// The viewport of a page that nobody said the size of.
pub(super) const VIEWPORT: Viewport = Viewport { rows: 4, columns: 6 };
/// Rows × columns at which a screen is as small as a narrow one.
const NARROW_ROWS: u16 = 2;
const NARROW_COLUMNS: u16 = 3;

/// The house, opened to be read and never written.
pub(super) struct House {
    pub(super) shelf: Arc<Shelf>,
    pub(super) home: Home,
    now: Moment,
    seed: u64,
    captions: SessionCaptions,
    displacement: Displacement,
    more: More,
}

impl House {
    /// Opens everything. The clock is `--now`, else the machine's, and never before the log's last record.
    pub(super) fn open(globals: &Globals) -> Result<Self, Failure> {
        let shelf = opening::shelf(globals)?.told();
        let opened = opening::log(globals, Access::ReadOnly).map_err(Failure::failed)?;
        let mut clock = opening::clock(globals, opened.home.last_at, true)?;
        Ok(Self {
            shelf,
            now: clock.now(),
            // The log's length stands in for a session's seed: asked again over the same log, the page is the same.
            seed: globals.seed.unwrap_or(opened.home.last_seq.0),
            home: opened.home,
            captions: SessionCaptions::new(),
            displacement: globals.config(ScreenOptions::default())?.displacement,
            more: More::default(),
        })
    }

    pub(super) fn profile(&self, asked: &str) -> Result<&Profile, Failure> {
        self.home.profile(asked).map_err(Failure::failed)
    }

    /// Those who are asked for beside a profile.
    pub(super) fn company(&self, profile: &Profile, asked: &[String]) -> Result<Vec<Companion<'_>>, Failure> {
        let others = others(&self.home, &profile.id, asked)?;
        let companion = |profile| Companion {
            profile,
            viewer: self.home.viewer(&profile.id),
        };
        Ok(others.into_iter().map(companion).collect())
    }

    /// The request of a fresh visit by somebody who is alone.
    pub(super) fn request<'a>(&'a self, profile: &'a Profile, viewport: Viewport) -> Request<'a> {
        let is_narrow = viewport.rows <= NARROW_ROWS || viewport.columns <= NARROW_COLUMNS;
        Request {
            profile,
            company: Vec::new(),
            now: self.now.at,
            utc_offset_min: self.now.utc_offset_min,
            seed: self.seed,
            viewport,
            device: if is_narrow {
                DeviceClass::Narrow
            } else {
                DeviceClass::Headless
            },
            section: Section::Home,
            since: self.since(),
            previous: None,
            focus: None,
            captions: &self.captions,
            displacement: self.displacement,
            more: &self.more,
        }
    }

    fn since(&self) -> UtcMillis {
        self.home.since.unwrap_or(self.now.at)
    }
}

/// Those who are asked for, by name or id, beside one of the household.
pub(super) fn others<'a>(home: &'a Home, host: &ProfileId, asked: &[String]) -> Result<Vec<&'a Profile>, Failure> {
    let mut others: Vec<&Profile> = Vec::new();
    for asked in asked {
        let other = home.profile(asked).map_err(Failure::failed)?;
        if other.id == *host {
            return Err(Failure::usage(format!(
                "{} is whom it is for; name others",
                other.facts.name
            )));
        }
        if !others.iter().any(|known| known.id == other.id) {
            others.push(other);
        }
    }
    Ok(others)
}

/// Reads `ROWSxCOLUMNS`.
pub(super) fn parse_viewport(text: &str) -> Result<Viewport, String> {
    let wrong = || format!("“{text}” is not a viewport such as 4x6, rows by columns, each from 1 to 20");
    let (rows, columns) = text.split_once('x').ok_or_else(wrong)?;
    let side = |side: &str| {
        let number: u16 = side.parse().map_err(|_| wrong())?;
        if (1..=20).contains(&number) {
            Ok(number)
        } else {
            Err(wrong())
        }
    };
    Ok(Viewport {
        rows: side(rows)?,
        columns: side(columns)?,
    })
}
