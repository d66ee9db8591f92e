//! What official letters have besides, as the decree and the profile have it.

use crate::measure::{ABOVE, BELOW, Findings, find, measure, must, page, points, tolerance};
use crate::paper::Paper;
use crate::sheet::Sheet;
use document::{HeadScale, Weight, addressee_indents, metrics};

#[test]
fn letters_are_laid_out_as_the_decree_has_them() {
    let names = [
        "letter-one",
        "letter-three",
        "letter-one-remade",
        "letter-three-remade",
    ];
    measure(&names, |paper, sheets, findings| {
        let (document, profile) = (&paper.document, &paper.profile);
        let head = &document.letterhead;
        let sizes = profile.head_sizes(HeadScale::Normal);
        let half = |size: u32| f64::from(size) / 2.0;
        let number = must(sheets, &head.number, findings);
        let about = must(sheets, &head.about[0], findings);
        if let (Some(number), Some(about)) = (number, about) {
            let gap = points(profile.about_gap.value());
            let want = BELOW * half(sizes.number) + gap + ABOVE * half(profile.about.value());
            findings.near(
                "V/v under the number",
                about.end() - number.end(),
                want,
                tolerance::DOWN,
            );
            findings.near(
                "V/v's middle",
                about.middle(),
                number.middle(),
                tolerance::ACROSS,
            );
        }
        if let [first, second, ..] = document.addressees.lines.as_slice() {
            let place = addressee_indents(&document.addressees, profile, document.orientation);
            let left = points(page(paper).left);
            let title = must(sheets, &document.addressees.title, findings);
            if let Some(title) = title {
                let want = left + points(place.title);
                findings.near("Kính gửi", title.left(), want, tolerance::ACROSS);
                let word = title.words[1];
                let size = profile.addressee.value();
                let colon = word.right - points(metrics::width(":", Weight::Regular, size));
                for line in [first, second] {
                    if let Some(line) = must(sheets, line, findings) {
                        findings.near(
                            "a dash under the colon",
                            line.left(),
                            colon,
                            2.0 * tolerance::ACROSS,
                        );
                    }
                }
            }
        }
        signing_room(paper, sheets, findings);
        contact(paper, sheets, findings);
    });
}

fn signing_room(paper: &Paper, sheets: &[Sheet], findings: &mut Findings) {
    let (signature, profile) = (&paper.document.signature, &paper.profile);
    let last = must(
        sheets,
        &signature.lines[signature.lines.len() - 1],
        findings,
    );
    let name = must(sheets, &signature.name, findings);
    if let (Some(last), Some(name)) = (last, name) {
        let half = |size: u32| f64::from(size) / 2.0;
        let want = BELOW * half(profile.authority.value())
            + points(profile.signing_room.value())
            + ABOVE * half(profile.signer.value());
        findings.near(
            "room to sign",
            name.end() - last.end(),
            want,
            tolerance::DOWN,
        );
        findings.near(
            "the name's middle",
            name.middle(),
            last.middle(),
            tolerance::ACROSS,
        );
    }
}

/// The address: its last line over the edge, a rule as wide as the text over its first.
fn contact(paper: &Paper, sheets: &[Sheet], findings: &mut Findings) {
    let contact = &paper.document.contact;
    let (Some(first), Some(last)) = (contact.first(), contact.last()) else {
        return;
    };
    let (Some(first), Some(last)) = (must(sheets, first, findings), must(sheets, last, findings))
    else {
        return;
    };
    let page = page(paper);
    let size = f64::from(paper.profile.contact.value()) / 2.0;
    let foot = points(page.height - paper.profile.header_distance.value());
    findings.near(
        "the address",
        last.end() + BELOW * size,
        foot,
        tolerance::FRAME,
    );
    let rule = sheets[0]
        .rules
        .iter()
        .find(|rule| rule.at < first.end() && rule.at > first.end() - 30.0);
    findings.holds("no rule over the address", rule.is_some());
    if let Some(rule) = rule {
        findings.near(
            "its rule",
            rule.length(),
            points(page.text_width()),
            tolerance::RULE,
        );
    }
    let others = sheets.iter().skip(1);
    let repeated = others.filter(|sheet| find(std::slice::from_ref(*sheet), &contact[0]).is_some());
    findings.holds("the address stands once", repeated.count() == 0);
}
