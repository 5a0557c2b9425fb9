//! A stack for descriptions whose parts refer to each other in chains of thousands.
//! The core runs on it, whoever asks: the builder, `inspect`, `diff`, `declare`.

use crate::bug::Bug;

/// How much room there is; only what is used is taken.
const SIZE: usize = 1 << 28;

/// Runs the core on a thread of its own; a panic in it is a bug, told as one.
pub(crate) fn with_room<T: Send>(run: impl FnOnce() -> Result<T, Bug> + Send) -> Result<T, Bug> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(SIZE).spawn_scoped(scope, run);
        let thread = thread.map_err(|error| Bug::new(format!("no thread to generate on: {error}")))?;
        thread.join().unwrap_or_else(|_| Err(Bug::new("the generator panicked".to_owned())))
    })
}
