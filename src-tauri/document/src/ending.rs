//! Recipients and signature (Phụ lục I, II.7 and II.9).

use crate::tree::{Recipients, Signature};
use plan::{Agency, Plan, Recipient, Signatory};

const TITLE: &str = "Nơi nhận:";

/// `- Who (what for);` line by line, the archive last and closed with a full stop. A plan
/// without recipients has the office's archive line.
pub(crate) fn recipients(plan: &Plan, agency: &Agency) -> Recipients {
    let (archive, others): (Vec<&Recipient>, Vec<&Recipient>) =
        plan.recipients.iter().partition(|r| r.is_archive());
    let mut lines: Vec<String> = others.into_iter().chain(archive).map(recipient).collect();
    if lines.is_empty() && !agency.drafting_symbol.trim().is_empty() {
        lines.push(format!("- Lưu: VT, {}", agency.drafting_symbol.trim()));
    }
    let last = lines.len().saturating_sub(1);
    for (i, line) in lines.iter_mut().enumerate() {
        line.push(if i == last { '.' } else { ';' });
    }
    Recipients {
        title: if lines.is_empty() {
            String::new()
        } else {
            TITLE.to_owned()
        },
        lines,
        drafter: String::new(),
    }
}

fn recipient(recipient: &Recipient) -> String {
    let name = recipient.name.trim().trim_end_matches([';', '.', ',']);
    match recipient.purpose.trim() {
        "" => format!("- {name}"),
        purpose => format!("- {name} ({purpose})"),
    }
}

/// The plan's own signature, else that of the office's usual signatory.
pub(crate) fn signature(plan: &Plan, agency: &Agency) -> Signature {
    let signatory = signatory(plan, agency);
    Signature {
        name: signatory.name.trim().to_owned(),
        lines: signatory.lines,
    }
}

/// Who signs a plan: its own signatory, else the office's usual one.
pub(crate) fn signatory(plan: &Plan, agency: &Agency) -> Signatory {
    let own = &plan.signature;
    if own.lines.is_empty() && own.name.trim().is_empty() {
        agency.signatories.first().cloned().unwrap_or_default()
    } else {
        own.clone()
    }
}
