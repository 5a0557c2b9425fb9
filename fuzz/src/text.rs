//! Any bytes as a description: finds what the parsers, the places of findings and the reports are not ready for.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| oblien_fuzz::generate(text));
