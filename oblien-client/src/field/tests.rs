//! Tests of the module.

