//! PDF files as plans: the same plan as the Word file they were printed from.

use crate::corpus;
use crate::lossless::tokens;
use crate::outline::outline;
use crate::recall::reading;
use crate::word_file::{WordFile, cell};
use plan::{DraftSection, LeftReason, PlanDraft};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files printed to PDF in a folder, or `None`, said so, where LibreOffice is missing.
fn printed(files: &[PathBuf], filter: &str, folder: &Path) -> Option<Vec<Vec<u8>>> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless"])
        .args((!filter.is_empty()).then(|| format!("--infilter={filter}")))
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .output();
    let made =
        |file: &PathBuf| std::fs::read(folder.join(file.file_stem()?).with_extension("pdf")).ok();
    let made: Vec<Vec<u8>> = files.iter().filter_map(made).collect();
    if run.is_err() || made.len() != files.len() {
        assert!(
            std::env::var_os("LOA_REQUIRE_SOFFICE").is_none(),
            "LibreOffice: {run:?}"
        );
        eprintln!("skipped: LibreOffice is not here");
        return None;
    }
    Some(made)
}

/// How an office sets its plans.
#[derive(Clone, Copy)]
struct Setting {
    name: &'static str,
    /// Of the text, in half points.
    size: u32,
    /// Of the table, in half points.
    table: u32,
    /// Between paragraphs, in twentieths of a point.
    space: u32,
    /// Of first lines, in twentieths of a point.
    indent: u32,
    justify: &'static str,
}

const SETTINGS: [Setting; 6] = [
    Setting {
        name: "as the decree has it",
        size: 28,
        table: 24,
        space: 120,
        indent: 720,
        justify: "both",
    },
    Setting {
        name: "large, a row over two pages",
        size: 30,
        table: 26,
        space: 60,
        indent: 567,
        justify: "both",
    },
    Setting {
        name: "no space between paragraphs",
        size: 28,
        table: 25,
        space: 0,
        indent: 720,
        justify: "both",
    },
    Setting {
        name: "ragged",
        size: 27,
        table: 22,
        space: 120,
        indent: 720,
        justify: "left",
    },
    Setting {
        name: "no indents",
        size: 26,
        table: 24,
        space: 120,
        indent: 0,
        justify: "both",
    },
    Setting {
        name: "neither space nor indents",
        size: 29,
        table: 28,
        space: 0,
        indent: 0,
        justify: "left",
    },
];

impl Setting {
    fn styles(self) -> String {
        let Self {
            size,
            space,
            indent,
            justify,
            ..
        } = self;
        let face = "Liberation Serif";
        format!(
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" \
             w:cs=\"{face}\"/><w:sz w:val=\"{size}\"/></w:rPr></w:rPrDefault></w:docDefaults>\
             <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
             <w:name w:val=\"Normal\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Body\"><w:name w:val=\"Body\"/>\
             <w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"{space}\" w:line=\"276\" \
             w:lineRule=\"auto\"/><w:ind w:firstLine=\"{indent}\"/><w:jc w:val=\"{justify}\"/></w:pPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Middle\"><w:name w:val=\"Middle\"/>\
             <w:basedOn w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>"
        )
    }
}

fn set(style: &str, look: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>{look}</w:rPr>\
         <w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn middle(look: &str, text: &str) -> String {
    set("Middle", look, text)
}

const BOLD: &str = "<w:b/>";

/// A table of two columns without lines.
fn beside(widths: [u32; 2], sides: [&str; 2]) -> String {
    let cells = widths.iter().zip(sides);
    let cells = cells
        .map(|(width, blocks)| cell(&format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"), blocks));
    let grid = widths.map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).concat();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid><w:tr>{}</w:tr></w:tbl>",
        widths.iter().sum::<u32>(),
        cells.collect::<String>()
    )
}

fn letterhead() -> String {
    let left = middle("", "ỦY BAN NHÂN DÂN")
        + &middle(BOLD, "XÃ SUỐI MÂY")
        + &middle("", "Số:       /KH-UBND");
    let right = middle(BOLD, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + &middle(BOLD, "Độc lập - Tự do - Hạnh phúc")
        + &middle("<w:i/>", "Suối Mây, ngày 05 tháng 01 năm 2026");
    beside([3600, 5760], [&left, &right])
        + &middle(BOLD, "KẾ HOẠCH")
        + &middle(BOLD, "Tuyên truyền cải cách hành chính năm 2026")
        + &middle(BOLD, "trên địa bàn xã Suối Mây")
}

/// The text: each paragraph with its look.
const BODY: [(&str, &str); 27] = [
    (
        "",
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 20/12/2025 của Ủy ban nhân dân tỉnh về tuyên truyền cải cách hành chính năm 2026, Ủy ban nhân dân xã Suối Mây xây dựng kế hoạch như sau:",
    ),
    (BOLD, "I. MỤC ĐÍCH, YÊU CẦU"),
    (BOLD, "1. Mục đích"),
    (
        "",
        "- Đưa thông tin về thủ tục hành chính đến từng thôn, từng hộ, nhất là các hộ ở xa trung tâm xã, để người dân biết nơi nộp hồ sơ, giấy tờ phải mang theo và thời gian nhận kết quả.",
    ),
    (
        "",
        "- Nêu gương người tốt, việc tốt trong phục vụ nhân dân; kịp thời phản ánh những cách làm hay của các thôn để nơi khác học theo và làm theo.",
    ),
    (BOLD, "2. Yêu cầu"),
    (
        "",
        "- Làm thường xuyên, bám sát tình hình của xã, không chạy theo số lượng; mỗi tin, bài phải ngắn gọn, dễ nghe, dễ nhớ.",
    ),
    (
        "",
        "Các thôn báo cáo kết quả mỗi quý một lần trước ngày 20 của tháng cuối quý, gửi về Phòng Văn hóa - Xã hội để tổng hợp.",
    ),
    (BOLD, "II. NỘI DUNG"),
    (BOLD, "1. Nội dung tuyên truyền"),
    (
        "",
        "a) Bộ thủ tục hành chính cấp xã đã công bố trong năm, cách nộp hồ sơ qua mạng và qua bưu chính, mức phí, lệ phí phải nộp;",
    ),
    (
        "",
        "b) Kết quả giải quyết hồ sơ năm 2025 và những việc còn chậm, nguyên nhân, cách khắc phục, người chịu trách nhiệm trả lời.",
    ),
    (BOLD, "2. Hình thức"),
    (
        "",
        "Phát trên loa truyền thanh của xã vào buổi sáng và buổi chiều các ngày trong tuần, mỗi lần không quá mười lăm phút.",
    ),
    (
        "",
        "Dán thông báo tại nhà văn hóa thôn, tại bộ phận một cửa và trên bảng tin của trường học, trạm y tế trong toàn xã.",
    ),
    (
        "",
        "+ Thông báo phải có số điện thoại của người tiếp nhận phản ánh và địa chỉ trang thông tin điện tử của xã để người dân tra cứu.",
    ),
    (BOLD, "3. Thời gian"),
    (
        "",
        "Thực hiện từ tháng 01 đến hết tháng 12 năm 2026, cao điểm vào quý II và quý IV, khi các thôn họp tổng kết và bình xét.",
    ),
    (BOLD, "III. TỔ CHỨC THỰC HIỆN"),
    (BOLD, "1. Phòng Văn hóa - Xã hội"),
    (
        "",
        "- Chủ trì, phối hợp với các thôn viết tin, bài; biên tập, duyệt nội dung trước khi phát và lưu giữ bản ghi theo quy định của xã.",
    ),
    (
        "",
        "- Hướng dẫn trưởng thôn ghi sổ theo dõi buổi phát thanh, tổng hợp số liệu để báo cáo cấp trên khi được yêu cầu.",
    ),
    (BOLD, "2. Văn phòng HĐND và UBND xã"),
    (
        "",
        "Theo dõi, đôn đốc các thôn thực hiện kế hoạch này; tham mưu bố trí kinh phí từ ngân sách xã và các nguồn hợp pháp khác.",
    ),
    (BOLD, "3. Các thôn"),
    (
        "",
        "Trưởng thôn đọc lại thông báo trong các cuộc họp, ghi ý kiến của người dân và gửi về xã trong vòng năm ngày làm việc.",
    ),
    (
        "",
        "Trên đây là Kế hoạch tuyên truyền cải cách hành chính năm 2026 của Ủy ban nhân dân xã Suối Mây; quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Văn phòng để được hướng dẫn./.",
    ),
];

fn ending() -> String {
    let small = "<w:sz w:val=\"22\"/>";
    let left = set("Normal", "<w:b/><w:i/><w:sz w:val=\"24\"/>", "Nơi nhận:")
        + &set("Normal", small, "- UBND tỉnh (để b/c);")
        + &set("Normal", small, "- Các thôn trong xã;")
        + &set("Normal", small, "- Lưu: VT, VHXH.");
    let right = middle(BOLD, "TM. ỦY BAN NHÂN DÂN")
        + &middle(BOLD, "KT. CHỦ TỊCH")
        + &middle(BOLD, "PHÓ CHỦ TỊCH")
        + &middle("", "")
        + &middle("", "")
        + &middle("", "")
        + &middle(BOLD, "Lê Thị An");
    beside([4680, 4680], [&left, &right])
}

const HEADS: [&str; 8] = [
    "TT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời gian",
    "Kinh phí",
    "Ghi chú",
];
const WIDTHS: [u32; 8] = [700, 3600, 2000, 2000, 2000, 1600, 1400, 1270];

/// Tasks enough for two pages, some of them long.
fn annex(size: u32) -> String {
    let row = |props: &str, look: &str, cells: [&str; 8]| {
        let cells = cells.iter().zip(WIDTHS).map(|(text, width)| {
            let look = format!("{look}<w:sz w:val=\"{size}\"/>");
            let paragraphs: String = text.split('/').map(|t| set("Normal", &look, t)).collect();
            cell(
                &format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"),
                &paragraphs,
            )
        });
        let cells: String = cells.collect();
        format!("<w:tr><w:trPr>{props}</w:trPr>{cells}</w:tr>")
    };
    let mut rows = row("<w:tblHeader/>", BOLD, HEADS);
    for number in 1..=14 {
        let months = format!("Tháng {number:02}");
        let number = number.to_string();
        let long = "Viết và phát tin, bài về thủ tục đất đai, hộ tịch, bảo trợ xã hội cho người dân \
                    các thôn ở xa trung tâm; mỗi tin có người đọc lại bằng tiếng của đồng bào";
        let (text, product) = if number.len() == 1 {
            (long, "12 tin, bài/01 sổ theo dõi")
        } else {
            (
                "Thu thập ý kiến người dân sau mỗi buổi phát thanh",
                "Bản tổng hợp ý kiến",
            )
        };
        let lead = "Phòng Văn hóa - Xã hội";
        rows += &row(
            "",
            "",
            [
                &number,
                text,
                product,
                lead,
                "Các thôn",
                &months,
                "2 triệu đồng",
                "",
            ],
        );
    }
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\"/>"))
        .concat();
    let grid = WIDTHS.map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).concat();
    middle(BOLD, "PHỤ LỤC")
        + &middle(BOLD, "Nhiệm vụ tuyên truyền năm 2026")
        + &middle(
            "<w:i/>",
            "(Kèm theo Kế hoạch số     /KH-UBND của UBND xã Suối Mây)",
        )
        + &format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"14570\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )
}

/// A plan as an office keeps it: upright pages, then the annex across.
fn office_plan(setting: Setting) -> Vec<u8> {
    let paper = |size: &str| {
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1.xml\"/>\
             <w:pgSz {size}/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" \
             w:left=\"1134\" w:header=\"567\" w:footer=\"567\"/><w:titlePg/></w:sectPr>"
        )
    };
    let upright = paper("w:w=\"11906\" w:h=\"16838\"");
    let across = paper("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"");
    let text: String = BODY
        .iter()
        .map(|(look, text)| set("Body", look, text))
        .collect();
    let body = letterhead()
        + &text
        + &ending()
        + &format!("<w:p><w:pPr>{upright}</w:pPr></w:p>")
        + &annex(setting.table)
        + "<w:p/>"
        + &across;
    let number = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    WordFile::new(&body)
        .with("styles", &setting.styles())
        .with("header", number)
        .bytes()
}

/// A draft without what only tells of its source: its lines and what is left of it.
fn bare(mut draft: PlanDraft) -> PlanDraft {
    draft.left_over.clear();
    draft.doubts.iter_mut().for_each(|doubt| doubt.line = 0);
    draft.tasks.iter_mut().for_each(|task| task.line = 0);
    draft.sections.iter_mut().for_each(unlined);
    let blocks = draft.annexes.iter_mut().flat_map(|annex| &mut annex.blocks);
    blocks.for_each(|block| block.line = 0);
    draft
}

fn unlined(section: &mut DraftSection) {
    section.line = 0;
    section.blocks.iter_mut().for_each(|block| block.line = 0);
    section.sections.iter_mut().for_each(unlined);
}

/// Where two drafts differ, but for lines.
fn differences(found: &PlanDraft, expect: &PlanDraft) -> String {
    let shown = |draft: &PlanDraft| format!("{:#?}", bare(draft.clone()));
    let (found, expect) = (shown(found), shown(expect));
    let only = |a: &str, b: &str, sign: &str| {
        let lines = a.lines().filter(|line| !b.contains(line.trim()));
        lines
            .map(|line| format!("{sign} {}\n", line.trim()))
            .collect::<String>()
    };
    only(&found, &expect, "+") + &only(&expect, &found, "-")
}

#[test]
fn a_printed_plan_is_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..SETTINGS.len())
        .map(|i| folder.path().join(format!("{i}.docx")))
        .collect();
    for (file, setting) in files.iter().zip(SETTINGS) {
        std::fs::write(file, office_plan(setting)).unwrap();
    }
    let Some(pdfs) = printed(&files, "", folder.path()) else {
        return;
    };
    for (pdf, setting) in pdfs.iter().zip(SETTINGS) {
        let name = setting.name;
        let expect = reading(&office_plan(setting)).draft;
        let found = reading(pdf).draft;
        let (left, right) = (
            outline(&bare(found.clone())),
            outline(&bare(expect.clone())),
        );
        assert_eq!(left, right, "{name}");
        assert_eq!(differences(&found, &expect), "", "{name}");
        let mut numbers: Vec<&str> = (found.left_over.iter())
            .filter(|left| left.reason == LeftReason::PageNumber)
            .map(|left| left.text.as_str())
            .collect();
        numbers.dedup();
        assert!(numbers.starts_with(&["2"]), "{name}: {numbers:?}");
    }
}

/// The five real plans, printed as they are: in which lines their outlines differ from those of
/// their texts, apart from doubts and what is left over.
const DIFFERENCES: [(&str, &[&str]); 5] = [
    ("an-thuong-2024", &[]),
    ("dan-tien-2025", &[]),
    ("tao-xuyen-2023", &[]),
    ("cam-xuyen-2024", &[]),
    ("hai-duong-2021", &[]),
];

/// How many of the words of a text are there, in percent.
fn recall(text: &str, found: &str) -> f64 {
    let text = import::repair::repair(&import::clean(text)).text;
    let found = import::repair::repair(found).text;
    let mut there: HashMap<String, i64> = HashMap::new();
    for word in tokens(&found) {
        *there.entry(word).or_default() += 1;
    }
    let words = tokens(&text);
    let kept = words.iter().filter(|word| {
        let count = there.entry((*word).clone()).or_default();
        *count -= 1;
        *count >= 0
    });
    100.0 * kept.count() as f64 / words.len() as f64
}

/// The structure of a draft: its outline without doubts, left-overs and numbers of lines.
fn structure(draft: &PlanDraft) -> String {
    let mut draft = bare(draft.clone());
    draft.doubts.clear();
    outline(&draft)
}

#[test]
fn the_corpus_printed() {
    let folder = tempfile::tempdir().unwrap();
    let texts: Vec<(&str, &[&str], String)> = DIFFERENCES
        .into_iter()
        .filter_map(|(name, differ)| Some((name, differ, corpus::plan(name)?)))
        .collect();
    if texts.is_empty() {
        return;
    }
    let files: Vec<PathBuf> = (texts.iter())
        .map(|(name, _, _)| folder.path().join(format!("{name}.txt")))
        .collect();
    for (file, (_, _, text)) in files.iter().zip(&texts) {
        std::fs::write(file, text).unwrap();
    }
    let Some(pdfs) = printed(&files, "Text (encoded):UTF8", folder.path()) else {
        return;
    };
    for (pdf, (name, differ, text)) in pdfs.iter().zip(texts) {
        let found = reading(pdf);
        let share = recall(&text, &found.text);
        eprintln!("{name}: {share:.2} % of the words");
        assert!(share >= 99.5, "{name}: {share}");
        let expect = structure(&import::read_text(&text).unwrap());
        let found = structure(&found.draft);
        let only = |a: &str, b: &str, sign: &str| {
            let lines = a
                .lines()
                .filter(|line| !b.lines().any(|other| other == *line));
            lines
                .map(|line| format!("{sign} {}", line.trim()))
                .collect::<Vec<_>>()
        };
        let found = [only(&expect, &found, "-"), only(&found, &expect, "+")].concat();
        assert_eq!(found, differ, "{name}");
    }
}

/// A plan as this program prints it, tagged: the same plan as its text.
#[test]
fn our_own_print_is_the_plan() {
    let fixture = |kind: &str| {
        let file = format!("tests/fixtures/dac-khu-hon-gio-2026.{kind}");
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
    };
    let found = structure(&reading(&fixture("pdf")).draft);
    let expect = structure(&import::read(&fixture("txt")).unwrap());
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with("left over"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(lines(&found), lines(&expect));
}
