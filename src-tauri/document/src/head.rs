//! From the letterhead to the lead-in (Phụ lục I, II.1–II.6.a).

use crate::body;
use crate::breaks::{Measure, balance};
use crate::metrics::width;
use crate::profile::Profile;
use crate::stamp;
use crate::tree::{AgencyLine, HeadScale, Letterhead, Opening, Orientation, Weight};
use plan::{Agency, PartialDate, Plan};

/// The type of document that a plan is.
pub(crate) const DOC_TYPE: &str = "KẾ HOẠCH";
const NATIONAL_TITLE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// Room for a number that is written in later: six spaces with the one after `Số:`.
const NUMBER_BLANK: &str = "     ";
/// Room for a day or month: six spaces with those on both sides.
const DATE_BLANK: &str = "    ";

/// The two columns, set so that they fit.
pub(crate) fn letterhead(plan: &Plan, agency: &Agency, profile: &Profile) -> Letterhead {
    let lines = agency_lines(plan, agency);
    let place_date = place_date(plan, agency);
    let whole = place_date.join(" ");
    let scale = if fits(&lines, &whole, profile) {
        HeadScale::Normal
    } else {
        HeadScale::Compact
    };
    Letterhead {
        agency: broken(&lines, scale, profile),
        national_title: NATIONAL_TITLE.to_owned(),
        motto: MOTTO.to_owned(),
        number: format!("Số: {}", number_and_symbol(plan, agency)),
        about: Vec::new(),
        stamps: stamp::marks(plan.head.draft, plan.head.urgency, profile),
        // A place too long for the line stands on its own.
        place_date: if date_fits(&whole, scale, profile) {
            whole
        } else {
            place_date.join("\n")
        },
        scale,
    }
}

/// The office's own, for a paper that belongs to no plan; number and date are blank.
pub(crate) fn of_office(agency: &Agency, profile: &Profile) -> Letterhead {
    let lines = office_lines(agency);
    let scale = if fits(&lines, "", profile) {
        HeadScale::Normal
    } else {
        HeadScale::Compact
    };
    Letterhead {
        agency: broken(&lines, scale, profile),
        national_title: NATIONAL_TITLE.to_owned(),
        motto: MOTTO.to_owned(),
        scale,
        ..Letterhead::default()
    }
}

/// The plan's own lines if its file had a letterhead, else the office's, in capitals.
pub(crate) fn agency_lines(plan: &Plan, agency: &Agency) -> Vec<AgencyLine> {
    if plan.head.agency_lines.is_empty() {
        office_lines(agency)
    } else {
        lines(&plan.head.parent, &plan.head.agency_lines, String::clone)
    }
}

/// The office's superior and its own lines as its papers print them: what a plan carries that is
/// handed on.
pub fn office_letterhead(agency: &Agency) -> (Option<String>, Vec<String>) {
    let parent = agency.parent.as_ref().map(|text| text.to_uppercase());
    let names = agency.name_lines.iter().map(|text| text.to_uppercase());
    (parent, names.collect())
}

/// The office's lines, in capitals.
fn office_lines(agency: &Agency) -> Vec<AgencyLine> {
    lines(&agency.parent, &agency.name_lines, |text| {
        text.to_uppercase()
    })
}

fn lines(
    parent: &Option<String>,
    names: &[String],
    print: impl Fn(&String) -> String,
) -> Vec<AgencyLine> {
    let line = |text, weight| AgencyLine {
        text: print(text),
        weight,
    };
    let parent = parent.iter().map(|text| line(text, Weight::Regular));
    parent
        .chain(names.iter().map(|text| line(text, Weight::Bold)))
        .filter(|line| !line.text.trim().is_empty())
        .collect()
}

/// What a People's Committee's plan is numbered with (Phụ lục III, I; II.3.b), where nobody said.
const PLAN_SYMBOL: &str = "KH-UBND";

/// What stands behind a plan's number: its own symbol, else the office's, `KH-UBND`.
pub fn notation<'a>(plan: &'a Plan, agency: &'a Agency) -> &'a str {
    let symbol = [
        plan.head.symbol.trim(),
        agency.plan_symbol.trim(),
        PLAN_SYMBOL,
    ]
    .into_iter()
    .find(|symbol| !symbol.is_empty())
    .unwrap_or_default();
    symbol.trim_start_matches('/')
}

/// `05/KH-UBND`, with room for a number that is not given yet.
pub(crate) fn number_and_symbol(plan: &Plan, agency: &Agency) -> String {
    let number = plan
        .head
        .number
        .map_or_else(|| NUMBER_BLANK.to_owned(), |n| format!("{n:02}"));
    format!("{number}/{}", notation(plan, agency))
}

/// `ngày 05 tháng 01 năm 2026`: days padded, of months only 1 and 2 (II.4.b); the year is the
/// plan's where the date has none.
pub(crate) fn date(date: PartialDate, year: i32) -> String {
    let day = date
        .day()
        .map_or_else(|| DATE_BLANK.to_owned(), |d| format!("{d:02}"));
    let month = match date.month() {
        None => DATE_BLANK.to_owned(),
        Some(m @ 1..=2) => format!("{m:02}"),
        Some(m) => m.to_string(),
    };
    format!(
        "ngày {day} tháng {month} năm {}",
        date.year().unwrap_or(year)
    )
}

/// `An Hòa,` if there is a place, then the date.
fn place_date(plan: &Plan, agency: &Agency) -> Vec<String> {
    let place = match plan.head.place.trim() {
        "" => agency.place.trim(),
        own => own,
    };
    let date = date(plan.head.date, plan.year);
    if place.is_empty() {
        vec![date]
    } else {
        vec![format!("{},", place.trim_end_matches(',')), date]
    }
}

/// The agency's column at a scale.
fn column(weight: Weight, scale: HeadScale, profile: &Profile) -> Measure {
    let sizes = profile.head_sizes(scale);
    Measure {
        weight,
        size: match weight {
            Weight::Regular => sizes.parent,
            Weight::Bold => sizes.agency,
        },
        limit: profile.head_columns(Orientation::Portrait).0 - profile.head_gutter.value(),
    }
}

/// Italics are never wider than upright letters.
fn date_fits(place_date: &str, scale: HeadScale, profile: &Profile) -> bool {
    let size = profile.head_sizes(scale).place_date;
    width(place_date, Weight::Regular, size) <= profile.head_columns(Orientation::Portrait).1
}

fn fits(lines: &[AgencyLine], place_date: &str, profile: &Profile) -> bool {
    let scale = HeadScale::Normal;
    date_fits(place_date, scale, profile)
        && lines
            .iter()
            .all(|line| column(line.weight, scale, profile).fits(&line.text))
}

fn broken(lines: &[AgencyLine], scale: HeadScale, profile: &Profile) -> Vec<AgencyLine> {
    lines
        .iter()
        .flat_map(|line| {
            balance(&line.text, column(line.weight, scale, profile))
                .into_iter()
                .map(|text| AgencyLine {
                    text,
                    weight: line.weight,
                })
        })
        .collect()
}

/// The subject in its lines; one too long for the page is broken into even ones.
pub(crate) fn subject(plan: &Plan, profile: &Profile) -> Vec<String> {
    let text_width = profile.page(Orientation::Portrait).text_width();
    let measure = Measure {
        weight: Weight::Bold,
        size: profile.subject.value(),
        limit: text_width - 2 * profile.first_line.value(),
    };
    plan.head
        .subject
        .lines()
        .flat_map(|line| balance(line, measure))
        .collect()
}

/// `V/v …` of an official letter in even lines that fit the agency's column (II.5.b).
pub fn about_lines(about: &str, profile: &Profile) -> Vec<String> {
    let measure = Measure {
        weight: Weight::Regular,
        size: profile.about.value(),
        limit: profile.head_columns(Orientation::Portrait).0 - profile.head_gutter.value(),
    };
    balance(about, measure)
}

/// Bases each closed with `;`, the last with `.` (II.6.a); then the lead-in.
pub(crate) fn opening(plan: &Plan) -> Opening {
    let opening = &plan.head.opening;
    let last = opening.bases.len().saturating_sub(1);
    Opening {
        bases: opening
            .bases
            .iter()
            .enumerate()
            .map(|(i, basis)| {
                let mark = if i == last { '.' } else { ';' };
                format!(
                    "{}{mark}",
                    basis.trim_end().trim_end_matches([';', '.', ','])
                )
            })
            .collect(),
        paragraphs: opening.paragraphs.iter().map(body::line).collect(),
    }
}
