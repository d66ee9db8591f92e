//! From keystroke to page: how long the preview takes after one more letter, through the use
//! cases the screens call, and how much memory the program then holds.
//! `cargo bench --bench preview`. Figures with the machine named are in `docs/benchmarks.md`.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "a program that measures, and ends where it fails"
)]

#[allow(dead_code)] // not all that is drawn is measured
#[path = "../../src-tauri/export/goldens/mod.rs"]
mod goldens;

use loa::dialogs::PreparedAnswers;
use loa::office::{Office, plans, preview};
use loa::wire::{Preview, PreviewEdit, PreviewPlace, SectionEdit};
use std::time::{Duration, Instant};
use store::{EventKind, Store};

/// Pixels a point on a screen of 125 % at full width of the column: a common office screen.
const SCALE: f64 = 1.5;

fn main() {
    // `cargo test --all-targets` runs programs like this one too, where speed says nothing.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("before anything is shown: {}", memory());
    for (name, turns) in [("ten-pages", 300), ("sixty-pages", 60)] {
        let (office, plan, _folder) = office(name);
        let typing = Typing::into_the_middle(&office, &plan);
        typing.measure(&office, &plan, name, turns);
        println!("  memory after {turns} letters: {}", memory());
    }
}

/// A golden plan in a data file of its own.
fn office(name: &str) -> (Office, String, tempfile::TempDir) {
    let plans = goldens::plans();
    let golden = plans.iter().find(|plan| plan.name == name).expect("a plan");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("loa.db");
    let now = loa::clock::now();
    let mut store = Store::open(&path, now).expect("a data file");
    store
        .write(EventKind::PlanCreated, now, "", |tx| {
            tx.set_agency(&golden.agency)?;
            tx.insert_plan(&golden.plan, &golden.tasks, false)
        })
        .expect("kept");
    drop(store);
    let office = Office::open(path, Box::new(PreparedAnswers));
    (office, golden.plan.id.to_string(), folder)
}

/// A section in the middle of a plan, as its form sends it.
struct Typing {
    section: String,
    form: SectionEdit,
}

impl Typing {
    fn into_the_middle(office: &Office, plan: &str) -> Self {
        let plan = plans::get(office, plan.to_owned()).expect("a plan");
        let section = &plan.sections[plan.sections.len() / 2];
        Self {
            section: section.id.clone(),
            form: SectionEdit {
                kind: section.kind,
                label: None,
                title: section.title.clone(),
                run_in: section.run_in,
                blocks: section.blocks.clone(),
            },
        }
    }

    /// The form after so many more letters, a word in about six.
    fn after(&self, letters: usize) -> PreviewEdit {
        let mut edit = self.form.clone();
        let typed: String = "thêm lời ".chars().cycle().take(letters).collect();
        edit.blocks[0].runs[0].text.push_str(&typed);
        PreviewEdit::Section {
            section: self.section.clone(),
            edit,
        }
    }

    /// The page the first block of the section stands on.
    fn page(&self, shown: &Preview) -> u32 {
        let id = &self.form.blocks[0].id;
        let here = shown.spots.iter().find(
            |spot| matches!(&spot.place, PreviewPlace::Node { id: found, .. } if found == id),
        );
        here.expect("the block is on a page").page
    }

    fn measure(&self, office: &Office, plan: &str, name: &str, turns: usize) {
        let show = |edit| {
            let start = Instant::now();
            let shown = preview::plan(office, plan.to_owned(), edit).expect("pages");
            let sent = serde_json::to_string(&shown).expect("an answer");
            (shown, sent.len(), start.elapsed())
        };
        let (first, sent, cold) = show(None);
        println!(
            "{name}: {} pages, answer of {} kB, first time {}",
            first.pages.len(),
            sent / 1000,
            shown_as(cold)
        );
        let (mut laid, mut drawn, mut both) = (Vec::new(), Vec::new(), Vec::new());
        for letters in 1..=turns {
            let (shown, _, laying) = show(Some(self.after(letters)));
            let page = self.page(&shown);
            let fingerprint = shown.pages[page as usize].fingerprint.clone();
            let start = Instant::now();
            let image = preview::page(office, plan.to_owned(), page, fingerprint, SCALE);
            let sent = serde_json::to_string(&image.expect("a page")).expect("an answer");
            let drawing = start.elapsed();
            assert!(sent.len() > 10_000);
            laid.push(laying);
            drawn.push(drawing);
            both.push(laying + drawing);
        }
        for (what, times) in [("laid out", laid), ("page drawn", drawn), ("both", both)] {
            let [p50, p95, most] = [50, 95, 100].map(|n| shown_as(percentile(times.clone(), n)));
            println!("  {what}: p50 {p50}, p95 {p95}, most {most}");
        }
    }
}

fn percentile(mut times: Vec<Duration>, percent: usize) -> Duration {
    times.sort();
    times[(times.len() * percent).div_ceil(100).max(1) - 1]
}

fn shown_as(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// What the system says this program holds, where it says so.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(format!("{} MB", kilobytes / 1024))
    };
    let [now, most] = ["VmRSS:", "VmHWM:"].map(|name| megabytes(name).unwrap_or("?".to_owned()));
    format!("{now}, at most {most}")
}
