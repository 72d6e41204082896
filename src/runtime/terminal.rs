//! The terminal: taken on entering, given back whole on leaving, on a panic, and while suspended.

use std::io::{self, BufWriter, Stdout, Write, stdout};

use crossterm::{
    cursor,
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute, queue,
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
        enable_raw_mode,
    },
};
use ratatui::{
    Frame,
    backend::CrosstermBackend,
    layout::{Position, Rect},
};

/// Large enough for a whole frame of pictures, so that a frame is one write.
const FRAME_BYTES: usize = 512 * 1024;

/// A terminal that was taken. Dropping it gives the terminal back.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Terminal {
    /// Takes the terminal: raw, on the alternate screen, with mouse and bracketed paste.
    pub fn take() -> io::Result<Self> {
        give_back_on_panic();
        enter()?;
        let writer = BufWriter::with_capacity(FRAME_BYTES, stdout());
        let inner = ratatui::Terminal::new(CrosstermBackend::new(writer)).inspect_err(|_| leave_quietly())?;
        Ok(Self { inner })
    }

    /// Draws one frame, wrapped so that the terminal shows it at once.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        self.inner.draw(view)?;
        queue!(self.inner.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.inner.backend_mut())
    }

    /// Sends what is for the terminal alone, at once.
    pub fn tell(&mut self, sequence: &str) -> io::Result<()> {
        let writer = self.inner.backend_mut();
        writer.write_all(sequence.as_bytes())?;
        Write::flush(writer)
    }

    /// Forgets what is on the screen, so that the next frame draws everything. The terminal's own `clear` would ask where the
    /// cursor stands, and fail where nobody answers.
    pub fn redraw(&mut self) -> io::Result<()> {
        let size = self.inner.size()?;
        self.inner.resize(Rect::from((Position::ORIGIN, size)))
    }

    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.inner.size()?;
        Ok((size.width, size.height))
    }

    /// Gives the terminal back, stops the process until somebody continues it, and takes the terminal again.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        leave()?;
        // To the whole group, as the terminal itself would: a shell script around it stops too.
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
        enter()?;
        self.redraw()
    }

    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        leave_quietly();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(
        stdout(),
        EnterAlternateScreen,
        EnableMouseCapture,
        EnableBracketedPaste,
        cursor::Hide
    )
    .inspect_err(|_| leave_quietly())
}

fn leave() -> io::Result<()> {
    execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    )?;
    disable_raw_mode()
}

/// When it fails, the terminal itself is gone, and nobody is left to be told.
fn leave_quietly() {
    let _ = leave();
}

/// The message of a panic is for the viewer's own screen, and the shell behind it has to work.
fn give_back_on_panic() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let inner = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave_quietly();
            inner(panic);
        }));
    });
}
