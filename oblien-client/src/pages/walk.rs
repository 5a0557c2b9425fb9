//! Where in a list the next page is, and whether there is one.
//!
//! The part of [`Pages`](super::Pages) that does not know what the items are.

use crate::error::{Error, Kind};

/// How many pages without items may follow one another.
const EMPTY_PAGES: u32 = 20;

/// Which page is asked for: by a number, which may be an offset, or by a cursor.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct At {
    pub(super) number: u64,
    pub(super) cursor: Option<String>,
}

/// What a page says about the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Turn {
    pub(super) total: Option<u64>,
    pub(super) limit: Option<u64>,
    pub(super) has_more: Option<bool>,
    pub(super) cursor: Option<String>,
}

pub(super) struct Walk {
    style: Style,
    at: At,
    /// How many items lie before the next page, as far as is known.
    seen: u64,
    empty_pages: u32,
    circle: Circle,
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Number,
    Offset,
    Cursor,
}

impl Walk {
    pub(super) fn by_number(first: u64) -> Self {
        Self::new(Style::Number, first)
    }

    pub(super) fn by_offset(first: u64) -> Self {
        Self { seen: first, ..Self::new(Style::Offset, first) }
    }

    pub(super) fn by_cursor() -> Self {
        Self::new(Style::Cursor, 0)
    }

    fn new(style: Style, number: u64) -> Self {
        Self { style, at: At { number, cursor: None }, seen: 0, empty_pages: 0, circle: Circle::default() }
    }

    pub(super) fn at(&self) -> At {
        self.at.clone()
    }

    /// Goes to the next page, after one with so many items; returns whether there is one.
    pub(super) fn advance(&mut self, items: u64, turn: Turn) -> Result<bool, Error> {
        self.seen = self.seen.saturating_add(items);
        if self.style == Style::Cursor {
            return self.follow(items, turn);
        }
        let is_last = items == 0
            || turn.has_more == Some(false)
            || turn.total.is_some_and(|total| self.seen >= total)
            || turn.limit.is_some_and(|limit| items < limit);
        let step = if self.style == Style::Number { 1 } else { items };
        match self.at.number.checked_add(step) {
            Some(number) => self.at.number = number,
            None => return Ok(false),
        }
        Ok(!is_last)
    }

    fn follow(&mut self, items: u64, turn: Turn) -> Result<bool, Error> {
        let Some(cursor) = turn.cursor.filter(|_| turn.has_more != Some(false)) else {
            return Ok(false);
        };
        self.empty_pages = if items == 0 { self.empty_pages + 1 } else { 0 };
        if self.empty_pages >= EMPTY_PAGES {
            return Err(endless(format!("the list has {EMPTY_PAGES} pages without items one after another")));
        }
        if self.at.cursor.as_ref() == Some(&cursor) || self.circle.is_closed_by(&cursor) {
            return Err(endless("the list gave a cursor that it had given before".to_owned()));
        }
        self.at.cursor = Some(cursor);
        Ok(true)
    }
}

fn endless(message: String) -> Error {
    Error::new(Kind::Decode, message).after(1, true)
}

/// Finds out whether cursors go in a circle, with one of them remembered (by Brent's method).
#[derive(Default)]
struct Circle {
    remembered: Option<String>,
    steps: u64,
    power: u32,
}

impl Circle {
    fn is_closed_by(&mut self, cursor: &str) -> bool {
        if self.remembered.as_deref() == Some(cursor) {
            return true;
        }
        self.steps += 1;
        if self.steps >= 1 << self.power {
            self.remembered = Some(cursor.to_owned());
            self.steps = 0;
            self.power = (self.power + 1).min(62);
        }
        false
    }
}
