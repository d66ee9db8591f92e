//! The command line: the same use cases as the window, for batch work, support and tests.
//!
//! `loa [--db PATH] [--json] COMMAND …`. Answers go to stdout, as text in the user's language or
//! as one JSON value; a failure is one line on stderr, an exit code other than 0, and nothing
//! changed.

mod args;
mod say;
mod show;

use crate::dialogs::PreparedAnswers;
use crate::office::{self, Office};
use crate::wire::{ExportFormat, Failure, Language};
use args::{Command, Parsed};
use say::Say;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs a command line given without the program's name.
pub fn run(args: Vec<std::ffi::OsString>) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let (answer, language) = match args::parse(args) {
        Parsed::Help(text) => (Ok(text), Language::Vi),
        Parsed::Wrong(problem, language) => (Err((say::usage(language, &problem), 2)), language),
        Parsed::Go {
            db,
            json,
            language,
            command,
        } => {
            let Some(path) = db.or_else(crate::place::default_database) else {
                return complain(&say::failure(language, &Failure::NotOpen), 1);
            };
            let office = Office::open(path, Box::new(PreparedAnswers));
            let language = office.language().unwrap_or(language);
            let say = Say { language, json };
            let answer = obey(&office, &say, *command)
                .map_err(|failure| (say::failure(language, &failure), 1));
            (answer, language)
        }
    };
    let _ = language;
    match answer {
        Ok(text) => match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => ExitCode::SUCCESS,
            // The reader closed the pipe; there is nobody left to tell.
            Err(_) => ExitCode::from(1),
        },
        Err((line, code)) => complain(&line, code),
    }
}

fn complain(line: &str, code: u8) -> ExitCode {
    let one_line = plan::text::squeeze(line);
    // Without stderr there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{one_line}");
    ExitCode::from(code)
}

fn obey(office: &Office, say: &Say, command: Command) -> Result<String, Failure> {
    office.usable()?;
    Ok(match command {
        Command::Import { files } => import(office, say, &files)?,
        Command::List => say.list(&office::plans::list(office)?),
        Command::Show { plan } => {
            let plan = office.plan_id(&plan)?;
            let letterhead = office::export::letterhead(office, &plan)?;
            let tasks = office::tasks::list(office, plan.clone())?;
            say.plan(&office::plans::get(office, plan)?, &letterhead, &tasks)
        }
        Command::Export { plan, to, out } => {
            let plan = office.plan_id(&plan)?;
            say.written(&office::export::export_to(office, &plan, to, &out)?)
        }
        Command::Tasks { plan } => {
            let plan = office.plan_id(&plan)?;
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
        Command::Drop { plan, tasks } => {
            let plan = office.plan_id(&plan)?;
            let tasks = task_ids(office, &plan, &tasks)?;
            office::tasks::remove(office, plan.clone(), tasks)?;
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
        Command::Progress { plan } => {
            let plan = office.plan_id(&plan)?;
            say.progress(&office::progress::get(office, plan)?)
        }
        Command::Search { words } => say.hits(&office::search::search(office, words)?),
        Command::SetUp { form } => say.saved(&office::setup::set_up(office, form)?),
        Command::Sample => say.imported(&[office::setup::load_sample(office)?]),
        Command::Remove { plan } => {
            let plan = office.plan_id(&plan)?;
            say.removed(&office::plans::remove(office, plan)?)
        }
        Command::Backup => say.backup(&office::backup::now(office)?),
        Command::Restore { file } => say.restored(&office::backup::restore_from(office, &file)?),
        Command::Verify => {
            let report = office::backup::verify(office)?;
            if !report.ok {
                return Err(Failure::Damaged);
            }
            say.verification(&report)
        }
    })
}

/// Reads every file first, so that one bad file leaves nothing half done.
fn import(office: &Office, say: &Say, files: &[PathBuf]) -> Result<String, Failure> {
    let drafts = files
        .iter()
        .map(|file| office::import::read_file(file))
        .collect::<Result<Vec<_>, _>>()?;
    let kept = drafts
        .into_iter()
        .map(|draft| office::import::keep(office, draft.draft, false))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(say.imported(&kept))
}

fn task_ids(office: &Office, plan: &str, given: &[String]) -> Result<Vec<String>, Failure> {
    given
        .iter()
        .map(|task| office.task_id(plan, task))
        .collect()
}

/// What `--to` takes.
fn format_of(word: &str) -> Option<ExportFormat> {
    match word {
        "docx" => Some(ExportFormat::Docx),
        "text" => Some(ExportFormat::Text),
        _ => None,
    }
}
