//! What commands open before they do anything: the catalog, the model, the log, the clock.

use std::{collections::VecDeque, sync::Arc};

use super::{Failure, Globals, ScreenOptions};
use crate::{
    app::{GateScreen, Ground, Recording, Run, Screen, Shelf, State, Training},
    behavior::{Device, UtcMillis},
    catalog::Catalog,
    household::Home,
    recommend::Model,
    runtime::{
        clock::{Clock, parse_moment},
        default_region,
        journal::{Access, Journal, JournalError, OpenReport},
        model_file::{self, ModelFileError},
        new_session, own_catalog,
        paths::Paths,
        seed_of,
    },
};

/// The catalog, and the model that pages are ranked by.
pub struct OpenedShelf {
    pub shelf: Arc<Shelf>,
    /// The model was trained in this home.
    pub is_own: bool,
    /// Why this home's model is not used, where there is one that is not.
    pub refused: Option<ModelFileError>,
}

impl OpenedShelf {
    /// For a command, which says on stderr why the home's model is not used.
    pub fn told(self) -> Arc<Shelf> {
        if let Some(refused) = self.refused {
            eprintln!("frontrow: {refused}");
        }
        self.shelf
    }
}

/// The catalog compiled into the program, with the viewer's own beside it where there is one.
pub fn catalog(globals: &Globals) -> Result<Catalog, Failure> {
    let bundled = Catalog::bundled().map_err(Failure::failed)?;
    match globals.own_catalog()? {
        Some(file) => own_catalog::beside(bundled, &file).map_err(Failure::failed),
        None => Ok(bundled),
    }
}

/// The home's own model goes before the bundled one, if it fits.
pub fn shelf(globals: &Globals) -> Result<OpenedShelf, Failure> {
    shelf_of(globals, catalog(globals)?)
}

/// The same for a catalog that is open already.
pub fn shelf_of(globals: &Globals, catalog: Catalog) -> Result<OpenedShelf, Failure> {
    let (own, refused) = match model_file::read(&globals.paths()?.model(), &catalog) {
        Ok(own) => (own, None),
        Err(refused) => (None, Some(refused)),
    };
    let is_own = own.is_some();
    let model = own.map_or_else(|| bundled_model(&catalog), Ok)?;
    Ok(OpenedShelf {
        shelf: Arc::new(Shelf {
            catalog: Arc::new(catalog),
            model: Arc::new(model),
        }),
        is_own,
        refused,
    })
}

fn bundled_model(catalog: &Catalog) -> Result<Model, Failure> {
    let model = Model::bundled().and_then(|model| model.check_fits(catalog).map(|()| model));
    model.map_err(|error| Failure::failed(format!("{error}; build it again with `frontrow catalog build`")))
}

/// A log that is open, and all that it says.
pub struct OpenedLog {
    pub journal: Journal,
    pub home: Home,
    pub report: OpenReport,
}

pub fn log(globals: &Globals, access: Access) -> Result<OpenedLog, JournalError> {
    let paths = Paths::resolve(globals.home.as_deref())?;
    let opened = Journal::open(&paths, access)?;
    Ok(OpenedLog {
        journal: opened.journal,
        home: opened.home,
        report: opened.report,
    })
}

/// The clock that `--now` asks for, or the machine's; never before the log's last record.
pub fn clock(globals: &Globals, last_at: UtcMillis, is_standing: bool) -> Result<Clock, Failure> {
    let mut clock = match &globals.now {
        Some(now) => {
            let moment = parse_moment(now).map_err(Failure::usage)?;
            if is_standing {
                Clock::standing(moment)
            } else {
                Clock::running(moment)
            }
        }
        None => Clock::system(),
    };
    clock.not_before(last_at);
    Ok(clock)
}

/// The state before anything happened: at the gate.
pub fn state(
    globals: &Globals,
    shelf: Arc<Shelf>,
    home: Home,
    clock: &mut Clock,
    device: Device,
) -> Result<State, Failure> {
    let id = new_session();
    let moment = clock.now();
    let config = globals.config(ScreenOptions::default())?;
    Ok(State {
        shelf,
        run: Run {
            seed: globals.seed.unwrap_or_else(|| seed_of(&id)),
            id,
            sessions: 0,
            region: default_region(),
            displacement: config.displacement,
            still_watching: config.still_watching,
            lapse: 1,
            with: Vec::new(),
        },
        moment,
        device,
        ground: Ground::default(),
        home,
        recording: Recording::On,
        log: VecDeque::new(),
        visit: None,
        screens: vec![Screen::Gate(GateScreen::default())],
        panel: None,
        overlays: Vec::new(),
        notice: None,
        training: Training::default(),
        pending: None,
        touched_at: moment.at,
    })
}
