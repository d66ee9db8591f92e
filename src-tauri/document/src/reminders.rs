//! Letters that remind units of what was due and is not done (công văn: Phụ lục III, mẫu 1.5).

use crate::compose::Source;
use crate::ending;
use crate::head::{self, about_lines};
use crate::name::in_sentence;
use crate::profile::Profile;
use crate::quarter_sheet::{lines, plan_name, quarter_words};
use crate::slips::centred;
use crate::status;
use crate::tree::{
    Addressees, Anchor, Block, Cell, Column, Document, Letterhead, Meta, Paragraph, ParagraphKind,
    Recipients, Row, Run, Table,
};
use chrono::{Datelike, NaiveDate};
use plan::text::lower_first;
use plan::{Head, Overdue, PartialDate, Plan, Quarter, UnitOverdue};

const TITLE: &str = "Công văn đôn đốc";
const TO: &str = "Kính gửi:";
/// Most tasks that are told in sentences; more of them stand in a table.
const IN_SENTENCES: usize = 3;
const HEADER: [&str; 4] = ["TT", "Nhiệm vụ", "Thời hạn", "Tình trạng"];
const UNIT: &str = "Đơn vị chủ trì";
/// Shares of the columns, in that order; the unit's stands behind the task.
const SHARES: [u32; 4] = [70, 480, 230, 220];
const UNIT_SHARE: u32 = 230;

/// What is asked for, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// Units that lead something overdue, each with a name.
    pub units: Vec<UnitOverdue<'a>>,
    /// The last quarter that was looked at.
    pub quarter: Quarter,
    /// The day on which it was.
    pub today: NaiveDate,
    /// The day by which units are to be done and to answer.
    pub by: NaiveDate,
    /// One letter to all units, instead of one to each.
    pub together: bool,
}

/// The letters, in one file: to each unit in the plan's order, or one to all of them. Number and
/// day are left blank for the clerk; the committee's usual signatory signs.
pub fn reminders(source: &Source<'_>, reminder: &Reminder<'_>, profile: &Profile) -> Document {
    let units: Vec<&[UnitOverdue<'_>]> = if reminder.together && !reminder.units.is_empty() {
        vec![&reminder.units]
    } else {
        reminder.units.chunks(1).collect()
    };
    let letters = units
        .into_iter()
        .map(|units| letter(source, units, reminder, profile));
    let mut file = Document::bound(letters);
    if !file.following.is_empty() {
        file.meta.title = format!("{TITLE} {}", quarter_words(reminder.quarter));
    }
    file
}

fn letter(
    source: &Source<'_>,
    units: &[UnitOverdue<'_>],
    reminder: &Reminder<'_>,
    profile: &Profile,
) -> Document {
    let about = format!("V/v đôn đốc thực hiện {}", plan_name(source));
    let who = match units {
        [one] => one.name.clone(),
        _ => "các đơn vị".to_owned(),
    };
    let us = us(source);
    let mut blocks = vec![paragraph(&stands(source, &who, units, reminder))];
    blocks.extend(items(units));
    blocks.push(paragraph(&asks(&us, &who, reminder.by)));
    Document {
        meta: Meta {
            title: [
                TITLE,
                if units.len() == 1 { &who } else { "" },
                &quarter_words(reminder.quarter),
            ]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
            language: "vi-VN".to_owned(),
            subject: about.clone(),
        },
        letterhead: letterhead(source, &about, reminder.today, profile),
        addressees: Addressees {
            title: TO.to_owned(),
            lines: addressed(units),
        },
        blocks,
        closing: vec![vec![Run::plain(format!(
            "{us} đề nghị {who} quan tâm thực hiện./."
        ))]],
        recipients: sent_to(source),
        signature: ending::signature(source.plan, source.agency),
        ..Document::default()
    }
}

/// The office as a sentence names it.
fn us(source: &Source<'_>) -> String {
    let lines = head::agency_lines(source.plan, source.agency);
    let own: Vec<&str> = if source.agency.name_lines.is_empty() {
        lines.iter().map(|line| line.text.as_str()).collect()
    } else {
        source
            .agency
            .name_lines
            .iter()
            .map(String::as_str)
            .collect()
    };
    let capitals: Vec<String> = own.iter().map(|line| line.to_uppercase()).collect();
    match in_sentence(&capitals) {
        name if name.is_empty() => "Cơ quan ban hành kế hoạch".to_owned(),
        name => name,
    }
}

/// The office's letterhead with the symbol of a letter: who issues it and who drafted it (Phụ
/// lục III, mẫu 1.5).
fn letterhead(source: &Source<'_>, about: &str, today: NaiveDate, profile: &Profile) -> Letterhead {
    let symbol = source.agency.plan_symbol.trim();
    let issuer = symbol.split_once('-').map_or("UBND", |(_, issuer)| issuer);
    let symbol = [issuer, source.agency.drafting_symbol.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let mut letter: Plan = source.plan.clone();
    let kept = std::mem::take(&mut letter.head);
    letter.head = Head {
        symbol,
        date: PartialDate::new(Some(today.year()), None, None).unwrap_or_default(),
        ..Head::default()
    };
    if source.agency.name_lines.is_empty() {
        letter.head.parent = kept.parent;
        letter.head.agency_lines = kept.agency_lines;
        letter.head.place = kept.place;
    }
    Letterhead {
        about: about_lines(about, profile),
        ..head::letterhead(&letter, source.agency, profile)
    }
}

/// One without a mark, or `- …;` … `- ….`
fn addressed(units: &[UnitOverdue<'_>]) -> Vec<String> {
    if let [one] = units {
        return vec![format!("{}.", one.name)];
    }
    let last = units.len().saturating_sub(1);
    let mark = |index| if index == last { '.' } else { ';' };
    let units = units.iter().enumerate();
    units
        .map(|(index, unit)| format!("- {}{}", unit.name, mark(index)))
        .collect()
}

/// How many tasks are open, and where they stand.
fn stands(
    source: &Source<'_>,
    who: &str,
    units: &[UnitOverdue<'_>],
    reminder: &Reminder<'_>,
) -> String {
    let count = count(units);
    let tells = if count > IN_SENTENCES {
        "trong bảng sau"
    } else {
        "sau"
    };
    format!(
        "Qua theo dõi việc thực hiện {}, đến ngày {}, {who} còn {count:02} nhiệm vụ đến hạn tính đến hết {} nhưng chưa hoàn thành, gồm các nhiệm vụ {tells}:",
        plan_name(source),
        day(reminder.today),
        quarter_words(reminder.quarter),
    )
}

fn count(units: &[UnitOverdue<'_>]) -> usize {
    units.iter().map(|unit| unit.items.len()).sum()
}

fn asks(us: &str, who: &str, by: NaiveDate) -> String {
    let by = day(by);
    format!(
        "Để bảo đảm tiến độ, {us} đề nghị {who} hoàn thành các nhiệm vụ trên và trả lời bằng văn bản, kèm minh chứng, trước ngày {by}. Nhiệm vụ chưa thể hoàn thành thì nêu rõ lý do, khó khăn và thời hạn mới."
    )
}

/// `05/01/2026`.
fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn paragraph(words: &str) -> Block {
    item(ParagraphKind::Plain, "", words, None)
}

fn item(kind: ParagraphKind, label: &str, words: &str, anchor: Option<Anchor>) -> Block {
    Block::Paragraph(Paragraph {
        anchor,
        kind,
        label: label.to_owned(),
        runs: vec![Run::plain(words)],
    })
}

/// The tasks in sentences, under their unit where there are several; or in a table.
fn items(units: &[UnitOverdue<'_>]) -> Vec<Block> {
    if count(units) > IN_SENTENCES {
        return vec![Block::Table(table(units))];
    }
    if let [one] = units {
        let items = (1..).zip(&one.items);
        return items
            .map(|(n, it)| told(ParagraphKind::Clause, &format!("{n}."), it))
            .collect();
    }
    (1..)
        .zip(units)
        .flat_map(|(n, unit)| {
            let name = format!("{}:", unit.name);
            let head = item(ParagraphKind::Clause, &format!("{n}."), &name, None);
            let items = unit.items.iter();
            std::iter::once(head).chain(items.map(|it| told(ParagraphKind::Dash, "-", it)))
        })
        .collect()
}

/// `Phát 700 tờ gấp (thời hạn: Quý I/2026; hiện chưa thực hiện).`
fn told(kind: ParagraphKind, label: &str, it: &Overdue<'_>) -> Block {
    let text = plan::text::squeeze(&it.task.text);
    let words = format!(
        "{} (thời hạn: {}; hiện {}).",
        text.trim_end_matches(['.', ';', ',']),
        due(it),
        lower_first(status::words(it.status)),
    );
    item(kind, label, &words, Some(anchor(it)))
}

fn anchor(it: &Overdue<'_>) -> Anchor {
    Anchor::new(it.task.id.0.as_u128())
}

/// The plan's own words for when; where it has none, or names other quarters too, those that
/// passed.
fn due(it: &Overdue<'_>) -> String {
    let own = plan::text::squeeze(&it.task.timeframe.wording);
    let passed = || {
        let quarters = it.quarters.iter().map(|quarter| {
            let number = plan::model::roman(quarter.number().into());
            format!("quý {number}/{}", quarter.year())
        });
        quarters.collect::<Vec<_>>().join(", ")
    };
    let year = it.quarters.first().map_or(0, |quarter| quarter.year());
    let is_later = |quarter: Quarter| !it.quarters.contains(&quarter);
    let goes_on = Quarter::of_year(year)
        .filter(|quarter| it.task.timeframe.covers(*quarter, year))
        .any(is_later);
    match own.as_str() {
        "" => passed(),
        own if goes_on => format!("{own} ({})", passed()),
        own => own.to_owned(),
    }
}

fn table(units: &[UnitOverdue<'_>]) -> Table {
    let several = units.len() > 1;
    let mut header = HEADER.map(centred).to_vec();
    let mut shares = SHARES.to_vec();
    if several {
        header.insert(2, centred(UNIT));
        shares.insert(2, UNIT_SHARE);
    }
    let all = units
        .iter()
        .flat_map(|unit| unit.items.iter().map(move |it| (unit, it)));
    let row = |(number, (unit, it)): (usize, (&UnitOverdue<'_>, &Overdue<'_>))| {
        let left = |words: &str| Cell {
            lines: lines(words),
            ..Cell::default()
        };
        let mut cells = vec![
            centred(&number.to_string()),
            left(&it.task.text),
            left(&due(it)),
            left(status::words(it.status)),
        ];
        if several {
            cells.insert(2, left(&unit.name));
        }
        Row {
            anchor: Some(anchor(it)),
            cells,
        }
    };
    let header = Row {
        anchor: None,
        cells: header,
    };
    Table {
        anchor: None,
        columns: shares.into_iter().map(|share| Column { share }).collect(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain((1..).zip(all).map(row))
            .collect(),
    }
}

fn sent_to(source: &Source<'_>) -> Recipients {
    let archive = match source.agency.drafting_symbol.trim() {
        "" => "- Lưu: VT.".to_owned(),
        symbol => format!("- Lưu: VT, {symbol}."),
    };
    Recipients {
        title: "Nơi nhận:".to_owned(),
        lines: vec!["- Như trên;".to_owned(), archive],
        drafter: String::new(),
    }
}
