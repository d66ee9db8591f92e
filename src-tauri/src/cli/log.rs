//! `loa log add …` and `loa log list …`.

use super::Answer;
use super::say::{Say, date, grouped};
use crate::office::{self, Office, log::Named};
use crate::wire::{Failure, LogEntry, LogFilter, LogRemark, LogRemarkKind, LogView};
use clap::{Arg, ArgAction, ArgMatches};

/// What is asked of the log.
pub(super) enum Log {
    /// An entry to be written down.
    Add(Box<Named>),
    /// Entries to be listed; the plan's id as far as it is unique.
    List(Box<LogFilter>),
}

/// The options of both, each by its name on the line and the word that explains it.
pub(super) fn grammar(
    command: clap::Command,
    sub: &dyn Fn(&'static str) -> clap::Command,
    say: &dyn Fn(&str) -> String,
) -> clap::Command {
    let option = |name: &'static str| {
        let word = format!("cli_arg_log_{}", name.replace('-', "_"));
        let arg = Arg::new(name).long(name).num_args(1).help(say(&word));
        arg.allow_hyphen_values(true)
    };
    let add = sub("add").about(say("cli_about_log_add"));
    let list = sub("list").about(say("cli_about_log_list"));
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            add.arg(option("day"))
                .arg(option("channel").required(true))
                .arg(option("count").required(true).action(ArgAction::Append))
                .args(["topic", "place", "plan", "task", "unit", "note", "reason"].map(option))
                .arg(
                    Arg::new("sure")
                        .long("sure")
                        .help(say("cli_arg_log_sure"))
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(list.args(["period", "from", "to", "plan", "channel", "words"].map(option)))
}

/// What a line that was understood asks for.
pub(super) fn asked(matches: &ArgMatches) -> Log {
    let text = |m: &ArgMatches, name: &str| m.get_one::<String>(name).cloned().unwrap_or_default();
    match matches.subcommand() {
        Some(("add", m)) => Log::Add(Box::new(Named {
            day: text(m, "day"),
            channel: text(m, "channel"),
            topic: text(m, "topic"),
            place: text(m, "place"),
            counts: (m.get_many::<String>("count").into_iter().flatten())
                .cloned()
                .collect(),
            plan: text(m, "plan"),
            task: text(m, "task"),
            note: text(m, "note"),
            unit: text(m, "unit"),
            reason: text(m, "reason"),
            sure: m.get_flag("sure"),
        })),
        Some((_, m)) => Log::List(Box::new(LogFilter {
            period: text(m, "period"),
            first: text(m, "from"),
            last: text(m, "to"),
            plan: text(m, "plan"),
            channel: text(m, "channel"),
            text: text(m, "words"),
            ..LogFilter::default()
        })),
        None => Log::List(Box::default()),
    }
}

/// Writes an entry down, or lists entries.
pub(super) fn run(office: &Office, say: &Say, asked: Log) -> Result<Answer, Failure> {
    match asked {
        Log::Add(named) => {
            let answer = office::log::add_named(office, *named)?;
            let Some(entry) = &answer.entry else {
                let mut aside = say.remarks(&answer.asks);
                aside.push(say.word("cli_log_sure", &[]));
                return Ok(Answer {
                    text: String::new(),
                    aside,
                    partial: true,
                });
            };
            Ok(Answer {
                text: say.answer(entry, || line(entry)),
                aside: say.remarks(&answer.notes),
                partial: false,
            })
        }
        Log::List(mut filter) => {
            if !filter.plan.is_empty() {
                filter.plan = office.plan_id(&filter.plan)?;
            }
            if !filter.channel.is_empty() {
                filter.channel = office::log::channel_called(office, &filter.channel)?;
            }
            let view = office::log::list(office, *filter)?;
            Ok(say.answer(&view, || listed(say, &view)).into())
        }
    }
}

/// `0190… 12/03/2026 Hội nghị · Thôn Đá Bạc · 1 cuộc, 120 lượt người`
fn line(entry: &LogEntry) -> String {
    let counts: Vec<String> = (entry.measures.iter())
        .map(|m| format!("{} {}", grouped(m.count), m.measure))
        .collect();
    let counts = counts.join(", ");
    let mut words = vec![
        entry.channel_name.as_str(),
        &entry.topic,
        &entry.place,
        &counts,
    ];
    words.retain(|part| !part.is_empty());
    format!("{} {} {}", entry.id, date(&entry.day), words.join(" · "))
}

fn listed(say: &Say, view: &LogView) -> String {
    if view.entries.is_empty() {
        return say.word("log_empty", &[]);
    }
    let mut lines: Vec<String> = view.entries.iter().map(line).collect();
    lines.push(say.word("log_sums", &[]));
    let sum = |sum: &crate::wire::LogSum| {
        format!(
            "- {}: {} {}",
            sum.channel_name,
            grouped(sum.total),
            sum.measure
        )
    };
    lines.extend(view.sums.iter().map(sum));
    lines.join("\n")
}

/// `50.000 tờ` of `50000 tờ`, `12/03/2026` of `2026-03-12`.
fn written(words: &str) -> String {
    let (count, rest) = words.split_once(' ').unwrap_or((words, ""));
    let first = match count.parse::<u64>() {
        Ok(count) => grouped(count),
        Err(_) => date(count),
    };
    format!("{first} {rest}").trim_end().to_owned()
}

impl Say {
    /// Unlikely things, a line each.
    fn remarks(&self, remarks: &[LogRemark]) -> Vec<String> {
        let told = |remark: &LogRemark| {
            let (said, usual) = (written(&remark.said), written(&remark.usual));
            let fill = |said_as, usual_as| [(said_as, said.as_str()), (usual_as, usual.as_str())];
            match remark.kind {
                LogRemarkKind::Outlier if usual.is_empty() => {
                    self.word("log_ask_first", &[("said", &said)])
                }
                LogRemarkKind::Outlier => self.word("log_ask_outlier", &fill("said", "usual")),
                LogRemarkKind::AfterClock => {
                    self.word("log_ask_after_clock", &fill("day", "clock"))
                }
                LogRemarkKind::OutsidePlan => self.word(
                    "log_note_outside",
                    &[("year", &remark.said), ("counted", &remark.usual)],
                ),
            }
        };
        remarks.iter().map(told).collect()
    }
}
