//! Words: both languages whole, every key that Rust asks for known, none that nobody uses.

use crate::house::root;
use loa::wire::Language;
use loa::words::knows;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn words(language: &str) -> BTreeMap<String, String> {
    let file = root().join(format!("assets/words/{language}.json"));
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

#[test]
fn the_languages_agree() {
    let (vi, en) = (words("vi"), words("en"));
    let keys = |words: &BTreeMap<String, String>| words.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&vi), keys(&en));
    for (key, text) in &vi {
        assert_eq!(blanks(text), blanks(&en[key]), "{key}");
        assert!(!text.trim().is_empty(), "{key}");
    }
}

fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn the_app_asks_only_for_words_that_are_there() {
    let mut code = String::new();
    sources(&root().join("src-tauri/src"), &mut code);
    let mut asked = 0;
    for prefix in ["cli_", "dialog_", "pack_", "status_"] {
        for piece in code.split(&format!("\"{prefix}")).skip(1) {
            let Some((rest, _)) = piece.split_once('"') else {
                continue;
            };
            let key = format!("{prefix}{rest}");
            if key.contains('{') || key.ends_with('_') {
                continue;
            }
            asked += 1;
            for language in [Language::Vi, Language::En] {
                assert!(knows(language, &key), "{key} in {language:?}");
            }
        }
    }
    assert!(asked > 30);
}

#[test]
fn the_app_speaks_no_vietnamese_of_its_own() {
    // Words for users come from assets/words; names for new documents come from `plan`. The
    // sample's people are data.
    let mut code = String::new();
    for file in [
        "commands.rs",
        "deliver.rs",
        "dialogs.rs",
        "window.rs",
        "cli/args.rs",
        "cli/say.rs",
    ] {
        let text = std::fs::read_to_string(root().join("src-tauri/src").join(file)).unwrap();
        code.push_str(text.split("#[cfg(test)]").next().unwrap());
    }
    let foreign: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(|line| line.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c)))
        .collect();
    assert_eq!(foreign, Vec::<&str>::new());
}

/// Every flaw has its words, on the command line and on the screens.
#[test]
fn every_flaw_can_be_told() {
    let twin = std::fs::read_to_string(root().join("ui/src/backend/generated.ts")).unwrap();
    let kinds = twin.split("export type FlawKind = ").nth(1).unwrap();
    let kinds = kinds.split(';').next().unwrap();
    let kinds: Vec<&str> = kinds.split('"').skip(1).step_by(2).collect();
    assert!(kinds.len() > 10);
    for kind in kinds {
        for prefix in ["flaw_", "kit_flaw_"] {
            for language in [Language::Vi, Language::En] {
                let key = format!("{prefix}{kind}");
                assert!(knows(language, &key), "{key} in {language:?}");
            }
        }
    }
}
