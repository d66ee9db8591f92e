//! `loa returned FILE`: what a Word file that came back says; with `--yes` it is taken in.

use super::Answer;
use super::say::{Say, moment, name_of};
use crate::office::{Office, returned};
use crate::wire::{
    Failure, ReturnedBy, ReturnedFile, ReturnedItem, ReturnedOf, ReturnedPlace, Role, TakenReturned,
};
use std::path::PathBuf;

/// What is asked for.
pub(super) struct Asked {
    pub(super) file: PathBuf,
    /// Else the one the file says it is of.
    pub(super) plan: Option<String>,
    /// What everybody who wrote in it is.
    pub(super) role: Role,
    pub(super) take: bool,
}

/// Roles as they are given.
pub(super) const ROLES: [(&str, Role); 6] = [
    ("leader", Role::Leader),
    ("unit-head", Role::UnitHead),
    ("format-checker", Role::FormatChecker),
    ("drafter", Role::Drafter),
    ("clerk", Role::Clerk),
    ("reader", Role::Reader),
];

/// Lists what would come in, or takes it in.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    let plan = asked.plan.map(|plan| office.plan_id(&plan)).transpose()?;
    let came = returned::read(office, &asked.file, plan.as_deref())?;
    let shown = returned::preview(office, &came)?;
    let aside = match shown.of {
        ReturnedOf::Same => Vec::new(),
        ReturnedOf::Other => vec![say.word("cli_returned_other", &[("title", &shown.other)])],
        ReturnedOf::Unknown => vec![say.word("cli_returned_unknown", &[])],
    };
    let text = if asked.take {
        let by = shown.authors.into_iter().map(|author| ReturnedBy {
            name: author.found.clone(),
            found: author.found,
            role: asked.role,
        });
        let taken = returned::take_in(office, &came, &by.collect::<Vec<_>>())?;
        say.answer(&taken, || told(say, &taken))
    } else {
        say.answer(&shown, || listed(say, &shown))
    };
    Ok(Answer {
        aside,
        text,
        partial: false,
    })
}

fn told(say: &Say, taken: &TakenReturned) -> String {
    say.word(
        "cli_returned_taken",
        &[
            ("count", &taken.remarks.to_string()),
            ("unplaced", &taken.unplaced.to_string()),
            ("replies", &taken.replies.to_string()),
            ("known", &taken.known.to_string()),
        ],
    )
}

fn listed(say: &Say, shown: &ReturnedFile) -> String {
    let count = |is: fn(&ReturnedItem) -> bool| {
        let count = shown.items.iter().filter(|item| is(item)).count();
        count.to_string()
    };
    let unplaced = count(|it| matches!(it.place, ReturnedPlace::Nowhere | ReturnedPlace::Outside));
    let mut lines = vec![say.word(
        "cli_returned_head",
        &[
            ("all", &shown.items.len().to_string()),
            ("unplaced", &unplaced),
            ("known", &count(|it| it.known)),
            // Last: a title may hold anything.
            ("title", &shown.title),
        ],
    )];
    lines.extend(shown.items.iter().map(|item| line(say, item)));
    lines.push(say.word("cli_returned_hint", &[]));
    lines.join("\n")
}

fn line(say: &Say, item: &ReturnedItem) -> String {
    let kind = say.word(&format!("returned_kind_{}", name_of(&item.kind)), &[]);
    let place = say.word(&format!("returned_place_{}", name_of(&item.place)), &[]);
    let mut line = format!("[{kind}] {} {} · {place}", item.author, moment(&item.at));
    if !item.heading.is_empty() {
        line.push_str(&format!(" · {}", item.heading));
    }
    line.push_str(&format!(": “{}”", item.quote));
    if let Some(wanted) = &item.suggestion {
        line.push_str(&format!(" → “{wanted}”"));
    }
    if !item.text.is_empty() {
        line.push_str(&format!(" — {}", item.text));
    }
    let replies = item.replies.iter();
    line.extend(replies.map(|it| format!(" | {}: {}", it.author, it.text)));
    plan::text::squeeze(&line)
}
