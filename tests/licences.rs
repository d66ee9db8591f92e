//! Every package we ship may be shipped: its licence is one we know.

use crate::house::root;
use crate::walls::metadata;
use serde_json::Value;

/// Licences that let us ship under MIT OR Apache-2.0, as they are spelled in SPDX.
const FINE: [&str; 18] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unlicense",
    "CC0-1.0",
    "MPL-2.0",
    "Unicode-3.0",
    "BSL-1.0",
    "MIT-0",
    "OFL-1.1",
    "BlueOak-1.0.0",
    "CDLA-Permissive-2.0",
    "Python-2.0",
];

/// Whether an SPDX expression offers only licences from [`FINE`]: `OR` needs one, `AND` all.
fn fine(expression: &str) -> bool {
    let spelled = expression.replace('/', " OR ").replace(['(', ')'], "");
    spelled.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|licence| FINE.contains(&licence.trim()))
    })
}

#[test]
fn expressions_are_read() {
    for (expression, expect) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("GPL-3.0-only", false),
        ("GPL-2.0 OR MIT", true),
        ("MIT AND GPL-3.0", false),
    ] {
        assert_eq!(fine(expression), expect, "{expression}");
    }
}

#[test]
fn crates_may_be_shipped() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 200);
    let refused: Vec<String> = packages
        .iter()
        .filter(|p| !p["license"].as_str().is_some_and(fine) && p["license_file"].is_null())
        .map(|p| format!("{} {}", p["name"], p["license"]))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
}

#[test]
fn npm_packages_may_be_shipped() {
    let lock = std::fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    let lock: Value = serde_json::from_str(&lock).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    let refused: Vec<String> = packages
        .iter()
        .filter(|(path, p)| !path.is_empty() && p["dev"] != true)
        .filter(|(_, p)| !p["license"].as_str().is_some_and(fine))
        // Its manifest forgets to say it; its LICENSE file is MIT.
        .filter(|(path, _)| path.as_str() != "node_modules/svelte-toolbelt")
        .map(|(path, p)| format!("{path} {}", p["license"]))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
}
