//! Plans made up at random, written as offices and converters write them: whatever the dress,
//! the same plan must come out.

use crate::{lossless, recall, word_file};
use plan::{BlockKind, DraftSection, Label, PlanDraft, RichText};
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

/// Words sentences are made of; none begins a label, none is glued or out of place.
const WORDS: [&str; 24] = [
    "người", "dân", "nộp", "hồ", "sơ", "đúng", "hẹn", "nhận", "kết", "quả", "tại", "thôn", "cán",
    "bộ", "công", "khai", "thủ", "tục", "loa", "truyền", "thanh", "phát", "hằng", "tuần",
];

/// Lines above a signature.
const SIGNERS: [&[&str]; 3] = [
    &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    &["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
];

/// A made-up plan, without dress.
#[derive(Debug, Clone)]
struct Made {
    subject: String,
    bases: Vec<String>,
    lead_in: String,
    sections: Vec<Part>,
    closing: String,
    recipients: Vec<(String, &'static str)>,
    lines: Vec<&'static str>,
    name: &'static str,
}

/// A Roman section: its title, and either items or paragraphs.
#[derive(Debug, Clone)]
struct Part {
    title: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    /// Unmarked paragraphs.
    Paragraphs(Vec<String>),
    /// `1. …` full sentences.
    Clauses(Vec<String>),
    /// `1. Title` with dashes or points below.
    Items(Vec<(String, BlockKind, Vec<String>)>),
}

/// How a plan is written down.
#[derive(Debug, Clone)]
struct Dress {
    indent: &'static str,
    /// Letters after which lines are broken.
    wrap: Option<usize>,
    blank_after_each: bool,
    crlf: bool,
    decomposed: bool,
    space_after_number: bool,
    /// After how many lines a page number stands.
    page: Option<usize>,
}

fn sentence(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&WORDS[..]), 4..most).prop_map(|words| {
        let text = words.join(" ");
        let mut letters = text.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        format!("{first}{}.", letters.as_str())
    })
}

fn title() -> impl Strategy<Value = String> {
    sentence(6).prop_map(|s| s.trim_end_matches('.').to_owned())
}

fn content() -> impl Strategy<Value = Content> {
    let list = |most| proptest::collection::vec(sentence(most), 1..5);
    let kind = select(&[BlockKind::Dash, BlockKind::Point, BlockKind::Paragraph][..]);
    prop_oneof![
        list(40).prop_map(Content::Paragraphs),
        list(40).prop_map(Content::Clauses),
        proptest::collection::vec((title(), kind, list(30)), 1..5).prop_map(Content::Items),
    ]
}

fn made() -> impl Strategy<Value = Made> {
    let part = (title(), content()).prop_map(|(title, content)| Part {
        title: title.to_uppercase(),
        content,
    });
    let recipient = (title(), select(&["", "b/c", "để thực hiện"][..]));
    let lines = select(&SIGNERS[..]);
    (
        title(),
        proptest::collection::vec(sentence(20), 0..3),
        proptest::collection::vec(part, 1..5),
        sentence(20),
        proptest::collection::vec(recipient, 1..4),
        lines,
        select(&["Lê Thị An", "Nguyễn Văn Bình", "Đỗ Hà"][..]),
    )
        .prop_map(
            |(title, bases, sections, closing, recipients, lines, name)| Made {
                subject: format!("{title} năm 2026"),
                bases: bases
                    .iter()
                    .map(|b| format!("Căn cứ {}", b.to_lowercase()))
                    .collect(),
                lead_in: "Ủy ban nhân dân xã An Hòa ban hành kế hoạch như sau:".to_owned(),
                sections,
                closing: format!("Trên đây là {}/.", closing.to_lowercase()),
                recipients,
                lines: lines.to_vec(),
                name,
            },
        )
}

fn dress() -> impl Strategy<Value = Dress> {
    (
        select(&["", "\t", "   "][..]),
        proptest::option::of(50usize..100),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        proptest::option::of(8usize..30),
    )
        .prop_map(|(indent, wrap, blank, crlf, nfd, space, page)| Dress {
            indent,
            wrap,
            blank_after_each: blank,
            crlf,
            decomposed: nfd,
            space_after_number: space,
            page,
        })
}

/// A paragraph broken after `width` letters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

impl Made {
    /// Paragraphs of the body with their labels.
    fn body(&self, space: &str) -> Vec<String> {
        let mut out: Vec<String> = self.bases.iter().map(|b| b.replace('.', ";")).collect();
        out.push(self.lead_in.clone());
        for (i, part) in self.sections.iter().enumerate() {
            out.push(format!("{}. {}", plan::model::roman(i + 1), part.title));
            match &part.content {
                Content::Paragraphs(texts) => out.extend(texts.iter().cloned()),
                Content::Clauses(texts) => {
                    let numbered = texts.iter().enumerate();
                    out.extend(numbered.map(|(n, t)| format!("{}.{space}{t}", n + 1)));
                }
                Content::Items(items) => {
                    for (n, (title, kind, texts)) in items.iter().enumerate() {
                        out.push(format!("{}.{space}{title}", n + 1));
                        let labelled = texts.iter().enumerate().map(|(n, text)| match kind {
                            BlockKind::Dash => format!("- {text}"),
                            BlockKind::Point => format!("{}) {text}", plan::model::point_letter(n)),
                            _ => text.clone(),
                        });
                        out.extend(labelled);
                    }
                }
            }
        }
        out.push(self.closing.clone());
        out
    }

    /// The file as somebody sends it.
    fn text(&self, dress: &Dress) -> String {
        let mut lines = vec!["KẾ HOẠCH".to_owned(), self.subject.clone()];
        let space = if dress.space_after_number { " " } else { "" };
        for (n, paragraph) in self.body(space).iter().enumerate() {
            let broken = match dress.wrap {
                Some(width) => wrapped(paragraph, width),
                None => vec![paragraph.clone()],
            };
            for (i, line) in broken.iter().enumerate() {
                let page = dress.page.filter(|every| i > 0 && n % every == every - 1);
                if let (Some(_), 1) = (page, i) {
                    lines.extend(["", "7", ""].map(str::to_owned));
                }
                lines.push(format!("{}{line}", dress.indent));
            }
            // Only a blank line tells a new paragraph from a sentence that ends at the margin.
            if dress.wrap.is_some() && !dress.blank_after_each {
                lines.push(String::new());
            }
        }
        lines.push("Nơi nhận:".to_owned());
        for (name, purpose) in &self.recipients {
            let purpose = if purpose.is_empty() {
                String::new()
            } else {
                format!(" ({purpose})")
            };
            lines.push(format!("- {name}{purpose};"));
        }
        lines.push("- Lưu: VT.".to_owned());
        lines.extend(self.lines.iter().map(|l| (*l).to_owned()));
        lines.push(self.name.to_owned());
        let gap = if dress.blank_after_each { "\n\n" } else { "\n" };
        let text = lines.join(gap);
        let text = if dress.crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        if dress.decomposed {
            text.nfd().collect()
        } else {
            text
        }
    }

    /// What must be read, in words a failing test can show.
    fn expected(&self) -> Vec<String> {
        let mut out = vec![self.subject.clone()];
        let bases = self
            .bases
            .iter()
            .map(|b| b.trim_end_matches('.').to_owned());
        out.extend(bases);
        out.push(self.lead_in.clone());
        for (i, part) in self.sections.iter().enumerate() {
            out.push(format!("{}. [{}]", plan::model::roman(i + 1), part.title));
            match &part.content {
                Content::Paragraphs(texts) => {
                    out.extend(texts.iter().map(|t| format!("Paragraph {t}")));
                }
                Content::Clauses(texts) => {
                    let numbered = texts.iter().enumerate();
                    out.extend(numbered.map(|(n, t)| format!("Clause {}. {t}", n + 1)));
                }
                Content::Items(items) => {
                    for (n, (title, kind, texts)) in items.iter().enumerate() {
                        out.push(format!("{}. [{title}]", n + 1));
                        let shown = texts.iter().enumerate().map(|(n, text)| match kind {
                            BlockKind::Point => {
                                format!("Point {}) {text}", plan::model::point_letter(n))
                            }
                            kind => format!("{kind:?} {text}"),
                        });
                        out.extend(shown);
                    }
                }
            }
        }
        out.push(self.closing.clone());
        let recipients = self.recipients.iter().map(|(n, p)| format!("{n} <{p}>"));
        out.extend(recipients);
        out.push("Lưu: VT <>".to_owned());
        out.extend(self.lines.iter().map(|l| (*l).to_owned()));
        out.push(self.name.to_owned());
        out
    }
}

/// What was read, in the same words.
fn found(draft: &PlanDraft) -> Vec<String> {
    let mut out = vec![draft.subject.clone()];
    out.extend(draft.opening.bases.iter().cloned());
    out.extend(draft.opening.paragraphs.iter().map(RichText::to_plain));
    for section in &draft.sections {
        add(section, &mut out);
    }
    out.extend(draft.closing.iter().map(RichText::to_plain));
    let recipients = draft.recipients.iter();
    out.extend(recipients.map(|r| format!("{} <{}>", r.name, r.purpose)));
    out.extend(draft.signature.lines.iter().cloned());
    out.push(draft.signature.name.clone());
    out
}

fn label(label: &Label) -> String {
    match label {
        Label::Literal(found) => format!("{found} "),
        Label::Auto => String::new(),
    }
}

fn add(section: &DraftSection, out: &mut Vec<String>) {
    let run_in = if section.run_in { "→" } else { "" };
    out.push(format!(
        "{}[{}]{run_in}",
        label(&section.label),
        section.title
    ));
    for block in &section.blocks {
        let text = block.text.to_plain();
        out.push(format!("{:?} {}{text}", block.kind, label(&block.label)));
    }
    for sub in &section.sections {
        add(sub, out);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_same_plan_comes_out_of_every_dress(made in made(), dress in dress()) {
        let text = made.text(&dress);
        let draft = import::read_text(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        lossless::broken(&text, &draft).map_err(TestCaseError::fail)?;
        let (found, expected) = (found(&draft), made.expected());
        for (found, expected) in found.iter().zip(&expected) {
            prop_assert_eq!(found, expected, "\n{}", text);
        }
        prop_assert_eq!(found.len(), expected.len(), "\n{}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_same_plan_comes_out_of_word_files(made in made(), dress in dress()) {
        let dress = Dress { wrap: None, ..dress };
        let body: String = made.text(&dress).lines().map(word_file::p).collect();
        let bytes = word_file::WordFile::new(&body).bytes();
        let reading = import::open(&bytes).and_then(import::Opened::read);
        let reading = reading.map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(recall::lost(&reading), vec![]);
        prop_assert_eq!(found(&reading.draft), made.expected(), "\n{}", reading.text);
    }
}
