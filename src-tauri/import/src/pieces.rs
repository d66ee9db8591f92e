//! A draft as one flat list of pieces, as a person looks it through before accepting it.
//!
//! [`Pieces::of`] and [`Pieces::draft`] are each other's way back; what a person changes in
//! between is a [`Correction`](crate::Correction).

use plan::draft::DraftDoubt;
use plan::text::squeeze;
use plan::{
    BlockKind, DraftAnnex, DraftBlock, DraftSection, Label, LeftOver, LeftReason, PlanDraft,
    RichText, Table,
};

/// How much of a paragraph a line must begin with, in bytes.
const BEGINNING: usize = 40;
/// Shortest line that a paragraph may begin with, in bytes.
const FEWEST: usize = 12;
/// Lines looked through for one paragraph.
const LOOKED_AT: usize = 400;

/// What a piece is in the plan; its place follows from that and from its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A cited basis.
    Basis,
    /// A paragraph that leads into the body.
    Opening,
    /// A heading; `depth` counts from 0.
    Heading {
        /// How many headings it stands under.
        depth: usize,
        /// The first paragraph continues on its line.
        run_in: bool,
    },
    /// Text under the heading or annex above.
    Block(BlockKind),
    /// A paragraph after the body.
    Closing,
    /// An annex begins.
    Annex {
        /// `(Kèm theo …)`.
        reference: String,
    },
    /// Stands nowhere in the plan.
    LeftOver(LeftReason),
}

impl Role {
    /// Whether it may have a label of its own.
    pub fn labelled(&self) -> bool {
        use BlockKind::{Clause, Dash, Plus, Point};
        match self {
            Self::Heading { .. } | Self::Annex { .. } => true,
            Self::Block(kind) => matches!(kind, Clause | Point | Dash | Plus),
            Self::Basis | Self::Opening | Self::Closing | Self::LeftOver(_) => false,
        }
    }

    /// Whether its text has no looks.
    pub(crate) fn plain(&self) -> bool {
        !matches!(self, Self::Opening | Self::Block(_) | Self::Closing)
    }
}

/// A paragraph, heading, item, table or line left over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its own for as long as the list lives.
    pub id: u32,
    /// Line of the source text it begins on, from 1; 0 if unknown.
    pub line: u32,
    /// What it is.
    pub role: Role,
    /// Its label as found.
    pub label: Label,
    /// Its words.
    pub text: RichText,
    /// Its table.
    pub table: Option<Table>,
}

/// A draft being looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// What stands around the pieces, with no piece in it.
    pub(crate) frame: PlanDraft,
    pub(crate) list: Vec<Piece>,
    pub(crate) doubts: Vec<DraftDoubt>,
    next: u32,
}

impl Pieces {
    /// A draft, taken apart.
    pub fn of(mut draft: PlanDraft) -> Self {
        let mut pieces = Self {
            frame: PlanDraft::default(),
            list: Vec::new(),
            doubts: std::mem::take(&mut draft.doubts),
            next: 1,
        };
        for basis in std::mem::take(&mut draft.opening.bases) {
            pieces.push(0, Role::Basis, RichText::plain(basis));
        }
        for text in std::mem::take(&mut draft.opening.paragraphs) {
            pieces.push(0, Role::Opening, text);
        }
        pieces.sections(0, std::mem::take(&mut draft.sections));
        for text in std::mem::take(&mut draft.closing) {
            pieces.push(0, Role::Closing, text);
        }
        for annex in std::mem::take(&mut draft.annexes) {
            let role = Role::Annex {
                reference: annex.reference,
            };
            let piece = pieces.push(annex.line, role, RichText::plain(annex.title));
            piece.label = Label::Literal(annex.label);
            pieces.blocks(annex.blocks);
        }
        for left in std::mem::take(&mut draft.left_over) {
            let role = Role::LeftOver(left.reason);
            pieces.push(left.line, role, RichText::plain(left.text));
        }
        pieces.frame = draft;
        pieces
    }

    /// The draft that the pieces make.
    pub fn draft(&self) -> PlanDraft {
        let mut draft = self.frame.clone();
        draft.doubts.clone_from(&self.doubts);
        let mut open: Vec<DraftSection> = Vec::new();
        for piece in &self.list {
            let plain = || piece.text.to_plain();
            match &piece.role {
                Role::Basis => draft.opening.bases.push(plain()),
                Role::Opening => draft.opening.paragraphs.push(piece.text.clone()),
                Role::Closing => draft.closing.push(piece.text.clone()),
                Role::Heading { depth, run_in } => {
                    close(&mut open, *depth, &mut draft.sections);
                    open.push(DraftSection {
                        line: piece.line,
                        label: piece.label.clone(),
                        title: plain(),
                        run_in: *run_in,
                        ..DraftSection::default()
                    });
                }
                Role::Annex { reference } => draft.annexes.push(DraftAnnex {
                    line: piece.line,
                    label: literal(&piece.label).to_owned(),
                    title: plain(),
                    reference: reference.clone(),
                    blocks: Vec::new(),
                }),
                Role::LeftOver(reason) => draft.left_over.push(LeftOver {
                    line: piece.line,
                    text: plain(),
                    reason: *reason,
                }),
                Role::Block(kind) => {
                    let block = DraftBlock {
                        line: piece.line,
                        kind: *kind,
                        label: piece.label.clone(),
                        text: piece.text.clone(),
                        table: piece.table.clone(),
                    };
                    match (draft.annexes.last_mut(), open.last_mut()) {
                        (Some(annex), _) => annex.blocks.push(block),
                        (None, Some(section)) => section.blocks.push(block),
                        // Not met in a list in order, which begins its body with a heading.
                        (None, None) => open.push(untitled(block)),
                    }
                }
            }
        }
        close(&mut open, 0, &mut draft.sections);
        draft
    }

    /// The pieces, in the order they are read: opening, body, closing, annexes, left over.
    pub fn list(&self) -> &[Piece] {
        &self.list
    }

    /// What is doubtful of them as they are now.
    pub fn doubts(&self) -> &[DraftDoubt] {
        &self.doubts
    }

    /// What stands around them.
    pub fn frame(&self) -> &PlanDraft {
        &self.frame
    }

    /// Looks for the lines of pieces that do not know theirs, in the source they were read from.
    pub fn locate(&mut self, source: &str) {
        let lines: Vec<String> = source.lines().map(squeeze).collect();
        let mut from = 0;
        for piece in &mut self.list {
            if piece.line > 0 {
                if !matches!(piece.role, Role::LeftOver(_)) {
                    from = piece.line as usize;
                }
                continue;
            }
            let words: String = squeeze(&piece.text.to_plain());
            let begins = |line: &String| {
                let first: usize = BEGINNING.min(words.len());
                let first = (0..=first).rev().find(|at| words.is_char_boundary(*at));
                let first = &words[..first.unwrap_or(0)];
                line.starts_with(first) || line.len() >= FEWEST && words.starts_with(line.as_str())
            };
            let found = lines.iter().skip(from).take(LOOKED_AT).position(begins);
            if let Some(found) = found.filter(|_| !words.is_empty()) {
                from += found + 1;
                piece.line = u32::try_from(from).unwrap_or(0);
            }
        }
    }

    pub(crate) fn fresh(&mut self, line: u32, role: Role, text: RichText) -> Piece {
        let id = self.next;
        self.next += 1;
        Piece {
            id,
            line,
            role,
            label: Label::Auto,
            text,
            table: None,
        }
    }

    fn push(&mut self, line: u32, role: Role, text: RichText) -> &mut Piece {
        let piece = self.fresh(line, role, text);
        let at = self.list.len();
        self.list.push(piece);
        &mut self.list[at]
    }

    fn sections(&mut self, depth: usize, sections: Vec<DraftSection>) {
        for section in sections {
            let role = Role::Heading {
                depth,
                run_in: section.run_in,
            };
            let piece = self.push(section.line, role, RichText::plain(section.title));
            piece.label = section.label;
            self.blocks(section.blocks);
            self.sections(depth + 1, section.sections);
        }
    }

    fn blocks(&mut self, blocks: Vec<DraftBlock>) {
        for block in blocks {
            let piece = self.push(block.line, Role::Block(block.kind), block.text);
            piece.label = block.label;
            piece.table = block.table;
        }
    }
}

/// Closes open headings, the innermost first, until `depth` are left open.
fn close(open: &mut Vec<DraftSection>, depth: usize, top: &mut Vec<DraftSection>) {
    while open.len() > depth {
        let Some(section) = open.pop() else { return };
        match open.last_mut() {
            Some(above) => above.sections.push(section),
            None => top.push(section),
        }
    }
}

fn untitled(block: DraftBlock) -> DraftSection {
    DraftSection {
        line: block.line,
        label: Label::Literal(String::new()),
        blocks: vec![block],
        ..DraftSection::default()
    }
}

/// A label as found; nothing for one that is counted.
pub(crate) fn literal(label: &Label) -> &str {
    match label {
        Label::Auto => "",
        Label::Literal(found) => found,
    }
}
