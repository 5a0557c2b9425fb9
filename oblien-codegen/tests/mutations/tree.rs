//! Descriptions as trees: their parts by number, and the paths to them.
//! Shared with the fuzz targets in `fuzz`.

use serde_json::Value;

/// A step from a value to a part of it.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// Returns how many values there are in a value, itself included.
pub(crate) fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(elements) => elements.iter().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Returns the path to the value of this number, counted from the outside and from the front.
pub(crate) fn path_to(value: &Value, mut number: usize) -> Vec<Step> {
    let mut path = Vec::new();
    let mut value = value;
    'down: while number > 0 {
        number -= 1;
        for (step, part) in parts(value) {
            let size = count(part);
            if number < size {
                path.push(step);
                value = part;
                continue 'down;
            }
            number -= size;
        }
        break;
    }
    path
}

fn parts(value: &Value) -> Vec<(Step, &Value)> {
    match value {
        Value::Object(members) => members.iter().map(|(key, part)| (Step::Key(key.clone()), part)).collect(),
        Value::Array(elements) => elements.iter().enumerate().map(|(index, part)| (Step::Index(index), part)).collect(),
        _ => Vec::new(),
    }
}

/// Returns what a path leads to.
pub(crate) fn at<'a>(value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Returns a path as a reference within the document.
pub(crate) fn reference(path: &[Step]) -> String {
    let mut text = "#".to_owned();
    for step in path {
        text.push('/');
        match step {
            Step::Key(key) => text.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}
