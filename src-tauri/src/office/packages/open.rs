//! A package is opened: read, and told what it is and what taking it would do. Nothing is kept.

use super::beside::{self, Standing, Theirs};
use super::handed::{self, Inside};
use super::said::{Before, Joined, Requests, Rule, joined};
use super::{Backup, Desk, Held, device, refused, refused_for};
use crate::clock;
use crate::office::{Office, file, lock, review};
use crate::wire::{
    self, AnsweredVersion, Failure, Language, OpenedPackage, PackageBrings, PackageEffect,
    PackageOpinion, PackageRefusal, PackageSender, SenderStanding, UnreadableReason,
};
use exchange::package::PACKAGE_LIMIT;
use exchange::{Answer, Body, Opened, PublicKey, Request, pairing};
use plan::{ContentHash, Course, Opinion, PlanId, Remark, Step, StepSwitches, Verdict};
use std::path::Path;
use store::{CarriedKind, Records, TrashKind, Way};

/// Lets the user choose a package and reads it.
pub fn open(office: &Office) -> Result<OpenedPackage, Failure> {
    let language = office.language().unwrap_or(Language::Vi);
    let path = office
        .dialogs
        .package_to_open(language)
        .ok_or(Failure::Cancelled)?;
    open_file(office, &path, None)
}

/// The package the system asked to open, if it did since this was asked last.
pub fn opened_by_system(office: &Office) -> Result<Option<OpenedPackage>, Failure> {
    let asked = lock(&office.package).asked.take();
    asked.map(|path| open_file(office, &path, None)).transpose()
}

/// Reads a package.
///
/// # Errors
/// Why it is none, or none for us; [`PackageRefusal::PassphraseNeeded`] waits for [`unlock`].
pub fn open_file(
    office: &Office,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<OpenedPackage, Failure> {
    lock(&office.package).held = None;
    let bytes = file::load(path, PACKAGE_LIMIT).map_err(|failure| match failure {
        Failure::Unreadable {
            reason: UnreadableReason::TooLarge,
            ..
        } => refused_for(PackageRefusal::TooLarge),
        other => other,
    })?;
    read(
        office,
        Held {
            path: path.to_owned(),
            bytes,
            opened: None,
            inside: Backup::Closed,
        },
        passphrase,
    )
}

/// Reads the package that waits behind a passphrase.
pub fn unlock(office: &Office, passphrase: String) -> Result<OpenedPackage, Failure> {
    let held = lock(&office.package).held.take();
    let held = held.ok_or_else(|| refused_for(PackageRefusal::NotOpened))?;
    read(office, held, Some(&passphrase))
}

fn read(
    office: &Office,
    mut held: Held,
    passphrase: Option<&str>,
) -> Result<OpenedPackage, Failure> {
    let opened = exchange::open(&held.bytes, passphrase);
    let answer = match opened {
        Ok(opened) => {
            let seen = backup_of(office, &opened).and_then(|inside| {
                held.inside = inside;
                look(office, &held.path, &opened, &held.inside)
            });
            // What is refused may be set aside, whatever it is refused for.
            held.opened = seen.is_ok().then_some(opened);
            seen
        }
        Err(refusal) => Err(refused(refusal)),
    };
    lock(&office.package).held = Some(held);
    answer
}

/// Looks into the backup of a hand-over, where what is in it would join what is here.
fn backup_of(office: &Office, opened: &Opened) -> Result<Backup, Failure> {
    let Body::HandOver(all) = &opened.parcel.body else {
        return Ok(Backup::Closed);
    };
    if office.read(|store| effect(store, opened))? != PackageEffect::Plans {
        return Ok(Backup::Closed);
    }
    let inside = Inside::open(office, all)?;
    Ok(inside.map_or(Backup::Damaged, |it| Backup::Open(Box::new(it))))
}

/// Keeps a copy of a file that could not be read beside the data file, for whoever looks into it.
/// Answers where.
pub fn set_aside(office: &Office) -> Result<String, Failure> {
    let nothing = || refused_for(PackageRefusal::NotOpened);
    let Desk { held, .. } = std::mem::take(&mut *lock(&office.package));
    let held = held.filter(|it| it.opened.is_none()).ok_or_else(nothing)?;
    let folder = office.path().with_file_name("quarantine");
    let failed = |error: std::io::Error| crate::deliver::disk_failure(&error, &folder);
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let name = file_name(&held.path);
    let stamp = clock::now().format("%Y%m%d-%H%M%S");
    // An ending of its own: nothing opens it by a double click.
    let target = folder.join(format!("{stamp}-{name}.hong"));
    crate::deliver::deliver(&target, &held.bytes)?;
    Ok(target.display().to_string())
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What this office knows of whoever signed.
pub(super) fn standing(
    records: &Records,
    own: PublicKey,
    opened: &Opened,
) -> Result<SenderStanding, Failure> {
    if opened.key == own {
        return Ok(SenderStanding::Own);
    }
    if let Some(peer) = records.peer(&opened.key.to_string())?
        && peer.paired.is_some()
    {
        return Ok(SenderStanding::Paired);
    }
    let name = plan::text::fold(&opened.parcel.sender);
    let namesake = records
        .peers()?
        .iter()
        .any(|peer| peer.paired.is_some() && plan::text::fold(&peer.name) == name);
    Ok(match namesake {
        true => SenderStanding::Changed,
        false => SenderStanding::Unknown,
    })
}

/// Whether nothing of this office's own is here yet that the data of another would take the place
/// of: plans, what was thrown away, templates, reports, schedules, the register, the log.
pub(super) fn is_empty(records: &Records) -> Result<bool, Failure> {
    let plans = records.plans()?;
    let sample = plans.iter().any(|plan| plan.sample);
    Ok(plans.iter().all(|plan| plan.sample)
        && records.trashed()?.is_empty()
        && records.templates()?.is_empty()
        && records.register_years()?.is_empty()
        // The sample has a log, reports and schedules, which are nobody's.
        && (sample
            || records.reports()?.is_empty()
                && records.schedules()?.is_empty()
                && records.log_extent()?.1 == 0))
}

/// What taking a package would do.
pub(super) fn effect(records: &Records, opened: &Opened) -> Result<PackageEffect, Failure> {
    if let Some(known) = records.package(opened.parcel.id)? {
        if known.digest != opened.digest {
            return Err(refused_for(PackageRefusal::Replayed));
        }
        if known.way == Way::Out {
            return Ok(PackageEffect::Own);
        }
        // A copy for review that was removed since comes back.
        let gone = match &opened.parcel.body {
            Body::Request(request) => records.plan_year(request.plan.id).is_err(),
            _ => false,
        };
        if !gone {
            return Ok(PackageEffect::Taken);
        }
    }
    match &opened.parcel.body {
        Body::Request(request) => of_request(records, opened, request),
        Body::Answer(answer) => of_answer(records, answer),
        Body::HandOver(_) if is_empty(records)? => Ok(PackageEffect::New),
        Body::HandOver(_) => Ok(PackageEffect::Plans),
        Body::Template(_) => Ok(PackageEffect::New),
    }
}

fn of_request(
    records: &Records,
    opened: &Opened,
    request: &Request,
) -> Result<PackageEffect, Failure> {
    let id = request.plan.id;
    if records.plan_year(id).is_err() {
        // A copy that was thrown away comes back; our own plan is where it can be restored from.
        let own = in_trash(records, id)? && !records.is_for_review(id)?;
        return Ok(match own {
            true => PackageEffect::PlanInTrash,
            false => PackageEffect::New,
        });
    }
    if records.is_for_review(id)? {
        let key = opened.key.to_string();
        let packages = records.packages_of(id)?.into_iter();
        let later = packages
            .filter(|it| it.kind == CarriedKind::ReviewRequest && it.key == key)
            .any(|it| it.counter > opened.parcel.counter);
        return Ok(match later {
            true => PackageEffect::Older,
            false => PackageEffect::Newer,
        });
    }
    Ok(match beside::standing(records, &Theirs::of(request))? {
        Standing::Same => PackageEffect::Same,
        Standing::Behind => PackageEffect::Older,
        Standing::Edited => PackageEffect::BothEdited,
    })
}

fn of_answer(records: &Records, answer: &Answer) -> Result<PackageEffect, Failure> {
    let id = answer.about.plan;
    if records.plan_year(id).is_ok() {
        return Ok(PackageEffect::Answer);
    }
    Ok(match in_trash(records, id)? {
        true => PackageEffect::PlanInTrash,
        false => PackageEffect::PlanMissing,
    })
}

fn in_trash(records: &Records, id: PlanId) -> Result<bool, Failure> {
    let mut thrown = records.trashed()?.into_iter();
    Ok(thrown.any(|it| it.kind == TrashKind::Plan && it.plan == Some(id)))
}

/// The plan as it is here, as judgements are held against it.
pub(super) struct Now {
    course: Course,
    switches: StepSwitches,
    content: ContentHash,
}

impl Now {
    pub(super) fn of(records: &Records, plan: PlanId) -> Result<Self, Failure> {
        Ok(Self {
            course: records.course(plan)?,
            switches: review::switches(records)?,
            content: review::content_of(records, plan)?,
        })
    }

    /// The step a judgement can be taken for in that person's name: it is of these very words and
    /// of this round, and who gave it may take the step.
    pub(super) fn step_of(&self, opinion: &Opinion) -> Option<Step> {
        let stage = self.course.stage();
        let fits = opinion.content == self.content && opinion.round == self.course.round();
        let wanted: &[Step] = match opinion.verdict {
            Verdict::Agree => &[Step::PassContent, Step::PassForm, Step::Approve],
            Verdict::Amend => &[],
            Verdict::Return => &[Step::Return],
        };
        let open = self.switches.steps(stage);
        let step = wanted.iter().copied().find(|step| open.contains(step));
        step.filter(|step| fits && stage.is_review() && opinion.by.role.may(step.right(stage)))
    }

    pub(super) fn view(&self, opinion: &Opinion, paired: bool) -> PackageOpinion {
        PackageOpinion {
            id: opinion.id.to_string(),
            verdict: opinion.verdict.into(),
            reason: opinion.reason.clone(),
            by: (&opinion.by).into(),
            at: wire::time(opinion.at),
            current: opinion.content == self.content,
            step: self.step_of(opinion).filter(|_| paired).map(Into::into),
        }
    }
}

fn look(
    office: &Office,
    path: &Path,
    opened: &Opened,
    backup: &Backup,
) -> Result<OpenedPackage, Failure> {
    let own = device::key(office)?.public();
    office.read(|store| {
        let parcel = &opened.parcel;
        let standing = standing(store, own, opened)?;
        let key = opened.key.to_string();
        let known = store.peer(&key)?;
        let (title, year, plan) = match &parcel.body {
            Body::Request(it) => (
                it.plan.head.subject.clone(),
                Some(it.plan.year),
                Some(it.plan.id),
            ),
            Body::Answer(it) => (
                it.about.subject.clone(),
                Some(it.about.year),
                Some(it.about.plan),
            ),
            Body::HandOver(it) => (it.office.clone(), None, None),
            Body::Template(it) => (it.name.clone(), None, None),
        };
        let here = plan.filter(|id| store.plan_year(*id).is_ok());
        let effect = effect(store, opened)?;
        Ok(OpenedPackage {
            file: file_name(path),
            id: parcel.id.to_string(),
            kind: opened.kind().into(),
            sender: PackageSender {
                name: parcel.sender.clone(),
                known_as: known.map(|peer| peer.name),
                short: opened.key.short(),
                words: words(own, opened.key),
                key,
                standing,
            },
            at: wire::time(parcel.at),
            note: parcel.note.clone(),
            locked: opened.locked,
            title: plan::text::squeeze(&title),
            year,
            plan: here.map(|id| id.to_string()),
            effect,
            answers: match &parcel.body {
                Body::Answer(it) if here.is_some() => Some(answered(store, opened, it)?),
                _ => None,
            },
            brings: brings(store, (opened, backup), here, (standing, effect))?,
        })
    })
}

/// The words both computers show; none for this one alone.
pub(super) fn words(own: PublicKey, other: PublicKey) -> Vec<String> {
    if own == other {
        return Vec::new();
    }
    let words = pairing::words(own, other);
    words.into_iter().map(ToOwned::to_owned).collect()
}

/// What an answer is about, of a plan that is here. It is known if it answers a package that went
/// out from here, or words of a version that is kept, or those of now.
pub(super) fn answered(
    records: &Records,
    opened: &Opened,
    answer: &Answer,
) -> Result<AnsweredVersion, Failure> {
    let plan = answer.about.plan;
    let sent = records.packages_of(plan)?.into_iter().any(|it| {
        (it.way, it.kind) == (Way::Out, CarriedKind::ReviewRequest)
            && Some(it.id) == opened.parcel.answers
            && it.version == Some(answer.version)
            && it.content == Some(answer.content)
    });
    let versions = records.versions(plan)?;
    let kept = versions
        .iter()
        .find(|it| it.id == answer.version && it.content == answer.content)
        .or_else(|| versions.iter().find(|it| it.content == answer.content));
    let current = review::content_of(records, plan)? == answer.content;
    Ok(AnsweredVersion {
        number: kept.map(|it| it.number),
        current,
        known: sent || kept.is_some() || current,
    })
}

fn brings(
    records: &Records,
    (opened, backup): (&Opened, &Backup),
    here: Option<PlanId>,
    (standing, effect): (SenderStanding, PackageEffect),
) -> Result<PackageBrings, Failure> {
    let mut out = super::nothing();
    let (remarks, opinions) = match &opened.parcel.body {
        Body::Request(it) => {
            (out.plans, out.tasks) = (1, wire::small(it.tasks.len()));
            (still_said(records, opened, it)?, &it.opinions)
        }
        Body::Answer(it) => (it.remarks.clone(), &it.opinions),
        Body::HandOver(it) => {
            return match backup {
                Backup::Open(inside) => handed::brings(records, it, Some(inside)),
                Backup::Damaged => handed::brings(records, it, None),
                Backup::Closed => Ok(handed::brings_all(it)),
            };
        }
        Body::Template(it) => {
            (out.plans, out.tasks) = (1, wire::small(it.tasks.len()));
            return Ok(out);
        }
    };
    let Some(plan) = here else {
        let joined = Joined {
            new: remarks,
            ..Joined::default()
        };
        if let Body::Request(it) = &opened.parcel.body {
            joined.tell(&it.plan, &it.tasks, &mut out);
        }
        return Ok(out);
    };
    let before = Before::of(&records.packages_of(plan)?);
    let key = opened.key.to_string();
    let rule = rule((opened, effect), &before, &key);
    let removed = records.remarks_taken_away(plan)?;
    let joined = joined(&records.remarks(plan)?, &remarks, &rule, &removed);
    match (&opened.parcel.body, effect) {
        (Body::Request(it), PackageEffect::New | PackageEffect::Newer) => {
            joined.tell(&it.plan, &it.tasks, &mut out);
        }
        _ => joined.tell(&records.plan(plan)?, &records.tasks(plan)?, &mut out),
    }
    let known = records.opinions(plan)?;
    let now = Now::of(records, plan)?;
    let paired = standing == SenderStanding::Paired;
    let new = opinions
        .iter()
        .filter(|it| known.iter().all(|k| k.id != it.id));
    out.opinions = new.map(|it| now.view(it, paired)).collect();
    Ok(out)
}

/// How what a package says joins what is here.
pub(super) fn rule<'a>(
    (opened, effect): (&Opened, PackageEffect),
    before: &'a Before,
    key: &'a str,
) -> Rule<'a> {
    match (&opened.parcel.body, effect) {
        (Body::Answer(_), _) => Rule::Answer {
            before,
            key,
            counter: opened.parcel.counter,
        },
        (Body::Request(_), PackageEffect::New | PackageEffect::Newer) => Rule::Request,
        _ => Rule::Join,
    }
}

/// The remarks of a request. In a copy the newest request wins: what its writer took back before
/// it does not come with an older one.
pub(super) fn still_said(
    records: &Records,
    opened: &Opened,
    request: &Request,
) -> Result<Vec<Remark>, Failure> {
    let plan = request.plan.id;
    if !records.is_for_review(plan)? {
        return Ok(request.remarks.clone());
    }
    let requests = Requests::of(&records.packages_of(plan)?, &opened.key.to_string());
    Ok(requests.still_said(opened.parcel.counter, &request.remarks))
}
