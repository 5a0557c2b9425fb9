//! Differences of what happens inside of a workspace: files, archives, targets, the token.
//! One of the lists that the replay asks.

use oblien_client::Error;
use serde_json::json;

use crate::spec::recorded::Case;
use crate::wire::difference::{Cases, Difference};
use crate::wire::instead::Instead;

use super::Listed;

pub(super) const DIFFERENCES: &[Listed] = &[
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.terminal.create/zeros-dropped"]),
            official: "leaves numbers of 0 and an empty text out",
            here: "sends what was set",
            because: "what is left out is left out by not setting it",
        },
        instead: Instead::Body(|| json!({ "cmd": [""], "cols": 0, "rows": 0, "scrollback_size": 0 })),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an upload of an archive to no particular directory", |case| {
                case.accessor() == "runtime.transfer.upload" && case.member("args")[0].get("dest").is_none()
            }),
            official: "sends `dest=/`",
            here: "sends no destination",
            because: "what is left out is left to the service",
        },
        instead: Instead::Target("/files/transfer/upload"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.transfer.upload/200-success-false-is-not-an-error"]),
            official: "returns a refusal by `success: false` under 200 as the value",
            here: "the error that it is",
            because: "as for every other call",
        },
        instead: Instead::Fails(Error::is_service),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.proxy/invalid-port/0"]),
            official: "a plain `Error` for a port that is none",
            here: "an error, `is_request()`, for the port 0; others do not compile",
            because: "as for every other argument that cannot be sent",
        },
        instead: Instead::Refused,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.proxy.fetch/dot-segments-escape-proxy-prefix"]),
            official: "lets dot segments lead out of the port, to the runtime itself",
            here: "an error, `is_request()`, nothing is sent",
            because: "a path that others gave must not reach the files of the workspace",
        },
        instead: Instead::Refused,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.proxy.fetch/ipv6-host"]),
            official: "writes `::1:8080`, in which nobody can tell the port",
            here: "writes `[::1]:8080`",
            because: "it is how an address and a port are written together",
        },
        instead: Instead::Header("x-oblien-proxy-target", Some("[::1]:8080")),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.proxy.fetch/post-string-default-type"]),
            official: "says that a text is `text/plain`",
            here: "sends the headers that the request has, and no others",
            because: "a request to a port is the caller's own",
        },
        instead: Instead::Header("content-type", None),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.desktop.tunnel/not-available"]),
            official: "an `Error` of no class if the desktop cannot be reached yet",
            here: "an error, `is_conflict()`, whose code is `desktop_unavailable`",
            because: "a caller can tell it from others, and try again",
        },
        instead: Instead::Fails(Error::is_conflict),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.desktop.tunnel/bad-port"]),
            official: "an `Error` for a port that is none, after it asked for the state of the desktop",
            here: "does not compile",
            because: "a port is a `u16`",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a stream of records", is_records),
            official: "`Accept: */*`",
            here: "asks for JSON, one value a line, and takes anything",
            because: "who asks says what is understood",
        },
        instead: Instead::Accepts("application/x-ndjson, application/jsonl, application/json-seq;q=0.9, */*;q=0.1"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a stream of records with marks in it, or without an end of its last line", is_records),
            official: "leaves out what has an `event` (`start`, `done`, `error`), and loses a last line that has no end",
            here: "every line is a value",
            because: "without the marks nobody knows whether a listing is complete, and nothing may be lost without a word",
        },
        instead: Instead::EveryLine,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["ndjson/bad-line-throws"]),
            official: "a `SyntaxError`, and the stream is over",
            here: "an error among the records, `is_decode()`; the stream goes on",
            because: "the next line is whole again",
        },
        instead: Instead::Fails(Error::is_decode),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["ndjson/fail-200-success-false"]),
            official: "takes a refusal under 200 for a listing without entries",
            here: "the error that it is, in its place among the records",
            because: "as for every other call",
        },
        instead: Instead::Fails(Error::is_service),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["ndjson/fail-cut"]),
            official: "a `TypeError` if the connection ends in the stream",
            here: "an error, `is_stream_cut()`, behind the records that came",
            because: "as for streams of events",
        },
        instead: Instead::Fails(Error::is_stream_cut),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime.transfer.download/200-success-false-is-not-an-error"]),
            official: "hands a refusal by `success: false` under 200 on as the archive",
            here: "the error that it is; `stream()` hands it on",
            because: "as for every other call; of a stream nothing is looked at",
        },
        instead: Instead::Fails(Error::is_service),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an upload as a stream whose length is known", |case| {
                let upload = &case.member("args")[0];
                upload["body"].get("$stream").is_some() && upload["totalBytes"].is_u64()
            }),
            official: "sends it in chunks; the length is for the progress alone",
            here: "sends its length, `Body::with_length`",
            because: "the service can refuse what is too large before it comes",
        },
        instead: Instead::NoChunks,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["runtime-options/invalid-target/*"]),
            official: "a plain `Error` for a target that is no name",
            here: "an error, `is_request()`, nothing is sent",
            because: "as for every other argument that cannot be sent",
        },
        instead: Instead::Refused,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["flow/runtime/target-from-cache"]),
            official: "a client that shows its address and its token",
            here: "a client that shows neither; `desktop_url` makes the one address that holds a token",
            because: "secrets are not shown",
        },
        instead: Instead::Value(|| "ok".into()),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["flow/runtime/concurrent-calls-are-not-coalesced", "flow/runtime/nasty-id"]),
            official: "keeps the client of each id in a cache, and fills it once for each of those who ask at once",
            here: "every `runtime()` begins anew; a client of it is cloned, and fetches one token for all its clones",
            because: "what is kept, and for how long, is seen in the program",
        },
        instead: Instead::NotPlayed,
    },
];

/// Whether the reply is JSON, one value a line.
pub(super) fn is_records(case: &Case) -> bool {
    case.accessor() == "runtime.files.stream"
}
