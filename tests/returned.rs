//! A draft goes out as a Word file, is reviewed by another writer than ours, comes back, and what
//! was said stands at its place in the plan.

use crate::cli::Line;
use crate::commands::{Window, set_up};
use crate::house::{Answers, read, sample};
use loa::office::{export, import, plans, returned, tasks};
use loa::wire::{ExportFormat, ReturnedBy, ReturnedFile, ReturnedOf, ReturnedPlace, Role};
use plan::review::RemarkSource;
use plan::review::{Part, Piece, Placing, Spot};
use plan::{Anchor, Plan, Remark, RemarkState, Task};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A reviewer's word processor: works on the XML of a file as text, and knows nothing of plans.
#[derive(Clone)]
struct Writer {
    parts: Vec<(String, Vec<u8>)>,
    document: String,
    comments: String,
    threads: String,
    next: u32,
}

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DATE: &str = "2026-03-02T08:15:00Z";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

impl Writer {
    fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        let mut document = String::new();
        for i in 0..zip.len() {
            let mut entry = zip.by_index(i).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            if name == "word/document.xml" {
                document = String::from_utf8(bytes).unwrap();
            } else {
                parts.push((name, bytes));
            }
        }
        Self {
            parts,
            document,
            comments: String::new(),
            threads: String::new(),
            next: 100,
        }
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// Parts the run that holds these words in three and puts something in the place of the
    /// middle one. `inside` gets how a run of the same look is made, of `t` or `delText`.
    fn rework(
        &mut self,
        words: &str,
        inside: impl FnOnce(&dyn Fn(&str, &str) -> String) -> String,
    ) {
        let words = escaped(words);
        let text = self.document.match_indices(&words);
        let at = text.map(|(at, _)| at).find(|at| {
            let before = &self.document[..*at];
            before
                .rfind("<w:t ")
                .is_some_and(|t| !before[t..].contains("</w:t>"))
        });
        let at = at.unwrap_or_else(|| panic!("no run holds {words}"));
        let start = self.document[..at].rfind("<w:r>").unwrap();
        let end = at + self.document[at..].find("</w:r>").unwrap() + "</w:r>".len();
        let run = self.document[start..end].to_owned();
        let props = run.find("<w:rPr>").map_or("", |from| {
            let to = run.find("</w:rPr>").unwrap();
            &run[from..to + "</w:rPr>".len()]
        });
        let text = run.find("<w:t ").unwrap();
        let from = text + run[text..].find('>').unwrap() + 1;
        let to = from + run[from..].find("</w:t>").unwrap();
        let (before, after) = run[from..to].split_once(&words).unwrap();
        let one = |tag: &str, text: &str| {
            let noise = r#"<w:proofErr w:type="spellStart"/>"#;
            if text.is_empty() {
                return String::new();
            }
            format!(
                r#"{noise}<w:r w:rsidR="00AB12CD">{props}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>"#
            )
        };
        let middle = inside(&|tag, text| one(tag, &escaped(text)));
        let new = [one("t", before), middle, one("t", after)].concat();
        self.document.replace_range(start..end, &new);
    }

    fn track(&mut self, tag: &str, author: &str, inner: &str) -> String {
        let id = self.id();
        format!(r#"<w:{tag} w:id="{id}" w:author="{author}" w:date="{DATE}">{inner}</w:{tag}>"#)
    }

    fn replace(&mut self, author: &str, old: &str, new: &str) {
        let mut other = self.clone();
        self.rework(old, |run| {
            // Word parts what it strikes wherever it likes.
            let middle = old
                .char_indices()
                .nth(old.chars().count() / 2)
                .map_or(0, |(at, _)| at);
            let (a, b) = old.split_at(middle);
            let mut xml = String::new();
            for part in [a, b].into_iter().filter(|part| !part.is_empty()) {
                xml += &other.track("del", author, &run("delText", part));
            }
            if !new.is_empty() {
                xml += &other.track("ins", author, &run("t", new));
            }
            xml
        });
        self.next += 10;
    }

    fn insert(&mut self, author: &str, after: &str, new: &str) {
        let mut other = self.clone();
        self.rework(after, |run| {
            [run("t", after), other.track("ins", author, &run("t", new))].concat()
        });
        self.next += 10;
    }

    /// A comment on words, with answers; all of one thread.
    fn comment(&mut self, words: &str, said: &[(&str, &str)], done: bool) {
        let ids: Vec<u32> = said.iter().map(|_| self.id()).collect();
        self.rework(words, |run| {
            let starts = ids.iter().map(|id| format!(r#"<w:commentRangeStart w:id="{id}"/>"#));
            let ends = ids.iter().map(|id| {
                format!(r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#)
            });
            [starts.collect(), run("t", words), ends.collect::<String>()].concat()
        });
        for (i, ((author, text), id)) in said.iter().zip(&ids).enumerate() {
            let parent = if i == 0 {
                String::new()
            } else {
                format!(r#" w15:paraIdParent="{:08X}""#, ids[0])
            };
            self.comments += &format!(
                r#"<w:comment w:id="{id}" w:author="{author}" w:date="2026-03-02T09:0{i}:00Z" w:initials="A"><w:p w14:paraId="{id:08X}"><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:comment>"#,
                escaped(text)
            );
            let done = u8::from(done);
            self.threads +=
                &format!(r#"<w15:commentEx w15:paraId="{id:08X}"{parent} w15:done="{done}"/>"#);
        }
    }

    /// From the beginning to the end of the paragraph that holds these words.
    fn paragraph(&self, words: &str) -> std::ops::Range<usize> {
        let words = escaped(words);
        let at = self
            .document
            .find(&words)
            .unwrap_or_else(|| panic!("no {words}"));
        let start = self.document[..at].rfind("<w:p>").unwrap();
        start..at + self.document[at..].find("</w:p>").unwrap() + "</w:p>".len()
    }

    /// From the beginning to the end of a task's row.
    fn row(&self, task: &Task) -> std::ops::Range<usize> {
        let name = format!("_loa_{:032x}", task.id.0.as_u128());
        let at = self.document.find(&name).unwrap();
        let start = self.document[..at].rfind("<w:tr>").unwrap();
        start..at + self.document[at..].find("</w:tr>").unwrap() + "</w:tr>".len()
    }

    /// Works on a part of the text.
    fn within(&mut self, range: std::ops::Range<usize>, work: impl FnOnce(&mut Self)) {
        let part = self.document[range.clone()].to_owned();
        let whole = std::mem::replace(&mut self.document, part);
        work(self);
        let part = std::mem::replace(&mut self.document, whole);
        self.document.replace_range(range, &part);
    }

    fn marked(&mut self, tag: &str, author: &str, paragraph: &str) -> String {
        let mark = self.track(tag, author, "");
        let end = paragraph.find("</w:pPr>").unwrap();
        format!(
            "{}<w:rPr>{mark}</w:rPr>{}",
            &paragraph[..end],
            &paragraph[end..]
        )
    }

    /// Types a paragraph behind another, as Enter at its end does.
    fn add_behind(&mut self, author: &str, words: &str, new: &str) {
        let range = self.paragraph(words);
        let old = self.document[range.clone()].to_owned();
        let props = &old[..old.find("</w:pPr>").unwrap() + "</w:pPr>".len()];
        let run = format!("<w:r><w:t>{}</w:t></w:r>", escaped(new));
        let typed = format!("{props}{}</w:p>", self.track("ins", author, &run));
        let first = self.marked("ins", author, &old);
        self.document.replace_range(range, &[first, typed].concat());
    }

    /// All runs of a paragraph inside of a change, and its mark.
    fn whole(&mut self, tag: &str, author: &str, old: &str) -> String {
        let marked = self.marked(tag, author, old);
        let mut out = String::new();
        let mut rest = marked.as_str();
        while let Some(at) = rest.find("<w:r>") {
            let end = rest.find("</w:r>").unwrap() + "</w:r>".len();
            out += &rest[..at];
            let run = &rest[at..end];
            let run = if tag == "del" {
                run.replace("<w:t ", "<w:delText ")
                    .replace("</w:t>", "</w:delText>")
            } else {
                run.to_owned()
            };
            out += &self.track(tag, author, &run);
            rest = &rest[end..];
        }
        out + rest
    }

    fn remove(&mut self, author: &str, words: &str) {
        let range = self.paragraph(words);
        let old = self.document[range.clone()].to_owned();
        let new = self.whole("del", author, &old);
        self.document.replace_range(range, &new);
    }

    /// Moves a paragraph behind another. The bookmark goes along, as Word does it.
    fn move_behind(&mut self, author: &str, words: &str, behind: &str) {
        let range = self.paragraph(words);
        let old = self.document[range.clone()].to_owned();
        let bare = dropped(&old);
        let to = self.whole("moveTo", author, &bare);
        let from = self.whole("moveFrom", author, &old);
        let there = self.paragraph(behind).end;
        assert!(there > range.end);
        let wrap = |tag: &str, inner: &str| {
            format!(
                r#"<w:{tag}RangeStart w:id="8{}" w:name="move77" w:author="{author}" w:date="{DATE}"/>{inner}<w:{tag}RangeEnd w:id="8{}"/>"#,
                tag.len(),
                tag.len()
            )
        };
        self.document.insert_str(there, &wrap("moveTo", &to));
        self.document.replace_range(range, &wrap("moveFrom", &from));
    }

    /// Drops every bookmark.
    fn drop_bookmarks(&mut self) {
        self.document = dropped(&self.document);
    }

    fn save(&self, path: &Path) {
        let mut parts = self.parts.clone();
        parts.push((
            "word/document.xml".to_owned(),
            self.document.clone().into_bytes(),
        ));
        if !self.comments.is_empty() {
            let spaces = format!(r#"xmlns:w="{SPACE}" xmlns:w14="{W14}" xmlns:w15="{W15}""#);
            let comments = format!("<w:comments {spaces}>{}</w:comments>", self.comments);
            let threads = format!("<w15:commentsEx {spaces}>{}</w15:commentsEx>", self.threads);
            parts.push(("word/comments.xml".to_owned(), comments.into_bytes()));
            parts.push(("word/commentsExtended.xml".to_owned(), threads.into_bytes()));
            let types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
            for (name, bytes) in &mut parts {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let text = match name.as_str() {
                    "[Content_Types].xml" => text.replace("</Types>", &format!(
                        r#"<Override PartName="/word/comments.xml" ContentType="{types}.comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="{types}.commentsExtended+xml"/></Types>"#
                    )),
                    "word/_rels/document.xml.rels" => text.replace("</Relationships>", &format!(
                        r#"<Relationship Id="rIdC1" Type="{OFFICE}/comments" Target="comments.xml"/><Relationship Id="rIdC2" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>"#
                    )),
                    _ => continue,
                };
                *bytes = text.into_bytes();
            }
        }
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &parts {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        std::fs::write(path, zip.finish().unwrap().into_inner()).unwrap();
    }
}

fn dropped(xml: &str) -> String {
    let mut out = xml.to_owned();
    for tag in ["<w:bookmarkStart ", "<w:bookmarkEnd "] {
        while let Some(at) = out.find(tag) {
            let end = at + out[at..].find("/>").unwrap() + 2;
            out.replace_range(at..end, "");
        }
    }
    out
}

/// An office with the sample plan, gone out as a Word file.
struct Sent {
    window: Window,
    plan: String,
    /// Where the file that comes back is put.
    file: PathBuf,
    bytes: Vec<u8>,
    _folder: tempfile::TempDir,
}

fn sent() -> Sent {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("KH góp ý (1).docx");
    let answers = Answers::default();
    *answers.open.lock().unwrap() = Some(file.clone());
    let window = Window::open(answers);
    set_up(&window);
    let draft = read(&sample()).unwrap().draft;
    let plan = import::keep(&window.office, draft, false).unwrap().id;
    let proposed = tasks::proposed(&window.office, &plan).unwrap();
    tasks::accept(&window.office, plan.clone(), proposed).unwrap();
    let out = folder.path().join("sent.docx");
    export::export_to(&window.office, &plan, ExportFormat::Docx, &out).unwrap();
    let bytes = std::fs::read(out).unwrap();
    Sent {
        window,
        plan,
        file,
        bytes,
        _folder: folder,
    }
}

impl Sent {
    fn writer(&self) -> Writer {
        Writer::open(&self.bytes)
    }

    fn shown(&self) -> ReturnedFile {
        let came = returned::read(&self.window.office, &self.file, Some(&self.plan)).unwrap();
        returned::preview(&self.window.office, &came).unwrap()
    }

    fn take(&self) -> loa::wire::TakenReturned {
        let came = returned::read(&self.window.office, &self.file, Some(&self.plan)).unwrap();
        let by = |found: &str, role| ReturnedBy {
            found: found.into(),
            name: String::new(),
            role,
        };
        let by = [by("Hùng", Role::Leader), by("Mai", Role::Reader)];
        returned::take_in(&self.window.office, &came, &by).unwrap()
    }

    /// What the store has.
    fn kept(&self) -> (Plan, Vec<Task>, Vec<Remark>) {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        // A second program would be kept out of the file itself.
        let source = self.window.office.path();
        for ending in ["", "-wal"] {
            let from = format!("{}{ending}", source.display());
            let _ = std::fs::copy(from, format!("{}{ending}", copy.display()));
        }
        let store = store::Store::open(&copy, chrono::Utc::now()).unwrap();
        let id = self.plan.parse().unwrap();
        (
            store.plan(id).unwrap(),
            store.tasks(id).unwrap(),
            store.remarks(id).unwrap(),
        )
    }
}

/// The words of everything that has some.
fn pieces(plan: &Plan, tasks: &[Task]) -> BTreeMap<Piece, String> {
    let placing = Placing::of(plan, tasks);
    let texts = placing.pieces();
    texts.map(|(it, text)| (it, text.to_owned())).collect()
}

/// Every suggestion put into the words it stands on; each remark's quote is what stands there.
fn applied(plan: &Plan, tasks: &[Task], remarks: &[Remark]) -> BTreeMap<Piece, String> {
    let mut out = pieces(plan, tasks);
    for (id, text) in &mut out {
        let chars: Vec<char> = text.chars().collect();
        let mut edits: Vec<_> = remarks
            .iter()
            .filter_map(|r| match &r.anchor {
                Anchor::Words { piece, words, .. } if piece == id => {
                    Some((words, r.suggestion.as_ref()))
                }
                _ => None,
            })
            .collect();
        edits.sort_by_key(|(words, _)| words.start);
        let (mut new, mut from) = (String::new(), 0);
        for (words, suggestion) in edits {
            let quote: String = chars[words.start..words.end].iter().collect();
            assert_eq!(quote, words.quote);
            assert!(
                chars[..words.start]
                    .iter()
                    .collect::<String>()
                    .ends_with(&words.before)
            );
            assert!(
                chars[words.end..]
                    .iter()
                    .collect::<String>()
                    .starts_with(&words.after)
            );
            let Some(suggestion) = suggestion else {
                continue;
            };
            new.extend(&chars[from..words.start]);
            new += suggestion;
            from = words.end;
        }
        new.extend(&chars[from..]);
        *text = new;
    }
    out
}

/// `kind place heading “quote” → suggestion | text | answers`
fn lines(shown: &ReturnedFile) -> Vec<String> {
    let line = |it: &loa::wire::ReturnedItem| {
        let replies: Vec<String> = it
            .replies
            .iter()
            .map(|r| format!("{}: {}", r.author, r.text))
            .collect();
        let wanted = it
            .suggestion
            .as_ref()
            .map(|s| format!(" → “{s}”"))
            .unwrap_or_default();
        format!(
            "{} {:?} {:?} {} “{}”{wanted} | {} | {}{}",
            it.author,
            it.kind,
            it.place,
            it.heading,
            it.quote,
            it.text,
            replies.join("; "),
            if it.done { " done" } else { "" }
        )
    };
    shown.items.iter().map(line).collect()
}

#[test]
fn everything_with_an_id_goes_out_with_a_bookmark_once() {
    let sent = sent();
    let document = sent.writer().document;
    let (plan, kept, _) = sent.kept();
    let sections = plan.walk().into_iter().map(|(_, s)| s.id.0);
    let annexes = plan.annexes.iter().map(|a| a.id.0);
    let blocks = pieces(&plan, &kept).into_keys();
    let blocks = blocks.filter_map(|it| match it {
        Piece::Block(id) => Some(id.0),
        _ => None,
    });
    let tasks = tasks::list(&sent.window.office, sent.plan.clone()).unwrap();
    let tasks = tasks.iter().map(|t| t.id.parse::<uuid::Uuid>().unwrap());
    let ids: Vec<uuid::Uuid> = sections.chain(annexes).chain(blocks).chain(tasks).collect();
    assert!(ids.len() > 60);
    for id in &ids {
        let name = format!(r#"w:name="_loa_{:032x}""#, id.as_u128());
        assert_eq!(document.matches(&name).count(), 1, "{id}");
    }
    // Lines of head and ending have no ids: they are counted.
    let outer = "_loa_00000000000000000000000";
    let lines = document.matches(outer).count();
    assert!(lines > 10, "{lines}");
    assert_eq!(
        document.matches("_loa_").count(),
        ids.len() + lines,
        "and nothing else"
    );
}

/// A review with something of everything.
fn review(writer: &mut Writer) {
    writer.comment(
        "thanh toán trực tuyến; giảm",
        &[
            ("Hùng", "Ghi rõ tỷ lệ."),
            ("Mai", "Tỉnh giao 80%."),
            ("Hùng", "Được."),
        ],
        false,
    );
    writer.replace("Hùng", "cách làm hay", "mô hình tốt");
    writer.insert("Mai", "ngắn gọn", ", thiết thực");
    writer.replace("Mai", "hệ thống truyền thanh cơ sở, ", "");
    writer.replace(
        "Hùng",
        "hộ kinh doanh và doanh nghiệp",
        "hộ kinh doanh, doanh nghiệp",
    );
    writer.add_behind("Hùng", "Kịp thời biểu dương", "- Gắn với chuyển đổi số.");
    writer.remove("Mai", "Tuyên truyền thường xuyên trong năm, có phân công");
    writer.move_behind(
        "Hùng",
        "Kỷ luật, kỷ cương",
        "Danh mục nhiệm vụ và phân công thực hiện được nêu",
    );
    writer.replace("Hùng", "NỘI DUNG TUYÊN TRUYỀN", "NỘI DUNG, ĐỐI TƯỢNG");
    writer.comment(
        "Luật Tổ chức chính quyền địa phương",
        &[("Mai", "Còn hiệu lực?")],
        true,
    );
}

#[test]
fn a_review_comes_back_to_its_places() {
    let sent = sent();
    let mut writer = sent.writer();
    review(&mut writer);
    writer.save(&sent.file);
    let shown = sent.shown();
    assert_eq!(shown.of, ReturnedOf::Same);
    assert_eq!(shown.words, loa::wire::ReturnedWords::Current);
    let told = lines(&shown);
    let expect = [
        "Mai Comment Marked  “Luật Tổ chức chính quyền địa phương” | Còn hiệu lực? |  done",
        "Hùng Comment Marked 1. Mục đích “thanh toán trực tuyến; giảm” | Ghi rõ tỷ lệ. | Mai: Tỉnh giao 80%.; Hùng: Được.",
        "Hùng Added Marked 1. Mục đích “” → “\n- Gắn với chuyển đổi số.” |  | ",
        "Hùng Replaced Marked 1. Mục đích “cách làm hay” → “mô hình tốt” |  | ",
        "Mai Inserted Marked 2. Yêu cầu “” → “, thiết thực” |  | ",
        "Mai Deleted Marked 2. Yêu cầu “hệ thống truyền thanh cơ sở, ” → “” |  | ",
    ];
    for line in expect {
        assert!(told.iter().any(|it| it == line), "{line}\nin {told:#?}");
    }
    assert!(told.iter().any(|it| it.starts_with("Mai Removed Marked 2. Yêu cầu") && it.ends_with("→ “” |  | ")), "{told:#?}");
    assert!(
        told.iter().any(
            |it| it.starts_with("Hùng Moved Marked II. NỘI DUNG TUYÊN TRUYỀN")
                && it.contains("Chuyển đến sau: “Danh mục nhiệm vụ")
        ),
        "{told:#?}"
    );
    assert!(
        told.iter()
            .any(|it| it.starts_with("Hùng Replaced Marked II.")
                && it.contains("→ “NỘI DUNG, ĐỐI TƯỢNG”")),
        "{told:#?}"
    );
    assert_eq!(shown.items.len(), 10, "{told:#?}");

    let taken = sent.take();
    assert_eq!(
        (taken.remarks, taken.replies, taken.known, taken.unplaced),
        (10, 2, 0, 0)
    );
    let (plan, tasks, remarks) = sent.kept();
    assert_eq!(remarks.len(), 10);
    assert!(remarks.iter().all(|r| r.source == RemarkSource::Word));
    let thread = remarks.iter().find(|r| !r.replies.is_empty()).unwrap();
    assert_eq!(
        (thread.by.name.as_str(), thread.by.role),
        ("Hùng", plan::people::Role::Leader)
    );
    assert_eq!(thread.replies[0].by.role, plan::people::Role::Reader);
    let done: Vec<_> = remarks
        .iter()
        .filter(|r| matches!(r.state, RemarkState::Done(_)))
        .collect();
    assert!(
        matches!(done[..], [r] if matches!(&r.anchor, Anchor::Words { piece: Piece::Part(Part::Bases), words, .. } if words.quote == "Luật Tổ chức chính quyền địa phương"))
    );
    let new = applied(&plan, &tasks, &remarks);
    let has = |words: &str| new.values().any(|text| text.contains(words));
    assert!(has("Kịp thời biểu dương mô hình tốt, phản ánh") && has("\n- Gắn với chuyển đổi số."));
    assert!(has("tuyên truyền ngắn gọn, thiết thực, chính xác") && has("ưu tiên họp thôn"));
    assert!(!has("Tuyên truyền thường xuyên trong năm, có phân công"));
}

#[test]
fn the_same_file_again_adds_nothing_and_a_later_answer_is_added() {
    let sent = sent();
    let mut writer = sent.writer();
    review(&mut writer);
    writer.save(&sent.file);
    let window = &sent.window;
    let shown = window.done("pick_returned", json!({ "plan": sent.plan }));
    let authors = json!([
        { "found": "Hùng", "name": "Phạm Văn Hùng", "role": "leader" },
        { "found": "Mai", "name": "", "role": "unit_head" },
    ]);
    let args = json!({ "token": shown["token"], "authors": authors });
    let taken = window.done("take_returned", args.clone());
    assert_eq!(
        (taken["remarks"].clone(), taken["unplaced"].clone()),
        (json!(10), json!(0))
    );
    assert_eq!(
        window.failed("take_returned", args)["kind"],
        "not_found",
        "taken already"
    );
    let (.., first) = sent.kept();
    assert!(
        first.iter().any(|r| r.by.name == "Phạm Văn Hùng")
            && first.iter().any(|r| r.by.name == "Mai")
    );

    let shown = window.done("pick_returned", json!({ "plan": sent.plan }));
    assert!(
        shown["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["known"] == true)
    );
    let taken = window.done(
        "take_returned",
        json!({ "token": shown["token"], "authors": authors }),
    );
    assert_eq!(
        (taken["saved"].clone(), taken["known"].clone()),
        (json!(null), json!(10))
    );
    assert_eq!(sent.kept().2, first);

    // It goes round again: somebody answers in the thread, and a change is accepted in Word.
    let id = u32::from_str_radix(&writer.threads.split('"').nth(1).unwrap()[..8], 16).unwrap();
    writer.comments += r#"<w:comment w:id="999" w:author="Mai" w:date="2026-03-05T09:00:00Z"><w:p w14:paraId="0000999A"><w:r><w:t>Đã sửa.</w:t></w:r></w:p></w:comment>"#;
    writer.threads +=
        &format!(r#"<w15:commentEx w15:paraId="0000999A" w15:paraIdParent="{id:08X}"/>"#);
    writer.save(&sent.file);
    let taken = sent.take();
    assert_eq!((taken.remarks, taken.replies, taken.known), (0, 1, 10));
    let (.., last) = sent.kept();
    let thread = last.iter().find(|r| r.replies.len() == 3).unwrap();
    assert_eq!(thread.replies.last().unwrap().text, "Đã sửa.");
    assert_eq!(last.len(), 10);
}

#[test]
fn without_bookmarks_words_tell_the_place_and_it_is_said() {
    let sent = sent();
    let mut writer = sent.writer();
    review(&mut writer);
    writer.drop_bookmarks();
    writer.save(&sent.file);
    let shown = sent.shown();
    let places: Vec<_> = shown.items.iter().map(|it| it.place).collect();
    assert!(
        places.iter().all(|p| *p == ReturnedPlace::ByWords),
        "{:#?}",
        lines(&shown)
    );
    let (plan, tasks, _) = sent.kept();
    let text = pieces(&plan, &tasks);
    sent.take();
    let (.., remarks) = sent.kept();
    assert_ne!(applied(&plan, &tasks, &remarks), text);
}

#[test]
fn a_plan_edited_meanwhile_keeps_what_stands_and_tells_the_rest() {
    let sent = sent();
    let mut writer = sent.writer();
    review(&mut writer);
    writer.save(&sent.file);
    let plan = plans::get(&sent.window.office, sent.plan.clone()).unwrap();
    let section = &plan.sections[0].sections[1];
    sent.window.done(
        "remove_section",
        json!({ "plan": sent.plan, "section": section.id }),
    );
    let shown = sent.shown();
    assert_eq!(shown.words, loa::wire::ReturnedWords::Earlier);
    let told = lines(&shown);
    assert_eq!(shown.items.len(), 10, "{told:#?}");
    let nowhere = shown
        .items
        .iter()
        .filter(|it| it.place == ReturnedPlace::Nowhere)
        .count();
    assert_eq!(nowhere, 3, "{told:#?}");
    assert_eq!(sent.take().unplaced, 3);
    let (.., remarks) = sent.kept();
    let said = |words: &str| {
        remarks
            .iter()
            .any(|r| matches!(&r.anchor, Anchor::Unplaced { said } if said.contains(words)))
    };
    assert!(said("hệ thống truyền thanh cơ sở") && said("Tuyên truyền thường xuyên"));
}

#[test]
fn a_version_that_was_kept_is_what_the_words_are_looked_up_in() {
    let sent = sent();
    let window = &sent.window;
    let seen = window.done("get_course", json!({ "plan": sent.plan }))["content"].clone();
    let form = json!({ "deed": { "step": "submit" }, "seen": seen, "by": "" });
    window.done("take_step", json!({ "plan": sent.plan, "form": form }));
    let plan = plans::get(&window.office, sent.plan.clone()).unwrap();
    let section = &plan.sections[0].sections[1];
    window.done(
        "remove_section",
        json!({ "plan": sent.plan, "section": section.id }),
    );
    let mut writer = sent.writer();
    review(&mut writer);
    writer.save(&sent.file);
    let shown = sent.shown();
    assert_eq!(
        (shown.words, shown.version),
        (loa::wire::ReturnedWords::Version, Some(1))
    );
    assert!(
        shown
            .items
            .iter()
            .all(|it| it.place != ReturnedPlace::Nowhere),
        "{:#?}",
        lines(&shown)
    );
    sent.take();
    assert!(sent.kept().2.iter().all(|r| r.round == 1));
}

#[test]
fn words_changed_without_tracking_are_told_as_such() {
    let sent = sent();
    let mut writer = sent.writer();
    writer.document = writer
        .document
        .replace("48 bài phát thanh", "52 bài phát thanh")
        .replace("ngắn gọn, chính xác", "ngắn gọn");
    writer.save(&sent.file);
    let told = lines(&sent.shown());
    assert!(
        told.iter()
            .any(|it| it.contains("Untracked Marked 2. Yêu cầu “chính xác, ” → “”")),
        "{told:#?}"
    );
    assert!(
        told.iter()
            .any(|it| it.contains("Untracked Marked") && it.contains("“48” → “52”")),
        "{told:#?}"
    );
}

/// A review of what is no block: head, ending, and the rows of the first two tasks.
fn review_beside_the_body(writer: &mut Writer, tasks: &[Task]) {
    writer.replace("Hùng", "cải cách hành chính năm 2026", "cải cách năm 2026");
    writer.insert("Hùng", "số 118/2025/NĐ-CP", " (sửa đổi)");
    writer.replace("Mai", "có vướng mắc", "có khó khăn");
    writer.replace("Mai", "TT HĐND xã;", "HĐND xã;");
    writer.remove("Mai", "Sở Nội vụ (để b/c)");
    writer.comment("KT. CHỦ TỊCH", &[("Mai", "Chủ tịch ký.")], false);
    writer.replace("Mai", "Số:      /KH-UBND", "Số: 01/KH-UBND");
    let [first, second, ..] = tasks else {
        panic!("two tasks")
    };
    let row = writer.row(first);
    writer.within(row, |row| {
        row.replace("Hùng", &first.text, "Việc khác");
        row.comment(&first.lead, &[("Mai", "Có đủ người?")], false);
        // The empty cell at the end.
        let cells: Vec<usize> = row
            .document
            .match_indices("<w:tc>")
            .map(|(at, _)| at)
            .collect();
        let end = cells[7] + row.document[cells[7]..].find("</w:p>").unwrap();
        let run = "<w:r><w:t>2 triệu đồng</w:t></w:r>";
        let typed = row.track("ins", "Hùng", run);
        row.document.insert_str(end, &typed);
    });
    let row = writer.row(second);
    writer.within(row, |row| {
        let gone = row.track("del", "Mai", "");
        let end = row.document.find("</w:trPr>").unwrap();
        row.document.insert_str(end, &gone);
        row.document = row
            .document
            .replace("<w:t ", "<w:delText ")
            .replace("</w:t>", "</w:delText>")
            .replace(
                "<w:r>",
                &format!(r#"<w:del w:id="900" w:author="Mai" w:date="{DATE}"><w:r>"#),
            )
            .replace("</w:r>", "</w:r></w:del>");
    });
}

/// The plan's accepted tasks; the first has no remark yet.
fn tasks_of(sent: &Sent) -> Vec<Task> {
    let (_, tasks, _) = sent.kept();
    assert!(
        tasks[0].remarks.is_empty() && !tasks[0].lead.is_empty(),
        "{:?}",
        tasks[0]
    );
    tasks
}

#[test]
fn what_is_no_block_comes_back_to_its_place_and_goes_in() {
    let sent = sent();
    let mut writer = sent.writer();
    let tasks = tasks_of(&sent);
    review_beside_the_body(&mut writer, &tasks);
    writer.save(&sent.file);
    let shown = sent.shown();
    let told = lines(&shown);
    let text = &tasks[0].text;
    let label = &shown.items.last().unwrap().heading;
    let expect = [
        "Mai Replaced Outside  “Số:      /KH-UBND” | “Số:      /KH-UBND” → “Số: 01/KH-UBND” | "
            .to_owned(),
        "Hùng Replaced Marked  “cải cách hành chính năm 2026” → “cải cách năm 2026” |  | "
            .to_owned(),
        "Hùng Inserted Marked  “” → “ (sửa đổi)” |  | ".to_owned(),
        "Mai Replaced Marked  “có vướng mắc” → “có khó khăn” |  | ".to_owned(),
        "Mai Removed Marked  “- Sở Nội vụ (để b/c);” | Bỏ: “- Sở Nội vụ (để b/c);” | ".to_owned(),
        "Mai Replaced Marked  “TT HĐND xã;” → “HĐND xã” |  | ".to_owned(),
        "Mai Comment Marked  “KT. CHỦ TỊCH” | Chủ tịch ký. | ".to_owned(),
        format!("Hùng Replaced Marked {label} “{text}” → “Việc khác” |  | "),
        format!(
            "Mai Comment Marked {label} “{}” | Có đủ người? | ",
            tasks[0].lead
        ),
        format!("Hùng Inserted Marked {label} “” → “2 triệu đồng” |  | "),
    ];
    for line in &expect {
        assert!(told.contains(line), "{line}\nin {told:#?}");
    }
    let gone = told.iter().find(|it| it.contains("RowRemoved Marked"));
    assert!(
        gone.is_some_and(|it| it.contains(&tasks[1].text)),
        "{told:#?}"
    );
    assert_eq!(told.len(), expect.len() + 1, "{told:#?}");

    assert_eq!(sent.take().unplaced, 1);
    let list = sent
        .window
        .done("list_remarks", json!({ "plan": sent.plan }));
    let all = list["remarks"].as_array().unwrap();
    let of: Vec<&str> = all.iter().map(|it| it["of"].as_str().unwrap()).collect();
    assert_eq!(
        of,
        [
            "subject",
            "bases",
            "task",
            "task",
            "task",
            "task",
            "closing",
            "recipients",
            "recipients",
            "signature",
            "nothing",
        ]
    );
    let fits = all.iter().filter(|it| it["fits"] == true);
    assert_eq!(fits.clone().count(), 6, "{told:#?}");
    for remark in fits {
        let form = json!({ "decision": "accepted", "answer": "", "put_in": true });
        sent.window.done(
            "rule_remark",
            json!({ "remark": remark["id"], "form": form }),
        );
    }
    let (plan, now, _) = sent.kept();
    assert!(
        plan.head
            .subject
            .starts_with("Tuyên truyền cải cách năm 2026")
    );
    assert!(plan.head.opening.bases[1].contains("số 118/2025/NĐ-CP (sửa đổi) ngày"));
    assert!(plan.closing[0].to_plain().contains("có khó khăn"));
    assert_eq!(plan.recipients[2].name, "TT Đảng ủy, HĐND xã");
    assert_eq!(
        (now[0].text.as_str(), now[0].remarks.as_str()),
        ("Việc khác", "2 triệu đồng")
    );
    assert_eq!(
        (now[0].lead.as_str(), &now[1]),
        (tasks[0].lead.as_str(), &tasks[1])
    );
}

#[test]
fn a_task_that_was_dropped_meanwhile_says_so() {
    let sent = sent();
    let mut writer = sent.writer();
    let tasks = tasks_of(&sent);
    review_beside_the_body(&mut writer, &tasks);
    writer.save(&sent.file);
    sent.take();
    let ids = json!([tasks[0].id.to_string()]);
    let args = json!({ "plan": sent.plan, "tasks": ids, "reason": "" });
    sent.window.done("remove_tasks", args);
    let list = sent
        .window
        .done("list_remarks", json!({ "plan": sent.plan }));
    let all = list["remarks"].as_array().unwrap();
    let lost: Vec<_> = all
        .iter()
        .filter(|it| it["standing"] == "orphaned")
        .collect();
    assert_eq!(lost.len(), 3);
    assert!(
        lost.iter()
            .all(|it| it["of"] == "task" && it["near"].is_null() && it["fits"] == false)
    );
}

#[test]
fn another_plan_and_a_stranger_are_told_and_nothing_else_is_taken_for_word() {
    let sent = sent();
    let other = json!({ "form": { "year": 2026, "subject": "Tuyên truyền an toàn giao thông" } });
    let other = sent.window.done("create_plan", other)["plan"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut writer = sent.writer();
    review(&mut writer);
    writer.save(&sent.file);
    let office = &sent.window.office;
    let came = returned::read(office, &sent.file, Some(&other)).unwrap();
    let shown = returned::preview(office, &came).unwrap();
    assert_eq!(shown.of, ReturnedOf::Other);
    assert!(
        shown.other.contains("cải cách hành chính"),
        "{}",
        shown.other
    );
    // A heading that is nearly the same is found, as such.
    let stray = shown
        .items
        .iter()
        .filter(|it| it.place == ReturnedPlace::Nowhere)
        .count();
    let alike = shown
        .items
        .iter()
        .filter(|it| it.place == ReturnedPlace::ByLikeness)
        .count();
    assert_eq!((stray, alike), (9, 1), "{:#?}", lines(&shown));

    writer
        .parts
        .retain(|(name, _)| name != "docProps/custom.xml");
    writer.save(&sent.file);
    assert_eq!(sent.shown().of, ReturnedOf::Unknown);
    assert_eq!(sent.shown().words, loa::wire::ReturnedWords::Unknown);

    for (bytes, reason) in [
        (&b"Chi la chu"[..], "not_word"),
        (b"%PDF-1.7 x", "not_word"),
        (b"PK\x03\x04 cut", "damaged"),
    ] {
        std::fs::write(&sent.file, bytes).unwrap();
        let failure = sent
            .window
            .failed("pick_returned", json!({ "plan": sent.plan }));
        assert_eq!(
            (failure["kind"].clone(), failure["reason"].clone()),
            (json!("unreadable"), json!(reason))
        );
    }
    assert!(sent.kept().2.is_empty());
}

#[test]
fn libreoffice_saves_it_again_and_it_says_the_same() {
    let sent = sent();
    let mut writer = sent.writer();
    review(&mut writer);
    review_beside_the_body(&mut writer, &tasks_of(&sent));
    writer.save(&sent.file);
    let before = sent.shown();
    sent.take();
    let kept = sent.kept().2;
    let out = sent.file.parent().unwrap().join("lo");
    let profile = format!("-env:UserInstallation=file://{}/profile", out.display());
    let run = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
        ])
        .arg(&out)
        .arg(&sent.file)
        .output();
    let saved = out.join(sent.file.file_name().unwrap());
    if run.is_err() || !saved.exists() {
        assert!(
            std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
            "LibreOffice: {run:?}"
        );
        eprintln!("skipped: LibreOffice is not here");
        return;
    }
    std::fs::copy(&saved, &sent.file).unwrap();
    let shown = sent.shown();
    assert_eq!(shown.of, ReturnedOf::Same);
    // Version 7.4 takes threads apart: an answer stands alone on the same words.
    let tracked = |shown: &ReturnedFile| {
        let mut lines = lines(shown);
        lines.retain(|line| !line.contains(" Comment "));
        lines
    };
    assert_eq!(tracked(&shown), tracked(&before));
    let quotes = |shown: &ReturnedFile| {
        let comments = shown
            .items
            .iter()
            .filter(|it| it.kind == loa::wire::ReturnedKind::Comment);
        let said = comments.flat_map(|it| {
            let replies = it.replies.iter().map(|reply| &reply.text);
            std::iter::once(&it.text)
                .chain(replies)
                .map(|text| format!("{} {} {text}", it.heading, it.quote))
        });
        said.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(quotes(&shown), quotes(&before));
    assert!(
        shown.items.iter().all(|it| it.known),
        "{:#?}",
        shown
            .items
            .iter()
            .filter(|it| !it.known)
            .collect::<Vec<_>>()
    );
    let again = sent.take();
    assert_eq!((again.remarks, again.replies), (0, 0));
    assert_eq!(sent.kept().2, kept);
}

#[test]
fn the_command_line_shows_and_takes() {
    let line = Line::new();
    line.ok(&["import", sample().to_str().unwrap()]);
    let plan = line.json(&["list"])[0]["id"].as_str().unwrap().to_owned();
    let file = line.folder.path().join("a.docx");
    line.ok(&[
        "export",
        &plan,
        "--to",
        "docx",
        "--out",
        file.to_str().unwrap(),
    ]);
    let mut writer = Writer::open(&std::fs::read(&file).unwrap());
    review(&mut writer);
    writer.save(&file);
    let file = file.to_str().unwrap();
    let told = line.ok(&["returned", file]);
    assert!(
        told.contains("cách làm hay") && told.contains("--yes"),
        "{told}"
    );
    assert_eq!(
        line.json(&["returned", file])["items"]
            .as_array()
            .unwrap()
            .len(),
        10
    );
    let taken = line.json(&["returned", file, "--yes", "--role", "reader"]);
    assert_eq!(
        (taken["remarks"].clone(), taken["known"].clone()),
        (json!(10), json!(0))
    );
    let taken = line.json(&["returned", file, "--plan", &plan[..8], "--yes"]);
    assert_eq!(
        (taken["remarks"].clone(), taken["known"].clone()),
        (json!(0), json!(10))
    );
    assert!(
        line.fails(&["returned", sample().to_str().unwrap()])
            .contains(".docx")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Whatever words of whatever paragraphs are struck or put in, all suggestions together make
    /// the reviewed words of the original, labels aside.
    #[test]
    fn suggestions_make_the_reviewed_plan(
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, "[a-zđêô]{1,6}"), 1..14),
    ) {
        let sent = sent();
        let (plan, tasks, _) = sent.kept();
        let mut expect = pieces(&plan, &tasks);
        let placing = Placing::of(&plan, &tasks);
        // Texts of some words, wherever they stand.
        let texts = placing.pieces().flat_map(|(it, _)| {
            placing.texts(it).iter().map(move |range| (it, range.clone()))
        });
        let texts: Vec<_> = texts
            .filter(|(it, range)| placing.words(&Spot::Words(*it, range.clone())).split(' ').count() > 4)
            .collect();
        let mut writer = sent.writer();
        let mut done = std::collections::HashSet::new();
        for (block, word, deed, new) in &picks {
            let (id, range) = texts[block.index(texts.len())].clone();
            if !done.insert(id) { continue; }
            let all: Vec<char> = expect[&id].chars().collect();
            let around = |range: std::ops::Range<usize>| all[range].iter().collect::<String>();
            let (ahead, behind) = (around(0..range.start), around(range.end..all.len()));
            let mut put = |text: String| expect.insert(id, format!("{ahead}{text}{behind}"));
            let text = around(range);
            let words: Vec<&str> = text.split(' ').collect();
            let at = word.index(words.len() - 1);
            // The whole from there on, so that it is found in no other paragraph.
            let (head, rest) = (words[..at].join(" "), words[at..].join(" "));
            if writer.document.matches(&escaped(&rest)).count() != 1 { continue; }
            let space = if at > 0 { " " } else { "" };
            match deed {
                0 => {
                    writer.replace("Lan", &rest, new);
                    put(format!("{head}{space}{new}"));
                }
                1 => {
                    writer.replace("Lan", &rest, "");
                    put(format!("{head}{space}"));
                }
                2 => {
                    writer.insert("Lan", &rest, new);
                    put(format!("{text}{new}"));
                }
                _ => writer.comment(&rest, &[("Lan", "ý kiến")], false),
            }
        }
        writer.save(&sent.file);
        sent.take();
        let (plan, tasks, remarks) = sent.kept();
        prop_assert_eq!(applied(&plan, &tasks, &remarks), expect);
        let on_words = |r: &Remark| matches!(r.anchor, Anchor::Words { .. });
        prop_assert!(remarks.iter().all(on_words));
    }
}
