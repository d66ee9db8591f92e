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

#[cfg(test)]
mod tests {
    use super::*;
    use check::Severity;
    use document::{Profile, Source, compose, outline};
    use plan::DoubtKind;

    const YEAR: i32 = 2027;
    const SUBJECT: &str = "Tuyên truyền cải cách hành chính năm 2027";

    fn offices() -> Vec<Agency> {
        [
            (UnitKind::Commune, "An Hòa"),
            (UnitKind::Ward, "5"),
            (UnitKind::Ward, "Tân Sơn"),
            (UnitKind::SpecialZone, "Hòn Gió"),
        ]
        .into_iter()
        .map(|(kind, name)| Agency::of_commune(kind, name, "Lê Văn Ba", "Phạm Thị Hoa"))
        .collect()
    }

    fn every() -> impl Iterator<Item = (BuiltIn, Agency, Plan, Vec<Task>)> {
        offices().into_iter().flat_map(|agency| {
            BuiltIn::ALL.map(|built_in| {
                let (plan, tasks) = built_in.plan(YEAR, SUBJECT.into(), &agency).unwrap();
                (built_in, agency.clone(), plan, tasks)
            })
        })
    }

    fn paper(plan: &Plan, tasks: &[Task], agency: &Agency) -> document::Document {
        let source = Source {
            plan,
            tasks,
            agency,
            officials: &[],
        };
        compose(&source, &Profile::nd30_2020())
    }

    #[test]
    fn every_place_is_filled_with_the_offices_own_names() {
        for (built_in, agency, plan, tasks) in every() {
            let page = outline(&paper(&plan, &tasks, &agency));
            assert!(!page.contains("{{") && !page.contains("}}") && !page.contains(TASKS));
            let own = unit(&agency);
            assert!(
                built_in == BuiltIn::Blank || page.contains(&own),
                "{own}: {page}"
            );
            for other in [UnitKind::Commune, UnitKind::Ward, UnitKind::SpecialZone] {
                let foreign = format!("Ủy ban nhân dân {}", other.word());
                assert!(
                    other == agency.kind || !page.contains(&foreign),
                    "{foreign}"
                );
            }
        }
    }

    #[test]
    fn nothing_grave_is_found_in_a_new_plan() {
        for (built_in, agency, plan, tasks) in every() {
            let found: Vec<String> = check::findings(&plan, &tasks, &agency)
                .iter()
                .filter(|f| f.rule.severity() == Severity::MustFix)
                .map(|f| f.rule.name().to_owned())
                .collect();
            // What an empty plan lacks, and the name of a department's head, are to be filled.
            let expected: &[&str] = match built_in {
                BuiltIn::Department => &["signer_missing"],
                BuiltIn::Blank => &["end_mark_missing", "recipients_missing"],
                _ => &[],
            };
            assert_eq!(found, expected, "{built_in:?}");
        }
    }

    #[test]
    fn every_word_of_the_text_stands_in_the_plan() {
        for agency in offices() {
            for built_in in BuiltIn::ALL {
                let Some(text) = built_in.text() else {
                    continue;
                };
                let text = filled(text, &agency, YEAR);
                let (body, _) = text.split_once(TASKS).unwrap();
                let draft = ::import::read_text(body).unwrap();
                // The signature is the office's to give.
                let doubts: Vec<_> = draft.doubts.iter().map(|doubt| doubt.kind).collect();
                assert_eq!(doubts, [DoubtKind::SignatureIncomplete], "{built_in:?}");
                let unplaced: Vec<_> = (draft.left_over.iter())
                    .filter(|left| left.reason != plan::LeftReason::PrintedByForm)
                    .collect();
                assert!(unplaced.is_empty(), "{unplaced:?}");
                // Counted numbers are those of the text.
                let (written, _) = draft.accept(YEAR, &mut clock::mint).unwrap();
                let (plan, _) = built_in.plan(YEAR, SUBJECT.into(), &agency).unwrap();
                assert_eq!(labels(&written), labels(&plan), "{built_in:?}");
            }
        }
    }

    fn labels(plan: &Plan) -> Vec<String> {
        fn go(sections: &[plan::Section], path: &mut Vec<usize>, out: &mut Vec<String>) {
            for (i, section) in sections.iter().enumerate() {
                path.push(i);
                out.push(plan::model::section_label(&section.label, path));
                out.extend(plan::model::block_labels(&section.blocks));
                go(&section.sections, path, out);
                path.pop();
            }
        }
        let mut out = Vec::new();
        go(&plan.sections, &mut Vec::new(), &mut out);
        out
    }

    #[test]
    fn tasks_have_a_lead_and_a_time_the_quarters_know() {
        for (built_in, _, plan, tasks) in every() {
            assert_eq!(tasks.is_empty(), built_in == BuiltIn::Blank);
            for task in tasks {
                assert!(
                    !task.lead.is_empty() && !task.deliverable.is_empty(),
                    "{task:?}"
                );
                assert_eq!(task.standing, Standing::Accepted);
                let due = plan::Quarter::of_year(YEAR).any(|q| task.timeframe.covers(q, YEAR));
                assert!(due, "{task:?}");
                assert!(task.text.len() < 200, "{}", plan.title());
            }
        }
    }

    #[test]
    fn an_office_that_is_a_department_keeps_its_own_letterhead() {
        let agency = Agency {
            parent: Some("UBND XÃ AN HÒA".into()),
            name_lines: vec!["PHÒNG VĂN HÓA - XÃ HỘI".into()],
            plan_symbol: "KH-VHXH".into(),
            ..Agency::of_commune(UnitKind::Commune, "An Hòa", "", "")
        };
        assert_eq!(unit(&agency), "xã An Hòa");
        let (plan, tasks) = BuiltIn::Department
            .plan(YEAR, SUBJECT.into(), &agency)
            .unwrap();
        assert!(plan.head.agency_lines.is_empty());
        let page = outline(&paper(&plan, &tasks, &agency));
        assert!(
            page.contains("UBND XÃ AN HÒA") && page.contains("/KH-VHXH"),
            "{page}"
        );
    }

    #[test]
    fn without_an_office_its_name_is_left_blank() {
        assert_eq!(unit(&Agency::default()), "xã …………");
    }

    #[test]
    fn every_template_is_set_in_full_and_the_short_one_is_short() {
        for (built_in, agency, plan, tasks) in every().take(BuiltIn::ALL.len()) {
            let document = paper(&plan, &tasks, &agency);
            assert!(::export::unset(&document).is_empty(), "{built_in:?}");
            let pages = ::export::pages(&document, &Profile::nd30_2020()).unwrap();
            // The annex of tasks begins a page of its own.
            let expect = match built_in {
                BuiltIn::CommuneFull => 6..=9,
                BuiltIn::CommuneShort | BuiltIn::Department => 3..=3,
                BuiltIn::Blank => 1..=1,
            };
            assert!(
                expect.contains(&pages.count()),
                "{built_in:?}: {}",
                pages.count()
            );
        }
    }
}
