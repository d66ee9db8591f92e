//! What was said about a plan: listed, or answered point by point as a paper.

use super::Answer;
use super::paper::told;
use super::say::{Say, moment, name_of};
use crate::office::{Office, remarks};
use crate::wire::{self, ExportFormat, Failure};
use std::path::PathBuf;

/// Which paper.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// The table that answers all remarks.
    Table(ExportFormat),
    /// The draft with its lines counted.
    Lines,
}

/// What may be asked for, by its name.
pub(super) const KINDS: [(&str, Kind); 5] = [
    ("docx", Kind::Table(ExportFormat::Docx)),
    ("pdf", Kind::Table(ExportFormat::Pdf)),
    ("pdf-filing", Kind::Table(ExportFormat::PdfFiling)),
    ("xlsx", Kind::Table(ExportFormat::Xlsx)),
    ("lines", Kind::Lines),
];

/// What was asked for.
pub(super) struct Asked {
    pub(super) plan: String,
    pub(super) to: Option<(Kind, PathBuf)>,
}

/// Lists a plan's remarks, or writes the paper that was asked for.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    let plan = office.plan_id(&asked.plan)?;
    match asked.to {
        None => Ok(say.all_remarks(&remarks::list(office, plan)?).into()),
        Some((Kind::Table(format), out)) => {
            let written = remarks::export_to(office, &plan, format, &out)?;
            Ok(told(say, &[written]))
        }
        Some((Kind::Lines, out)) => {
            let written = remarks::print_for_remarks_to(office, &plan, &out)?;
            Ok(told(say, &[written]))
        }
    }
}

impl Say {
    /// Each remark on lines of its own: number, state, place and who; what it says.
    fn all_remarks(&self, all: &wire::Remarks) -> String {
        self.answer(all, || {
            let counts = &all.counts;
            let open = counts.open + counts.accepted;
            let count = self.word(
                "cli_remarks",
                &[
                    ("count", &counts.total.to_string()),
                    ("open", &open.to_string()),
                ],
            );
            let told = all.remarks.iter().flat_map(|it| self.remark(it));
            std::iter::once(count)
                .chain(told)
                .chain(self.judgements(&all.opinions))
                .collect::<Vec<_>>()
                .join("\n")
        })
    }

    /// The judgements of the whole draft, with how many there are; nothing without one.
    pub(super) fn judgements(&self, all: &[wire::Opinion]) -> Vec<String> {
        if all.is_empty() {
            return Vec::new();
        }
        let count = all.len().to_string();
        let lines = all
            .iter()
            .map(|it| self.judgement(it.verdict, &it.by, (&it.at, it.current), &it.reason));
        std::iter::once(self.word("cli_opinions", &[("count", &count)]))
            .chain(lines)
            .collect()
    }

    /// `- 15:10 06/03/2026 Trả lại · Phạm Văn Dũng · về lời văn cũ · Thiếu kinh phí.`
    pub(super) fn judgement(
        &self,
        verdict: wire::Verdict,
        by: &wire::Person,
        (at, current): (&str, bool),
        reason: &str,
    ) -> String {
        let mut words = vec![
            self.word(&format!("remarks_verdict_{}", name_of(&verdict)), &[]),
            self.person(by),
        ];
        if !current {
            words.push(self.word("packages_opinion_old", &[]));
        }
        words.push(plan::text::squeeze(reason));
        words.retain(|word| !word.is_empty());
        format!("- {} {}", moment(at), words.join(" · "))
    }

    /// Their name, or what they do here.
    fn person(&self, by: &wire::Person) -> String {
        match by.name.as_str() {
            "" => self.word(&format!("kit_role_{}", name_of(&by.role)), &[]),
            name => name.to_owned(),
        }
    }

    fn remark(&self, it: &wire::Remark) -> Vec<String> {
        let state = self.word(&format!("cli_remark_{}", name_of(&it.state)), &[]);
        let place = match it.of {
            wire::RemarkOf::Plan | wire::RemarkOf::Text | wire::RemarkOf::Nothing => {
                it.cited.clone()
            }
            of => self.word(
                &format!("cli_remark_on_{}", name_of(&of)),
                &[("number", &it.cited)],
            ),
        };
        let mut head = vec![it.by.name.clone(), place.trim().to_owned()];
        if let Some(from) = &it.sender {
            let key = match from.paired {
                true => "cli_remark_sender",
                false => "cli_remark_stranger",
            };
            head.push(self.word(key, &[("name", &from.name)]));
        }
        match it.standing {
            wire::RemarkStanding::Here => {}
            other => head.push(self.word(&format!("cli_remark_{}", name_of(&other)), &[])),
        }
        if !it.excerpt.is_empty() {
            head.push(format!("“{}”", plan::text::squeeze(&it.excerpt)));
        }
        head.retain(|part| !part.is_empty());
        let mut lines = vec![format!("{}. [{state}] {}", it.number, head.join(" · "))];
        let said = |key: &str, words: &str| self.word(key, &[("words", words)]);
        if !it.text.is_empty() {
            lines.push(format!("   {}", plan::text::squeeze(&it.text)));
        }
        match it.suggestion.as_deref() {
            None => {}
            Some("") => lines.push(format!("   {}", said("cli_remark_struck", ""))),
            Some(words) => lines.push(format!("   {}", said("cli_remark_suggested", words))),
        }
        lines.extend(it.replies.iter().map(|reply| {
            let words = plan::text::squeeze(&reply.text);
            format!("   {}: {words}", self.person(&reply.by))
        }));
        if !it.answer.is_empty() {
            lines.push(format!("   → {}", plan::text::squeeze(&it.answer)));
        }
        lines
    }
}
