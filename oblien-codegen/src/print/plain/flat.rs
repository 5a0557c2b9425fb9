//! A text on one line that knows where it may be broken, and how the formatter breaks it if the line is too short.
//! Part of printing without parsing; the formatter's rules are those of Oppen: a group is broken if it and what follows up to the
//! next place for a break do not fit.

use crate::print::shorten::{Shortener, named_length};

/// How many bytes a line may have.
const WIDTH: usize = 89;

/// How many bytes a line may have behind what it is indented by, however far that is.
const LEAST_WIDTH: usize = 60;

/// By how much what is within something else is indented.
pub(in crate::print) const STEP: isize = 4;

/// More than any line has.
const TOO_WIDE: usize = 1 << 20;

/// A text on one line, with groups and places for breaks.
#[derive(Default)]
pub(in crate::print) struct Flat {
    text: String,
    marks: Vec<Mark>,
    /// What is added to the width of what is on one line never.
    excess: usize,
}

struct Mark {
    /// Where it stands in the text.
    at: usize,
    /// What is before it, as far as widths are concerned.
    before: usize,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    /// The start of a group, which is indented by so much; all its breaks are used or none, unless it is loose.
    Open {
        step: isize,
        is_loose: bool,
    },
    Close,
    Break(Break),
    /// Never used, but what is before it is measured up to it.
    Stop,
}

#[derive(Clone, Copy)]
struct Break {
    /// By how much the next line is indented more than its group.
    step: isize,
    /// Whether there is a comma before it if it is used.
    comma: bool,
    /// Whether it is a space if it is not used.
    space: bool,
}

/// A place in what was written so far.
#[derive(Clone, Copy)]
pub(super) struct Position {
    /// How many marks are before it.
    marks: usize,
    at: usize,
    before: usize,
}

impl Position {
    fn mark(self, kind: Kind) -> Mark {
        Mark { at: self.at, before: self.before, kind }
    }
}

impl Flat {
    pub(in crate::print) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn mark(&mut self, kind: Kind) {
        self.marks.push(self.position().mark(kind));
    }

    /// Starts a group whose breaks are all used or none.
    pub(in crate::print) fn open(&mut self, step: isize) {
        self.mark(Kind::Open { step, is_loose: false });
    }

    /// Starts a group whose breaks are used as they are needed.
    pub(super) fn open_loose(&mut self, step: isize) {
        self.mark(Kind::Open { step, is_loose: true });
    }

    pub(in crate::print) fn close(&mut self) {
        self.mark(Kind::Close);
    }

    /// A break of which nothing is seen if it is not used.
    pub(in crate::print) fn gap(&mut self) {
        self.mark(Kind::Break(Break { step: 0, comma: false, space: false }));
    }

    /// A break that is a space if it is not used.
    pub(super) fn space(&mut self) {
        self.spaced(0, false);
    }

    /// The break behind the last one of a list.
    pub(in crate::print) fn last_gap(&mut self) {
        self.mark(Kind::Break(Break { step: -STEP, comma: true, space: false }));
    }

    /// The break behind the last one of a list in spaced braces.
    pub(super) fn last_space(&mut self) {
        self.spaced(-STEP, true);
    }

    fn spaced(&mut self, step: isize, comma: bool) {
        self.mark(Kind::Break(Break { step, comma, space: true }));
        self.text.push(' ');
    }

    /// Up to here is measured what is before.
    pub(super) fn stop(&mut self) {
        self.mark(Kind::Stop);
    }

    pub(super) fn position(&self) -> Position {
        Position { marks: self.marks.len(), at: self.text.len(), before: self.width() }
    }

    /// Makes a chain of what was written since `start`, whose first link ends at `end`.
    pub(super) fn chain(&mut self, start: Position, end: Position) {
        self.marks.insert(end.marks, end.mark(Kind::Close));
        let opened = [STEP, -STEP].map(|step| start.mark(Kind::Open { step, is_loose: false }));
        self.marks.splice(start.marks..start.marks, opened);
        self.close();
    }

    /// Makes the name of a struct, whose members follow, of what was written since `start`.
    pub(super) fn name_of_struct(&mut self, start: Position) {
        let opened = [(STEP, false), (-STEP, true)].map(|(step, is_loose)| start.mark(Kind::Open { step, is_loose }));
        self.marks.splice(start.marks..start.marks, opened);
        self.close();
    }

    /// How wide it is on one line.
    fn width(&self) -> usize {
        self.text.len() + self.excess
    }

    /// How wide it is since a place.
    pub(super) fn width_since(&self, start: Position) -> usize {
        self.width() - start.before
    }

    /// Breaks what is around this place in any case.
    pub(super) fn widen(&mut self) {
        self.excess += TOO_WIDE;
    }

    /// Adds a path by the names that the file has for it.
    pub(in crate::print) fn path(&mut self, names: &[String], shortener: &mut Shortener<'_>) {
        let named = named_length(names);
        let before = shortener.spell(&names[..named]);
        for name in before.iter() {
            self.push(name);
            self.push("::");
        }
        self.push(&names[named - 1]);
        for name in &names[named..] {
            self.push("::");
            self.push(name);
        }
    }

    /// Adds parts, each on a line of its own if they do not fit.
    pub(in crate::print) fn list(&mut self, parts: Vec<Self>, step: isize) {
        self.open(step);
        self.gap();
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.into_iter().enumerate() {
            self.append(part);
            self.between(index == last);
        }
        self.close();
    }

    /// What stands behind a part of a list.
    pub(super) fn between(&mut self, is_last: bool) {
        match is_last {
            true => self.last_gap(),
            false => {
                self.push(",");
                self.space();
            }
        }
    }

    /// Adds what was made apart.
    pub(in crate::print) fn append(&mut self, other: Self) {
        let (at, before) = (self.text.len(), self.text.len() + self.excess);
        self.marks.extend(other.marks.into_iter().map(|mark| Mark { at: at + mark.at, before: before + mark.before, ..mark }));
        self.text.push_str(&other.text);
        self.excess += other.excess;
    }

    /// The text on one line.
    pub(in crate::print) fn into_text(self) -> String {
        self.text
    }

    /// Prints it where `indent` is what it may be broken to, and `column` what stands before it on its line.
    pub(in crate::print) fn print(&self, column: usize, indent: usize, text: &mut String) {
        if column + self.width() <= WIDTH {
            text.push_str(&self.text);
        } else {
            self.print_broken(column, indent as isize, text);
        }
    }

    fn print_broken(&self, column: usize, indent: isize, text: &mut String) {
        let widths = self.widths();
        let mut left = WIDTH as isize - column as isize;
        let mut groups = vec![Group { indent, is_broken: true, is_loose: true }];
        let mut printed = 0;
        for (mark, width) in self.marks.iter().zip(widths) {
            let before = &self.text[printed..mark.at];
            text.push_str(before);
            left -= before.len() as isize;
            printed = mark.at;
            let group = groups.last().copied().unwrap_or(Group { indent, is_broken: true, is_loose: true });
            match mark.kind {
                Kind::Open { step, is_loose } if width > left => {
                    groups.push(Group { indent: group.indent + step, is_broken: true, is_loose });
                }
                Kind::Open { is_loose, .. } => groups.push(Group { is_broken: false, is_loose, ..group }),
                Kind::Close => drop(groups.pop()),
                Kind::Break(found) if group.is_broken && !(group.is_loose && width <= left) => {
                    let indent = (group.indent + found.step).max(0) as usize;
                    text.push_str(if found.comma { ",\n" } else { "\n" });
                    text.extend(std::iter::repeat_n(' ', indent));
                    left = WIDTH.saturating_sub(indent).max(LEAST_WIDTH) as isize;
                    printed += usize::from(found.space);
                }
                Kind::Break(_) | Kind::Stop => {}
            }
        }
        text.push_str(&self.text[printed..]);
    }

    /// How wide everything is up to the next break that is not within it.
    fn widths(&self) -> Vec<isize> {
        let mut widths = vec![0; self.marks.len()];
        let end = self.width();
        // Where the next break is, of each group around the mark at hand.
        let mut next = vec![end];
        for (mark, width) in self.marks.iter().zip(&mut widths).rev() {
            if let Kind::Open { .. } = mark.kind {
                next.pop();
            }
            let following = next.last().copied().unwrap_or(end);
            *width = following as isize - mark.before as isize;
            match (mark.kind, next.last_mut()) {
                (Kind::Close, _) => next.push(following),
                (Kind::Break(_) | Kind::Stop, Some(next)) => *next = mark.before,
                _ => {}
            }
        }
        widths
    }
}

/// A group that is being printed.
#[derive(Clone, Copy)]
struct Group {
    indent: isize,
    is_broken: bool,
    is_loose: bool,
}
