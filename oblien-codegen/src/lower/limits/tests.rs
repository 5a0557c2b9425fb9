//! Where the limits are, and that the first schema beyond is the one that is told.

use super::{DEEPEST_VALUE, Limits, MOST_MEMBERS, depth};
use crate::ir::Type;
use crate::lower::parts::Parts;

#[test]
fn members_are_counted_up_to_the_limit() {
    let (limits, parts) = (Limits::default(), Parts::default());
    assert!(limits.allow(MOST_MEMBERS - 1, "/first", &parts));
    assert!(!limits.is_exceeded());
    assert!(!limits.allow(0, "/second", &parts));
    assert!(!limits.allow(usize::MAX / 2, "/third", &parts));
    assert_eq!(limits.exceeded.borrow().as_deref(), Some("/second"));
}

#[test]
fn all_wrappers_of_a_value_are_levels() {
    let mut ty = Type::Text;
    for level in 0..DEEPEST_VALUE {
        assert_eq!(depth(&ty), level);
        let wrap = [Type::List, Type::Map, Type::Nullable, Type::ThreeState][level % 4];
        ty = wrap(Box::new(ty));
    }
}
