//! The same invented plan in every format arrives as the same plan. What must differ is listed.

use crate::invented::{PLAN, Piece, runs, text};
use crate::legacy::writer::{Storage, store, tcvn3, vni};
use crate::odt_file::{
    OdtFile, bulleted, counted, list, list_style, tcell, tp, tplain, trow, ttable,
};
use crate::outline::outline;
use crate::word_file::{NUMBERING, WordFile, cell};
use import::View;
use import::source::{Block, Source};
use plan::{DraftBlock, DraftSection, PlanDraft, RichText};
use std::path::Path;
use std::process::Command;

/// How the words of Word files are written.
#[derive(Clone, Copy)]
struct Hand {
    /// Numbers are the program's own.
    automatic: bool,
    /// A font of before Unicode.
    font: Option<&'static str>,
}

impl Hand {
    fn run(self, text: &str, bold: bool) -> String {
        let bold = if bold { "<w:b/>" } else { "" };
        let plain = |font: &str, text: &str| {
            let font = format!("<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/>");
            format!(
                "<w:r><w:rPr>{font}{bold}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
            )
        };
        match self.font {
            None => plain("Times New Roman", text),
            Some("VNI-Times") => plain("VNI-Times", &store(&vni(text), Storage::Western)),
            // Capitals with tones are those of a font of capitals.
            Some(font) => (text.split_inclusive(' '))
                .map(|word| {
                    let capitals =
                        word.to_uppercase() == word && word.chars().any(char::is_alphabetic);
                    let (font, word) = if capitals {
                        (format!("{font}H"), word.to_lowercase())
                    } else {
                        (font.to_owned(), word.to_owned())
                    };
                    plain(&font, &store(&tcvn3(&word), Storage::Western))
                })
                .collect(),
        }
    }

    fn paragraph(self, props: &str, text: &str, bold: bool) -> String {
        let runs: String = runs(text)
            .map(|(b, part)| self.run(part, b || bold))
            .collect();
        format!("<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>")
    }

    fn piece(self, piece: &Piece) -> String {
        match piece {
            Piece::Beside(left, right) => {
                let [left, right] = [left, right].map(|lines| {
                    // As the form has it; only recipients stand at the left.
                    let place = if lines[0].ends_with(':') { "" } else { CENTRED };
                    lines
                        .iter()
                        .map(|l| self.paragraph(place, l, false))
                        .collect::<String>()
                });
                let grid = "<w:gridCol w:w=\"5500\"/><w:gridCol w:w=\"8500\"/>";
                let cells = [(5500, left), (8500, right)]
                    .map(|(wide, blocks)| cell(&width(wide), &blocks))
                    .concat();
                format!("<w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>")
            }
            Piece::Title(text) => {
                let apart = "<w:spacing w:before=\"120\"/>";
                self.paragraph(&format!("{apart}{CENTRED}"), text, true)
            }
            Piece::Line(text) => self.paragraph("", text, false),
            Piece::Item(level, _, text) if self.automatic => {
                let place =
                    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
                self.paragraph(&place, text, false)
            }
            Piece::Item(_, label, text) => self.paragraph("", &format!("{label} {text}"), false),
            Piece::Table(rows) => {
                let row = |row: &[&str; 8]| {
                    let cells = row.iter().map(|words| {
                        let lines = words.split('/').map(|l| self.paragraph("", l, false));
                        cell(&width(1700), &lines.collect::<String>())
                    });
                    format!("<w:tr>{}</w:tr>", cells.collect::<String>())
                };
                // As Word does, widths of columns and lines on every side.
                let grid = "<w:gridCol w:w=\"1700\"/>".repeat(8);
                let lines = ["top", "left", "bottom", "right", "insideH", "insideV"]
                    .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\"/>"))
                    .concat();
                let rows: String = rows.iter().map(row).collect();
                format!(
                    "<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>\
                     <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
                )
            }
        }
    }

    fn file(self) -> Vec<u8> {
        let body: String = PLAN.iter().map(|piece| self.piece(piece)).collect();
        // As Word does, a paragraph behind the last table.
        WordFile::new(&(body + "<w:p/>" + PAGE))
            .with("numbering", NUMBERING)
            .bytes()
    }
}

/// In the middle of the page or cell.
const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// A sheet of A4 on its side.
const PAGE: &str = "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
    <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\"/></w:sectPr>";

/// The width of a cell in twentieths of a point.
fn width(wide: u32) -> String {
    format!("<w:tcW w:w=\"{wide}\" w:type=\"dxa\"/>")
}

fn odt() -> Vec<u8> {
    let paragraph = |style: &str, text: &str| {
        let span = |(bold, part)| match bold {
            true => format!("<text:span text:style-name=\"B\">{part}</text:span>"),
            false => str::to_owned(part),
        };
        let runs: String = runs(text).map(span).collect();
        format!("<text:p text:style-name=\"{style}\">{runs}</text:p>")
    };
    let piece = |piece: &Piece| match piece {
        Piece::Beside(left, right) => {
            let lines = |lines: &[&str]| lines.iter().map(|l| tp(l)).collect::<String>();
            ttable(&trow(
                &(tcell("", &lines(left)) + &tcell("", &lines(right))),
            ))
        }
        Piece::Title(text) => paragraph("Title", text),
        Piece::Line(text) => paragraph("Standard", text),
        Piece::Item(level, _, text) => {
            let inner =
                (0..*level).fold(paragraph("Standard", text), |inner, _| list("", &[&inner]));
            list(
                "text:style-name=\"L\" text:continue-numbering=\"true\"",
                &[&inner],
            )
        }
        Piece::Table(rows) => {
            let rows = rows.iter().map(|row| tplain("C", row));
            ttable(&rows.collect::<String>())
        }
    };
    let levels = [
        counted(1, "I", ".", ""),
        counted(2, "1", ".", ""),
        counted(3, "a", ")", ""),
        bulleted(4, "-"),
    ];
    let styles = "<style:style style:name=\"Title\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\"/>\
        <style:text-properties fo:font-weight=\"bold\"/></style:style>";
    let automatic = "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <style:style style:name=\"C\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\"/></style:style>";
    let body: String = PLAN.iter().map(piece).collect();
    OdtFile::new(&body)
        .styles(styles)
        .automatic(automatic)
        .automatic(&list_style("L", &levels.concat()))
        .bytes()
}

/// A draft without the lines it was read from, and with what is left over in one order.
fn bare(mut draft: PlanDraft) -> PlanDraft {
    fn sections(list: &mut [DraftSection]) {
        for section in list {
            section.line = 0;
            blocks(&mut section.blocks);
            sections(&mut section.sections);
        }
    }
    fn blocks(list: &mut [DraftBlock]) {
        list.iter_mut().for_each(|block| block.line = 0);
    }
    sections(&mut draft.sections);
    for annex in &mut draft.annexes {
        annex.line = 0;
        blocks(&mut annex.blocks);
    }
    draft.tasks.iter_mut().for_each(|task| task.line = 0);
    draft.doubts.iter_mut().for_each(|doubt| doubt.line = 0);
    draft.left_over.iter_mut().for_each(|left| left.line = 0);
    draft.left_over.sort_by(|a, b| a.text.cmp(&b.text));
    draft
}

/// A draft whose words have no looks.
fn plain(mut draft: PlanDraft) -> PlanDraft {
    fn sections(list: &mut [DraftSection]) {
        for section in list {
            for block in &mut section.blocks {
                block.text = RichText::plain(block.text.to_plain());
            }
            sections(&mut section.sections);
        }
    }
    sections(&mut draft.sections);
    draft
}

/// The names of the parts of two drafts that differ.
fn differing(a: &PlanDraft, b: &PlanDraft) -> Vec<&'static str> {
    let form = |d: &PlanDraft| {
        (
            (
                d.year,
                d.parent.clone(),
                d.agency_lines.clone(),
                d.number,
                d.symbol.clone(),
            ),
            (
                d.place.clone(),
                d.date,
                d.subject.clone(),
                d.urgency,
                d.circulation,
                d.draft,
            ),
        )
    };
    let parts = [
        ("form", form(a) == form(b)),
        ("opening", a.opening == b.opening),
        ("sections", a.sections == b.sections),
        (
            "looks",
            a.sections == b.sections || plain(a.clone()).sections != plain(b.clone()).sections,
        ),
        ("closing", a.closing == b.closing),
        ("recipients", a.recipients == b.recipients),
        ("signature", a.signature == b.signature),
        ("annexes", a.annexes == b.annexes),
        ("tasks", a.tasks == b.tasks),
        ("doubts", a.doubts == b.doubts),
        ("left over", a.left_over == b.left_over),
    ];
    let mut names: Vec<&str> = (parts.iter().filter(|(_, same)| !same))
        .map(|(name, _)| *name)
        .collect();
    if names.contains(&"looks") {
        names.retain(|name| *name != "sections");
    }
    names
}

fn read(bytes: &[u8]) -> PlanDraft {
    bare(crate::recall::reading(bytes).draft)
}

/// A part that differs, and why it must.
type Difference = (&'static str, &'static str);

fn check(name: &str, found: &PlanDraft, allowed: &[Difference]) {
    let expect = read(
        &Hand {
            automatic: false,
            font: None,
        }
        .file(),
    );
    let parts: Vec<&str> = allowed.iter().map(|(part, _)| *part).collect();
    let only = |a: &PlanDraft, b: &PlanDraft, sign: &str| {
        let (a, b) = (format!("{a:#?}"), format!("{b:#?}"));
        let lines = a.lines().filter(|line| !b.lines().any(|l| l == *line));
        lines
            .map(|line| format!("{sign} {line}\n"))
            .collect::<String>()
    };
    assert_eq!(
        differing(found, &expect),
        parts,
        "{name}:\n{}{}",
        only(found, &expect, "+"),
        only(&expect, found, "-")
    );
}

#[test]
fn the_plan_is_understood() {
    let plan = read(
        &Hand {
            automatic: false,
            font: None,
        }
        .file(),
    );
    let form = (
        plan.year,
        plan.number,
        plan.symbol.as_str(),
        plan.place.as_str(),
    );
    assert_eq!(
        form,
        (Some(2026), Some(15), "KH-UBND", "Đồi Chè"),
        "{}",
        outline(&plan)
    );
    assert_eq!(plan.agency_lines, ["ỦY BAN NHÂN DÂN", "XÃ ĐỒI CHÈ"]);
    assert_eq!(
        plan.subject,
        "Tuyên truyền phòng cháy, chữa cháy rừng năm 2026\ntrên địa bàn xã Đồi Chè"
    );
    assert_eq!(plan.opening.bases.len(), 2);
    let titles: Vec<&str> = plan.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "MỤC ĐÍCH, YÊU CẦU",
            "NỘI DUNG VÀ HÌNH THỨC",
            "TỔ CHỨC THỰC HIỆN"
        ]
    );
    assert_eq!(plan.recipients.len(), 3);
    assert_eq!(plan.signature.name, "Vũ Thị Mận");
    let rows: Vec<&str> = plan
        .tasks
        .iter()
        .rev()
        .take(3)
        .map(|t| t.timeframe.as_str())
        .collect();
    assert_eq!(rows, ["Tháng 3", "Thường xuyên", "Quý I"]);
    assert!(plan.doubts.is_empty(), "{:?}", plan.doubts);
}

#[test]
fn every_format_of_ours() {
    let old = |font| {
        Hand {
            automatic: false,
            font: Some(font),
        }
        .file()
    };
    for (name, bytes, allowed) in [
        (
            "docx, automatic",
            Hand {
                automatic: true,
                font: None,
            }
            .file(),
            &[][..],
        ),
        ("docx, TCVN3", old(".VnTime"), &[]),
        ("docx, VNI", old("VNI-Times"), &[]),
        ("odt", odt(), &[]),
        (
            "text",
            text().into_bytes(),
            &[
                ("looks", "text knows no bold"),
                ("annexes", "a table's cells cannot be told apart in lines"),
                (
                    "tasks",
                    "so its rows are proposed only when a person asks for it",
                ),
                ("doubts", "and that is said"),
                ("left over", "the heading of the table stays with it"),
            ],
        ),
    ] {
        check(name, &read(&bytes), allowed);
    }
}

/// Makes files into another format with LibreOffice; `None`, said so, where that is missing.
fn converted(folder: &Path, names: &[String], to: &str) -> Option<()> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            to,
            "--outdir",
        ])
        .arg(folder)
        .args(names.iter().map(|name| folder.join(name)))
        .output();
    let kind = to.split(':').next().unwrap();
    let made = |name: &String| folder.join(name).with_extension(kind).exists();
    if run.is_err() || !names.iter().all(made) {
        assert!(
            std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
            "LibreOffice: {run:?}"
        );
        eprintln!("skipped: LibreOffice is not here");
        return None;
    }
    Some(())
}

/// The roads a Word file takes through LibreOffice, format by format.
const ROADS: [(&str, &[&str]); 5] = [
    ("odt", &["odt"]),
    ("doc", &["doc:MS Word 97", "odt"]),
    ("again", &["doc:MS Word 97", "docx:MS Word 2007 XML"]),
    ("back", &["odt", "docx:MS Word 2007 XML"]),
    ("printed", &["pdf"]),
];

#[test]
fn through_libreoffice() {
    let hands: [(&str, Hand, &[Difference]); 4] = [
        (
            "typed",
            Hand {
                automatic: false,
                font: None,
            },
            &[],
        ),
        (
            "automatic",
            Hand {
                automatic: true,
                font: None,
            },
            &[],
        ),
        (
            "tcvn3",
            Hand {
                automatic: false,
                font: Some(".VnTime"),
            },
            &[],
        ),
        (
            "vni",
            Hand {
                automatic: false,
                font: Some("VNI-Times"),
            },
            &[],
        ),
    ];
    for (road, steps) in ROADS {
        let folder = tempfile::tempdir().unwrap();
        let mut names: Vec<String> = Vec::new();
        // Fonts of before Unicode are not here to be printed with; others print other letters.
        let printed = steps.contains(&"pdf");
        let hands = hands
            .iter()
            .filter(|(_, hand, _)| !printed || hand.font.is_none());
        for (name, hand, _) in hands.clone() {
            let file = format!("{name}.docx");
            std::fs::write(folder.path().join(&file), hand.file()).unwrap();
            names.push(file);
        }
        for to in steps {
            if converted(folder.path(), &names, to).is_none() {
                return;
            }
            let kind = to.split(':').next().unwrap();
            for name in &mut names {
                *name = Path::new(name).with_extension(kind).display().to_string();
            }
        }
        for (name, (_, _, allowed)) in names.iter().zip(hands) {
            let bytes = std::fs::read(folder.path().join(name)).unwrap();
            if let Some(kept) = std::env::var_os("LOA_KEEP") {
                std::fs::write(Path::new(&kept).join(format!("{road}-{name}")), &bytes).unwrap();
            }
            check(&format!("{road}: {name}"), &read(&bytes), allowed);
        }
    }
}

/// What stands beside the text, as `kind: words`.
fn beside(source: &Source) -> Vec<String> {
    let notes = source.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(p) => Some(p.notes.iter().map(|note| format!("note: {note}"))),
        Block::Table(_) => None,
    });
    let remarks = source.comments.iter().map(|c| {
        let answer = c.parent.map_or(String::new(), |at| format!(" to {at}"));
        let done = if c.done { " done" } else { "" };
        format!("{}{answer}{done}: {} @{}", c.author, c.text, c.anchor)
    });
    let changes = source
        .changes
        .iter()
        .map(|c| format!("{:?} by {}: {}", c.kind, c.author, c.text));
    let margins = source
        .headers
        .iter()
        .chain(&source.footers)
        .map(|t| format!("margin: {t}"));
    notes
        .flatten()
        .chain(remarks)
        .chain(changes)
        .chain(margins)
        .collect()
}

fn words(source: &Source) -> Vec<String> {
    let words = crate::docx::show(&source.blocks).into_iter();
    words.filter(|line| !line.is_empty()).collect()
}

/// A Word file with all that can stand beside its text.
fn marked() -> Vec<u8> {
    let who = "w:author=\"Bình\" w:date=\"2026-02-01T08:00:00Z\"";
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let comment = |id: u32, text: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:initials=\"B\" {who}><w:p w14:paraId=\"0000000{id}\">{}</w:p></w:comment>",
            run(text)
        )
    };
    let range = |id: u32, inner: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{inner}<w:commentRangeEnd w:id=\"{id}\"/>\
             <w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    };
    let note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Theo số liệu của thôn</w:t></w:r></w:p></w:footnote>";
    let text = format!(
        "<w:p>{}{}{}</w:p><w:p>{}<w:del w:id=\"21\" {who}><w:r><w:delText>tuần</w:delText></w:r></w:del>\
         <w:ins w:id=\"22\" {who}>{}</w:ins>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        run("Phát tin "),
        range(1, &range(2, &run("trên loa"))),
        run(" của thôn."),
        run("Mỗi "),
        run("tháng"),
        run(" một lần."),
    );
    WordFile::new(&text)
        .with(
            "comments",
            &(comment(1, "Nêu rõ số buổi") + &comment(2, "Đã nêu")),
        )
        .with(
            "commentsExtended",
            "<w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>\
             <w15:commentEx w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\" w15:done=\"0\"/>",
        )
        .with("footnotes", note)
        .bytes()
}

#[test]
fn what_stands_beside_the_text_through_libreoffice() {
    let bytes = marked();
    let word = |view| import::read_docx(&bytes, view).unwrap();
    // That a remark answers another or is settled is lost on each of these roads.
    let told = |source: &Source| {
        let mut told: Vec<String> = beside(source)
            .iter()
            .map(|line| line.replace(" to 0", "").replace(" done", ""))
            .collect();
        told.sort();
        told
    };
    let odt: fn(&[u8], View) -> _ = import::read_odt;
    let docx: fn(&[u8], View) -> _ = import::read_docx;
    for (steps, read) in [
        (&["odt"][..], odt),
        (&["doc:MS Word 97", "odt"], odt),
        (&["doc:MS Word 97", "docx:MS Word 2007 XML"], docx),
        (&["odt", "docx:MS Word 2007 XML"], docx),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.docx"), &bytes).unwrap();
        let mut name = "a.docx".to_owned();
        for to in steps {
            if converted(folder.path(), &[name.clone()], to).is_none() {
                return;
            }
            name = format!("a.{}", to.split(':').next().unwrap());
        }
        let found = std::fs::read(folder.path().join(&name)).unwrap();
        for view in [View::Accepted, View::Original] {
            let found: Source = read(&found, view).unwrap();
            assert_eq!(words(&found), words(&word(view)), "{steps:?} {view:?}");
            assert_eq!(told(&found), told(&word(view)), "{steps:?} {view:?}");
        }
    }
}
