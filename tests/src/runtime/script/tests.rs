//! Scripts and the steps they are.

use super::{Step, When, parse};

fn step(when: When, words: &[&str]) -> Step {
    Step { when, words: words.iter().map(|word| (*word).to_owned()).collect(), to_errors: false }
}

#[test]
fn words_and_what_stands_between_commands() {
    let cases = [
        ("", vec![]),
        (" ; \n", vec![]),
        ("echo a  b", vec![step(When::Always, &["echo", "a", "b"])]),
        ("echo 'a b'\"c;\"d ''", vec![step(When::Always, &["echo", "a bc;d", ""])]),
        ("echo a\\ b", vec![step(When::Always, &["echo", "a b"])]),
        ("true&&echo a", vec![step(When::Always, &["true"]), step(When::Worked, &["echo", "a"])]),
        (
            "false || echo a; echo b",
            vec![step(When::Always, &["false"]), step(When::Failed, &["echo", "a"]), step(When::Always, &["echo", "b"])],
        ),
        ("false ||\n echo a", vec![step(When::Always, &["false"]), step(When::Failed, &["echo", "a"])]),
    ];
    for (script, expected) in cases {
        assert_eq!(parse(script), Ok(expected), "{script}");
    }
    for script in ["echo a >&2", "echo a>&2", "echo a 1>&2"] {
        let expected = Step { to_errors: true, ..step(When::Always, &["echo", "a"]) };
        assert_eq!(parse(script), Ok(vec![expected]), "{script}");
    }
}

#[test]
fn what_is_not_understood_is_said() {
    for (script, what) in [
        ("a | b", "|"),
        ("a > b", ">"),
        ("echo $HOME", "$"),
        ("echo \"$HOME\"", "$"),
        ("sleep 1 &", "&"),
        ("echo 'a", "unclosed '"),
    ] {
        assert_eq!(parse(script), Err(what.to_owned()), "{script}");
    }
}
