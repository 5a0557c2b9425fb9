//! A crate as a user would write it: a description of its own, a build script, and a client made of them.

/// The client of the bookshop, generated from `shop.yaml`.
pub mod shop {
    include!(concat!(env!("OUT_DIR"), "/shop.rs"));
}
