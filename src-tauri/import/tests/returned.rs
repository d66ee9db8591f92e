//! Word files that came back: comments and tracked changes as Word writes them, in words of the
//! text that went out.

use crate::word_file::WordFile;
use import::returned::{Comment, Edit, EditKind, Paragraph, Returned, read};
use import::{ImportError, Threat};
use proptest::prelude::*;

const NOISE: &str =
    r#"<w:rPr><w:b/><w:rPrChange w:id="900" w:author="Bình"><w:rPr/></w:rPrChange></w:rPr>"#;

fn r(text: &str) -> String {
    format!(r#"<w:r w:rsidR="00A1"><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn change(tag: &str, author: &str, text: &str) -> String {
    let t = match tag {
        "del" | "moveFrom" => "delText",
        _ => "t",
    };
    // Moved words are `w:t` on both sides.
    let t = if tag == "moveFrom" { "t" } else { t };
    format!(
        r#"<w:{tag} w:id="1" w:author="{author}" w:date="2026-03-02T08:00:00Z"><w:r w:rsidDel="00B2">{NOISE}<w:{t} xml:space="preserve">{text}</w:{t}></w:r></w:{tag}>"#
    )
}

fn ins(text: &str) -> String {
    change("ins", "Lan", text)
}

fn del(text: &str) -> String {
    change("del", "Lan", text)
}

fn p(inner: &str) -> String {
    format!(
        r#"<w:p w:rsidR="00C3"><w:pPr><w:jc w:val="both"/></w:pPr>{inner}<w:proofErr w:type="spellEnd"/></w:p>"#
    )
}

/// A paragraph whose mark was changed.
fn marked(tag: &str, inner: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:rPr><w:{tag} w:id="2" w:author="Lan" w:date="2026-03-02T08:00:00Z"/></w:rPr></w:pPr>{inner}</w:p>"#
    )
}

fn bookmark(name: &str, inner: &str) -> String {
    format!(r#"<w:bookmarkStart w:id="7" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="7"/>"#)
}

fn ranged(id: u32, inner: &str) -> String {
    format!(
        r#"<w:commentRangeStart w:id="{id}"/>{inner}<w:commentRangeEnd w:id="{id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{id}"/></w:r>"#
    )
}

fn comment(id: u32, author: &str, para: &str, text: &str) -> String {
    format!(
        r#"<w:comment w:id="{id}" w:author="{author}" w:date="2026-03-02T09:00:00Z" w:initials="L"><w:p w14:paraId="{para}"><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"#
    )
}

fn file(body: &str) -> Returned {
    read(&WordFile::new(body).bytes()).unwrap()
}

fn commented(body: &str, comments: &str, threads: &str) -> Returned {
    let file = WordFile::new(body)
        .with("comments", comments)
        .with("commentsExtended", threads);
    read(&file.bytes()).unwrap()
}

/// `kind paragraph start-end old→new`
fn shown(returned: &Returned) -> Vec<String> {
    let line = |edit: &Edit| {
        let text = edit
            .paragraph
            .map_or("", |at| &returned.paragraphs[at].text);
        let old: String = text.chars().take(edit.end).skip(edit.start).collect();
        let place = edit.paragraph.map_or("-".to_owned(), |at| at.to_string());
        let to = edit.to.map(|at| format!(" to {at}")).unwrap_or_default();
        let new = edit.new.replace('\n', "/").replace('\t', "|");
        format!("{:?} {place} {old}→{new} {}{to}", edit.kind, edit.author)
    };
    returned.edits.iter().map(line).collect()
}

fn words(returned: &Returned) -> Vec<&str> {
    returned
        .paragraphs
        .iter()
        .map(|p| p.text.as_str())
        .collect()
}

#[test]
fn changes_stand_in_the_words_that_went_out() {
    let bold = format!("<w:r>{NOISE}<w:t>đậm</w:t></w:r>");
    let from = |inner: &str| {
        format!(
            r#"<w:moveFromRangeStart w:id="50" w:name="move1" w:author="Lan"/>{inner}<w:moveFromRangeEnd w:id="50"/>"#
        )
    };
    let to = |inner: &str| {
        format!(
            r#"<w:moveToRangeStart w:id="51" w:name="move1" w:author="Lan"/>{inner}<w:moveToRangeEnd w:id="51"/>"#
        )
    };
    let moved = |tag: &str, text: &str| change(tag, "Lan", text);
    let cases: Vec<(String, &[&str], &[&str])> = vec![
        // Nothing but looks.
        (p(&(r("Chữ ") + &bold)), &["Chữ đậm"], &[]),
        // One replacement, in either order, over several runs.
        (
            p(&(r("a ") + &del("b") + &del("c") + &ins("d") + &ins("e") + &r(" f"))),
            &["a bc f"],
            &["Replaced 0 bc→de Lan"],
        ),
        (
            p(&(ins("mới") + &del("cũ"))),
            &["cũ"],
            &["Replaced 0 cũ→mới Lan"],
        ),
        // Of two people it is two changes.
        (
            p(&(del("cũ") + &change("ins", "Bình", "mới"))),
            &["cũ"],
            &["Replaced 0 cũ→ Lan", "Replaced 0 →mới Bình"],
        ),
        // Kept words between them part two changes.
        (
            p(&(del("a") + &r(" ") + &ins("b"))),
            &["a "],
            &["Replaced 0 a→ Lan", "Replaced 0 →b Lan"],
        ),
        // Put in by one and taken out by another: nothing came of it.
        (
            p(&(r("a")
                + r#"<w:ins w:author="Lan"><w:del w:author="Bình"><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>"#)),
            &["a"],
            &[],
        ),
        // A paragraph typed behind another, at its end as Word marks it.
        (
            marked("ins", &r("Một.")) + &p(&ins("Mới.")) + &p(&r("Hai.")),
            &["Một.", "Hai."],
            &["Added 0 →Mới. Lan"],
        ),
        // Typed before one, and two of them.
        (
            p(&r("Một."))
                + &marked("ins", &ins("Mới."))
                + &marked("ins", &ins("Nữa."))
                + &p(&r("Hai.")),
            &["Một.", "Hai."],
            &["Added 0 →Mới./Nữa. Lan"],
        ),
        // At the very beginning.
        (
            marked("ins", &ins("Mới.")) + &p(&r("Một.")),
            &["Một."],
            &["Added - →Mới. Lan"],
        ),
        // Reworded at the end, and a paragraph behind it.
        (
            marked("ins", &(r("Một ") + &del("a.") + &ins("b."))) + &p(&ins("Mới.")),
            &["Một a."],
            &["Replaced 0 a.→b. Lan", "Added 0 →Mới. Lan"],
        ),
        // Split in the middle.
        (
            marked("ins", &r("Một. ")) + &p(&r("Hai.")),
            &["Một. Hai."],
            &["Replaced 0 →/ Lan"],
        ),
        // Taken out whole; only its words; joined to the next.
        (
            marked("del", &del("Một.")) + &p(&r("Hai.")),
            &["Một.", "Hai."],
            &["Removed 0 Một.→ Lan"],
        ),
        (p(&del("Một.")), &["Một."], &["Replaced 0 Một.→ Lan"]),
        (
            marked("del", &r("Một")) + &p(&r(" hai.")),
            &["Một", " hai."],
            &["Joined 0 → Lan"],
        ),
        // A paragraph moved down, and words moved within one.
        (
            from(&marked("moveFrom", &moved("moveFrom", "Một.")))
                + &p(&r("Hai."))
                + &to(&marked("moveTo", &moved("moveTo", "Một.")))
                + &p(&r("Ba.")),
            &["Một.", "Hai.", "Ba."],
            &["Moved 0 Một.→Một. Lan to 1"],
        ),
        (
            p(&(from(&moved("moveFrom", "x ")) + &r("y ") + &to(&moved("moveTo", "x ")))),
            &["x y "],
            &["Moved 0 x →x  Lan to 0"],
        ),
        // As LibreOffice has it: a name for each run.
        (
            marked(
                "moveFrom",
                &(from(&moved("moveFrom", "a) "))
                    + &from(&moved("moveFrom", "Một.")).replace("move1", "move2")),
            ) + &p(&r("Hai."))
                + &marked(
                    "moveTo",
                    &(to(&moved("moveTo", "a) "))
                        + &to(&moved("moveTo", "Một.")).replace("move1", "move2")),
                )
                + &p(&r("Ba.")),
            &["a) Một.", "Hai.", "Ba."],
            &["Moved 0 a) Một.→a) Một. Lan to 1"],
        ),
        // A move that lost a side is what is left.
        (
            p(&(from(&moved("moveFrom", "x ")) + &r("y"))),
            &["x y"],
            &["Replaced 0 x → Lan"],
        ),
        (
            p(&(r("y") + &to(&moved("moveTo", " x")))),
            &["y"],
            &["Replaced 0 → x Lan"],
        ),
        // Rows.
        (
            p(&r("Trước."))
                + &format!(
                    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr><w:tr><w:trPr><w:ins w:author=\"Lan\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:trPr><w:del w:author=\"Lan\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                    p(&r("ô")),
                    p(&ins("một")),
                    p(&ins("hai")),
                    p(&del("ba")),
                    p(&del("bốn"))
                ),
            &["Trước.", "ô", "", "", "ba", "bốn"],
            &["RowAdded 1 →một|hai Lan", "RowRemoved 4 →ba|bốn Lan"],
        ),
        // In a cell.
        (
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
                p(&(r("3 ") + &del("buổi") + &ins("lần")))
            ),
            &["3 buổi"],
            &["Replaced 0 buổi→lần Lan"],
        ),
        // In an empty cell, and behind the words of another.
        (
            format!(
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                p(&r("3 buổi")) + &p(&ins("hai")),
                p(&ins("một"))
            ),
            &["3 buổi", "", ""],
            &["Added 0 →hai Lan", "Replaced 2 →một Lan"],
        ),
        // Fields, tabs and line breaks.
        (
            p(
                r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:tab/><w:t>b</w:t><w:br/></w:r>"#,
            ),
            &["2\tb\n"],
            &[],
        ),
    ];
    for (body, text, edits) in cases {
        let found = file(&body);
        assert_eq!(words(&found), text, "{body}");
        assert_eq!(shown(&found), edits, "{body}");
    }
}

#[test]
fn bookmarks_and_labels_are_told_by_paragraph() {
    let label =
        r#"<w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">a) </w:t></w:r>"#;
    let body = p(&bookmark("_loa_1", &(label.to_owned() + &r("Chữ."))))
        + &marked("ins", &bookmark("_loa_2", &r("Hai.")))
        + &p(&ins("Mới."))
        + r#"<w:bookmarkStart w:id="9" w:name="_loa_3"/>"#
        + &p(&r("Ba."));
    let of = |text: &str, bookmarks: &[&str], label| Paragraph {
        bookmarks: bookmarks.iter().map(|b| (*b).to_owned()).collect(),
        text: text.to_owned(),
        label,
        ..Paragraph::default()
    };
    assert_eq!(
        file(&body).paragraphs,
        [
            of("a) Chữ.", &["_loa_1"], 3),
            of("Hai.", &["_loa_2"], 0),
            of("Ba.", &["_loa_3"], 0)
        ]
    );
}

#[test]
fn cells_are_told_by_row_and_column() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let inner = table(&[row(&[cell(&p(&r("trong")))])]);
    let first = [cell(&p(&r("a"))), cell(&(p(&r("b")) + &p("")))];
    let second = [cell(&p("")), cell(&(inner + &p(&r("sau"))))];
    let body = p(&r("trước")) + &table(&[row(&first), row(&second)]) + &p(&r("dưới"));
    let told = file(&body).paragraphs;
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.text.as_str(), it.row, it.column))
        .collect();
    let expect = [
        ("trước", 0, 0),
        ("a", 1, 0),
        ("b", 1, 1),
        ("", 1, 1),
        ("", 2, 0),
        ("trong", 3, 0),
        ("sau", 2, 1),
        ("dưới", 0, 0),
    ];
    assert_eq!(told, expect);
}

#[test]
fn properties_are_told_and_a_file_without_them_has_none() {
    let custom = r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="v"><property pid="2" name="loa.plan"><vt:lpwstr>1-2</vt:lpwstr></property><property name="khác"/></Properties>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://x/custom-properties" Target="docProps/custom.xml"/></Relationships>"#;
    let main = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"#,
        p(&r("a"))
    );
    let entries = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root),
        ("word/document.xml", &main),
        ("docProps/custom.xml", custom),
    ];
    let entries = entries.map(|(name, xml)| (name.to_owned(), xml.as_bytes().to_vec()));
    let found = read(&crate::word_file::pack(&entries)).unwrap();
    let told: Vec<_> = found
        .properties
        .iter()
        .map(|p| (p.name.as_str(), p.value.as_str()))
        .collect();
    assert_eq!(told, [("loa.plan", "1-2"), ("khác", "")]);
    assert!(file(&p(&r("a"))).properties.is_empty());
}

fn quote(returned: &Returned, comment: &Comment) -> String {
    let text = comment
        .paragraph
        .map_or("", |at| &returned.paragraphs[at].text);
    text.chars().take(comment.end).skip(comment.start).collect()
}

#[test]
fn comments_with_their_words_answers_and_state() {
    let body = p(&(r("Một ") + &ranged(1, &(r("hai") + &del(" ba") + &ins(" bốn"))) + &r(".")))
        + &p(&ranged(2, &ins("Mới.")))
        + &p(&(r("Năm ") + r#"<w:commentRangeStart w:id="3"/>"# + &r("sáu.")))
        + &p(&(r("Bảy") + r#"<w:commentRangeEnd w:id="3"/>"# + &r(" tám.")))
        + &p(&(r("Chín.") + r#"<w:r><w:commentReference w:id="4"/></w:r>"#));
    let comments = comment(1, "Lan", "A1", "vì sao")
        + &comment(2, "Lan", "A2", "về chữ mới")
        + &comment(3, "Bình", "A3", "qua hai đoạn")
        + &comment(4, "Bình", "A4", "không có đoạn chữ")
        + &comment(5, "Minh", "A5", "vì thế")
        + &comment(6, "Lan", "A6", "được")
        + &comment(7, "Minh", "A7", "không ở đâu");
    let threads = r#"<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A5" w15:paraIdParent="A1" w15:done="1"/><w15:commentEx w15:paraId="A6" w15:paraIdParent="A5"/>"#;
    let found = commented(&body, &comments, threads);
    let told: Vec<_> = found
        .comments
        .iter()
        .map(|c| {
            let answers: Vec<_> = c
                .replies
                .iter()
                .map(|a| format!("{}: {}", a.author, a.text))
                .collect();
            format!(
                "{} {:?} “{}” now “{}” across {} done {} {answers:?}",
                c.text,
                c.paragraph,
                quote(&found, c),
                c.said,
                c.across,
                c.done
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"vì sao Some(0) “hai ba” now “hai bốn” across false done true ["Minh: vì thế", "Lan: được"]"#,
            "về chữ mới Some(1) “” now “Mới.” across false done false []",
            "qua hai đoạn Some(2) “sáu.” now “sáu. Bảy” across true done false []",
            "không có đoạn chữ Some(4) “” now “” across false done false []",
            "không ở đâu None “” now “” across false done false []",
        ]
    );
}

#[test]
fn hostile_comments_end_in_something() {
    // Ids twice, ends before beginnings, ranges never closed, over cells, threads in a ring.
    let cells = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p(&(r("ô ") + r#"<w:commentRangeStart w:id="1"/>"# + &r("một"))),
        p(&(r("hai") + r#"<w:commentRangeEnd w:id="1"/><w:commentRangeEnd w:id="2"/>"#))
    );
    let body = cells
        + &p(&(r("sau") + r#"<w:commentRangeStart w:id="2"/>"# + &r("!")))
        + &p(r#"<w:commentRangeStart w:id="3"/>"#);
    let comments = comment(1, "A", "P1", "một")
        + &comment(1, "B", "P1", "lại một")
        + &comment(2, "A", "P2", "ngược")
        + &comment(3, "A", "P3", "mở mãi")
        + r#"<w:comment/><w:comment w:id="9"><w:p/></w:comment>"#;
    let threads = r#"<w15:commentEx w15:paraId="P2" w15:paraIdParent="P3"/><w15:commentEx w15:paraId="P3" w15:paraIdParent="P2"/>"#;
    let found = commented(&body, &comments, threads);
    let places: Vec<_> = found
        .comments
        .iter()
        .map(|c| (c.text.as_str(), c.paragraph, quote(&found, c)))
        .collect();
    assert_eq!(
        places,
        [
            ("một", Some(0), "một".to_owned()),
            ("lại một", None, String::new()),
            ("ngược", Some(2), String::new()),
            ("mở mãi", Some(3), String::new()),
            ("", None, String::new()),
            ("", None, String::new()),
        ]
    );
}

#[test]
fn ten_thousand_comments_and_more_are_read_and_the_rest_is_counted() {
    let count = u32::try_from(Returned::MOST).unwrap() + 5;
    let body: String = (0..count).map(|id| p(&ranged(id, &r("chữ")))).collect();
    let comments: String = (0..count)
        .map(|id| comment(id, "Lan", &format!("{id:X}"), "ý"))
        .collect();
    let found = commented(&body, &comments, "");
    assert_eq!((found.comments.len(), found.beyond), (Returned::MOST, 5));
    assert!(
        found
            .comments
            .iter()
            .enumerate()
            .all(|(i, c)| c.paragraph == Some(i))
    );
}

#[test]
fn damaged_files_are_refused_or_told() {
    let whole = WordFile::new(&p(&r("a")))
        .with("comments", &comment(1, "A", "P", "x"))
        .bytes();
    for cut in [0, 10, whole.len() / 2, whole.len() - 3] {
        assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
    }
    let broken = WordFile::new(&p(&r("a"))).with_raw("comments", "<w:comments");
    let found = read(&broken.bytes()).unwrap();
    assert_eq!((found.comments.len(), found.warnings.len()), (0, 1));
    let bomb = WordFile::raw("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    let threat = Threat::DocumentType;
    assert_eq!(read(&bomb.bytes()), Err(ImportError::Unsafe { threat }));
    let deep = WordFile::new(&"<w:ins w:author=\"A\">".repeat(3_000));
    assert!(matches!(
        read(&deep.bytes()),
        Err(ImportError::Unsafe { .. })
    ));
}

/// What the other writer does with a word.
#[derive(Debug, Clone)]
enum Deed {
    Keep,
    Strike(bool),
    PutBefore(bool, String),
    Replace(bool, String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let word = "[a-zđêô]{1,5}( [a-zơư]{1,4})?";
    prop_oneof![
        4 => Just(Deed::Keep),
        2 => any::<bool>().prop_map(Deed::Strike),
        1 => (any::<bool>(), word).prop_map(|(who, w)| Deed::PutBefore(who, w + " ")),
        1 => (any::<bool>(), word).prop_map(|(who, w)| Deed::Replace(who, w + " ")),
    ]
}

/// A paragraph as another writer reviews it, with what it reads like afterwards.
fn reviewed(words: &[(String, Deed)], range: Option<(usize, usize)>) -> (String, String, String) {
    let author = |who: bool| if who { "Lan" } else { "Bình" };
    let (mut xml, mut before, mut after) = (String::new(), String::new(), String::new());
    for (i, (word, deed)) in words.iter().enumerate() {
        let word = format!("{word} ");
        if range.is_some_and(|(start, _)| start == i) {
            xml += r#"<w:commentRangeStart w:id="1"/>"#;
        }
        before += &word;
        // Word parts runs wherever it was saved.
        let (head, tail) = word.split_at(word.char_indices().nth(1).map_or(0, |(at, _)| at));
        match deed {
            Deed::Keep => {
                xml += &(r(head) + r#"<w:proofErr w:type="spellStart"/>"# + &r(tail));
                after += &word;
            }
            Deed::Strike(who) => {
                xml += &(change("del", author(*who), head) + &change("del", author(*who), tail));
            }
            Deed::PutBefore(who, new) => {
                xml += &(change("ins", author(*who), new) + &r(&word));
                after += &format!("{new}{word}");
            }
            Deed::Replace(who, new) => {
                xml += &(change("del", author(*who), &word) + &change("ins", author(*who), new));
                after += new;
            }
        }
        if range.is_some_and(|(_, end)| end == i) {
            xml += r#"<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>"#;
        }
    }
    (p(&xml), before, after)
}

/// All changes put into the words that went out.
fn applied(returned: &Returned, at: usize) -> String {
    let text: Vec<char> = returned.paragraphs[at].text.chars().collect();
    let (mut out, mut from) = (String::new(), 0);
    for edit in returned.edits.iter().filter(|e| e.paragraph == Some(at)) {
        assert!(
            edit.start >= from && edit.kind == EditKind::Replaced,
            "in order, apart: {edit:?}"
        );
        out.extend(&text[from..edit.start]);
        out += &edit.new;
        from = edit.end;
    }
    out.extend(&text[from..]);
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Every change put into the words that went out gives the words that came back, and a
    /// comment's words are those of its range before any change.
    #[test]
    fn changes_make_the_reviewed_text_of_the_original(
        words in prop::collection::vec(("[a-zâăéỉ]{1,6}", deed()), 1..12),
        range in (0_usize..12, 0_usize..12),
    ) {
        let (a, b) = (range.0 % words.len(), range.1 % words.len());
        let range = (a.min(b), a.max(b));
        let (body, before, after) = reviewed(&words, Some(range));
        let found = commented(&body, &comment(1, "Lan", "A", "ý"), "");
        prop_assert_eq!(&found.paragraphs[0].text, &before);
        prop_assert_eq!(applied(&found, 0), after);
        let own: String = words[range.0..=range.1].iter().map(|(word, _)| format!("{word} ")).collect();
        prop_assert_eq!(quote(&found, &found.comments[0]), own);
    }
}
