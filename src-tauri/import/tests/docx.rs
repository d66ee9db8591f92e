//! The Word reader: every trap of `docx.md` section 3, on files built here.

use crate::word_file::{SPACES, WordFile, cell, item, p, pack, row, ruled, styled};
use import::source::{Block, ChangeKind, Source, Warning};
use import::{View, read_docx};

fn source(file: &WordFile) -> Source {
    read_docx(&file.bytes(), View::Accepted).unwrap()
}

/// Blocks as lines: `[label] text`, tables as `{row|row}` with cells parted by `,`.
pub(crate) fn show(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(show_block).collect()
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Paragraph(p) => {
            let label = p.label.iter().map(|l| format!("[{l}] "));
            let notes = p.notes.iter().map(|n| format!(" ({n})"));
            let text = p.text.to_plain().replace('\n', "/");
            label.chain([text]).chain(notes).collect()
        }
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let span = match (cell.columns, cell.rows) {
                        (1, 1) => String::new(),
                        (columns, rows) => format!("{columns}x{rows}:"),
                    };
                    format!("{span}{}", show(&cell.blocks).join("/"))
                });
                cells.collect::<Vec<_>>().join(",")
            });
            format!("{{{}}}", rows.collect::<Vec<_>>().join("|"))
        }
    }
}

fn check(file: &WordFile, expect: &[&str]) {
    assert_eq!(show(&source(file).blocks), expect);
}

fn body(xml: &str, expect: &[&str]) {
    check(&WordFile::new(xml), expect);
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
         <w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn scheme(id: u32, levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>")
}

fn list(id: u32, scheme: u32, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{scheme}\"/>{more}</w:num>")
}

fn numbered(numbering: &str, xml: &str, expect: &[&str]) {
    check(&WordFile::new(xml).with("numbering", numbering), expect);
}

fn usual_levels() -> String {
    [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%2.", ""),
        level(2, "lowerLetter", "%3)", ""),
        level(3, "bullet", "–", ""),
    ]
    .concat()
}

#[test]
fn automatic_numbers_as_printed() {
    let numbering = scheme(0, &usual_levels()) + &list(1, 0, "");
    let xml = [
        item(1, 0, "A"),
        item(1, 1, "B"),
        item(1, 1, "C"),
        item(1, 2, "D"),
        item(1, 2, "E"),
        item(1, 3, "F"),
        item(1, 0, "G"),
        item(1, 1, "H"),
        item(0, 0, "I"),
        item(9, 0, "J"),
    ]
    .concat();
    let expect = [
        "[I.] A", "[1.] B", "[2.] C", "[a)] D", "[b)] E", "[–] F", "[II.] G", "[1.] H", "I", "J",
    ];
    numbered(&numbering, &xml, &expect);
}

#[test]
fn every_way_to_count() {
    for (format, expect) in [
        ("decimal", ["1", "2"]),
        ("decimalZero", ["01", "02"]),
        ("upperRoman", ["I", "II"]),
        ("lowerRoman", ["i", "ii"]),
        ("upperLetter", ["A", "B"]),
        ("lowerLetter", ["a", "b"]),
        ("ordinalText", ["1", "2"]),
    ] {
        let numbering = scheme(0, &level(0, format, "%1", "")) + &list(1, 0, "");
        let xml = item(1, 0, "x") + &item(1, 0, "y");
        let expect = [format!("[{}] x", expect[0]), format!("[{}] y", expect[1])];
        numbered(&numbering, &xml, &expect.each_ref().map(String::as_str));
    }
    let none = scheme(0, &level(0, "none", "", "")) + &list(1, 0, "");
    numbered(&none, &item(1, 0, "x"), &["x"]);
    for (sign, expect) in [
        ("\u{f0b7}", "•"),
        ("\u{f02d}", "-"),
        ("\u{f0d8}", "•"),
        ("o", "•"),
        ("+", "+"),
        ("-", "-"),
    ] {
        let bullets = scheme(0, &level(0, "bullet", sign, "")) + &list(1, 0, "");
        numbered(&bullets, &item(1, 0, "x"), &[&format!("[{expect}] x")]);
    }
}

#[test]
fn numbers_start_over_where_they_are_told_to() {
    let start = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    let numbering =
        scheme(0, &level(0, "decimal", "%1.", "")) + &list(1, 0, "") + &list(2, 0, start);
    let xml =
        item(1, 0, "a") + &item(1, 0, "b") + &item(2, 0, "c") + &item(2, 0, "d") + &item(1, 0, "e");
    numbered(
        &numbering,
        &xml,
        &["[1.] a", "[2.] b", "[5.] c", "[6.] d", "[7.] e"],
    );
    // A level that says it goes on past the one above.
    let on = "<w:lvlRestart w:val=\"0\"/>";
    let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%2.", on);
    let numbering = scheme(0, &levels) + &list(1, 0, "");
    let xml = item(1, 0, "a") + &item(1, 1, "b") + &item(1, 0, "c") + &item(1, 1, "d");
    numbered(&numbering, &xml, &["[I.] a", "[1.] b", "[II.] c", "[2.] d"]);
    // A level whose own list changes it.
    let change = format!(
        "<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>",
        level(0, "upperLetter", "%1/", "")
    );
    let numbering = scheme(0, &level(0, "decimal", "%1.", "")) + &list(1, 0, &change);
    numbered(&numbering, &item(1, 0, "a"), &["[A/] a"]);
}

#[test]
fn legal_numbers_are_arabic_throughout() {
    let levels = level(0, "upperRoman", "%1.", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
    let numbering = scheme(0, &levels) + &list(1, 0, "");
    let xml =
        item(1, 0, "a") + &item(1, 1, "b") + &item(1, 1, "c") + &item(1, 0, "d") + &item(1, 1, "e");
    let expect = ["[I.] a", "[1.1] b", "[1.2] c", "[II.] d", "[2.1] e"];
    numbered(&numbering, &xml, &expect);
}

#[test]
fn styles_bring_their_numbers() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:pPr><w:numPr>\
                  <w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"Khoan\"><w:basedOn w:val=\"Dieu\"/></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"Tron\"><w:basedOn w:val=\"Tron\"/></w:style>";
    let levels = level(0, "decimal", "Điều %1.", "<w:pStyle w:val=\"Dieu\"/>")
        + &level(1, "decimal", "%2.", "<w:pStyle w:val=\"Khoan\"/>");
    let numbering = scheme(0, &levels) + &list(1, 0, "");
    let in_style =
        |style: &str, text: &str| styled(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    let off = styled(
        "<w:pStyle w:val=\"Dieu\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
        "e",
    );
    let xml = [
        in_style("Dieu", "a"),
        in_style("Khoan", "b"),
        in_style("Khoan", "c"),
        in_style("Dieu", "d"),
        off,
        in_style("Tron", "f"),
        in_style("Nowhere", "g"),
    ]
    .concat();
    let file = WordFile::new(&xml)
        .with("styles", styles)
        .with("numbering", &numbering);
    let expect = [
        "[Điều 1.] a",
        "[1.] b",
        "[2.] c",
        "[Điều 2.] d",
        "e",
        "f",
        "g",
    ];
    check(&file, &expect);
    // A scheme that only names the style in which another one is.
    let numbering =
        "<w:abstractNum w:abstractNumId=\"3\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
            .to_owned()
            + &format!(
                "<w:abstractNum w:abstractNumId=\"4\"><w:styleLink w:val=\"L\"/>{}</w:abstractNum>",
                level(0, "lowerRoman", "(%1)", "")
            )
            + &list(1, 3, "");
    numbered(&numbering, &item(1, 0, "a"), &["[(i)] a"]);
}

#[test]
fn numbers_in_empty_cells() {
    let numbering = scheme(0, &level(0, "decimal", "%1", "")) + &list(1, 0, "");
    let number = item(1, 0, "");
    let line = |text: &str| format!("<w:tr>{}{}</w:tr>", cell("", &number), cell("", &p(text)));
    let xml = ruled(&(line("a") + &line("b")));
    numbered(&numbering, &xml, &["{[1] ,a|[2] ,b}"]);
}

#[test]
fn tracked_changes_in_both_views() {
    let by = "w:id=\"1\" w:author=\"Lan\" w:date=\"2026-01-05T08:00:00Z\"";
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let gone = |text: &str| format!("<w:r><w:delText>{text}</w:delText></w:r>");
    let ins = |inner: &str| format!("<w:ins {by}>{inner}</w:ins>");
    let del = |inner: &str| format!("<w:del {by}>{inner}</w:del>");
    let mark = |kind: &str| format!("<w:pPr><w:rPr><w:{kind} {by}/></w:rPr></w:pPr>");
    let xml = [
        format!("<w:p>{}{}{}</w:p>", run("một "), del(&gone("cũ ")), ins(&run("mới "))),
        format!("<w:p>{}{}</w:p>", mark("del"), run("nối ")),
        format!("<w:p>{}</w:p>", run("liền")),
        format!("<w:p>{}{}</w:p>", mark("ins"), run("tách ")),
        format!("<w:p>{}</w:p>", run("đôi")),
        format!("<w:p>{}{}</w:p>", mark("del"), del(&gone("xóa cả"))),
        format!("<w:p><w:moveFrom {by}>{}</w:moveFrom></w:p>", run("chuyển")),
        format!("<w:p><w:moveTo {by}>{}</w:moveTo></w:p>", run("chuyển")),
        format!("<w:p>{}</w:p>", ins(&del(&gone("thêm rồi bỏ")))),
        ruled(&format!(
            "{}<w:tr><w:trPr><w:del {by}/></w:trPr>{}</w:tr><w:tr><w:trPr><w:ins {by}/></w:trPr>{}</w:tr>",
            row(&["giữ", "1"]),
            cell("", &p("bỏ")),
            cell("", &p("thêm")),
        )),
    ]
    .concat();
    let file = WordFile::new(&xml);
    let accepted = [
        "một mới ",
        "nối liền",
        "tách ",
        "đôi",
        "",
        "chuyển",
        "",
        "{giữ,1|thêm}",
    ];
    check(&file, &accepted);
    let original = read_docx(&file.bytes(), View::Original).unwrap();
    let expect = [
        "một cũ ",
        "nối ",
        "liền",
        "tách đôi",
        "xóa cả",
        "chuyển",
        "",
        "",
        "{giữ,1|bỏ}",
    ];
    assert_eq!(show(&original.blocks), expect);
    let changes = source(&file).changes;
    assert!(
        changes
            .iter()
            .all(|c| c.author == "Lan" && c.date.starts_with("2026-01-05"))
    );
    let told: Vec<(ChangeKind, &str)> = changes.iter().map(|c| (c.kind, c.text.as_str())).collect();
    let kinds = [
        (ChangeKind::Deleted, "cũ "),
        (ChangeKind::Inserted, "mới "),
        (ChangeKind::MarkDeleted, ""),
        (ChangeKind::MarkInserted, ""),
        (ChangeKind::Deleted, "xóa cả"),
        (ChangeKind::MarkDeleted, ""),
        (ChangeKind::MovedFrom, "chuyển"),
        (ChangeKind::MovedTo, "chuyển"),
        (ChangeKind::Inserted, ""),
        (ChangeKind::Deleted, "thêm rồi bỏ"),
        (ChangeKind::RowDeleted, ""),
        (ChangeKind::RowInserted, ""),
    ];
    assert_eq!(told, kinds);
}

#[test]
fn deleted_paragraphs_take_no_number() {
    let numbering = scheme(0, &level(0, "decimal", "%1.", "")) + &list(1, 0, "");
    let place = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let deleted = format!(
        "<w:p><w:pPr>{place}<w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\
         <w:del w:id=\"2\"><w:r><w:delText>b</w:delText></w:r></w:del></w:p>"
    );
    let xml = item(1, 0, "a") + &deleted + &item(1, 0, "c");
    numbered(&numbering, &xml, &["[1.] a", "[2.] c"]);
}

#[test]
fn merged_and_nested_cells() {
    let xml = ruled(
        &[
            format!(
                "<w:tr>{}{}</w:tr>",
                cell("<w:vMerge w:val=\"restart\"/>", &p("a")),
                cell("<w:gridSpan w:val=\"2\"/>", &p("b"))
            ),
            format!(
                "<w:tr>{}{}{}</w:tr>",
                cell("<w:vMerge/>", "<w:p/>"),
                cell("", &p("c")),
                cell("", &(ruled(&row(&["x", "y"])) + &p("d")))
            ),
            format!(
                "<w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tr>",
                cell("<w:gridSpan w:val=\"999999\"/>", &p("e")),
                cell("", &p("f"))
            ),
        ]
        .concat(),
    );
    body(&xml, &["{1x2:a,2x1:b|c,{x,y}/d|63x1:e,f}"]);
}

#[test]
fn boxes_are_read_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let both = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{}\
         </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>sau</w:t></w:r></w:p>",
        boxed("DỰ THẢO"),
        boxed("DỰ THẢO"),
    );
    body(&both, &["DỰ THẢO", "sau"]);
    let fallback = both.replace(&format!("<wps:txbx>{}", boxed("DỰ THẢO")), "<wps:txbx>");
    body(&fallback, &["DỰ THẢO", "sau"]);
    let old = format!(
        "<w:p><w:r><w:pict><v:textbox>{}</v:textbox></w:pict></w:r></w:p>",
        boxed("a")
    );
    body(&old, &["a", ""]);
}

#[test]
fn wrappers_are_seen_through() {
    let r = "<w:r><w:t>b</w:t></w:r>";
    for inner in [
        format!("<w:hyperlink r:id=\"rId9\">{r}</w:hyperlink>"),
        format!("<w:smartTag>{r}</w:smartTag>"),
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>{r}</w:sdtContent></w:sdt>"
        ),
        format!("<w:fldSimple w:instr=\"DATE\">{r}</w:fldSimple>"),
        format!("<w:customXml>{r}</w:customXml>"),
        "<m:oMath><m:r><m:t>b</m:t></m:r></m:oMath>".to_owned(),
        format!("<w:bdo w:val=\"ltr\"><w:dir>{r}</w:dir></w:bdo>"),
    ] {
        let xml = format!("<w:p><w:r><w:t>a</w:t></w:r>{inner}<w:r><w:t>c</w:t></w:r></w:p>");
        body(&xml, &["abc"]);
    }
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("a"));
    body(&format!("<w:customXml>{control}</w:customXml>"), &["a"]);
}

#[test]
fn fields_show_their_last_result() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText>DATE</w:instrText></w:r>";
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let simple = [
        &char("begin"),
        code,
        &char("separate"),
        &t("05/01"),
        &char("end"),
    ]
    .map(String::from);
    let simple = simple.concat();
    body(
        &format!("<w:p>{}{simple}{}</w:p>", t("a "), t(" b")),
        &["a 05/01 b"],
    );
    // A field in the code of another: its result is code, too.
    let nested = [
        char("begin"),
        simple,
        char("separate"),
        t("có"),
        char("end"),
    ]
    .concat();
    body(&format!("<w:p>{nested}{}</w:p>", t("b")), &["cób"]);
    // Never closed: what follows is still read.
    let open = WordFile::new(&format!(
        "<w:p>{}{code}{}</w:p>{}",
        char("begin"),
        t("a"),
        p("b")
    ));
    check(&open, &["", "b"]);
    assert_eq!(source(&open).warnings, [Warning::OpenField]);
    // A result that goes on over paragraphs.
    let long = format!(
        "<w:p>{}{code}{}{}</w:p><w:p>{}{}</w:p>",
        char("begin"),
        char("separate"),
        t("a"),
        t("b"),
        char("end")
    );
    body(&long, &["a", "b"]);
}

#[test]
fn signs_and_breaks() {
    let xml = "<w:p><w:r><w:t>30</w:t><w:noBreakHyphen/><w:t>2020</w:t><w:tab/><w:t>a</w:t><w:br/>\
               <w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>\
               <w:lastRenderedPageBreak/></w:r></w:p>";
    body(xml, &["30-2020\ta/bc☑"]);
    body(&p("ke\u{302}\u{301} hoa\u{323}ch"), &["kế hoạch"]);
    body(&p("a &amp; b &lt; c"), &["a & b < c"]);
}

#[test]
fn hidden_text_is_skipped() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"AnDoan\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let run =
        |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let xml = format!(
        "<w:p>{}{}{}{}</w:p>{}{}",
        run("", "a"),
        run("<w:vanish/>", "b"),
        run("<w:rStyle w:val=\"An\"/>", "c"),
        run("<w:rStyle w:val=\"An\"/><w:vanish w:val=\"0\"/>", "d"),
        styled("<w:pStyle w:val=\"AnDoan\"/>", "e"),
        p("f")
    );
    check(&WordFile::new(&xml).with("styles", styles), &["ad", "f"]);
}

#[test]
fn looks_come_from_styles_and_runs() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>\
                  <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:i w:val=\"0\"/></w:rPr></w:style>\
                  <w:style w:type=\"paragraph\" w:styleId=\"Dam\"><w:basedOn w:val=\"N\"/>\
                  <w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>\
                  <w:style w:type=\"character\" w:styleId=\"Manh\"><w:rPr><w:b/></w:rPr></w:style>";
    let run =
        |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let xml = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Dam\"/></w:pPr>{}{}{}</w:p><w:p>{}</w:p>",
        run("", "đậm "),
        run("<w:rStyle w:val=\"Manh\"/>", "hai lần "),
        run(
            "<w:b w:val=\"false\"/><w:i/><w:caps w:val=\"0\"/>",
            "nghiêng"
        ),
        run("", "thường"),
    );
    let source = source(&WordFile::new(&xml).with("styles", styles));
    let Block::Paragraph(first) = &source.blocks[0] else {
        panic!("{source:?}");
    };
    assert!(first.hints.centred);
    assert_eq!(first.hints.heading, Some(2));
    let runs: Vec<(&str, bool, bool)> = (first.text.runs().iter())
        .map(|r| (r.text.as_str(), r.bold, r.italic))
        .collect();
    let expect = [
        ("ĐẬM ", true, false),
        ("HAI LẦN ", false, false),
        ("nghiêng", false, true),
    ];
    assert_eq!(runs, expect);
    let Block::Paragraph(second) = &source.blocks[1] else {
        panic!("{source:?}");
    };
    assert_eq!(second.text, plan::RichText::plain("thường"));
}

#[test]
fn fonts_of_before_unicode() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Cu\"><w:rPr><w:rFonts w:ascii=\".VnTime\" \
                  w:hAnsi=\".VnTime\"/></w:rPr></w:style>";
    let run = |font: &str, inner: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>{inner}</w:r>"
        )
    };
    let xml = format!(
        "<w:p>{}{}</w:p><w:p>{}</w:p><w:p>{}</w:p><w:p><w:pPr><w:pStyle w:val=\"Cu\"/></w:pPr>\
         <w:r><w:t>KÕ ho¹ch</w:t></w:r>{}</w:p>",
        run(
            ".VnTime",
            "<w:t>KÕ ho¹ch n¨m 2010 vÒ v¨n hãa, ph</w:t><w:softHyphen/>"
        ),
        run(".VnTime", "<w:t>êng</w:t>"),
        run(".VnTimeH", "<w:t>kÕ ho¹ch</w:t>"),
        run("VNI-Times", "<w:t>keá hoaïch</w:t>"),
        run("Times New Roman", "<w:t> à</w:t>"),
    );
    let expect = [
        "Kế hoạch năm 2010 về văn hóa, phường",
        "KẾ HOẠCH",
        "kế hoạch",
        "Kế hoạch à",
    ];
    check(&WordFile::new(&xml).with("styles", styles), &expect);
}

#[test]
fn notes_follow_their_paragraph_once() {
    let notes = format!(
        "<w:footnote w:id=\"-1\" w:type=\"separator\">{}</w:footnote>\
         <w:footnote w:id=\"2\">{}</w:footnote>",
        p("không"),
        "<w:p><w:r><w:footnoteRef/><w:t>Theo số liệu cuối năm.</w:t></w:r>\
         <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    );
    let call = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let xml = format!("<w:p><w:r><w:t>a</w:t></w:r>{call}{call}</w:p>");
    let file = WordFile::new(&xml).with("footnotes", &notes);
    check(&file, &["a (Theo số liệu cuối năm.)"]);
}

#[test]
fn remarks_with_anchor_answer_and_state() {
    let remark = |id: u32, author: &str, paragraph: &str, text: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2026-02-01T09:00:00Z\">\
             <w:p w14:paraId=\"{paragraph}\"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        )
    };
    let comments = remark(1, "Bình", "0A", "Nêu rõ số buổi") + &remark(2, "Lan", "0B", "Đã sửa");
    let extended = "<w15:commentEx w15:paraId=\"0A\" w15:done=\"1\"/>\
                    <w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\" w15:done=\"0\"/>";
    let xml = "<w:p><w:r><w:t>a </w:t></w:r><w:commentRangeStart w:id=\"1\"/><w:r><w:t>phát thanh</w:t></w:r>\
               </w:p><w:p><w:r><w:t>hằng tuần</w:t></w:r><w:commentRangeEnd w:id=\"1\"/>\
               <w:r><w:commentReference w:id=\"1\"/><w:t> b</w:t></w:r></w:p>";
    let file = WordFile::new(xml)
        .with("comments", &comments)
        .with("commentsExtended", extended);
    let found = source(&file).comments;
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].author.as_str(), found[0].text.as_str()),
        ("Bình", "Nêu rõ số buổi")
    );
    assert_eq!(found[0].anchor, "phát thanh hằng tuần");
    assert_eq!((found[0].parent, found[0].done), (None, true));
    assert_eq!((found[1].parent, found[1].done), (Some(0), false));
    assert!(found[1].date.starts_with("2026-02-01"));
}

#[test]
fn running_text_stands_apart() {
    let file = WordFile::new(&p("a"))
        .with("header", &p("DỰ THẢO"))
        .with("header", &p("DỰ THẢO"))
        .with("footer", &(p("12") + "<w:p/>"));
    let source = source(&file);
    assert_eq!(show(&source.blocks), ["a"]);
    assert_eq!(
        (source.headers, source.footers),
        (vec!["DỰ THẢO".into()], vec!["12".into()])
    );
}

#[test]
fn damaged_parts_are_gone_without() {
    let file = WordFile::new(&item(1, 0, "a"))
        .with_raw("numbering", "<w:numbering")
        .with_raw("styles", "<!DOCTYPE x><x/>")
        .with_raw("comments", "")
        .related("header", "header9.xml", "")
        .related(
            "attachedTemplate",
            "http://example.invalid/t.dotm",
            "TargetMode=\"External\"",
        );
    let source = source(&file);
    assert_eq!(show(&source.blocks), ["a"]);
    let damaged = |name: &str| Warning::DamagedPart(name.to_owned());
    let expect = [
        Warning::MissingPart("word/header9.xml".to_owned()),
        damaged("word/numbering0.xml"),
        damaged("word/styles1.xml"),
        damaged("word/comments2.xml"),
    ];
    assert_eq!(source.warnings, expect);
}

#[test]
fn the_strict_vocabulary_is_the_same() {
    let strict = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let main = format!(
        "<w:document {strict}><w:body>{}</w:body></w:document>",
        p("a")
    );
    check(&WordFile::raw(&main), &["a"]);
    // A byte order mark and UTF-16 are XML, too.
    let wide: Vec<u8> = format!("\u{feff}{main}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = pack(&[("word/document.xml".to_owned(), wide)]);
    assert_eq!(
        show(&read_docx(&bytes, View::Accepted).unwrap().blocks),
        ["a"]
    );
}
