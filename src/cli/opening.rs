//! What commands open before they do anything: the catalog, the model, the log, the clock.

use std::{collections::VecDeque, sync::Arc};

use super::{Failure, Globals};
use crate::{
    app::{GateScreen, Ground, Recording, Run, Screen, Shelf, State},
    behavior::{Device, UtcMillis},
    catalog::Catalog,
    household::Home,
    recommend::Model,
    runtime::{
        clock::{Clock, parse_moment},
        default_region,
        journal::{Access, Journal, JournalError, OpenReport},
        new_session,
        paths::Paths,
        seed_of,
    },
};

/// The catalog and the model that are compiled into the program.
pub fn shelf() -> Result<Arc<Shelf>, Failure> {
    let catalog = Catalog::bundled().map_err(Failure::failed)?;
    let model = Model::bundled().map_err(Failure::failed)?;
    model.check_fits(&catalog).map_err(Failure::failed)?;
    Ok(Arc::new(Shelf { catalog, model }))
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
pub fn state(globals: &Globals, shelf: Arc<Shelf>, home: Home, clock: &mut Clock, device: Device) -> State {
    let id = new_session();
    let moment = clock.now();
    State {
        shelf,
        run: Run {
            seed: globals.seed.unwrap_or_else(|| seed_of(&id)),
            id,
            sessions: 0,
            region: default_region(),
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
        pending: None,
        touched_at: moment.at,
    }
}
