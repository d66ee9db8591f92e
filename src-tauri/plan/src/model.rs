//! The plan itself: its head, its tree of sections and blocks, its ending.

use crate::agency::Signatory;
use crate::date::PartialDate;
use crate::draft::{Doubt, LeftOver};
use crate::id::{BlockId, PlanId, SectionId};
use crate::table::Table;
use crate::text::{RichText, fold};
use crate::urgency::{Circulation, Urgency};

/// How a section or item is numbered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Label {
    /// Counted by its place among its siblings.
    #[default]
    Auto,
    /// As an imported file had it, gap or not. Empty means: printed without a label.
    Literal(String),
}

/// What a section is about, so that its form and its checks fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SectionKind {
    /// Mục đích (also `MỤC ĐÍCH, YÊU CẦU` as a whole).
    Purpose,
    /// Yêu cầu.
    Requirements,
    /// Đối tượng, phạm vi.
    Audience,
    /// Chỉ tiêu.
    Targets,
    /// Nội dung tuyên truyền.
    Topics,
    /// Hình thức tuyên truyền.
    Channels,
    /// Hoạt động, nhiệm vụ.
    Activities,
    /// Thời gian thực hiện.
    Schedule,
    /// Kinh phí.
    Budget,
    /// Thời gian, chế độ báo cáo.
    Reporting,
    /// Tổ chức thực hiện.
    Implementation,
    /// Anything else.
    #[default]
    Other,
}

impl SectionKind {
    /// The kind a heading's words tell, tolerant of case and marks.
    pub fn from_title(title: &str) -> Self {
        let folded = fold(title);
        [
            ("to chuc thuc hien", Self::Implementation),
            ("bao cao", Self::Reporting),
            ("kinh phi", Self::Budget),
            ("muc dich", Self::Purpose),
            ("yeu cau", Self::Requirements),
            ("doi tuong", Self::Audience),
            ("pham vi", Self::Audience),
            ("chi tieu", Self::Targets),
            ("thoi gian", Self::Schedule),
            ("hoat dong", Self::Activities),
            ("nhiem vu", Self::Activities),
            ("noi dung", Self::Topics),
            ("hinh thuc", Self::Channels),
        ]
        .into_iter()
        .find_map(|(words, kind)| folded.contains(words).then_some(kind))
        .unwrap_or_default()
    }
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BlockKind {
    /// Unmarked paragraph.
    #[default]
    Paragraph,
    /// Numbered paragraph: `1. …`.
    Clause,
    /// Lettered item: `a) …`, in the order a b c d đ e g h i k l m n o p q r s t u v x y.
    Point,
    /// `- …`
    Dash,
    /// `+ …`
    Plus,
    /// A table, in [`Block::table`].
    Table,
    /// Raw text that could not be understood and waits for a person (lines kept).
    Review,
}

/// A paragraph, item or table with an id that outlives edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its number or letter; meaningful for [`BlockKind::Clause`] and [`BlockKind::Point`].
    /// A literal on a dash is a mark as found, such as `- -`.
    pub label: Label,
    /// The words. Empty for a table.
    pub text: RichText,
    /// The table, for [`BlockKind::Table`].
    pub table: Option<Table>,
}

/// A numbered heading with what stands under it: first its blocks, then its sub-sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// What it is about.
    pub kind: SectionKind,
    /// Its number: `I.`, `1.`, `1.1.`.
    pub label: Label,
    /// The heading's words as written. May be empty when `run_in`.
    pub title: String,
    /// The first paragraph continues on the heading's own line (`3. Đối tượng: toàn dân`).
    pub run_in: bool,
    /// Text directly under the heading.
    pub blocks: Vec<Block>,
    /// Sub-sections, after the blocks.
    pub sections: Vec<Section>,
}

/// How the plan opens: cited bases, and the words that lead into the body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opening {
    /// `Căn cứ …` lines without their final `;` or `.`, printed in italics one a line
    /// (Phụ lục I, II.6.a). Empty when the opening is narrative.
    pub bases: Vec<String>,
    /// Upright paragraphs: the narrative opening, or the lead-in after the bases.
    pub paragraphs: Vec<RichText>,
}

/// What stands above the body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Superior agency's line, if printed.
    pub parent: Option<String>,
    /// The agency's lines. Empty when a file had no letterhead: then the office's own are printed.
    pub agency_lines: Vec<String>,
    /// The number, once the clerk has given it.
    pub number: Option<u32>,
    /// The symbol: `KH-UBND`.
    pub symbol: String,
    /// Place before the date.
    pub place: String,
    /// Date of issue, blank parts unknown.
    pub date: PartialDate,
    /// What the plan is about (`trích yếu`), lines kept apart by `\n`.
    pub subject: String,
    /// Bases and lead-in.
    pub opening: Opening,
    /// How fast it must travel.
    pub urgency: Urgency,
    /// How far it may circulate.
    pub circulation: Circulation,
    /// Printed with `DỰ THẢO`, for a draft sent round.
    pub draft: bool,
}

/// One line of `Nơi nhận`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Recipient {
    /// Who, without dash and final mark: `UBND tỉnh`, or the archive line `Lưu: VT, VHXH`.
    pub name: String,
    /// For what, without parentheses: `b/c`, `để thực hiện`. May be empty.
    pub purpose: String,
}

impl Recipient {
    /// Whether this is the archive line, which stands last.
    pub fn is_archive(&self) -> bool {
        fold(&self.name).starts_with("luu")
    }
}

/// Who signs. Same shape as an office's [`Signatory`].
pub type SignatureBlock = Signatory;

/// Something attached after the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its id; annexes are addressed like sections.
    pub id: SectionId,
    /// `PHỤ LỤC`, `Phụ lục I`, as found or empty for automatic.
    pub label: String,
    /// Its title.
    pub title: String,
    /// `(Kèm theo Kế hoạch số …)`, if the file had one.
    pub reference: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// Where a plan stands on its way to being issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlanState {
    /// Being drafted: number and date are blank on paper.
    #[default]
    Drafting,
    /// Numbered and dated.
    Issued,
}

/// A communication plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The year it is for.
    pub year: i32,
    /// The plan of an earlier period that it goes on from; that one may be gone since.
    pub continues: Option<PlanId>,
    /// What stands above the body.
    pub head: Head,
    /// The body.
    pub sections: Vec<Section>,
    /// `Trên đây là …` and what follows it before the signature.
    pub closing: Vec<RichText>,
    /// `Nơi nhận`.
    pub recipients: Vec<Recipient>,
    /// Who signs.
    pub signature: SignatureBlock,
    /// What is attached.
    pub annexes: Vec<Annex>,
    /// What the importer was not sure of.
    pub doubts: Vec<Doubt>,
    /// Words of the imported file that stand nowhere in the plan, in order.
    pub left_over: Vec<LeftOver>,
}

/// Where a section stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The section it is under; `None` for the top.
    pub parent: Option<SectionId>,
    /// Its place among its siblings, from 0.
    pub index: usize,
}

impl Plan {
    /// Longest subject (Phụ lục VI, field Subject).
    pub const SUBJECT_LIMIT: usize = 500;
    /// Longest section heading.
    pub const TITLE_LIMIT: usize = 2_000;
    /// Longest paragraph.
    pub const TEXT_LIMIT: usize = 200_000;

    /// The subject on one line.
    pub fn title(&self) -> String {
        crate::text::squeeze(&self.head.subject)
    }

    /// Where the plan stands.
    pub fn state(&self) -> PlanState {
        match (self.head.number, self.head.date.complete()) {
            (Some(_), Some(_)) => PlanState::Issued,
            _ => PlanState::Drafting,
        }
    }

    /// What the plan rests on: its bases, or the documents its narrative opening cites.
    pub fn legal_bases(&self) -> Vec<String> {
        let opening = &self.head.opening;
        if !opening.bases.is_empty() {
            return opening.bases.clone();
        }
        opening
            .paragraphs
            .iter()
            .flat_map(|p| crate::citation::stretches(&p.to_plain()))
            .collect()
    }

    /// All sections, each before its sub-sections, with their depth from 0.
    pub fn walk(&self) -> Vec<(usize, &Section)> {
        fn go<'a>(depth: usize, sections: &'a [Section], out: &mut Vec<(usize, &'a Section)>) {
            for section in sections {
                out.push((depth, section));
                go(depth + 1, &section.sections, out);
            }
        }
        let mut out = Vec::new();
        go(0, &self.sections, &mut out);
        out
    }

    /// A section by its id.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.walk()
            .into_iter()
            .find_map(|(_, s)| (s.id == id).then_some(s))
    }
}

const POINT_LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// The letter of the `n`-th point from 0, as the decree's own lists run (a b c d đ e g h i k …);
/// after `y` it goes on with `aa`.
pub fn point_letter(n: usize) -> String {
    let base = POINT_LETTERS.len();
    let last = POINT_LETTERS[n % base];
    if n < base {
        last.to_owned()
    } else {
        point_letter(n / base - 1) + last
    }
}

/// `n` in Roman capitals; 0 gives nothing.
pub fn roman(mut n: usize) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The label printed before a section that stands at `path` (indices from 0, top first):
/// `I.`, `1.`, `1.1.`; deeper levels go on with dots.
pub fn section_label(label: &Label, path: &[usize]) -> String {
    match (label, path) {
        (Label::Literal(found), _) => found.clone(),
        (Label::Auto, [] | [_]) => format!("{}.", roman(path.first().map_or(0, |n| n + 1))),
        (Label::Auto, [_, rest @ ..]) => {
            let numbers: Vec<String> = rest.iter().map(|n| (n + 1).to_string()).collect();
            format!("{}.", numbers.join("."))
        }
    }
}

/// The labels printed before blocks standing in one list: clauses count through, points count
/// from `a)` anew after each clause or paragraph, dashes and pluses have their marks.
pub fn block_labels(blocks: &[Block]) -> Vec<String> {
    labels_of(blocks.iter().map(|block| (block.kind, &block.label)))
}

/// The same for blocks that are only told by kind and label.
pub fn labels_of<'l>(blocks: impl IntoIterator<Item = (BlockKind, &'l Label)>) -> Vec<String> {
    let (mut clause, mut point) = (0, 0);
    blocks
        .into_iter()
        .map(|(kind, label)| {
            let auto = match kind {
                BlockKind::Clause => {
                    clause += 1;
                    point = 0;
                    format!("{clause}.")
                }
                BlockKind::Point => {
                    point += 1;
                    format!("{})", point_letter(point - 1))
                }
                BlockKind::Dash => "-".to_owned(),
                BlockKind::Plus => "+".to_owned(),
                BlockKind::Paragraph => {
                    point = 0;
                    String::new()
                }
                BlockKind::Table | BlockKind::Review => String::new(),
            };
            match label {
                Label::Auto => auto,
                Label::Literal(found) => found.clone(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_run_as_the_decree_has_them() {
        let letters: Vec<String> = (0..25).map(point_letter).collect();
        assert_eq!(
            letters.join(" "),
            "a b c d đ e g h i k l m n o p q r s t u v x y aa ab"
        );
    }

    #[test]
    fn section_labels_by_depth() {
        for (path, expect) in [
            (&[0][..], "I."),
            (&[3], "IV."),
            (&[3, 0], "1."),
            (&[3, 1, 2], "2.3."),
            (&[], "."),
        ] {
            assert_eq!(section_label(&Label::Auto, path), expect);
        }
        assert_eq!(section_label(&Label::Literal("6.".into()), &[1, 4]), "6.");
    }

    #[test]
    fn headings_tell_their_kind() {
        for (title, kind) in [
            ("MỤC ĐÍCH, YÊU CẦU", SectionKind::Purpose),
            ("Yêu cầu", SectionKind::Requirements),
            ("TỔ CHỨC THỰC HIỆN", SectionKind::Implementation),
            ("KINH PHÍ.", SectionKind::Budget),
            ("THỜI GIAN BÁO CÁO", SectionKind::Reporting),
            ("Đối tượng, phạm vi", SectionKind::Audience),
            ("NỘI DUNG, HÌNH THỨC", SectionKind::Topics),
            ("Lời kết", SectionKind::Other),
        ] {
            assert_eq!(SectionKind::from_title(title), kind, "{title}");
        }
    }
}
