//! What crosses about looking an import through: pieces, corrections, reading again.

use super::convert::small;
use super::{BlockKind, Doubt, Failure, FlawKind, LeftReason, PartialDate, Recipient, Signature};
use plan::flaw::Check;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    // ---- looking an import through ----------------------------------------------------------

    /// A paragraph, heading, item, table or line left over, before anything is kept.
    pub struct ImportPiece {
        /// Stable while the preview is open.
        pub id: u32,
        /// Line of the source, from 1; 0 if unknown.
        pub line: u32,
        pub role: PieceRole,
        /// Of a heading, from 0.
        pub depth: u32,
        /// As found; empty for one that the program counts.
        pub label: String,
        pub auto_label: bool,
        /// Its words; for a table its cells, tab between cells, newline between rows.
        pub text: String,
        /// Of an annex: `(Kèm theo …)`.
        pub reference: String,
        /// Why it is left over.
        pub reason: Option<LeftReason>,
    }

    /// What a piece is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PieceRole { Basis, Opening, Heading, Paragraph, Clause, Point, Dash, Plus, Table, Review, Closing, Annex, LeftOver }

    /// One correction.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum ImportCorrection {
        /// Another label; `None`: counted by the program.
        Label { piece: u32, label: Option<String> },
        /// Another kind; `depth` is a heading's.
        Role { piece: u32, role: PieceRole, depth: u32 },
        Deeper { piece: u32 },
        Shallower { piece: u32 },
        /// One with the piece before it.
        Join { piece: u32 },
        /// The second half begins at this letter, from 0.
        Split { piece: u32, at: u32 },
        LeaveOver { piece: u32 },
        /// Behind a piece, or where its line belongs.
        PutBack { piece: u32, after: Option<u32> },
        /// A word whose marks were moved, as it was found: of the doubts, from 0.
        AsFound { doubt: u32 },
        Facts { facts: Box<ImportFacts> },
    }

    /// Why a correction was not made.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CorrectionRefusal { NoSuchPiece, IsTable, NothingBefore, NothingToSplit, InAnnex, NoLabel, TooLong, LastStep, Same }

    /// Head and foot of a previewed plan, as a form edits them.
    pub struct ImportFacts {
        pub year: Option<i32>,
        /// Lines kept apart by `\n`.
        pub subject: String,
        pub agency_lines: Vec<String>,
        /// Digits, or empty.
        pub number: String,
        pub symbol: String,
        pub place: String,
        pub date: PartialDate,
        pub recipients: Vec<Recipient>,
        pub signature: Signature,
    }

    /// What a correction, or taking one back, changed: so many pieces from a place gave way.
    pub struct ImportEdit {
        pub at: u32,
        pub removed: u32,
        pub pieces: Vec<ImportPiece>,
        /// The piece to look at.
        pub focus: Option<u32>,
        pub state: ImportState,
    }

    /// What stands above all pieces of a preview.
    pub struct ImportState {
        pub facts: ImportFacts,
        /// Words of the source that stand in the plan.
        pub words_placed: u32,
        /// Words that are left over.
        pub words_left: u32,
        pub doubts: Vec<Doubt>,
        pub parts: Vec<ImportPart>,
        pub can_undo: bool,
        pub can_redo: bool,
    }

    /// A part of a plan, and how surely it was understood.
    #[derive(Copy, Eq)]
    pub struct ImportPart {
        pub part: PlanPart,
        pub confidence: Confidence,
        /// The source's first line in doubt.
        pub line: Option<u32>,
    }

    /// A part of a plan; its words are `imports_part_<part>`.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PlanPart { Letterhead, Subject, Opening, Sections, Tasks, Recipients, Signature, Annexes, Letters }

    /// How surely a part was understood.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Confidence { Sure, Unsure, Missing }

    /// How an import was read, and what else can be chosen.
    pub struct ImportReading {
        pub choice: ImportChoice,
        /// The source is at hand, to be read again.
        pub can_reread: bool,
        /// The file has tracked changes, so that its two views differ.
        pub views: bool,
        /// The table a text without fonts was read by.
        pub table: Option<LegacyTable>,
        /// Lines that the table changes.
        pub compared: Vec<TableSample>,
    }

    /// How an import is to be read.
    pub struct ImportChoice {
        pub view: ImportView,
        pub table: TableChoice,
        /// Misplaced marks are moved to their letters.
        pub repair: bool,
    }

    /// A state of a file with tracked changes.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportView { Accepted, Original }

    /// Which table a text without fonts is read by.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TableChoice { Guessed, AsItStands, Tcvn3, Vni, Windows1258 }

    /// A table of before Unicode.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LegacyTable { Tcvn3, Vni, Windows1258 }

    /// A line before and after it was turned into Unicode.
    pub struct TableSample { pub before: String, pub after: String }

    /// A remark in the margin of the file.
    pub struct ImportComment {
        pub author: String,
        /// As the file has it; may be empty.
        pub date: String,
        pub text: String,
        /// The words it is about.
        pub anchor: String,
        /// It answers the one before it.
        pub answer: bool,
        pub done: bool,
    }

    /// A tracked change of the file.
    pub struct ImportChange { pub kind: ImportChangeKind, pub author: String, pub date: String, pub text: String }

    /// What a tracked change did.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ImportChangeKind { Inserted, Deleted, MovedFrom, MovedTo, MarkInserted, MarkDeleted, RowInserted, RowDeleted }
}

impl From<&import::Piece> for ImportPiece {
    fn from(piece: &import::Piece) -> Self {
        let (role, depth) = match &piece.role {
            import::Role::Basis => (PieceRole::Basis, 0),
            import::Role::Opening => (PieceRole::Opening, 0),
            import::Role::Heading { depth, .. } => (PieceRole::Heading, small(*depth)),
            import::Role::Block(kind) => (BlockKind::from(*kind).into(), 0),
            import::Role::Closing => (PieceRole::Closing, 0),
            import::Role::Annex { .. } => (PieceRole::Annex, 0),
            import::Role::LeftOver(_) => (PieceRole::LeftOver, 0),
        };
        let text = piece.text.to_plain();
        Self {
            id: piece.id,
            line: piece.line,
            role,
            depth,
            label: match &piece.label {
                plan::Label::Auto => String::new(),
                plan::Label::Literal(label) => label.clone(),
            },
            auto_label: piece.label == plan::Label::Auto,
            text: (piece.table.as_ref()).map_or(text, super::convert::table_text),
            reference: match &piece.role {
                import::Role::Annex { reference } => reference.clone(),
                _ => String::new(),
            },
            reason: match &piece.role {
                import::Role::LeftOver(reason) => Some((*reason).into()),
                _ => None,
            },
        }
    }
}

impl From<BlockKind> for PieceRole {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Paragraph => Self::Paragraph,
            BlockKind::Clause => Self::Clause,
            BlockKind::Point => Self::Point,
            BlockKind::Dash => Self::Dash,
            BlockKind::Plus => Self::Plus,
            BlockKind::Table => Self::Table,
            BlockKind::Review => Self::Review,
        }
    }
}

impl PieceRole {
    fn at(self, depth: u32) -> import::Role {
        use import::Role;
        let kind = match self {
            Self::Basis => return Role::Basis,
            Self::Opening => return Role::Opening,
            Self::Closing => return Role::Closing,
            Self::LeftOver => return Role::LeftOver(plan::LeftReason::Unplaced),
            Self::Annex => {
                return Role::Annex {
                    reference: String::new(),
                };
            }
            Self::Heading => {
                return Role::Heading {
                    depth: depth as usize,
                    run_in: false,
                };
            }
            Self::Paragraph => plan::BlockKind::Paragraph,
            Self::Clause => plan::BlockKind::Clause,
            Self::Point => plan::BlockKind::Point,
            Self::Dash => plan::BlockKind::Dash,
            Self::Plus => plan::BlockKind::Plus,
            Self::Table => plan::BlockKind::Table,
            Self::Review => plan::BlockKind::Review,
        };
        Role::Block(kind)
    }
}

impl ImportCorrection {
    /// The correction asked for.
    ///
    /// # Errors
    /// Facts with a number, date or year that is none.
    pub fn read(self) -> Result<import::Correction, Failure> {
        use import::Correction;
        Ok(match self {
            Self::Label { piece, label } => Correction::Label(piece, label),
            Self::Role { piece, role, depth } => Correction::Role(piece, role.at(depth)),
            Self::Deeper { piece } => Correction::Deeper(piece),
            Self::Shallower { piece } => Correction::Shallower(piece),
            Self::Join { piece } => Correction::Join(piece),
            Self::Split { piece, at } => Correction::Split(piece, at as usize),
            Self::LeaveOver { piece } => Correction::ToLeftOver(piece),
            Self::PutBack { piece, after } => Correction::PutBack(piece, after),
            Self::AsFound { doubt } => Correction::AsFound(doubt as usize),
            Self::Facts { facts } => Correction::Facts(Box::new(facts.read()?)),
        })
    }
}

impl From<import::Refusal> for CorrectionRefusal {
    fn from(refusal: import::Refusal) -> Self {
        use import::Refusal;
        match refusal {
            Refusal::NoSuchPiece => Self::NoSuchPiece,
            Refusal::IsTable => Self::IsTable,
            Refusal::NothingBefore => Self::NothingBefore,
            Refusal::NothingToSplit => Self::NothingToSplit,
            Refusal::InAnnex => Self::InAnnex,
            Refusal::NoLabel => Self::NoLabel,
            Refusal::TooLong => Self::TooLong,
            Refusal::LastStep => Self::LastStep,
            Refusal::Same => Self::Same,
        }
    }
}

impl From<import::Facts> for ImportFacts {
    fn from(facts: import::Facts) -> Self {
        Self {
            year: facts.year,
            subject: facts.subject,
            agency_lines: facts.agency_lines,
            number: facts.number.map(|n| n.to_string()).unwrap_or_default(),
            symbol: facts.symbol,
            place: facts.place,
            date: facts.date.into(),
            recipients: (facts.recipients.into_iter())
                .map(|r| Recipient {
                    name: r.name,
                    purpose: r.purpose,
                })
                .collect(),
            signature: Signature {
                lines: facts.signature.lines,
                name: facts.signature.name,
            },
        }
    }
}

impl ImportFacts {
    fn read(self) -> Result<import::Facts, Failure> {
        let mut check = Check::default();
        let number = match self.number.trim() {
            "" => None,
            digits => {
                let wrong = |_| plan::Flaw::new("number", plan::FlawKind::NotANumber);
                check.take(digits.parse::<u32>().map_err(wrong))
            }
        };
        let date = check.take(self.date.read());
        if self.subject.trim().is_empty() {
            check.flaw(plan::Flaw::new("subject", FlawKind::Empty.into()));
        }
        if self.subject.chars().count() > plan::Plan::SUBJECT_LIMIT {
            check.flaw(plan::Flaw::too_long("subject", plan::Plan::SUBJECT_LIMIT));
        }
        if self.year.is_some_and(|y| !(1945..=2200).contains(&y)) {
            check.flaw(plan::Flaw::new("year", FlawKind::OutOfRange.into()));
        }
        let facts = import::Facts {
            year: self.year,
            subject: plan::text::nfc(self.subject.trim()),
            agency_lines: filled(self.agency_lines),
            number,
            symbol: self.symbol.trim().to_owned(),
            place: self.place.trim().to_owned(),
            date: date.unwrap_or_default(),
            recipients: self.recipients.into_iter().map(Into::into).collect(),
            signature: plan::Signatory {
                lines: filled(self.signature.lines),
                name: self.signature.name.trim().to_owned(),
            },
        };
        Ok(check.finish(facts)?)
    }
}

/// Lines with something on them.
fn filled(lines: Vec<String>) -> Vec<String> {
    let trimmed = lines.into_iter().map(|line| line.trim().to_owned());
    trimmed.filter(|line| !line.is_empty()).collect()
}

impl From<import::legacy::Encoding> for LegacyTable {
    fn from(encoding: import::legacy::Encoding) -> Self {
        use import::legacy::Encoding;
        match encoding {
            Encoding::Tcvn3 => Self::Tcvn3,
            Encoding::Vni => Self::Vni,
            Encoding::Windows1258 => Self::Windows1258,
        }
    }
}

impl ImportChoice {
    /// The choice, for reading.
    pub fn read(&self) -> import::Choice {
        use import::legacy::Encoding;
        import::Choice {
            view: match self.view {
                ImportView::Accepted => import::View::Accepted,
                ImportView::Original => import::View::Original,
            },
            table: match self.table {
                TableChoice::Guessed => import::Table::Guessed,
                TableChoice::AsItStands => import::Table::AsItStands,
                TableChoice::Tcvn3 => import::Table::Of(Encoding::Tcvn3),
                TableChoice::Vni => import::Table::Of(Encoding::Vni),
                TableChoice::Windows1258 => import::Table::Of(Encoding::Windows1258),
            },
            repair: self.repair,
        }
    }
}

impl Default for ImportChoice {
    fn default() -> Self {
        Self {
            view: ImportView::Accepted,
            table: TableChoice::Guessed,
            repair: true,
        }
    }
}

impl From<&import::source::Comment> for ImportComment {
    fn from(comment: &import::source::Comment) -> Self {
        Self {
            author: comment.author.clone(),
            date: comment.date.clone(),
            text: comment.text.clone(),
            anchor: comment.anchor.clone(),
            answer: comment.parent.is_some(),
            done: comment.done,
        }
    }
}

impl From<&import::source::Change> for ImportChange {
    fn from(change: &import::source::Change) -> Self {
        use import::source::ChangeKind;
        Self {
            kind: match change.kind {
                ChangeKind::Inserted => ImportChangeKind::Inserted,
                ChangeKind::Deleted => ImportChangeKind::Deleted,
                ChangeKind::MovedFrom => ImportChangeKind::MovedFrom,
                ChangeKind::MovedTo => ImportChangeKind::MovedTo,
                ChangeKind::MarkInserted => ImportChangeKind::MarkInserted,
                ChangeKind::MarkDeleted => ImportChangeKind::MarkDeleted,
                ChangeKind::RowInserted => ImportChangeKind::RowInserted,
                ChangeKind::RowDeleted => ImportChangeKind::RowDeleted,
            },
            author: change.author.clone(),
            date: change.date.clone(),
            text: change.text.clone(),
        }
    }
}

impl From<import::Assessed> for ImportPart {
    fn from(it: import::Assessed) -> Self {
        use import::Part;
        let part = match it.part {
            Part::Letterhead => PlanPart::Letterhead,
            Part::Subject => PlanPart::Subject,
            Part::Opening => PlanPart::Opening,
            Part::Sections => PlanPart::Sections,
            Part::Tasks => PlanPart::Tasks,
            Part::Recipients => PlanPart::Recipients,
            Part::Signature => PlanPart::Signature,
            Part::Annexes => PlanPart::Annexes,
            Part::Letters => PlanPart::Letters,
        };
        let confidence = match it.confidence {
            import::Confidence::Sure => Confidence::Sure,
            import::Confidence::Unsure => Confidence::Unsure,
            import::Confidence::Missing => Confidence::Missing,
        };
        Self {
            part,
            confidence,
            line: it.line,
        }
    }
}
