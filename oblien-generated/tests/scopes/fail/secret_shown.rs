//! A secret is printed.

use oblien_generated::Secret;

fn main() {
    println!("{}", Secret::from("sk"));
}
