//! Changes to a plan that make sense, as functions from plan to plan.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::SectionId;
use crate::model::{
    Annex, Block, BlockKind, Head, Label, Place, Plan, Recipient, Section, SectionKind,
    SignatureBlock,
};
use crate::text::{RichText, nfc};

/// Deepest nesting of sections: `I.` / `1.` / `1.1.` / `1.1.1.`
pub const DEPTH_LIMIT: usize = 4;

/// What can be changed on a section's own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHead {
    /// What it is about.
    pub kind: SectionKind,
    /// Its number.
    pub label: Label,
    /// Its words.
    pub title: String,
    /// Whether the first paragraph continues on its line.
    pub run_in: bool,
}

fn unknown(field: &str) -> Flaws {
    Flaw::new(field, FlawKind::Unknown).into()
}

fn find(sections: &mut [Section], id: SectionId) -> Option<&mut Section> {
    sections.iter_mut().find_map(|section| {
        if section.id == id {
            Some(section)
        } else {
            find(&mut section.sections, id)
        }
    })
}

fn take(
    sections: &mut Vec<Section>,
    id: SectionId,
    parent: Option<SectionId>,
) -> Option<(Section, Place)> {
    if let Some(index) = sections.iter().position(|s| s.id == id) {
        return Some((sections.remove(index), Place { parent, index }));
    }
    sections
        .iter_mut()
        .find_map(|s| take(&mut s.sections, id, Some(s.id)))
}

fn height(section: &Section) -> usize {
    1 + section.sections.iter().map(height).max().unwrap_or(0)
}

impl Plan {
    /// How many levels of sections there are.
    pub(crate) fn depth_of_sections(&self) -> usize {
        self.sections.iter().map(height).max().unwrap_or(0)
    }

    fn depth(&self, id: SectionId) -> Option<usize> {
        self.walk()
            .into_iter()
            .find_map(|(depth, s)| (s.id == id).then_some(depth))
    }

    /// Where a section stands now.
    pub fn place_of(&self, id: SectionId) -> Option<Place> {
        fn go(sections: &[Section], id: SectionId, parent: Option<SectionId>) -> Option<Place> {
            if let Some(index) = sections.iter().position(|s| s.id == id) {
                return Some(Place { parent, index });
            }
            sections
                .iter()
                .find_map(|s| go(&s.sections, id, Some(s.id)))
        }
        go(&self.sections, id, None)
    }

    /// Puts a section at a place; an index past the end means the end.
    ///
    /// # Errors
    /// The parent is unknown, or the tree would grow deeper than [`DEPTH_LIMIT`].
    pub fn insert_section(&mut self, place: Place, section: Section) -> Result<(), Flaws> {
        let depth = match place.parent {
            None => 0,
            Some(parent) => self.depth(parent).ok_or_else(|| unknown("parent"))? + 1,
        };
        if depth + height(&section) > DEPTH_LIMIT {
            return Err(Flaw::new("parent", FlawKind::ImpossibleMove).into());
        }
        let siblings = match place.parent {
            None => &mut self.sections,
            Some(parent) => {
                &mut find(&mut self.sections, parent)
                    .ok_or_else(|| unknown("parent"))?
                    .sections
            }
        };
        siblings.insert(place.index.min(siblings.len()), section);
        Ok(())
    }

    /// Takes a section out, with all that is under it, and says where it stood.
    ///
    /// # Errors
    /// No such section.
    pub fn remove_section(&mut self, id: SectionId) -> Result<(Section, Place), Flaws> {
        take(&mut self.sections, id, None).ok_or_else(|| unknown("section"))
    }

    /// Moves a section, with all that is under it. The index counts without the moved section.
    ///
    /// # Errors
    /// No such section or parent, a move into itself, or too deep. The plan is as it was.
    pub fn move_section(&mut self, id: SectionId, to: Place) -> Result<(), Flaws> {
        let mut moved = self.clone();
        let (section, _) = moved.remove_section(id)?;
        moved
            .insert_section(to, section)
            .map_err(|_| Flaws::from(Flaw::new("place", FlawKind::ImpossibleMove)))?;
        *self = moved;
        Ok(())
    }

    /// Changes a section's own line.
    ///
    /// # Errors
    /// No such section, or a title over [`Plan::TITLE_LIMIT`].
    pub fn set_section_head(&mut self, id: SectionId, head: SectionHead) -> Result<(), Flaws> {
        let mut check = Check::default();
        let title = check.optional("title", &head.title, Self::TITLE_LIMIT);
        let label = match head.label {
            Label::Auto => Label::Auto,
            Label::Literal(found) => Label::Literal(check.optional("label", &found, 30)),
        };
        let title = check.finish(title)?;
        let section = find(&mut self.sections, id).ok_or_else(|| unknown("section"))?;
        (section.kind, section.label, section.title, section.run_in) =
            (head.kind, label, title, head.run_in);
        Ok(())
    }

    /// Replaces the text of a section or annex.
    ///
    /// # Errors
    /// No such section, or a block that is too long or whose cells cannot be merged so, each with
    /// its index.
    pub fn set_blocks(&mut self, id: SectionId, mut blocks: Vec<Block>) -> Result<(), Flaws> {
        let mut check = Check::default();
        let mut seen = std::collections::HashSet::new();
        for (i, block) in blocks.iter_mut().enumerate() {
            if block.text.to_plain().chars().count() > Self::TEXT_LIMIT {
                check.flaw(Flaw::too_long(
                    format!("blocks[{i}].text"),
                    Self::TEXT_LIMIT,
                ));
            }
            if (block.kind == BlockKind::Table) != block.table.is_some() {
                check.flaw(Flaw::new(format!("blocks[{i}].table"), FlawKind::Empty));
            }
            if let Some(table) = block.table.take() {
                let joined = table.joined().map_err(|flaw| Flaw {
                    field: format!("blocks[{i}].table.{}", flaw.field),
                    ..flaw
                });
                block.table = check.take(joined);
            }
            if !seen.insert(block.id) {
                check.flaw(Flaw::new(
                    format!("blocks[{i}].id"),
                    FlawKind::ImpossibleMove,
                ));
            }
        }
        let blocks = check.finish(blocks)?;
        if let Some(section) = find(&mut self.sections, id) {
            section.blocks = blocks;
        } else if let Some(annex) = self.annexes.iter_mut().find(|a| a.id == id) {
            annex.blocks = blocks;
        } else {
            return Err(unknown("section"));
        }
        Ok(())
    }

    /// Changes what stands above the body, and the plan's year.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn set_head(&mut self, year: i32, head: Head) -> Result<(), Flaws> {
        let mut check = Check::default();
        if !(1945..=2200).contains(&year) {
            check.flaw(Flaw::new("year", FlawKind::OutOfRange));
        }
        let lines = |check: &mut Check, field: &str, lines: Vec<String>| -> Vec<String> {
            lines
                .iter()
                .map(|l| check.optional(field, l, crate::Agency::NAME_LIMIT))
                .filter(|l| !l.is_empty())
                .collect()
        };
        let head = Head {
            parent: head
                .parent
                .map(|p| check.optional("parent", &p, crate::Agency::NAME_LIMIT))
                .filter(|p| !p.is_empty()),
            agency_lines: lines(&mut check, "agency_lines", head.agency_lines),
            number: head.number,
            symbol: check.optional("symbol", &head.symbol, 100),
            place: check.optional("place", &head.place, 100),
            date: head.date,
            subject: check.required("subject", &head.subject, Self::SUBJECT_LIMIT),
            opening: crate::model::Opening {
                bases: head
                    .opening
                    .bases
                    .iter()
                    .map(|b| check.optional("bases", b, Self::TITLE_LIMIT * 2))
                    .map(|b| b.trim_end_matches([';', '.', ' ']).to_owned())
                    .filter(|b| !b.is_empty())
                    .collect(),
                paragraphs: paragraphs(&mut check, "opening", head.opening.paragraphs),
            },
            urgency: head.urgency,
            circulation: head.circulation,
            draft: head.draft,
        };
        let head = check.finish(head)?;
        (self.year, self.head) = (year, head);
        Ok(())
    }

    /// Changes closing, recipients and signature.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn set_ending(
        &mut self,
        closing: Vec<RichText>,
        recipients: Vec<Recipient>,
        signature: SignatureBlock,
    ) -> Result<(), Flaws> {
        let mut check = Check::default();
        let closing = paragraphs(&mut check, "closing", closing);
        let recipients: Vec<Recipient> = recipients
            .into_iter()
            .map(|r| Recipient {
                name: check.optional("recipients", &r.name, 500),
                purpose: check.optional("recipients", &r.purpose, 100),
            })
            .filter(|r| !r.name.is_empty())
            .collect();
        let signature = SignatureBlock {
            lines: signature
                .lines
                .into_iter()
                .map(|l| check.optional("signature.lines", &l, 100))
                .filter(|l| !l.is_empty())
                .collect(),
            name: check.optional(
                "signature.name",
                &signature.name,
                crate::Agency::SIGNER_LIMIT,
            ),
        };
        let (closing, recipients, signature) = check.finish((closing, recipients, signature))?;
        (self.closing, self.recipients, self.signature) = (closing, recipients, signature);
        Ok(())
    }

    /// Takes an annex out.
    ///
    /// # Errors
    /// No such annex.
    pub fn remove_annex(&mut self, id: SectionId) -> Result<(Annex, usize), Flaws> {
        let index = self
            .annexes
            .iter()
            .position(|a| a.id == id)
            .ok_or_else(|| unknown("annex"))?;
        Ok((self.annexes.remove(index), index))
    }
}

fn paragraphs(check: &mut Check, field: &str, texts: Vec<RichText>) -> Vec<RichText> {
    texts
        .into_iter()
        .filter(|text| !text.is_blank())
        .inspect(|text| {
            let plain = nfc(&text.to_plain());
            if plain.chars().count() > Plan::TEXT_LIMIT {
                check.flaw(Flaw::too_long(field, Plan::TEXT_LIMIT));
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{DraftSection, PlanDraft};
    use uuid::Uuid;

    fn plan() -> Plan {
        let section = |title: &str, sections| DraftSection {
            title: title.into(),
            sections,
            ..DraftSection::default()
        };
        let mut n = 0;
        let mut mint = || {
            n += 1;
            Uuid::from_u128(n)
        };
        PlanDraft {
            subject: "Tuyên truyền".into(),
            sections: vec![
                section("A", vec![section("A1", vec![]), section("A2", vec![])]),
                section(
                    "B",
                    vec![section(
                        "B1",
                        vec![section("B11", vec![section("B111", vec![])])],
                    )],
                ),
            ],
            ..PlanDraft::default()
        }
        .accept(2026, &mut mint)
        .unwrap()
        .0
    }

    fn id(plan: &Plan, title: &str) -> SectionId {
        plan.walk()
            .into_iter()
            .find(|(_, s)| s.title == title)
            .unwrap()
            .1
            .id
    }

    fn outline(plan: &Plan) -> String {
        plan.walk()
            .iter()
            .map(|(d, s)| format!("{d}{}", s.title))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn moves_keep_every_section() {
        for (what, parent, index, expect) in [
            ("A2", Some("A"), 0, Some("0A 1A2 1A1 0B 1B1 2B11 3B111")),
            ("A", None, 9, Some("0B 1B1 2B11 3B111 0A 1A1 1A2")),
            ("A1", None, 1, Some("0A 1A2 0A1 0B 1B1 2B11 3B111")),
            ("B", Some("B1"), 0, None),
            ("B", Some("A"), 0, None),
            ("A", Some("A"), 0, None),
        ] {
            let mut plan = plan();
            let before = outline(&plan);
            let to = Place {
                parent: parent.map(|p| id(&plan, p)),
                index,
            };
            let what_id = id(&plan, what);
            let moved = plan.move_section(what_id, to);
            assert_eq!(moved.is_ok(), expect.is_some(), "{what}");
            assert_eq!(outline(&plan), expect.unwrap_or(&before));
        }
    }

    #[test]
    fn a_removed_section_goes_back_where_it_was() {
        let mut plan = plan();
        let before = plan.clone();
        let (section, place) = plan.remove_section(id(&plan, "B1")).unwrap();
        assert_ne!(plan, before);
        plan.insert_section(place, section).unwrap();
        assert_eq!(plan, before);
    }

    #[test]
    fn a_subject_of_ten_thousand_letters_is_told() {
        let mut plan = plan();
        let head = Head {
            subject: "x".repeat(10_000),
            ..plan.head.clone()
        };
        let flaws = plan.set_head(20_260, head).unwrap_err();
        let fields: Vec<&str> = flaws.0.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["year", "subject"]);
        assert_eq!(flaws.0[1].limit, Some(500));
    }
}
