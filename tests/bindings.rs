//! The TypeScript twin is fresh. `UPDATE_BINDINGS=1 cargo test bindings` writes it anew.

use crate::house::root;
use loa::bindings::{FILE, typescript};

#[test]
fn the_twin_is_fresh() {
    let file = root().join(FILE);
    let expect = typescript();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&file, &expect).unwrap();
    }
    let found = std::fs::read_to_string(&file)
        .unwrap()
        .replace("\r\n", "\n");
    assert!(
        found == expect,
        "{FILE} is stale: run UPDATE_BINDINGS=1 cargo test bindings"
    );
}
