//! Texts of LibreOffice built to harm, and files that are none: a cause in words, bounded time
//! and memory, never a panic.

use crate::bounds::{check, in_step};
use crate::docx_hostile::{DAMAGED, DEPTH, DOCTYPE, OTHER_ZIP, SIZE, locked_entries, ole};
use crate::fuzz::package::entries;
use crate::odt_file::{ODF_SPACES, OdtFile, list, tcell, tp, tplain, trow, ttable};
use crate::word_file::pack;
use import::{ImportError, View, read, read_odt};

const NO_TEXT_PART: &str = "Damaged { part: \"content.xml\" }";

/// A plan of so many pages, each of 40 lines of 14 words.
fn pages(count: usize) -> Vec<u8> {
    let line = "- Tuyên truyền cải cách hành chính đến người dân trong xã, lần thứ";
    let lines = (0..40 * count).map(|n| tp(&format!("{line} {};", n * 7_919 % 100_003)));
    let body: String = lines.collect();
    OdtFile::new(&(tp("KẾ HOẠCH") + &tp("I. NỘI DUNG") + &body)).bytes()
}

/// A file without one of its parts.
fn without(bytes: &[u8], part: &str) -> Vec<u8> {
    let mut parts = entries(bytes);
    parts.retain(|(name, _)| name != part);
    pack(&parts)
}

fn content(inner: &str) -> String {
    format!("<office:document-content {ODF_SPACES}><office:body>{inner}")
}

#[test]
fn each_with_its_cause() {
    let fine = OdtFile::new(&tp("Kế hoạch")).bytes();
    let one = || OdtFile::new(&tp("Kế hoạch"));
    let locked = format!(
        "<manifest:manifest {ODF_SPACES}><manifest:file-entry manifest:full-path=\"content.xml\">\
         <manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    );
    let bomb = content("<office:text>") + &tp("").repeat(600_000);
    let entity = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d/>";
    let outside = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>";
    let many: Vec<(String, Vec<u8>)> = (0..6_000).map(|i| (format!("a{i}"), vec![])).collect();
    let only = |name: &str, text: &str| pack(&[(name.to_owned(), text.as_bytes().to_vec())]);
    let of_kind = |kind: &str| one().kind(kind).bytes();
    let spaces = format!("{ODF_SPACES} xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    let linked = |target: &str| {
        let text = format!(
            "<office:document-content {spaces}><office:body><office:text>{0}\
             <text:section><text:section-source xlink:href=\"{target}\"/>{0}</text:section>\
             <text:p><draw:frame><draw:image xlink:href=\"{target}\"/></draw:frame></text:p>\
             </office:text></office:body></office:document-content>",
            tp("Kế hoạch")
        );
        OdtFile::raw(&text)
    };
    for (name, bytes, expect) in [
        (
            "a picture under another name",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            "Binary { kind: Jpeg }",
        ),
        ("a password of Office", ole("EncryptedPackage"), "Encrypted"),
        (
            "a password of a zip program",
            locked_entries(fine.clone()),
            "Encrypted",
        ),
        (
            "a password of LibreOffice",
            OdtFile::raw("\u{1}\u{2}")
                .entry("META-INF/manifest.xml", locked.as_bytes())
                .bytes(),
            "Encrypted",
        ),
        (
            "a password around the whole",
            only("META-INF/manifest.xml", &locked),
            "Encrypted",
        ),
        (
            "cut off in the middle",
            fine[..fine.len() / 2].to_vec(),
            DAMAGED,
        ),
        (
            "no text part",
            only("mimetype", "application/vnd.oasis.opendocument.text"),
            NO_TEXT_PART,
        ),
        ("no styles", without(&fine, "styles.xml"), "["),
        ("no mimetype", without(&fine, "mimetype"), "["),
        (
            "broken styles and lists",
            one().raw_styles("<office:document-styles").bytes(),
            "[SourceDamaged",
        ),
        (
            "sheets",
            of_kind("application/vnd.oasis.opendocument.spreadsheet"),
            OTHER_ZIP,
        ),
        ("a book", of_kind("application/epub+zip"), OTHER_ZIP),
        (
            "a drawing",
            OdtFile::raw(
                &(content("<office:drawing/>") + "</office:body></office:document-content>"),
            )
            .bytes(),
            OTHER_ZIP,
        ),
        (
            "a text part that is no XML",
            OdtFile::raw("Kế hoạch").bytes(),
            NO_TEXT_PART,
        ),
        (
            "a text part cut off",
            OdtFile::raw("<office:document").bytes(),
            NO_TEXT_PART,
        ),
        ("no body", OdtFile::raw("<a/>").bytes(), NO_TEXT_PART),
        (
            "a text that says nothing",
            OdtFile::new("<text:p/>").bytes(),
            "NoText",
        ),
        ("elements without end", OdtFile::raw(&bomb).bytes(), SIZE),
        (
            "white space without end",
            OdtFile::raw(&content(&" ".repeat(40_000_000))).bytes(),
            SIZE,
        ),
        ("entries without end", pack(&many), SIZE),
        (
            "sections 10,000 deep",
            OdtFile::raw(&content(&"<text:section>".repeat(10_000))).bytes(),
            DEPTH,
        ),
        ("entities that grow", OdtFile::raw(entity).bytes(), DOCTYPE),
        (
            "entities from outside",
            OdtFile::raw(outside).bytes(),
            DOCTYPE,
        ),
        (
            "entities in the styles",
            one().raw_styles(entity).bytes(),
            "[SourceDamaged",
        ),
        (
            "ways out of the container",
            linked("../../../etc/passwd").entry("../../a", b"x").bytes(),
            "[",
        ),
        (
            "sections and pictures on the web",
            linked("http://xa.example/a.odt").bytes(),
            "[",
        ),
        (
            "macros, which are not looked at",
            one().entry("Basic/Standard/a.xml", b"<").bytes(),
            "[",
        ),
        ("5,000 pages", pages(5_000), "TooLarge"),
        (
            "200 MB",
            [fine.clone(), vec![0; 200_000_000]].concat(),
            "TooLarge",
        ),
    ] {
        check(name, &bytes, expect);
    }
    assert!(read(&fine).is_ok());
    let large = vec![b'P'; 51 * 1024 * 1024];
    let refused = read_odt(&large, View::Accepted);
    assert!(matches!(refused, Err(ImportError::TooLarge { .. })));
    assert!(read_odt(b"", View::Accepted).is_err());
}

/// Flips of single bytes and cuts anywhere: read or refused, never a panic.
#[test]
fn damage_anywhere_is_survived() {
    let text = tp("KẾ HOẠCH")
        + &list("text:style-name=\"L\"", &[&tp("I. MỤC ĐÍCH")])
        + &ttable(&tplain("", &["a", "b"]));
    let bytes = OdtFile::new(&text).bytes();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        let _ = read(&flipped);
        let _ = read(&bytes[..at]);
    }
}

/// XML that is well formed but makes no sense as a text, or says one thing without end.
#[test]
fn odd_structures_are_survived() {
    let mut nested = tp("e");
    for _ in 0..30 {
        let cell = tcell("table:number-columns-repeated=\"999\"", &nested);
        nested = ttable(&format!(
            "<table:table-row table:number-rows-repeated=\"999\">{cell}</table:table-row>"
        ));
    }
    let said = tp(&"g ".repeat(50_000));
    let row = "<table:table-row table:number-rows-repeated=\"4000000000\">";
    let wide = tcell("table:number-columns-repeated=\"4000000000\"", &said);
    let level = "<text:list-level-style-number text:level=\"0\"/><text:list-level-style-number \
        text:level=\"11\"/><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
        loext:num-list-format=\"%1%%9%%99%%%\" text:display-levels=\"0\" text:start-value=\"4294967295\"/>";
    let ends: String = (0..3_000)
        .map(|i| format!("<office:annotation office:name=\"{i}\"/>"))
        .collect();
    let regions: String = (0..2_000)
        .map(|i| {
            format!("<text:changed-region xml:id=\"{i}\"><text:insertion/></text:changed-region>")
        })
        .collect();
    let starts: String = (0..2_000)
        .map(|i| format!("<text:change-start text:change-id=\"{i}\"/>"))
        .collect();
    let loops = "<text:changed-region xml:id=\"x\"><text:deletion><text:p>h<text:change text:change-id=\"x\"/></text:p>\
        </text:deletion></text:changed-region>";
    let mut lists = tp("c");
    for _ in 0..40 {
        lists = list("text:style-name=\"L\"", &[&(tp("b") + &lists)]);
    }
    let text = [
        format!("<text:tracked-changes>{regions}{loops}</text:tracked-changes>"),
        list("text:style-name=\"L\"", &[&tp("a"), &tp("a")]),
        lists,
        "<text:h text:outline-level=\"0\">d</text:h><text:h text:outline-level=\"99\">d</text:h>".to_owned(),
        "<table:table/><table:table><table:table-row/></table:table>".to_owned(),
        ttable(&trow("<table:covered-table-cell table:number-columns-repeated=\"4000000000\"/>")),
        nested,
        format!("<table:table>{row}{wide}</table:table-row></table:table>"),
        tp(&ends) + &tp("f").repeat(2_000),
        tp(&"<text:change text:change-id=\"x\"/>".repeat(10_000)),
        tp(&starts) + &tp("f").repeat(2_000),
        "<text:p><text:p>i</text:p><text:list><text:list-item><text:p>j</text:p></text:list-item></text:list></text:p>".to_owned(),
    ]
    .concat();
    let file = OdtFile::new(&text)
        .automatic(&format!("<text:list-style style:name=\"L\">{level}</text:list-style>"))
        .styles("<style:style/><style:style style:name=\"a\" style:family=\"paragraph\" style:parent-style-name=\"b\"/>\
                 <style:style style:name=\"b\" style:family=\"paragraph\" style:parent-style-name=\"a\"/>");
    let bytes = file.bytes();
    let read = import::open(&bytes).unwrap().read().unwrap();
    for word in ["a", "b", "c", "d", "e", "f", "g", "ij"] {
        let said = read
            .text
            .split_whitespace()
            .any(|w| w.trim_start_matches('1') == w && w == word);
        assert!(said, "{word}");
    }
    assert!(read_odt(&bytes, View::Original).is_ok());
}

#[test]
fn twice_the_pages_are_twice_the_work() {
    in_step("pages", 25, |count| {
        let draft = read(&pages(count)).unwrap();
        assert_eq!(draft.sections[0].blocks.len(), 40 * count);
    });
}
