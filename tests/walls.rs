//! The arrows between rooms, read from what Cargo itself says.

use crate::house::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

pub(crate) fn metadata() -> Value {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    serde_json::from_slice(&out.stdout).unwrap()
}

fn names<'a>(package: &'a Value, kind: Option<&str>) -> BTreeSet<&'a str> {
    package["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["kind"].as_str() == kind)
        .map(|d| d["name"].as_str().unwrap())
        .collect()
}

#[test]
fn arrows_only_point_down() {
    let may_name: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("plan", &[][..]),
        ("import", &["plan"]),
        ("check", &["plan"]),
        ("document", &["plan"]),
        ("store", &["plan"]),
        ("exchange", &["plan"]),
        ("export", &["document"]),
        (
            "loa",
            &[
                "plan", "import", "check", "document", "exchange", "export", "store",
            ],
        ),
    ]);
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let mut seen = 0;
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let Some(allowed) = may_name.get(name) else {
            continue;
        };
        if package["source"].is_string() {
            continue;
        }
        seen += 1;
        for named in names(package, None) {
            if may_name.contains_key(named) {
                assert!(allowed.contains(&named), "{name} may not name {named}");
            }
        }
    }
    assert_eq!(seen, may_name.len(), "every room is there");
}

#[test]
fn the_rooms_stay_what_they_are() {
    // What a room must never lean on, whatever else it uses.
    let never: [(&str, &[&str]); 7] = [
        (
            "plan",
            &["serde", "serde_json", "rusqlite", "tauri", "tokio", "zip"],
        ),
        ("import", &["rusqlite", "tauri"]),
        ("check", &["rusqlite", "tauri", "zip"]),
        ("document", &["rusqlite", "tauri", "zip"]),
        ("export", &["rusqlite", "tauri"]),
        ("store", &["tauri", "zip"]),
        ("exchange", &["rusqlite", "tauri"]),
    ];
    let metadata = metadata();
    for (room, banned) in never {
        let package = metadata["packages"]
            .as_array()
            .unwrap()
            .iter()
            .find(|p| p["name"] == room && p["source"].is_null())
            .unwrap();
        for named in names(package, None) {
            assert!(!banned.contains(&named), "{room} leans on {named}");
        }
    }
}

#[test]
fn the_owner_s_packages_are_there() {
    let metadata = metadata();
    let packages: BTreeSet<&str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["name"].as_str().unwrap())
        .collect();
    for name in ["tauri", "serde", "rusqlite", "chrono", "thiserror", "rfd"] {
        assert!(packages.contains(name), "{name}");
    }
}

#[test]
fn every_dependency_says_why() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap();
    let section = section.split("\n[").next().unwrap();
    let mut explained = false;
    let mut count = 0;
    for line in section.lines().filter(|l| !l.trim().is_empty()) {
        if line.starts_with('#') {
            explained = true;
        } else {
            assert!(explained, "no reason above: {line}");
            count += 1;
        }
    }
    assert!(count > 15);
}

/// Our own sources, tests and benches aside.
fn sources(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !["tests", "benches", "target"].contains(&name.as_str()) {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn only_the_clock_asks_what_time_it_is() {
    let mut files = Vec::new();
    sources(&root().join("src-tauri"), &mut files);
    assert!(files.len() > 100);
    let asks: Vec<String> = files
        .iter()
        .filter(|file| {
            let code = std::fs::read_to_string(file).unwrap();
            [
                "Utc::now(",
                "Local::now(",
                "SystemTime::now(",
                "now_v7(",
                "new_v4(",
            ]
            .iter()
            .any(|call| code.contains(call))
        })
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(asks, ["clock.rs"]);
}

/// Whatever changes the data file goes through the one gate, which writes an event with the name of
/// who sits here: nothing else in the app may begin a change.
#[test]
fn every_change_goes_through_the_gate_that_names_who() {
    fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    let mut all = Vec::new();
    sources(&root().join("src-tauri/src"), &mut all);
    assert!(all.len() > 80);
    let begins: Vec<String> = all
        .iter()
        .filter(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let app = text.split("#[cfg(test)]").next().unwrap_or_default();
            app.contains("store.write(") || app.contains(".write(EventKind")
        })
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(begins, ["mod.rs"]);
    let gate = std::fs::read_to_string(root().join("src-tauri/src/office/mod.rs")).unwrap();
    assert_eq!(gate.matches("store.write(").count(), 1);
    assert!(gate.contains("store.write(change, clock::now(), &by.name, |tx|"));
}
