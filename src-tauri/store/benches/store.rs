//! Speed of what the user waits for.
fn main() {}
