//! The evidence file of a plan and a period: one folder with an index and a copy of every file,
//! under names that any system shows.

use super::{Proven, ending, folder_of, period_of};
use crate::deliver::{Content, deliver_tree};
use crate::office::export::{is_data, unwritten};
use crate::office::paper::{self, Material};
use crate::office::{Office, missing, print};
use crate::wire::{self, EvidenceFolder, Failure, Language, Printed, reader};
use document::{Document, Evidenced, Listed, ListedWhen, Profile, evidence_index};
use plan::text::fold;
use plan::{Evidence, EvidenceSource, Family, LogEntry, Period, PlanId, Proves, TaskId};
use std::path::{Path, PathBuf};
use store::FileState;

/// Folder of what proves tasks, of what proves other work of the plan, and the name of the index.
const TASKS: &str = "01-nhiem-vu";
const OTHER: &str = "02-viec-khac";
const INDEX: &str = "00-danh-muc";
/// Letters of a name within the folder: with those around it a path stays under Windows' 260.
const NAME_LETTERS: usize = 48;

/// A folder before it is written.
struct Gathered {
    folder: String,
    files: Vec<(String, Content)>,
    bytes: u64,
    absent: Vec<String>,
    document: Document,
    profile: Profile,
}

/// Lets the user choose a drive or folder, and makes the evidence file in it.
pub fn export(office: &Office, plan: String, period: String) -> Result<EvidenceFolder, Failure> {
    let gathered = gather(office, &plan, &period)?;
    let language = office.language().unwrap_or(Language::Vi);
    let parent = office
        .dialogs
        .drive(language, "dialog_evidence_drive")
        .ok_or(Failure::Cancelled)?;
    let target = parent.join(&gathered.folder);
    write(office, &target, gathered)
}

/// Hands the index alone to the system's viewer, which prints.
pub fn print(office: &Office, plan: String, period: String) -> Result<Printed, Failure> {
    let gathered = gather(office, &plan, &period)?;
    print::hand_over(office, &gathered.document, &gathered.profile)
}

/// Makes it where the caller says: inside `out` if that is a folder, else as `out` itself.
///
/// # Errors
/// It cannot be written; nothing of it is left then.
pub fn export_to(
    office: &Office,
    plan: &str,
    period: &str,
    out: &Path,
) -> Result<EvidenceFolder, Failure> {
    let gathered = gather(office, plan, period)?;
    let target = if out.is_dir() {
        out.join(&gathered.folder)
    } else {
        out.to_owned()
    };
    write(office, &target, gathered)
}

fn write(office: &Office, target: &Path, gathered: Gathered) -> Result<EvidenceFolder, Failure> {
    if is_data(office, target) {
        return Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        });
    }
    let (document, profile) = (&gathered.document, &gathered.profile);
    let docx = ::export::docx(document, profile).map_err(unwritten)?;
    let pdf = paper::pdf(document, profile, ::export::PdfKind::Usual)?;
    let mut files = vec![
        (format!("{INDEX}.docx"), Content::Bytes(docx)),
        (format!("{INDEX}.pdf"), Content::Bytes(pdf)),
    ];
    files.extend(gathered.files);
    let folder: PathBuf = deliver_tree(target, &files)?;
    Ok(EvidenceFolder {
        folder: folder.display().to_string(),
        files: wire::small(files.len()),
        bytes: gathered.bytes as f64,
        absent: gathered.absent,
        missing: missing::on_pages(&gathered.document),
    })
}

fn gather(office: &Office, plan: &str, period: &str) -> Result<Gathered, Failure> {
    let id: PlanId = reader("plan", plan)?;
    let period = period_of(period)?;
    let material = Material::read(office, id)?;
    let proven = office.read(|store| Proven::read(store, id))?;
    let kept = folder_of(office);
    let mut out = Gathered {
        folder: folder_name(period, &material.plan.title()),
        files: Vec::new(),
        bytes: 0,
        absent: Vec::new(),
        document: Document::default(),
        profile: material.profile.clone(),
    };
    let mut listed = Vec::new();
    for (number, evidence) in (1..).zip(in_order(&proven, period)) {
        let mut piece = list(&proven, number, evidence);
        if let EvidenceSource::File(file) = &evidence.source {
            let whole = (kept.check(file) == FileState::Whole).then(|| kept.find(&file.hash));
            match whole.flatten() {
                Some(path) => {
                    let name = place(&proven, &piece, &file.name);
                    let copy = Content::Copy(path, file.hash.clone());
                    out.files.push((name.clone(), copy));
                    out.bytes += file.size;
                    piece.file = Some(name);
                }
                None => {
                    out.absent.push(file.name.clone());
                    piece.absent = true;
                }
            }
        }
        listed.push(piece);
    }
    let lacking = proven.proof().missing(period);
    let evidenced = Evidenced {
        period,
        listed: &listed,
        missing: &lacking,
        marks: &proven.marks,
    };
    out.document = evidence_index(&material.source(), &evidenced, &material.profile);
    Ok(out)
}

/// By task in the plan's order, then the plan's other work; within one by time.
fn in_order(proven: &Proven, period: Period) -> Vec<&Evidence> {
    let mut all: Vec<&Evidence> = proven.of_period(period).collect();
    all.sort_by_key(|evidence| {
        let day = match evidence.proves {
            Proves::Task(_, quarter) => proven.regime.span(quarter).map(|(_, last)| last),
            Proves::Entry(entry) => proven.entry(entry).map(|entry| entry.day),
        };
        (number_of(proven, task_of(proven, evidence)), day)
    });
    all
}

/// The task a piece proves: its own, or its entry's, as far as it is one of the plan.
fn task_of(proven: &Proven, evidence: &Evidence) -> Option<TaskId> {
    let task = match evidence.proves {
        Proves::Task(task, _) => Some(task),
        Proves::Entry(entry) => proven.entry(entry).and_then(|entry| entry.task),
    };
    task.filter(|task| proven.ids.contains(task))
}

/// A task's number in the plan, from 1; what has no task comes last.
fn number_of(proven: &Proven, task: Option<TaskId>) -> usize {
    let place = task.and_then(|task| proven.ids.iter().position(|id| *id == task));
    place.map_or(usize::MAX, |place| place + 1)
}

fn list(proven: &Proven, number: usize, evidence: &Evidence) -> Listed {
    let entry: Option<&LogEntry> = match evidence.proves {
        Proves::Entry(entry) => proven.entry(entry),
        Proves::Task(..) => None,
    };
    let when = match (evidence.proves, entry) {
        (Proves::Task(_, quarter), _) => ListedWhen::Quarter(quarter),
        (_, Some(entry)) => ListedWhen::Day(entry.day),
        (Proves::Entry(_), None) => ListedWhen::Day(evidence.at.date_naive()),
    };
    let words = match &evidence.source {
        EvidenceSource::File(file) => &file.name,
        EvidenceSource::Link(words) | EvidenceSource::Document(words) => words,
    };
    Listed {
        number,
        task: task_of(proven, evidence),
        when,
        about: entry.map(about).unwrap_or_default(),
        words: [words, &evidence.note]
            .into_iter()
            .filter(|words| !words.trim().is_empty())
            .cloned()
            .collect(),
        file: None,
        absent: false,
        family: entry.map_or(Family::Other, |entry| proven.proof().family(entry)),
    }
}

/// `Họp thôn về phân loại rác (Nhà văn hóa thôn 3)`.
fn about(entry: &LogEntry) -> String {
    match entry.place.trim() {
        "" => entry.topic.clone(),
        place => format!("{} ({place})", entry.topic),
    }
}

/// `01-nhiem-vu/03-phat-thanh/012-2026-03-12-hop-thon.jpg`.
fn place(proven: &Proven, piece: &Listed, name: &str) -> String {
    let folder = match number_of(proven, piece.task) {
        usize::MAX => OTHER.to_owned(),
        number => {
            let task = proven.tasks.get(number - 1);
            let words = slug(task.map_or("", |task| &task.text), NAME_LETTERS - 12);
            format!("{TASKS}/{}", joined(&[&format!("{number:02}"), &words]))
        }
    };
    let day = match piece.when {
        ListedWhen::Day(day) => day.to_string(),
        ListedWhen::Quarter(_) => String::new(),
    };
    let stem = Path::new(name).file_stem().unwrap_or_default();
    let words = match piece.about.as_str() {
        "" => slug(&stem.to_string_lossy(), NAME_LETTERS),
        about => slug(about, NAME_LETTERS),
    };
    let stem = joined(&[&format!("{:03}", piece.number), &day, &words]);
    match ending(name) {
        Some(ending) => format!("{folder}/{stem}.{ending}"),
        None => format!("{folder}/{stem}"),
    }
}

/// `kiem-chung-2026-Q1-tuyen-truyen-chuyen-doi-so`.
fn folder_name(period: Period, title: &str) -> String {
    let words = slug(title, NAME_LETTERS);
    joined(&["kiem-chung", &period.to_string(), &words])
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

/// Words as plain letters and digits with dashes between them, cut after a whole word.
fn slug(words: &str, most: usize) -> String {
    let folded = fold(words);
    let plain = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in plain.filter(|word| !word.is_empty()) {
        let gap = usize::from(!slug.is_empty());
        if slug.len() + gap + word.len() > most {
            if slug.is_empty() {
                slug.push_str(&word[..most]);
            }
            break;
        }
        if gap > 0 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for (words, expect) in [
            ("Phát thanh: “Đường làng, ngõ xóm”", "phat-thanh-duong-lang"),
            ("", ""),
            ("../../etc", "etc"),
            ("😀", ""),
            ("CON", "con"),
            (&"a".repeat(100), "aaaaaaaaaaaaaaaaaaaaaaaa"),
        ] {
            assert_eq!(slug(words, 24), expect, "{words}");
        }
    }
}
