//! The command line, as a person or a script gives it.

use crate::corpus::docx_text;
use crate::house::{corpus, sample};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

/// A command line with a data file of its own.
pub(crate) struct Line {
    pub(crate) folder: tempfile::TempDir,
}

impl Line {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn db(&self) -> std::path::PathBuf {
        self.folder.path().join("du-lieu.db")
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(self.db())
            .args(args)
            .env_remove("DISPLAY")
            .output()
            .unwrap()
    }

    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let out = self.run(args);
        assert!(
            out.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
        assert!(out.stderr.is_empty());
        String::from_utf8(out.stdout).unwrap()
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let all: Vec<&str> = ["--json"].into_iter().chain(args.iter().copied()).collect();
        serde_json::from_str(&self.ok(&all)).unwrap()
    }

    /// A command that must fail: one line on stderr, nothing on stdout, nothing changed.
    pub(crate) fn fails(&self, args: &[&str]) -> String {
        let before = self.db().exists().then(|| self.json(&["list"]));
        let out = self.run(args);
        assert!(!out.status.success(), "{args:?}");
        assert!(out.stdout.is_empty(), "{args:?}");
        let line = String::from_utf8(out.stderr).unwrap();
        assert_eq!(line.trim_end().lines().count(), 1, "{args:?}: {line}");
        if let Some(before) = before {
            assert_eq!(self.json(&["list"]), before, "{args:?}");
        }
        line
    }

    pub(crate) fn import_sample(&self) -> String {
        let imported = self.json(&["import", sample().to_str().unwrap()]);
        imported[0]["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn a_text_for_old_fonts_is_turned_into_unicode_and_says_so() {
    let line = Line::new();
    let file = line.folder.path().join("ke-hoach-tcvn3.txt");
    let text = "KÕ HO¹CH\nTuyªn truyÒn c¶i c¸ch hµnh chÝnh n¨m 2026\nI. MôC §ÝCH\n\
                - Ng\u{ad}êi d©n biÕt n¬i nép hå s¬.\n";
    let codes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    std::fs::write(&file, codes).unwrap();
    let said = line.ok(&["import", file.to_str().unwrap()]);
    assert!(said.contains("TCVN3"), "{said}");
    let shown = line.ok(&["show", "01"]);
    for words in ["MỤC ĐÍCH", "Người dân biết nơi nộp hồ sơ."] {
        assert!(shown.contains(words), "{shown}");
    }
}

#[test]
fn the_whole_job() {
    let line = Line::new();
    let plan = line.import_sample();
    let listed = line.json(&["list"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["year"], 2026);

    let shown = line.json(&["show", &plan[..18]]);
    for field in [
        "id",
        "title",
        "year",
        "state",
        "agency",
        "legal_bases",
        "sections",
        "tasks",
        "recipients",
        "signature",
        "annexes",
        "doubts",
        "left_over",
    ] {
        assert!(!shown[field].is_null(), "{field}");
    }
    let section = &shown["sections"][0];
    for field in ["id", "label", "title", "blocks", "sections"] {
        assert!(!section[field].is_null(), "{field}");
    }

    let tasks = line.json(&["tasks", &plan]);
    assert!(tasks.as_array().unwrap().len() >= 10);
    let task = tasks[0]["id"].as_str().unwrap();
    let assigned = line.json(&[
        "assign",
        &plan,
        task,
        "--official",
        "Nguyễn Thị Lan",
        "--lead",
        "Phòng Văn hóa - Xã hội",
        "--timeframe",
        "Quý I, Quý III",
    ]);
    assert_eq!(assigned["official"], "Nguyễn Thị Lan");
    assert_eq!(assigned["standing"], "accepted");
    assert_eq!(assigned["due"], serde_json::json!(["2026-Q1", "2026-Q3"]));

    let marks = line.json(&[
        "mark",
        &plan,
        task,
        "--quarter",
        "2026-Q1",
        "--status",
        "done",
        "--quantity",
        "12",
        "--note",
        "đã phát",
    ]);
    assert_eq!(marks[0]["quantity"], 12);
    let progress = line.json(&["progress", &plan]);
    assert_eq!(progress["by_quarter"][0]["share"]["done"], 1);
    assert_eq!(progress["total"]["percent"], 50);

    let docx = line.folder.path().join("ke-hoach.docx");
    line.ok(&[
        "export",
        &plan,
        "--to",
        "docx",
        "--out",
        docx.to_str().unwrap(),
    ]);
    let text = docx_text(&std::fs::read(&docx).unwrap());
    assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    assert!(text.contains("KẾ HOẠCH"));
    let txt = line.folder.path().join("ke-hoach.txt");
    line.ok(&[
        "export",
        &plan,
        "--to",
        "text",
        "--out",
        txt.to_str().unwrap(),
    ]);
    assert!(std::fs::read_to_string(txt).unwrap().contains("I. "));

    assert!(
        !line
            .json(&["search", "tuyen truyen"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    let verified = line.json(&["verify"]);
    assert_eq!(verified["ok"], true);
}

#[test]
fn a_look_over_the_data_tells_the_head_of_the_chain() {
    let line = Line::new();
    line.import_sample();
    let head = line.json(&["verify"])["head"].as_str().unwrap().to_owned();
    let (first, second) = head.split_once(' ').unwrap();
    for part in [first, second] {
        assert_eq!(part.len(), 4, "{head}");
        assert!(part.chars().all(|c| c.is_ascii_hexdigit()), "{head}");
    }
    let said = line.ok(&["verify"]);
    assert!(said.contains(&format!("mã đầu chuỗi: {head}")), "{said}");
    assert!(said.contains("nguyên vẹn"), "{said}");
    line.import_sample();
    assert_ne!(
        line.json(&["verify"])["head"],
        *head,
        "every change moves it"
    );
    // Somebody changes what was written down.
    let mut bytes = std::fs::read(line.db()).unwrap();
    let hash = head.replace(' ', "").to_lowercase();
    let at = bytes.windows(8).position(|it| it == hash.as_bytes());
    let last = at.unwrap() + 63;
    bytes[last] = if bytes[last] == b'0' { b'1' } else { b'0' };
    std::fs::write(line.db(), bytes).unwrap();
    let out = line.run(&["verify"]);
    assert!(!out.status.success());
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.contains("KHÔNG nguyên vẹn"), "{said}");
    let told = String::from_utf8(out.stderr).unwrap();
    assert_eq!(told.trim_end().lines().count(), 1, "{told}");
}

#[test]
fn what_is_removed_comes_back_by_restore() {
    let line = Line::new();
    let plan = line.import_sample();
    let backup = line.json(&["backup"]);
    let path = backup["path"].as_str().unwrap().to_owned();
    line.ok(&["remove", &plan]);
    assert_eq!(line.json(&["list"]), serde_json::json!([]));
    let restored = line.json(&["restore", &path]);
    assert_eq!(restored["plans"], 1);
    assert_eq!(line.json(&["list"])[0]["id"], plan.as_str());
    assert!(Path::new(restored["previous"]["path"].as_str().unwrap()).is_file());
}

#[test]
fn bad_input_is_one_line_and_changes_nothing() {
    let line = Line::new();
    let plan = line.import_sample();
    let task = line.json(&["tasks", &plan])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let file = |name: &str, bytes: &[u8]| {
        let path = line.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let empty = file("empty.txt", b"");
    let blank = file("blank.txt", b" \n\t\n");
    let jpeg = file(
        "anh.txt",
        &[&[0xff, 0xd8, 0xff, 0xe0][..], &[0; 900]].concat(),
    );
    let docx = file("van-ban.docx", b"PK\x03\x04 and more");
    // Of no table that anybody knows.
    let bytes = file("byte-la.txt", b"Tuy\xff\xfe\x81\xff\n");
    let huge = file("lon.txt", &vec![b'a'; 50_000_000]);
    let title = file(
        "tieu-de.txt",
        format!("KẾ HOẠCH\n{}\nI. MỤC ĐÍCH\n- Một.\n", "dài ".repeat(2_500)).as_bytes(),
    );
    let nowhere = line.folder.path().join("khong-co").join("a.docx");
    let nowhere = nowhere.to_str().unwrap();
    for (args, expect) in [
        (vec!["import", &empty], "không có chữ"),
        (vec!["import", &blank], "không có chữ"),
        (vec!["import", &jpeg], "ảnh"),
        (vec!["import", &docx], "Word"),
        (vec!["import", &bytes], "UTF-8"),
        (vec!["import", &huge], "quá lớn"),
        (vec!["import", &title], "tên kế hoạch: dài quá 500"),
        (vec!["import", "khong-co.txt"], "Không mở được"),
        (vec!["show", "zzz"], "Không tìm thấy kế hoạch"),
        (
            vec!["export", &plan, "--to", "docx", "--out", nowhere],
            "Không ghi được",
        ),
        (
            vec!["export", &plan, "--to", "odt", "--out", "x"],
            "Lệnh không đúng",
        ),
        (
            vec!["export", &plan, "--to", "pack", "--to", "pdf", "--out", "x"],
            "Lệnh không đúng",
        ),
        (
            vec![
                "export", &plan, "--sheet", "2026-Q1", "--to", "xlsx", "--out", "x",
            ],
            "Lệnh không đúng",
        ),
        (
            vec![
                "export", &plan, "--sheet", "2026-Q7", "--to", "pdf", "--out", "x",
            ],
            "quý",
        ),
        (
            vec![
                "export", &plan, "--to", "pdf", "--to", "docx", "--out", nowhere,
            ],
            "Không ghi được",
        ),
        (
            vec!["export", &plan, "--to", "pack", "--out", nowhere],
            "Không ghi được",
        ),
        (vec!["print", &plan, "--sheet", "quý ba"], "quý"),
        (
            vec![
                "mark",
                &plan,
                &task,
                "--quarter",
                "2026-Q9",
                "--status",
                "done",
            ],
            "quý",
        ),
        (
            vec![
                "mark",
                &plan,
                &task,
                "--quarter",
                "2026-Q1",
                "--status",
                "dropped",
            ],
            "lý do",
        ),
        (
            vec![
                "mark",
                &plan,
                &task,
                "--quarter",
                "2026-Q1",
                "--status",
                "done",
                "--quantity",
                "-1",
            ],
            "số lượng: phải là số",
        ),
        (
            vec![
                "assign",
                &plan,
                &task,
                "--timeframe",
                "trước ngày 31/02/2026",
            ],
            "thời gian thực hiện: không có ngày này",
        ),
        (
            vec!["export", &plan, "--to", "docx", "--out", "."],
            "Không ghi được",
        ),
        (
            vec![
                "mark",
                &plan,
                &task,
                "--quarter",
                "2026-Q1",
                "--status",
                "xong",
            ],
            "Lệnh không đúng",
        ),
        (
            vec!["assign", &plan, "ffffffff", "--lead", "X"],
            "Không tìm thấy nhiệm vụ",
        ),
        (vec!["restore", &jpeg], "Không khôi phục"),
        (vec!["nhap"], "Lệnh không đúng"),
    ] {
        let told = line.fails(&args);
        assert!(told.contains(expect), "{args:?}: {told}");
    }
    // One bad file among good ones: nothing of them is kept.
    let good = sample();
    for bad in [&jpeg, &title] {
        let told = line.fails(&["import", good.to_str().unwrap(), bad]);
        assert!(told.starts_with(bad.as_str()), "which file it was: {told}");
    }
}

#[test]
fn several_formats_go_into_a_folder() {
    let line = Line::new();
    let plan = line.import_sample();
    let folder = line.folder.path().join("ra");
    std::fs::create_dir(&folder).unwrap();
    let out = folder.to_str().unwrap();
    let kinds = ["docx", "pdf", "pdf-filing", "xlsx", "text"];
    let to = kinds.iter().flat_map(|kind| ["--to", kind]);
    let args: Vec<&str> = ["export", &plan, "--out", out]
        .into_iter()
        .chain(to)
        .collect();
    let written = line.json(&args);
    let written = written.as_array().unwrap();
    let mut endings = Vec::new();
    for file in written {
        let path = Path::new(file["path"].as_str().unwrap());
        assert_eq!(path.parent(), Some(folder.as_path()));
        assert_eq!(
            std::fs::metadata(path).unwrap().len(),
            file["bytes"].as_u64().unwrap()
        );
        endings.push(path.extension().unwrap().to_str().unwrap().to_owned());
    }
    assert_eq!(endings, ["docx", "pdf", "pdf", "xlsx", "txt"]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), kinds.len());
}

#[test]
fn a_quarter_s_blank_sheet_is_written() {
    let line = Line::new();
    let plan = line.import_sample();
    let out = line.folder.path().join("phieu.docx");
    let path = out.to_str().unwrap();
    line.ok(&[
        "export", &plan, "--sheet", "2026-Q2", "--to", "docx", "--out", path,
    ]);
    let text = docx_text(&std::fs::read(out).unwrap());
    assert!(text.contains("PHIẾU THU THẬP KẾT QUẢ"), "{text}");
    assert!(text.to_lowercase().contains("quý ii"), "{text}");
}

#[test]
fn a_pack_is_a_folder() {
    let line = Line::new();
    let plan = line.import_sample();
    // As the folder itself where it is not there yet, inside it where it is.
    let out = line.folder.path().join("goi");
    for expect in [out.clone(), out.join("Kế hoạch")] {
        let pack = line.json(&[
            "export",
            &plan,
            "--to",
            "pack",
            "--out",
            out.to_str().unwrap(),
        ]);
        let folder = pack["folder"].as_str().unwrap();
        assert!(folder.starts_with(expect.to_str().unwrap()), "{folder}");
        assert_eq!(pack["files"].as_array().unwrap().len(), 3);
        assert_eq!(pack["fields"][0]["name"], "doc_type");
        assert_eq!(pack["fields"][0]["value"], "Kế hoạch");
    }
    let told = line.ok(&[
        "export",
        &plan,
        "--to",
        "pack",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert!(told.contains("Loại văn bản: Kế hoạch"), "{told}");
}

#[test]
fn what_cannot_be_set_is_told_beside_the_answer() {
    let line = Line::new();
    let file = line.folder.path().join("than.txt");
    std::fs::write(
        &file,
        "I. NỘI DUNG\n1. Việc\n- Phát tin \u{1f600} mỗi tuần.\n",
    )
    .unwrap();
    let imported = line.json(&["import", file.to_str().unwrap()]);
    let plan = imported[0]["id"].as_str().unwrap();
    let out = line.folder.path().join("a.pdf");
    let done = line.run(&[
        "export",
        plan,
        "--to",
        "pdf",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert!(done.status.success());
    assert!(out.is_file());
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(
        told.trim_end(),
        "Không đặt được ký tự U+1F600 trong: Phát tin \u{1f600} mỗi tuần."
    );
}

/// A folder that holds nothing but a system's way to open files, which notes what it was given.
#[cfg(target_os = "linux")]
fn viewer(line: &Line, exit: u8) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = line.folder.path().join(format!("bin-{exit}"));
    std::fs::create_dir(&folder).unwrap();
    let program = folder.join("xdg-open");
    let noted = line.folder.path().join("noted");
    let script = format!(
        "#!/bin/sh\nprintf '%s' \"$1\" > '{}'\nexit {exit}\n",
        noted.display()
    );
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

#[cfg(target_os = "linux")]
#[test]
fn printing_hands_the_pdf_to_the_system() {
    let line = Line::new();
    let plan = line.import_sample();
    let print = |path: &Path, args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(line.db())
            .arg("print")
            .args(args)
            .env("PATH", path)
            .output()
            .unwrap()
    };
    let opens = viewer(&line, 0);
    let paper = line.folder.path().join("thong-bao.json");
    std::fs::write(
        &paper,
        r#"{"meta": {"title": "Thông báo"}, "doc_type": "A"}"#,
    )
    .unwrap();
    for (args, title) in [
        (&[plan.as_str()][..], "Kế hoạch"),
        (&[&plan, "--sheet", "2026-Q3"], "Phiếu thu thập kết quả"),
        (&[paper.to_str().unwrap()], "Thông báo"),
    ] {
        let done = print(&opens, args);
        assert!(done.status.success(), "{done:?}");
        let given = std::fs::read_to_string(line.folder.path().join("noted")).unwrap();
        let told = String::from_utf8(done.stdout).unwrap();
        assert!(told.contains(&given), "{told}");
        let given = Path::new(&given);
        assert_eq!(
            given.parent().unwrap(),
            line.folder.path().join("loa-print")
        );
        let name = given.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with(title) && name.ends_with(".pdf"), "{name}");
        assert!(std::fs::read(given).unwrap().starts_with(b"%PDF"));
    }
    // A system that refuses, and one without any way to open files: said, with the file's name.
    for path in [viewer(&line, 3), line.folder.path().join("no such folder")] {
        let done = print(&path, &[&plan]);
        assert_eq!(done.status.code(), Some(1));
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(
            told.contains("loa-print") && told.contains("--to pdf"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1);
    }
}

#[test]
fn an_export_never_replaces_the_data() {
    let line = Line::new();
    let plan = line.import_sample();
    let backup = line.json(&["backup"])["path"].as_str().unwrap().to_owned();
    let db = line.db();
    let (db, wal) = (db.to_str().unwrap(), format!("{}-wal", db.display()));
    for target in [db, &wal, &backup] {
        let told = line.fails(&["export", &plan, "--to", "text", "--out", target]);
        assert!(told.contains("Không ghi được"), "{told}");
    }
    line.ok(&["verify"]);
    line.ok(&["restore", &backup]);
}

#[test]
fn a_body_alone_is_imported() {
    let line = Line::new();
    let file = line.folder.path().join("than.txt");
    std::fs::write(&file, "I. MỤC ĐÍCH\n1. Mục đích\n- Nâng cao nhận thức.\n").unwrap();
    let imported = line.json(&["import", file.to_str().unwrap()]);
    assert_eq!(imported[0]["title"], "MỤC ĐÍCH");
    assert_eq!(imported[0]["doubts"][0]["kind"], "no_letterhead");
}

#[test]
fn wordings_may_begin_with_a_dash() {
    let line = Line::new();
    let plan = line.import_sample();
    let task = line.json(&["tasks", &plan])[0]["id"].clone();
    let task = task.as_str().unwrap();
    let args = [
        "mark",
        &plan,
        task,
        "--quarter",
        "2026-Q1",
        "--status",
        "done",
    ];
    let marks = line.json(&[&args[..], &["--note", "- Đã phát"]].concat());
    assert_eq!(marks[0]["note"], "- Đã phát");
    let assigned = line.json(&["assign", &plan, task, "--deliverable", "- 01 hội nghị"]);
    assert_eq!(assigned["deliverable"], "- 01 hội nghị");
}

#[test]
fn the_language_asked_for_comes_before_the_office_s() {
    let line = Line::new();
    for (language, expect) in [("en", "No plans yet"), ("vi", "Chưa có kế hoạch")] {
        let out = Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(line.db())
            .arg("list")
            .env("LOA_LANGUAGE", language)
            .output()
            .unwrap();
        let told = String::from_utf8(out.stdout).unwrap();
        assert!(told.starts_with(expect), "{told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_loa"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("LOA_DATA_DIR", folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(told.contains("loa --help"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn unusable_data_files_are_told_and_left() {
    for (bytes, expect) in [
        (
            &[&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 4000]].concat(),
            "không phải tệp dữ liệu",
        ),
        (&b"SQLite format 3\0 and then nothing".to_vec(), ""),
    ] {
        let line = Line::new();
        std::fs::write(line.db(), bytes).unwrap();
        let out = line.run(&["list"]);
        assert!(!out.status.success());
        let told = String::from_utf8(out.stderr).unwrap();
        assert!(
            told.contains(expect) && told.contains("giữ nguyên"),
            "{told}"
        );
        assert_eq!(&std::fs::read(line.db()).unwrap(), bytes);
    }
}

#[test]
fn help_is_in_the_user_s_language() {
    let line = Line::new();
    assert!(line.ok(&["--help"]).contains("Nhập kế hoạch"));
    let english = Command::new(env!("CARGO_BIN_EXE_loa"))
        .arg("--help")
        .env("LOA_LANGUAGE", "en")
        .output()
        .unwrap();
    assert!(
        String::from_utf8(english.stdout)
            .unwrap()
            .contains("Import plans")
    );
}

#[test]
fn all_five_plans_at_once() {
    let Some(plans) = corpus() else { return };
    let line = Line::new();
    let args: Vec<&str> = ["import"]
        .into_iter()
        .chain(plans.iter().map(|p| p.to_str().unwrap()))
        .collect();
    let imported = line.json(&args);
    let years: Vec<i64> = imported
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["year"].as_i64().unwrap())
        .collect();
    assert_eq!(years, [2024, 2024, 2025, 2021, 2023]);
}
