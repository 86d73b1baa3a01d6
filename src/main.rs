//! The command `eigsite`.

fn main() {}
