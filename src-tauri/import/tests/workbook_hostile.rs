//! Excel files built to harm, and files that are none; what harms by its cells is in `grid`.

use crate::bounds::{check, in_step};
use crate::docx_hostile::{DAMAGED, DEPTH, DOCTYPE, SIZE, locked_entries, ole};
use crate::fuzz::package::entries;
use crate::word_file::pack;
use crate::workbook_file::{WorkbookFile, sheet_rows};
use import::read;

/// A list of so many tasks.
fn tasks(count: usize) -> WorkbookFile {
    let mut rows = vec![vec!["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Ghi chú"]];
    rows.resize(
        count + 1,
        vec!["1", "Viết tin, bài", "Văn phòng", "Quý I", "gấp"],
    );
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    WorkbookFile::of(&rows)
}

/// A file with one of its parts changed, or gone.
fn with(bytes: &[u8], part: &str, content: Option<&str>) -> Vec<u8> {
    let mut parts = entries(bytes);
    parts.retain(|(name, _)| name != part);
    parts.extend(content.map(|text| (part.to_owned(), text.as_bytes().to_vec())));
    pack(&parts)
}

#[test]
fn each_with_its_cause() {
    let fine = tasks(3).bytes();
    let main = "xl/workbook.xml";
    let relations = "xl/_rels/workbook.xml.rels";
    let related = |kind: &str, target: &str| {
        let parts = entries(&fine);
        let (_, old) = parts.iter().find(|(name, _)| name == relations).unwrap();
        let more = format!("<Relationship Id=\"x\" Type=\"a/{kind}\" {target}/></Relationships>");
        let new = String::from_utf8_lossy(old).replace("</Relationships>", &more);
        with(&fine, relations, Some(&new))
    };
    let many: Vec<(String, Vec<u8>)> = (0..6_000).map(|i| (format!("xl/{i}"), vec![])).collect();
    let entity = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d/>";
    let outside = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>";
    let blank = "<row/>".repeat(3_000_000);
    let pages = sheet_rows(&vec![&["Viết tin", "Văn phòng"][..]; 200_000]);
    for (name, bytes, expect) in [
        (
            "a picture under another name",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            "Binary { kind: Jpeg }",
        ),
        (
            "a file of old Excel",
            ole("Workbook"),
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
        ("macros by type", tasks(3).macros().bytes(), "Macros"),
        (
            "macros by part",
            with(&fine, "xl/vbaProject.bin", Some("x")),
            "Macros",
        ),
        (
            "no list of sheets",
            with(&fine, main, None),
            "Damaged { part: \"xl/workbook.xml\" }",
        ),
        (
            "a list of sheets that is no XML",
            with(&fine, main, Some("Kế hoạch")),
            "Damaged { part: \"xl/workbook.xml\" }",
        ),
        (
            "no sheet",
            with(&fine, "xl/worksheets/sheet0.xml", None),
            "NoText",
        ),
        ("no relations", with(&fine, relations, None), "NoText"),
        (
            "broken formats of numbers",
            tasks(3).part("styles", "<styleSheet").bytes(),
            "[",
        ),
        (
            "a broken list of words",
            tasks(3).part("sharedStrings", "<sst").bytes(),
            "Damaged { part: \"xl/sharedStrings.xml\" }",
        ),
        (
            "a list of words that is not there",
            related("sharedStrings", "Target=\"none.xml\""),
            "[",
        ),
        (
            "rows without end",
            WorkbookFile::new(&format!("<sheetData>{blank}</sheetData>")).bytes(),
            SIZE,
        ),
        ("entries without end", pack(&many), SIZE),
        (
            "rows 10,000 deep",
            WorkbookFile::new(&"<row>".repeat(10_000)).bytes(),
            DEPTH,
        ),
        (
            "entities that grow",
            with(&fine, main, Some(entity)),
            DOCTYPE,
        ),
        (
            "entities from outside",
            with(&fine, main, Some(outside)),
            DOCTYPE,
        ),
        (
            "ways out of the container",
            with(
                &related("sharedStrings", "Target=\"../../../etc/passwd\""),
                "../../a",
                Some("x"),
            ),
            "[",
        ),
        (
            "a workbook on the web",
            related(
                "externalLink",
                "Target=\"http://xa.example/a.xlsx\" TargetMode=\"External\"",
            ),
            "[",
        ),
        (
            "words on the web",
            related(
                "sharedStrings",
                "Target=\"http://xa.example/a.xml\" TargetMode=\"External\"",
            ),
            "[",
        ),
        (
            "5,000 pages",
            WorkbookFile::new(&format!("<sheetData>{pages}</sheetData>")).bytes(),
            "TooManyLines",
        ),
        (
            "200 MB",
            [fine.clone(), vec![0; 200_000_000]].concat(),
            "TooLarge",
        ),
    ] {
        check(name, &bytes, expect);
    }
    assert_eq!(read(&fine).unwrap().tasks.len(), 3);
}

#[test]
fn twice_the_tasks_are_twice_the_work() {
    in_step("tasks", 200, |count| {
        let draft = read(&tasks(count).bytes()).unwrap();
        assert_eq!(draft.tasks.len(), count);
    });
}
