//! What a person corrects of a draft before accepting it. No correction loses a word: a label
//! that a new kind does not have goes in front of the text, except for a mere number or letter
//! that a dash takes the place of.

use crate::mark::{self, Mark};
use crate::numbering;
use crate::pieces::{Piece, Pieces, Role, literal};
use crate::prose::Prose;
use crate::reflow::Para;
use plan::draft::DraftDoubt;
use plan::text::squeeze;
use plan::{BlockKind, DoubtKind, Label, LeftReason, PartialDate, Plan, Recipient, RichText};
use plan::{PlanDraft, SignatureBlock};

/// Longest label, in letters.
const LABEL_LIMIT: usize = 100;

/// One change to a piece, named by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Another label; `None`: counted by the program.
    Label(u32, Option<String>),
    /// Another kind. The piece moves to where such pieces stand.
    Role(u32, Role),
    /// One step down: a deeper heading with all under it, an item of the next kind.
    Deeper(u32),
    /// One step up.
    Shallower(u32),
    /// One with the piece before it.
    Join(u32),
    /// Two, the second from the letter counted from 0.
    Split(u32, usize),
    /// Out of the plan.
    ToLeftOver(u32),
    /// Back into the plan: behind a piece, or where its line belongs.
    PutBack(u32, Option<u32>),
    /// A word whose marks were moved, as it was found: of the doubts, counted from 0.
    AsFound(usize),
    /// What stands around the pieces.
    Facts(Box<Facts>),
}

/// The head and foot of a draft, as a form edits them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The year.
    pub year: Option<i32>,
    /// What the plan is about.
    pub subject: String,
    /// The agency's lines.
    pub agency_lines: Vec<String>,
    /// The number.
    pub number: Option<u32>,
    /// The symbol after the number.
    pub symbol: String,
    /// Place before the date.
    pub place: String,
    /// Date of issue.
    pub date: PartialDate,
    /// Recipients.
    pub recipients: Vec<Recipient>,
    /// Who signs.
    pub signature: SignatureBlock,
}

impl Facts {
    /// Those of a draft.
    pub fn of(draft: &PlanDraft) -> Self {
        Self {
            year: draft.year,
            subject: draft.subject.clone(),
            agency_lines: draft.agency_lines.clone(),
            number: draft.number,
            symbol: draft.symbol.clone(),
            place: draft.place.clone(),
            date: draft.date,
            recipients: draft.recipients.clone(),
            signature: draft.signature.clone(),
        }
    }

    fn put(self, draft: &mut PlanDraft) {
        draft.year = self.year;
        draft.subject = self.subject;
        draft.agency_lines = self.agency_lines;
        draft.number = self.number;
        draft.symbol = self.symbol;
        draft.place = self.place;
        draft.date = self.date;
        draft.recipients = self.recipients;
        draft.signature = self.signature;
    }
}

/// Why a correction makes no sense; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// No piece has this id.
    #[error("no such piece")]
    NoSuchPiece,
    /// A table stays one, or goes out whole.
    #[error("a table cannot be joined, split or become text")]
    IsTable,
    /// No piece of the same part stands before it.
    #[error("no piece before it to be joined to")]
    NothingBefore,
    /// One half would have no words.
    #[error("nothing to split off")]
    NothingToSplit,
    /// An annex has no headings.
    #[error("an annex has no headings")]
    InAnnex,
    /// Pieces of this kind have no label.
    #[error("pieces of this kind have no label")]
    NoLabel,
    /// The label or heading would be too long.
    #[error("too long")]
    TooLong,
    /// There is no further step in this direction.
    #[error("no further step")]
    LastStep,
    /// It is where it should go already.
    #[error("nothing to change")]
    Same,
}

/// A correction that was made, for taking it back and making it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The first piece that changed, by its place.
    pub at: usize,
    before: Side,
    after: Side,
}

/// One side of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Side {
    pieces: Vec<Piece>,
    doubts: Option<Vec<DraftDoubt>>,
    facts: Option<Box<Facts>>,
    /// The piece to look at.
    focus: Option<u32>,
}

/// What changed of a list: so many pieces from a place gave way to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed<'a> {
    /// The first place, from 0.
    pub at: usize,
    /// How many pieces went.
    pub removed: usize,
    /// What stands there now.
    pub pieces: &'a [Piece],
    /// The piece to look at.
    pub focus: Option<u32>,
}

impl Step {
    /// What the step changed.
    pub fn done(&self) -> Changed<'_> {
        self.changed(&self.before, &self.after)
    }

    /// What taking it back changed.
    pub fn undone(&self) -> Changed<'_> {
        self.changed(&self.after, &self.before)
    }

    fn changed<'a>(&self, from: &Side, to: &'a Side) -> Changed<'a> {
        Changed {
            at: self.at,
            removed: from.pieces.len(),
            pieces: &to.pieces,
            focus: to.focus,
        }
    }
}

impl Pieces {
    /// Makes a correction.
    ///
    /// # Errors
    /// It makes no sense; nothing was changed.
    pub fn correct(&mut self, correction: Correction) -> Result<Step, Refusal> {
        if let Correction::Facts(facts) = correction {
            return self.set_facts(*facts);
        }
        let mut now = self.clone();
        let (looked_at, focus) = now.make(correction)?;
        now.settle();
        now.recount(self);
        now.decide(looked_at, self);
        let Some(mut step) = between(self, &now) else {
            return Err(Refusal::Same);
        };
        step.before.focus = Some(looked_at);
        step.after.focus = focus;
        *self = now;
        Ok(step)
    }

    /// Takes the last correction back.
    pub fn undo(&mut self, step: &Step) {
        self.replace(step.at, &step.after, &step.before);
    }

    /// Makes a correction that was taken back again.
    pub fn redo(&mut self, step: &Step) {
        self.replace(step.at, &step.before, &step.after);
    }

    fn replace(&mut self, at: usize, from: &Side, to: &Side) {
        let end = (at + from.pieces.len()).min(self.list.len());
        self.list
            .splice(at.min(end)..end, to.pieces.iter().cloned());
        if let Some(doubts) = &to.doubts {
            self.doubts.clone_from(doubts);
        }
        if let Some(facts) = &to.facts {
            facts.as_ref().clone().put(&mut self.frame);
        }
    }

    fn set_facts(&mut self, facts: Facts) -> Result<Step, Refusal> {
        let before = Facts::of(&self.frame);
        if before == facts {
            return Err(Refusal::Same);
        }
        let side = |facts: Facts| Side {
            facts: Some(Box::new(facts)),
            ..Side::default()
        };
        let step = Step {
            at: 0,
            before: side(before),
            after: side(facts.clone()),
        };
        facts.put(&mut self.frame);
        Ok(step)
    }

    /// Where a piece stands.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPiece`].
    fn place(&self, id: u32) -> Result<usize, Refusal> {
        let found = self.list.iter().position(|piece| piece.id == id);
        found.ok_or(Refusal::NoSuchPiece)
    }

    /// Changes the list; answers with the piece in question and the one to look at then.
    fn make(&mut self, correction: Correction) -> Result<(u32, Option<u32>), Refusal> {
        let (id, focus) = match correction {
            Correction::Facts(_) => return Err(Refusal::Same),
            Correction::AsFound(doubt) => {
                let id = self.as_found(doubt)?;
                (id, Some(id))
            }
            Correction::Label(id, label) => {
                let at = self.place(id)?;
                self.list[at].set_label(label)?;
                (id, Some(id))
            }
            Correction::Role(id, role) => {
                let at = self.place(id)?;
                self.set_role(at, role)?;
                (id, Some(id))
            }
            Correction::Deeper(id) => {
                let at = self.place(id)?;
                self.deeper(at)?;
                (id, Some(id))
            }
            Correction::Shallower(id) => {
                let at = self.place(id)?;
                self.shallower(at)?;
                (id, Some(id))
            }
            Correction::Join(id) => {
                let at = self.place(id)?;
                (id, Some(self.join(at)?))
            }
            Correction::Split(id, letter) => {
                let at = self.place(id)?;
                (id, Some(self.split(at, letter)?))
            }
            Correction::ToLeftOver(id) => {
                let at = self.place(id)?;
                let next = self.list.get(at + 1);
                let next = next.filter(|piece| !piece.is_left());
                let near = next.or_else(|| self.list.get(at.checked_sub(1)?));
                let near = near.map(|piece| piece.id);
                self.leave_over(at)?;
                (id, near)
            }
            Correction::PutBack(id, after) => {
                let at = self.place(id)?;
                self.put_back(at, after)?;
                (id, Some(id))
            }
        };
        Ok((id, focus))
    }

    /// Puts a repaired word back as it was found, and forgets the doubt about it.
    fn as_found(&mut self, doubt: usize) -> Result<u32, Refusal> {
        let found = self.doubts.get(doubt).ok_or(Refusal::NoSuchPiece)?.clone();
        if found.kind != DoubtKind::RepairedMarks || found.other.is_empty() {
            return Err(Refusal::Same);
        }
        let before = |piece: &&mut Piece| (1..=found.line).contains(&piece.line);
        let word = |piece: &&mut Piece| piece.text.to_plain().contains(&found.other);
        let near = self.list.iter_mut().filter(before).filter(word);
        let piece = near.max_by_key(|piece| piece.line);
        let piece = piece.ok_or(Refusal::NoSuchPiece)?;
        let at = piece.text.to_plain().find(&found.other).unwrap_or(0);
        let range = at..at + found.other.len();
        piece.text = piece.text.spliced(&[(range, found.excerpt)]);
        let id = piece.id;
        self.doubts.remove(doubt);
        Ok(id)
    }

    fn set_role(&mut self, mut at: usize, mut role: Role) -> Result<(), Refusal> {
        if matches!(role, Role::LeftOver(_)) {
            return self.leave_over(at);
        }
        if self.list[at].is_left() {
            at = self.put_back(at, None)?;
        }
        if matches!(role, Role::Heading { .. }) && self.list[at].role == role {
            return Err(Refusal::Same);
        }
        if let Role::Heading { depth, .. } = &mut role {
            if self.in_annex(at) {
                return Err(Refusal::InAnnex);
            }
            *depth = (*depth).min(self.deepest(at));
        }
        self.turn(at, role)
    }

    /// Gives a piece another role; a heading that is none any more takes the paragraph on its
    /// own line with it.
    fn turn(&mut self, at: usize, role: Role) -> Result<(), Refusal> {
        let run_in = matches!(self.list[at].role, Role::Heading { run_in: true, .. });
        let heading = matches!(role, Role::Heading { .. });
        self.list[at].recast(role)?;
        let paragraph = Role::Block(BlockKind::Paragraph);
        if run_in && !heading && self.list.get(at + 1).is_some_and(|p| p.role == paragraph) {
            let rest = self.list.remove(at + 1);
            let whole = together(&self.list[at].text, &rest.spoken());
            self.list[at].set_text(whole)?;
        }
        Ok(())
    }

    /// Whether an annex begins before a place.
    fn in_annex(&self, at: usize) -> bool {
        let annex = |piece: &Piece| matches!(piece.role, Role::Annex { .. });
        self.list[..at].iter().any(annex)
    }

    /// The depth of the heading a place stands under.
    fn above(&self, at: usize) -> Option<usize> {
        self.list[..at].iter().rev().find_map(Piece::depth)
    }

    /// How deep a heading at a place may be.
    fn deepest(&self, at: usize) -> usize {
        self.above(at).map_or(0, |depth| depth + 1)
    }

    fn deeper(&mut self, at: usize) -> Result<(), Refusal> {
        use BlockKind::{Clause, Dash, Paragraph, Plus, Point, Review};
        let kind = match &self.list[at].role {
            Role::Heading { depth, .. } => {
                let (depth, deepest) = (*depth, self.deepest(at));
                if depth < deepest {
                    self.shift(at, depth, true);
                    return Ok(());
                }
                // The first heading has nothing to stand under.
                if self.above(at).is_none() {
                    return Err(Refusal::LastStep);
                }
                Clause
            }
            Role::Block(Clause) => Point,
            Role::Block(Point | Paragraph | Review) => Dash,
            Role::Block(Dash) => Plus,
            Role::Block(BlockKind::Table) => return Err(Refusal::IsTable),
            _ => return Err(Refusal::LastStep),
        };
        self.turn(at, Role::Block(kind))
    }

    fn shallower(&mut self, at: usize) -> Result<(), Refusal> {
        use BlockKind::{Clause, Dash, Paragraph, Plus, Point, Review};
        let kind = match &self.list[at].role {
            Role::Heading { depth: 0, .. } => return Err(Refusal::LastStep),
            Role::Heading { depth, .. } => {
                let depth = *depth;
                self.shift(at, depth, false);
                return Ok(());
            }
            Role::Block(Plus) => Dash,
            Role::Block(Dash) => Point,
            Role::Block(Point) => Clause,
            Role::Block(Clause | Paragraph | Review) => {
                let depth = self.deepest(at);
                let run_in = false;
                return self.set_role(at, Role::Heading { depth, run_in });
            }
            Role::Block(BlockKind::Table) => return Err(Refusal::IsTable),
            _ => return Err(Refusal::LastStep),
        };
        self.list[at].recast(Role::Block(kind))
    }

    /// Moves a heading of a depth, with those under it, one step.
    fn shift(&mut self, at: usize, top: usize, down: bool) {
        for (i, piece) in self.list.iter_mut().enumerate().skip(at) {
            if let Role::Heading { depth, .. } = &mut piece.role {
                if i > at && *depth <= top {
                    break;
                }
                *depth = if down { *depth + 1 } else { *depth - 1 };
            }
        }
    }

    fn join(&mut self, at: usize) -> Result<u32, Refusal> {
        let before = at.checked_sub(1).ok_or(Refusal::NothingBefore)?;
        if self.list[at].table.is_some() || self.list[before].table.is_some() {
            return Err(Refusal::IsTable);
        }
        let zones = self.zones();
        if zones[at] != zones[before] {
            return Err(Refusal::NothingBefore);
        }
        let second = self.list.remove(at);
        let first = &mut self.list[before];
        let text = together(&first.text, &second.spoken());
        first.set_text(text)?;
        if first.line == 0 {
            first.line = second.line;
        }
        Ok(first.id)
    }

    fn split(&mut self, at: usize, letter: usize) -> Result<u32, Refusal> {
        let first = &self.list[at];
        if first.table.is_some() {
            return Err(Refusal::IsTable);
        }
        let (head, tail) = cut(&first.text, letter);
        if head.is_blank() || tail.is_blank() {
            return Err(Refusal::NothingToSplit);
        }
        let head_text = head.to_plain();
        let breaks = head_text.matches('\n').count();
        let line = match first.line {
            0 => 0,
            line => line.saturating_add(u32::try_from(breaks).unwrap_or(0)),
        };
        let role = match &first.role {
            Role::Heading { .. } | Role::Annex { .. } => Role::Block(BlockKind::Paragraph),
            Role::Block(BlockKind::Review) => Role::Block(BlockKind::Review),
            Role::Block(_) => Role::Block(BlockKind::Paragraph),
            other => other.clone(),
        };
        let marked = role.marked(&tail.to_plain());
        self.list[at].text = head;
        let mut second = self.fresh(line, role, tail);
        if let Some(marked) = marked {
            second.recast(marked)?;
        }
        let id = second.id;
        self.list.insert(at + 1, second);
        Ok(id)
    }

    fn leave_over(&mut self, at: usize) -> Result<(), Refusal> {
        if self.list[at].is_left() {
            return Err(Refusal::Same);
        }
        let mut piece = self.list.remove(at);
        if let Some(table) = piece.table.take() {
            let rows = table.rows.iter().map(|row| {
                let cells = row.iter().map(RichText::to_plain);
                cells.collect::<Vec<_>>().join("\t")
            });
            let words = RichText::plain(rows.collect::<Vec<_>>().join("\n"));
            piece.text = RichText::lines(
                [piece.text, words]
                    .into_iter()
                    .filter(|text| !text.is_blank()),
            );
            piece.role = Role::Block(BlockKind::Review);
        }
        piece.recast(Role::LeftOver(LeftReason::Unplaced))?;
        // A heading without words has nothing to leave.
        if piece.text.is_blank() {
            return Ok(());
        }
        let after = |other: &Piece| other.is_left() && other.line > piece.line;
        let place = self.list.iter().position(after);
        self.list.insert(place.unwrap_or(self.list.len()), piece);
        Ok(())
    }

    fn put_back(&mut self, at: usize, after: Option<u32>) -> Result<usize, Refusal> {
        if !self.list[at].is_left() {
            return Err(Refusal::Same);
        }
        let line = self.list[at].line;
        let place = match after {
            Some(id) => Some(self.place(id)?),
            None => {
                let before = |piece: &Piece| !piece.is_left() && (1..=line).contains(&piece.line);
                let found = self.list.iter().enumerate().filter(|(_, p)| before(p));
                found.max_by_key(|(_, piece)| piece.line).map(|(i, _)| i)
            }
        };
        let role = match place.map(|i| &self.list[i].role) {
            Some(Role::LeftOver(_)) => return Err(Refusal::Same),
            Some(role @ (Role::Basis | Role::Opening | Role::Closing)) => role.clone(),
            _ => Role::Block(BlockKind::Paragraph),
        };
        let mut piece = self.list.remove(at);
        let marked = role.marked(&piece.text.to_plain());
        piece.recast(marked.unwrap_or(role))?;
        let to = place.map_or(0, |i| i + 1);
        self.list.insert(to, piece);
        Ok(to)
    }

    /// Which part of the plan each piece belongs to.
    fn zones(&self) -> Vec<u8> {
        let mut annexed = false;
        let zone = |piece: &Piece| match piece.role {
            Role::Basis => 0,
            Role::Opening => 1,
            Role::Closing => 3,
            Role::LeftOver(_) => 5,
            Role::Annex { .. } => {
                annexed = true;
                4
            }
            Role::Heading { .. } | Role::Block(_) => 2 + 2 * u8::from(annexed),
        };
        self.list.iter().map(zone).collect()
    }

    /// Brings the list in order: each piece in its part, no heading too deep or in an annex, a
    /// heading above all text of the body.
    fn settle(&mut self) {
        let mut zones = self.zones();
        if !zones.is_sorted() {
            let mut zoned: Vec<(u8, Piece)> = zones.into_iter().zip(self.list.drain(..)).collect();
            zoned.sort_by_key(|(zone, _)| *zone);
            (zones, self.list) = zoned.into_iter().unzip();
        }
        let mut deepest = 0;
        for (piece, zone) in self.list.iter_mut().zip(&zones) {
            let Role::Heading { depth, .. } = &mut piece.role else {
                continue;
            };
            if *zone == 2 {
                *depth = (*depth).min(deepest);
                deepest = *depth + 1;
            } else {
                piece.turn_in_annex();
            }
        }
        if let Some(first) = zones.iter().position(|zone| *zone == 2)
            && matches!(self.list[first].role, Role::Block(_))
        {
            let role = Role::Heading {
                depth: 0,
                run_in: false,
            };
            let line = self.list[first].line;
            let mut heading = self.fresh(line, role, RichText::default());
            heading.label = Label::Literal(String::new());
            self.list.insert(first, heading);
        }
    }

    /// Takes the doubts about numbers away that a correction settled, and adds those it raised.
    fn recount(&mut self, before: &Self) {
        let (was, is) = (before.numbering(), self.numbering());
        if was == is {
            return;
        }
        self.doubts
            .retain(|doubt| !was.contains(doubt) || is.contains(doubt));
        let known = |doubt: &DraftDoubt| was.contains(doubt) || self.doubts.contains(doubt);
        let raised: Vec<DraftDoubt> = is.iter().filter(|d| !known(d)).cloned().collect();
        self.doubts.extend(raised);
        self.doubts.sort_by_key(|doubt| (doubt.line, doubt.kind));
    }

    /// Takes away the doubt whether a piece is a heading, once a person said what it is.
    fn decide(&mut self, id: u32, before: &Self) {
        let find = |pieces: &Self| pieces.list.iter().find(|piece| piece.id == id).cloned();
        let Some(was) = find(before) else { return };
        if find(self).is_some_and(|is| is.role == was.role) {
            return;
        }
        let words = squeeze(&was.text.to_plain());
        self.doubts.retain(|doubt| {
            doubt.kind != DoubtKind::HeadingByLook
                || doubt.line != was.line
                || !squeeze(&doubt.excerpt).ends_with(&words)
        });
    }

    /// The doubts about the numbers of the body.
    fn numbering(&self) -> Vec<DraftDoubt> {
        let zones = self.zones();
        let body = self.list.iter().zip(zones).filter(|(_, zone)| *zone == 2);
        let paras: Vec<Para> = body.filter_map(|(piece, _)| piece.numbered()).collect();
        let kinds = [
            DoubtKind::NumberGap,
            DoubtKind::NumberRepeated,
            DoubtKind::InvalidLetter,
            DoubtKind::OddMark,
        ];
        let mut found = numbering::doubts(&paras);
        found.retain(|doubt| kinds.contains(&doubt.kind));
        found
    }
}

impl Role {
    /// The kind of item that a text is by the mark it begins with, for text under a heading.
    fn marked(&self, text: &str) -> Option<Self> {
        if !matches!(self, Self::Block(_)) {
            return None;
        }
        let kind = match mark::read(text)?.mark {
            Mark::Number(_) => BlockKind::Clause,
            Mark::Letter(_) => BlockKind::Point,
            Mark::Dash => BlockKind::Dash,
            Mark::Plus => BlockKind::Plus,
            Mark::Part(_) | Mark::Roman(_) | Mark::Heading(_) => return None,
        };
        Some(Self::Block(kind))
    }

    /// Whether its label is a number or letter, or words, of its own.
    fn counted(&self) -> bool {
        self.labelled() && !self.dashed()
    }

    fn dashed(&self) -> bool {
        matches!(self, Self::Block(BlockKind::Dash | BlockKind::Plus))
    }
}

impl Piece {
    /// Whether it stands nowhere in the plan.
    pub fn is_left(&self) -> bool {
        matches!(self.role, Role::LeftOver(_))
    }

    fn depth(&self) -> Option<usize> {
        match self.role {
            Role::Heading { depth, .. } => Some(depth),
            _ => None,
        }
    }

    /// All it says, as text.
    fn spoken(&self) -> RichText {
        let text = together(&RichText::plain(literal(&self.label)), &self.text);
        match &self.role {
            Role::Annex { reference } => together(&text, &RichText::plain(reference)),
            _ => text,
        }
    }

    fn set_label(&mut self, label: Option<String>) -> Result<(), Refusal> {
        if !self.role.labelled() {
            return Err(Refusal::NoLabel);
        }
        let label = label.map(|label| plan::text::nfc(&squeeze(&label)));
        let length = label.as_ref().map_or(0, |label| label.chars().count());
        if length > LABEL_LIMIT {
            return Err(Refusal::TooLong);
        }
        self.label = match label {
            Some(label) if self.role.dashed() && "-+".contains(&label) => Label::Auto,
            Some(label) => Label::Literal(label),
            None if matches!(self.role, Role::Annex { .. }) => Label::Literal(String::new()),
            None => Label::Auto,
        };
        Ok(())
    }

    fn set_text(&mut self, text: RichText) -> Result<(), Refusal> {
        let short = matches!(self.role, Role::Heading { .. } | Role::Annex { .. });
        let text = match &self.role {
            Role::LeftOver(_) => RichText::plain(text.to_plain()),
            role if role.plain() => RichText::plain(squeeze(&text.to_plain())),
            _ => text,
        };
        if short && text.to_plain().chars().count() > Plan::TITLE_LIMIT {
            return Err(Refusal::TooLong);
        }
        self.text = text;
        Ok(())
    }

    /// Gives it another role. What the new one has no place for goes into the text.
    fn recast(&mut self, role: Role) -> Result<(), Refusal> {
        if self.table.is_some() || role == Role::Block(BlockKind::Table) {
            return Err(Refusal::IsTable);
        }
        let annex = |role: &Role| matches!(role, Role::Annex { .. });
        if self.role == role || annex(&self.role) && annex(&role) {
            return Ok(());
        }
        let mut text = self.text.clone();
        if let (Role::Annex { reference }, false) = (&self.role, matches!(role, Role::Annex { .. }))
        {
            text = together(&text, &RichText::plain(reference));
        }
        let found = literal(&self.label).to_owned();
        let kept = !found.is_empty() && self.role.counted() && role.counted();
        let one_sign = !found.contains(char::is_whitespace);
        let mark_only = role.dashed() && one_sign && label_mark(&found).is_some();
        let odd_mark = self.role.dashed() && !found.contains(char::is_alphanumeric);
        if !(kept || mark_only || odd_mark) {
            text = together(&RichText::plain(&found), &text);
        }
        self.label = match &role {
            _ if kept => Label::Literal(found),
            Role::Heading { .. } | Role::Annex { .. } => Label::Literal(String::new()),
            _ => Label::Auto,
        };
        if role.labelled()
            && !self.role.labelled()
            && let Some((label, rest)) = role.lead(&text)
        {
            text = rest;
            if role.counted() && !label.is_empty() {
                self.label = Label::Literal(label);
            }
        }
        if role == Role::Basis {
            let plain = text.to_plain();
            text = RichText::plain(plain.trim_end().trim_end_matches([';', '.']));
        }
        self.role = role;
        self.set_text(text)
    }

    /// A heading that came to stand in an annex: its number counts an item there.
    fn turn_in_annex(&mut self) {
        let number = label_mark(literal(&self.label)).is_some();
        let kind = if number {
            BlockKind::Clause
        } else {
            BlockKind::Paragraph
        };
        // A heading is no table, and a block's text may be of any length.
        let _ = self.recast(Role::Block(kind));
    }

    /// The piece as the counting of numbers sees it.
    fn numbered(&self) -> Option<Para> {
        let label = literal(&self.label);
        Some(Para {
            mark: Some(label_mark(label)?),
            label: label.to_owned(),
            prose: Prose::new(self.line, &self.text.to_plain()),
            table: None,
        })
    }
}

impl Role {
    /// The label that a text begins with, as pieces of this role have one, and the rest.
    fn lead(&self, text: &RichText) -> Option<(String, RichText)> {
        let plain = text.to_plain();
        let found = mark::read(&plain)?;
        let dash = matches!(found.mark, Mark::Dash | Mark::Plus);
        if self.dashed() && !dash || found.rest.is_empty() {
            return None;
        }
        let letters = plain[..plain.len() - found.rest.len()].chars().count();
        let label = if dash { String::new() } else { found.label };
        Some((label, cut(text, letters).1))
    }
}

/// What a label counts; some are labels only in front of words.
fn label_mark(label: &str) -> Option<Mark> {
    Some(mark::read(&format!("{label} X X"))?.mark)
}

/// Two texts as one, a space between.
fn together(first: &RichText, second: &RichText) -> RichText {
    if first.is_blank() {
        return second.clone();
    }
    if second.is_blank() {
        return first.clone();
    }
    let space = RichText::plain(" ");
    let runs = [first, &space, second].into_iter().flat_map(|t| t.runs());
    RichText::new(runs.cloned())
}

/// A text in two, the white space at the cut dropped.
fn cut(text: &RichText, letter: usize) -> (RichText, RichText) {
    let plain = text.to_plain();
    let at = plain
        .char_indices()
        .nth(letter)
        .map_or(plain.len(), |(at, _)| at);
    let head = plain[..at].trim_end().len();
    let tail = plain.len() - plain[at..].trim_start().len();
    let gone = |range| text.spliced(&[(range, String::new())]);
    (gone(head..plain.len()), gone(0..tail))
}

/// The step from one list to another; `None` when they are alike.
fn between(before: &Pieces, after: &Pieces) -> Option<Step> {
    let (old, new) = (&before.list, &after.list);
    let alike = |(a, b): &(&Piece, &Piece)| a == b;
    let at = old.iter().zip(new).take_while(alike).count();
    let (old, new) = (&old[at..], &new[at..]);
    let end = old.iter().rev().zip(new.iter().rev());
    let end = end.take_while(alike).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    let doubted = before.doubts != after.doubts;
    if old.is_empty() && new.is_empty() && !doubted {
        return None;
    }
    let side = |pieces: &[Piece], doubts: &Vec<DraftDoubt>| Side {
        pieces: pieces.to_vec(),
        doubts: doubted.then(|| doubts.clone()),
        ..Side::default()
    };
    Some(Step {
        at,
        before: side(old, &before.doubts),
        after: side(new, &after.doubts),
    })
}

#[cfg(test)]
mod tests;
