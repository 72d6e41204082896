//! What mpv says, as far as anybody here wants to know it.

use serde_json::Value;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// The answer to a request, or the words in which it was refused.
    Reply {
        number: u64,
        answer: Result<Value, String>,
    },
    Property {
        name: String,
        value: Value,
    },
    /// A file of the playlist is opened.
    Opens {
        entry: Option<i64>,
    },
    Closed {
        entry: Option<i64>,
        why: WhyClosed,
    },
    Seeks,
    /// After opening and after every seek: the picture is there.
    Runs,
    Quits,
}

/// Why a file is not played any longer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WhyClosed {
    Ended,
    /// It is a list of others, which begin with this entry of the playlist.
    Redirected {
        to: Option<i64>,
    },
    Failed(String),
    Quit,
    /// Something else was opened, or nothing.
    Replaced,
}

impl Heard {
    /// Reads one line. `None` for what is not known here, and for what is no line of mpv's at all. mpv passes on the names of
    /// files as they are, so not every line is UTF-8.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let told: Value = serde_json::from_str(String::from_utf8_lossy(line).trim()).ok()?;
        let text = |key: &str| told.get(key).and_then(Value::as_str);
        let entry = || told.get("playlist_entry_id").and_then(Value::as_i64);
        let Some(event) = text("event") else {
            return Some(Self::Reply {
                number: told.get("request_id")?.as_u64()?,
                answer: match text("error")? {
                    "success" => Ok(told.get("data").cloned().unwrap_or_default()),
                    refused => Err(refused.to_owned()),
                },
            });
        };
        match event {
            "property-change" => Some(Self::Property {
                name: text("name")?.to_owned(),
                value: told.get("data").cloned().unwrap_or_default(),
            }),
            "start-file" => Some(Self::Opens { entry: entry() }),
            "end-file" => Some(Self::Closed {
                entry: entry(),
                why: match text("reason")? {
                    "eof" => WhyClosed::Ended,
                    "redirect" => WhyClosed::Redirected {
                        to: told.get("playlist_insert_id").and_then(Value::as_i64),
                    },
                    "error" => WhyClosed::Failed(text("file_error").unwrap_or("it does not say why").to_owned()),
                    "quit" => WhyClosed::Quit,
                    _ => WhyClosed::Replaced,
                },
            }),
            "seek" => Some(Self::Seeks),
            "playback-restart" => Some(Self::Runs),
            "shutdown" => Some(Self::Quits),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(line: &str) -> Option<Heard> {
        Heard::read(line.as_bytes())
    }

    #[test]
    fn lines_of_mpv_are_understood() {
        assert_eq!(
            read("{\"data\":4.000000,\"request_id\":15,\"error\":\"success\"}\n"),
            Some(Heard::Reply {
                number: 15,
                answer: Ok(json!(4.0)),
            })
        );
        assert_eq!(
            read("{\"request_id\":16,\"error\":\"property unavailable\"}"),
            Some(Heard::Reply {
                number: 16,
                answer: Err("property unavailable".to_owned()),
            })
        );
        assert_eq!(
            read("{\"event\":\"property-change\",\"id\":4,\"name\":\"eof-reached\"}"),
            Some(Heard::Property {
                name: "eof-reached".to_owned(),
                value: Value::Null,
            })
        );
        assert_eq!(
            read(
                "{\"event\":\"end-file\",\"reason\":\"error\",\"playlist_entry_id\":3,\"file_error\":\"loading failed\"}"
            ),
            Some(Heard::Closed {
                entry: Some(3),
                why: WhyClosed::Failed("loading failed".to_owned()),
            })
        );
        assert_eq!(
            read("{\"event\":\"end-file\",\"reason\":\"redirect\",\"playlist_entry_id\":3,\"playlist_insert_id\":4}"),
            Some(Heard::Closed {
                entry: Some(3),
                why: WhyClosed::Redirected { to: Some(4) },
            })
        );
        assert_eq!(read("{\"event\":\"video-reconfig\"}"), None);
    }

    #[test]
    fn what_is_no_line_of_mpvs_is_nothing() {
        for junk in [
            "",
            "null",
            "[]",
            "{}",
            "{\"event\":7}",
            "{\"request_id\":-1,\"error\":\"success\"}",
            "mpv",
        ] {
            assert_eq!(read(junk), None, "{junk}");
        }
        // The name of a file that is not UTF-8 takes nothing else away.
        assert_eq!(
            Heard::read(b"{\"event\":\"seek\",\"name\":\"\xff\xfe\"}"),
            Some(Heard::Seeks)
        );
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_much(line in any::<Vec<u8>>()) {
            let _ = Heard::read(&line);
        }

        #[test]
        fn neither_is_json_of_any_shape(event in "[a-z-]{0,16}", key in "[a-z_]{0,18}", value in "-?[0-9]{1,25}|true|null|\"x\"|\\[\\]") {
            let _ = read(&format!("{{\"event\":\"{event}\",\"{key}\":{value}}}"));
        }
    }
}
