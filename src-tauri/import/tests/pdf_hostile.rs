//! PDF files built to harm, and files that hold no text: a cause in words, bounded memory and an
//! end, never a panic.

use crate::pdf::writer::{Pdf, packed, repeated, text};
use import::{BinaryKind, ImportError, PAGE_LIMIT, PDF_LIMIT, Threat, read, read_pdf};
use std::fmt::Write as _;

fn check(name: &str, bytes: &[u8], expect: &[ImportError]) {
    match read(bytes) {
        Err(error) => assert!(expect.contains(&error), "{name}: {error:?}"),
        Ok(draft) => panic!("{name}: {draft:?}"),
    }
}

const DAMAGED: ImportError = ImportError::Damaged { part: "pdf" };
const SIZE: ImportError = ImportError::Unsafe {
    threat: Threat::Size,
};

fn plan() -> Pdf {
    let page = text(1, 12, 70.0, 700.0, "KE HOACH") + &text(1, 12, 70.0, 600.0, "I. MUC DICH");
    Pdf::pages(&[page])
}

#[test]
fn each_with_its_cause() {
    let fine = plan().bytes();
    assert!(read(&fine).is_ok());
    let mut scan =
        Pdf::pages(&["q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q".into()]);
    scan.push("<<>>");
    let locked = plan().trailer(
        "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]/Encrypt<<\
         /Filter/Standard/V 2/R 3/Length 128/P -44/O<0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>\
         /U<0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20>>>",
    );
    let foreign = plan().trailer("/Encrypt<</Filter/Adobe.PubSec/V 9/R 9>>");
    let mut bomb = Pdf::of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
    ]);
    bomb.stream("/Filter/FlateDecode", &repeated(&[b' '; 1_000_000], 200));
    let mut twice = Pdf::of(&["<</Type/Catalog/Pages 2 0 R>>"]);
    twice.stream(
        "/Filter[/FlateDecode/FlateDecode]",
        &packed(&repeated(&[b' '; 1_000_000], 200)),
    );
    let none = Pdf::of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 0/Kids[]>>",
    ]);
    let no_pages = Pdf::of(&["<</Type/Catalog/Pages 9 0 R>>"]);
    let no_content = Pdf::of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 9 0 R>>",
    ]);
    let mut elsewhere = Pdf::of(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
    ]);
    elsewhere.stream("/F(../../../etc/passwd)/FFilter[]", b"");
    for (name, bytes, expect) in [
        ("scan", scan.bytes(), &[ImportError::Scan][..]),
        ("locked", locked.bytes(), &[ImportError::Encrypted]),
        (
            "locked otherwise",
            foreign.bytes(),
            &[ImportError::Encrypted],
        ),
        ("unpacks to much", bomb.bytes(), &[SIZE]),
        ("packed twice", twice.bytes(), &[SIZE]),
        ("no page", none.bytes(), &[DAMAGED, ImportError::Scan]),
        ("pages that are not there", no_pages.bytes(), &[DAMAGED]),
        (
            "content that is not there",
            no_content.bytes(),
            &[ImportError::Scan],
        ),
        (
            "content in another file",
            elsewhere.bytes(),
            &[ImportError::Scan],
        ),
        (
            "200 MB",
            [fine.clone(), vec![b'%'; 200_000_000]].concat(),
            &[ImportError::TooLarge {
                bytes: fine.len() as u64 + 200_000_000,
                limit: PDF_LIMIT,
            }],
        ),
        (
            "a picture",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            &[ImportError::Binary {
                kind: BinaryKind::Jpeg,
            }],
        ),
        ("only a head", b"%PDF-1.7\n".to_vec(), &[DAMAGED]),
        (
            "cut off",
            fine[..fine.len() / 4].to_vec(),
            &[DAMAGED, ImportError::Scan],
        ),
        (
            "a picture inside",
            [&b"%PDF-1.4\n\xFF\xD8\xFF\xE0"[..], &[7; 4000]].concat(),
            &[DAMAGED],
        ),
    ] {
        check(name, &bytes, expect);
    }
    let large = vec![b'%'; PDF_LIMIT as usize + 1];
    let expect = ImportError::TooLarge {
        bytes: PDF_LIMIT + 1,
        limit: PDF_LIMIT,
    };
    assert_eq!(read_pdf(&large), Err(expect));
}

#[test]
fn loops_and_nesting_end() {
    let catalogue = "<</Type/Catalog/Pages 2 0 R>>";
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";
    let round = Pdf::of(&[catalogue, "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]);
    let parents = Pdf::of(&[
        catalogue,
        "<</Type/Pages/Count 9/Kids[3 0 R]/Parent 3 0 R>>",
        "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]/Parent 2 0 R>>",
    ]);
    let self_made = Pdf::of(&[catalogue, "2 0 R", "3 0 R", "4 0 R"]);
    let mut deep = Pdf::of(&[catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", page]);
    deep.stream(
        "",
        ("[".repeat(10_000) + &"]".repeat(10_000) + " TJ").as_bytes(),
    );
    let nested = format!(
        "<</Type/Pages/Count 1/Kids{}{}>>",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let nested = Pdf::of(&[catalogue, &nested]);
    let dicts = format!("{}1{}", "<</A ".repeat(10_000), ">>".repeat(10_000));
    let dicts = Pdf::of(&[catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", &dicts]);
    let mut states = Pdf::of(&[catalogue, "<</Type/Pages/Count 1/Kids[3 0 R]>>", page]);
    states.stream("", "q ".repeat(1_000_000).as_bytes());
    let mut fine = plan().bytes();
    let at = fine.windows(9).rposition(|w| w == b"startxref").unwrap();
    fine.truncate(at);
    let looped = String::from_utf8_lossy(&fine).replace("/Root 1 0 R", "/Root 1 0 R/Prev 9");
    let looped = looped + "startxref\n9\n%%EOF";
    for (name, bytes) in [
        ("a page tree in itself", round.bytes()),
        ("parents of each other", parents.bytes()),
        ("objects that are themselves", self_made.bytes()),
        ("arrays in arrays", deep.bytes()),
        ("kids in kids", nested.bytes()),
        ("entries in entries", dicts.bytes()),
        ("states in states", states.bytes()),
    ] {
        check(name, &bytes, &[DAMAGED, ImportError::Scan, SIZE]);
    }
    // A table of contents that leads nowhere is gone without.
    assert!(read(looped.as_bytes()).is_ok());
}

/// A form that draws the next one ten times, twenty deep; and one that draws itself.
#[test]
fn forms_in_forms_end() {
    for (depth, times) in [(20, 10), (1, 3)] {
        let mut file = Pdf::of(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        ]);
        file.stream("", b"/X Do");
        for i in 0..depth {
            let next = if i + 1 < depth { 6 + i } else { 5 };
            file.stream(
                &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>"),
                "/X Do ".repeat(times).as_bytes(),
            );
        }
        check("forms", &file.bytes(), &[SIZE, ImportError::Scan]);
    }
}

/// Programs to start, scripts to run, files to open and pages on the web: nothing of it is looked
/// at, the text is read.
#[test]
fn what_a_file_wants_done_is_not_done() {
    for wish in [
        "/OpenAction<</S/Launch/F(../../../etc/passwd)>>",
        "/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
        "/OpenAction<</S/URI/URI(http://xa.example/)>>",
        "/OpenAction<</S/GoToR/F(//xa.example/a.pdf)/D[0/Fit]>>",
        "/Names<</EmbeddedFiles<</Names[(a.docm)<</Type/Filespec/F(a.docm)>>]>>>>",
        "/AcroForm<</XFA 9 0 R>>",
    ] {
        let fine = String::from_utf8_lossy(&plan().bytes()).into_owned();
        let wishing = fine.replacen("/Type/Catalog", &format!("/Type/Catalog{wish}"), 1);
        let draft = read(wishing.as_bytes()).unwrap_or_else(|e| panic!("{wish}: {e:?}"));
        assert_eq!(draft.sections.len(), 1, "{wish}");
    }
}

#[test]
fn too_many_pages() {
    let mut kids = String::new();
    let mut file = Pdf::of(&["<</Type/Catalog/Pages 2 0 R>>", ""]);
    for i in 0..=PAGE_LIMIT {
        let _ = write!(kids, "{} 0 R ", i + 3);
        file.push("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    }
    let pages = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", PAGE_LIMIT + 1);
    let bytes = String::from_utf8(file.bytes()[15..].to_vec()).unwrap();
    let bytes = bytes.replacen("2 0 obj\n\n", &format!("2 0 obj\n{pages}\n"), 1);
    let limit = import::LINE_LIMIT;
    check(
        "pages",
        format!("%PDF-1.7\n{bytes}").as_bytes(),
        &[ImportError::TooManyLines { limit }],
    );
}

/// Bytes changed and cut at steady places: an answer, whatever it is.
#[test]
fn changed_bytes_never_harm() {
    let fine = plan().bytes();
    for at in (0..fine.len()).step_by(7) {
        let mut bytes = fine.clone();
        bytes[at] = bytes[at].wrapping_mul(31).wrapping_add(101);
        let _ = read(&bytes);
        let _ = read(&fine[..at]);
    }
}
