//! `loa submit|pass|approve|return|take-back|sign|number|issue|file PLAN`, `loa course PLAN` and
//! `loa register`.

use super::Answer;
use super::paper::told;
use super::say::Say;
use crate::office::{self, Office};
use crate::wire::{Course, CoursePassage, Deed, ExportFormat, Failure, Register, Stage, StepForm};
use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;
use std::path::PathBuf;

/// The steps, by their names on the line.
const STEPS: [&str; 9] = [
    "submit",
    "pass",
    "approve",
    "return",
    "take-back",
    "sign",
    "number",
    "issue",
    "file",
];

/// What is asked about courses and the register.
pub(super) enum Asked {
    /// Where a plan stands.
    Course { plan: String },
    /// A step.
    Step(Box<Step>),
    /// The register of a year, listed or written.
    Register {
        year: Option<i32>,
        to: Option<(ExportFormat, PathBuf)>,
    },
}

/// A step as the line says it.
pub(super) struct Step {
    plan: String,
    name: String,
    by: String,
    reason: String,
    on: String,
    signer: String,
    number: String,
    place: String,
}

/// The commands, each option by its name on the line and the word that explains it.
pub(super) fn grammar(
    command: clap::Command,
    sub: &dyn Fn(&'static str) -> clap::Command,
    say: &dyn Fn(&str) -> String,
) -> clap::Command {
    let option = |name: &'static str| {
        let word = format!("cli_arg_course_{name}");
        let arg = Arg::new(name).long(name).num_args(1).help(say(&word));
        arg.allow_hyphen_values(true)
    };
    let plan = || Arg::new("plan").required(true).help(say("cli_arg_plan"));
    let own = |name: &str| -> &'static [&'static str] {
        match name {
            "return" | "take-back" => &["reason"],
            "sign" => &["signer", "on", "reason"],
            "number" => &["number", "on"],
            "issue" => &["on"],
            "file" => &["place"],
            _ => &[],
        }
    };
    let mut command = command.subcommand(sub("course").arg(plan()));
    for name in STEPS {
        let step = sub(name).arg(plan()).arg(option("by"));
        command = command.subcommand(step.args(own(name).iter().map(|name| option(name))));
    }
    command.subcommand(
        sub("register")
            .arg(option("year").value_parser(value_parser!(i32)))
            .arg(
                option("to")
                    .requires("out")
                    .value_parser(["docx", "pdf", "xlsx"])
                    .hide_possible_values(true),
            )
            .arg(
                option("out")
                    .requires("to")
                    .value_parser(value_parser!(PathBuf)),
            ),
    )
}

/// What a line that was understood asks for; nothing for another command.
pub(super) fn asked(name: &str, m: &ArgMatches) -> Option<Asked> {
    let text = |field: &str| {
        let found = m.try_get_one::<String>(field).ok().flatten();
        found.cloned().unwrap_or_default()
    };
    Some(match name {
        "course" => Asked::Course { plan: text("plan") },
        "register" => Asked::Register {
            year: m.get_one::<i32>("year").copied(),
            to: m.get_one::<PathBuf>("out").map(|out| {
                let format = match text("to").as_str() {
                    "docx" => ExportFormat::Docx,
                    "xlsx" => ExportFormat::Xlsx,
                    _ => ExportFormat::Pdf,
                };
                (format, out.clone())
            }),
        },
        name if STEPS.contains(&name) => Asked::Step(Box::new(Step {
            plan: text("plan"),
            name: name.to_owned(),
            by: text("by"),
            reason: text("reason"),
            on: text("on"),
            signer: text("signer"),
            number: text("number"),
            place: text("place"),
        })),
        _ => return None,
    })
}

/// Does what was asked.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    match asked {
        Asked::Course { plan } => {
            let course = office::review::course(office, office.plan_id(&plan)?)?;
            Ok(say.course(&course).into())
        }
        Asked::Step(step) => {
            let plan = office.plan_id(&step.plan)?;
            let course = office::review::course(office, plan.clone())?;
            let form = StepForm {
                deed: deed(&step, &course),
                seen: course.content.clone(),
                by: step.by.clone(),
            };
            Ok(say
                .course(&office::review::take_step(office, plan, form)?.course)
                .into())
        }
        Asked::Register { year, to: None } => {
            Ok(say.register(&office::register::list(office, year)?).into())
        }
        Asked::Register {
            year,
            to: Some((format, out)),
        } => {
            let year = match year {
                Some(year) => year,
                None => office::register::list(office, None)?.year,
            };
            let written = office::register::export_to(office, year, format, &out)?;
            Ok(told(say, &[written]))
        }
    }
}

/// The step as the program takes it; a day that is not named is today.
fn deed(step: &Step, course: &Course) -> Deed {
    let reason = step.reason.clone();
    let on = match step.on.trim() {
        "" => crate::clock::today().to_string(),
        on => on.to_owned(),
    };
    match step.name.as_str() {
        "submit" => Deed::Submit,
        "pass" if course.stage == Stage::FormatCheck => Deed::PassForm,
        "pass" => Deed::PassContent,
        "approve" => Deed::Approve,
        "return" => Deed::Return { reason },
        "take-back" => Deed::TakeBack { reason },
        "sign" => Deed::Sign {
            by: match step.signer.trim() {
                "" => course.signer.clone(),
                signer => signer.to_owned(),
            },
            on,
            reason,
        },
        "number" => Deed::Number {
            number: step.number.clone(),
            on,
        },
        "issue" => Deed::Issue { on },
        _ => Deed::File {
            place: step.place.clone(),
        },
    }
}

/// A kind's word on the wire, such as `leader_review`.
fn code(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|it| it.as_str().map(str::to_owned))
        .unwrap_or_default()
}

impl Say {
    /// Where a plan stands, and how it came there, a line a step.
    fn course(&self, course: &Course) -> String {
        self.answer(course, || {
            let stage = self.word(&format!("kit_stage_{}", code(&course.stage)), &[]);
            let lines =
                std::iter::once(stage).chain(course.passages.iter().map(|it| self.step(it)));
            lines.collect::<Vec<_>>().join("\n")
        })
    }

    /// `- 2026-03-06T08:10:00Z Trình · Nguyễn Thị Lan`
    fn step(&self, it: &CoursePassage) -> String {
        let number = it.number.map(|number| number.to_string());
        let mut words = vec![
            self.word(&format!("kit_step_{}", code(&it.step)), &[]),
            it.by.name.clone(),
            it.signer.clone(),
            number.unwrap_or_default(),
            it.day.clone().unwrap_or_default(),
            it.reason.clone(),
        ];
        words.retain(|word| !word.is_empty());
        format!("- {} {}", it.at, words.join(" · "))
    }

    /// The register, a line a document.
    fn register(&self, register: &Register) -> String {
        let lines = register.lines.iter().map(|line| {
            let mut words = vec![
                line.symbol.clone(),
                line.day.clone(),
                line.subject.clone(),
                line.signer.clone(),
            ];
            if !line.struck.is_empty() {
                words.push(self.word("register_struck", &[("reason", &line.struck)]));
            }
            words.join(" · ")
        });
        self.lines(register, "register_empty", lines)
    }
}
