//! The table that shows a superior where a plan answers what theirs asks for.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{broken, letterhead, lines, plan_name};
use crate::tree::{
    Align, Anchor, Block, Cell, Column, Document, Line, Meta, Opening, Orientation, Row, Run,
    Signature, Span, Table,
};
use plan::text::fold;
use plan::{
    Answer, Checklist, Ground, Grounds, Requirement, RequirementState, Superior, Tally, Tie,
};

const DOC_TYPE: &str = "BẢNG ĐỐI CHIẾU";
const TITLE: &str = "Bảng đối chiếu";
const SIGNER: &str = "NGƯỜI LẬP BẢNG";
const NAME: &str = "Họ và tên: ………………………………";
const HEADER: [&str; 5] = [
    "TT",
    "Yêu cầu của cấp trên",
    "Mục trong kế hoạch của đơn vị",
    "Nhiệm vụ, thời gian",
    "Ghi chú",
];
/// Shares of the columns, in that order.
const SHARES: [u32; 5] = [44, 300, 262, 226, 168];
const OPEN: &str = "Chưa trả lời";
const BROKEN: &str = "Chưa trả lời: mục hoặc nhiệm vụ đã ghi không còn trong kế hoạch";
const NOT_OURS: &str = "Không thuộc nhiệm vụ của đơn vị";
/// Longest quotation from our own plan, in words.
const QUOTED: usize = 30;

/// Requirement by requirement in the superior's order, on a page on its side: what is asked, the
/// sections and the tasks of the plan that answer it, remarks. What nothing answers says so.
pub fn cross_reference(source: &Source<'_>, list: &Checklist, profile: &Profile) -> Document {
    let grounds = Grounds::of(source.plan, source.tasks);
    let ours = plan_name(source);
    let subject = [ours, format!("với {}", list.superior.cited())];
    Document {
        meta: Meta {
            title: title(&list.superior),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(counted(list.tally(&grounds)))]],
        },
        blocks: vec![Block::Table(table(list, &grounds))],
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

/// A name for the file: short, and telling one superior's plan from another's.
fn title(superior: &Superior) -> String {
    let which = [&superior.code, &superior.subject]
        .into_iter()
        .find(|words| !words.trim().is_empty());
    let which = which.map_or("", |words| words.trim());
    format!(
        "{TITLE} {} {which}",
        superior.doc_type.trim().to_lowercase()
    )
    .split_whitespace()
    .collect::<Vec<_>>()
    .join(" ")
}

fn counted(tally: Tally) -> String {
    format!(
        "Tổng số {} yêu cầu: đã trả lời {}; không thuộc nhiệm vụ của đơn vị {}; chưa trả lời {}.",
        tally.total(),
        tally.answered,
        tally.not_ours,
        tally.unanswered(),
    )
}

fn table(list: &Checklist, grounds: &Grounds) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    let rows = (1..).zip(&list.requirements);
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain(rows.map(|(number, asked)| row(number, asked, grounds)))
            .collect(),
    }
}

fn row(number: usize, asked: &Requirement, grounds: &Grounds) -> Row {
    let (places, tasks) = answers(asked, grounds);
    Row {
        anchor: Some(Anchor::new(asked.id.0.as_u128())),
        cells: vec![
            centred(&number.to_string()),
            left(requirement(asked)),
            left(places),
            left(tasks),
            left(remarks(asked, grounds)),
        ],
    }
}

/// Where it stands, in bold, then its words.
fn requirement(asked: &Requirement) -> Vec<Line> {
    let mut out = lines(&asked.text);
    let place = asked.place.trim();
    if !place.is_empty() {
        let place = Run {
            text: format!("{place}. "),
            bold: true,
            italic: false,
            ..Run::default()
        };
        match out.first_mut() {
            Some(line) => line.insert(0, place),
            None => out.push(vec![place]),
        }
    }
    out
}

/// What answers it: places of the text, and tasks with their time.
fn answers(asked: &Requirement, grounds: &Grounds) -> (Vec<Line>, Vec<Line>) {
    let Answer::Answered { ties, .. } = &asked.answer else {
        return Default::default();
    };
    let found = ties.iter().filter_map(|tie| grounds.get(*tie));
    let (tasks, places): (Vec<_>, Vec<_>) = found.partition(|g| matches!(g.tie, Tie::Task(_)));
    let line = |words: String| vec![Run::plain(words)];
    (
        places.into_iter().map(|g| line(place(g))).collect(),
        tasks.into_iter().map(|g| line(task(g))).collect(),
    )
}

/// `Mục II.1.a: Phát thanh …`
fn place(ground: &Ground) -> String {
    let words = quoted(&ground.text);
    // An annex says itself what it is.
    let place = match ground.place.as_str() {
        "" => String::new(),
        annex if fold(annex).starts_with("phu luc") => annex.to_owned(),
        number => format!("Mục {number}"),
    };
    [place, words]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(": ")
}

/// `Nhiệm vụ 3: Phát thanh … (Quý II)`
fn task(ground: &Ground) -> String {
    let words = quoted(&ground.text);
    match ground.when.as_str() {
        "" => format!("Nhiệm vụ {}: {words}", ground.place),
        when => format!("Nhiệm vụ {}: {words} ({when})", ground.place),
    }
}

fn quoted(text: &str) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(QUOTED).collect();
    let kept = kept.join(" ");
    let bare = kept.trim_end_matches([';', '.', ':', ',', ' ']);
    if words.next().is_some() {
        format!("{bare}…")
    } else {
        bare.to_owned()
    }
}

fn remarks(asked: &Requirement, grounds: &Grounds) -> Vec<Line> {
    let strong = |words: &str| {
        vec![Run {
            text: words.to_owned(),
            bold: true,
            italic: false,
            ..Run::default()
        }]
    };
    let mut out = match asked.state(grounds) {
        RequirementState::Open => vec![strong(OPEN)],
        RequirementState::Broken => vec![strong(BROKEN)],
        RequirementState::Answered => Vec::new(),
        RequirementState::NotOurs => vec![vec![Run::plain(NOT_OURS)]],
    };
    match &asked.answer {
        Answer::Open => {}
        Answer::NotOurs { reason: words } | Answer::Answered { note: words, .. } => {
            out.extend(lines(words));
        }
    }
    out
}

fn left(lines: Vec<Line>) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Left,
        lines,
    }
}

fn centred(words: &str) -> Cell {
    Cell {
        span: Span::ONE,
        align: Align::Centre,
        lines: vec![vec![Run::plain(words)]],
    }
}
