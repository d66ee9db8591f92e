//! A plan with its tasks, put on paper.

use crate::profile::Profile;
use crate::tree::{Addressees, Document, Meta, Orientation};
use crate::{annex, body, ending, head, stamp};
use plan::{Agency, Official, Plan, Task};

/// What a document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its tasks in their order; only accepted ones are printed.
    pub tasks: &'a [Task],
    /// The office, for whatever the plan does not say itself.
    pub agency: &'a Agency,
    /// People that tasks may name.
    pub officials: &'a [Official],
}

/// Lays out a plan by a form: its own letterhead, number, date and signature where it has them,
/// the office's where it has not; blanks for what is not known yet.
pub fn compose(source: &Source<'_>, profile: &Profile) -> Document {
    let plan = source.plan;
    let doc_type = head::DOC_TYPE.to_owned();
    let title = plan.title();
    Document {
        meta: Meta {
            title: format!("{} {title}", sentence_case(&doc_type))
                .trim_end()
                .to_owned(),
            language: "vi-VN".to_owned(),
            subject: title,
        },
        orientation: Orientation::Portrait,
        circulation: stamp::circulation(plan.head.circulation, profile),
        letterhead: head::letterhead(plan, source.agency, profile),
        subject: head::subject(plan, profile),
        doc_type,
        addressees: Addressees::default(),
        opening: head::opening(plan),
        blocks: body::sections(&plan.sections),
        closing: plan.closing.iter().map(body::line).collect(),
        recipients: ending::recipients(plan, source.agency),
        signature: ending::signature(plan, source.agency),
        contact: Vec::new(),
        annexes: annex::annexes(source, profile),
        following: Vec::new(),
    }
}

/// `KẾ HOẠCH` as `Kế hoạch`.
pub(crate) fn sentence_case(capitals: &str) -> String {
    let small = capitals.to_lowercase();
    let mut letters = small.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
