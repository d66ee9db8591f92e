//! Fields of the head and the ending, each merged by itself.

use super::Value;
use crate::date::PartialDate;
use crate::id::PlanId;
use crate::model::{Plan, Recipient, SignatureBlock};
use crate::text::RichText;
use crate::urgency::{Circulation, Urgency};

/// A field of a plan that is merged by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The year it is for.
    Year,
    /// The plan it goes on from.
    Continues,
    /// Superior agency's line.
    Parent,
    /// The agency's lines.
    AgencyLines,
    /// The number.
    Number,
    /// The symbol.
    Symbol,
    /// Place before the date.
    Place,
    /// Date of issue.
    Date,
    /// What it is about.
    Subject,
    /// Cited bases.
    Bases,
    /// Paragraphs of the opening.
    Opening,
    /// How fast it must travel.
    Urgency,
    /// How far it may circulate.
    Circulation,
    /// Whether it is printed as a draft.
    DraftStamp,
    /// What stands before the signature.
    Closing,
    /// `Nơi nhận`.
    Recipients,
    /// Who signs.
    Signature,
}

impl Field {
    /// Every field, in the order a plan is read.
    pub const ALL: [Self; 17] = [
        Self::Year,
        Self::Continues,
        Self::Parent,
        Self::AgencyLines,
        Self::Number,
        Self::Symbol,
        Self::Place,
        Self::Date,
        Self::Subject,
        Self::Bases,
        Self::Opening,
        Self::Urgency,
        Self::Circulation,
        Self::DraftStamp,
        Self::Closing,
        Self::Recipients,
        Self::Signature,
    ];
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Year(i32),
    Plan(Option<PlanId>),
    Some(Option<String>),
    Text(String),
    Lines(Vec<String>),
    Rich(Vec<RichText>),
    Number(Option<u32>),
    Date(PartialDate),
    Urgency(Urgency),
    Circulation(Circulation),
    Flag(bool),
    Recipients(Vec<Recipient>),
    Signature(SignatureBlock),
}

impl Said {
    /// The same kind of thing in other words; `None` where it has no words of its own.
    pub(super) fn own(&self, text: &str) -> Option<Self> {
        let lines = || {
            let lines = text.lines().map(str::trim);
            lines.filter(|line| !line.is_empty()).map(str::to_owned)
        };
        Some(match self {
            Self::Some(_) => Self::Some(Some(text.trim().to_owned()).filter(|it| !it.is_empty())),
            Self::Text(_) => Self::Text(text.trim().to_owned()),
            Self::Lines(_) => Self::Lines(lines().collect()),
            Self::Rich(_) => Self::Rich(lines().map(RichText::from).collect()),
            Self::Recipients(_) => Self::Recipients(lines().map(|line| recipient(&line)).collect()),
            Self::Signature(_) => {
                let mut lines: Vec<String> = lines().collect();
                let name = lines.pop().unwrap_or_default();
                Self::Signature(SignatureBlock { lines, name })
            }
            _ => return None,
        })
    }
}

/// `UBND tỉnh (b/c)`, as [`value_of`] writes it.
fn recipient(line: &str) -> Recipient {
    let named = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once(" ("));
    let (name, purpose) = named.unwrap_or((line, ""));
    Recipient {
        name: name.trim().to_owned(),
        purpose: purpose.trim().to_owned(),
    }
}

pub(super) fn get(field: Field, plan: &Plan) -> Said {
    let head = &plan.head;
    match field {
        Field::Year => Said::Year(plan.year),
        Field::Continues => Said::Plan(plan.continues),
        Field::Parent => Said::Some(head.parent.clone()),
        Field::AgencyLines => Said::Lines(head.agency_lines.clone()),
        Field::Number => Said::Number(head.number),
        Field::Symbol => Said::Text(head.symbol.clone()),
        Field::Place => Said::Text(head.place.clone()),
        Field::Date => Said::Date(head.date),
        Field::Subject => Said::Text(head.subject.clone()),
        Field::Bases => Said::Lines(head.opening.bases.clone()),
        Field::Opening => Said::Rich(head.opening.paragraphs.clone()),
        Field::Urgency => Said::Urgency(head.urgency),
        Field::Circulation => Said::Circulation(head.circulation),
        Field::DraftStamp => Said::Flag(head.draft),
        Field::Closing => Said::Rich(plan.closing.clone()),
        Field::Recipients => Said::Recipients(plan.recipients.clone()),
        Field::Signature => Said::Signature(plan.signature.clone()),
    }
}

pub(super) fn set(field: Field, plan: &mut Plan, said: Said) {
    let head = &mut plan.head;
    match (field, said) {
        (Field::Year, Said::Year(it)) => plan.year = it,
        (Field::Continues, Said::Plan(it)) => plan.continues = it,
        (Field::Parent, Said::Some(it)) => head.parent = it,
        (Field::AgencyLines, Said::Lines(it)) => head.agency_lines = it,
        (Field::Number, Said::Number(it)) => head.number = it,
        (Field::Symbol, Said::Text(it)) => head.symbol = it,
        (Field::Place, Said::Text(it)) => head.place = it,
        (Field::Date, Said::Date(it)) => head.date = it,
        (Field::Subject, Said::Text(it)) => head.subject = it,
        (Field::Bases, Said::Lines(it)) => head.opening.bases = it,
        (Field::Opening, Said::Rich(it)) => head.opening.paragraphs = it,
        (Field::Urgency, Said::Urgency(it)) => head.urgency = it,
        (Field::Circulation, Said::Circulation(it)) => head.circulation = it,
        (Field::DraftStamp, Said::Flag(it)) => head.draft = it,
        (Field::Closing, Said::Rich(it)) => plan.closing = it,
        (Field::Recipients, Said::Recipients(it)) => plan.recipients = it,
        (Field::Signature, Said::Signature(it)) => plan.signature = it,
        // `get` and `own` give every field its own kind.
        _ => {}
    }
}

/// How a field reads. What has no words but a choice reads as its mark: `1` for yes, a degree's
/// number.
pub(super) fn value_of(said: &Said) -> Value {
    let one = |text: &str| vec![RichText::plain(text)];
    let all = |texts: &[String]| texts.iter().map(RichText::plain).collect();
    let lines: Vec<RichText> = match said {
        Said::Year(year) => one(&year.to_string()),
        Said::Plan(plan) => plan.iter().map(|id| id.to_string().into()).collect(),
        Said::Some(text) => text.iter().map(RichText::plain).collect(),
        Said::Text(text) => one(text),
        Said::Lines(lines) => all(lines),
        Said::Rich(texts) => texts.clone(),
        Said::Number(number) => number.iter().map(|it| it.to_string().into()).collect(),
        Said::Date(date) => {
            let part = |n: Option<u32>| n.map(|n| format!("{n:02}")).unwrap_or_default();
            let year = date.year().map(|year| year.to_string()).unwrap_or_default();
            one(&format!(
                "{}/{}/{year}",
                part(date.day()),
                part(date.month())
            ))
        }
        Said::Urgency(degree) => one(match degree {
            Urgency::None => "",
            Urgency::Urgent => "KHẨN",
            Urgency::VeryUrgent => "THƯỢNG KHẨN",
            Urgency::Express => "HỎA TỐC",
        }),
        Said::Circulation(how) => one(match how {
            Circulation::Open => "",
            Circulation::ReturnAfterReading => "XEM XONG TRẢ LẠI",
            Circulation::Internal => "LƯU HÀNH NỘI BỘ",
        }),
        Said::Flag(drafted) => one(if *drafted { "DỰ THẢO" } else { "" }),
        Said::Recipients(all) => {
            let line = |it: &Recipient| match it.purpose.as_str() {
                "" => it.name.clone(),
                purpose => format!("{} ({purpose})", it.name),
            };
            all.iter().map(|it| RichText::from(line(it))).collect()
        }
        Said::Signature(block) => {
            let lines = block.lines.iter().chain([&block.name]);
            lines.map(RichText::plain).collect()
        }
    };
    Value {
        label: String::new(),
        lines,
    }
}
