//! Rules and frames, as the profile has them.

use crate::measure::{ABOVE, BELOW, Found, PAPERS, measure, must, points, tolerance};
use crate::sheet::{Rule, Sheet};
use document::{Document, Profile, Ruled, Weight, rule_length};

/// The rule under the last of some lines: the first level line below it around its middle.
fn rule_under<'a>(sheets: &'a [Sheet], last: &Found<'_>) -> Option<&'a Rule> {
    sheets[last.page]
        .rules
        .iter()
        .filter(|rule| rule.at > last.end() && rule.at < last.end() + 20.0)
        .filter(|rule| (f64::midpoint(rule.left, rule.right) - last.middle()).abs() < 2.0)
        .min_by(|a, b| a.at.total_cmp(&b.at))
}

/// The lines over a rule, its share of their length and the column they stand in.
struct Ruling<'a> {
    lines: Vec<Ruled<'a>>,
    share: u32,
    column: u32,
}

fn rulings<'a>(document: &'a Document, profile: &Profile) -> Vec<Ruling<'a>> {
    let head = &document.letterhead;
    let size = profile.head_sizes(head.scale);
    let (left, right) = profile.head_columns(document.orientation);
    let line = |text: &'a String, weight, size| Ruled { text, weight, size };
    let agency = head
        .agency
        .iter()
        .filter(|line| line.weight == Weight::Bold);
    let subject = document.subject.iter();
    let mut all = vec![
        Ruling {
            lines: agency
                .map(|l| line(&l.text, l.weight, size.agency))
                .collect(),
            share: profile.agency_rule.value(),
            column: left,
        },
        Ruling {
            lines: vec![line(&head.motto, Weight::Bold, size.motto)],
            share: profile.motto_rule.value(),
            column: right,
        },
        Ruling {
            lines: subject
                .map(|text| line(text, Weight::Bold, profile.subject.value()))
                .collect(),
            share: profile.subject_rule.value(),
            column: profile.page(document.orientation).text_width(),
        },
    ];
    let size = profile.annex_reference.value();
    all.extend(document.annexes.iter().map(|annex| Ruling {
        lines: vec![line(&annex.reference, Weight::Regular, size)],
        share: profile.reference_rule.value(),
        column: profile.page(annex.orientation).text_width(),
    }));
    all.retain(|ruling| !ruling.lines.is_empty());
    all
}

#[test]
fn rules_are_as_long_as_the_profile_has_them() {
    measure(&PAPERS, |paper, sheets, findings| {
        for Ruling {
            lines,
            share,
            column,
        } in rulings(&paper.document, &paper.profile)
        {
            let over = lines[lines.len() - 1];
            let Some(last) = must(sheets, over.text, findings) else {
                continue;
            };
            let what = format!("the rule under {:?}", over.text);
            let rule = rule_under(sheets, &last);
            findings.holds(&format!("{what} is not there"), rule.is_some());
            if let Some(rule) = rule {
                let want = points(rule_length(&lines, share, column));
                findings.near(&what, rule.length(), want, tolerance::RULE);
                let low = last.end() + BELOW * f64::from(over.size) / 2.0;
                let want = low + points(paper.profile.rule_gap.value());
                findings.near(
                    &format!("{what}: its place"),
                    rule.at,
                    want,
                    tolerance::FRAME,
                );
            }
        }
    });
}

#[test]
fn frames_are_as_large_as_the_decree_has_them() {
    measure(
        &["marks", "slip", "marks-remade"],
        |paper, sheets, findings| {
            let head = &paper.document.letterhead;
            for stamp in head.stamps.iter().chain(&paper.document.circulation) {
                let Some(words) = must(sheets, &stamp.text, findings) else {
                    continue;
                };
                let around = |rule: &&Rule| {
                    (f64::midpoint(rule.left, rule.right) - words.middle()).abs() < 1.5
                        && (rule.length() - points(stamp.width)).abs() < 5.0
                };
                let rules = || sheets[0].rules.iter().filter(around);
                let over = rules().map(|r| r.at).filter(|at| *at < words.end());
                let over = over.fold(f64::NEG_INFINITY, f64::max);
                let under = rules().map(|r| r.at).filter(|at| *at > words.end());
                let under = under.fold(f64::INFINITY, f64::min);
                let what = format!("the frame of {}", stamp.text);
                findings.near(&what, under - over, points(stamp.height), tolerance::FRAME);
                for rule in rules() {
                    findings.near(&what, rule.length(), points(stamp.width), tolerance::FRAME);
                }
                let size = words.words[0].size;
                let middle = words.end() - (ABOVE - BELOW) * size / 2.0;
                let halfway = f64::midpoint(over, under);
                findings.near(
                    &format!("{what}: its words"),
                    middle,
                    halfway,
                    tolerance::FRAME,
                );
            }
        },
    );
}
