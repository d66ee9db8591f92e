//! `loa schedule add|list|slots|tick|move|excuse|book`: broadcast schedules and their slots, which
//! are named by their schedule and day.

use super::Answer;
use super::say::{Say, date, grouped};
use crate::office::{self, Office};
use crate::wire::{
    self, Book, BookChoice, ExportFormat, Failure, Language, ScheduleForm, Slot, SlotState,
};
use crate::words::word;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;

/// What is asked for.
pub(super) enum Asked {
    List,
    Add {
        form: Box<ScheduleForm>,
        /// A sentence that fills in what the form leaves open.
        sentence: String,
        /// How many days a week, where the days are not named.
        times: usize,
    },
    Slots {
        schedule: String,
    },
    Tick {
        schedule: String,
        days: Vec<String>,
        /// Takes it back.
        undo: bool,
        /// Why a closed period is changed.
        reason: String,
    },
    Move {
        schedule: String,
        day: String,
        to: String,
    },
    Excuse {
        schedule: String,
        days: Vec<String>,
        reason: String,
    },
    Book {
        book: Book,
        choice: BookChoice,
        to: ExportFormat,
        out: PathBuf,
    },
}

const KINDS: [(&str, ExportFormat); 4] = [
    ("docx", ExportFormat::Docx),
    ("pdf", ExportFormat::Pdf),
    ("xlsx", ExportFormat::Xlsx),
    ("text", ExportFormat::Text),
];

/// The commands under `schedule`.
pub(super) fn grammar(language: Language) -> clap::Command {
    let say = |key: &str| word(language, key, &[]);
    let sub = |name: &'static str| {
        clap::Command::new(name)
            .about(say(&format!("cli_about_schedule_{name}")))
            .disable_help_flag(true)
            .arg(
                Arg::new("help")
                    .long("help")
                    .short('h')
                    .action(ArgAction::Help)
                    .help(say("cli_arg_help")),
            )
    };
    let arg = |name: &'static str| Arg::new(name).help(say(&format!("cli_arg_schedule_{name}")));
    let option = |name: &'static str| {
        arg(name)
            .long(name)
            .num_args(1)
            .allow_hyphen_values(true)
            .hide_possible_values(true)
    };
    let of_one = |name| sub(name).arg(arg("schedule").required(true));
    let of_days = |name| of_one(name).arg(arg("days").num_args(1..).required(true));
    let add = [
        "title", "from", "plan", "task", "place", "weekdays", "times",
    ];
    let add = add.into_iter().chain(["time", "minutes", "first", "last"]);
    sub("schedule")
        .subcommand_required(true)
        .subcommand_help_heading(say("cli_commands"))
        .disable_help_subcommand(true)
        .subcommand(sub("list"))
        .subcommand(add.fold(sub("add"), |command, name| command.arg(option(name))))
        .subcommand(of_one("slots"))
        .subcommand(
            of_days("tick")
                .arg(arg("undo").long("undo").action(ArgAction::SetTrue))
                .arg(option("reason")),
        )
        .subcommand(
            of_one("move")
                .arg(arg("day").required(true))
                .arg(option("onto").required(true)),
        )
        .subcommand(of_days("excuse").arg(option("reason").required(true)))
        .subcommand(
            sub("book")
                .arg(arg("work").long("work").action(ArgAction::SetTrue))
                .arg(option("period").conflicts_with_all(["first", "last"]))
                .arg(option("first"))
                .arg(option("last"))
                .arg(option("plan"))
                .arg(
                    option("to")
                        .required(true)
                        .value_parser(KINDS.map(|(kind, _)| kind)),
                )
                .arg(
                    option("out")
                        .required(true)
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
}

/// What was asked for, or the argument that does not fit.
pub(super) fn asked(matches: &ArgMatches) -> Result<Asked, String> {
    let Some((name, m)) = matches.subcommand() else {
        return Ok(Asked::List);
    };
    let text = |name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    let texts = |name: &str| -> Vec<String> {
        let given = m.get_many::<String>(name).into_iter().flatten();
        given.cloned().collect()
    };
    let schedule = || text("schedule");
    Ok(match name {
        "add" => Asked::Add {
            form: Box::new(ScheduleForm {
                plan: text("plan"),
                task: text("task"),
                title: text("title"),
                channel: String::new(),
                place: text("place"),
                days: weekdays(&text("weekdays"))?,
                time: text("time"),
                minutes: text("minutes"),
                first: text("first"),
                last: text("last"),
            }),
            sentence: text("from"),
            times: match text("times").as_str() {
                "" => 0,
                times => times.parse().map_err(|_| format!("--times {times}"))?,
            },
        },
        "slots" => Asked::Slots {
            schedule: schedule(),
        },
        "tick" => Asked::Tick {
            schedule: schedule(),
            days: texts("days"),
            undo: m.get_flag("undo"),
            reason: text("reason"),
        },
        "move" => Asked::Move {
            schedule: schedule(),
            day: text("day"),
            to: text("onto"),
        },
        "excuse" => Asked::Excuse {
            schedule: schedule(),
            days: texts("days"),
            reason: text("reason"),
        },
        "book" => Asked::Book {
            book: if m.get_flag("work") {
                Book::Work
            } else {
                Book::Broadcasts
            },
            choice: BookChoice {
                period: text("period"),
                first: text("first"),
                last: text("last"),
                plan: text("plan"),
            },
            to: KINDS
                .iter()
                .find(|(kind, _)| *kind == text("to"))
                .map_or(ExportFormat::Pdf, |(_, format)| *format),
            out: m.get_one::<PathBuf>("out").cloned().unwrap_or_default(),
        },
        _ => Asked::List,
    })
}

/// `1,3,5`, `246`: days of the week, Monday is 1.
fn weekdays(text: &str) -> Result<Vec<u32>, String> {
    let digits = text.chars().filter(|c| !matches!(c, ',' | ' '));
    let day = |c: char| c.to_digit(10).filter(|day| (1..=7).contains(day));
    let days: Option<Vec<u32>> = digits.map(day).collect();
    days.ok_or_else(|| format!("--weekdays {text}"))
}

/// Does it.
pub(super) fn run(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    let slots = |prefix: &str, days: &[String]| slots(office, prefix, days);
    let show = |prefix: &str| -> Result<Answer, Failure> {
        let id = office::schedule::find(office, prefix)?;
        Ok(say.slots(&office::schedule::slots(office, id)?).into())
    };
    match asked {
        Asked::List => {
            let all = office::schedule::get(office, String::new(), String::new())?;
            Ok(say.schedules(&all.schedules).into())
        }
        Asked::Add {
            form,
            sentence,
            times,
        } => {
            let form = filled(office, *form, &sentence, times)?;
            let saved = office::schedule::save(office, String::new(), form)?;
            Ok(say.schedules(&[saved.schedule]).into())
        }
        Asked::Slots { schedule } => show(&schedule),
        Asked::Tick {
            schedule,
            days,
            undo,
            reason,
        } => {
            let ids = slots(&schedule, &days)?;
            if undo {
                office::schedule::untick(office, ids, reason)?;
            } else {
                office::schedule::tick(office, ids, reason)?;
            }
            show(&schedule)
        }
        Asked::Move { schedule, day, to } => {
            let mut ids = slots(&schedule, &[day])?;
            office::schedule::move_to(office, ids.remove(0), to)?;
            show(&schedule)
        }
        Asked::Excuse {
            schedule,
            days,
            reason,
        } => {
            let ids = slots(&schedule, &days)?;
            office::schedule::excuse(office, ids, reason)?;
            show(&schedule)
        }
        Asked::Book {
            book,
            mut choice,
            to,
            out,
        } => {
            if !choice.plan.is_empty() {
                choice.plan = office.plan_id(&choice.plan)?;
            }
            let written = office::export::book_to(office, book, &choice, to, &out)?;
            Ok(Answer {
                aside: say.missing(&written.missing),
                text: say.written(&[written]),
                partial: false,
            })
        }
    }
}

/// The form with its plan and task found, and what it leaves open read out of a sentence.
fn filled(
    office: &Office,
    mut form: ScheduleForm,
    sentence: &str,
    times: usize,
) -> Result<ScheduleForm, Failure> {
    if !form.plan.is_empty() {
        form.plan = office.plan_id(&form.plan)?;
    }
    let read = if !form.task.is_empty() {
        form.task = office.task_id(&form.plan, &form.task)?;
        Some(office::schedule::draft(office, form.task.clone())?.form)
    } else if !sentence.is_empty() {
        let draft =
            office::schedule::read_sentence(office, form.plan.clone(), sentence.to_owned())?;
        Some(draft.form)
    } else {
        None
    };
    if times > 0 && form.days.is_empty() {
        let days = plan::schedule::spread(times);
        form.days = days
            .iter()
            .map(chrono::Weekday::number_from_monday)
            .collect();
    }
    let Some(read) = read else { return Ok(form) };
    let or = |given: String, read: String| if given.is_empty() { read } else { given };
    Ok(ScheduleForm {
        title: or(form.title, read.title),
        days: if form.days.is_empty() {
            read.days
        } else {
            form.days
        },
        time: or(form.time, read.time),
        minutes: or(form.minutes, read.minutes),
        first: or(form.first, read.first),
        last: or(form.last, read.last),
        ..form
    })
}

/// Ids of the slots that a schedule has on some days.
fn slots(office: &Office, prefix: &str, days: &[String]) -> Result<Vec<String>, Failure> {
    let id = office::schedule::find(office, prefix)?;
    let slots = office::schedule::slots(office, id)?;
    days.iter()
        .map(|day| {
            let day = office::schedule::day(day)?;
            let found = slots.iter().find(|slot| slot.day == day);
            found
                .map(|slot| slot.id.clone())
                .ok_or_else(|| Failure::NotFound {
                    what: "slot".to_owned(),
                })
        })
        .collect()
}

impl Say {
    fn schedules(&self, schedules: &[wire::Schedule]) -> String {
        let line = |s: &wire::Schedule| {
            self.word(
                "cli_schedule_line",
                &[
                    ("id", &s.id),
                    ("title", &s.form.title),
                    ("slots", &grouped(s.slots)),
                    ("minutes", &grouped(s.minutes)),
                    ("done", &grouped(s.done)),
                    ("excused", &grouped(s.excused)),
                    ("late", &grouped(s.late)),
                ],
            )
        };
        self.lines(&schedules, "cli_no_schedules", schedules.iter().map(line))
    }

    fn slots(&self, slots: &[Slot]) -> String {
        let line = |slot: &Slot| {
            let state = match slot.state {
                SlotState::Done => "schedule_done",
                SlotState::Excused => "schedule_excused",
                SlotState::Planned if slot.late => "schedule_late",
                SlotState::Planned => "schedule_planned",
            };
            let mut told = self.word(state, &[]);
            if !slot.reason.is_empty() {
                told = format!("{told}: {}", slot.reason);
            }
            if slot.day != slot.planned {
                let moved = self.word("cli_slot_moved", &[("day", &date(&slot.planned))]);
                told = format!("{told} ({moved})");
            }
            let when = format!("{} {}", date(&slot.day), slot.time);
            self.word(
                "cli_slot_line",
                &[
                    ("day", when.trim_end()),
                    ("minutes", &grouped(slot.minutes)),
                    ("state", &told),
                ],
            )
        };
        self.lines(&slots, "cli_no_schedules", slots.iter().map(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_grammar_is_known() {
        for language in [Language::Vi, Language::En] {
            let mut grammar = grammar(language);
            grammar.build();
            grammar.clone().debug_assert();
            for command in std::iter::once(&grammar).chain(grammar.get_subcommands()) {
                let about = command.get_about().map(ToString::to_string);
                let args = command.get_arguments();
                let args = args.filter_map(|a| a.get_help().map(ToString::to_string));
                for text in about.into_iter().chain(args) {
                    assert!(
                        !text.starts_with("cli_"),
                        "no word for {text} in {language:?}"
                    );
                }
            }
        }
    }
}
