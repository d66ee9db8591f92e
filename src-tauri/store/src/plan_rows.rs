//! A plan as rows, and back.

use crate::error::{StoreError, damaged};
use crate::rows::{Row, write_difference};
use crate::search::{Entry, Kind};
use crate::value::{
    grid_of, grid_text, label_of, label_text, list_text, marks_of, parse, parse_some, read_list,
    rich,
};
use crate::word::Word;
use plan::{
    Annex, Block, Doubt, Head, LeftOver, Opening, PartialDate, Plan, Recipient, RichText, Section,
    SignatureBlock,
};
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// All rows of one plan but its tasks. Also what the trash keeps of it, as JSON.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanRows {
    pub(crate) head: HeadRow,
    pub(crate) bases: Vec<BasisRow>,
    pub(crate) paragraphs: Vec<ParagraphRow>,
    pub(crate) recipients: Vec<RecipientRow>,
    pub(crate) sections: Vec<SectionRow>,
    pub(crate) annexes: Vec<AnnexRow>,
    pub(crate) blocks: Vec<BlockRow>,
    pub(crate) doubts: Vec<DoubtRow>,
    pub(crate) left_over: Vec<LeftOverRow>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct HeadRow {
    pub(crate) id: String,
    year: i32,
    parent: Option<String>,
    agency_lines: Vec<String>,
    number: Option<u32>,
    symbol: String,
    place: String,
    date_year: Option<i32>,
    date_month: Option<u32>,
    date_day: Option<u32>,
    pub(crate) subject: String,
    signature_lines: Vec<String>,
    signer: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BasisRow {
    position: u32,
    text: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ParagraphRow {
    part: String,
    position: u32,
    text: String,
    marks: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RecipientRow {
    position: u32,
    name: String,
    purpose: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SectionRow {
    id: String,
    parent: Option<String>,
    position: u32,
    kind: String,
    label: Option<String>,
    title: String,
    run_in: bool,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AnnexRow {
    id: String,
    position: u32,
    label: String,
    title: String,
    reference: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct BlockRow {
    id: String,
    section: Option<String>,
    annex: Option<String>,
    position: u32,
    kind: String,
    label: Option<String>,
    text: String,
    marks: String,
    grid: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DoubtRow {
    id: String,
    position: u32,
    kind: String,
    line: u32,
    section: Option<String>,
    block: Option<String>,
    excerpt: String,
    other: String,
    settled: bool,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LeftOverRow {
    position: u32,
    line: u32,
    text: String,
    reason: String,
}

/// The two places a paragraph outside the sections can stand.
const OPENING: &str = "opening";
const CLOSING: &str = "closing";

impl PlanRows {
    /// The rows a plan is written as.
    pub(crate) fn of(plan: &Plan) -> Result<Self, StoreError> {
        let mut rows = Self {
            head: HeadRow::of(plan),
            bases: numbered(&plan.head.opening.bases, |position, text| BasisRow {
                position,
                text: text.clone(),
            }),
            paragraphs: paragraph_rows(OPENING, &plan.head.opening.paragraphs)
                .chain(paragraph_rows(CLOSING, &plan.closing))
                .collect(),
            recipients: numbered(&plan.recipients, |position, recipient| RecipientRow {
                position,
                name: recipient.name.clone(),
                purpose: recipient.purpose.clone(),
            }),
            sections: Vec::new(),
            annexes: Vec::new(),
            blocks: Vec::new(),
            doubts: numbered(&plan.doubts, DoubtRow::of),
            left_over: numbered(&plan.left_over, |position, left| LeftOverRow {
                position,
                line: left.line,
                text: left.text.clone(),
                reason: left.reason.code().to_owned(),
            }),
        };
        rows.add_sections(None, &plan.sections)?;
        for (position, annex) in (0..).zip(&plan.annexes) {
            let id = annex.id.to_string();
            for (place, block) in (0..).zip(&annex.blocks) {
                let row = BlockRow::of(place, block)?;
                rows.blocks.push(BlockRow {
                    annex: Some(id.clone()),
                    ..row
                });
            }
            rows.annexes.push(AnnexRow {
                id,
                position,
                label: annex.label.clone(),
                title: annex.title.clone(),
                reference: annex.reference.clone(),
            });
        }
        Ok(rows)
    }

    fn add_sections(
        &mut self,
        parent: Option<&str>,
        sections: &[Section],
    ) -> Result<(), StoreError> {
        for (position, section) in (0..).zip(sections) {
            let id = section.id.to_string();
            self.sections.push(SectionRow {
                id: id.clone(),
                parent: parent.map(ToOwned::to_owned),
                position,
                kind: section.kind.code().to_owned(),
                label: label_text(&section.label),
                title: section.title.clone(),
                run_in: section.run_in,
            });
            for (place, block) in (0..).zip(&section.blocks) {
                let row = BlockRow::of(place, block)?;
                self.blocks.push(BlockRow {
                    section: Some(id.clone()),
                    ..row
                });
            }
            self.add_sections(Some(&id), &section.sections)?;
        }
        Ok(())
    }

    /// The plan these rows are.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a row holds what cannot be.
    pub(crate) fn into_plan(self) -> Result<Plan, StoreError> {
        let mut opening = Vec::new();
        let mut closing = Vec::new();
        for row in &self.paragraphs {
            let text = rich(&row.text, &row.marks)?;
            if row.part == OPENING {
                opening.push(text);
            } else {
                closing.push(text);
            }
        }
        let mut under: HashMap<String, Vec<Block>> = HashMap::new();
        for row in self.blocks {
            let (owner, block) = row.into_block()?;
            under.entry(owner).or_default().push(block);
        }
        let annexes = self
            .annexes
            .into_iter()
            .map(|row| row.into_annex(&mut under))
            .collect::<Result<_, _>>()?;
        let sections = tree(self.sections, &mut under)?;
        let head = self.head;
        Ok(Plan {
            id: parse(&head.id)?,
            year: head.year,
            sections,
            closing,
            recipients: self
                .recipients
                .into_iter()
                .map(|row| Recipient {
                    name: row.name,
                    purpose: row.purpose,
                })
                .collect(),
            annexes,
            doubts: self
                .doubts
                .into_iter()
                .map(DoubtRow::into_doubt)
                .collect::<Result<_, _>>()?,
            left_over: self
                .left_over
                .into_iter()
                .map(LeftOverRow::into_left_over)
                .collect::<Result<_, _>>()?,
            signature: SignatureBlock {
                lines: head.signature_lines,
                name: head.signer,
            },
            head: Head {
                parent: head.parent,
                agency_lines: head.agency_lines,
                number: head.number,
                symbol: head.symbol,
                place: head.place,
                date: PartialDate::new(head.date_year, head.date_month, head.date_day)
                    .map_err(|flaw| damaged(flaw.to_string()))?,
                subject: head.subject,
                opening: Opening {
                    bases: self.bases.into_iter().map(|row| row.text).collect(),
                    paragraphs: opening,
                },
            },
        })
    }

    /// Reads the rows of a stored plan, if there is one.
    pub(crate) fn read(conn: &Connection, plan: &str) -> Result<Option<Self>, StoreError> {
        let Some(head) = HeadRow::read(conn, plan)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            head,
            bases: BasisRow::read(conn, plan)?,
            paragraphs: ParagraphRow::read(conn, plan)?,
            recipients: RecipientRow::read(conn, plan)?,
            sections: SectionRow::read(conn, plan)?,
            annexes: AnnexRow::read(conn, plan)?,
            blocks: BlockRow::read(conn, plan)?,
            doubts: DoubtRow::read(conn, plan)?,
            left_over: LeftOverRow::read(conn, plan)?,
        }))
    }

    /// Writes a plan that is not there yet.
    pub(crate) fn insert(
        &self,
        conn: &Connection,
        sample: bool,
        created: &str,
    ) -> Result<(), StoreError> {
        self.head.insert(conn, sample, created)?;
        let old = Self::read(conn, &self.head.id)?.ok_or_else(|| damaged("plan not inserted"))?;
        self.write_parts(conn, &old)?;
        write_difference(conn, &self.head.id, &[], &self.entries()?).map(drop)
    }

    /// Writes what differs from `old`, search entries included. Answers how many rows.
    pub(crate) fn write(&self, conn: &Connection, old: &Self) -> Result<usize, StoreError> {
        let mut written = self.write_parts(conn, old)?;
        if self.head != old.head {
            self.head.update(conn)?;
            written += 1;
        }
        write_difference(conn, &self.head.id, &old.entries()?, &self.entries()?)?;
        Ok(written)
    }

    fn write_parts(&self, conn: &Connection, old: &Self) -> Result<usize, StoreError> {
        let plan = self.head.id.as_str();
        let mut written = write_difference(conn, plan, &old.bases, &self.bases)?;
        written += write_difference(conn, plan, &old.paragraphs, &self.paragraphs)?;
        written += write_difference(conn, plan, &old.recipients, &self.recipients)?;
        written += write_difference(conn, plan, &old.annexes, &self.annexes)?;
        written += write_difference(conn, plan, &old.sections, &self.sections)?;
        written += write_difference(conn, plan, &old.blocks, &self.blocks)?;
        written += write_difference(conn, plan, &old.doubts, &self.doubts)?;
        written += write_difference(conn, plan, &old.left_over, &self.left_over)?;
        Ok(written)
    }

    /// What can be found of the plan, the last first: entries written later are listed earlier.
    pub(crate) fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let mut entries = vec![Entry::new(
            Kind::Plan,
            self.head.id.clone(),
            None,
            &self.head_words(),
        )];
        for row in &self.sections {
            entries.push(Entry::new(
                Kind::Section,
                row.id.clone(),
                Some(row.id.clone()),
                &row.title,
            ));
        }
        for row in &self.annexes {
            entries.push(Entry::new(
                Kind::Section,
                row.id.clone(),
                Some(row.id.clone()),
                &[
                    row.label.as_str(),
                    row.title.as_str(),
                    row.reference.as_str(),
                ]
                .join("\n"),
            ));
        }
        for row in &self.blocks {
            let owner = row.section.clone().or_else(|| row.annex.clone());
            entries.push(Entry::new(
                Kind::Block,
                row.id.clone(),
                owner,
                &row.words()?,
            ));
        }
        entries.reverse();
        Ok(entries)
    }

    fn head_words(&self) -> String {
        let head = &self.head;
        let number = head.number.map(|n| n.to_string()).unwrap_or_default();
        let mut words = vec![head.subject.clone(), format!("{number}/{}", head.symbol)];
        words.extend(head.parent.clone());
        words.extend(head.agency_lines.iter().cloned());
        words.extend(self.bases.iter().map(|row| row.text.clone()));
        words.extend(self.paragraphs.iter().map(|row| row.text.clone()));
        words.extend(
            self.recipients
                .iter()
                .map(|row| format!("{} {}", row.name, row.purpose)),
        );
        words.extend(head.signature_lines.iter().cloned());
        words.push(head.signer.clone());
        words.join("\n")
    }
}

fn numbered<T, R>(items: &[T], row: impl Fn(u32, &T) -> R) -> Vec<R> {
    (0..)
        .zip(items)
        .map(|(position, item)| row(position, item))
        .collect()
}

fn paragraph_rows<'p>(
    part: &'p str,
    texts: &'p [RichText],
) -> impl Iterator<Item = ParagraphRow> + 'p {
    (0..).zip(texts).map(move |(position, text)| ParagraphRow {
        part: part.to_owned(),
        position,
        text: text.to_plain(),
        marks: marks_of(text),
    })
}

/// Puts sections under their parents. Rows come sorted by position.
fn tree(
    rows: Vec<SectionRow>,
    blocks: &mut HashMap<String, Vec<Block>>,
) -> Result<Vec<Section>, StoreError> {
    fn go(
        parent: Option<&String>,
        rows: &mut HashMap<Option<String>, Vec<SectionRow>>,
        blocks: &mut HashMap<String, Vec<Block>>,
    ) -> Result<Vec<Section>, StoreError> {
        rows.remove(&parent.cloned())
            .unwrap_or_default()
            .into_iter()
            .map(|row| {
                Ok(Section {
                    id: parse(&row.id)?,
                    kind: Word::from_word(&row.kind)?,
                    label: label_of(row.label),
                    title: row.title,
                    run_in: row.run_in,
                    blocks: blocks.remove(&row.id).unwrap_or_default(),
                    sections: go(Some(&row.id), rows, blocks)?,
                })
            })
            .collect()
    }
    let mut by_parent: HashMap<Option<String>, Vec<SectionRow>> = HashMap::new();
    for row in rows {
        by_parent.entry(row.parent.clone()).or_default().push(row);
    }
    let sections = go(None, &mut by_parent, blocks)?;
    if by_parent.is_empty() && blocks.is_empty() {
        Ok(sections)
    } else {
        Err(damaged("sections or blocks that hang under nothing"))
    }
}

impl HeadRow {
    fn of(plan: &Plan) -> Self {
        let head = &plan.head;
        Self {
            id: plan.id.to_string(),
            year: plan.year,
            parent: head.parent.clone(),
            agency_lines: head.agency_lines.clone(),
            number: head.number,
            symbol: head.symbol.clone(),
            place: head.place.clone(),
            date_year: head.date.year(),
            date_month: head.date.month(),
            date_day: head.date.day(),
            subject: head.subject.clone(),
            signature_lines: plan.signature.lines.clone(),
            signer: plan.signature.name.clone(),
        }
    }

    fn read(conn: &Connection, plan: &str) -> Result<Option<Self>, StoreError> {
        let mut query = conn.prepare_cached("SELECT * FROM plan WHERE id = :plan")?;
        let mut rows = query.query(named_params! {":plan": plan})?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        Ok(Some(Self {
            id: row.get("id")?,
            year: row.get("year")?,
            parent: row.get("parent")?,
            agency_lines: read_list(row, "agency_lines")?,
            number: row.get("number")?,
            symbol: row.get("symbol")?,
            place: row.get("place")?,
            date_year: row.get("date_year")?,
            date_month: row.get("date_month")?,
            date_day: row.get("date_day")?,
            subject: row.get("subject")?,
            signature_lines: read_list(row, "signature_lines")?,
            signer: row.get("signer")?,
        }))
    }

    fn insert(&self, conn: &Connection, sample: bool, created: &str) -> Result<(), StoreError> {
        let known = conn
            .prepare_cached("SELECT 1 FROM plan WHERE id = :id")?
            .query_row(named_params! {":id": self.id}, |_| Ok(()))
            .optional()?;
        if known.is_some() {
            return Err(StoreError::Flaws(
                plan::Flaw::new("id", plan::FlawKind::ImpossibleMove).into(),
            ));
        }
        conn.prepare_cached(include_str!("sql/insert_plan.sql"))?
            .execute(named_params! {
                ":id": self.id, ":year": self.year, ":sample": sample, ":created": created,
            })?;
        self.update(conn)
    }

    fn update(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.prepare_cached(include_str!("sql/update_plan.sql"))?
            .execute(named_params! {
                ":id": self.id,
                ":year": self.year,
                ":parent": self.parent,
                ":agency_lines": list_text(&self.agency_lines),
                ":number": self.number,
                ":symbol": self.symbol,
                ":place": self.place,
                ":date_year": self.date_year,
                ":date_month": self.date_month,
                ":date_day": self.date_day,
                ":subject": self.subject,
                ":signature_lines": list_text(&self.signature_lines),
                ":signer": self.signer,
            })?;
        Ok(())
    }
}

/// A table of the plan: its reader, and how one row is put and deleted.
macro_rules! table {
    (
        $row:ident, order $order:literal, key $key:ty = |$this:ident| $found:expr,
        put $put:literal, delete $delete:literal where { $($name:literal: $part:ident),* },
        columns { $($column:ident),* $(,)? }
    ) => {
        impl $row {
            fn read(conn: &Connection, plan: &str) -> Result<Vec<Self>, StoreError> {
                let mut query = conn.prepare_cached($order)?;
                let rows = query.query_map(named_params! {":plan": plan}, |row| {
                    Ok(Self { $($column: row.get(stringify!($column))?,)* })
                })?;
                Ok(rows.collect::<Result<_, _>>()?)
            }
        }

        impl Row for $row {
            type Key<'r> = $key;

            fn key(&self) -> Self::Key<'_> {
                let $this = self;
                $found
            }

            fn put(&self, conn: &Connection, plan: &str) -> Result<usize, StoreError> {
                let values: &[(&str, &dyn ToSql)] = &[
                    (":plan", &plan),
                    $((concat!(":", stringify!($column)), &self.$column),)*
                ];
                Ok(conn.prepare_cached(include_str!($put))?.execute(values)?)
            }

            fn delete(&self, conn: &Connection, plan: &str) -> Result<(), StoreError> {
                conn.prepare_cached($delete)?
                    .execute(named_params! {":plan": plan, $($name: self.$part,)*})?;
                Ok(())
            }
        }
    };
}

table! {
    BasisRow, order "SELECT * FROM basis WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_basis.sql",
    delete "DELETE FROM basis WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, text }
}
table! {
    ParagraphRow, order "SELECT * FROM paragraph WHERE plan = :plan ORDER BY part, position",
    key (&'r str, u32) = |row| (row.part.as_str(), row.position),
    put "sql/put_paragraph.sql",
    delete "DELETE FROM paragraph WHERE plan = :plan AND part = :part AND position = :position"
        where { ":part": part, ":position": position },
    columns { part, position, text, marks }
}
table! {
    RecipientRow, order "SELECT * FROM recipient WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_recipient.sql",
    delete "DELETE FROM recipient WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, name, purpose }
}
table! {
    SectionRow, order "SELECT * FROM section WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_section.sql",
    delete "DELETE FROM section WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, parent, position, kind, label, title, run_in }
}
table! {
    AnnexRow, order "SELECT * FROM annex WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_annex.sql",
    delete "DELETE FROM annex WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, position, label, title, reference }
}
table! {
    BlockRow, order "SELECT * FROM block WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_block.sql",
    delete "DELETE FROM block WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, section, annex, position, kind, label, text, marks, grid }
}
table! {
    DoubtRow, order "SELECT * FROM doubt WHERE plan = :plan ORDER BY position",
    key &'r str = |row| row.id.as_str(),
    put "sql/put_doubt.sql",
    delete "DELETE FROM doubt WHERE plan = :plan AND id = :id" where { ":id": id },
    columns { id, position, kind, line, section, block, excerpt, other, settled }
}
table! {
    LeftOverRow, order "SELECT * FROM left_over WHERE plan = :plan ORDER BY position",
    key u32 = |row| row.position,
    put "sql/put_left_over.sql",
    delete "DELETE FROM left_over WHERE plan = :plan AND position = :position"
        where { ":position": position },
    columns { position, line, text, reason }
}

impl BlockRow {
    fn of(position: u32, block: &Block) -> Result<Self, StoreError> {
        Ok(Self {
            id: block.id.to_string(),
            section: None,
            annex: None,
            position,
            kind: block.kind.code().to_owned(),
            label: label_text(&block.label),
            text: block.text.to_plain(),
            marks: marks_of(&block.text),
            grid: block.table.as_ref().map(grid_text).transpose()?,
        })
    }

    fn into_block(self) -> Result<(String, Block), StoreError> {
        let block = Block {
            id: parse(&self.id)?,
            kind: Word::from_word(&self.kind)?,
            label: label_of(self.label),
            text: rich(&self.text, &self.marks)?,
            table: self.grid.as_deref().map(grid_of).transpose()?,
        };
        let owner = self.section.or(self.annex);
        Ok((owner.ok_or_else(|| damaged("block of nothing"))?, block))
    }

    fn words(&self) -> Result<String, StoreError> {
        let mut words = vec![self.text.clone()];
        if let Some(grid) = &self.grid {
            let cells = grid_of(grid)?.rows.into_iter().flatten();
            words.extend(cells.map(|cell| cell.to_plain()));
        }
        Ok(words.join("\n"))
    }
}

impl AnnexRow {
    fn into_annex(self, under: &mut HashMap<String, Vec<Block>>) -> Result<Annex, StoreError> {
        Ok(Annex {
            id: parse(&self.id)?,
            blocks: under.remove(&self.id).unwrap_or_default(),
            label: self.label,
            title: self.title,
            reference: self.reference,
        })
    }
}

impl DoubtRow {
    fn of(position: u32, doubt: &Doubt) -> Self {
        Self {
            id: doubt.id.to_string(),
            position,
            kind: doubt.kind.code().to_owned(),
            line: doubt.line,
            section: doubt.section.map(|id| id.to_string()),
            block: doubt.block.map(|id| id.to_string()),
            excerpt: doubt.excerpt.clone(),
            other: doubt.other.clone(),
            settled: doubt.settled,
        }
    }

    fn into_doubt(self) -> Result<Doubt, StoreError> {
        Ok(Doubt {
            id: parse(&self.id)?,
            kind: Word::from_word(&self.kind)?,
            line: self.line,
            section: parse_some(self.section.as_ref())?,
            block: parse_some(self.block.as_ref())?,
            excerpt: self.excerpt,
            other: self.other,
            settled: self.settled,
        })
    }
}

impl LeftOverRow {
    fn into_left_over(self) -> Result<LeftOver, StoreError> {
        Ok(LeftOver {
            line: self.line,
            text: self.text,
            reason: Word::from_word(&self.reason)?,
        })
    }
}
