//! Objects: the table from member names to slots, and the one routine that fills it.
//!
//! `codec::object!` writes the table of a type; a source of members asks it which slot a name has.

use super::error::Error;
use super::input::{Arrival, Input, Rest, Slot};

/// One row of a table: the name of a member and the place it is read into.
pub type Row<'t> = (&'static str, &'t mut dyn Slot);

/// The table of an object being read, with what has arrived of it so far.
pub(super) struct Table<'t, 's> {
    rows: &'t mut [Row<'s>],
    rest: Option<Remainder<'t>>,
    arrived: Arrived,
    /// The row of the member on arrival.
    row: Option<usize>,
    /// Where the next member is looked for first: services write members in the order of their type.
    next: usize,
}

/// Where members go that have no row.
struct Remainder<'t> {
    rest: &'t mut dyn Rest,
    /// The name of the member on arrival.
    name: String,
}

impl Slot for Remainder<'_> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.rest.put(std::mem::take(&mut self.name), input)
    }
}

impl<'t, 's> Table<'t, 's> {
    pub(super) fn new(rows: &'t mut [Row<'s>], rest: Option<&'t mut dyn Rest>) -> Self {
        let arrived = Arrived::new(rows.len());
        let rest = rest.map(|rest| Remainder { rest, name: String::new() });
        Self { rows, rest, arrived, row: None, next: 0 }
    }

    /// Turns to the member of this name.
    #[inline]
    pub(super) fn turn_to(&mut self, name: &str) {
        match self.rows.get(self.next) {
            Some(row) if row.0 == name => self.hit(self.next),
            _ => self.search(name),
        }
    }

    #[inline(never)]
    fn search(&mut self, name: &str) {
        let (before, after) = self.rows.split_at(self.next.min(self.rows.len()));
        match (position(after, name).map(|index| index + before.len())).or_else(|| position(before, name)) {
            Some(index) => self.hit(index),
            None => self.miss(name),
        }
    }

    #[inline]
    fn hit(&mut self, index: usize) {
        self.row = Some(index);
        self.next = index + 1;
        self.arrived.set(index);
    }

    fn miss(&mut self, name: &str) {
        self.row = None;
        if let Some(rest) = &mut self.rest {
            name.clone_into(&mut rest.name);
        }
    }

    /// Returns whether the member turned to has a row.
    pub(super) fn is_named(&self) -> bool {
        self.row.is_some()
    }

    /// Returns the slot of the member turned to, if anything wants it.
    #[inline]
    pub(super) fn slot(&mut self) -> Option<&mut dyn Slot> {
        match self.row {
            Some(index) => match self.rows.get_mut(index) {
                Some(row) => Some(&mut *row.1),
                None => None,
            },
            None => match &mut self.rest {
                Some(rest) => Some(rest),
                None => None,
            },
        }
    }

    /// Tells the slots whose member did not arrive; those that can't do without say so.
    fn finish(&mut self) -> Result<(), Error> {
        for (chunk, rows) in self.rows.chunks_mut(64).enumerate() {
            let mut missing = !self.arrived.chunk(chunk) & (u64::MAX >> (64 - rows.len()));
            while let Some((name, slot)) = rows.get_mut(missing.trailing_zeros() as usize) {
                slot.fill(&mut Input(Arrival::Absent)).map_err(|_| Error::missing(name))?;
                missing &= missing - 1;
            }
        }
        Ok(())
    }
}

fn position(rows: &[Row<'_>], name: &str) -> Option<usize> {
    rows.iter().position(|row| row.0 == name)
}

impl Input<'_> {
    /// Reads an object; members without a row are ignored, and of several of one name the last counts.
    ///
    /// # Errors
    /// If it isn't an object, a member isn't what its slot can hold, or one is missing that its slot needs.
    pub fn object(&mut self, rows: &mut [Row<'_>]) -> Result<(), Error> {
        self.members(Table::new(rows, None))
    }

    /// Reads an object; members without a row go to `rest`.
    ///
    /// # Errors
    /// As [`Input::object`].
    pub fn open_object(&mut self, rows: &mut [Row<'_>], rest: &mut dyn Rest) -> Result<(), Error> {
        rest.clear();
        self.members(Table::new(rows, Some(rest)))
    }

    fn members(&mut self, mut table: Table<'_, '_>) -> Result<(), Error> {
        match &mut self.0 {
            Arrival::Object(members) => members.read(&mut table)?,
            _ => return Err(self.unexpected("an object")),
        }
        table.finish()
    }
}

/// Which rows of a table were filled: a bit each, and only large objects need the heap for it.
struct Arrived {
    first: u64,
    others: Vec<u64>,
}

impl Arrived {
    fn new(rows: usize) -> Self {
        let others = match rows {
            0..=64 => Vec::new(),
            _ => vec![0; (rows - 1) / 64],
        };
        Self { first: 0, others }
    }

    #[inline]
    fn set(&mut self, index: usize) {
        let bit = 1 << (index % 64);
        match index / 64 {
            0 => self.first |= bit,
            chunk => {
                if let Some(bits) = self.others.get_mut(chunk - 1) {
                    *bits |= bit;
                }
            }
        }
    }

    /// Returns the bits of the rows from `64 * index` on.
    fn chunk(&self, index: usize) -> u64 {
        match index {
            0 => self.first,
            _ => self.others.get(index - 1).copied().unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests;
