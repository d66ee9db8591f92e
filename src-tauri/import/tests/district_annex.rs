//! The annex of the real district plan as the Word table it once was: ten rows of eight columns.
//! The text at hand has each cell line by line; which lines belong to which cell was read off
//! by eye and stands here, so that none of its words has to.

use crate::corpus;
use crate::lossless;
use crate::word_file::{WordFile, cell, p, ruled, title};
use plan::DraftTask;

/// Lines of the plan's text for each cell: `a-b` runs of lines, `a:w-v` words of one line, a
/// space joins, `/` begins a new paragraph.
const HEAD: [&str; 8] = [
    "628:1",
    "628:2-3",
    "628:4-5",
    "629 631",
    "633 635",
    "637 639 641 643",
    "645 647",
    "649 651",
];

const ROWS: [[&str; 8]; 10] = [
    [
        "653",
        "655-671",
        "673-675/677-681/683-685/687-689",
        "691-697/699-707",
        "709-721",
        "725-729",
        "731-737/739-741",
        "",
    ],
    [
        "745", "746-750", "752-758", "760-766", "768-780", "782-786", "788-790", "",
    ],
    [
        "793",
        "794-798",
        "800-802/804-806",
        "808-810",
        "812-814/816-818",
        "820-824",
        "826-836",
        "",
    ],
    [
        "837", "838-842", "844-850", "852-858", "860-872", "874-878", "880-884", "",
    ],
    [
        "888:1",
        "888:2-9 890",
        "892-894/896-898",
        "900-902",
        "904-910",
        "912-916",
        "",
        "",
    ],
    [
        "920:1",
        "920:2-9 922",
        "924-932/934-936",
        "938-940",
        "942-944",
        "946-950",
        "954-956",
        "",
    ],
    [
        "959",
        "961-973",
        "975-977/979-985",
        "989-995",
        "997-1003",
        "1005-1009",
        "1011-1015",
        "",
    ],
    // A page ended in this row: the rest of its cells follows, the last line across three.
    [
        "1021",
        "1022-1026 1053-1057",
        "1028-1030/1059-1063/1065-1069",
        "1032-1036 1071:1",
        "1038-1042 1071:2",
        "1044-1048",
        "1052 1071:3-6 1073",
        "",
    ],
    [
        "1077",
        "1079-1087",
        "1089-1091",
        "1093-1095",
        "1096-1100",
        "1102-1106",
        "",
        "",
    ],
    [
        "1112",
        "1114-1122",
        "1124-1130",
        "1132-1134",
        "1136-1140",
        "1142-1144",
        "",
        "",
    ],
];

/// The place of the co-operating units among a task's cells.
const COORDINATING: usize = 3;

fn range(text: &str) -> std::ops::RangeInclusive<usize> {
    let number = |n: &str| n.parse().unwrap();
    match text.split_once('-') {
        Some((from, to)) => number(from)..=number(to),
        None => number(text)..=number(text),
    }
}

/// The words of a cell, its paragraphs apart.
fn paragraphs(lines: &[&str], places: &str) -> Vec<String> {
    let words = |place: &str| -> Vec<String> {
        let (at, part) = place.split_once(':').unwrap_or((place, ""));
        let all = range(at).flat_map(|n| lines[n - 1].split_whitespace().map(str::to_owned));
        let all: Vec<String> = all.collect();
        let Some(part) = (!part.is_empty()).then(|| range(part)) else {
            return all;
        };
        let to = (*part.end()).min(all.len());
        all[part.start() - 1..to].to_vec()
    };
    let paragraph = |places: &str| {
        let words: Vec<String> = places.split_whitespace().flat_map(words).collect();
        words.join(" ")
    };
    places.split('/').map(paragraph).collect()
}

/// The words after the repair of misplaced marks.
fn said(text: &str) -> Vec<String> {
    lossless::tokens(&import::repair::repair(text).text)
}

fn cells(task: &DraftTask) -> [String; 7] {
    [
        task.text.clone(),
        task.deliverable.clone(),
        task.lead.clone(),
        task.coordinating.join("; "),
        task.timeframe.clone(),
        task.budget.clone(),
        task.remarks.clone(),
    ]
}

#[test]
fn all_ten_rows_of_eight_columns_arrive_in_their_cells() {
    let Some(text) = corpus::plan("cam-xuyen-2024") else {
        return;
    };
    let lines: Vec<&str> = text.lines().collect();
    let in_word = |places: &&str| -> String {
        let texts = paragraphs(&lines, places);
        cell("", &texts.iter().map(|text| p(text)).collect::<String>())
    };
    let row = |places: &[&str; 8]| {
        let cells: String = places.iter().map(in_word).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table: String = std::iter::once(&HEAD).chain(&ROWS).map(row).collect();
    // The plan as a Word file: its own lines up to the annex, then the table.
    let before: String = lines[..624].iter().map(|line| p(line.trim())).collect();
    let heads = title(lines[624].trim()) + &title(lines[625].trim());
    let file = WordFile::new(&(before + &heads + &ruled(&table)));
    let draft = import::read(&file.bytes()).unwrap();
    let tasks: Vec<&DraftTask> = draft.tasks.iter().filter(|t| t.line == 0).collect();
    assert_eq!(tasks.len(), 10, "{:#?}", draft.annexes);
    for (places, task) in ROWS.iter().zip(tasks) {
        let found = cells(task);
        for (column, (places, found)) in places[1..].iter().zip(found).enumerate() {
            let mut expect = said(&paragraphs(&lines, places).join("\n"));
            // Units become a list: the word between the last two goes, as the commas do.
            if column == COORDINATING {
                expect.retain(|word| word != "và");
            }
            let mut found = said(&found);
            if column == COORDINATING {
                found.retain(|word| word != "và");
            }
            assert_eq!(found, expect, "{places}");
        }
    }
}

#[test]
fn every_line_of_the_annex_has_its_cell() {
    let Some(text) = corpus::plan("cam-xuyen-2024") else {
        return;
    };
    let lines: Vec<&str> = text.lines().collect();
    let mut placed: Vec<String> = std::iter::once(&HEAD)
        .chain(&ROWS)
        .flatten()
        .flat_map(|places| paragraphs(&lines, places))
        .flat_map(|text| {
            let words = text.split_whitespace().map(str::to_owned);
            words.collect::<Vec<_>>()
        })
        .collect();
    let mut all: Vec<String> = lines[627..]
        .iter()
        .flat_map(|line| line.split_whitespace().map(str::to_owned))
        .collect();
    placed.sort();
    all.sort();
    assert_eq!(placed, all);
}
