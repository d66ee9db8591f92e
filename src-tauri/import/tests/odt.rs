//! The reader of LibreOffice's texts: every trait, on files built here.

use crate::docx::show;
use crate::odt_file::{
    OdtFile, bulleted, counted, list, list_style, tcell, tp, tplain, tps, trow, ttable,
};
use import::source::{Block, ChangeKind, Paragraph, Source, Warning};
use import::{View, read_odt};

fn source(file: &OdtFile) -> Source {
    read_odt(&file.bytes(), View::Accepted).unwrap()
}

fn check(file: &OdtFile, expect: &[&str]) {
    assert_eq!(show(&source(file).blocks), expect);
}

fn paragraphs(file: &OdtFile) -> Vec<Paragraph> {
    let blocks = source(file).blocks.into_iter();
    let paragraph = |block| match block {
        Block::Paragraph(p) => Some(p),
        Block::Table(_) => None,
    };
    blocks.filter_map(paragraph).collect()
}

/// The usual levels: I. 1. a) –
fn usual() -> String {
    let levels = [
        counted(1, "I", ".", ""),
        counted(2, "1", ".", ""),
        counted(3, "a", ")", ""),
        bulleted(4, "–"),
    ];
    list_style("L", &levels.concat())
}

fn numbered(styles: &str, text: &str, expect: &[&str]) {
    check(&OdtFile::new(text).automatic(styles), expect);
}

const L: &str = "text:style-name=\"L\"";

#[test]
fn automatic_numbers_as_printed() {
    let deep = list("", &[&tp("F")]);
    let letters = list("", &[&tp("D"), &(tp("E") + &deep)]);
    let numbers = list("", &[&tp("B"), &(tp("C") + &tp("on") + &letters)]);
    let text = list(
        L,
        &[&(tp("A") + &numbers), &(tp("G") + &list("", &[&tp("H")]))],
    ) + &tp("I");
    let expect = [
        "[I.] A", "[1.] B", "[2.] C", "on", "[a)] D", "[b)] E", "[–] F", "[II.] G", "[1.] H", "I",
    ];
    numbered(&usual(), &text, &expect);
    // A header stands in the list without a number; an unknown style numbers nothing.
    let header = format!(
        "<text:list {L}><text:list-header>{}</text:list-header><text:list-item>{}</text:list-item></text:list>",
        tp("x"),
        tp("y")
    );
    numbered(&usual(), &header, &["x", "[I.] y"]);
    numbered(
        &usual(),
        &list("text:style-name=\"M\"", &[&tp("x")]),
        &["x"],
    );
    numbered(&usual(), &list("", &[&tp("x")]), &["x"]);
}

#[test]
fn every_way_to_count() {
    for (format, more, expect) in [
        ("1", "", ["1", "2", "28"]),
        ("i", "", ["i", "ii", "xxviii"]),
        ("I", "", ["I", "II", "XXVIII"]),
        ("a", "", ["a", "b", "ab"]),
        ("A", "style:num-letter-sync=\"true\"", ["A", "B", "BB"]),
        ("01", "", ["01", "02", "28"]),
        ("一", "", ["1", "2", "28"]),
    ] {
        let style = list_style("L", &counted(1, format, "/", more));
        let text = format!(
            "<text:list {L}><text:list-item>{0}</text:list-item><text:list-item>{0}</text:list-item>\
             <text:list-item text:start-value=\"28\">{0}</text:list-item></text:list>",
            tp("x")
        );
        let expect = expect.map(|n| format!("[{n}/] x"));
        numbered(&style, &text, &expect.each_ref().map(String::as_str));
    }
    for (sign, expect) in [("\u{f0b7}", "•"), ("-", "-"), ("+", "+"), ("", "•")] {
        let style = list_style("L", &bulleted(1, sign));
        let expect = if sign.is_empty() {
            "x".to_owned()
        } else {
            format!("[{expect}] x")
        };
        numbered(&style, &list(L, &[&tp("x")]), &[&expect]);
    }
    // As LibreOffice writes a bullet it had from Word.
    let doubled = "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"-\" \
        style:num-suffix=\"-\" loext:num-list-format=\"-\"/>";
    numbered(&list_style("L", doubled), &list(L, &[&tp("x")]), &["[-] x"]);
    let none = list_style("L", &counted(1, "", "", ""));
    numbered(&none, &list(L, &[&tp("x")]), &["x"]);
}

#[test]
fn what_stands_around_a_number() {
    let two = list(L, &[&(tp("a") + &list("", &[&tp("b"), &tp("c")]))]);
    for (second, expect) in [
        (
            counted(2, "1", "", "text:display-levels=\"2\""),
            ["I.1", "I.2"],
        ),
        (
            counted(2, "a", ")", "style:num-prefix=\"(\""),
            ["(a)", "(b)"],
        ),
        (
            counted(
                2,
                "1",
                "x",
                "loext:num-list-format=\"%1%/%2%.\" text:display-levels=\"2\"",
            ),
            ["I/1.", "I/2."],
        ),
        (counted(2, "1", ".", "text:start-value=\"5\""), ["5.", "6."]),
        (
            counted(2, "1", "", "loext:num-list-format=\"Điều %2%: 100%\""),
            ["Điều 1: 100%", "Điều 2: 100%"],
        ),
        (
            counted(2, "1", "", "text:display-levels=\"99\""),
            ["I.1", "I.2"],
        ),
    ] {
        let style = list_style("L", &(counted(1, "I", ".", "") + &second));
        let expect = [
            "[I.] a",
            &format!("[{}] b", expect[0]),
            &format!("[{}] c", expect[1]),
        ];
        numbered(&style, &two, &expect);
    }
}

#[test]
fn lists_go_on_where_they_say_so() {
    let one = |attributes: &str, word: &str| list(&format!("{L} {attributes}"), &[&tp(word)]);
    let text = [
        one("xml:id=\"x\"", "a"),
        one("text:continue-numbering=\"true\"", "b"),
        one("xml:id=\"y\"", "c"),
        one("text:continue-list=\"x\"", "d"),
        one("text:continue-numbering=\"true\"", "e"),
        one("text:continue-list=\"nowhere\"", "f"),
    ]
    .concat();
    let expect = [
        "[I.] a", "[II.] b", "[I.] c", "[III.] d", "[IV.] e", "[I.] f",
    ];
    numbered(&usual(), &text, &expect);
    // Words between the items of an inner level.
    let inner = |word: &str| list("", &[&tp(word)]);
    let text = [
        list(L, &[&(tp("a") + &inner("b"))]),
        tp("words"),
        list(
            &format!("{L} text:continue-numbering=\"true\""),
            &[&inner("c")],
        ),
        list(
            &format!("{L} text:continue-numbering=\"true\""),
            &[&tp("d")],
        ),
    ]
    .concat();
    let expect = ["[I.] a", "[1.] b", "words", "[2.] c", "[II.] d"];
    numbered(&usual(), &text, &expect);
    // A paragraph that is a list by itself.
    let lone = |word: &str| {
        format!(
            "<text:numbered-paragraph text:list-id=\"n\" text:level=\"2\" {L}>{}</text:numbered-paragraph>",
            tp(word)
        )
    };
    numbered(&usual(), &(lone("a") + &lone("b")), &["[1.] a", "[2.] b"]);
}

#[test]
fn styles_bring_their_lists() {
    let style =
        "<style:style style:name=\"P\" style:family=\"paragraph\" style:list-style-name=\"L\"/>";
    let styles = usual() + style;
    numbered(
        &styles,
        &list("", &[&tps("P", "x"), &tp("y")]),
        &["[I.] x", "y"],
    );
    let over = format!(
        "<text:list {L}><text:list-item text:style-override=\"M\">{}</text:list-item></text:list>",
        tp("x")
    );
    let styles = usual() + &list_style("M", &counted(1, "a", ".", ""));
    numbered(&styles, &over, &["[a.] x"]);
}

#[test]
fn headings_count_by_the_outline() {
    let outline = "<text:outline-style style:name=\"Outline\">\
        <text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"1\"/>\
        <text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style>";
    let h = |level: u32, more: &str, text: &str| {
        format!("<text:h text:outline-level=\"{level}\" {more}>{text}</text:h>")
    };
    let text = [
        h(1, "", "A"),
        h(2, "", "B"),
        h(2, "", "C"),
        h(3, "", "D"),
        h(1, "text:is-list-header=\"true\"", "E"),
        h(1, "", "F"),
        h(
            2,
            "text:restart-numbering=\"true\" text:start-value=\"7\"",
            "G",
        ),
        list(L, &[&h(1, "", "H")]),
    ]
    .concat();
    let file = OdtFile::new(&text).styles(outline).automatic(&usual());
    check(
        &file,
        &[
            "[I.] A", "[1.] B", "[2.] C", "D", "E", "[II.] F", "[7.] G", "[I.] H",
        ],
    );
    let levels: Vec<_> = paragraphs(&file).iter().map(|p| p.hints.heading).collect();
    assert_eq!(levels[..4], [Some(1), Some(2), Some(2), Some(3)]);
}

#[test]
fn looks_are_inherited() {
    let named = "<style:default-style style:family=\"paragraph\"><style:text-properties fo:font-style=\"italic\"/></style:default-style>\
        <style:style style:name=\"Tiêu\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\" fo:margin-left=\"1in\"/>\
        <style:text-properties fo:font-weight=\"bold\" fo:font-style=\"normal\"/></style:style>\
        <style:style style:name=\"Strong\" style:family=\"text\"><style:text-properties fo:font-weight=\"700\"/></style:style>\
        <style:style style:name=\"Loop\" style:family=\"paragraph\" style:parent-style-name=\"Loop\"/>";
    let automatic = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Tiêu\">\
        <style:paragraph-properties fo:margin-left=\"0cm\"/></style:style>\
        <style:style style:name=\"T1\" style:family=\"text\" style:parent-style-name=\"Strong\"/>\
        <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\" fo:text-transform=\"uppercase\"/></style:style>\
        <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let span = |style: &str, text: &str| {
        format!("<text:span text:style-name=\"{style}\">{text}</text:span>")
    };
    let text = tps("P1", &format!("a{}", span("T2", "b")))
        + &tp(&format!(
            "c{}{}",
            span("T1", &format!("d{}", span("T2", "e"))),
            span("T3", "f")
        ))
        + &tps("Loop", "g");
    let file = OdtFile::new(&text).styles(named).automatic(automatic);
    let found = paragraphs(&file);
    let shown: Vec<String> = found
        .iter()
        .map(|p| {
            let runs = p.text.runs().iter().map(|r| {
                format!(
                    "{}{}{}",
                    r.text,
                    if r.bold { "+b" } else { "" },
                    if r.italic { "+i" } else { "" }
                )
            });
            runs.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(shown, ["a+b B", "c+i d+b+i E+i", "g+i"]);
    assert!(found[0].hints.centred && found[0].hints.indent == 0);
    assert!(!found[1].hints.centred);
}

#[test]
fn tables_with_merges() {
    let border = "<style:style style:name=\"C\" style:family=\"table-cell\"><style:table-cell-properties \
        fo:border-left=\"0.5pt solid #000000\" fo:border-right=\"none\"/></style:style>\
        <style:style style:name=\"N\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"none\"/></style:style>";
    let covered = "<table:covered-table-cell/>";
    let head = trow(
        &(tcell("table:number-rows-spanned=\"2\"", &tp("TT"))
            + &tcell("table:number-columns-spanned=\"2\"", &tp("Cơ quan"))
            + covered),
    );
    let rows = format!(
        "<table:table-header-rows>{head}{}</table:table-header-rows>\
         <table:table-rows>{}<text:soft-page-break/>{}</table:table-rows>",
        trow(&(covered.to_owned() + &tcell("", &tp("chủ trì")) + &tcell("", &tp("phối hợp")))),
        tplain("C", &["1", "a/b", "c"]),
        trow(
            &(tcell("", &tp("2"))
                + &tcell(
                    "table:number-rows-spanned=\"9\"",
                    &ttable(&tplain("", &["x", "y"]))
                )
                + "<table:table-cell/>")
        ),
    );
    let file = OdtFile::new(&ttable(&rows)).automatic(border);
    check(
        &file,
        &["{1x2:TT,2x1:Cơ quan|chủ trì,phối hợp|1,a/b,c|2,{x,y},}"],
    );
    let found = source(&file);
    let Block::Table(table) = &found.blocks[0] else {
        panic!("no table")
    };
    let headers: Vec<bool> = table.rows.iter().map(|r| r.header).collect();
    assert_eq!(headers, [true, true, false, false]);
    assert!(table.ruled);
    assert_eq!(table.rows[1].cells[0].column, 1);
    for (style, ruled) in [("N", false), ("", false), ("C", true)] {
        let file = OdtFile::new(&ttable(&tplain(style, &["a"]))).automatic(border);
        let Block::Table(table) = &source(&file).blocks[0] else {
            panic!("no table")
        };
        assert_eq!(table.ruled, ruled, "{style}");
    }
    let repeated = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\">\
        <text:p>a</text:p></table:table-cell></table:table-row>";
    check(&OdtFile::new(&ttable(repeated)), &["{a,a|a,a}"]);
}

#[test]
fn boxes_once() {
    let boxed = "<draw:frame text:anchor-type=\"paragraph\"><draw:text-box><text:p>DỰ THẢO</text:p></draw:text-box>\
        <draw:image><text:p>no</text:p></draw:image><svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>";
    let shape = "<draw:custom-shape><svg:desc>no</svg:desc><text:p>trong hình</text:p><draw:enhanced-geometry/></draw:custom-shape>";
    let group = format!("<draw:g><svg:desc>no</svg:desc>{shape}{boxed}</draw:g>");
    check(
        &OdtFile::new(&tp(&format!("a{boxed}b"))),
        &["DỰ THẢO", "ab"],
    );
    check(
        &OdtFile::new(&(boxed.to_owned() + &tp("c"))),
        &["DỰ THẢO", "c"],
    );
    check(&OdtFile::new(&tp(&group)), &["trong hình", "DỰ THẢO", ""]);
    let picture = "<draw:frame><draw:image/><svg:title>ảnh</svg:title></draw:frame>";
    check(&OdtFile::new(&tp(picture)), &[""]);
}

#[test]
fn signs_and_spaces() {
    for (text, expect) in [
        (" a  b\n\tc ", "a b c "),
        ("a<text:s text:c=\"3\"/>b<text:s/>", "a   b "),
        ("a<text:tab/>b", "a\tb"),
        ("a<text:line-break/>b", "a/b"),
        ("số 05\u{2011}KH", "số 05-KH"),
        ("a<text:soft-page-break/>b", "ab"),
        (
            "<text:a>li</text:a>ên<text:bookmark-start/> kết",
            "liên kết",
        ),
        (
            "trang <text:page-number>2</text:page-number>/<text:page-count>9</text:page-count>",
            "trang 2/9",
        ),
        (
            "<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>",
            "a",
        ),
        (
            "a<text:hidden-text text:string-value=\"b\" text:is-hidden=\"true\">b</text:hidden-text>",
            "a",
        ),
        (
            "a<text:hidden-text text:is-hidden=\"false\">b</text:hidden-text>",
            "ab",
        ),
        ("a<text:span> </text:span> b", "a b"),
        ("a<text:script>alert()</text:script>", "a"),
        (
            "<text:date text:fixed=\"true\">12/3/2026</text:date>",
            "12/3/2026",
        ),
        ("x<text:s text:c=\"4000000000\"/>", "x"),
    ] {
        let text = tp(text);
        let found = show(&source(&OdtFile::new(&text)).blocks);
        assert_eq!(found[0].trim_end(), expect.trim_end(), "{text}");
    }
    let hidden = "<text:section text:display=\"none\"><text:p>a</text:p></text:section>\
        <text:section><text:p>b</text:p></text:section>\
        <text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template>\
        </text:table-of-content-source><text:index-body><text:p>mục lục</text:p></text:index-body></text:table-of-content>";
    check(&OdtFile::new(hidden), &["b", "mục lục"]);
}

#[test]
fn notes_stand_with_their_paragraph() {
    let note = |class: &str, text: &str| {
        format!(
            "<text:note text:note-class=\"{class}\"><text:note-citation>1</text:note-citation>\
             <text:note-body>{}</text:note-body></text:note>",
            tp(text)
        )
    };
    let text = tp(&format!(
        "a{} b{}",
        note("footnote", "chân"),
        note("endnote", "cuối")
    ));
    check(&OdtFile::new(&text), &["a b (chân) (cuối)"]);
}

fn tracked(regions: &str) -> String {
    format!("<text:tracked-changes>{regions}</text:tracked-changes>")
}

fn region(id: &str, what: &str, held: &str) -> String {
    format!(
        "<text:changed-region xml:id=\"{id}\" text:id=\"{id}\"><text:{what}><office:change-info>\
         <dc:creator>Bình</dc:creator><dc:date>2026-02-01T08:00:00</dc:date></office:change-info>{held}\
         </text:{what}></text:changed-region>"
    )
}

fn start(id: &str) -> String {
    format!("<text:change-start text:change-id=\"{id}\"/>")
}

fn end(id: &str) -> String {
    format!("<text:change-end text:change-id=\"{id}\"/>")
}

fn gone(id: &str) -> String {
    format!("<text:change text:change-id=\"{id}\"/>")
}

#[test]
fn both_views_of_tracked_changes() {
    for (regions, text, accepted, original) in [
        (
            region("1", "insertion", "") + &region("2", "deletion", &tp("cũ ")),
            tp(&format!("a {}{}mới {}b", gone("2"), start("1"), end("1"))),
            &["a mới b"][..],
            &["a cũ b"][..],
        ),
        // Two paragraphs were one.
        (
            region("1", "insertion", ""),
            tp(&format!("a{}", start("1"))) + &tp(&format!("{}b", end("1"))),
            &["a", "b"],
            &["ab"],
        ),
        // One paragraph was two.
        (
            region("1", "deletion", &(tp("x") + &tp("y"))),
            tp(&format!("a{}b", gone("1"))),
            &["ab"],
            &["ax", "yb"],
        ),
        // A whole paragraph put in, and one taken out between two.
        (
            region("1", "insertion", "") + &region("2", "deletion", &(tp("gone") + &tp(""))),
            tp(&format!("{}new", start("1"))) + &tp(&format!("{}{}b", end("1"), gone("2"))),
            &["new", "b"],
            &["gone", "b"],
        ),
        (
            region("1", "format-change", ""),
            tp(&format!("{}a{}", start("1"), end("1"))),
            &["a"],
            &["a"],
        ),
        (
            String::new(),
            tp(&format!("{}a{}{}", start("9"), end("9"), gone("8"))),
            &["a"],
            &["a"],
        ),
    ] {
        let bytes = OdtFile::new(&(tracked(&regions) + &text)).bytes();
        let seen = |view| show(&read_odt(&bytes, view).unwrap().blocks);
        assert_eq!(seen(View::Accepted), accepted, "{text}");
        assert_eq!(seen(View::Original), original, "{text}");
    }
}

#[test]
fn changes_are_told() {
    let regions = [
        region("1", "insertion", ""),
        region("2", "deletion", &tp("cũ")),
        region("3", "insertion", ""),
        region("4", "deletion", &(tp("") + &tp(""))),
    ]
    .concat();
    let text = tp(&format!("{}mới{}{}", start("1"), end("1"), gone("2")))
        + &tp(&format!("a{}", start("3")))
        + &tp(&format!("{}b{}", end("3"), gone("4")));
    let changes = source(&OdtFile::new(&(tracked(&regions) + &text))).changes;
    let told: Vec<_> = changes.iter().map(|c| (c.kind, c.text.as_str())).collect();
    let expect = [
        (ChangeKind::Inserted, "mới"),
        (ChangeKind::Deleted, "cũ"),
        (ChangeKind::MarkInserted, ""),
        (ChangeKind::MarkDeleted, ""),
    ];
    assert_eq!(told, expect);
    assert_eq!(changes[0].author, "Bình");
    assert!(changes[1].date.starts_with("2026-02-01"));
}

#[test]
fn remarks_with_their_anchors_and_answers() {
    let remark = |attributes: &str, author: &str, text: &str| {
        format!(
            "<office:annotation {attributes}><dc:creator>{author}</dc:creator>\
             <dc:date>2026-02-01T08:00:00</dc:date>{}</office:annotation>",
            tp(text)
        )
    };
    let text = tp(&format!(
        "a {}phát {}thanh",
        remark(
            "office:name=\"n1\" loext:resolved=\"true\"",
            "Bình",
            "Nêu rõ số buổi"
        ),
        remark("", "Dũng", "Xen vào")
    )) + &tp(&format!(
        "hằng tuần<office:annotation-end office:name=\"n1\"/>{} b{}",
        remark(
            "office:name=\"n2\" loext:parent-name=\"n1\"",
            "An",
            "Đã nêu"
        ),
        remark("", "Chi", "Ở đây")
    ));
    let found = source(&OdtFile::new(&text));
    assert_eq!(show(&found.blocks), ["a phát thanh", "hằng tuần b"]);
    let [first, _, answer, lone] = &found.comments[..] else {
        panic!("{:?}", found.comments)
    };
    assert_eq!(
        (first.author.as_str(), first.text.as_str()),
        ("Bình", "Nêu rõ số buổi")
    );
    assert_eq!(first.anchor, "phát thanh hằng tuần");
    assert!(first.done && first.date.starts_with("2026-02-01"));
    assert_eq!((answer.parent, answer.done), (Some(0), false));
    assert_eq!((lone.parent, lone.anchor.as_str()), (None, ""));
}

#[test]
fn running_text_stands_apart() {
    let running = "<style:header><text:p text:style-name=\"P1\">dự thảo</text:p></style:header>\
        <style:header-first style:display=\"false\"><text:p>no</text:p></style:header-first>\
        <style:footer><text:p><text:page-number>12</text:page-number></text:p></style:footer>";
    // The same name means another style beside the text.
    let caps = "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties fo:text-transform=\"uppercase\"/></style:style>";
    let file = OdtFile::new(&tps("P1", "a"))
        .page(caps, running)
        .page("", running);
    let source = source(&file);
    assert_eq!(show(&source.blocks), ["a"]);
    let expect = (vec!["DỰ THẢO".to_owned()], vec!["12".to_owned()]);
    assert_eq!((source.headers, source.footers), expect);
}

#[test]
fn fonts_of_before_unicode() {
    let styles = "<style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties style:font-name=\"F1\"/></style:style>\
        <style:style style:name=\"H\" style:family=\"text\"><style:text-properties fo:font-family=\"'.VnTimeH'\"/></style:style>\
        <style:style style:name=\"V\" style:family=\"text\"><style:text-properties style:font-name=\"VNI-Times\"/></style:style>\
        <style:style style:name=\"U\" style:family=\"text\"><style:text-properties style:font-name=\"Times New Roman\"/></style:style>";
    let text = tps(
        "P",
        "KÕ ho¹ch <text:span text:style-name=\"H\">tuyªn truyÒn</text:span> \
         <text:span text:style-name=\"V\">xaõ</text:span><text:span text:style-name=\"U\"> Bình Sơn</text:span>",
    );
    let file = OdtFile::new(&text)
        .automatic(styles)
        .font("F1", "'.VnTime'");
    check(&file, &["Kế hoạch TUYÊN TRUYỀN xã Bình Sơn"]);
}

#[test]
fn damaged_styles_are_gone_without() {
    for (styles, warned) in [
        ("<office:document-styles", true),
        ("<!DOCTYPE x><x/>", true),
        ("", false),
        ("<x/>", false),
    ] {
        let found = source(&OdtFile::new(&tp("a")).raw_styles(styles));
        assert_eq!(show(&found.blocks), ["a"]);
        let damaged = Warning::DamagedPart("styles.xml".to_owned());
        assert_eq!(found.warnings.contains(&damaged), warned, "{styles}");
    }
}
