//! What a superior's plan asks for: each item of its body, with where it stands, whom it is meant
//! for, and whether it asks at all.

use super::cut::{asking_sentences, numbered_rows};
use super::whom::{Names, Whom};
use plan::model::section_label;
use plan::text::{fold, squeeze};
use plan::whereabouts::{of_blocks, under};
use plan::{
    Addressed, Agency, BlockKind, DraftBlock, DraftRequirement, DraftSection, DraftTask, PlanDraft,
    Requirement, RichText, SectionKind,
};

/// Headings of this many words or fewer name their section; longer ones speak of something.
const NAME_WORDS: usize = 8;
/// A lone heading of fewer words asks for nothing.
pub(super) const ASKING_WORDS: usize = 5;

/// Beginnings that end a plan, folded.
const CLOSINGS: [&str; 3] = ["tren day la", "trong qua trinh", "ke hoach nay"];

/// Words with which plans ask, folded.
pub(super) const ASKING: [&str; 36] = [
    "phai",
    "can ",
    "yeu cau",
    "de nghi",
    "to chuc",
    "xay dung",
    "trien khai",
    "tuyen truyen",
    "thuc hien",
    "bao cao",
    "gui ve",
    "phan dau",
    "chi dao",
    "huong dan",
    "kiem tra",
    "phoi hop",
    "dam bao",
    "bao dam",
    "tang cuong",
    "day manh",
    "bo tri",
    "ra soat",
    "giao ",
    "chu tri",
    "tham muu",
    "cap nhat",
    "phat thanh",
    "van dong",
    "ban hanh",
    "lap ke hoach",
    "dang tai",
    "treo ",
    "dat ",
    "it nhat",
    "niem yet",
    "cong khai",
];

/// Beginnings of items that only say who and when of the heading above them, folded.
const FACTS: [&str; 8] = [
    "don vi thuc hien:",
    "don vi chu tri:",
    "don vi phoi hop:",
    "co quan thuc hien:",
    "co quan chu tri:",
    "co quan phoi hop:",
    "thoi gian thuc hien:",
    "dia diem:",
];

/// Every passage of the body in order; `asks` is set for those that seem to be requirements. No
/// word of the body is in two passages. `agency` is our own office, whose name may be in it.
pub fn asked(draft: &PlanDraft, agency: &Agency) -> Vec<DraftRequirement> {
    let mut reader = Reader {
        names: Names::of(agency),
        tasks: &draft.tasks,
        begins: begins(draft),
        out: Vec::new(),
    };
    for paragraph in &draft.opening.paragraphs {
        reader.left_out(&paragraph.to_plain());
    }
    let top = Context {
        kind: SectionKind::Other,
        place: String::new(),
        heading: String::new(),
        whom: Whom::default(),
    };
    reader.sections(&draft.sections, &top, &mut Vec::new());
    for annex in &draft.annexes {
        let place = match squeeze(&annex.label) {
            label if label.is_empty() => "Phụ lục".to_owned(),
            label => label,
        };
        let context = Context {
            kind: SectionKind::Activities,
            place,
            heading: squeeze(&annex.title),
            whom: Whom::default(),
        };
        reader.blocks(&annex.blocks, &context, false);
    }
    for closing in &draft.closing {
        reader.left_out(&closing.to_plain());
    }
    reader.out
}

/// Lines on which sections and blocks begin, in order.
fn begins(draft: &PlanDraft) -> Vec<u32> {
    fn go(sections: &[DraftSection], out: &mut Vec<u32>) {
        for section in sections {
            out.push(section.line);
            out.extend(section.blocks.iter().map(|b| b.line));
            go(&section.sections, out);
        }
    }
    let mut out = Vec::new();
    go(&draft.sections, &mut out);
    for annex in &draft.annexes {
        out.push(annex.line);
        out.extend(annex.blocks.iter().map(|b| b.line));
    }
    out.sort_unstable();
    out
}

/// What stands above a passage.
struct Context {
    kind: SectionKind,
    place: String,
    heading: String,
    whom: Whom,
}

impl Context {
    /// Purposes, manners and audiences are no requirements of their own.
    fn asks(&self) -> bool {
        !matches!(
            self.kind,
            SectionKind::Purpose | SectionKind::Requirements | SectionKind::Audience
        )
    }
}

struct Reader<'d> {
    names: Names,
    tasks: &'d [DraftTask],
    begins: Vec<u32>,
    out: Vec<DraftRequirement>,
}

impl Reader<'_> {
    fn left_out(&mut self, text: &str) {
        let text = squeeze(text);
        if !text.is_empty() {
            self.out.push(DraftRequirement {
                text,
                ..DraftRequirement::default()
            });
        }
    }

    fn sections(&mut self, sections: &[DraftSection], above: &Context, path: &mut Vec<usize>) {
        for (index, section) in sections.iter().enumerate() {
            path.push(index);
            let title = squeeze(&section.title);
            let heading = bare(&title);
            let context = Context {
                kind: kind_of(&title, above.kind),
                place: under(&above.place, &section_label(&section.label, path)),
                whom: self
                    .names
                    .whom(&title)
                    .unwrap_or_else(|| above.whom.clone()),
                heading: match heading.is_empty() {
                    true => above.heading.clone(),
                    false => heading,
                },
            };
            self.section(section, &title, &context, above);
            self.sections(&section.sections, &context, path);
            path.pop();
        }
    }

    fn section(&mut self, section: &DraftSection, title: &str, context: &Context, above: &Context) {
        let alone = section.blocks.is_empty() && section.sections.is_empty();
        let run_in = section.run_in
            && section
                .blocks
                .first()
                .is_some_and(|b| b.kind == BlockKind::Paragraph);
        if alone && !title.is_empty() {
            let asks = above.asks() && context.asks() && words(title) >= ASKING_WORDS;
            let context = Context {
                heading: above.heading.clone(),
                place: context.place.clone(),
                whom: context.whom.clone(),
                kind: context.kind,
            };
            self.passage(section.line, &context, &context.place, title, asks);
        } else if run_in {
            // The heading's words are the beginning of the sentence.
            let rest = section.blocks[0].text.to_plain();
            let text = squeeze(&format!("{title} {rest}"));
            let leads =
                is_lead(&text) && (section.blocks.len() > 1 || !section.sections.is_empty());
            let own = match title.is_empty() {
                true => self.names.whom(&text),
                false => None,
            };
            let context = &Context {
                whom: own.unwrap_or_else(|| context.whom.clone()),
                kind: context.kind,
                heading: context.heading.clone(),
                place: context.place.clone(),
            };
            if context.asks() && !leads && asks(&text) {
                self.sentences(section.line, context, &context.place, &text);
            } else {
                self.passage(section.line, context, &context.place, &text, false);
            }
        } else if self.with_facts(section, title, context) {
            return;
        }
        self.blocks(&section.blocks, context, run_in);
    }

    /// A heading under which nothing stands but who does it and when: all of it is one passage.
    fn with_facts(&mut self, section: &DraftSection, title: &str, context: &Context) -> bool {
        let texts: Vec<String> = section
            .blocks
            .iter()
            .map(|block| bare(&squeeze(&block.text.to_plain())))
            .collect();
        let is_fact = |text: &String| FACTS.iter().any(|begin| fold(text).starts_with(begin));
        let facts = !texts.is_empty() && section.sections.is_empty() && texts.iter().all(is_fact);
        if !facts || words(title) < ASKING_WORDS {
            return false;
        }
        let done_by = texts.iter().find_map(|text| {
            let (_, whom) = text.split_once(':')?;
            self.names.whom(whom.trim())
        });
        let all = Context {
            whom: done_by.unwrap_or_else(|| context.whom.clone()),
            kind: context.kind,
            heading: String::new(),
            place: context.place.clone(),
        };
        let text: Vec<String> = std::iter::once(bare(title)).chain(texts).collect();
        self.passage(section.line, &all, &all.place, &text.join("; "), all.asks());
        true
    }

    /// Items under a heading. A sentence that leads into deeper items is not asked by itself, and
    /// says whom they are meant for.
    fn blocks(&mut self, blocks: &[DraftBlock], context: &Context, first_told: bool) {
        let told: Vec<_> = blocks.iter().map(|b| (b.kind, &b.label)).collect();
        let places = of_blocks(&context.place, &told);
        let mut leads: Vec<(u8, Whom)> = Vec::new();
        if first_told
            && let Some(block) = blocks.first()
            && let Some(whom) = self.names.whom(&block.text.to_plain())
        {
            leads.push((rank(block.kind), whom));
        }
        for (index, (block, place)) in blocks.iter().zip(places).enumerate() {
            if index == 0 && first_told {
                continue;
            }
            if let Some(table) = &block.table {
                let whole: Vec<Vec<String>> = table
                    .rows
                    .iter()
                    .skip(table.header_rows)
                    .map(|row| row.iter().map(RichText::to_plain).collect())
                    .collect();
                self.table(block, context, &place, &whole);
                continue;
            }
            let text = squeeze(&block.text.to_plain());
            let rank = rank(block.kind);
            leads.retain(|(above, _)| *above < rank);
            let deeper = blocks
                .get(index + 1)
                .is_some_and(|next| self::rank(next.kind) > rank);
            let leading = deeper && is_lead(&text);
            let above = leads.last().map_or(&context.whom, |(_, whom)| whom).clone();
            let marked = !matches!(block.kind, BlockKind::Paragraph | BlockKind::Review);
            if !marked && self.run_of_rows(block.line, context, &above, &place, &text) {
                continue;
            }
            let whom = self.names.whom(&text).unwrap_or(above);
            if leading {
                leads.push((rank, whom.clone()));
            }
            let asks = context.asks()
                && !leading
                && !closes(&text)
                && (marked && words(&text) > 1 || asks(&text));
            let context = Context {
                whom,
                kind: context.kind,
                heading: context.heading.clone(),
                place: String::new(),
            };
            if asks {
                self.sentences(block.line, &context, &place, &text);
            } else {
                self.passage(block.line, &context, &place, &text, false);
            }
        }
    }

    /// A row of a table is one passage: as the importer understood it, else its cells.
    fn table(&mut self, block: &DraftBlock, context: &Context, place: &str, rows: &[Vec<String>]) {
        let next = self.begins.iter().find(|line| **line > block.line);
        let upto = next.copied().unwrap_or(u32::MAX);
        let tasks = self.tasks;
        let mut number = 0;
        let understood: Vec<_> = tasks
            .iter()
            .filter(|t| block.line > 0 && (block.line..upto).contains(&t.line))
            .collect();
        for task in &understood {
            number += 1;
            let units: Vec<&str> = std::iter::once(&task.lead)
                .chain(&task.coordinating)
                .map(String::as_str)
                .filter(|unit| !unit.trim().is_empty())
                .collect();
            let units = units.join("; ");
            let whom = match (self.names.communes(&units), units.is_empty()) {
                (true, _) => Whom {
                    addressed: Addressed::Communes,
                    name: String::new(),
                },
                (false, true) => context.whom.clone(),
                (false, false) => Whom {
                    addressed: Addressed::Others,
                    name: squeeze(if task.lead.trim().is_empty() {
                        &units
                    } else {
                        &task.lead
                    }),
                },
            };
            let told = [
                ("sản phẩm", &task.deliverable),
                ("thời gian", &task.timeframe),
            ];
            let mut text = squeeze(&task.text);
            for (name, words) in told {
                let words = squeeze(words);
                if !words.is_empty() {
                    text = format!("{}; {name}: {words}", bare(&text));
                }
            }
            let context = Context {
                whom,
                kind: context.kind,
                heading: context.heading.clone(),
                place: String::new(),
            };
            let place = format!("{place}, dòng {number}");
            self.passage(task.line, &context, &place, &text, true);
        }
        if !understood.is_empty() {
            return;
        }
        for row in rows {
            number += 1;
            let cells: Vec<String> = row.iter().map(|cell| squeeze(cell)).collect();
            let cells: Vec<&str> = cells
                .iter()
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .collect();
            let text = cells.join("; ");
            let asks = context.asks() && words(&text) >= ASKING_WORDS;
            let place = format!("{place}, dòng {number}");
            self.passage(block.line, context, &place, &text, asks);
        }
    }

    /// A passage for each sentence that asks for something of its own, else one.
    fn sentences(&mut self, line: u32, context: &Context, place: &str, text: &str) {
        let sentences = asking_sentences(text);
        if sentences.len() == 1 {
            return self.passage(line, context, place, text, true);
        }
        for (number, sentence) in (1..).zip(sentences) {
            let place = match (number, place.is_empty()) {
                (1, _) | (_, true) => place.to_owned(),
                (number, false) => format!("{place}, câu {number}"),
            };
            self.passage(line, context, &place, &sentence, true);
        }
    }

    /// The rows of a table that came in as one run of words, each a passage; false where it is
    /// no such run.
    fn run_of_rows(
        &mut self,
        line: u32,
        context: &Context,
        above: &Whom,
        place: &str,
        text: &str,
    ) -> bool {
        let Some((head, rows)) = numbered_rows(text) else {
            return false;
        };
        let of = |whom| Context {
            whom,
            kind: context.kind,
            heading: context.heading.clone(),
            place: String::new(),
        };
        self.passage(line, &of(above.clone()), place, &head, false);
        for (number, row) in (1..).zip(rows) {
            // Only communes can be told: whose name stands where is lost.
            let whom = match self.names.communes(&row) {
                true => Whom {
                    addressed: Addressed::Communes,
                    name: String::new(),
                },
                false => above.clone(),
            };
            let place = format!("{place}, dòng {number}");
            self.passage(line, &of(whom), &place, &row, context.asks());
        }
        true
    }

    /// One passage, or several where it is longer than a requirement can be.
    fn passage(&mut self, line: u32, context: &Context, place: &str, text: &str, asks: bool) {
        let mut piece = String::new();
        let mut pieces = Vec::new();
        let mut letters = 0;
        // The mark between items of a list is not part of what is asked.
        for word in plan::text::words(text.trim_end_matches([';', ' '])) {
            let own = word.chars().count() + 1;
            if letters + own > Requirement::TEXT_LIMIT && !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
                letters = 0;
            }
            if !piece.is_empty() {
                piece.push(' ');
            }
            piece.push_str(word);
            letters += own;
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
        for text in pieces {
            self.out.push(DraftRequirement {
                line,
                place: place.chars().take(Requirement::PLACE_LIMIT).collect(),
                heading: context.heading.clone(),
                text,
                addressed: context.whom.addressed,
                addressee: context.whom.name.clone(),
                asks,
            });
        }
    }
}

/// What a section is about, by its heading; a long heading that only mentions a purpose is about
/// what its parent is about.
fn kind_of(title: &str, above: SectionKind) -> SectionKind {
    let own = SectionKind::from_title(title);
    let aside = matches!(
        own,
        SectionKind::Purpose | SectionKind::Requirements | SectionKind::Audience
    );
    match own {
        SectionKind::Other => above,
        _ if aside && words(title) > NAME_WORDS => above,
        own => own,
    }
}

fn rank(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph | BlockKind::Review => 0,
        BlockKind::Clause => 1,
        BlockKind::Point => 2,
        BlockKind::Dash => 3,
        BlockKind::Plus => 4,
        BlockKind::Table => 5,
    }
}

fn words(text: &str) -> usize {
    plan::text::words(text).count()
}

/// Without the marks that end an item.
fn bare(text: &str) -> String {
    text.trim_end_matches([';', ':', '.', ' ']).to_owned()
}

fn is_lead(text: &str) -> bool {
    text.ends_with(':')
}

fn closes(text: &str) -> bool {
    let folded = fold(text);
    CLOSINGS.iter().any(|words| folded.starts_with(words))
}

fn asks(text: &str) -> bool {
    let folded = fold(text);
    !closes(text) && words(text) >= ASKING_WORDS && ASKING.iter().any(|w| folded.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::agency;
    use plan::{DraftAnnex, Table};

    fn block(kind: BlockKind, text: &str) -> DraftBlock {
        DraftBlock {
            kind,
            text: text.into(),
            ..DraftBlock::default()
        }
    }

    fn draft(title: &str, blocks: Vec<DraftBlock>) -> PlanDraft {
        PlanDraft {
            sections: vec![DraftSection {
                title: title.into(),
                blocks,
                ..DraftSection::default()
            }],
            ..PlanDraft::default()
        }
    }

    fn told(draft: &PlanDraft) -> Vec<String> {
        let line = |p: DraftRequirement| {
            let tick = if p.asks { "x" } else { " " };
            let whom = match p.addressed {
                Addressed::Unsaid => String::new(),
                Addressed::Communes => " →xã".into(),
                Addressed::Others => format!(" →{}", p.addressee),
            };
            format!("[{tick}] {}: {}{whom}", p.place, p.text)
        };
        asked(draft, &agency()).into_iter().map(line).collect()
    }

    #[test]
    fn a_sentence_that_leads_into_items_says_whom_they_are_for() {
        use BlockKind::{Clause, Dash, Paragraph, Point};
        let duties = vec![
            block(Clause, "Sở Nội vụ có trách nhiệm:"),
            block(Dash, "Tham mưu khen thưởng;"),
            block(Dash, "Phối hợp với UBND các xã kiểm tra;"),
            block(Clause, "Đề nghị các địa phương:"),
            block(Point, "Phát thanh hằng tuần."),
            block(
                Paragraph,
                "Trong quá trình thực hiện, nếu vướng mắc thì phản ánh.",
            ),
        ];
        assert_eq!(
            told(&draft("TỔ CHỨC THỰC HIỆN", duties)),
            [
                "[ ] I.1: Sở Nội vụ có trách nhiệm: →Sở Nội vụ",
                "[x] I.1, gạch đầu dòng 1: Tham mưu khen thưởng →Sở Nội vụ",
                "[x] I.1, gạch đầu dòng 2: Phối hợp với UBND các xã kiểm tra →xã",
                "[ ] I.2: Đề nghị các địa phương: →xã",
                "[x] I.2.a: Phát thanh hằng tuần. →xã",
                "[ ] I: Trong quá trình thực hiện, nếu vướng mắc thì phản ánh.",
            ]
        );
    }

    #[test]
    fn sentences_that_ask_are_told_apart() {
        use BlockKind::{Dash, Paragraph, Review};
        let long = "Các cuộc họp của thôn có từ trước. Tiếp tục phát thanh hằng tuần trên loa. Nội \
                    dung do TP. Sông Lam gửi về. Báo cáo kết quả về Sở Nội vụ trước ngày 15.";
        assert_eq!(
            told(&draft(
                "NHIỆM VỤ",
                vec![block(Dash, long), block(Paragraph, long)]
            )),
            [
                "[x] I, gạch đầu dòng 1: Các cuộc họp của thôn có từ trước. Tiếp tục phát thanh \
                 hằng tuần trên loa. Nội dung do TP. Sông Lam gửi về.",
                "[x] I, gạch đầu dòng 1, câu 2: Báo cáo kết quả về Sở Nội vụ trước ngày 15.",
                "[x] I: Các cuộc họp của thôn có từ trước. Tiếp tục phát thanh hằng tuần trên loa. \
                 Nội dung do TP. Sông Lam gửi về.",
                "[x] I, câu 2: Báo cáo kết quả về Sở Nội vụ trước ngày 15.",
            ]
        );
        // A purpose asks for nothing, however many sentences it has.
        assert_eq!(told(&draft("MỤC ĐÍCH", vec![block(Dash, long)])).len(), 1);
        let table = "TT NHIỆM VỤ CHỦ TRÌ 1 Phát thanh hằng tuần trên loa UBND cấp xã 2 Tập huấn báo \
                     cáo viên tại tỉnh Sở Nội vụ 3 Treo 2 băng rôn ở cổng chợ UBND cấp xã";
        assert_eq!(
            told(&draft("NHIỆM VỤ", vec![block(Review, table)])),
            [
                "[ ] I: TT NHIỆM VỤ CHỦ TRÌ",
                "[x] I, dòng 1: Phát thanh hằng tuần trên loa UBND cấp xã →xã",
                "[x] I, dòng 2: Tập huấn báo cáo viên tại tỉnh Sở Nội vụ",
                "[x] I, dòng 3: Treo 2 băng rôn ở cổng chợ UBND cấp xã →xã",
            ]
        );
    }

    #[test]
    fn who_and_when_belong_to_the_heading_above() {
        use BlockKind::Dash;
        let facts = vec![
            block(Dash, "Đơn vị thực hiện: Sở Nội vụ."),
            block(Dash, "Thời gian thực hiện: Quý II."),
        ];
        assert_eq!(
            told(&draft("Tuyên truyền trên trang thông tin", facts)),
            [
                "[x] I: Tuyên truyền trên trang thông tin; Đơn vị thực hiện: Sở Nội vụ; \
              Thời gian thực hiện: Quý II →Sở Nội vụ"
            ]
        );
    }

    #[test]
    fn purposes_are_told_from_headings_that_speak_of_them() {
        let item = || vec![block(BlockKind::Dash, "Phát thanh hằng tuần")];
        for (title, asks) in [
            ("MỤC ĐÍCH, YÊU CẦU", false),
            ("ĐỐI TƯỢNG, PHẠM VI", false),
            ("NHIỆM VỤ VÀ GIẢI PHÁP", true),
            ("CÁC HOẠT ĐỘNG TRỌNG TÂM", true),
            (
                "Đẩy mạnh tuyên truyền mục đích, ý nghĩa của phong trào giữ sạch đường làng",
                true,
            ),
        ] {
            let told = told(&draft(title, item()));
            assert_eq!(told[0].starts_with("[x]"), asks, "{title}");
        }
    }

    #[test]
    fn a_row_of_a_table_is_one_passage() {
        let row = |cells: [&str; 3]| cells.map(RichText::from).to_vec();
        let table = Table {
            header_rows: 1,
            rows: vec![
                row(["TT", "Nhiệm vụ", "Chủ trì"]),
                row(["1", "Phát thanh hằng tuần trên loa", "UBND cấp xã"]),
                row(["2", "Tập huấn báo cáo viên", "Sở Nội vụ"]),
            ],
            merges: vec![],
        };
        let annexed = |tasks| PlanDraft {
            annexes: vec![DraftAnnex {
                line: 40,
                label: "Phụ lục I".into(),
                blocks: vec![DraftBlock {
                    line: 42,
                    table: Some(table.clone()),
                    ..block(BlockKind::Table, "")
                }],
                ..DraftAnnex::default()
            }],
            tasks,
            ..PlanDraft::default()
        };
        assert_eq!(
            told(&annexed(vec![])),
            [
                "[x] Phụ lục I, bảng, dòng 1: 1; Phát thanh hằng tuần trên loa; UBND cấp xã",
                "[x] Phụ lục I, bảng, dòng 2: 2; Tập huấn báo cáo viên; Sở Nội vụ",
            ]
        );
        let task = |line, text: &str, lead: &str| DraftTask {
            line,
            text: text.into(),
            lead: lead.into(),
            timeframe: "Quý II".into(),
            ..DraftTask::default()
        };
        let understood = vec![
            task(3, "Việc ở chỗ khác", ""),
            task(43, "Phát thanh hằng tuần.", "UBND cấp xã"),
            task(44, "Tập huấn báo cáo viên", "Sở Nội vụ"),
        ];
        assert_eq!(
            told(&annexed(understood)),
            [
                "[x] Phụ lục I, bảng, dòng 1: Phát thanh hằng tuần; thời gian: Quý II →xã",
                "[x] Phụ lục I, bảng, dòng 2: Tập huấn báo cáo viên; thời gian: Quý II →Sở Nội vụ",
            ]
        );
    }

    #[test]
    fn what_is_longer_than_a_requirement_can_be_is_cut_between_words() {
        let words = "phát thanh ".repeat(1_500);
        let draft = draft("NHIỆM VỤ", vec![block(BlockKind::Dash, &words)]);
        let pieces = asked(&draft, &agency());
        assert_eq!(pieces.len(), 2);
        let kept: Vec<_> = pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(kept.join(" "), words.trim());
        for piece in pieces {
            assert!(piece.text.chars().count() <= Requirement::TEXT_LIMIT);
        }
    }

    proptest::proptest! {
        /// No word of the body is lost or told twice, whatever marks stand before it.
        #[test]
        fn every_word_is_in_one_passage(
            lines in proptest::collection::vec(("[a-dđư]{1,5}( [a-dđư]{1,5}){0,6}[.:;]?", 0..5_usize), 0..9),
            title in "[A-D]{1,4}( [a-d]{1,4}){0,9}",
            run_in in proptest::bool::ANY,
        ) {
            use BlockKind::{Clause, Dash, Paragraph, Plus, Point};
            let kinds = [Paragraph, Clause, Point, Dash, Plus];
            let blocks: Vec<_> = lines.iter().map(|(text, kind)| block(kinds[*kind], text)).collect();
            let told_title = blocks.is_empty() || (run_in && blocks[0].kind == Paragraph);
            let mut draft = draft(&title, blocks);
            draft.sections[0].run_in = run_in;
            let clean = |text: &str| text.replace([';', '.', ':'], "");
            let mut expect: Vec<String> = Vec::new();
            if told_title {
                expect.extend(clean(&title).split_whitespace().map(String::from));
            }
            for (text, _) in &lines {
                expect.extend(clean(text).split_whitespace().map(String::from));
            }
            let found: Vec<String> = asked(&draft, &agency())
                .iter()
                .flat_map(|p| clean(&p.text).split_whitespace().map(String::from).collect::<Vec<_>>())
                .collect();
            proptest::prop_assert_eq!(found, expect);
        }
    }
}
