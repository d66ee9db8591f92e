//! A report on a period as it stands on paper: BÁO CÁO with its tables of figures and tasks.

mod draft;
mod say;
mod supplement;
mod tables;

pub use draft::{Drafting, cited, draft_report};
pub use supplement::{SupplementSource, compose_supplement};

use crate::compose::sentence_case;
use crate::profile::Profile;
use crate::tree::{Addressees, Document, Letterhead, Meta, Orientation, Weight};
use crate::{body, ending, head, name};
use plan::model::roman;
use plan::text::squeeze;
use plan::{Agency, Figures, Period, Plan, ReportText, Span};

const DOC_TYPE: &str = "BÁO CÁO";
const TO: &str = "Kính gửi:";
/// What a People's Committee's report is numbered with (Phụ lục III, I; II.3.b).
const SYMBOL: &str = "BC-UBND";

/// What a report on paper is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportSource<'a> {
    /// The period it tells of.
    pub period: Period,
    /// Its text, figures filled in.
    pub text: &'a ReportText,
    /// The figures of its tables.
    pub figures: &'a Figures,
    /// The plan it tells of; nothing for all the office's work.
    pub plan: Option<&'a Plan>,
    /// The office.
    pub agency: &'a Agency,
}

/// Lays a report out as Nghị định 30/2020/NĐ-CP asks, with its annexes.
pub fn compose_report(source: &ReportSource<'_>, profile: &Profile) -> Document {
    let shape = shape(source);
    let title = squeeze(&source.text.subject);
    Document {
        meta: Meta {
            title: format!("{} {title}", sentence_case(DOC_TYPE))
                .trim_end()
                .to_owned(),
            language: "vi-VN".to_owned(),
            subject: title,
        },
        orientation: Orientation::Portrait,
        circulation: None,
        letterhead: letterhead(&shape, source.agency, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: head::subject(&shape, profile),
        addressees: addressees(&source.text.addressees),
        opening: head::opening(&shape),
        blocks: body::sections(&shape.sections),
        closing: shape.closing.iter().map(body::line).collect(),
        recipients: ending::recipients(&shape, source.agency),
        signature: ending::signature(&shape, source.agency),
        contact: Vec::new(),
        annexes: tables::annexes(source.figures, &reference(&shape, source.agency)),
        following: Vec::new(),
    }
}

/// The report as a plan would be laid out: with the office's letterhead, or the plan's own where
/// the office has none.
fn shape(source: &ReportSource<'_>) -> Plan {
    let mut shape = source.text.in_plan_shape(source.period.of_year());
    if shape.head.symbol.trim().is_empty() {
        shape.head.symbol = symbol(source.plan, source.agency);
    }
    if source.agency.name_lines.is_empty()
        && let Some(plan) = source.plan
    {
        shape.head.parent.clone_from(&plan.head.parent);
        shape.head.agency_lines.clone_from(&plan.head.agency_lines);
    }
    shape
}

fn letterhead(shape: &Plan, agency: &Agency, profile: &Profile) -> Letterhead {
    head::letterhead(shape, agency, profile)
}

/// `BC-UBND`, as the plan or the office numbers its plans.
fn symbol(plan: Option<&Plan>, agency: &Agency) -> String {
    let of_plan = plan.map_or("", |plan| plan.head.symbol.trim());
    [of_plan, agency.plan_symbol.trim()]
        .into_iter()
        .find_map(|symbol| symbol.trim_start_matches('/').strip_prefix("KH"))
        .map_or_else(|| SYMBOL.to_owned(), |rest| format!("BC{rest}"))
}

/// One on the line of the title, several under it (II.9.a).
fn addressees(names: &[String]) -> Addressees {
    let clean = |name: &String| name.trim().trim_end_matches([';', '.', ',']).to_owned();
    let names: Vec<String> = names.iter().map(clean).filter(|n| !n.is_empty()).collect();
    let last = names.len().saturating_sub(1);
    Addressees {
        title: if names.is_empty() { "" } else { TO }.to_owned(),
        lines: match &names[..] {
            [one] => vec![one.clone()],
            several => several
                .iter()
                .enumerate()
                .map(|(i, name)| format!("- {name}{}", if i == last { '.' } else { ';' }))
                .collect(),
        },
    }
}

/// `(Kèm theo Báo cáo số      /BC-UBND ngày … của …)` (III.1.c).
fn reference(shape: &Plan, agency: &Agency) -> String {
    let issuer = issuer(shape, agency);
    format!(
        "(Kèm theo {} số {} {}{}{issuer})",
        sentence_case(DOC_TYPE),
        head::number_and_symbol(shape, agency),
        head::date(shape.head.date, shape.year),
        if issuer.is_empty() { "" } else { " của " },
    )
}

/// Who reports, as a sentence names it: `Ủy ban nhân dân xã An Hòa`.
fn issuer(shape: &Plan, agency: &Agency) -> String {
    let lines: Vec<String> = head::agency_lines(shape, agency)
        .into_iter()
        .filter(|line| line.weight == Weight::Bold)
        .map(|line| line.text)
        .collect();
    name::in_sentence(&lines)
}

/// A period inside a sentence: `quý I năm 2026`, `6 tháng đầu năm 2026`.
pub fn period_words(period: Period) -> String {
    let year = period.of_year();
    match period.span() {
        Span::Month(month) => format!("tháng {month} năm {year}"),
        Span::Quarter(number) => format!("quý {} năm {year}", roman(number.into())),
        Span::FirstHalf => format!("6 tháng đầu năm {year}"),
        Span::SecondHalf => format!("6 tháng cuối năm {year}"),
        Span::NineMonths => format!("9 tháng đầu năm {year}"),
        Span::Year => format!("năm {year}"),
    }
}

/// The period after one of the same kind; after nine months the fourth quarter.
pub fn period_after(period: Period) -> Option<Period> {
    let year = period.of_year();
    let (year, span) = match period.span() {
        Span::Month(12) => (year + 1, Span::Month(1)),
        Span::Month(month) => (year, Span::Month(month + 1)),
        Span::Quarter(4) => (year + 1, Span::Quarter(1)),
        Span::Quarter(number) => (year, Span::Quarter(number + 1)),
        Span::FirstHalf => (year, Span::SecondHalf),
        Span::SecondHalf => (year + 1, Span::FirstHalf),
        Span::NineMonths => (year, Span::Quarter(4)),
        Span::Year => (year + 1, Span::Year),
    };
    Period::new(year, span).ok()
}
