//! A plan as rows, and back.

use crate::error::{StoreError, damaged};
use crate::plan_tables::{
    AnnexRow, BasisRow, BlockRow, DoubtRow, HeadRow, LeftOverRow, ParagraphRow, RecipientRow,
    SectionRow,
};
use crate::rows::write_difference;
use crate::search::{Entry, Kind};
use crate::value::{label_of, label_text, marks_of, parse, parse_some, rich};
use crate::word::Word;
use plan::{Block, Plan, Recipient, RichText, Section, SignatureBlock};
use rusqlite::Connection;
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
    pub(crate) fn into_plan(mut self) -> Result<Plan, StoreError> {
        let (opening, closing) = paragraphs(&self.paragraphs)?;
        let mut under: HashMap<String, Vec<Block>> = HashMap::new();
        for row in self.blocks {
            let (owner, block) = row.into_block()?;
            under.entry(owner).or_default().push(block);
        }
        Ok(Plan {
            id: parse(&self.head.id)?,
            year: self.head.year,
            continues: parse_some(self.head.continues.as_ref())?,
            annexes: each(self.annexes, |row| row.into_annex(&mut under))?,
            sections: tree(self.sections, &mut under)?,
            closing,
            recipients: each(self.recipients, |row| {
                Ok(Recipient {
                    name: row.name,
                    purpose: row.purpose,
                })
            })?,
            signature: SignatureBlock {
                lines: std::mem::take(&mut self.head.signature_lines),
                name: std::mem::take(&mut self.head.signer),
            },
            doubts: each(self.doubts, DoubtRow::into_doubt)?,
            left_over: each(self.left_over, LeftOverRow::into_left_over)?,
            head: self
                .head
                .into_head(each(self.bases, |row| Ok(row.text))?, opening)?,
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

fn each<R, T>(
    rows: Vec<R>,
    read: impl FnMut(R) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    rows.into_iter().map(read).collect()
}

/// Paragraphs of the opening and of the closing.
fn paragraphs(rows: &[ParagraphRow]) -> Result<(Vec<RichText>, Vec<RichText>), StoreError> {
    let of = |part: &str| -> Result<Vec<RichText>, StoreError> {
        rows.iter()
            .filter(|row| row.part == part)
            .map(|row| rich(&row.text, &row.marks))
            .collect()
    };
    Ok((of(OPENING)?, of(CLOSING)?))
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
