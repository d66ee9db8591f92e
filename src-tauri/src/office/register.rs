//! The register of outgoing documents: a line for each number, written with the step that gives
//! it or by hand for documents made elsewhere. Secret documents are out of its scope.

use super::paper::Paper;
use super::{Office, export, form, log, print};
use crate::clock;
use crate::wire::{
    ExportFormat, Failure, NewRegistration, NextNumber, Printed, Register, RegisterGap,
    RegisterLine, RegisterTurned, RegistrationEdit, SavedRegister, Written, reader,
};
use chrono::{Datelike, NaiveDate};
use document::{BookHead, Profile, register_book, register_sheet};
use plan::register::{Given, Turned, gaps, given, next_free, numbered, series_of, turned};
use plan::{
    Agency, Course, Flaw, FlawKind, Flaws, Period, Plan, PlanId, Registration, RegistrationId,
    Span, Stage,
};
use std::path::Path;
use store::{Change, EventKind, Records, Tx};

/// The register of a year; without one, of this year.
pub fn list(office: &Office, year: Option<i32>) -> Result<Register, Failure> {
    office.read(|store| view(store, year.unwrap_or_else(|| clock::today().year())))
}

fn view(records: &Records, year: i32) -> Result<Register, Failure> {
    let mut years = records.register_years()?;
    years.extend([year, clock::today().year()]);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let lines = records.register(year)?;
    let gaps = gaps(&lines).into_iter().map(|it| RegisterGap {
        series: it.series,
        first: it.first,
        last: it.last,
    });
    let gaps = gaps.collect();
    let turned = turned(given(&lines)).into_iter().map(Into::into);
    let turned = turned.collect();
    let lines = lines.into_iter().map(|line| {
        let there = line.plan.filter(|id| records.plan_year(*id).is_ok());
        RegisterLine {
            plan: there.map(|id| id.to_string()),
            ..RegisterLine::from(line)
        }
    });
    Ok(Register {
        year,
        years,
        lines: lines.collect(),
        gaps,
        turned,
    })
}

impl From<Turned> for RegisterTurned {
    fn from(it: Turned) -> Self {
        Self {
            symbol: it.behind.symbol,
            day: it.behind.day.to_string(),
            before: it.before.symbol,
            before_day: it.before.day.to_string(),
        }
    }
}

impl From<Registration> for RegisterLine {
    fn from(line: Registration) -> Self {
        Self {
            id: line.id.to_string(),
            series: line.series,
            number: line.number,
            symbol: line.symbol,
            day: line.day.to_string(),
            subject: line.subject,
            signer: line.signer,
            recipients: line.recipients,
            keeper: line.keeper,
            copies: line.copies,
            handed: line.handed.map(|day| day.to_string()).unwrap_or_default(),
            receipt: line.receipt,
            note: line.note,
            plan: line.plan.map(|id| id.to_string()),
            struck: line.struck,
        }
    }
}

fn flaw(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

fn day(field: &str, text: &str) -> Result<NaiveDate, Failure> {
    text.trim()
        .parse()
        .map_err(|_| flaw(field, FlawKind::NoSuchDate))
}

fn some_day(field: &str, text: &str) -> Result<Option<NaiveDate>, Failure> {
    match text.trim() {
        "" => Ok(None),
        text => day(field, text).map(Some),
    }
}

/// The next free number of a year's sequence.
pub(super) fn next(records: &Records, year: i32, series: &str) -> Result<u32, Failure> {
    Ok(next_free(records.numbers_given(year, series)?))
}

/// The sequence a plan is counted in.
pub(super) fn series(plan: &Plan, agency: &Agency) -> String {
    series_of(document::notation(plan, agency))
}

/// What a plan would be numbered on a day, as it stands on paper; and where the order of time would
/// be turned round by `number`, or by that one.
pub fn next_number(
    office: &Office,
    plan: String,
    on: String,
    number: String,
) -> Result<NextNumber, Failure> {
    let (id, on): (PlanId, _) = (reader("plan", &plan)?, day("on", &on)?);
    office.read(|store| {
        let (plan, agency) = (store.plan(id)?, store.agency()?.unwrap_or_default());
        let series = series(&plan, &agency);
        let next = next(store, on.year(), &series)?;
        let symbol = |number| numbered(number, document::notation(&plan, &agency));
        let wanted = match number.trim() {
            "" => Some(next),
            // What is no number is told when it is given.
            digits => digits.parse().ok(),
        };
        let wanted = wanted.map(|number| Given {
            symbol: symbol(number),
            series,
            number,
            day: on,
        });
        let around = given(&store.register(on.year())?);
        Ok(NextNumber {
            symbol: symbol(next),
            turned: wanted.map_or(Vec::new(), |it| turned_by(it, around)),
        })
    })
}

/// What a number turns round among those given.
fn turned_by(wanted: Given, mut around: Vec<Given>) -> Vec<RegisterTurned> {
    let (series, number) = (wanted.series.clone(), wanted.number);
    around.retain(|it| (&it.series, it.number) != (&series, number));
    around.push(wanted);
    let turned = turned(around).into_iter();
    let turned = turned.filter(|it| it.is_about(&series, number));
    turned.map(Into::into).collect()
}

/// What the number a plan bears turns round in its register.
pub fn turned_by_plan(office: &Office, plan: &str) -> Result<Vec<RegisterTurned>, Failure> {
    let id: PlanId = reader("plan", plan)?;
    office.read(|store| {
        let mut lines = store.registrations_of(id)?.into_iter();
        let Some(line) = lines.rfind(|line| !line.is_struck()) else {
            return Ok(Vec::new());
        };
        let around = given(&store.register(line.year())?);
        Ok(turned_by(Given::from(&line), around))
    })
}

/// Writes a line, unless its number was given before.
fn enter(tx: &Tx<'_>, line: &Registration) -> Result<(), Failure> {
    if tx
        .numbers_given(line.year(), &line.series)?
        .contains(&line.number)
    {
        return Err(flaw("number", FlawKind::Repeated));
    }
    Ok(tx.put_registration(line)?)
}

/// Writes the line of a plan that gets its number.
///
/// # Errors
/// At `number`: it was given before, or is none.
pub(super) fn enter_plan(
    tx: &Tx<'_>,
    plan: &Plan,
    (number, on): (u32, NaiveDate),
    signer: &str,
) -> Result<(), Failure> {
    let agency = tx.agency()?.unwrap_or_default();
    let (archive, recipients): (Vec<_>, Vec<_>) =
        plan.recipients.iter().partition(|it| it.is_archive());
    let names = |list: &[&plan::Recipient]| {
        let names: Vec<&str> = list.iter().map(|it| it.name.trim()).collect();
        names.join("; ")
    };
    let cut = |text: String, limit: usize| text.chars().take(limit).collect::<String>();
    let keeper = names(&archive);
    let keeper = keeper
        .split_once(':')
        .map_or(keeper.as_str(), |(_, who)| who);
    let title = plan::text::lower_first(&plan.title());
    let line = Registration {
        id: RegistrationId(clock::mint()),
        series: series(plan, &agency),
        number,
        symbol: numbered(number, document::notation(plan, &agency)),
        day: on,
        subject: cut(
            format!("Kế hoạch {title}").trim_end().to_owned(),
            Registration::SUBJECT_LIMIT,
        ),
        signer: signer.to_owned(),
        recipients: cut(names(&recipients), Registration::RECIPIENTS_LIMIT),
        keeper: cut(
            keeper.trim().trim_end_matches('.').to_owned(),
            Registration::FIELD_LIMIT,
        ),
        copies: String::new(),
        handed: None,
        receipt: String::new(),
        note: String::new(),
        plan: Some(plan.id),
        struck: String::new(),
    };
    enter(tx, &line.checked(log::today(tx)?)?)
}

/// Adds a document that was made elsewhere.
pub fn add(office: &Office, form: NewRegistration) -> Result<SavedRegister, Failure> {
    let on = day("day", &form.day)?;
    let handed = some_day("handed", &form.handed)?;
    if form.notation.trim().is_empty() {
        return Err(flaw("notation", FlawKind::Empty));
    }
    if form.notation.trim().chars().count() > Registration::NOTATION_LIMIT {
        return Err(Flaws::from(Flaw::too_long("notation", Registration::NOTATION_LIMIT)).into());
    }
    let series = series_of(&form.notation);
    let typed = match form.number.trim() {
        "" => None,
        digits => Some(
            digits
                .parse::<u32>()
                .map_err(|_| flaw("number", FlawKind::NotANumber))?,
        ),
    };
    let change = Change::of(EventKind::Registered);
    let (register, saved) = office.change(change, |tx| {
        let number = match typed {
            Some(number) => number,
            None => next(tx, on.year(), &series)?,
        };
        let line = Registration {
            id: RegistrationId(clock::mint()),
            symbol: numbered(number, &form.notation),
            series,
            number,
            day: on,
            subject: form.subject,
            signer: form.signer,
            recipients: form.recipients,
            keeper: form.keeper,
            copies: form.copies,
            handed,
            receipt: form.receipt,
            note: form.note,
            plan: None,
            struck: String::new(),
        };
        let line = line.checked(log::today(tx)?)?;
        // A plan that came with its number has no line: it may get one.
        let lines = tx.register(line.year())?;
        if (lines.iter()).any(|it| (&it.series, it.number) == (&line.series, line.number)) {
            return Err(flaw("number", FlawKind::Repeated));
        }
        tx.put_registration(&line)?;
        view(tx, on.year())
    })?;
    Ok(SavedRegister { saved, register })
}

/// Changes a line by what `work` makes of it.
fn change(
    office: &Office,
    id: &str,
    work: impl FnOnce(Registration) -> Result<Registration, Failure>,
) -> Result<SavedRegister, Failure> {
    let id: RegistrationId = reader("registration", id)?;
    let symbol = office.read(|store| Ok(store.registration(id)?.symbol))?;
    let change = Change::of(EventKind::Registered).about(id.0).noting(symbol);
    let (register, saved) = office.change(change, |tx| {
        let line = work(tx.registration(id)?)?.checked(log::today(tx)?)?;
        tx.put_registration(&line)?;
        view(tx, line.year())
    })?;
    Ok(SavedRegister { saved, register })
}

/// Writes down what became of the copies.
pub fn edit(
    office: &Office,
    registration: String,
    edit: RegistrationEdit,
) -> Result<SavedRegister, Failure> {
    let handed = some_day("handed", &edit.handed)?;
    change(office, &registration, |line| {
        Ok(Registration {
            keeper: edit.keeper,
            copies: edit.copies,
            handed,
            receipt: edit.receipt,
            note: edit.note,
            ..line
        })
    })
}

/// Gives a number up; its line stays with the reason. A plan that waits to go out with it gets
/// another one first.
///
/// # Errors
/// [`FlawKind::WentOut`] at `reason` where a plan went out with it: that is replaced or corrected
/// (Điều 18.3).
pub fn strike(
    office: &Office,
    registration: String,
    reason: String,
) -> Result<SavedRegister, Failure> {
    let id: RegistrationId = reader("registration", &registration)?;
    office.read(|store| still_in_the_house(store, &store.registration(id)?))?;
    change(office, &registration, |line| Ok(line.struck(&reason)?))
}

fn still_in_the_house(records: &Records, line: &Registration) -> Result<(), Failure> {
    let Some(plan) = line.plan.filter(|_| !line.is_struck()) else {
        return Ok(());
    };
    // How far a plan in the trash went is not known before it is back.
    records.plan_year(plan)?;
    if records.course(plan)?.stage() > Stage::Numbered {
        return Err(flaw("reason", FlawKind::WentOut));
    }
    Ok(())
}

/// The id of a line by its symbol, such as `06/KH-UBND`.
///
/// # Errors
/// No such line.
pub fn line_id(office: &Office, year: Option<i32>, symbol: &str) -> Result<String, Failure> {
    let mut found = list(office, year)?.lines.into_iter();
    let found = found.rfind(|line| line.symbol.eq_ignore_ascii_case(symbol.trim()));
    found.map(|line| line.id).ok_or_else(|| Failure::NotFound {
        what: "registration".to_owned(),
    })
}

/// Why the number of a plan counts no more, if it was struck.
pub(super) fn struck(
    records: &Records,
    plan: PlanId,
    course: &Course,
) -> Result<Option<String>, Failure> {
    let Some(numbering) = course.numbering() else {
        return Ok(None);
    };
    let lines = records.registrations_of(plan)?.into_iter();
    let mut own = lines.filter(|it| it.number == numbering.number && it.day == numbering.on);
    Ok(own
        .next()
        .filter(Registration::is_struck)
        .map(|it| it.struck))
}

/// A year's register with what is printed above it.
pub(super) struct Book {
    agency: Agency,
    profile: Profile,
    year: i32,
    lines: Vec<Registration>,
}

impl Book {
    pub(super) fn read(office: &Office, year: i32) -> Result<Self, Failure> {
        office.read(|store| {
            Ok(Self {
                agency: store.agency()?.unwrap_or_default(),
                profile: form::profile_in(store)?.dense(),
                year,
                lines: store.register(year)?,
            })
        })
    }

    fn head(&self) -> Result<BookHead<'_>, Failure> {
        let edge = |month, day| {
            NaiveDate::from_ymd_opt(self.year, month, day)
                .ok_or_else(|| flaw("year", FlawKind::OutOfRange))
        };
        Ok(BookHead {
            agency: &self.agency,
            period: Some(Period::new(self.year, Span::Year).map_err(Flaws::from)?),
            days: (edge(1, 1)?, edge(12, 31)?),
            plan: "",
        })
    }

    pub(super) fn paper(&self) -> Result<Paper, Failure> {
        Ok(Paper {
            document: register_book(&self.head()?, &self.lines, &self.profile),
            drafting_unit: self.agency.drafting_symbol.trim().to_owned(),
            profile: self.profile.clone(),
        })
    }

    pub(super) fn workbook(&self) -> Result<document::Workbook, Failure> {
        Ok(register_sheet(&self.head()?, &self.lines, &self.profile))
    }
}

/// Lets the user choose where, and writes the register of a year there.
pub fn export(office: &Office, year: i32, format: ExportFormat) -> Result<Written, Failure> {
    export::export_register(office, year, format)
}

/// Writes the register of a year to a file named by the caller.
///
/// # Errors
/// The target cannot be written; the old file is then as it was.
pub fn export_to(
    office: &Office,
    year: i32,
    format: ExportFormat,
    target: &Path,
) -> Result<Written, Failure> {
    export::register_to(office, year, format, target)
}

/// Hands the register of a year to the system's viewer, which prints.
pub fn print(office: &Office, year: i32) -> Result<Printed, Failure> {
    let paper = Book::read(office, year)?.paper()?;
    print::hand_over(office, &paper.document, &paper.profile)
}
