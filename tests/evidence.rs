//! Evidence through the commands of the screens and the command line: files of every odd kind,
//! what is missing, and the folder for whoever scores the commune.

use crate::cli::Line;
use crate::commands::{Window, set_up, text};
use crate::house::{Answers, SmallDisk, sample};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use store::{EventKind, Store, StoreError};

/// A photo of some pixels in one colour; another number is another photo.
pub(crate) fn photo(colour: u8, width: u32, height: u32) -> Vec<u8> {
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([colour, 90, 90]));
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut bytes);
    pixels.write_with_encoder(encoder).unwrap();
    bytes
}

/// The same held upright, as a telephone writes it: EXIF says orientation 6 and when.
fn upright(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let field = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    tiff.extend(2u16.to_le_bytes());
    field(&mut tiff, 0x0112, 3, 1, 6);
    field(&mut tiff, 0x8769, 4, 1, 38);
    tiff.extend([0; 4]);
    tiff.extend(1u16.to_le_bytes());
    field(&mut tiff, 0x9003, 2, 20, 56);
    tiff.extend([0; 4]);
    tiff.extend(b"2026:02:12 07:30:05\0");
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(tiff);
    out.extend(&jpeg[2..]);
    out
}

/// A window with a plan, and the files its dialog will answer with.
struct Bench {
    window: Window,
    plan: String,
    tasks: Vec<String>,
    chosen: Arc<Mutex<Vec<PathBuf>>>,
    shown: Arc<Mutex<Vec<PathBuf>>>,
    files: tempfile::TempDir,
    drive: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let answers = Answers::default();
        let (chosen, shown) = (Arc::clone(&answers.evidence), Arc::clone(&answers.shown));
        let drive = tempfile::tempdir().unwrap();
        *answers.save_in.lock().unwrap() = Some(drive.path().to_owned());
        let window = Window::open(answers);
        set_up(&window);
        let words = fs::read_to_string(sample()).unwrap();
        let preview = window.done("preview_text", json!({ "text": words }));
        let kept = window.done("accept_import", json!({ "draft": preview["draft"] }));
        let plan = text(&kept, "/id");
        let listed = window.done("list_tasks", json!({ "plan": plan }));
        let ids = |list: &Value| -> Vec<String> {
            list.as_array()
                .unwrap()
                .iter()
                .map(|t| text(t, "/id"))
                .collect()
        };
        let tasks = ids(&listed);
        window.done("accept_tasks", json!({ "plan": plan, "tasks": tasks }));
        Self {
            window,
            plan,
            tasks,
            chosen,
            shown,
            files: tempfile::tempdir().unwrap(),
            drive,
        }
    }

    /// Writes an entry of the log straight into the data file.
    fn log(&self, day: &str, channel: &str, task: Option<usize>, topic: &str) -> String {
        let office = &self.window.office;
        office.close();
        let mut store = Store::open(office.path(), chrono::Utc::now()).unwrap();
        let entry = plan::LogEntry {
            id: plan::EntryId(loa::clock::mint()),
            day: day.parse().unwrap(),
            channel: channel.into(),
            topic: topic.into(),
            place: "Nhà văn hóa thôn Đồng".into(),
            measures: vec![plan::Quantity {
                count: 1,
                measure: "cuộc".into(),
            }],
            unit: String::new(),
            official: None,
            plan: Some(self.plan.parse().unwrap()),
            task: task.map(|at| self.tasks[at].parse().unwrap()),
            note: String::new(),
            slot: None,
            by: "Lan".into(),
            at: chrono::Utc::now(),
        };
        store
            .write(EventKind::LogSaved, chrono::Utc::now(), "", |tx| {
                tx.put_log_entry(&entry)?;
                Ok::<_, StoreError>(())
            })
            .unwrap();
        drop(store);
        self.window.done("try_again", json!({}));
        entry.id.to_string()
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.files.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn pick(&self, of: &Value, files: &[PathBuf]) -> Value {
        *self.chosen.lock().unwrap() = files.to_vec();
        self.window.done("pick_evidence", json!({ "of": of }))
    }

    fn of_task(&self, at: usize) -> Value {
        json!({ "kind": "task", "task": self.tasks[at], "quarter": "2026-Q1" })
    }

    fn list(&self, of: &Value) -> Vec<Value> {
        let list = self.window.done("list_evidence", json!({ "of": of }));
        list.as_array().unwrap().clone()
    }

    fn kept(&self) -> Vec<PathBuf> {
        let folder = self.window.folder.path().join("evidence");
        files_below(&folder)
            .into_iter()
            .filter(|path| !path.starts_with(folder.join("thumbnails")))
            .collect()
    }

    fn missing(&self, period: &str) -> Value {
        let args = json!({ "plan": self.plan, "period": period });
        self.window.done("missing_evidence", args)
    }

    fn export(&self, period: &str) -> Value {
        let args = json!({ "plan": self.plan, "period": period });
        self.window.done("export_evidence", args)
    }
}

fn entry(id: &str) -> Value {
    json!({ "kind": "entry", "entry": id })
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Names below a folder, as they would be on any system.
fn names_below(folder: &Path) -> Vec<String> {
    files_below(folder)
        .iter()
        .map(|path| {
            path.strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        })
        .collect()
}

#[test]
fn bad_files_are_told_one_by_one_and_good_ones_kept() {
    let bench = Bench::new();
    let of = bench.of_task(0);
    let film = bench.files.path().join("phim.mp4");
    fs::File::create(&film)
        .unwrap()
        .set_len(500 * 1024 * 1024)
        .unwrap();
    let picture = photo(1, 40, 30);
    let odd = "Ảnh “hội nghị” (1) #2 & 50%'.JPG";
    let files = [
        film,
        bench.files.path().join("đã xóa.jpg"),
        bench.files.path().to_owned(),
        bench.file("rỗng.jpg", b""),
        bench.file(odd, &picture),
        bench.file("bản sao.jpg", &picture),
        bench.file("hỏng.jpg", b"\xff\xd8\xff\xe0 not a photo"),
        bench.file("biên bản", b"no ending"),
    ];
    let added = bench.pick(&of, &files);
    assert_eq!(added["added"], 3, "{added}");
    let reasons: Vec<String> = added["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| text(it, "/reason"))
        .collect();
    assert_eq!(
        reasons,
        ["too_large", "missing", "not_a_file", "empty", "repeated"]
    );
    assert_eq!(added["refused"][0]["limit"], 25 * 1024 * 1024);
    assert_eq!(added["known"], json!([]));
    let listed = bench.list(&of);
    let names: Vec<String> = listed.iter().map(|it| text(it, "/words")).collect();
    assert_eq!(names, [odd, "hỏng.jpg", "biên bản"]);
    assert_eq!(bench.kept().len(), 3);
    // A photo is drawn; what is none is told without a picture.
    let drawn = |at: usize| {
        let args = json!({ "evidence": listed[at]["id"] });
        bench.window.done("evidence_thumbnail", args)
    };
    assert!(text(&drawn(0), "/data").starts_with("data:image/jpeg;base64,/9j/"));
    assert_eq!(drawn(1), json!({ "data": null, "taken": null }));
    assert_eq!(drawn(2)["data"], Value::Null);
    assert_eq!(drawn(0), drawn(0), "kept beside");

    // Nothing chosen, and nothing to prove.
    let cancelled = {
        bench.chosen.lock().unwrap().clear();
        bench.window.failed("pick_evidence", json!({ "of": of }))
    };
    assert_eq!(cancelled["kind"], "cancelled");
    for (of, kind) in [
        (entry("0192f3a1-0000-7000-8000-000000000000"), "not_found"),
        (entry("x"), "not_found"),
        (
            json!({ "kind": "task", "task": bench.tasks[0], "quarter": "2026-Q5" }),
            "flaws",
        ),
    ] {
        let failure = bench.window.failed("pick_evidence", json!({ "of": of }));
        assert_eq!(failure["kind"], kind, "{of}");
    }
}

#[test]
fn a_photo_is_turned_as_it_was_held_and_dated() {
    let bench = Bench::new();
    let of = bench.of_task(0);
    bench.pick(&of, &[bench.file("a.jpg", &upright(&photo(3, 400, 200)))]);
    let id = bench.list(&of)[0]["id"].clone();
    for _ in 0..2 {
        let small = bench
            .window
            .done("evidence_thumbnail", json!({ "evidence": id }));
        assert_eq!(small["taken"], "2026-02-12T07:30");
        let data = text(&small, "/data");
        let bytes = {
            use base64::Engine;
            let (_, data) = data.split_once(',').unwrap();
            base64::engine::general_purpose::STANDARD
                .decode(data)
                .unwrap()
        };
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (128, 256));
    }
}

#[test]
fn a_file_used_elsewhere_is_offered_and_kept_once() {
    let bench = Bench::new();
    let meeting = entry(&bench.log("2026-02-12", "conference", Some(0), "Họp thôn"));
    let of = bench.of_task(1);
    let file = bench.file("a.jpg", &photo(4, 20, 20));
    bench.pick(&meeting, std::slice::from_ref(&file));
    let again = bench.pick(&of, &[file]);
    assert_eq!(
        (&again["added"], &again["saved"]),
        (&json!(0), &Value::Null)
    );
    let known = &again["known"][0];
    assert_eq!(text(known, "/places/0/day"), "2026-02-12");
    assert_eq!(text(known, "/places/0/text"), "Họp thôn");
    assert_eq!(known["places"][0]["of"], meeting);
    assert!(bench.list(&of).is_empty());
    let args = json!({ "of": of, "evidence": known["evidence"] });
    bench.window.done("reuse_evidence", args.clone());
    assert_eq!(bench.list(&of)[0]["words"], "a.jpg");
    let id = &meeting["entry"];
    let counted = bench
        .window
        .done("count_evidence", json!({ "entries": [id] }));
    assert_eq!(counted, json!([{ "entry": id, "count": 1 }]));
    assert_eq!(bench.kept().len(), 1);
    let twice = bench.window.failed("reuse_evidence", args);
    assert_eq!(twice["flaws"][0]["kind"], "repeated");
}

#[test]
fn words_are_evidence_too_and_what_is_removed_comes_back() {
    let bench = Bench::new();
    let of = bench.of_task(0);
    let add = |kind: &str, words: &str| {
        let form = json!({ "kind": kind, "words": words, "note": "" });
        bench
            .window
            .ask("add_evidence", json!({ "of": of, "form": form }))
    };
    add("link", "anhoa.example/tin/12").unwrap();
    add("document", "Báo cáo số 12/BC-UBND ngày 10/3/2026").unwrap();
    for (kind, words, flaw) in [
        ("link", "", "empty"),
        ("link", "không phải địa chỉ", "unknown"),
        ("link", "javascript:alert(1)", "unknown"),
        ("link", "file:///etc/passwd", "unknown"),
        ("document", "  ", "empty"),
        ("document", &"x".repeat(3_000), "too_long"),
        ("file", "a.jpg", "unknown"),
    ] {
        let failure = add(kind, words).unwrap_err();
        assert_eq!(failure["flaws"][0]["kind"], flaw, "{kind} {words}");
    }
    let listed = bench.list(&of);
    assert_eq!(listed[0]["words"], "https://anhoa.example/tin/12");
    let first = listed[0]["id"].clone();
    let note = json!({ "evidence": first, "note": "Tin có ảnh" });
    let noted = bench.window.done("note_evidence", note);
    assert_eq!(noted["evidence"][0]["note"], "Tin có ảnh");
    let removed = bench
        .window
        .done("remove_evidence", json!({ "evidence": first }));
    assert_eq!(bench.list(&of).len(), 1);
    bench
        .window
        .done("restore_removed", json!({ "trash": removed["trash"] }));
    assert_eq!(bench.list(&of)[0]["note"], "Tin có ảnh");
    bench
        .window
        .done("open_evidence", json!({ "evidence": first }));
    let shown = bench.shown.lock().unwrap().clone();
    assert_eq!(shown, [PathBuf::from("https://anhoa.example/tin/12")]);
}

#[test]
fn a_kept_file_is_shown_as_a_copy_and_a_lost_one_is_told() {
    let bench = Bench::new();
    let of = bench.of_task(0);
    let picture = photo(5, 20, 20);
    bench.pick(
        &of,
        &[
            bench.file("Ảnh họp.jpg", &picture),
            bench.file("chạy.exe", b"MZ program"),
        ],
    );
    let listed = bench.list(&of);
    let open = |at: usize| {
        bench
            .window
            .ask("open_evidence", json!({ "evidence": listed[at]["id"] }))
    };
    open(0).unwrap();
    let shown = bench.shown.lock().unwrap().clone();
    assert_eq!(shown[0].file_name().unwrap(), "Ảnh họp.jpg");
    assert_eq!(fs::read(&shown[0]).unwrap(), picture);
    assert!(!bench.kept().contains(&shown[0]));
    // A program is kept, but not started.
    assert_eq!(open(1).unwrap_err()["kind"], "no_viewer");
    assert_eq!(bench.shown.lock().unwrap().len(), 1);

    let verify = || bench.window.done("verify_data", json!({}));
    assert_eq!(
        (&verify()["evidence"], &verify()["lost"]),
        (&json!(2), &json!([]))
    );
    let kept = bench
        .kept()
        .into_iter()
        .find(|path| fs::read(path).unwrap() == picture)
        .unwrap();
    let mut changed = picture.clone();
    *changed.last_mut().unwrap() ^= 1;
    for (content, state, changed) in [
        (Some(changed), "whole", true),
        (Some(b"short".to_vec()), "changed", true),
        (None, "missing", false),
    ] {
        match content {
            Some(bytes) => fs::write(&kept, bytes).unwrap(),
            None => fs::remove_file(&kept).unwrap(),
        }
        assert_eq!(bench.list(&of)[0]["state"], state);
        let told = json!({ "kind": "evidence_lost", "name": "Ảnh họp.jpg", "changed": changed });
        assert_eq!(open(0).unwrap_err(), told);
        let found = verify();
        assert_eq!(found["ok"], true);
        assert_eq!(
            found["lost"],
            json!([{ "name": "Ảnh họp.jpg", "changed": changed }])
        );
    }
    // The same file chosen again mends it.
    bench.pick(&of, &[bench.file("lại.jpg", &picture)]);
    assert_eq!(bench.list(&of)[0]["state"], "whole");
    assert_eq!(verify()["lost"], json!([]));
}

#[test]
fn what_has_no_evidence_is_listed() {
    let bench = Bench::new();
    let meeting = bench.log("2026-02-12", "conference", Some(1), "Họp thôn");
    bench.log("2026-02-13", "social_post", None, "Bài trên trang xã");
    let mark = json!({
        "task": bench.tasks[0], "quarter": "2026-Q1", "status": "done", "quantity": "",
        "measure": "", "note": "",
    });
    bench.window.done("save_mark", json!({ "mark": mark }));
    let tasks = |missing: &Value| -> Vec<String> {
        let tasks = missing["tasks"].as_array().unwrap();
        tasks.iter().map(|it| text(it, "/task")).collect()
    };
    let before = bench.missing("2026-Q1");
    assert_eq!(tasks(&before), bench.tasks[..2]);
    assert_eq!(before["tasks"][1]["entries"][0]["topic"], "Họp thôn");
    assert_eq!(before["entries"][0]["topic"], "Bài trên trang xã");
    let families = json!([
        { "family": "online", "entries": 1, "proven": 0 },
        { "family": "screen", "entries": 0, "proven": 0 },
        { "family": "traditional", "entries": 1, "proven": 0 },
    ]);
    assert_eq!(before["families"], families);
    let file = bench.file("a.jpg", &photo(6, 20, 20));
    bench.pick(&entry(&meeting), &[file]);
    let after = bench.missing("2026-Q1");
    assert_eq!(tasks(&after), bench.tasks[..1]);
    assert_eq!(after["families"][2]["proven"], 1);
    assert_eq!(after["evidence"], 1);
    assert_eq!(tasks(&bench.missing("2026-Q2")), [""; 0]);
    let args = json!({ "plan": bench.plan, "period": "2026-Q7" });
    let failure = bench.window.failed("missing_evidence", args);
    assert_eq!(failure["flaws"][0]["kind"], "no_such_period");
}

#[test]
fn the_folder_of_evidence_is_whole_or_not_there() {
    let bench = Bench::new();
    let meeting = bench.log(
        "2026-02-12",
        "conference",
        Some(1),
        "Họp thôn về phân loại rác",
    );
    let post = bench.log("2026-02-13", "social_post", None, "Bài trên trang xã");
    bench.log("2026-05-13", "social_post", None, "Quý sau");
    let (one, two) = (photo(7, 20, 20), photo(8, 20, 20));
    bench.pick(
        &entry(&meeting),
        &[
            bench.file("IMG_01.JPG", &one),
            bench.file("IMG_02.JPG", &two),
        ],
    );
    bench.pick(
        &bench.of_task(0),
        &[bench.file("Biên bản.pdf", b"%PDF-1.4 minutes")],
    );
    let form = json!({ "kind": "link", "words": "anhoa.example/tin", "note": "Tin bài" });
    bench
        .window
        .done("add_evidence", json!({ "of": entry(&post), "form": form }));

    let made = bench.export("2026-Q1");
    assert_eq!((&made["files"], &made["absent"]), (&json!(5), &json!([])));
    let folder = PathBuf::from(text(&made, "/folder"));
    assert_eq!(folder.parent().unwrap(), bench.drive.path());
    let names = names_below(&folder);
    assert_eq!(names[..2], ["00-danh-muc.docx", "00-danh-muc.pdf"]);
    assert!(names[2].starts_with("01-nhiem-vu/01-"), "{names:?}");
    assert!(names[2].ends_with("/001-bien-ban.pdf"), "{names:?}");
    assert!(
        names[3].ends_with("/002-2026-02-12-hop-thon-ve-phan-loai-rac-nha-van-hoa-thon-dong.jpg")
            || names[3].ends_with("/002-2026-02-12-hop-thon-ve-phan-loai-rac-nha-van-hoa-thon.jpg"),
        "{names:?}"
    );
    assert!(names.iter().all(|name| name.is_ascii() && name.len() < 130));
    assert_eq!(fs::read(folder.join(&names[3])).unwrap(), one);
    assert_eq!(fs::read(folder.join(&names[4])).unwrap(), two);
    let index = crate::corpus::docx_text(&fs::read(folder.join("00-danh-muc.docx")).unwrap());
    for words in [
        "DANH MỤC TÀI LIỆU KIỂM CHỨNG",
        "Tổng số 4 tài liệu, trong đó có 3 tệp kèm theo.",
        "https://anhoa.example/tin",
        "Việc khác của kế hoạch",
        "tiêu chí 4.2",
        &names[4],
    ] {
        assert!(index.contains(words), "{words}");
    }

    let args = json!({ "plan": bench.plan, "period": "2026-Q1" });
    let printed = bench.window.done("print_evidence", args);
    assert!(
        fs::read(text(&printed, "/path"))
            .unwrap()
            .starts_with(b"%PDF")
    );

    // A name that is taken gets a number; a file that is lost is named, and the rest is written.
    let lost = bench
        .kept()
        .into_iter()
        .find(|path| fs::read(path).unwrap() == two)
        .unwrap();
    fs::write(lost, b"changed").unwrap();
    let second = bench.export("2026-Q1");
    assert_eq!(second["absent"], json!(["IMG_02.JPG"]));
    assert_eq!(second["files"], 4);
    assert!(text(&second, "/folder").ends_with(" (2)"));

    // Nothing happens in a year nobody has, and nothing goes into the evidence folder itself.
    let own = bench.window.folder.path().join("evidence").join("x");
    let refused =
        loa::office::evidence::export_to(&bench.window.office, &bench.plan, "2026-Q1", &own);
    assert!(
        matches!(refused, Err(loa::wire::Failure::TargetUnwritable { .. })),
        "{refused:?}"
    );
    if let Some(disk) = SmallDisk::mount("64k") {
        let refused = loa::office::evidence::export_to(
            &bench.window.office,
            &bench.plan,
            "2026-Q1",
            disk.path(),
        );
        assert!(
            matches!(refused, Err(loa::wire::Failure::NoSpace)),
            "{refused:?}"
        );
        assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0);
        disk.make_read_only();
        let refused = loa::office::evidence::export_to(
            &bench.window.office,
            &bench.plan,
            "2026-Q1",
            disk.path(),
        );
        assert!(
            matches!(refused, Err(loa::wire::Failure::TargetUnwritable { .. })),
            "{refused:?}"
        );
    }
    let gone = bench.drive.path().join("rút ra").join("x");
    let refused =
        loa::office::evidence::export_to(&bench.window.office, &bench.plan, "2026-Q1", &gone);
    assert!(
        matches!(refused, Err(loa::wire::Failure::TargetUnwritable { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_backup_on_a_drive_brings_the_files_back() {
    let bench = Bench::new();
    let of = bench.of_task(0);
    bench.pick(&of, &[bench.file("a.jpg", &photo(9, 20, 20))]);
    let copy = bench.window.done("backup_to_drive", json!({}));
    assert_eq!((&copy["evidence"], &copy["lost"]), (&json!(1), &json!(0)));
    fs::remove_dir_all(bench.window.folder.path().join("evidence")).unwrap();
    assert_eq!(bench.list(&of)[0]["state"], "missing");
    let backup = PathBuf::from(text(&copy, "/backup/path"));
    loa::office::backup::restore_from(&bench.window.office, &backup).unwrap();
    assert_eq!(bench.list(&of)[0]["state"], "whole");
}

#[test]
fn the_command_line_lists_and_writes() {
    let line = Line::new();
    let plan = line.import_sample();
    line.ok(&["accept", &plan, "--all"]);
    let listed = line.ok(&["evidence", &plan, "--period", "2026-Q1"]);
    assert!(listed.lines().count() >= 4, "{listed}");
    let json = line.json(&["evidence", &plan, "--period", "2026-H1"]);
    assert_eq!(json["families"].as_array().unwrap().len(), 3);
    let out = line.folder.path().join("usb");
    fs::create_dir(&out).unwrap();
    let made = line.json(&[
        "evidence",
        &plan,
        "--period",
        "2026-Q1",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(
        names_below(Path::new(made["folder"].as_str().unwrap())).len(),
        2
    );
    line.fails(&["evidence", &plan, "--period", "2026-Q9"]);
    line.fails(&["evidence", "zz", "--period", "2026-Q1"]);
    line.fails(&["evidence", &plan]);
}
