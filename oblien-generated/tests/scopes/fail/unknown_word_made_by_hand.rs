//! The variant for words from the future is made by hand, so that a known word could hide in it.

use oblien_generated::types::WorkspaceMode;

fn main() {
    let _ = WorkspaceMode::Unknown("permanent");
}
