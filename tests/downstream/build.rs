//! Generates the client of the bookshop from its description, at every build after a change of it.

fn main() -> Result<(), oblien_codegen::Failure> {
    oblien_codegen::generate("shop.yaml")
}
