use super::*;
use crate::behavior::{BehaviorEvent, ProfileId, Seq, UtcMillis};

/// A disk with so many bytes left.
struct Disk {
    content: Vec<u8>,
    free: usize,
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(self.free);
        if count == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.content.extend_from_slice(&bytes[..count]);
        self.free -= count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn record(seq: u64) -> Record {
    Record {
        seq: Seq(seq),
        at: UtcMillis(1_000),
        utc_offset_min: 0,
        session: "s".to_owned(),
        profile: ProfileId("ada".to_owned()),
        with: Vec::new(),
        event: BehaviorEvent::ProfileRemoved {},
    }
}

fn lines(records: &[Record]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        wire::write_line(record, &mut lines);
    }
    lines
}

#[test]
fn a_full_disk_loses_nothing_and_leaves_no_half_line_in_the_middle() {
    let all = [record(1), record(2), record(3)];
    let whole = lines(&all);
    for free in 0..whole.len() {
        let disk = Disk {
            content: Vec::new(),
            free,
        };
        let mut log = Appender::new(disk, 0, false);
        let _ = log.append(&all[..1]);
        let _ = log.append(&all[1..2]);
        assert!(log.append(&all[2..]).is_err());
        assert!(!log.is_at_a_line_end());
        assert_eq!(log.bytes(), free as u64);

        log.sink.free = usize::MAX;
        log.append(&[]).unwrap();
        assert_eq!(log.sink.content, whole);
        assert!(log.is_at_a_line_end());
        assert_eq!(log.bytes(), whole.len() as u64);
    }
}

#[test]
fn a_torn_line_is_ended_when_there_is_something_to_write() {
    let disk = Disk {
        content: b"{\"v\":1,\"se".to_vec(),
        free: usize::MAX,
    };
    let mut log = Appender::new(disk, 10, true);
    log.append(&[]).unwrap();
    assert_eq!(log.sink.content, b"{\"v\":1,\"se");
    log.append(&[record(1)]).unwrap();
    let mut expected = b"{\"v\":1,\"se\n".to_vec();
    expected.extend(lines(&[record(1)]));
    assert_eq!(log.sink.content, expected);
}
