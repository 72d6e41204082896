//! The real binary in a pseudo-terminal. Waits for what is on the screen, never for a time.
#![allow(clippy::disallowed_methods, reason = "a test that waits in vain has to end")]
#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Long enough for a loaded machine; only a broken program takes it all.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Terminal {
    pty: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything the program wrote.
    pub written: Vec<u8>,
}

impl Terminal {
    /// Starts the program with these arguments on a home of its own.
    pub fn start(home: &Path, cols: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::start_with(home, cols, rows, arguments, &[])
    }

    pub fn start_with(home: &Path, cols: u16, rows: u16, arguments: &[&str], env: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_frontrow"));
        command.args(["--home", home.to_str().unwrap(), "--seed", "7"]);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        // Whatever terminal the tests themselves run in.
        for name in [
            "NO_COLOR",
            "COLORFGBG",
            "TMUX",
            "STY",
            "TERM_PROGRAM",
            "LC_TERMINAL",
            "XTERM_VERSION",
            "VTE_VERSION",
            "WT_SESSION",
        ] {
            command.env_remove(name);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(side(rows), side(cols), 0);
        Self {
            pty: pair.master,
            child,
            writer,
            bytes,
            parser,
            written: Vec::new(),
        }
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn is_on_alternate_screen(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    /// The color of the ground, in the upper left corner.
    pub fn ground(&self) -> Option<vt100::Color> {
        Some(self.parser.screen().cell(0, 0)?.bgcolor())
    }

    pub fn hides_cursor(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    /// Reads until the screen satisfies; fails with the screen when it does not in time.
    #[track_caller]
    pub fn until(&mut self, what: &str, satisfied: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !satisfied(&self.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what} never came; the screen is:\n{}", self.screen())
                }
            }
        }
        self
    }

    #[track_caller]
    pub fn until_text(&mut self, text: &str) -> &mut Self {
        self.until(&format!("“{text}”"), |screen| screen.contains(text))
    }

    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    pub fn send(&mut self, bytes: &str) -> &mut Self {
        self.writer.write_all(bytes.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    pub fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.parser.screen_mut().set_size(side(rows), side(cols));
        self.pty
            .resize(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        self
    }

    /// The same window, with cells of this many pixels.
    pub fn refont(&mut self, cell: (u16, u16)) -> &mut Self {
        let size = self.pty.get_size().unwrap();
        self.pty
            .resize(PtySize {
                pixel_width: size.cols * cell.0,
                pixel_height: size.rows * cell.1,
                ..size
            })
            .unwrap();
        self
    }

    /// Reads until what was written so far satisfies.
    #[track_caller]
    pub fn until_written(&mut self, what: &str, satisfied: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !satisfied(&String::from_utf8_lossy(&self.written)) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("{what} was never written; the screen is:\n{}", self.screen())
                }
            }
        }
        self
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the end; what is still written is taken in. The exit code.
    pub fn wait(&mut self) -> u32 {
        // The reader ends with the program, so this does too.
        while let Ok(bytes) = self.bytes.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.child.wait().unwrap().exit_code()
    }
}

fn side(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).unwrap()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
