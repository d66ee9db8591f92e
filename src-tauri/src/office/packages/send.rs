//! Packages are written: into memory, kept as a row, delivered and read back, in one change.

use super::{Summary, beside, device, flaw, handed, passing, refused, refused_for};
use crate::clock;
use crate::deliver::{deliver_read_back, folder_name};
use crate::office::export::is_data;
use crate::office::{Office, letterhead, people};
use crate::wire::{
    self, Failure, Language, PackageForm, PackageKind, PackageRefusal, WrittenPackage, reader,
};
use crate::words::word;
use exchange::{Answer, Body, Brief, Content, DeviceKey, HandOver, Parcel, Request, Template};
use plan::{
    Actor, ContentHash, Flaw, FlawKind, Flaws, Opinion, PackageId, PlanId, Remark, Right, Version,
    VersionCause, VersionId,
};
use std::path::Path;
use store::{Carried, CarriedKind, Change, EventKind, Records, Tx, Way};

/// Lets the user choose where a package goes, and writes it there.
pub fn send(office: &Office, form: PackageForm) -> Result<WrittenPackage, Failure> {
    let name = file_name(office, &form)?;
    checked_passphrase(&form)?;
    let language = office.language().unwrap_or(Language::Vi);
    let target = office
        .dialogs
        .package_target(language, &name)
        .ok_or(Failure::Cancelled)?;
    send_to(office, form, &target)
}

/// Writes a package where the caller says: inside `out` if that is a folder, else as `out` itself.
///
/// # Errors
/// It cannot be made or written; nothing was kept then, and there is no file.
pub fn send_to(office: &Office, form: PackageForm, out: &Path) -> Result<WrittenPackage, Failure> {
    let target = if out.is_dir() {
        out.join(file_name(office, &form)?)
    } else {
        out.to_owned()
    };
    if is_data(office, &target) {
        return Err(Failure::TargetUnwritable {
            path: target.display().to_string(),
        });
    }
    let passphrase = checked_passphrase(&form)?;
    let key = device::key(office)?;
    let plan = plan_of(&form)?;
    let backup = match form.kind {
        PackageKind::HandOver => backup(office)?,
        _ => Vec::new(),
    };
    let id = PackageId(clock::mint());
    let change = Change::of(EventKind::PackageSent).about(id.0);
    let change = plan.map_or(change.clone(), |plan| change.in_plan(plan));
    let ((bytes, evidence, left), _) = office.change(change, |tx| {
        let made = made(office, tx, &form, backup)?;
        let parcel = Parcel {
            id,
            answers: made.answers,
            at: tx.saved().at,
            sender: sender(tx, &made.by)?,
            counter: counter(tx, &key)?,
            note: form.note.trim().to_owned(),
            body: made.body,
        };
        let (bytes, digest) = exchange::write(&parcel, &key, passphrase).map_err(refused)?;
        tx.put_package(&Carried {
            id,
            way: Way::Out,
            kind: carried_kind(form.kind),
            digest,
            key: key.public().to_string(),
            counter: parcel.counter,
            plan,
            version: made.version,
            content: made.content,
            answers: made.answers,
            name: parcel.sender,
            at: tx.saved().at,
            review: false,
            summary: made.summary.text()?,
        })?;
        deliver_read_back(&target, &bytes)?;
        let (evidence, left) = match &parcel.body {
            Body::HandOver(all) => (all.files.len(), all.evidence),
            _ => (0, 0),
        };
        Ok((bytes.len(), evidence, left))
    })?;
    Ok(WrittenPackage {
        path: target.display().to_string(),
        bytes: wire::small(bytes),
        id: id.to_string(),
        kind: form.kind,
        evidence: wire::small(evidence),
        left,
    })
}

pub(super) fn carried_kind(kind: PackageKind) -> CarriedKind {
    kind.into()
}

fn checked_passphrase(form: &PackageForm) -> Result<Option<&str>, Failure> {
    let limit = exchange::package::PASSPHRASE_LEAST;
    match form.passphrase.as_str() {
        "" => Ok(None),
        short if short.chars().count() < limit => Err(Flaws::from(Flaw {
            limit: Some(limit as u64),
            ..Flaw::new("passphrase", FlawKind::OutOfRange)
        })
        .into()),
        passphrase => Ok(Some(passphrase)),
    }
}

fn plan_of(form: &PackageForm) -> Result<Option<PlanId>, Failure> {
    match (form.kind, &form.plan) {
        (PackageKind::HandOver, _) => Ok(None),
        (_, Some(plan)) => Ok(Some(reader("plan", plan)?)),
        (_, None) => Err(flaw("plan", FlawKind::Empty)),
    }
}

/// The name a file is offered under.
fn file_name(office: &Office, form: &PackageForm) -> Result<String, Failure> {
    let language = office.language().unwrap_or(Language::Vi);
    let plan = plan_of(form)?;
    let title = office.read(|store| {
        Ok(match plan {
            Some(plan) => plan::text::squeeze(&store.plan(plan)?.head.subject),
            None => store.agency()?.unwrap_or_default().name_lines.join(" "),
        })
    })?;
    let key = match form.kind {
        PackageKind::ReviewRequest => "package_file_request",
        PackageKind::ReviewAnswer => "package_file_answer",
        PackageKind::HandOver => "package_file_hand_over",
        PackageKind::Template => "package_file_template",
    };
    let name = folder_name(&word(language, key, &[("title", &title)]));
    Ok(format!("{name}.loa"))
}

/// Who sends, as the receiver reads it.
fn sender(records: &Records, by: &Actor) -> Result<String, Failure> {
    let agency = records.agency()?.unwrap_or_default().name_lines.join(" ");
    let parts = [by.name.as_str(), agency.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    Ok(parts.join(" - "))
}

/// Higher than every number this computer gave before, also where an older backup was restored:
/// numbers of events never go back.
fn counter(tx: &Tx<'_>, key: &DeviceKey) -> Result<u64, Failure> {
    let last = tx.last_counter(&key.public().to_string())?;
    let events = u64::try_from(tx.saved().seq).unwrap_or(0);
    Ok(events.max(last.saturating_add(1)))
}

/// What goes into a package, and into its row.
struct Made {
    body: Body,
    by: Actor,
    version: Option<VersionId>,
    content: Option<ContentHash>,
    answers: Option<PackageId>,
    summary: Summary,
}

fn made(
    office: &Office,
    tx: &Tx<'_>,
    form: &PackageForm,
    backup: Vec<u8>,
) -> Result<Made, Failure> {
    let sitting = people::who(office, tx)?;
    let by = |right| match &sitting {
        Some(actor) => Ok(actor.clone()),
        None => people::alone(tx, right),
    };
    match (form.kind, plan_of(form)?) {
        (PackageKind::ReviewRequest, Some(plan)) => request(tx, plan, by(Right::Draft)?, form),
        (PackageKind::ReviewAnswer, Some(plan)) => answer(tx, plan, by(Right::Remark)?),
        (PackageKind::Template, Some(plan)) => template(tx, plan, by(Right::Draft)?, &form.note),
        (PackageKind::HandOver, _) => {
            let by = people::sitting(office, tx, Right::Manage)?;
            hand_over((office, tx), by, backup)
        }
        (_, None) => Err(flaw("plan", FlawKind::Empty)),
    }
}

fn request(tx: &Tx<'_>, id: PlanId, by: Actor, form: &PackageForm) -> Result<Made, Failure> {
    if tx.is_for_review(id)? {
        return Err(flaw("plan", FlawKind::ForReview));
    }
    let (plan, tasks, course) = (tx.plan(id)?, tx.tasks(id)?, tx.course(id)?);
    let content = ContentHash::of(&plan, &tasks);
    let version = Version {
        id: VersionId(clock::mint()),
        plan: id,
        number: 0,
        cause: VersionCause::Sent,
        stage: course.stage(),
        content,
        by: by.clone(),
        at: tx.saved().at,
        note: form.note.trim().to_owned(),
    };
    let text = Content::of(&plan, &tasks).to_json();
    tx.keep_version(&version, &text.map_err(|_| Failure::Internal)?)?;
    let (remarks, opinions) = (tx.remarks(id)?, tx.opinions(id)?);
    Ok(Made {
        by,
        version: Some(version.id),
        content: Some(content),
        answers: None,
        summary: Summary::of(&remarks, &opinions),
        body: Body::Request(Box::new(Request {
            plan: plan::Plan {
                doubts: Vec::new(),
                left_over: Vec::new(),
                ..plan
            },
            tasks,
            version: version.id,
            history: beside::history(tx, id)?,
            course: course.passages().to_vec(),
            remarks,
            opinions,
        })),
    })
}

/// The request that brought these words of a plan, the last by its number: an older one can have
/// been opened later.
fn request_of(
    records: &Records,
    plan: PlanId,
    content: ContentHash,
) -> Result<Option<Carried>, Failure> {
    let packages = records.packages_of(plan)?.into_iter();
    let requests = packages.filter(|it| it.review && it.kind == CarriedKind::ReviewRequest);
    Ok(requests.max_by_key(|it| (it.content == Some(content), it.counter, it.at)))
}

fn answer(tx: &Tx<'_>, id: PlanId, by: Actor) -> Result<Made, Failure> {
    let nothing = || refused_for(PackageRefusal::NothingToAnswer);
    let plan = tx.plan(id)?;
    let content = ContentHash::of(&plan, &tx.tasks(id)?);
    let request = request_of(tx, id, content)?.ok_or_else(nothing)?;
    let version = request.version.ok_or_else(nothing)?;
    let (remarks, opinions) = (tx.remarks(id)?, tx.opinions(id)?);
    let by = named(by, &remarks, &opinions);
    Ok(Made {
        by,
        version: Some(version),
        content: Some(content),
        answers: Some(request.id),
        summary: Summary::of(&remarks, &opinions),
        body: Body::Answer(Box::new(Answer {
            about: Brief {
                plan: id,
                year: plan.year,
                subject: plan.head.subject,
            },
            content,
            version,
            remarks,
            opinions,
        })),
    })
}

/// On a computer that nobody set up, whoever remarked last is who answers.
fn named(by: Actor, remarks: &[Remark], opinions: &[Opinion]) -> Actor {
    if !by.name.is_empty() {
        return by;
    }
    let own = remarks.iter().filter(|it| super::said::is_own(it));
    let said = own.map(|it| (it.at, &it.by));
    let judged = opinions.iter().map(|it| (it.at, &it.by));
    let last = said.chain(judged).max_by_key(|(at, _)| *at);
    last.map_or(by, |(_, last)| last.clone())
}

fn template(tx: &Tx<'_>, id: PlanId, by: Actor, name: &str) -> Result<Made, Failure> {
    let (mut plan, tasks) = plan::copy::as_template(&tx.plan(id)?, &tx.tasks(id)?);
    letterhead::take_off(tx, &mut plan)?;
    let name = match plan::text::squeeze(name) {
        name if name.is_empty() => plan::text::squeeze(&plan.head.subject),
        name => name,
    };
    Ok(Made {
        by,
        version: None,
        content: None,
        answers: None,
        summary: Summary::default(),
        body: Body::Template(Box::new(Template { name, plan, tasks })),
    })
}

fn hand_over(
    (office, tx): (&Office, &Tx<'_>),
    by: Actor,
    backup: Vec<u8>,
) -> Result<Made, Failure> {
    let mut plans = Vec::new();
    for summary in tx.plans()? {
        // Copies for review are their drafter's to hand over.
        if summary.sample || tx.is_for_review(summary.id)? {
            continue;
        }
        let plan = plan::Plan {
            doubts: Vec::new(),
            left_over: Vec::new(),
            ..tx.plan(summary.id)?
        };
        plans.push((plan, tx.tasks(summary.id)?));
    }
    let mut all = HandOver {
        office: tx.agency()?.unwrap_or_default().name_lines.join(" "),
        plans,
        backup,
        files: Vec::new(),
        evidence: 0,
    };
    handed::pack_files(office, &mut all, &tx.evidence_files()?)?;
    handed::keep_sent(tx, &all, &by)?;
    Ok(Made {
        by,
        version: None,
        content: None,
        answers: None,
        summary: Summary::default(),
        body: Body::HandOver(Box::new(all)),
    })
}

/// A backup of the data file, in memory.
fn backup(office: &Office) -> Result<Vec<u8>, Failure> {
    let unreadable = |_| Failure::Internal;
    let folder = passing(office)?;
    let made = office.with_store(|store| {
        let by = people::sitting(office, store, Right::Manage)?;
        Ok(store.backup(folder.path(), clock::now(), &by.name)?)
    })?;
    std::fs::read(made.path).map_err(unreadable)
}
