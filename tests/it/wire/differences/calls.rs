//! Differences of calls whatever they are for, and of the control plane.
//! One of the lists that the replay asks.

use oblien_client::Error;

use crate::spec::recorded::Case;
use crate::wire::difference::{Cases, Difference};
use crate::wire::instead::Instead;

use super::Listed;
use super::runtime::is_records;

pub(super) const DIFFERENCES: &[Listed] = &[
    Listed {
        difference: Difference {
            cases: Cases::Where("an id or a name that is empty, `.` or `..`", has_no_segment),
            official: "calls whatever is at the shortened path",
            here: "an error, nothing is sent",
            because: "another operation would be called; not even encoding helps",
        },
        instead: Instead::Refused,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an id or a name with `/`, `\\`, `?` or `#`", |case| !has_no_segment(case) && case.goes_astray()),
            official: "pastes it into the path, where it adds segments, begins the query or cuts the rest off",
            here: "percent-encodes it",
            because: "no argument may change which operation is called",
        },
        instead: Instead::Strict,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an id or a name with other reserved characters or `%`", |case| {
                !case.goes_astray()
                    && case.path_arguments().any(|text| text.contains(|character: char| ":@!$&'()*+,;=%[]|^".contains(character)))
            }),
            official: "leaves them as they are, also a `%` that begins no encoded byte",
            here: "percent-encodes them",
            because: "all but letters, digits and `-._~` are encoded, so that a name arrives as it is",
        },
        instead: Instead::Strict,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an id or a name with a tab or an end of a line in it, or a space at its end", |case| {
                !case.goes_astray() && case.path_arguments().any(|text| text.contains(['\t', '\n', '\r']) || text.ends_with(' '))
            }),
            official: "leaves them out",
            here: "percent-encodes them",
            because: "a name arrives as it is",
        },
        instead: Instead::Strict,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["segment-*/undefined", "segment-*/null"]),
            official: "sends the word `undefined` or `null` as the id",
            here: "does not compile",
            because: "ids are text",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a filter that no operation has", Case::is_undeclared),
            official: "sends it",
            here: "does not compile",
            because: "what no operation takes has no setter",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["cdn.getLimits/mint-fails"]),
            official: "a failure of no class of its own",
            here: "the same failure, which `is_forbidden`",
            because: "403 is worth telling apart",
        },
        instead: Instead::SameCode,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["cdn.upload/blob-keeps-own-type@*"]),
            official: "takes the type of a Blob and not the one that is given",
            here: "there are no Blobs",
            because: "a part has the type that it is given",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["edgeProxy.*/nasty@*", "edgeTunnel.*/nasty@*"]),
            official: "sends a text as the id",
            here: "does not compile",
            because: "ids of proxies, verifications and tunnels are numbers",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["notifications.listTokens/empty-string@*"]),
            official: "leaves an empty filter out",
            here: "sends it",
            because: "what the caller gives is sent; who wants no filter gives none",
        },
        instead: Instead::Target("/notifications/tokens?workspace_id="),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["notifications.send/*@apikey"]),
            official: "sends the key of the account beside the token that sends notifications",
            here: "sends the token alone",
            because: "the token is all that the operation takes, and it is made to be given away",
        },
        instead: Instead::NoAccountKey,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a call without a body", |case| {
                case.requests().iter().any(|request| request["body"]["kind"] == "none")
            }),
            official: "sends `Content-Type: application/json` all the same",
            here: "sends no content type",
            because: "there is no content",
        },
        instead: Instead::NoContentType,
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a call whose reply is JSON", |case| {
                !is_command_stream(case)
                    && !is_records(case)
                    && !is_archive(case)
                    && case.accessor() != "runtime.proxy.fetch"
                    && case.requests().iter().all(|request| request["headers"]["accept"] == "*/*")
            }),
            official: "`Accept: */*`",
            here: "`Accept: application/json`",
            because: "nothing else is understood",
        },
        instead: Instead::Accepts("application/json"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("an archive that comes", is_archive),
            official: "`Accept: */*`",
            here: "`Accept: application/gzip`",
            because: "who asks says what is understood",
        },
        instead: Instead::Accepts("application/gzip"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Where("a stream of the output of a command", is_command_stream),
            official: "`Accept: */*`",
            here: "`Accept: text/event-stream`",
            because: "as for every other stream of events",
        },
        instead: Instead::Accepts("text/event-stream"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["billing.catalog/*"]),
            official: "sends its credentials although the catalog is public",
            here: "sends none",
            because: "a secret goes nowhere where it is not needed",
        },
        instead: Instead::NoCredentials,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["billing.*/undefined-namespace@*", "billing.portal/no-args@*"]),
            official: "leaves the namespace out; `billing.portal` gives a `TypeError`",
            here: "does not compile",
            because: "what must be there is an argument",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["billing.portal/blank-namespace@*"]),
            official: "a `TypeError` if the namespace is blank, before anything is sent",
            here: "sends it; what the service says to it was not recorded",
            because: "no other call looks into what names a namespace",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["workspaces.ping/nasty@*"]),
            official: "sends the body `{}` if it is given an object without members",
            here: "sends no body if nothing was set",
            because: "the body is optional; there is no setter for nothing",
        },
        instead: Instead::NoBody,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["workspaces.logs.stream*/zero-tail-dropped@*", "runtime.terminal.scrollback/zero-bytes"]),
            official: "leaves `tail_lines: 0` and `bytes: 0` out",
            here: "sends what was set",
            because: "what is left out is left out by not setting it",
        },
        instead: Instead::Strict,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["workspaces.getEstimate/floats@*"]),
            official: "writes large numbers with an exponent, `1e21`",
            here: "writes all digits, `1000000000000000000000`",
            because: "it is how numbers are printed here; both mean the same",
        },
        instead: Instead::Target("/workspace/estimate?cpu=0.5&ram_mb=1000000000000000000000"),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&[
                "transport/api-204-on-unwrapping-method",
                "transport/api-missing-envelope-key",
                "transport/api-*-returns-null",
                "transport/api-scalar-body",
                "transport/api-307-redirect-followed",
                "transport/api-302-post-becomes-get",
            ]),
            official: "a reply without what is documented of it gives a `TypeError`, `undefined`, `null`, or whatever there was",
            here: "an error, `is_decode()`",
            because: "a value that was promised is there, or the call failed",
        },
        instead: Instead::Fails(Error::is_decode),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["transport/api-body-cut-after-headers", "transport/api-socket-cut"]),
            official: "`null` if the connection ends in the reply, a `TypeError` if it ends before it",
            here: "an error, `is_interrupted()`, in both cases",
            because: "half a reply is none",
        },
        instead: Instead::Fails(Error::is_interrupted),
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["transport/api-redirect-cross-origin-keeps-client-headers"]),
            official: "follows a redirect to another origin, and sends the key there",
            here: "an error, `is_redirect()`",
            because: "credentials stay with the origin they were given to",
        },
        instead: Instead::NotFollowed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["auth/non-latin1-secret"]),
            official: "a `TypeError` if a credential has a character that is not in Latin-1",
            here: "sends it as UTF-8; what the service says to it was not recorded",
            because: "HTTP takes any such bytes",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["transport/bigint-in-body-throws"]),
            official: "a `TypeError` if the body has what JSON cannot write",
            here: "does not compile",
            because: "arguments have types",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["flow/create/failed-without-error-object"]),
            official: "an error of no class, with the whole workspace in its details",
            here: "an error of the same status and code, `is_validation()`, without details",
            because: "422 is that class elsewhere; the workspace can be read by its id, which is in the message",
        },
        instead: Instead::SameCode,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["flow/create/bad-ready_timeout_seconds"]),
            official: "a `RangeError` if the time to wait is not positive",
            here: "does not compile",
            because: "a `Duration` is not negative",
        },
        instead: Instead::NotPlayed,
    },
    Listed {
        difference: Difference {
            cases: Cases::Named(&["flow/wait/abort-before"]),
            official: "an error if the signal of a wait is aborted",
            here: "a wait that is dropped ends without a word",
            because: "dropping a future is how anything is given up",
        },
        instead: Instead::NotPlayed,
    },
];

fn is_command_stream(case: &Case) -> bool {
    matches!(case.accessor(), "runtime.exec.stream" | "runtime.exec.subscribe")
}

fn is_archive(case: &Case) -> bool {
    case.accessor() == "runtime.transfer.download"
}

/// Whether an argument leaves nothing of its path segment.
fn has_no_segment(case: &Case) -> bool {
    case.path_arguments().any(|text| matches!(text, "" | "." | ".."))
}
