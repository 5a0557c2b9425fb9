//! What the generated client does otherwise than the recorded one in a call or with its reply.
//! The one place for it: the replay fails on anything that is not here, and on anything here that does not show.

mod calls;
mod runtime;

use crate::spec::recorded::Case;

use super::difference::Difference;
use super::instead::Instead;

/// A difference, and what is expected instead of what was recorded.
pub(super) struct Listed {
    pub(super) difference: Difference<Case>,
    pub(super) instead: Instead,
}

/// Returns the differences that are about a case, with their numbers in the list.
pub(super) fn about(case: &Case) -> impl Iterator<Item = (usize, &'static Listed)> {
    all().enumerate().filter(move |(_, listed)| listed.difference.is_about(case.id(), case))
}

/// Returns every difference.
pub(super) fn all() -> impl Iterator<Item = &'static Listed> {
    [calls::DIFFERENCES, runtime::DIFFERENCES].into_iter().flatten()
}
