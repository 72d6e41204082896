//! One process from its start to its end.

use std::{
    ffi::OsString,
    io,
    os::{fd::OwnedFd, unix::net::UnixStream as Leash},
    path::Path,
    process::{ExitStatus, Stdio},
    time::Duration,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWriteExt, BufReader},
    net::{
        UnixStream,
        unix::{OwnedReadHalf, OwnedWriteHalf},
    },
    process::{Child, Command},
    sync::mpsc::{UnboundedReceiver, UnboundedSender},
    time::{sleep, timeout},
};

use super::{Heard, MpvOptions};
use crate::playback::{PlayerFailure, mpv::quit_line};

/// Between two looks for a socket that is not there yet.
const LOOK_MS: u64 = 20;
/// So long it may take to end when it is asked to; then it is ended.
const GRACE: Duration = Duration::from_secs(1);

/// What it cannot do without, after the viewer's own options. Nothing of it is what its configuration file is for.
fn our_options(socket: &Path) -> Vec<OsString> {
    let mut server = OsString::from("--input-ipc-server=");
    server.push(socket);
    let options = [
        "--idle=yes",
        "--no-terminal",
        "--force-window=yes",
        // The last picture stays until it is known what follows.
        "--keep-open=always",
        "--keep-open-pause=yes",
        "--loop-file=no",
        "--loop-playlist=no",
        "--title=${media-title}",
        // Frontrow remembers the place.
        "--no-resume-playback",
        "--save-position-on-quit=no",
        // The leash: it ends when the other end is closed, however Frontrow ends.
        "--input-ipc-client=fd://0",
    ];
    options.into_iter().map(OsString::from).chain([server]).collect()
}

pub(super) async fn run(options: MpvOptions, requests: UnboundedReceiver<String>, tell: UnboundedSender<Heard>) {
    let last = match attend(&options, requests, &tell).await {
        Ok(why) => Heard::Closed { why },
        Err(failure) => Heard::Failed(failure),
    };
    // Nobody listens any more where it was let go of.
    tell.send(last).unwrap_or_default();
}

/// Everything between start and end; what it wrote last when it is gone.
async fn attend(
    options: &MpvOptions,
    requests: UnboundedReceiver<String>,
    tell: &UnboundedSender<Heard>,
) -> Result<Option<String>, PlayerFailure> {
    let cannot_start = |error: io::Error| PlayerFailure::CannotStart { why: error.to_string() };
    // Below the folder for temporary files, as the path of a socket may not be long; only this user can look into it.
    let folder = tempfile::Builder::new()
        .prefix("frontrow-")
        .tempdir()
        .map_err(cannot_start)?;
    let socket = folder.path().join("mpv");
    let (mut child, leash) = start(options, &socket)?;
    let written = tokio::spawn(last_line(child.stderr.take()));
    let slack = tokio::spawn(drain(leash));
    let talked = talk(options, &mut child, &socket, requests, tell).await;
    end(&mut child).await;
    slack.abort();
    let last = timeout(GRACE, written).await.ok().and_then(Result::ok).flatten();
    drop::<TempDir>(folder);
    match talked {
        Ok(()) => Ok(last),
        Err(Untalked::Ended(status)) => {
            let why = match last {
                Some(last) => last,
                None => complaint(options)
                    .await
                    .unwrap_or_else(|| format!("it ended at once, {status}")),
            };
            Err(PlayerFailure::CannotStart { why })
        }
        Err(Untalked::Silent(why)) => Err(PlayerFailure::SocketRefused { why }),
    }
}

/// Why it was never talked to.
enum Untalked {
    Ended(ExitStatus),
    Silent(String),
}

fn start(options: &MpvOptions, socket: &Path) -> Result<(Child, Leash), PlayerFailure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => options.missing(),
        _ => PlayerFailure::CannotStart { why: error.to_string() },
    };
    let (ours, its) = Leash::pair().map_err(failed)?;
    let child = Command::new(&options.program)
        .args(&options.args)
        .args(our_options(socket))
        .stdin(Stdio::from(OwnedFd::from(its)))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        // A key that stops Frontrow for a while does not stop the film.
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
        .map_err(failed)?;
    Ok((child, ours))
}

async fn talk(
    options: &MpvOptions,
    child: &mut Child,
    socket: &Path,
    requests: UnboundedReceiver<String>,
    tell: &UnboundedSender<Heard>,
) -> Result<(), Untalked> {
    let waited = options.patience.as_secs_f64();
    let (reading, writing) = tokio::select! {
        stream = connect(socket) => stream.into_split(),
        Ok(status) = child.wait() => return Err(Untalked::Ended(status)),
        () = sleep(options.patience) => {
            return Err(Untalked::Silent(format!("there was none for {waited} seconds")));
        }
    };
    let mut lines = BufReader::new(reading);
    let mut writing = std::pin::pin!(write(writing, requests));
    let first = tokio::select! {
        line = line(&mut lines) => line,
        () = &mut writing => None,
        () = sleep(options.patience) => {
            return Err(Untalked::Silent(format!("there was no answer for {waited} seconds")));
        }
    };
    let Some(first) = first else { return Ok(()) };
    tell.send(Heard::Line(first)).unwrap_or_default();
    tokio::select! {
        () = read(lines, tell) => {}
        () = writing => {}
    }
    Ok(())
}

async fn connect(socket: &Path) -> UnixStream {
    loop {
        match UnixStream::connect(socket).await {
            Ok(stream) => return stream,
            Err(_) => sleep(Duration::from_millis(LOOK_MS)).await,
        }
    }
}

/// A line without its end; nothing once it has closed.
async fn line(lines: &mut BufReader<OwnedReadHalf>) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    let count = lines.read_until(b'\n', &mut line).await.unwrap_or(0);
    (count > 0).then_some(line)
}

async fn read(mut lines: BufReader<OwnedReadHalf>, tell: &UnboundedSender<Heard>) {
    while let Some(line) = line(&mut lines).await {
        // Whoever let go still wants it to be read from until it ends.
        tell.send(Heard::Line(line)).unwrap_or_default();
    }
}

/// Writes until it is let go of, and then has it quit; ends at once when it does not take any more.
async fn write(mut socket: OwnedWriteHalf, mut requests: UnboundedReceiver<String>) {
    while let Some(request) = requests.recv().await {
        if socket.write_all(request.as_bytes()).await.is_err() {
            return std::future::pending().await;
        }
    }
    socket.write_all(quit_line().as_bytes()).await.unwrap_or_default();
}

/// It is about to end by itself, or is made to.
async fn end(child: &mut Child) {
    if timeout(GRACE, child.wait()).await.is_err() {
        child.kill().await.unwrap_or_default();
    }
}

/// It tells its events here, too, and would wait for somebody to read them.
async fn drain(leash: Leash) {
    let Ok(leash) = leash.set_nonblocking(true).and_then(|()| UnixStream::from_std(leash)) else {
        return;
    };
    tokio::io::copy(&mut BufReader::new(leash), &mut tokio::io::sink())
        .await
        .unwrap_or_default();
}

async fn last_line(stderr: Option<impl AsyncRead + Unpin>) -> Option<String> {
    let mut lines = BufReader::new(stderr?);
    let mut last = None;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).await.is_ok_and(|count| count > 0) {
        let text = String::from_utf8_lossy(&line).trim().to_owned();
        if !text.is_empty() {
            last = Some(text);
        }
        line.clear();
    }
    last
}

/// Without a terminal mpv does not say which of its options is wrong; asked for its version it does.
async fn complaint(options: &MpvOptions) -> Option<String> {
    let asked = Command::new(&options.program)
        .args(&options.args)
        .arg("--version")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = timeout(GRACE, asked).await.ok()?.ok()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let first = said.lines().find(|line| !line.trim().is_empty())?;
    (!output.status.success()).then(|| first.trim().to_owned())
}
