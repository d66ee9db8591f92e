//! `loa package review|answer|handover|template` writes a package; `loa open` tells what one is,
//! takes it after `--yes`, or keeps a copy of what cannot be read with `--set-aside`.

use super::Answer;
use super::say::{self, Say, moment, name_of};
use crate::office::{Office, packages};
use crate::wire::{
    AnsweredVersion, Failure, HandedCount, Language, OpenedPackage, PackageBrings, PackageEffect,
    PackageForm, PackageKind, PackageOpinion, PackageRefusal, PackageSender, TakenPackage,
    WrittenPackage,
};
use crate::words::word;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use serde_json::json;
use std::path::PathBuf;

/// What is asked for.
pub(super) enum Asked {
    Write {
        form: PackageForm,
        out: PathBuf,
    },
    Open {
        file: PathBuf,
        passphrase: Option<String>,
        /// Take it, also from a sender nobody paired, or for nothing that was sent from here.
        yes: bool,
        /// Keep a copy of a file that cannot be read.
        aside: bool,
    },
}

const KINDS: [(&str, PackageKind); 4] = [
    ("review", PackageKind::ReviewRequest),
    ("answer", PackageKind::ReviewAnswer),
    ("handover", PackageKind::HandOver),
    ("template", PackageKind::Template),
];

fn option(language: Language, name: &'static str) -> Arg {
    Arg::new(name)
        .help(word(language, &format!("cli_arg_package_{name}"), &[]))
        .long(name)
        .num_args(1)
        .allow_hyphen_values(true)
}

fn out(language: Language) -> Arg {
    option(language, "out")
        .required(true)
        .value_parser(value_parser!(PathBuf))
}

fn sub(language: Language, name: &'static str, about: &str) -> clap::Command {
    clap::Command::new(name)
        .about(word(language, about, &[]))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(word(language, "cli_arg_help", &[])),
        )
}

/// The commands under `package`.
pub(super) fn grammar(language: Language) -> clap::Command {
    let plan = || {
        Arg::new("plan")
            .required(true)
            .help(word(language, "cli_arg_plan", &[]))
    };
    let kinds = KINDS.into_iter().map(|(name, kind)| {
        let command = sub(language, name, &format!("cli_about_package_{name}"))
            .arg(out(language))
            .arg(option(language, "note"))
            .arg(option(language, "passphrase"));
        match kind {
            PackageKind::HandOver => command,
            _ => command.arg(plan()),
        }
    });
    sub(language, "package", "cli_about_package")
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(kinds)
}

/// The command `open`.
pub(super) fn open_grammar(language: Language) -> clap::Command {
    sub(language, "open", "cli_about_open")
        .arg(
            Arg::new("file")
                .required(true)
                .help(word(language, "cli_arg_package_file", &[]))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option(language, "passphrase"))
        .arg(
            Arg::new("yes")
                .long("yes")
                .action(ArgAction::SetTrue)
                .help(word(language, "cli_arg_package_yes", &[])),
        )
        .arg(
            Arg::new("aside")
                .long("set-aside")
                .action(ArgAction::SetTrue)
                .conflicts_with("yes")
                .help(word(language, "cli_arg_package_aside", &[])),
        )
}

/// What a command line asks of packages.
pub(super) fn asked(m: &ArgMatches) -> Result<Asked, String> {
    let (name, m) = m.subcommand().unwrap_or(("", m));
    let kind = KINDS.iter().find(|(known, _)| *known == name);
    let (_, kind) = kind.ok_or_else(|| name.to_owned())?;
    let text = |name: &str| m.get_one::<String>(name).cloned();
    let plan = match kind {
        PackageKind::HandOver => None,
        _ => text("plan"),
    };
    Ok(Asked::Write {
        form: PackageForm {
            kind: *kind,
            plan,
            note: text("note").unwrap_or_default(),
            passphrase: text("passphrase").unwrap_or_default(),
        },
        out: m.get_one::<PathBuf>("out").cloned().unwrap_or_default(),
    })
}

/// What a command line asks of one package.
pub(super) fn asked_to_open(m: &ArgMatches) -> Asked {
    Asked::Open {
        file: m.get_one::<PathBuf>("file").cloned().unwrap_or_default(),
        passphrase: m.get_one::<String>("passphrase").cloned(),
        yes: m.get_flag("yes"),
        aside: m.get_flag("aside"),
    }
}

pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    match asked {
        Asked::Write { mut form, out } => {
            form.plan = form.plan.map(|plan| office.plan_id(&plan)).transpose()?;
            let written = packages::send_to(office, form, &out)?;
            Ok(say.answer(&written, || told(say, &written)).into())
        }
        Asked::Open {
            file,
            passphrase,
            yes,
            aside,
        } => {
            let opened = match packages::open_file(office, &file, passphrase.as_deref()) {
                Err(failure) if aside && is_harmed(&failure) => {
                    return set_aside(office, say, &failure);
                }
                opened => opened?,
            };
            if aside {
                return Ok(Answer {
                    aside: vec![say.word("cli_package_readable", &[])],
                    ..Answer::from(say.answer(&opened, || shown(say, &opened)))
                });
            }
            if !yes {
                return Ok(say.answer(&opened, || shown(say, &opened)).into());
            }
            let taken = packages::take(office, true, false)?;
            Ok(say.answer(&taken, || done(say, &taken)).into())
        }
    }
}

/// Whether a file is refused for what somebody may want to look into.
pub(super) fn is_harmed(failure: &Failure) -> bool {
    use PackageRefusal as Why;
    matches!(
        failure,
        Failure::PackageRefused {
            reason: Why::Cut
                | Why::Damaged
                | Why::Signature
                | Why::TooDeep
                | Why::OddName
                | Why::Twice
                | Why::Content
                | Why::Replayed,
            ..
        }
    )
}

/// Keeps a copy of what cannot be read; why it cannot is told too.
fn set_aside(office: &Office, say: &Say, failure: &Failure) -> Result<Answer, Failure> {
    let path = packages::set_aside(office)?;
    let kept = json!({ "set_aside": path });
    let text = say.answer(&kept, || {
        say.word("packages_aside_done", &[("path", &path)])
    });
    Ok(Answer {
        aside: vec![say::reason(say.language, failure)],
        ..Answer::from(text)
    })
}

fn told(say: &Say, written: &WrittenPackage) -> String {
    let mut lines = vec![say.word("cli_package_written", &[("path", &written.path)])];
    for (key, count) in [
        ("packages_written_evidence", written.evidence),
        ("packages_written_left", written.left),
    ] {
        if count > 0 {
            lines.push(say.word(key, &[("count", &count.to_string())]));
        }
    }
    lines.join("\n")
}

fn effect(say: &Say, effect: PackageEffect) -> String {
    say.word(&format!("cli_package_effect_{}", name_of(&effect)), &[])
}

fn shown(say: &Say, opened: &OpenedPackage) -> String {
    let kind = say.word(&format!("cli_package_kind_{}", name_of(&opened.kind)), &[]);
    let sender = &opened.sender;
    let standing = format!("cli_package_sender_{}", name_of(&sender.standing));
    let standing = say.word(&standing, &[]);
    let name = sender_name(say, sender);
    let mut lines = vec![
        say.word(
            "cli_package_is",
            &[("kind", &kind), ("title", &opened.title)],
        ),
        say.word(
            "cli_package_from",
            &[
                ("name", &name),
                ("standing", &standing),
                ("at", &moment(&opened.at)),
            ],
        ),
    ];
    if !sender.words.is_empty() {
        let words = sender.words.join(" ");
        lines.push(say.word("cli_package_words", &[("words", &words)]));
    }
    if !opened.note.is_empty() {
        lines.push(say.word("cli_package_note", &[("note", &opened.note)]));
    }
    if let Some(answers) = &opened.answers {
        let version = answered(say, *answers);
        lines.push(say.word("cli_package_answers", &[("version", &version)]));
    }
    let brings = &opened.brings;
    lines.push(say.word(
        "cli_package_brings",
        &[
            ("plans", &brings.plans.to_string()),
            ("tasks", &brings.tasks.to_string()),
            ("remarks", &brings.remarks.to_string()),
            ("replies", &brings.replies.to_string()),
            ("opinions", &brings.opinions.len().to_string()),
        ],
    ));
    lines.extend(places(say, brings, opened.answers));
    lines.extend(brings.opinions.iter().map(|it| judgement(say, it)));
    lines.extend(stays(say, brings));
    lines.push(effect(say, opened.effect));
    if opened.answers.is_some_and(|it| !it.known) {
        lines.push(say.word("packages_not_sent_text", &[]));
    }
    lines.join("\n")
}

/// As it is called here, and what it says itself where that is something else.
fn sender_name(say: &Say, sender: &PackageSender) -> String {
    let name = match sender.name.as_str() {
        "" => say.word("packages_nameless", &[]),
        name => name.to_owned(),
    };
    match &sender.known_as {
        Some(known) if *known != sender.name => {
            let fill = [("known", known.as_str()), ("name", &name)];
            say.word("cli_package_known_as", &fill)
        }
        _ => name,
    }
}

/// The version an answer is about.
fn answered(say: &Say, version: AnsweredVersion) -> String {
    let number = version.number.map(|it| it.to_string());
    match (version.known, version.current, number) {
        (false, ..) => say.word("packages_answers_not_sent", &[]),
        (_, true, _) => say.word("packages_answers_current", &[]),
        (_, _, Some(number)) => say.word("packages_answers_older", &[("number", &number)]),
        (_, _, None) => say.word("packages_answers_unknown", &[]),
    }
}

/// How many of the new remarks stand where they did, where that is not all of them or words changed
/// since.
fn places(say: &Say, brings: &PackageBrings, answers: Option<AnsweredVersion>) -> Option<String> {
    let strayed = brings.moved + brings.gone;
    let changed = answers.is_some_and(|it| !it.current);
    if brings.remarks == 0 || strayed == 0 && !changed {
        return None;
    }
    if strayed == 0 {
        return Some(say.word("packages_brings_places_all", &[]));
    }
    let here = brings.remarks.saturating_sub(strayed);
    let [here, moved, gone] = [here, brings.moved, brings.gone].map(|it| it.to_string());
    let fill = [("here", here.as_str()), ("moved", &moved), ("gone", &gone)];
    Some(say.word("packages_brings_places", &fill))
}

fn judgement(say: &Say, it: &PackageOpinion) -> String {
    say.judgement(it.verdict, &it.by, (&it.at, it.current), &it.reason)
}

/// What else of a hand-over comes, and what stays where it was.
fn stays(say: &Say, brings: &PackageBrings) -> Vec<String> {
    let count = |key: &str, count: u32| say.word(key, &[("count", &count.to_string())]);
    let list = |parts: &[HandedCount]| {
        let parts = parts.iter().map(|it| {
            let key = format!("package_part_{}", name_of(&it.kind));
            count(&key, it.count)
        });
        parts.collect::<Vec<_>>().join("; ")
    };
    let mut lines = Vec::new();
    if !brings.along.is_empty() {
        let along = list(&brings.along);
        lines.push(say.word("cli_package_along", &[("list", &along)]));
    }
    if brings.versions > 0 {
        lines.push(count("cli_package_versions", brings.versions));
    }
    if !brings.behind.is_empty() {
        let stays = list(&brings.behind);
        lines.push(say.word("cli_package_stays", &[("list", &stays)]));
    }
    if brings.trashed > 0 {
        lines.push(count("packages_trashed", brings.trashed));
    }
    if brings.bare {
        lines.push(say.word("cli_package_stays_bare", &[]));
    }
    lines
}

fn done(say: &Say, taken: &TakenPackage) -> String {
    if taken.saved.is_none() {
        return effect(say, taken.effect);
    }
    let brought = &taken.brought;
    let mut lines = vec![say.word(
        "cli_package_taken",
        &[
            ("plans", &brought.plans.to_string()),
            ("remarks", &brought.remarks.to_string()),
            ("replies", &brought.replies.to_string()),
            ("opinions", &brought.opinions.len().to_string()),
        ],
    )];
    lines.extend(places(say, brought, None));
    lines.extend(brought.opinions.iter().map(|it| judgement(say, it)));
    lines.extend(stays(say, brought));
    lines.extend(taken.beside.iter().map(|it| {
        say.word(
            "cli_package_beside",
            &[("title", &it.title), ("number", &it.number.to_string())],
        )
    }));
    lines.join("\n")
}
