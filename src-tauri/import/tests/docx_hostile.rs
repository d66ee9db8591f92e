//! Word files built to harm, and files that are none: a cause in words, bounded time and memory,
//! never a panic.

use crate::bounds::{check, in_step};
use crate::word_file::{SPACES, WordFile, cell, p, pack, ruled};
use import::read;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A main part of this text.
fn main_part(body: &str) -> WordFile {
    WordFile::raw(&format!("<w:document {SPACES}><w:body>{body}"))
}

/// A container whose entries are marked as locked with a password.
pub(crate) fn locked_entries(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}

/// A main part that is not packed at all, so that no ratio gives it away.
fn unpacked(body: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("word/document.xml", options).unwrap();
    let main = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    zip.write_all(main.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// An OLE container with a stream of this name.
pub(crate) fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 1024]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// A plan of so many pages, each of 40 lines of 14 words.
fn pages(count: usize) -> Vec<u8> {
    let line = "- Tuyên truyền cải cách hành chính đến người dân trong xã, lần thứ";
    let lines = (0..40 * count).map(|n| p(&format!("{line} {};", n * 7_919 % 100_003)));
    let body: String = lines.collect();
    WordFile::new(&(p("KẾ HOẠCH") + &p("I. NỘI DUNG") + &body)).bytes()
}

pub(crate) const SIZE: &str = "Unsafe { threat: Size }";
pub(crate) const DEPTH: &str = "Unsafe { threat: Depth }";
pub(crate) const DOCTYPE: &str = "Unsafe { threat: DocumentType }";
const NO_TEXT_PART: &str = "Damaged { part: \"word/document.xml\" }";
pub(crate) const DAMAGED: &str = "Damaged { part: \"zip\" }";
pub(crate) const OTHER_ZIP: &str = "Binary { kind: Zip }";

#[test]
fn each_with_its_cause() {
    let fine = WordFile::new(&p("Kế hoạch")).bytes();
    let one = || WordFile::new(&p("Kế hoạch"));
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY e{n} \"&e{0};&e{0};\">", n - 1))
        .collect();
    let laughs = format!("<!DOCTYPE d [<!ENTITY e0 \"ha\">{laughs}]><w:document {SPACES}>&e29;");
    let outside = format!("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><w:document {SPACES}/>");
    let entries: Vec<(String, Vec<u8>)> = (0..6_000).map(|i| (format!("a{i}"), vec![])).collect();
    let pictures = (0..600).fold(one(), |file, n| {
        file.entry(&format!("word/media/{n}.png"), b"x")
    });
    let attributes: String = (0..100_000).map(|i| format!(" a{i}=''")).collect();
    let spaces: String = (0..30_000)
        .map(|i| format!("<a xmlns:a{i}='a'/>"))
        .collect();
    let heads = (0..60).fold(one(), |file, _| {
        file.with_raw(
            "header",
            &format!("<w:hdr {SPACES}>{}</w:hdr>", " ".repeat(3_900_000)),
        )
    });
    let nested = |open: &str| main_part(&open.repeat(10_000)).bytes();
    let table = "<w:tbl><w:tr><w:tc>";
    let boxed = "<w:p><w:r><w:pict><w:txbxContent>";
    for (name, bytes, expect) in [
        (
            "a picture under another name",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            "Binary { kind: Jpeg }",
        ),
        (
            "a file of old Word",
            ole("WordDocument"),
            "Binary { kind: Ole }",
        ),
        ("a password of Office", ole("EncryptedPackage"), "Encrypted"),
        (
            "a password of a zip program",
            locked_entries(fine.clone()),
            "Encrypted",
        ),
        (
            "cut off in the middle",
            fine[..fine.len() / 2].to_vec(),
            DAMAGED,
        ),
        (
            "nothing but the mark of a container",
            b"PK\x03\x04".to_vec(),
            DAMAGED,
        ),
        (
            "another container",
            pack(&[("a.txt".into(), b"a".to_vec())]),
            OTHER_ZIP,
        ),
        (
            "a workbook",
            WordFile::new("").entry("xl/workbook.xml", b"<a/>").bytes(),
            OTHER_ZIP,
        ),
        ("macros by type", one().typed(macros).bytes(), "Macros"),
        (
            "macros by part",
            one().entry("word/vbaProject.bin", b"x").bytes(),
            "Macros",
        ),
        (
            "no text part",
            pack(&[("[Content_Types].xml".into(), b"<Types/>".to_vec())]),
            NO_TEXT_PART,
        ),
        (
            "a text part that is no XML",
            WordFile::raw("Kế hoạch").bytes(),
            NO_TEXT_PART,
        ),
        (
            "a text part cut off",
            main_part("<w:p").bytes(),
            NO_TEXT_PART,
        ),
        (
            "a text part in no known letters",
            WordFile::raw("\u{0}\u{1}").bytes(),
            NO_TEXT_PART,
        ),
        (
            "a part that is not there",
            one().related("styles", "none.xml", "").bytes(),
            "[SourceDamaged",
        ),
        (
            "broken numbering",
            one().with_raw("numbering", "<w:numbering").bytes(),
            "[SourceDamaged",
        ),
        (
            "a text that says nothing",
            WordFile::new("<w:p/>").bytes(),
            "NoText",
        ),
        (
            "elements without end",
            main_part(&"<w:p></w:p>".repeat(600_000)).bytes(),
            SIZE,
        ),
        (
            "the smallest elements",
            unpacked(&"<a/>".repeat(2_100_000)),
            "TooManyLines",
        ),
        (
            "the smallest attributes",
            unpacked(&"<a b=''/>".repeat(1_100_000)),
            "TooManyLines",
        ),
        (
            "paragraphs of a letter",
            unpacked(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(220_000)),
            "TooManyLines",
        ),
        (
            "white space without end",
            main_part(&" ".repeat(40_000_000)).bytes(),
            SIZE,
        ),
        ("margins without end", heads.bytes(), "TooLarge"),
        ("entries without end", pack(&entries), SIZE),
        ("pictures by the hundred", pictures.bytes(), "["),
        (
            "attributes without end",
            main_part(&format!("<w:p{attributes}/>")).bytes(),
            SIZE,
        ),
        ("namespaces without end", main_part(&spaces).bytes(), SIZE),
        (
            "controls 10,000 deep",
            nested("<w:sdt><w:sdtContent>"),
            DEPTH,
        ),
        ("tables 10,000 deep", nested(table), DEPTH),
        ("boxes 10,000 deep", nested(boxed), DEPTH),
        (
            "entities that grow",
            WordFile::raw(&laughs).bytes(),
            DOCTYPE,
        ),
        (
            "entities from outside",
            WordFile::raw(&outside).bytes(),
            DOCTYPE,
        ),
        (
            "entities in the styles",
            one().with_raw("styles", &laughs).bytes(),
            "[SourceDamaged",
        ),
        (
            "ways out of the container",
            one()
                .entry("../../a", b"x")
                .related("styles", "../../../etc/passwd", "")
                .bytes(),
            "[SourceDamaged",
        ),
        (
            "a template on the web",
            one()
                .related(
                    "attachedTemplate",
                    "http://xa.example/a.dotm",
                    "TargetMode=\"External\"",
                )
                .bytes(),
            "[NoLetterhead, SignatureIncomplete",
        ),
        (
            "styles on the web",
            one()
                .related("styles", "http://xa.example/a", "TargetMode=\"External\"")
                .bytes(),
            "[NoLetterhead, SignatureIncomplete",
        ),
        ("5,000 pages", pages(5_000), "TooLarge"),
        ("500 pages", pages(500), "["),
        (
            "200 MB",
            [fine.clone(), vec![0; 200_000_000]].concat(),
            "TooLarge",
        ),
    ] {
        check(name, &bytes, expect);
    }
    assert!(read(&fine).is_ok());
}

/// Flips of single bytes and cuts anywhere: read or refused, never a panic.
#[test]
fn damage_anywhere_is_survived() {
    let file = WordFile::new(&format!(
        "{}{}{}",
        p("KẾ HOẠCH"),
        ruled(&format!("<w:tr>{}</w:tr>", cell("<w:vMerge/>", &p("a")))),
        p("I. MỤC ĐÍCH")
    ));
    let bytes = file.with("numbering", "<w:num w:numId=\"1\"/>").bytes();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        let _ = read(&flipped);
        let _ = read(&bytes[..at]);
    }
}

/// XML that is well formed but makes no sense as a text.
#[test]
fn odd_structures_are_survived() {
    let long = "x".repeat(100_000);
    let levels: String = (0..20)
        .map(|i| format!("<w:lvl w:ilvl=\"{i}\"><w:lvlText w:val=\"%1%9%0%{long}\"/></w:lvl>"))
        .collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"a\"/>\
         <w:styleLink w:val=\"a\"/>{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"99\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>"
    );
    let place = |list: &str, level: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
             </w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        )
    };
    let styles = "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
                  <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>";
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(3_000);
    let ranges: String = (0..3_000)
        .map(|i| format!("<w:commentRangeStart w:id=\"{i}\"/>"))
        .collect();
    let body = [
        place("1", "0"),
        place("1", "8"),
        place("1", "9"),
        place("1", "-1"),
        place("2", "0"),
        place("99999999999", "0"),
        "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:p>".to_owned(),
        "<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl>".to_owned(),
        ruled(&format!(
            "<w:tr>{}</w:tr>",
            cell("<w:vMerge/><w:gridSpan w:val=\"0\"/>", &p("b"))
        )),
        format!("<w:p>{begin}<w:r><w:t>c</w:t></w:r></w:p>"),
        format!("<w:p>{ranges}</w:p>{}", p("d").repeat(2_000)),
        "<w:r><w:t>e</w:t></w:r><w:p><w:r><w:p><w:r><w:t>f</w:t></w:r></w:p></w:r></w:p>"
            .to_owned(),
        "<w:p><w:r><w:sym w:char=\"D800\"/><w:sym w:char=\"zz\"/><w:sym/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let file = WordFile::new(&body)
        .with("numbering", &numbering)
        .with("styles", styles);
    let text = import::open(&file.bytes()).unwrap().read().unwrap().text;
    for word in ["a", "b", "d", "e", "f"] {
        assert!(text.split_whitespace().any(|w| w == word), "{word}");
    }
}

#[test]
fn twice_the_pages_are_twice_the_work() {
    in_step("pages", 25, |count| {
        let draft = read(&pages(count)).unwrap();
        assert_eq!(draft.sections[0].blocks.len(), 40 * count);
    });
}

#[test]
fn thousands_of_merges_are_bounded() {
    let pair = |n: usize, merge: &str| {
        let cells: String = (0..20)
            .map(|i| cell(merge, &p(&format!("{}", n * 7_919 + i * n))))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let file = |rows: usize| {
        let rows: String = (0..rows)
            .map(|n| pair(n, "<w:vMerge w:val=\"restart\"/>") + &pair(n, "<w:vMerge/>"))
            .collect();
        WordFile::new(&(p("KẾ HOẠCH") + &ruled(&rows))).bytes()
    };
    check("merges", &file(700), "[");
    in_step("merges", 60, |rows| assert!(read(&file(rows)).is_ok()));
}
