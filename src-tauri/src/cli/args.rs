//! What can be written on the command line. Its words come from `assets/words` (`cli_…`).

use super::sheets::{Asked, Kind};
use crate::office::tasks::Cells;
use crate::wire::{
    ExportFormat, FirstRun, Language, MarkEdit, PaperSize, Role, TaskStatus, UnitKind,
};
use crate::words::word;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// Chooses the language, `vi` or `en`, before the office's own setting.
const LANGUAGE_VARIABLE: &str = "LOA_LANGUAGE";

/// A command that was understood.
pub(super) enum Command {
    Import {
        files: Vec<PathBuf>,
    },
    List,
    Show {
        plan: String,
    },
    Export {
        plan: String,
        /// Several go into the folder `out`.
        to: Vec<ExportFormat>,
        out: PathBuf,
    },
    Pack {
        plan: String,
        out: PathBuf,
    },
    Evidence {
        plan: String,
        period: String,
        /// The folder of evidence is made here; else what is missing is listed.
        out: Option<PathBuf>,
    },
    Sheet {
        plan: String,
        quarter: String,
        to: ExportFormat,
        out: PathBuf,
    },
    /// A paper of the plan's tasks.
    OfTasks(Asked),
    Print {
        plan: String,
        /// The sheet of a quarter instead of the plan.
        quarter: Option<String>,
    },
    Tasks {
        plan: String,
        /// A table whose rows are added first, and the sheet meant.
        from: Option<(PathBuf, Option<String>)>,
    },
    Accept {
        plan: String,
        tasks: Vec<String>,
        all: bool,
    },
    Drop {
        plan: String,
        tasks: Vec<String>,
        reason: String,
    },
    AddTask {
        plan: String,
        cells: Cells,
    },
    Assign {
        plan: String,
        task: String,
        cells: Cells,
    },
    Mark {
        plan: String,
        mark: MarkEdit,
    },
    Progress {
        plan: String,
        /// The plan's year when none is named.
        period: Option<String>,
    },
    Checklist {
        plan: String,
        /// A superior's plan to be kept as a checklist first.
        from: Option<PathBuf>,
        /// Which of the plan's checklists is written, from 1.
        number: usize,
        /// The table is written here instead of listed.
        to: Option<(ExportFormat, PathBuf)>,
    },
    Remarks(super::remarks::Asked),
    RollOver {
        plan: String,
        period: String,
        accept: Accept,
    },
    Schedule(super::schedule::Asked),
    Log(super::log::Log),
    Versions(super::versions::Asked),
    Course(super::course::Asked),
    Package(super::packages::Asked),
    Search {
        words: String,
    },
    SetUp {
        form: FirstRun,
    },
    Sample,
    Remove {
        plan: String,
    },
    Report {
        plan: String,
        period: String,
        /// What changed since it was sent.
        supplement: bool,
        /// Nothing for JSON.
        to: Option<ExportFormat>,
        out: PathBuf,
    },
    Returned(super::returned::Asked),
    Backup,
    Restore {
        file: PathBuf,
    },
    Verify,
    Profiles,
}

/// Which proposals are taken.
pub(super) enum Accept {
    /// None: they are only listed, and nothing is kept.
    List,
    /// Those that are nearly certain, and these besides.
    Safe(Vec<String>),
    /// These.
    Named(Vec<String>),
}

/// What a command line turned out to be.
pub(super) enum Parsed {
    /// A text to print: help or version.
    Help(String),
    /// Not understood; the problem is the argument in question.
    Wrong(String, Option<Language>),
    /// Something to do.
    Go {
        db: Option<PathBuf>,
        json: bool,
        /// The one asked for; else it is the office's.
        language: Option<Language>,
        who: Who,
        command: Box<Command>,
    },
}

/// In whose name a command is given, in an office with profiles.
#[derive(Default)]
pub(super) struct Who {
    pub(super) name: Option<String>,
    /// Holds the PIN; without, it is read from standard input.
    pub(super) pin_file: Option<PathBuf>,
}

/// The language asked for in the environment.
pub(super) fn language() -> Option<Language> {
    match std::env::var(LANGUAGE_VARIABLE).as_deref() {
        Ok("en") => Some(Language::En),
        Ok("vi") => Some(Language::Vi),
        _ => None,
    }
}

/// Understands a command line given without the program's name.
pub(super) fn parse(args: Vec<OsString>) -> Parsed {
    let language = language();
    let args = std::iter::once(OsString::from("loa")).chain(args);
    match grammar(language.unwrap_or(Language::Vi)).try_get_matches_from(args) {
        Ok(matches) => {
            let understood = match matches.subcommand() {
                Some((name, matches)) => command(name, matches),
                None => Ok(Command::List),
            };
            match understood {
                Ok(command) => Parsed::Go {
                    db: matches.get_one::<PathBuf>("db").cloned(),
                    json: matches.get_flag("json"),
                    language,
                    who: Who {
                        name: matches.get_one::<String>("as").cloned(),
                        pin_file: matches.get_one::<PathBuf>("pin-file").cloned(),
                    },
                    command: Box::new(command),
                },
                Err(problem) => Parsed::Wrong(problem, language),
            }
        }
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            Parsed::Help(error.render().to_string())
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Parsed::Help(error.render().to_string())
        }
        Err(error) => Parsed::Wrong(problem(&error), language),
    }
}

/// The argument a usage error is about.
fn problem(error: &clap::Error) -> String {
    [
        ContextKind::InvalidValue,
        ContextKind::InvalidSubcommand,
        ContextKind::InvalidArg,
    ]
    .into_iter()
    .find_map(|kind| match error.get(kind)? {
        ContextValue::String(text) if !text.is_empty() => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(" ")),
        _ => None,
    })
    .unwrap_or_else(|| error.kind().to_string())
}

fn grammar(language: Language) -> clap::Command {
    let say = |key: &str| word(language, key, &[]);
    let about = |name: &str| say(&format!("cli_about_{}", name.replace('-', "_")));
    let arg = |name: &'static str| {
        Arg::new(name).help(say(&format!("cli_arg_{}", name.replace('-', "_"))))
    };
    // The help names values itself, in the user's language.
    let option = |name: &'static str| {
        let option = arg(name).long(name).num_args(1);
        option.hide_possible_values(true).hide_default_value(true)
    };
    // What officers write often begins with a dash.
    let wording = |name: &'static str| option(name).allow_hyphen_values(true);
    let sub = |name: &'static str| {
        clap::Command::new(name)
            .about(about(name))
            .help_template(format!(
                "loa {name}: {{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n",
                say("cli_usage")
            ))
            .next_help_heading(say("cli_options"))
            .disable_help_flag(true)
            .arg(help(&say("cli_arg_help")))
    };
    let written = |command: clap::Command| {
        let kinds = KINDS.into_iter().filter(|(_, format)| format.is_some());
        let kinds: Vec<&str> = kinds.map(|(kind, _)| kind).collect();
        command
            .arg(arg("plan").required(true))
            .arg(option("to").required(true).value_parser(kinds))
            .arg(
                option("out")
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
    };
    let flag = |name: &'static str| arg(name).long(name).action(ArgAction::SetTrue);
    let cells = |command: clap::Command| {
        command
            .arg(wording("text"))
            .arg(wording("official"))
            .arg(wording("lead"))
            .arg(wording("coordinating").action(ArgAction::Append))
            .arg(wording("deliverable"))
            .arg(wording("timeframe"))
            .arg(wording("budget"))
            .arg(wording("remarks"))
    };
    let grammar = clap::Command::new("loa")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("cli_about"))
        .help_template(format!(
            "{{name}} {{version}}: {{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n",
            say("cli_usage")
        ))
        .subcommand_help_heading(say("cli_commands"))
        .next_help_heading(say("cli_options"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help(&say("cli_arg_help")))
        .arg(arg("version").long("version").action(ArgAction::Version))
        .arg(
            arg("db")
                .long("db")
                .num_args(1)
                .value_parser(value_parser!(PathBuf))
                .global(true),
        )
        .arg(
            arg("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .global(true),
        )
        .arg(arg("as").long("as").num_args(1).global(true))
        .arg(
            arg("pin-file")
                .long("pin-file")
                .num_args(1)
                .requires("as")
                .value_parser(value_parser!(PathBuf))
                .global(true),
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            sub("import").arg(
                arg("files")
                    .required(true)
                    .num_args(1..)
                    .value_parser(value_parser!(PathBuf)),
            ),
        )
        .subcommand(sub("list"))
        .subcommand(sub("show").arg(arg("plan").required(true)))
        .subcommand(
            sub("export")
                .arg(arg("plan").required(true))
                .arg(
                    option("to")
                        .required(true)
                        .action(ArgAction::Append)
                        .value_parser(KINDS.map(|(kind, _)| kind)),
                )
                .arg(
                    option("out")
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(option("sheet")),
        )
        .subcommand(
            sub("print")
                .arg(arg("plan").required(true))
                .arg(option("sheet")),
        )
        .subcommand(
            sub("tasks")
                .arg(arg("plan").required(true))
                .arg(option("add-from").value_parser(value_parser!(PathBuf)))
                .arg(option("from-sheet").requires("add-from")),
        )
        .subcommand(
            sub("accept")
                .arg(arg("plan").required(true))
                .arg(arg("tasks").num_args(0..).required_unless_present("all"))
                .arg(arg("all").long("all").action(ArgAction::SetTrue)),
        )
        .subcommand(
            sub("drop")
                .arg(arg("plan").required(true))
                .arg(arg("tasks").num_args(1..).required(true))
                .arg(wording("reason")),
        )
        .subcommand(cells(sub("add-task").arg(arg("plan").required(true))))
        .subcommand(cells(
            sub("assign")
                .arg(arg("plan").required(true))
                .arg(arg("task").required(true)),
        ))
        .subcommand(
            sub("mark")
                .arg(arg("plan").required(true))
                .arg(arg("task").required(true))
                .arg(option("quarter").required(true))
                .arg(option("status").required(true).value_parser([
                    "not-started",
                    "in-progress",
                    "done",
                    "maintained",
                    "dropped",
                ]))
                .arg(wording("quantity"))
                .arg(wording("measure"))
                .arg(wording("reason"))
                .arg(wording("note")),
        )
        .subcommand(
            sub("progress")
                .arg(arg("plan").required(true))
                .arg(arg("counted-period").long("period").num_args(1)),
        )
        .subcommand(
            sub("report")
                .arg(arg("plan").required(true))
                .arg(
                    arg("report-period")
                        .long("period")
                        .num_args(1)
                        .required(true),
                )
                .arg(
                    option("to")
                        .required(true)
                        .value_parser(REPORT_KINDS.map(|(kind, _)| kind)),
                )
                .arg(flag("supplement"))
                .arg(
                    option("out")
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(
            sub("rollover")
                .arg(arg("plan").required(true))
                .arg(arg("period").long("to").num_args(1).required(true))
                .arg(
                    arg("accept-safe")
                        .long("accept-safe")
                        .action(ArgAction::SetTrue),
                )
                .arg(arg("accept").long("accept").num_args(1..)),
        )
        .subcommand(
            sub("checklist")
                .arg(arg("plan").required(true))
                .arg(option("from").value_parser(value_parser!(PathBuf)))
                .arg(option("number").value_parser(value_parser!(u16)))
                .arg(
                    option("to").requires("out").value_parser(
                        KINDS
                            .into_iter()
                            .filter(|(_, format)| format.is_some())
                            .map(|(kind, _)| kind)
                            .collect::<Vec<_>>(),
                    ),
                )
                .arg(
                    option("out")
                        .requires("to")
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(
            sub("remarks")
                .arg(arg("plan").required(true))
                .arg(
                    option("remarks-to")
                        .long("to")
                        .requires("out")
                        .value_parser(super::remarks::KINDS.map(|(kind, _)| kind)),
                )
                .arg(
                    option("out")
                        .requires("remarks-to")
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(
            sub("evidence")
                .arg(arg("plan").required(true))
                .arg(arg("of-period").long("period").num_args(1).required(true))
                .arg(option("out").value_parser(value_parser!(PathBuf))),
        )
        .subcommand(
            written(sub("slips")).arg(
                option("paper")
                    .value_parser(["a4", "a5"])
                    .default_value("a4"),
            ),
        )
        .subcommand(
            written(sub("remind"))
                .arg(option("quarter").required(true))
                .arg(option("by"))
                .arg(flag("together")),
        )
        .subcommand(
            written(sub("collect"))
                .arg(option("quarter").required(true))
                .arg(flag("returned")),
        )
        .subcommand(written(sub("timeline")))
        .subcommand(written(sub("charts")))
        .subcommand(super::schedule::grammar(language))
        .subcommand(super::packages::grammar(language))
        .subcommand(super::packages::open_grammar(language))
        .subcommand(super::log::grammar(sub("log"), &sub, &say))
        .subcommand(sub("search").arg(arg("words").required(true).num_args(1..)))
        .subcommand(
            sub("set-up")
                .arg(option("name").required(true))
                .arg(
                    option("kind")
                        .value_parser(["commune", "ward", "special-zone"])
                        .default_value("commune"),
                )
                .arg(option("chairman"))
                .arg(option("vice-chairman"))
                .arg(option("officer")),
        )
        .subcommand(sub("sample"))
        .subcommand(sub("remove").arg(arg("plan").required(true)))
        .subcommand(
            sub("returned")
                .arg(
                    arg("returned-file")
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(option("of-plan").long("plan"))
                .arg(
                    option("returned-role")
                        .long("role")
                        .value_parser(super::returned::ROLES.map(|(name, _)| name))
                        .default_value("leader"),
                )
                .arg(flag("returned-yes").long("yes")),
        )
        .subcommand(sub("backup"))
        .subcommand(
            sub("restore").arg(
                arg("file")
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            ),
        )
        .subcommand(sub("verify"))
        .subcommand(sub("profiles"));
    let grammar = super::versions::grammar(grammar, &sub, &say);
    super::course::grammar(grammar, &sub, &say)
}

fn help(words: &str) -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help(words.to_owned())
        .global(true)
}

fn text(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}

fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches
        .get_many::<String>(name)
        .into_iter()
        .flatten()
        .cloned()
        .collect()
}

fn path(matches: &ArgMatches, name: &str) -> PathBuf {
    matches
        .get_one::<PathBuf>(name)
        .cloned()
        .unwrap_or_default()
}

fn cells(matches: &ArgMatches) -> Cells {
    let cell = |name| matches.get_one::<String>(name).cloned();
    Cells {
        text: cell("text"),
        official: cell("official"),
        lead: cell("lead"),
        coordinating: matches
            .get_many::<String>("coordinating")
            .map(|v| v.cloned().collect()),
        deliverable: cell("deliverable"),
        timeframe: cell("timeframe"),
        budget: cell("budget"),
        remarks: cell("remarks"),
    }
}

/// What `--to` takes; the pack is a folder of several.
const KINDS: [(&str, Option<ExportFormat>); 6] = [
    ("docx", Some(ExportFormat::Docx)),
    ("pdf", Some(ExportFormat::Pdf)),
    ("pdf-filing", Some(ExportFormat::PdfFiling)),
    ("xlsx", Some(ExportFormat::Xlsx)),
    ("text", Some(ExportFormat::Text)),
    ("pack", None),
];

/// What `report --to` takes; JSON is what the screens have of it.
const REPORT_KINDS: [(&str, Option<ExportFormat>); 6] = [
    ("docx", Some(ExportFormat::Docx)),
    ("pdf", Some(ExportFormat::Pdf)),
    ("pdf-filing", Some(ExportFormat::PdfFiling)),
    ("xlsx", Some(ExportFormat::Xlsx)),
    ("text", Some(ExportFormat::Text)),
    ("json", None),
];

/// An export as it was asked for; a pack goes alone, and a sheet is one document.
fn export(m: &ArgMatches) -> Result<Command, String> {
    let (plan, out, asked) = (text(m, "plan"), path(m, "out"), texts(m, "to"));
    let format = |kind: &String| KINDS.iter().find(|(name, _)| name == kind)?.1;
    let to: Option<Vec<ExportFormat>> = asked.iter().map(format).collect();
    let quarter = m.get_one::<String>("sheet").cloned();
    let wrong = || Err(format!("--to {}", asked.join(" --to ")));
    match (quarter, to.as_deref()) {
        (None, None) if asked.len() == 1 => Ok(Command::Pack { plan, out }),
        (None, Some(to)) => Ok(Command::Export {
            plan,
            to: to.to_vec(),
            out,
        }),
        (Some(quarter), Some(&[to])) if to != ExportFormat::Xlsx => Ok(Command::Sheet {
            plan,
            quarter,
            to,
            out,
        }),
        _ => wrong(),
    }
}

/// The command, or the argument that does not fit.
fn command(name: &str, m: &ArgMatches) -> Result<Command, String> {
    if let Some(asked) = super::course::asked(name, m) {
        return Ok(Command::Course(asked));
    }
    let plan = || text(m, "plan");
    Ok(match name {
        "import" => Command::Import {
            files: m
                .get_many::<PathBuf>("files")
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
        },
        "show" => Command::Show { plan: plan() },
        "export" => export(m)?,
        "print" => Command::Print {
            plan: plan(),
            quarter: m.get_one::<String>("sheet").cloned(),
        },
        "tasks" => Command::Tasks {
            plan: plan(),
            from: m
                .get_one::<PathBuf>("add-from")
                .map(|file| (file.clone(), m.get_one::<String>("from-sheet").cloned())),
        },
        "accept" => Command::Accept {
            plan: plan(),
            tasks: texts(m, "tasks"),
            all: m.get_flag("all"),
        },
        "drop" => Command::Drop {
            plan: plan(),
            tasks: texts(m, "tasks"),
            reason: text(m, "reason"),
        },
        "add-task" => Command::AddTask {
            plan: plan(),
            cells: cells(m),
        },
        "assign" => Command::Assign {
            plan: plan(),
            task: text(m, "task"),
            cells: cells(m),
        },
        "mark" => Command::Mark {
            plan: plan(),
            mark: MarkEdit {
                task: text(m, "task"),
                quarter: text(m, "quarter"),
                status: status(&text(m, "status")),
                quantity: text(m, "quantity"),
                measure: text(m, "measure"),
                reason: text(m, "reason"),
                why: text(m, "reason"),
                note: text(m, "note"),
            },
        },
        "progress" => Command::Progress {
            plan: plan(),
            period: m.get_one::<String>("counted-period").cloned(),
        },
        "checklist" => Command::Checklist {
            plan: plan(),
            from: m.get_one::<PathBuf>("from").cloned(),
            number: m.get_one::<u16>("number").map_or(1, |n| usize::from(*n)),
            to: KINDS
                .iter()
                .find(|(kind, _)| *kind == text(m, "to"))
                .and_then(|(_, format)| *format)
                .map(|format| (format, path(m, "out"))),
        },
        "remarks" => Command::Remarks(super::remarks::Asked {
            plan: plan(),
            to: super::remarks::KINDS
                .iter()
                .find(|(kind, _)| *kind == text(m, "remarks-to"))
                .map(|(_, kind)| (*kind, path(m, "out"))),
        }),
        "evidence" => Command::Evidence {
            plan: plan(),
            period: text(m, "of-period"),
            out: m.get_one::<PathBuf>("out").cloned(),
        },
        "slips" => of_tasks(
            m,
            Kind::Slips {
                paper: match text(m, "paper").as_str() {
                    "a5" => PaperSize::A5,
                    _ => PaperSize::A4,
                },
            },
        ),
        "remind" => of_tasks(
            m,
            Kind::Reminders {
                quarter: text(m, "quarter"),
                by: m.get_one::<String>("by").cloned(),
                together: m.get_flag("together"),
            },
        ),
        "collect" => of_tasks(
            m,
            Kind::Collection {
                quarter: text(m, "quarter"),
                list: m.get_flag("returned"),
            },
        ),
        "timeline" => of_tasks(m, Kind::Timeline),
        "charts" => of_tasks(m, Kind::Charts),
        "report" => Command::Report {
            plan: plan(),
            period: text(m, "report-period"),
            supplement: m.get_flag("supplement"),
            to: REPORT_KINDS
                .iter()
                .find(|(kind, _)| *kind == text(m, "to"))
                .and_then(|(_, format)| *format),
            out: path(m, "out"),
        },
        "rollover" => Command::RollOver {
            plan: plan(),
            period: text(m, "period"),
            accept: match (m.get_flag("accept-safe"), texts(m, "accept")) {
                (true, ids) => Accept::Safe(ids),
                (false, ids) if ids.is_empty() => Accept::List,
                (false, ids) => Accept::Named(ids),
            },
        },
        "schedule" => Command::Schedule(super::schedule::asked(m)?),
        "log" => Command::Log(super::log::asked(m)),
        "package" => Command::Package(super::packages::asked(m)?),
        "open" => Command::Package(super::packages::asked_to_open(m)),
        "search" => Command::Search {
            words: texts(m, "words").join(" "),
        },
        "set-up" => Command::SetUp {
            form: FirstRun {
                kind: match text(m, "kind").as_str() {
                    "ward" => UnitKind::Ward,
                    "special-zone" => UnitKind::SpecialZone,
                    _ => UnitKind::Commune,
                },
                name: text(m, "name"),
                chairman: text(m, "chairman"),
                vice_chairman: text(m, "vice-chairman"),
                officer: text(m, "officer"),
                with_departments: true,
            },
        },
        "sample" => Command::Sample,
        "remove" => Command::Remove { plan: plan() },
        "returned" => {
            let role = text(m, "returned-role");
            let roles = super::returned::ROLES.iter();
            Command::Returned(super::returned::Asked {
                file: path(m, "returned-file"),
                plan: m.get_one::<String>("of-plan").cloned(),
                role: roles
                    .filter(|(name, _)| *name == role)
                    .map(|(_, role)| *role)
                    .next()
                    .unwrap_or(Role::Reader),
                take: m.get_flag("returned-yes"),
            })
        }
        "backup" => Command::Backup,
        "restore" => Command::Restore {
            file: path(m, "file"),
        },
        "verify" => Command::Verify,
        "profiles" => Command::Profiles,
        _ => super::versions::asked(name, m).map_or(Command::List, Command::Versions),
    })
}

fn of_tasks(m: &ArgMatches, kind: Kind) -> Command {
    let to = text(m, "to");
    let format = KINDS.iter().find(|(name, _)| *name == to);
    Command::OfTasks(Asked {
        plan: text(m, "plan"),
        kind,
        to: format.and_then(|(_, to)| *to).unwrap_or(ExportFormat::Pdf),
        out: path(m, "out"),
    })
}

fn status(word: &str) -> TaskStatus {
    match word {
        "in-progress" => TaskStatus::InProgress,
        "done" => TaskStatus::Done,
        "maintained" => TaskStatus::Maintained,
        "dropped" => TaskStatus::Dropped,
        _ => TaskStatus::NotStarted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_holds_together_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            grammar(language).debug_assert();
        }
    }

    #[test]
    fn every_word_of_the_grammar_is_known() {
        for language in [Language::Vi, Language::En] {
            let mut grammar = grammar(language);
            grammar.build();
            let help = std::iter::once(&grammar)
                .chain(grammar.get_subcommands())
                .flat_map(|c| {
                    let about = c.get_about().map(ToString::to_string);
                    let args = c
                        .get_arguments()
                        .filter_map(|a| a.get_help().map(ToString::to_string));
                    about.into_iter().chain(args).collect::<Vec<_>>()
                })
                .collect::<Vec<_>>();
            assert!(help.len() > 40);
            for text in help {
                assert!(
                    !text.starts_with("cli_"),
                    "no word for {text} in {language:?}"
                );
            }
        }
    }
}
