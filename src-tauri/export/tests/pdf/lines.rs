//! Lines counted on a print for remarks.

use crate::goldens;
use document::{Anchor, Profile};
use export::{Place, counted, is_letter};
use std::collections::HashSet;

#[test]
fn every_line_of_every_plan_is_counted_once_and_tells_its_words() {
    let profile = Profile::nd30_2020().roomy();
    let long = ["forty-pages", "sixty-pages"];
    for golden in goldens::plans()
        .into_iter()
        .filter(|it| !long.contains(&it.name))
    {
        let document = document::compose(&golden.source(), &profile);
        let print = counted(&document, &profile, "Ý KIẾN GÓP Ý", "Mã 3F2A 90C1").unwrap();
        let numbers: Vec<usize> = print.lines.iter().map(|line| line.number).collect();
        assert_eq!(
            numbers,
            (1..=numbers.len()).collect::<Vec<_>>(),
            "{}",
            golden.name
        );
        let order: Vec<(usize, u64)> = print
            .lines
            .iter()
            .map(|line| (line.page, line.base.to_bits()))
            .collect();
        assert!(order.is_sorted(), "{}: from the top of page 1", golden.name);
        // Each paragraph's words are found again in its lines, after its number or dash.
        let plan = &golden.plan;
        let of_sections = plan.walk().into_iter().flat_map(|(_, it)| &it.blocks);
        let of_annexes = plan.annexes.iter().flat_map(|it| &it.blocks);
        let all = of_sections.chain(of_annexes);
        for block in all.filter(|it| it.table.is_none()) {
            let place = Place::Node(Anchor::new(block.id.0.as_u128()));
            let bare = |text: &str| text.chars().filter(|c| is_letter(*c)).collect::<String>();
            let printed: String = print
                .lines
                .iter()
                .flat_map(|line| &line.stretches)
                .filter(|it| it.place == place)
                .map(|it| bare(&it.text))
                .collect();
            let words = bare(&block.text.to_plain());
            // What has no sign is not set as it is written.
            assert!(
                printed.ends_with(&words) || printed.contains('□') || golden.name == "marks",
                "{}: {words} in {printed}",
                golden.name
            );
            assert_eq!(
                print.letters.get(&place).copied().unwrap_or_default(),
                printed.chars().count(),
                "{}",
                golden.name
            );
        }
        let pages: HashSet<usize> = print.lines.iter().map(|line| line.page).collect();
        assert_eq!(pages.len(), print.pages.count(), "{}", golden.name);
    }
}

#[test]
fn numbers_stand_beside_the_text_and_move_nothing() {
    let profile = Profile::nd30_2020().roomy();
    let golden = goldens::plans()
        .into_iter()
        .find(|it| it.name == "usual")
        .unwrap();
    let document = document::compose(&golden.source(), &profile);
    let print = counted(&document, &profile, "Ý KIẾN GÓP Ý", "Mã 3F2A 90C1").unwrap();
    let plain = export::pages(&document, &profile).unwrap();
    assert_eq!(print.pages.spots(), plain.spots());
    assert_ne!(print.pages.fingerprint(0), plain.fingerprint(0));
    if let Some(folder) = std::env::var_os("LOOK") {
        let folder = std::path::PathBuf::from(folder);
        for page in 0..print.pages.count() {
            let png = print.pages.png(page, 1.3).unwrap();
            std::fs::write(folder.join(format!("counted-{page}.png")), png).unwrap();
        }
    }
}
