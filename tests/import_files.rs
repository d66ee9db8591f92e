//! Files as officers have them, good and bad: read apart from the program, told apart by what they
//! hold, and nothing stored of a bad one.

use crate::cli::Line;
use crate::commands::{Window, text};
use crate::house::{Answers, office, reader, sample};
use loa::office::reader::{Reader, Stops};
use loa::office::{export, import};
use loa::wire::{ExportFormat, Failure, UnreadableReason};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// A zip file of named parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A Word file of one part.
fn word(document: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// Our sample plan as a Word file.
fn good_docx(folder: &Path) -> PathBuf {
    let (office, _keep) = office();
    let draft = crate::house::read(&sample()).unwrap().draft;
    let plan = import::keep(&office, draft, false).unwrap();
    let file = folder.join("ke-hoach.docx");
    export::export_to(&office, &plan.id, ExportFormat::Docx, &file).unwrap();
    file
}

/// An OLE container that says it holds this stream, with the first byte pair of a text block.
fn container(flags: u8, stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 4096];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes[512..514].copy_from_slice(b"\xEC\xA5");
    bytes[512 + 11] = flags;
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    bytes
}

/// Everything the data file tells of itself.
fn rows(line: &Line, plan: &str) -> Vec<Value> {
    vec![
        line.json(&["list"]),
        line.json(&["show", plan]),
        line.json(&["tasks", plan]),
        line.json(&["verify"]),
    ]
}

/// A command line in little memory, where the system can say so.
fn in_little_memory(line: &Line, args: &[&str]) -> Output {
    if !cfg!(target_os = "linux") {
        return line.run(args);
    }
    Command::new("sh")
        .args(["-c", "ulimit -v 3000000; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_loa"))
        .arg("--db")
        .arg(line.folder.path().join("du-lieu.db"))
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn bad_files_are_told_by_their_cause_and_nothing_is_stored() {
    let line = Line::new();
    let plan = line.import_sample();
    let before = rows(&line, &plan);
    let folder = line.folder.path();
    let good = std::fs::read(good_docx(folder)).unwrap();
    let open = format!("<w:document {WORD}><w:body>");
    let bomb = format!("{open}<w:p><w:r><w:t>{}", "a".repeat(70_000_000));
    let entities = format!(
        "<!DOCTYPE d [<!ENTITY a \"{}\">]>{open}<w:p/></w:body></w:document>",
        "dài ".repeat(10)
    );
    let deep = format!("{open}{}", "<w:p>".repeat(10_000));
    let macros = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<d/>"),
        ("word/vbaProject.bin", b"x"),
    ]);
    let jpeg = [&b"\xFF\xD8\xFF\xE0"[..], &[0; 900]].concat();
    for (name, bytes, expect) in [
        ("trong.docx", Vec::new(), "không có chữ"),
        ("bom.docx", word(&bomb), "không an toàn"),
        ("thuc-the.docx", word(&entities), "không an toàn"),
        ("sau.docx", word(&deep), "không an toàn"),
        ("anh.docx", jpeg, "tệp ảnh"),
        ("cut.docx", good[..good.len() / 2].to_vec(), "bị hỏng"),
        ("hong.docx", b"PK\x03\x04 and more".to_vec(), "bị hỏng"),
        (
            "thieu.docx",
            package(&[("[Content_Types].xml", b"<Types/>")]),
            "bị hỏng",
        ),
        ("macro.docm", macros, "macro"),
        ("nen.zip", package(&[("a.txt", b"abc")]), "tệp nén"),
        ("khoa.docx", container(0, "EncryptedPackage"), "mật khẩu"),
        ("khoa.doc", container(1, "WordDocument"), "mật khẩu"),
        ("hong.doc", container(0, "WordDocument"), "lưu thành .docx"),
        ("bang.xls", container(0, "Workbook"), "lưu thành .docx"),
        ("khong-phai.docx", vec![0; 5_000], "không phải tệp văn bản"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let out = in_little_memory(&line, &["import", path.to_str().unwrap()]);
        let told = String::from_utf8(out.stderr).unwrap();
        assert!(!out.status.success() && out.stdout.is_empty(), "{name}");
        assert!(told.contains(expect), "{name}: {told}");
        assert_eq!(told.lines().count(), 1, "{name}: {told}");
    }
    let sparse = folder.join("lon.pdf");
    std::fs::File::create(&sparse)
        .unwrap()
        .set_len(200_000_000)
        .unwrap();
    let told = line.fails(&["import", sparse.to_str().unwrap()]);
    assert!(told.contains("quá lớn (tối đa 50 MB)"), "{told}");
    assert_eq!(rows(&line, &plan), before);
}

#[test]
fn of_a_folder_the_good_ones_are_kept_and_the_others_told() {
    let line = Line::new();
    let folder = line.folder.path().join("Kế hoạch các năm");
    let below = folder.join("2025");
    std::fs::create_dir_all(&below).unwrap();
    let write = |path: &Path, bytes: &[u8]| std::fs::write(path, bytes).unwrap();
    write(&folder.join("a.txt"), &std::fs::read(sample()).unwrap());
    write(
        &folder.join("b.docx"),
        &std::fs::read(good_docx(line.folder.path())).unwrap(),
    );
    let other = "KẾ HOẠCH\nTuyên truyền nước sạch năm 2025\nI. MỤC ĐÍCH\n- Dân biết.\n";
    write(&below.join("c.TXT"), other.as_bytes());
    write(&below.join("d.docx"), b"PK\x03\x04 and more");
    write(&folder.join("~$b.docx"), b"lock");
    write(&folder.join(".an.txt"), other.as_bytes());
    write(&folder.join("anh.jpg"), b"\xFF\xD8\xFF\xE0");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("vong")).unwrap();

    let out = line.run(&["import", folder.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1));
    let told = String::from_utf8(out.stderr).unwrap();
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("d.docx") && told[0].contains("bị hỏng"),
        "{told:?}"
    );
    assert!(
        told[1].contains("a.txt") && told[1].contains("cùng tên"),
        "{told:?}"
    );
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.contains("b.docx: Đã nhập"), "{said}");
    assert!(said.contains("c.TXT: Đã nhập"), "{said}");
    assert_eq!(line.json(&["list"]).as_array().unwrap().len(), 2);

    // Once more: nothing is new, and the bad one is still bad.
    let out = line.run(&["--json", "import", folder.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(line.json(&["list"]).as_array().unwrap().len(), 2);

    let nothing = line.folder.path().join("khong-gi");
    std::fs::create_dir(&nothing).unwrap();
    let told = line.fails(&["import", nothing.to_str().unwrap()]);
    assert!(told.contains("không có tệp kế hoạch"), "{told}");
}

/// What a reader makes of bytes.
fn asked(reader: &Reader, bytes: &[u8]) -> Result<import::Read, Failure> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tep");
    std::fs::write(&file, bytes).unwrap();
    import::read_file(reader, &file, &Stops::default().watch())
}

fn reason(read: Result<import::Read, Failure>) -> UnreadableReason {
    match read {
        Err(Failure::Unreadable { reason, .. }) => reason,
        Err(other) => panic!("{other:?}"),
        Ok(read) => panic!("read {} words", read.words()),
    }
}

const PDF: &[u8] = b"%PDF-1.7\n";

#[test]
fn without_a_process_to_read_in_only_our_own_readers_read() {
    let folder = tempfile::tempdir().unwrap();
    let docx = std::fs::read(good_docx(folder.path())).unwrap();
    let missing = folder.path().join("khong-co");
    for stranger in [
        missing,
        PathBuf::from("/bin/true"),
        PathBuf::from("/bin/cat"),
    ] {
        let reader = Reader::default().by(stranger);
        assert!(asked(&reader, &docx).is_ok());
        assert!(asked(&reader, "KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n".as_bytes()).is_ok());
        assert_eq!(reason(asked(&reader, PDF)), UnreadableReason::NoHelper);
        assert_eq!(
            reason(asked(&reader, &docx[..900])),
            UnreadableReason::Damaged
        );
    }
}

#[test]
fn without_libreoffice_an_old_file_is_told_from_a_bad_one() {
    let reader = reader().converting_by(None);
    for (bytes, expect) in [
        (b"{\\rtf1 K\\u7871?}".to_vec(), UnreadableReason::OldWord),
        (container(0, "WordDocument"), UnreadableReason::OldWord),
        (container(1, "WordDocument"), UnreadableReason::Encrypted),
    ] {
        assert_eq!(reason(asked(&reader, &bytes)), expect);
    }
}

/// Programs that misbehave, as shell scripts.
#[cfg(unix)]
mod misbehaving {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn script(folder: &Path, lines: &str) -> PathBuf {
        let path = folder.join("script");
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        path
    }

    /// Whether the process whose number a script wrote is gone.
    fn is_gone(number: &Path) -> bool {
        let id = std::fs::read_to_string(number).unwrap();
        let alive = || {
            let asked = Command::new("kill").args(["-0", id.trim()]).output();
            asked.unwrap().status.success()
        };
        let until = Instant::now() + Duration::from_secs(5);
        while alive() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        !alive()
    }

    #[test]
    fn a_reader_that_breaks_down_takes_nothing_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let greets = "echo 'loa reads 1';";
        for (then, expect) in [
            ("exit 0", UnreadableReason::TooHard),
            ("kill -9 $$", UnreadableReason::TooHard),
            ("kill -SEGV $$", UnreadableReason::TooHard),
            ("printf '\\003'", UnreadableReason::Damaged),
            ("printf '\\377\\377\\377'", UnreadableReason::TooHard),
            ("cat /dev/zero", UnreadableReason::TooHard),
            ("sleep 60", UnreadableReason::TimedOut),
        ] {
            let program = script(folder.path(), &format!("{greets} {then}"));
            let reader = Reader::default().by(program).within(Duration::from_secs(3));
            let start = Instant::now();
            assert_eq!(reason(asked(&reader, PDF)), expect, "{then}");
            // Ended, not waited for.
            assert!(start.elapsed() < Duration::from_secs(50), "{then}");
        }
    }

    #[test]
    fn giving_up_ends_the_process_and_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("1"), folder.path().join("2"));
        let lines = format!(
            "echo 'loa reads 1'; echo $$ > '{}'; sleep 60 & echo $! > '{}'; wait",
            first.display(),
            second.display()
        );
        let reader = Reader::default().by(script(folder.path(), &lines));
        let file = folder.path().join("tep.pdf");
        std::fs::write(&file, PDF).unwrap();
        let stops = Stops::default();
        let stop = stops.watch();
        let start = Instant::now();
        let read = std::thread::spawn(move || import::read_file(&reader, &file, &stop));
        let written = |path: &Path| std::fs::read(path).is_ok_and(|it| it.ends_with(b"\n"));
        while !written(&second) {
            std::thread::sleep(Duration::from_millis(10));
        }
        stops.stop();
        assert!(matches!(read.join().unwrap(), Err(Failure::Cancelled)));
        assert!(start.elapsed() < Duration::from_secs(50));
        assert!(is_gone(&first) && is_gone(&second));
    }

    #[test]
    fn a_converter_that_hangs_is_ended() {
        let folder = tempfile::tempdir().unwrap();
        let number = folder.path().join("1");
        let lines = format!("echo $$ > '{}'; exec sleep 60", number.display());
        let converter = script(folder.path(), &lines);
        let reader = reader().converting_by(Some(converter));
        let reader = reader.within(Duration::from_secs(3));
        assert_eq!(
            reason(asked(&reader, b"{\\rtf1 x}")),
            UnreadableReason::TimedOut
        );
        assert!(is_gone(&number));
        let refusing = reader.converting_by(Some("/bin/false".into()));
        assert_eq!(
            reason(asked(&refusing, b"{\\rtf1 x}")),
            UnreadableReason::OldWord
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_that_reads_is_held_to_its_memory() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_loa"))
        .arg("read-one-file")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut greeting = String::new();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    said.read_line(&mut greeting).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let space = limits.lines().find(|l| l.starts_with("Max address space"));
    assert!(space.unwrap().contains(" 2147483648 "), "{limits}");
    // What is too much is the end of it alone, and said so by its parent as too hard.
    let mut stdin = child.stdin.take().unwrap();
    let piece = vec![0_u8; 1 << 20];
    while stdin.write_all(&piece).is_ok() {}
    assert!(!child.wait().unwrap().success());
}

/// A file as LibreOffice saves it in another format; `None`, said so, where it is missing.
pub(crate) fn saved_as(file: &Path, ending: &str, filter: &str) -> Option<PathBuf> {
    let folder = file.parent()?;
    let profile = format!("-env:UserInstallation=file://{}/p", folder.display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to"])
        .arg(format!("{ending}:{filter}"))
        .arg("--outdir")
        .args([folder, file])
        .output();
    let made = file.with_extension(ending);
    if run.is_err() || !made.exists() {
        assert!(
            std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
            "LibreOffice: {run:?}"
        );
        eprintln!("skipped: LibreOffice is not here");
        return None;
    }
    Some(made)
}

#[test]
fn older_word_files_are_the_same_plan_and_say_that_they_were_converted() {
    let folder = tempfile::tempdir().unwrap();
    let docx = good_docx(folder.path());
    let expect = crate::house::read(&docx).unwrap();
    for (ending, filter, name) in [
        ("doc", "MS Word 97", "DOC"),
        ("rtf", "Rich Text Format", "RTF"),
    ] {
        let Some(file) = saved_as(&docx, ending, filter) else {
            return;
        };
        let mut found = crate::house::read(&file).unwrap();
        let told = found.draft.doubts.remove(0);
        assert_eq!(told.kind, plan::DoubtKind::ConvertedByOffice);
        assert_eq!(told.excerpt, name);
        assert_eq!(found.words(), expect.words(), "{ending}");
        assert_eq!(found.draft.sections, expect.draft.sections, "{ending}");
        assert_eq!(found.draft.subject, expect.draft.subject, "{ending}");
        assert_eq!(found.draft.signature, expect.draft.signature, "{ending}");
    }
}

/// Waits until a folder is read.
fn report(window: &Window) -> Value {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        let report = window.done("folder_import", json!({}));
        if report["running"] == false {
            return report;
        }
        assert!(Instant::now() < until, "{report}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// The outcome of a file of a report.
fn outcome<'a>(report: &'a Value, name: &str) -> (&'a str, &'a Value) {
    let files = report["files"].as_array().unwrap();
    let file = files.iter().find(|f| f["name"] == name).unwrap();
    (file["draft"].as_str().unwrap(), &file["outcome"])
}

#[test]
fn a_folder_is_read_shown_and_kept_only_when_taken() {
    let inbox = tempfile::tempdir().unwrap();
    let below = inbox.path().join("2025");
    std::fs::create_dir(&below).unwrap();
    std::fs::copy(sample(), inbox.path().join("a.txt")).unwrap();
    std::fs::write(inbox.path().join("anh.docx"), b"\xFF\xD8\xFF\xE0\0\0").unwrap();
    good_docx(&below);
    for n in 0..12 {
        let text = format!("KẾ HOẠCH\nTuyên truyền lần {n} năm 2025\nI. MỤC ĐÍCH\n- Dân biết.\n");
        std::fs::write(inbox.path().join(format!("k{n:02}.txt")), text).unwrap();
    }
    let window = Window::open(Answers {
        open: std::sync::Mutex::new(Some(inbox.path().to_owned())),
        ..Answers::default()
    });
    assert_eq!(window.done("folder_import", json!({})), Value::Null);
    window.done("start_folder_import", json!({}));
    let read = report(&window);
    assert_eq!((&read["done"], &read["total"]), (&json!(15), &json!(15)));
    assert_eq!(window.done("list_plans", json!({})), json!([]));

    let (first, understood) = outcome(&read, "a.txt");
    assert_eq!(understood["kind"], "understood");
    assert_eq!(understood["year"], 2026);
    assert!(understood["words"].as_u64().unwrap() > 500);
    let (_, twin) = outcome(&read, "2025/ke-hoach.docx");
    assert_eq!(twin["kind"], "understood");
    assert!(twin["twin"].is_null(), "Word tells more than text");
    assert_eq!(understood["twin"], "2025/ke-hoach.docx");
    let (picture, refused) = outcome(&read, "anh.docx");
    assert_eq!(refused["failure"]["reason"], "picture");
    window.failed("open_preview", json!({"draft": picture}));

    // More than are held as previews, opened one after another, and the first still taken.
    for n in 0..12 {
        let (draft, _) = outcome(&read, &format!("k{n:02}.txt"));
        let preview = window.done("open_preview", json!({"draft": draft}));
        assert_eq!(text(&preview, "/draft"), draft);
    }
    let kept = window.done("accept_import", json!({"draft": first}));
    let after = window.done("folder_import", json!({}));
    let (_, now) = outcome(&after, "a.txt");
    assert_eq!(now["kind"], "kept");
    assert_eq!(now["plan"], kept["id"]);
    let (_, twin) = outcome(&after, "2025/ke-hoach.docx");
    assert_eq!(twin["already"], kept["id"]);

    let drafts: Vec<&str> = (0..12)
        .map(|n| outcome(&after, &format!("k{n:02}.txt")).0)
        .chain(["nobody"])
        .collect();
    let all = window.done("accept_folder_import", json!({"drafts": drafts}));
    assert!(all["saved"]["seq"].as_u64().is_some());
    assert_eq!(outcome(&all["folder"], "k07.txt").1["kind"], "kept");
    let plans = window.done("list_plans", json!({}));
    assert_eq!(plans.as_array().unwrap().len(), 13);
    window.done("close_folder_import", json!({}));
    assert_eq!(window.done("folder_import", json!({})), Value::Null);
}

#[cfg(unix)]
#[test]
fn a_folder_can_be_given_up_and_what_was_read_stays() {
    let inbox = tempfile::tempdir().unwrap();
    std::fs::copy(sample(), inbox.path().join("a.txt")).unwrap();
    // Nobody ever writes into it.
    let pipe = inbox.path().join("b.pdf");
    std::fs::write(&pipe, PDF).unwrap();
    let answers = Answers {
        open: std::sync::Mutex::new(Some(inbox.path().to_owned())),
        ..Answers::default()
    };
    let (office, _folder) = crate::house::office_with(answers);
    let slow = inbox.path().join("script");
    std::fs::write(&slow, "#!/bin/sh\necho 'loa reads 1'; sleep 60\n").unwrap();
    std::fs::set_permissions(&slow, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let office = office.reading_with(Reader::default().by(slow));
    use loa::office::folder;
    use loa::wire::FolderOutcome;
    folder::start(&office).unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while folder::get(&office).unwrap().unwrap().current.as_deref() != Some("b.pdf") {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(10));
    }
    folder::cancel(&office).unwrap();
    while folder::get(&office).unwrap().unwrap().running {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(10));
    }
    let report = folder::get(&office).unwrap().unwrap();
    assert!(matches!(
        report.files[0].outcome,
        FolderOutcome::Understood { .. }
    ));
    assert!(matches!(report.files[1].outcome, FolderOutcome::Waiting));
    assert_eq!(report.done, 1);
}
