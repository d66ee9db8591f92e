//! The templates that come with the program: text with places for the office's own names, read as
//! any file is.

use crate::clock;
use crate::wire::Failure;
use plan::{
    Agency, DraftBlock, DraftSection, DraftTask, Label, Plan, PlanDraft, Signatory, Standing, Task,
    UnitKind,
};

/// A template of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuiltIn {
    /// A commune's plan with every part one can have.
    CommuneFull,
    /// A commune's plan of two pages.
    CommuneShort,
    /// The plan of a commune's department of culture and society.
    Department,
    /// Empty sections.
    Blank,
}

/// The line after which a template's tasks stand, one a line, cells apart by `|`: task, product,
/// lead unit, co-operating units (apart by `;`), time, budget, remarks.
const TASKS: &str = "@@";

impl BuiltIn {
    pub(super) const ALL: [Self; 4] = [
        Self::CommuneFull,
        Self::CommuneShort,
        Self::Department,
        Self::Blank,
    ];

    /// Its name on the wire.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::CommuneFull => "commune_full",
            Self::CommuneShort => "commune_short",
            Self::Department => "department",
            Self::Blank => "blank",
        }
    }

    pub(super) fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|built_in| built_in.id() == id)
    }

    fn text(self) -> Option<&'static str> {
        match self {
            Self::CommuneFull => Some(include_str!(
                "../../../../assets/templates/commune_full.txt"
            )),
            Self::CommuneShort => Some(include_str!(
                "../../../../assets/templates/commune_short.txt"
            )),
            Self::Department => Some(include_str!("../../../../assets/templates/department.txt")),
            Self::Blank => None,
        }
    }

    /// The plan, with its tasks as part of it.
    pub(super) fn plan(
        self,
        year: i32,
        subject: String,
        agency: &Agency,
    ) -> Result<(Plan, Vec<Task>), Failure> {
        let draft = match self.text() {
            Some(text) => read(text, year, subject, agency)?,
            None => plan::draft::blank(year, subject, agency),
        };
        let draft = match self {
            Self::Department => of_department(draft, agency),
            _ => draft,
        };
        let (plan, mut tasks) = draft.accept(year, &mut clock::mint)?;
        for task in &mut tasks {
            task.standing = Standing::Accepted;
        }
        Ok((plan, tasks))
    }
}

/// The text with the office's names in their places.
pub(in crate::office) fn filled(text: &str, agency: &Agency, year: i32) -> String {
    let unit = unit(agency);
    let kind = agency.kind.word();
    let (quarter, economy) = match agency.kind {
        UnitKind::Ward => ("tổ dân phố", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        UnitKind::SpecialZone => ("khu dân cư", "Phòng Kinh tế"),
        _ => ("thôn", "Phòng Kinh tế"),
    };
    let archive = match agency.drafting_symbol.as_str() {
        "" => String::new(),
        symbol => format!(", {symbol}"),
    };
    [
        ("{{năm}}", year.to_string()),
        ("{{ĐƠN VỊ}}", unit.to_uppercase()),
        ("{{đơn vị}}", unit),
        ("{{loại}}", kind.to_owned()),
        ("{{địa danh}}", agency.place.clone()),
        ("{{khu}}", quarter.to_owned()),
        ("{{phòng kinh tế}}", economy.to_owned()),
        ("{{lưu}}", archive),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (place, name)| {
        text.replace(place, &name)
    })
}

/// The commune's name in a sentence: `xã An Hòa`, `Phường 5`; a blank to fill when no office is
/// set up.
fn unit(agency: &Agency) -> String {
    let lines = document::in_sentence(&agency.name_lines);
    let parent = agency.parent.as_deref().unwrap_or_default();
    let parent = document::in_sentence(&[parent]);
    let known = [lines, parent].into_iter().find_map(|name| {
        ["Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND "]
            .into_iter()
            .find_map(|committee| name.strip_prefix(committee).map(str::to_owned))
    });
    let place = match agency.place.as_str() {
        "" => "…………",
        place => place,
    };
    known.unwrap_or_else(|| format!("{} {place}", agency.kind.word()))
}

fn read(text: &str, year: i32, subject: String, agency: &Agency) -> Result<PlanDraft, Failure> {
    let text = filled(text, agency, year);
    let (body, rows) = text.split_once(TASKS).unwrap_or((&text, ""));
    let draft = ::import::read_text(body).map_err(|_| Failure::Internal)?;
    Ok(PlanDraft {
        year: Some(year),
        parent: None,
        agency_lines: Vec::new(),
        symbol: agency.plan_symbol.clone(),
        place: agency.place.clone(),
        subject,
        sections: draft.sections.into_iter().map(counted).collect(),
        signature: agency.signatories.first().cloned().unwrap_or_default(),
        tasks: rows.lines().filter_map(task).collect(),
        doubts: Vec::new(),
        left_over: Vec::new(),
        ..draft
    })
}

/// A section whose numbers are counted, so that they stay right when parts come and go.
fn counted(section: DraftSection) -> DraftSection {
    DraftSection {
        label: Label::Auto,
        blocks: section
            .blocks
            .into_iter()
            .map(|block| DraftBlock {
                label: Label::Auto,
                ..block
            })
            .collect(),
        sections: section.sections.into_iter().map(counted).collect(),
        ..section
    }
}

fn task(row: &str) -> Option<DraftTask> {
    let mut cells = row.split('|').map(|cell| cell.trim().to_owned());
    let text = cells.next().filter(|text| !text.is_empty())?;
    let mut cell = || cells.next().unwrap_or_default();
    Some(DraftTask {
        line: 0,
        text,
        deliverable: cell(),
        lead: cell(),
        coordinating: cell()
            .split(';')
            .map(|unit| unit.trim().to_owned())
            .filter(|unit| !unit.is_empty())
            .collect(),
        timeframe: cell(),
        budget: cell(),
        remarks: cell(),
    })
}

/// A department prints the committee above its own name and has a symbol of its own (NĐ 30/2020,
/// Phụ lục I, II.2 and II.3.b); an office that is one keeps what it says of itself.
fn of_department(draft: PlanDraft, agency: &Agency) -> PlanDraft {
    if agency.parent.is_some() {
        return draft;
    }
    let symbol = match agency.drafting_symbol.as_str() {
        "" => "VHXH",
        symbol => symbol,
    };
    PlanDraft {
        parent: Some(format!("UBND {}", unit(agency).to_uppercase())),
        agency_lines: vec!["PHÒNG VĂN HÓA - XÃ HỘI".into()],
        symbol: format!("KH-{symbol}"),
        signature: Signatory {
            lines: vec!["TRƯỞNG PHÒNG".into()],
            name: String::new(),
        },
        ..draft
    }
}
