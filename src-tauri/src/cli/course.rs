//! `loa submit|pass|approve|return|take-back|sign|number|issue|file|replace|correct PLAN`, `loa course
//! PLAN`, `loa adjust PLAN` and `loa register`.

use super::Answer;
use super::paper::told;
use super::say::{Say, date, moment};
use crate::office::{self, Office};
use crate::wire::{
    Course, CoursePassage, Deed, ExportFormat, Failure, Opinion, Plan, Register, RegisterTurned,
    Stage, StepForm,
};
use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;
use std::path::PathBuf;

/// The steps, by their names on the line.
const STEPS: [&str; 11] = [
    "submit",
    "pass",
    "approve",
    "return",
    "take-back",
    "sign",
    "number",
    "issue",
    "file",
    "replace",
    "correct",
];

/// What is asked about courses and the register.
pub(super) enum Asked {
    /// Where a plan stands, shown or written as the sheet that goes round with it.
    Course {
        plan: String,
        to: Option<(ExportFormat, PathBuf)>,
    },
    /// A plan that changes an issued one.
    Adjust { plan: String },
    /// A step.
    Step(Box<Step>),
    /// The register of a year, listed or written.
    Register {
        year: Option<i32>,
        to: Option<(ExportFormat, PathBuf)>,
    },
    /// A number that is given up.
    Strike {
        year: Option<i32>,
        symbol: String,
        reason: String,
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
    with: String,
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
            "replace" => &["with"],
            "correct" => &["reason"],
            _ => &[],
        }
    };
    let files = |kinds: &'static [&'static str]| {
        [
            option("to")
                .requires("out")
                .value_parser(kinds.to_vec())
                .hide_possible_values(true),
            option("out")
                .requires("to")
                .value_parser(value_parser!(PathBuf)),
        ]
    };
    let mut command = command
        .subcommand(sub("course").arg(plan()).args(files(&["docx", "pdf"])))
        .subcommand(sub("adjust").arg(plan()));
    for name in STEPS {
        let step = sub(name).arg(plan()).arg(option("by"));
        command = command.subcommand(step.args(own(name).iter().map(|name| option(name))));
    }
    command.subcommand(
        sub("register")
            .arg(option("year").value_parser(value_parser!(i32)))
            .args(files(&["docx", "pdf", "xlsx"]))
            .arg(option("strike").requires("reason").conflicts_with("to"))
            .arg(option("reason").requires("strike")),
    )
}

/// What a line that was understood asks for; nothing for another command.
pub(super) fn asked(name: &str, m: &ArgMatches) -> Option<Asked> {
    let text = |field: &str| {
        let found = m.try_get_one::<String>(field).ok().flatten();
        found.cloned().unwrap_or_default()
    };
    let to = || {
        let out = m.try_get_one::<PathBuf>("out").ok().flatten()?;
        let format = match text("to").as_str() {
            "docx" => ExportFormat::Docx,
            "xlsx" => ExportFormat::Xlsx,
            _ => ExportFormat::Pdf,
        };
        Some((format, out.clone()))
    };
    let year = || m.get_one::<i32>("year").copied();
    Some(match name {
        "course" => Asked::Course {
            plan: text("plan"),
            to: to(),
        },
        "adjust" => Asked::Adjust { plan: text("plan") },
        "register" if m.contains_id("strike") => Asked::Strike {
            year: year(),
            symbol: text("strike"),
            reason: text("reason"),
        },
        "register" => Asked::Register {
            year: year(),
            to: to(),
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
            with: text("with"),
        })),
        _ => return None,
    })
}

/// Where a plan stands, and what was judged of it.
#[derive(Serialize)]
struct Judged<'a> {
    #[serde(flatten)]
    course: &'a Course,
    opinions: Vec<Opinion>,
}

/// Does what was asked.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    match asked {
        Asked::Course { plan, to: None } => {
            let plan = office.plan_id(&plan)?;
            let opinions = office::remarks::list(office, plan.clone())?.opinions;
            let course = &office::review::course(office, plan)?;
            Ok(say.judged(&Judged { course, opinions }).into())
        }
        Asked::Course {
            plan,
            to: Some((format, out)),
        } => {
            let plan = office.plan_id(&plan)?;
            let written = office::approval::export_to(office, &plan, format, &out)?;
            Ok(told(say, &[written]))
        }
        Asked::Adjust { plan } => {
            let new = office::adjust::begin(office, office.plan_id(&plan)?)?.plan;
            Ok(say.adjusting(&new).into())
        }
        Asked::Strike {
            year,
            symbol,
            reason,
        } => {
            let line = office::register::line_id(office, year, &symbol)?;
            let kept = office::register::strike(office, line, reason)?;
            Ok(say.register(&kept.register).into())
        }
        Asked::Step(mut step) => {
            let plan = office.plan_id(&step.plan)?;
            if step.name == "replace" {
                step.with = office.plan_id(&step.with)?;
            }
            let course = office::review::course(office, plan.clone())?;
            let form = StepForm {
                deed: deed(&step, &course),
                seen: course.content.clone(),
                by: step.by.clone(),
            };
            let taken = office::review::take_step(office, plan.clone(), form)?;
            let turned = match step.name.as_str() {
                "number" => office::register::turned_by_plan(office, &plan)?,
                _ => Vec::new(),
            };
            Ok(Answer {
                aside: turned.iter().map(|it| say.turned(it)).collect(),
                ..Answer::from(say.course(&taken.course))
            })
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
        "replace" => Deed::Replace {
            by: step.with.clone(),
        },
        "correct" => Deed::Correct { reason },
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
        self.answer(course, || self.steps(course).join("\n"))
    }

    fn steps(&self, course: &Course) -> Vec<String> {
        let stage = self.word(&format!("kit_stage_{}", code(&course.stage)), &[]);
        let steps = course.passages.iter().map(|it| self.step(it));
        std::iter::once(stage).chain(steps).collect()
    }

    /// The same with the judgements behind it.
    fn judged(&self, it: &Judged<'_>) -> String {
        self.answer(it, || {
            let mut lines = self.steps(it.course);
            lines.extend(self.judgements(&it.opinions));
            lines.join("\n")
        })
    }

    /// `- 15:10 06/03/2026 Trình · Nguyễn Thị Lan`
    fn step(&self, it: &CoursePassage) -> String {
        let number = it.number.map(|number| number.to_string());
        let mut words = vec![
            self.word(&format!("kit_step_{}", code(&it.step)), &[]),
            it.by.name.clone(),
            it.signer.clone(),
            number.unwrap_or_default(),
            date(&it.day.clone().unwrap_or_default()),
            it.reason.clone(),
        ];
        words.retain(|word| !word.is_empty());
        format!("- {} {}", moment(&it.at), words.join(" · "))
    }

    /// The new plan that changes an issued one.
    fn adjusting(&self, plan: &Plan) -> String {
        self.answer(plan, || {
            let fill = [("id", plan.id.as_str()), ("title", &plan.title)];
            self.word("cli_adjusting", &fill)
        })
    }

    /// The register, a line a document, then the numbers that have none or are out of order.
    fn register(&self, register: &Register) -> String {
        let gaps = register.gaps.iter().map(|it| {
            let numbers = match it.first == it.last {
                true => format!("{:02}", it.first),
                false => format!("{:02}-{:02}", it.first, it.last),
            };
            let fill = [("series", it.series.as_str()), ("numbers", &numbers)];
            self.word("register_gap", &fill)
        });
        let lines = register.lines.iter().map(|line| {
            let mut words = vec![
                line.symbol.clone(),
                date(&line.day),
                line.subject.clone(),
                line.signer.clone(),
            ];
            if !line.struck.is_empty() {
                words.push(self.word("register_struck", &[("reason", &line.struck)]));
            }
            words.join(" · ")
        });
        let turned = register.turned.iter().map(|it| self.turned(it));
        self.lines(register, "register_empty", lines.chain(gaps).chain(turned))
    }

    /// A number that is not in the order of time.
    fn turned(&self, it: &RegisterTurned) -> String {
        let fill = [
            ("symbol", it.symbol.as_str()),
            ("day", &date(&it.day)),
            ("before", &it.before),
            ("before_day", &date(&it.before_day)),
        ];
        self.word("register_turned", &fill)
    }
}
