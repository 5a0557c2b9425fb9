//! What the caller can choose about the output.
//! Set through the builder and the command line; read by the lowering, the printer and the writer.

mod attribute;
mod path;
mod time;
mod types;
mod words;

pub(crate) use attribute::{AS_ATTRIBUTE, read_attribute};
pub(crate) use path::read_path;
pub use time::TimeLibrary;
pub use types::TypeSettings;

/// Which files are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A file a module, below a folder.
    #[default]
    Files,
    /// One file of this name, for `include!`.
    Single {
        /// The name of the file.
        file: String,
    },
}
