//! Overlays on small documents: what becomes of them, and where their parts are said to stand.
//! Part of the front's tests; what is wrong with overlays is among the refused descriptions of the integration tests.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::apply;
use crate::diagnostics::{Colour, Diagnostics, Position, print};
use crate::source::{Memory, Sources, locate};

/// Applies actions to a document; returns it, and what was printed.
fn changed(document: &str, actions: &str) -> (Option<Value>, String) {
    let overlay = format!("overlay: 1.1.0\ninfo: {{title: Test, version: '1'}}\nactions:\n{actions}");
    let files = Memory::new([("api.yaml", document), ("overlay.yaml", overlay.as_str())]);
    let (mut sources, mut diagnostics) = (Sources::new(&files), Diagnostics::new());
    let root = sources.read(Path::new("api.yaml"), &mut diagnostics).unwrap();
    let done = apply(&[PathBuf::from("overlay.yaml")], root, &mut sources, &mut diagnostics);
    let printed = print(&diagnostics, &files, Colour::Never);
    (done.map(|()| (*sources.value(root)).clone()), printed)
}

#[test]
fn actions_change_what_their_targets_find() {
    for (document, actions, expected) in CASES {
        let (found, printed) = changed(document, actions);
        assert_eq!(printed, "", "{actions}");
        let expected: Value = serde_yaml::from_str(expected).unwrap();
        assert_eq!(found.unwrap().to_string(), expected.to_string(), "{actions}");
    }
}

/// A document, the actions, and what comes of it, members in this order.
const CASES: &[(&str, &str, &str)] = &[
    // Objects are merged, whatever is plain is replaced, and what is new comes last.
    (
        "{a: {b: 1, c: {d: x}}, e: [1]}",
        "- {target: $, update: {a: {c: {d: y, f: 2}}, g: {h: 1}}}",
        "{a: {b: 1, c: {d: y, f: 2}}, e: [1], g: {h: 1}}",
    ),
    // Lists are put behind each other, whether they are the target or in it; a list that is the target takes an element, too.
    (
        "{a: [1], b: {c: [1]}}",
        "- {target: $.a, update: [2, 3]}\n- {target: $.b, update: {c: [2]}}",
        "{a: [1, 2, 3], b: {c: [1, 2]}}",
    ),
    ("{a: [1]}", "- {target: $.a, update: {b: 1}}\n- {target: $.a, update: x}", "{a: [1, {b: 1}, x]}"),
    // A plain value takes a plain value; a member without a value takes anything and changes nothing.
    ("{a: x, b: }", "- {target: $.a, update: y}\n- {target: $, update: {b: {c: 1}}}", "{a: y, b: {c: 1}}"),
    ("{a: {b: 1}, c: [1]}", "- {target: $, update: {a: , c: }}", "{a: {b: 1}, c: [1]}"),
    // Many values at once, by wildcard, filter and descent.
    (
        "{paths: {/a: {get: {tags: [x]}}, /b: {get: {tags: [y]}, put: {}}}}",
        "- {target: \"$.paths.*[?@.tags[?@ == 'x']]\", update: {deprecated: true}}\n- {target: $.paths.*.*, update: {s: 1}}",
        "{paths: {/a: {get: {tags: [x], deprecated: true, s: 1}}, /b: {get: {tags: [y], s: 1}, put: {s: 1}}}}",
    ),
    ("{a: {x: {n: 1}}, b: [{x: {n: 2}}]}", "- {target: $..x, update: {m: 0}}", "{a: {x: {n: 1, m: 0}}, b: [{x: {n: 2, m: 0}}]}"),
    // The same value twice is one value.
    ("{a: [1]}", "- {target: \"$['a','a']\", update: [2]}", "{a: [1, 2]}"),
    // Members and elements are taken out; a later action finds the document as the one before left it.
    ("{a: 1, b: 2, c: [1, 2, 3, 4]}", "- {target: $.a, remove: true}\n- {target: '$.c[0,2]', remove: true}", "{b: 2, c: [2, 4]}"),
    ("{a: {x: [{x: 1}, 2]}, x: 3}", "- {target: $..x, remove: true}", "{a: {}}"),
    ("{a: [x]}", "- {target: $.a, remove: true}\n- {target: $, update: {a: {b: 1}}}", "{a: {b: 1}}"),
    // Copies are of the document as it is by then.
    (
        "{a: {b: [1]}, c: {b: [2], d: 3}}",
        "- {target: $.a, update: {e: 4}}\n- {target: $.c, copy: $.a}\n- {target: $.a, remove: true}",
        "{c: {b: [2, 1], d: 3, e: 4}}",
    ),
    ("{a: {b: 1}}", "- {target: $, update: {c: {}}}\n- {target: $.c, copy: $}", "{a: {b: 1}, c: {a: {b: 1}, c: {}}}"),
    // Keys with the signs of pointers and of paths.
    (
        "{paths: {'/a/{b~c}': {get: {}}}}",
        "- {target: \"$.paths['/a/{b~c}'].get\", update: {x: 1}}",
        "{paths: {'/a/{b~c}': {get: {x: 1}}}}",
    ),
];

const DOCUMENT: &str = "\
paths:
  /a:
    get:
      parameters:
        - name: first
        - name: second
        - name: third
      summary: old
";

const ACTIONS: &str = "\
- target: $.paths['/a'].get.parameters[?@.name == 'first']
  remove: true
- target: $.paths['/a'].get
  update:
    summary: new
    parameters:
      - name: fourth
        in: query
- target: $.paths
  update:
    /b: {}
- target: $.paths['/b']
  copy: $.paths['/a']
";

/// A pointer of the changed document, the file, and what stands there.
const PLACES: &[(&str, &str, &str)] = &[
    ("/paths/~1a/get", "api.yaml", "get:"),
    ("/paths/~1a/get/parameters/0/name", "api.yaml", "second"),
    ("/paths/~1a/get/parameters/1/name", "api.yaml", "third"),
    ("/paths/~1a/get/parameters/2/name", "overlay.yaml", "fourth"),
    ("/paths/~1a/get/parameters/2/in", "overlay.yaml", "query"),
    ("/paths/~1a/get/summary", "overlay.yaml", "new"),
    ("/paths/~1b", "overlay.yaml", "/b"),
    ("/paths/~1b/get/parameters/0/name", "api.yaml", "second"),
    ("/paths/~1b/get/parameters/2/name", "overlay.yaml", "fourth"),
    ("/paths/~1b/get/summary", "overlay.yaml", "new"),
];

#[test]
fn every_part_is_found_where_it_was_written() {
    let overlay = format!("overlay: 1.1.0\ninfo: {{title: Test, version: '1'}}\nactions:\n{ACTIONS}");
    let files = Memory::new([("api.yaml", DOCUMENT), ("overlay.yaml", overlay.as_str())]);
    let (mut sources, mut diagnostics) = (Sources::new(&files), Diagnostics::new());
    let root = sources.read(Path::new("api.yaml"), &mut diagnostics).unwrap();
    apply(&[PathBuf::from("overlay.yaml")], root, &mut sources, &mut diagnostics).unwrap();
    for (pointer, file, expected) in PLACES {
        assert!(sources.value(root).pointer(pointer).is_some(), "{pointer}");
        let place = sources.place(root, pointer);
        assert_eq!(place.file, Path::new(file), "{pointer}");
        let Position::Pointer(source) = place.position else { panic!("{pointer}") };
        let text = if *file == "api.yaml" { DOCUMENT } else { &overlay };
        let (line, column) = locate(text, &source);
        let found: String = text.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
        assert!(found.starts_with(expected), "{pointer} leads to `{found}`");
    }
}

#[test]
fn copies_of_copies_come_to_an_end() {
    let actions = "  - {target: $.a, copy: $}\n".repeat(100);
    let (found, printed) = changed("{a: {b: {c: [1, 2, 3]}}}", &actions);
    assert!(found.is_none());
    assert!(printed.contains("error[E0609]: this makes the description too large or too deep"), "{printed}");
    let actions = "  - {target: $.a, copy: $.a}\n".repeat(100);
    let (found, printed) = changed("{a: [x, x]}", &actions);
    assert!(found.is_none());
    assert!(printed.contains("error[E0609]"), "{printed}");
}
