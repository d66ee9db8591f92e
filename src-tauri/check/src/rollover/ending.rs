//! What stands around the body: number and date, letterhead, recipients, who signs.

use super::units::gone;
use super::{Found, Kind, Proposal, Reader, Reason};
use crate::spot::{Spot, date_text, signature_text};
use plan::text::{fold, squeeze};
use plan::{Agency, Plan, Recipient};

/// Number and date go; a letterhead that is not the office's is replaced.
pub(super) fn head(plan: &Plan, agency: &Agency) -> Vec<Proposal> {
    let mut out = Vec::new();
    let mut whole = |kind, spot, before: String, after: Option<String>, reason| {
        let range = 0..before.len();
        let found = Found::new(kind, range, after, reason).safe(kind == Kind::Issue);
        out.push(found.at(spot, &before));
    };
    let gone = || Some(String::new());
    if let Some(number) = plan.head.number {
        whole(
            Kind::Issue,
            Spot::Number,
            number.to_string(),
            gone(),
            Reason::OldPaper,
        );
    }
    let date = date_text(plan);
    if !date.is_empty() {
        whole(Kind::Issue, Spot::Date, date, gone(), Reason::OldPaper);
    }
    let same = |a: &str, b: &str| fold(&squeeze(a)) == fold(&squeeze(b));
    let lines = plan.head.agency_lines.join("\n");
    let ours = agency.name_lines.join("\n");
    if !lines.is_empty() && !ours.is_empty() && !same(&lines, &ours) {
        let (kind, why) = (Kind::OtherUnit, Reason::OtherOffice);
        whole(kind, Spot::AgencyLines, lines, Some(ours), why);
        if let Some(parent) = plan.head.parent.clone() {
            let after = agency.parent.clone().unwrap_or_default();
            if !same(&parent, &after) {
                whole(kind, Spot::Parent, parent, Some(after), why);
            }
        }
    }
    let place = plan.head.place.clone();
    if !place.is_empty() && !agency.place.is_empty() && !same(&place, &agency.place) {
        let after = Some(agency.place.clone());
        whole(
            Kind::OtherUnit,
            Spot::HeadPlace,
            place,
            after,
            Reason::OtherOffice,
        );
    }
    out
}

/// A line of `Nơi nhận` that names a unit that is gone.
pub(super) fn recipient(reader: &Reader<'_>, text: &str) -> Vec<Found> {
    let archive = Recipient {
        name: text.to_owned(),
        purpose: String::new(),
    };
    if archive.is_archive() {
        return Vec::new();
    }
    let mut found = gone(reader, text);
    for one in &mut found {
        // A department of the district was written to as a superior: ours is none.
        let authority = ["UBND", "Ủy ban", "HĐND", "Tỉnh"];
        let above = |name: &String| authority.iter().any(|word| name.starts_with(word));
        if !one.safe {
            one.after = one.after.take().filter(above);
        }
        (one.kind, one.safe) = (Kind::Recipient, false);
        if one.after.is_none() && one.range == (0..text.trim_end().len()) {
            // Nobody is there to get it.
            (one.range, one.after) = (0..text.len(), Some(String::new()));
        }
    }
    found.extend(super::units::findings(
        reader,
        text,
        &super::references::Cited::of(text, reader.year),
    ));
    found
}

/// Somebody who does not sign for the office now.
pub(super) fn signature(plan: &Plan, agency: &Agency) -> Option<Proposal> {
    let signs = |name: &str| fold(&squeeze(name));
    let name = signs(&plan.signature.name);
    let known = agency.signatories.iter().any(|s| signs(&s.name) == name);
    if name.is_empty() || known {
        return None;
    }
    let post = |lines: &[String]| lines.last().map(|line| fold(&squeeze(line)));
    let same_post = agency
        .signatories
        .iter()
        .find(|s| post(&s.lines) == post(&plan.signature.lines));
    let next = same_post.or(agency.signatories.first())?;
    let before = signature_text(&plan.signature);
    let after = Some(signature_text(next));
    let range = 0..before.len();
    let found = Found::new(Kind::Signature, range, after, Reason::NotSigning);
    Some(found.at(Spot::Signature, &before))
}
