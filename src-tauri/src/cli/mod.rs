//! The command line: the same use cases as the window, for batch work, support and tests.
//!
//! `loa [--db PATH] [--json] COMMAND …`. Answers go to stdout, as text in the user's language or
//! as one JSON value; a failure is one line on stderr, an exit code other than 0, and nothing
//! changed. In an office with profiles `--as NAME` says who changes something. What a file could not hold is told on stderr too, a line each; the exit code is 0.
//! Two can do a part, tell the rest on stderr, a line each, and end with 1: `import` keeps the files
//! of a folder that can be read, `tasks --add-from` adds the rows of a table that can be tasks.

mod args;
mod cells;
mod course;
mod evidence;
mod import;
mod log;
mod packages;
mod paper;
mod profiles;
mod progress;
mod remarks;
mod report;
mod returned;
mod say;
mod schedule;
mod sheets;
mod show;
mod versions;

use crate::dialogs::PreparedAnswers;
use crate::office::{self, Office};
use crate::wire::{Failure, Language};
use args::{Accept, Command, Parsed};
use say::Say;
use std::io::Write;
use std::process::ExitCode;

/// Runs a command line given without the program's name.
pub fn run(args: Vec<std::ffi::OsString>) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let answer = match args::parse(args) {
        Parsed::Help(text) => Ok(Answer::from(text)),
        Parsed::Wrong(problem, asked) => {
            Err((say::usage(asked.unwrap_or(Language::Vi), &problem), 2))
        }
        Parsed::Go {
            db,
            json,
            language,
            who,
            command,
        } => {
            let Some(path) = db.or_else(crate::place::default_database) else {
                let language = language.unwrap_or(Language::Vi);
                return complain(&say::failure(language, &Failure::NotOpen), 1);
            };
            let office = Office::open(path, Box::new(PreparedAnswers));
            let language = language
                .or_else(|| office.language())
                .unwrap_or(Language::Vi);
            let say = Say { language, json };
            profiles::sit(&office, who)
                .and_then(|()| obey(&office, &say, *command))
                .map_err(|failure| (say::failure(language, &failure), 1))
        }
    };
    match answer {
        Ok(answer) => {
            for line in &answer.aside {
                tell(line);
            }
            let done = if answer.partial {
                ExitCode::from(1)
            } else {
                ExitCode::SUCCESS
            };
            match out
                .write_all(answer.text.as_bytes())
                .and_then(|()| out.flush())
            {
                Ok(()) => done,
                // The reader closed the pipe; there is nobody left to tell.
                Err(_) => ExitCode::from(1),
            }
        }
        Err((line, code)) => complain(&line, code),
    }
}

/// Tells that there is no display to open a window on, and what works without one.
pub fn no_display() -> ExitCode {
    let language = args::language().unwrap_or(Language::Vi);
    complain(&say::no_display(language), 1)
}

fn complain(line: &str, code: u8) -> ExitCode {
    tell(line);
    ExitCode::from(code)
}

fn tell(line: &str) {
    let one_line = plan::text::squeeze(line);
    // Without stderr there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{one_line}");
}

/// What goes to stdout, and what is worth knowing besides.
struct Answer {
    text: String,
    aside: Vec<String>,
    /// Not all that was asked for was done.
    partial: bool,
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self {
            text,
            aside: Vec::new(),
            partial: false,
        }
    }
}

fn obey(office: &Office, say: &Say, command: Command) -> Result<Answer, Failure> {
    office.usable()?;
    Ok(Answer::from(match command {
        Command::Import { files } => return import::run(office, say, &files),
        Command::List => say.list(&office::plans::list(office)?),
        Command::Show { plan } => {
            let plan = office.plan_id(&plan)?;
            let letterhead = office::export::letterhead(office, &plan)?;
            let tasks = office::tasks::list(office, plan.clone())?;
            say.plan(&office::plans::get(office, plan)?, &letterhead, &tasks)
        }
        Command::Export { plan, to, out } => {
            return paper::export(office, say, &plan, &to, &out);
        }
        Command::Evidence { plan, period, out } => {
            return evidence::run(office, say, &plan, &period, out.as_deref());
        }
        Command::Sheet {
            plan,
            quarter,
            to,
            out,
        } => return paper::sheet(office, say, (&plan, &quarter), to, &out),
        Command::OfTasks(asked) => return sheets::write(office, say, asked),
        Command::Pack { plan, out } => return paper::pack(office, say, &plan, &out),
        Command::Print { plan, quarter } => return paper::print(office, say, &plan, quarter),
        Command::Tasks { plan, from } => {
            let plan = office.plan_id(&plan)?;
            if let Some((file, sheet)) = from {
                return cells::add(office, say, &plan, &file, sheet.as_deref());
            }
            say.tasks(&office::tasks::list(office, plan)?)
        }
        Command::Accept { plan, tasks, all } => {
            let plan = office.plan_id(&plan)?;
            let tasks = if all {
                office::tasks::proposed(office, &plan)?
            } else {
                task_ids(office, &plan, &tasks)?
            };
            say.tasks(&office::tasks::accept(office, plan, tasks)?.tasks)
        }
        Command::Drop {
            plan,
            tasks,
            reason,
        } => {
            let plan = office.plan_id(&plan)?;
            let tasks = task_ids(office, &plan, &tasks)?;
            office::tasks::remove(office, plan.clone(), tasks, reason)?;
            say.tasks(&office::tasks::list(office, plan)?)
        }
        Command::AddTask { plan, cells } => {
            let plan = office.plan_id(&plan)?;
            say.tasks(&office::tasks::add_named(office, &plan, cells)?.tasks)
        }
        Command::Assign { plan, task, cells } => {
            let plan = office.plan_id(&plan)?;
            let task = office.task_id(&plan, &task)?;
            say.task(&office::tasks::assign(office, &task, cells)?)
        }
        Command::Mark { plan, mut mark } => {
            let plan = office.plan_id(&plan)?;
            mark.task = office.task_id(&plan, &mark.task)?;
            let task = mark.task.clone();
            say.mark(&office::progress::save_mark(office, mark)?.progress, &task)
        }
        Command::Progress { plan, period } => {
            let plan = office.plan_id(&plan)?;
            match period {
                None => say.progress(&office::progress::get(office, plan, None)?),
                Some(period) => say.period(&office::period_progress::get(office, &plan, &period)?),
            }
        }
        Command::Checklist {
            plan,
            from,
            number,
            to,
        } => {
            let plan = office.plan_id(&plan)?;
            if let Some(file) = from {
                office::checklists::create_from(office, &plan, &file)?;
            }
            let Some((format, out)) = to else {
                return Ok(say
                    .checklists(&office::checklists::list(office, plan)?)
                    .into());
            };
            return paper::checklist(office, say, (&plan, number), format, &out);
        }
        Command::Report {
            plan,
            period,
            supplement: false,
            to,
            out,
        } => return report::run(office, say, (&plan, &period), to, &out),
        Command::Report {
            plan,
            period,
            supplement: true,
            to,
            out,
        } => return report::supplement(office, say, (&plan, &period), to, &out),
        Command::Remarks(asked) => return remarks::run(office, say, asked),
        Command::RollOver {
            plan,
            period,
            accept,
        } => {
            let plan = office.plan_id(&plan)?;
            roll_over(office, say, &plan, &period, accept)?
        }
        Command::Schedule(asked) => return schedule::run(office, say, asked),
        Command::Log(asked) => return log::run(office, say, asked),
        Command::Versions(asked) => return versions::run(office, say, asked),
        Command::Course(asked) => return course::run(office, say, asked),
        Command::Package(asked) => return packages::run(office, say, asked),
        Command::Search { words } => say.hits(&office::search::search(office, words)?),
        Command::SetUp { form } => say.saved(&office::setup::set_up(office, form)?),
        Command::Sample => say.imported(&[(None, office::setup::load_sample(office)?)]),
        Command::Remove { plan } => {
            let plan = office.plan_id(&plan)?;
            say.removed(&office::plans::remove(office, plan)?)
        }
        Command::Returned(asked) => return returned::run(office, say, asked),
        Command::Backup => say.backup(&office::backup::now(office)?),
        Command::Restore { file } => say.restored(&office::backup::restore_from(office, &file)?),
        Command::Profiles => profiles::told(say, &office::profiles::list(office)?),
        Command::Verify => {
            let report = office::backup::verify(office)?;
            // What was tampered with is told; what cannot be read is a failure.
            let only_chain = report.broken.is_some() && report.database_ok && report.search_ok;
            if !report.ok && !only_chain {
                return Err(Failure::Damaged);
            }
            return Ok(evidence::verified(say, &report));
        }
    }))
}

/// Lists what is proposed, or keeps the new plan with what is taken of it.
fn roll_over(
    office: &Office,
    say: &Say,
    plan: &str,
    period: &str,
    accept: Accept,
) -> Result<String, Failure> {
    use office::rollover;
    let (mut taken, ids) = match accept {
        Accept::List => {
            let listed = rollover::get(office, plan.to_owned(), period.to_owned())?;
            return Ok(say.proposals(&listed));
        }
        Accept::Safe(ids) => (rollover::safe(office, plan, period)?, ids),
        Accept::Named(ids) => (Vec::new(), ids),
    };
    taken.extend(rollover::named(office, plan, period, &ids)?);
    let new = rollover::accept(office, plan.to_owned(), period.to_owned(), taken)?;
    Ok(say.rolled(&new.plan))
}

fn task_ids(office: &Office, plan: &str, given: &[String]) -> Result<Vec<String>, Failure> {
    given
        .iter()
        .map(|task| office.task_id(plan, task))
        .collect()
}
