//! Kept versions on the command line: listed, compared, kept, brought back, begun from anew.

use super::Answer;
use super::paper::told;
use super::say::{Say, moment};
use crate::office::{Office, versions};
use crate::wire::{
    ChangeSize, ComparedWords, Comparison, ComparisonChoice, ExportFormat, Failure, LineChange,
    PlanVersions, StateRef, WordsSaid,
};
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;

/// The plan as it stands, in the place of a number.
const NOW: [&str; 3] = ["now", "nay", "0"];
/// The plan it goes on from, such as the issued one that it adjusts.
const BEFORE: [&str; 2] = ["before", "truoc"];
const KINDS: [(&str, ExportFormat); 5] = [
    ("docx", ExportFormat::Docx),
    ("pdf", ExportFormat::Pdf),
    ("pdf-filing", ExportFormat::PdfFiling),
    ("xlsx", ExportFormat::Xlsx),
    ("text", ExportFormat::Text),
];

/// What was asked for.
pub(super) enum Asked {
    List {
        plan: String,
    },
    Compare {
        plan: String,
        old: String,
        new: String,
        /// Another plan, in the place of the older state; `old` is the newer one then.
        with: Option<String>,
        landscape: bool,
        /// Written here instead of shown.
        to: Option<(ExportFormat, PathBuf)>,
    },
    Keep {
        plan: String,
        note: String,
    },
    Restore {
        plan: String,
        number: u32,
    },
    Begin {
        plan: String,
        number: u32,
    },
}

/// Adds the commands to the grammar.
pub(super) fn grammar(
    grammar: clap::Command,
    sub: &dyn Fn(&'static str) -> clap::Command,
    say: &dyn Fn(&str) -> String,
) -> clap::Command {
    let arg = |name: &'static str| {
        let word = format!("cli_arg_version_{}", name.replace('-', "_"));
        Arg::new(name).help(say(&word))
    };
    let plan = || Arg::new("plan").required(true).help(say("cli_arg_plan"));
    let kinds = KINDS.map(|(kind, _)| kind);
    let keep = sub("keep").about(say("cli_about_version_keep"));
    let restore = sub("restore").about(say("cli_about_version_restore"));
    let draft = sub("draft").about(say("cli_about_version_draft"));
    let number = || {
        arg("number")
            .required(true)
            .value_parser(value_parser!(u32))
    };
    grammar
        .subcommand(sub("versions").arg(plan()))
        .subcommand(
            sub("compare")
                .arg(plan())
                .arg(arg("old").required_unless_present("with"))
                .arg(
                    arg("new")
                        .required_unless_present("with")
                        .conflicts_with("with"),
                )
                .arg(arg("with").long("with").value_name("PLAN"))
                .arg(
                    Arg::new("to")
                        .long("to")
                        .requires("out")
                        .help(say("cli_arg_to"))
                        .hide_possible_values(true)
                        .value_parser(kinds),
                )
                .arg(
                    Arg::new("out")
                        .long("out")
                        .requires("to")
                        .help(say("cli_arg_out"))
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(
                    arg("landscape")
                        .long("landscape")
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(
            sub("version")
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(
                    keep.arg(plan())
                        .arg(arg("note").long("note").allow_hyphen_values(true)),
                )
                .subcommand(restore.arg(plan()).arg(number()))
                .subcommand(draft.arg(plan()).arg(number())),
        )
}

/// What a line that was understood asks for; nothing for another command.
pub(super) fn asked(name: &str, m: &ArgMatches) -> Option<Asked> {
    let text = |m: &ArgMatches, name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    Some(match (name, m.subcommand()) {
        ("versions", _) => Asked::List {
            plan: text(m, "plan"),
        },
        ("compare", _) => Asked::Compare {
            plan: text(m, "plan"),
            old: text(m, "old"),
            new: text(m, "new"),
            with: m.get_one::<String>("with").cloned(),
            landscape: m.get_flag("landscape"),
            to: KINDS
                .iter()
                .find(|(kind, _)| *kind == text(m, "to"))
                .and_then(|(_, format)| Some((*format, m.get_one::<PathBuf>("out")?.clone()))),
        },
        ("version", Some(("keep", m))) => Asked::Keep {
            plan: text(m, "plan"),
            note: text(m, "note"),
        },
        ("version", Some(("draft", m))) => Asked::Begin {
            plan: text(m, "plan"),
            number: m.get_one::<u32>("number").copied().unwrap_or_default(),
        },
        ("version", Some((_, m))) => Asked::Restore {
            plan: text(m, "plan"),
            number: m.get_one::<u32>("number").copied().unwrap_or_default(),
        },
        _ => return None,
    })
}

/// Does it.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    let text = match asked {
        Asked::List { plan } => {
            let plan = office.plan_id(&plan)?;
            listed(say, &versions::list(office, plan)?)
        }
        Asked::Keep { plan, note } => {
            let plan = office.plan_id(&plan)?;
            listed(say, &versions::keep(office, plan, note)?.versions)
        }
        Asked::Restore { plan, number } => {
            let plan = office.plan_id(&plan)?;
            let version = versions::version_id(office, &plan, number)?;
            let restored = versions::restore(office, version, None)?;
            let word = match restored.taken_back {
                true => "cli_version_restored_back",
                false => "cli_version_restored",
            };
            say.answer(&restored, || {
                say.word(word, &[("number", &number.to_string())])
            })
        }
        Asked::Begin { plan, number } => {
            let plan = office.plan_id(&plan)?;
            let version = versions::version_id(office, &plan, number)?;
            let begun = versions::begin(office, version)?.plan;
            let (number, id) = (number.to_string(), begun.id.as_str());
            say.answer(&begun, || {
                say.word("cli_version_begun", &[("number", &number), ("plan", id)])
            })
        }
        Asked::Compare {
            plan,
            old,
            new,
            with,
            landscape,
            to,
        } => {
            let plan = office.plan_id(&plan)?;
            let other = with.map(|other| office.plan_id(&other)).transpose()?;
            let state = |text: &str| match BEFORE.contains(&text) {
                true => versions::before(office, &plan),
                false => versions::numbered(office, &plan, number(text)?),
            };
            let (old, new) = match other {
                Some(plan) if old.is_empty() => (StateRef::Now { plan }, state(NOW[0])?),
                Some(plan) => (StateRef::Now { plan }, state(&old)?),
                None => (state(&old)?, state(&new)?),
            };
            if let Some((format, out)) = to {
                let choice = ComparisonChoice {
                    old,
                    new,
                    landscape,
                };
                let written = versions::export_to(office, &choice, format, &out)?;
                return Ok(told(say, &[written]));
            }
            let compared = versions::compare(office, old, new)?;
            say.answer(&compared, || lines(say, &compared.comparison))
        }
    };
    Ok(text.into())
}

fn number(text: &str) -> Result<Option<u32>, Failure> {
    if NOW.contains(&text) {
        return Ok(None);
    }
    let number = text.parse().map_err(|_| Failure::NotFound {
        what: "version".to_owned(),
    });
    number.map(Some)
}

fn listed(say: &Say, list: &PlanVersions) -> String {
    let lines = list.versions.iter().map(|it| {
        let (cause, stage) = (
            name_of("versions_cause", &it.cause),
            name_of("kit_stage", &it.stage),
        );
        let line = format!(
            "{:>3}  {}  {}  {}  {}  {}  {}",
            it.number,
            moment(&it.at),
            say.word(&cause, &[]),
            say.word(&stage, &[]),
            it.by.name,
            it.change
                .map_or_else(String::new, |change| size(say, change)),
            it.note,
        );
        line.trim_end().to_owned()
    });
    say.lines(list, "cli_no_versions", lines)
}

fn name_of(word: &str, value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    format!("{word}_{}", name.as_str().unwrap_or_default())
}

fn size(say: &Say, change: ChangeSize) -> String {
    let ChangeSize {
        changed,
        added,
        removed,
        moved,
    } = change;
    let counts = [
        ("changed", changed),
        ("added", added),
        ("removed", removed),
        ("moved", moved),
    ];
    let texts = counts.map(|(name, count)| (name, count.to_string()));
    let fill: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, it)| (*name, it.as_str()))
        .collect();
    say.word("cli_version_size", &fill)
}

/// The sums, then every line that differs: `[-old-]{+new+}`.
fn lines(say: &Say, comparison: &Comparison) -> String {
    let sums = ChangeSize {
        changed: comparison.changed,
        added: comparison.added,
        removed: comparison.removed,
        moved: comparison.moved,
    };
    let mut out = vec![size(say, sums)];
    for line in &comparison.lines {
        let words: String = line.words.iter().map(shown).collect();
        let mark = match (&line.moved, line.change) {
            (Some(from), _) => {
                let said = say.word("cli_version_moved", &[("from", from)]);
                format!("→ ({said})")
            }
            (None, LineChange::Same) => continue,
            (None, LineChange::Changed) => "~".to_owned(),
            (None, LineChange::Added) => "+".to_owned(),
            (None, LineChange::Removed) => "-".to_owned(),
        };
        let one_line = plan::text::squeeze(&format!("{} {words}", line.label));
        out.push(format!("{mark} {one_line}"));
    }
    out.join("\n")
}

fn shown(words: &ComparedWords) -> String {
    match words.said {
        WordsSaid::Both => words.text.clone(),
        WordsSaid::Old => format!("[-{}-]", words.text),
        WordsSaid::New => format!("{{+{}+}}", words.text),
    }
}
