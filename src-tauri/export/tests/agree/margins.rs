//! Paper, margins and page numbers, as the profile has them.

use crate::measure::{ABOVE, BELOW, PAPERS, measure, must, page, points, tolerance};
use crate::paper::page_of;
use crate::sheet::Word;

#[test]
fn paper_and_margins_are_the_profiles() {
    measure(&PAPERS, |paper, sheets, findings| {
        for (number, sheet) in sheets.iter().enumerate() {
            let page = page_of(sheet, &paper.profile);
            findings.near("width", sheet.width, points(page.width), 0.1);
            findings.near("height", sheet.height, points(page.height), 0.1);
            let (left, right) = (points(page.left), sheet.width - points(page.right));
            let (top, bottom) = (points(page.top), sheet.height - points(page.bottom));
            let body = sheet
                .words
                .iter()
                .filter(|w| w.base > top && w.base < bottom);
            for word in body {
                let low = word.base + BELOW * word.size;
                let at = format!("page {}, {:?}", number + 1, word.text);
                findings.holds(
                    &format!("{at} is left of the margin"),
                    word.left > left - tolerance::ACROSS,
                );
                findings.holds(
                    &format!("{at} is right of the margin"),
                    word.right < right + tolerance::RIGHT,
                );
                findings.holds(
                    &format!("{at} is under the margin"),
                    low < bottom + tolerance::DOWN,
                );
            }
        }
        // The agency's first line stands right under the upper margin.
        let agency = &paper.document.letterhead.agency[0];
        if let Some(first) = must(sheets, &agency.text, findings) {
            let size = first.words[0].size;
            let want = points(page(paper).top) + ABOVE * size;
            findings.near("the first line", first.words[0].base, want, tolerance::DOWN);
        }
    });
}

#[test]
fn full_pages_reach_the_lower_margin() {
    measure(
        &["sixty-pages", "ten-pages-remade"],
        |paper, sheets, findings| {
            let page = page(paper);
            let bottom = points(page.height - page.bottom);
            let line = points(paper.profile.body.value() * 10) * 1.15;
            let spacing = f64::from(paper.profile.line_spacing.value()) / 240.0;
            let lowest = sheets
                .iter()
                .flat_map(|sheet| &sheet.words)
                .map(|word| word.base + BELOW * word.size)
                .filter(|low| *low < bottom + tolerance::DOWN)
                .fold(0.0, f64::max);
            let next = line * spacing + points(paper.profile.paragraph_gap.value());
            findings.near("the lowest line", lowest, bottom, next);
        },
    );
}

#[test]
fn page_numbers_stand_in_the_middle_of_the_upper_margin_from_page_2_on() {
    let names = [
        "ten-pages",
        "ten-pages-remade",
        "usual",
        "tasks-60",
        "landscape",
        "cross-reference",
    ];
    measure(&names, |paper, sheets, findings| {
        let labels: Vec<&str> = paper
            .document
            .annexes
            .iter()
            .map(|annex| annex.label.as_str())
            .collect();
        let mut number = 0;
        for (i, sheet) in sheets.iter().enumerate() {
            let page = page_of(sheet, &paper.profile);
            let top = points(page.top);
            let (over, body): (Vec<&Word>, Vec<&Word>) =
                sheet.words.iter().partition(|word| word.base < top);
            let start: Vec<&str> = body.iter().take(2).map(|w| w.text.as_str()).collect();
            let begins = i == 0 || labels.iter().any(|l| *l == start.join(" "));
            number = if begins { 1 } else { number + 1 };
            if begins {
                findings.holds(&format!("a number on page {}", i + 1), over.is_empty());
                continue;
            }
            let texts: Vec<&str> = over.iter().map(|word| word.text.as_str()).collect();
            findings.holds(
                &format!("page {}: {texts:?} instead of {number}", i + 1),
                texts == [number.to_string()],
            );
            if let [word] = over.as_slice() {
                let middle = f64::midpoint(points(page.left), sheet.width - points(page.right));
                let at = f64::midpoint(word.left, word.right);
                findings.near("a number's middle", at, middle, tolerance::ACROSS);
                let size = f64::from(paper.profile.page_number.value()) / 2.0;
                findings.near("a number's size", word.size, size, tolerance::SIZE);
                let base = points(paper.profile.header_distance.value()) + ABOVE * size;
                findings.near("a number's line", word.base, base, tolerance::DOWN);
            }
        }
    });
}
