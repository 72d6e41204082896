use std::{
    fs::File,
    io,
    sync::mpsc::{self, Receiver, Sender},
    thread::{self, JoinHandle},
};

/// Puts what was written on the disk, off the loop: `fdatasync` at once, and once for all that was asked for meanwhile.
#[derive(Debug)]
pub(super) struct SyncWorker {
    log: File,
    /// Begins with the first request, so that opening a log costs no thread.
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    requests: Sender<()>,
    failures: Receiver<io::Error>,
    thread: JoinHandle<()>,
}

impl SyncWorker {
    pub fn new(log: File) -> Self {
        Self { log, running: None }
    }

    pub fn ask(&mut self) {
        if self.running.is_none() {
            self.running = self.begin().ok();
        }
        match &self.running {
            // The worker only ends when this end of the channel does.
            Some(running) => drop(running.requests.send(())),
            // Without a thread to spare it is done here.
            None => drop(self.log.sync_data()),
        }
    }

    /// The oldest failure since last asked.
    pub fn failure(&self) -> Option<io::Error> {
        self.running.as_ref()?.failures.try_recv().ok()
    }

    fn begin(&self) -> io::Result<Running> {
        let log = self.log.try_clone()?;
        let (requests, asked) = mpsc::channel::<()>();
        let (failed, failures) = mpsc::channel();
        let thread = thread::Builder::new().name("journal-sync".to_owned()).spawn(move || {
            while asked.recv().is_ok() {
                while asked.try_recv().is_ok() {}
                if let Err(error) = log.sync_data() {
                    // Nobody asks any more when the journal is being closed.
                    let _ = failed.send(error);
                }
            }
        })?;
        Ok(Running {
            requests,
            failures,
            thread,
        })
    }
}

/// Waits for the last request to be on the disk.
impl Drop for SyncWorker {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            drop(running.requests);
            // A worker that panicked has said so on stderr.
            let _ = running.thread.join();
        }
    }
}
