//! A package is taken, after somebody said yes: all of it in one change, or nothing.

use super::beside::{self, Theirs};
use super::handed::{self, Inside, without_people};
use super::open::{Now, answered, effect, rule, standing, still_said};
use super::said::{Before, Requests, Rule, as_it_comes, joined};
use super::send::carried_kind;
use super::senders::Senders;
use super::{Backup, Summary, device, flaw, refused_for};
use crate::clock;
use crate::office::remarks::{self, Unless};
use crate::office::{Office, lock, log, people, plans, review, setup};
use crate::wire::{
    self, CarriedPackage, CarriedPlan, Failure, PackageBrings, PackageEffect, PackageRefusal,
    SavedCourse, SenderStanding, TakenPackage, reader,
};
use exchange::{Body, Opened, Request};
use plan::review::{Attempt, Deed};
use plan::{
    Actor, ContentHash, Course, FlawKind, Opinion, OpinionId, PassageId, PlanId, Remark, Right,
    Step, TemplateId, VersionCause, VersionId,
};
use std::collections::HashSet;
use store::{Carried, CarriedKind, Change, EventKind, Peer, Records, Tx, Way};

/// Lets go of the package that was opened.
pub fn drop_opened(office: &Office) -> Result<(), Failure> {
    lock(&office.package).held = None;
    Ok(())
}

/// Takes the package that was opened. `trust` is the yes to a sender nobody paired, and to an
/// answer to nothing that was sent from here; `pair` says that the words were compared.
///
/// # Errors
/// [`PackageRefusal::UnknownSender`], [`PackageRefusal::NotSent`] without that yes; nothing was changed then, and it still
/// waits.
pub fn take(office: &Office, trust: bool, pair: bool) -> Result<TakenPackage, Failure> {
    let held = lock(&office.package).held.take();
    let held = held.ok_or_else(|| refused_for(PackageRefusal::NotOpened))?;
    let Some(opened) = &held.opened else {
        lock(&office.package).held = Some(held);
        return Err(refused_for(PackageRefusal::NotOpened));
    };
    let taken = take_opened(office, (opened, &held.inside), trust, pair);
    if taken.is_err() {
        lock(&office.package).held = Some(held);
    }
    taken
}

fn take_opened(
    office: &Office,
    (opened, backup): (&Opened, &Backup),
    trust: bool,
    pair: bool,
) -> Result<TakenPackage, Failure> {
    let own = device::key(office)?.public();
    let (standing, effect) =
        office.read(|store| Ok((standing(store, own, opened)?, effect(store, opened)?)))?;
    let known = matches!(standing, SenderStanding::Own | SenderStanding::Paired);
    if !known && !trust && !pair {
        return Err(refused_for(PackageRefusal::UnknownSender));
    }
    let mut taken = TakenPackage {
        saved: None,
        kind: opened.kind().into(),
        effect,
        plan: None,
        brought: super::nothing(),
        beside: Vec::new(),
    };
    match effect {
        PackageEffect::Taken | PackageEffect::Own => return Ok(taken),
        PackageEffect::PlanMissing => return Err(refused_for(PackageRefusal::PlanMissing)),
        PackageEffect::PlanInTrash => return Err(refused_for(PackageRefusal::PlanInTrash)),
        _ => {}
    }
    if let Body::Answer(answer) = &opened.parcel.body
        && !trust
        && !office.read(|store| answered(store, opened, answer))?.known
    {
        return Err(refused_for(PackageRefusal::NotSent));
    }
    let about = match &opened.parcel.body {
        Body::Request(it) => Some(it.plan.id),
        Body::Answer(it) => Some(it.about.plan),
        Body::HandOver(_) | Body::Template(_) => None,
    };
    let kind = match (&opened.parcel.body, effect) {
        (Body::HandOver(_), PackageEffect::Plans) => EventKind::PlanImported,
        (Body::Template(_), _) => EventKind::TemplateSaved,
        _ => EventKind::PackageOpened,
    };
    let change = Change::of(kind).about(opened.parcel.id.0);
    let change = change.noting(&opened.parcel.sender);
    let change = about.map_or(change.clone(), |plan| change.in_plan(plan));
    if let (Body::HandOver(all), PackageEffect::New) = (&opened.parcel.body, effect) {
        // Who takes it sits here, not among the people it brings: what is noted of it goes into
        // what comes.
        let by = office.read(|store| people::sitting(office, store, Right::Manage))?;
        let saved = handed::take_over(office, all, |copy| {
            let ((), saved) = copy.write(change, clock::now(), &by.name, |tx| {
                meet(tx, opened, own, pair)?;
                let whom = (effect, true);
                bring(tx, opened, whom, (by.clone(), None), &mut taken)
            })?;
            Ok(saved)
        })?;
        taken.saved = Some(saved.into());
        return Ok(taken);
    }
    let inside = match backup {
        Backup::Open(inside) => Some(inside.as_ref()),
        Backup::Damaged => None,
        // Data came here since it was opened and told: it is told anew.
        Backup::Closed if effect == PackageEffect::Plans => {
            return Err(refused_for(PackageRefusal::NotOpened));
        }
        Backup::Closed => None,
    };
    if let Body::HandOver(all) = &opened.parcel.body {
        office.read(|store| people::sitting(office, store, people::right_of(kind)).map(drop))?;
        handed::put_files_of(office, all, inside)?;
    }
    let ((), saved) = office.change(change, |tx| {
        let by = people::sitting(office, tx, people::right_of(kind))?;
        if pair {
            people::sitting(office, tx, people::right_of(EventKind::PeerSet))?;
        }
        meet(tx, opened, own, pair)?;
        if tx.setting(setup::SET_UP)?.is_none() {
            tx.set_setting(setup::SET_UP, Some(setup::GUEST))?;
        }
        let paired = standing == SenderStanding::Paired || pair;
        let whom = (effect, paired);
        bring(tx, opened, whom, (by, inside), &mut taken)
    })?;
    taken.plan = about.map(|id| id.to_string());
    taken.saved = Some(saved);
    Ok(taken)
}

/// Notes the computer that signed.
fn meet(tx: &Tx<'_>, opened: &Opened, own: exchange::PublicKey, pair: bool) -> Result<(), Failure> {
    if opened.key == own {
        return Ok(());
    }
    let key = opened.key.to_string();
    let known = tx.peer(&key)?;
    let now = tx.saved().at;
    let paired = known.as_ref().and_then(|it| it.paired);
    let last = known.as_ref().map_or(0, |it| it.counter);
    tx.put_peer(&Peer {
        key,
        name: known.map_or_else(|| opened.parcel.sender.clone(), |it| it.name),
        seen: now,
        paired: paired.or(pair.then_some(now)),
        counter: last.max(opened.parcel.counter),
    })?;
    Ok(())
}

fn bring(
    tx: &Tx<'_>,
    opened: &Opened,
    (effect, paired): (PackageEffect, bool),
    (by, inside): (Actor, Option<&Inside>),
    taken: &mut TakenPackage,
) -> Result<(), Failure> {
    let (mut row, mut summary) = row_of(tx, opened);
    let key = opened.key.to_string();
    match &opened.parcel.body {
        Body::Request(request) => {
            let plan = request.plan.id;
            let remarks = still_said(tx, opened, request)?;
            row.review = match effect {
                PackageEffect::New | PackageEffect::Newer => {
                    bring_plan(tx, request, &by)?;
                    take_back(tx, opened, request)?;
                    taken.brought.plans = 1;
                    taken.brought.tasks = wire::small(request.tasks.len());
                    true
                }
                PackageEffect::Older => tx.is_for_review(plan)?,
                PackageEffect::BothEdited => {
                    let note = &opened.parcel.sender;
                    let (aside, told) = beside::put(tx, &Theirs::of(request), (&by, note))?;
                    summary.beside.push(aside);
                    taken.beside.push(told);
                    false
                }
                _ => false,
            };
            let before = Before::of(&tx.packages_of(plan)?);
            let rule = rule((opened, effect), &before, &key);
            let said = (&remarks[..], &request.opinions[..]);
            join(tx, plan, said, (&rule, paired), &mut taken.brought)?;
        }
        Body::Answer(answer) => {
            let plan = answer.about.plan;
            let before = Before::of(&tx.packages_of(plan)?);
            let rule = rule((opened, effect), &before, &key);
            let said = (&answer.remarks[..], &answer.opinions[..]);
            join(tx, plan, said, (&rule, paired), &mut taken.brought)?;
        }
        Body::HandOver(all) => {
            let who = (&by, opened.parcel.sender.as_str());
            if effect == PackageEffect::Plans {
                summary.beside = handed::bring(tx, (all, inside), who, taken)?;
            } else {
                handed::keep_arrived(tx, all, who)?;
                taken.brought = handed::brings_all(all);
            }
        }
        Body::Template(it) => {
            let id = TemplateId(opened.parcel.id.0);
            tx.insert_template(id, &it.name, &it.plan, &without_people(tx, &it.tasks)?)?;
            taken.brought.plans = 1;
            taken.brought.tasks = wire::small(it.tasks.len());
        }
    }
    row.summary = summary.text()?;
    Ok(tx.put_package(&row)?)
}

fn row_of(tx: &Tx<'_>, opened: &Opened) -> (Carried, Summary) {
    let parcel = &opened.parcel;
    let (plan, version, content, summary) = match &parcel.body {
        Body::Request(it) => (
            Some(it.plan.id),
            Some(it.version),
            Some(it.content()),
            Summary::of(&it.remarks, &it.opinions),
        ),
        Body::Answer(it) => (
            Some(it.about.plan),
            Some(it.version),
            Some(it.content),
            Summary::of(&it.remarks, &it.opinions),
        ),
        Body::HandOver(_) | Body::Template(_) => (None, None, None, Summary::default()),
    };
    let row = Carried {
        id: parcel.id,
        way: Way::In,
        kind: carried_kind(opened.kind().into()),
        digest: opened.digest.clone(),
        key: opened.key.to_string(),
        counter: parcel.counter,
        plan,
        version,
        content,
        answers: parcel.answers,
        name: parcel.sender.clone(),
        at: tx.saved().at,
        review: false,
        summary: String::new(),
    };
    (row, summary)
}

/// The plan of a request, new or in the place of its earlier state.
fn bring_plan(tx: &Tx<'_>, request: &Request, by: &Actor) -> Result<(), Failure> {
    let id = request.plan.id;
    let tasks = without_people(tx, &request.tasks)?;
    if tx.plan_year(id).is_ok() {
        tx.save_plan(&request.plan)?;
        tx.replace_tasks(id, &tasks)?;
    } else {
        tx.insert_plan(&request.plan, &tasks, false)?;
    }
    tx.replace_course(id, &request.course)?;
    let stage = Course::of(request.course.clone()).stage();
    beside::keep(tx, (&request.plan, &tasks), stage, (by, ""))?;
    Ok(())
}

/// What whoever drafts took back since an earlier request goes out of the copy too.
fn take_back(tx: &Tx<'_>, opened: &Opened, request: &Request) -> Result<(), Failure> {
    let plan = request.plan.id;
    let requests = Requests::of(&tx.packages_of(plan)?, &opened.key.to_string());
    for id in requests.taken_back(&tx.remarks(plan)?, &request.remarks) {
        tx.remove_remark(id)?;
    }
    Ok(())
}

/// Remarks join those of a plan.
pub(super) fn join_remarks(
    tx: &Tx<'_>,
    plan: PlanId,
    remarks: &[Remark],
    rule: &Rule<'_>,
    brought: &mut PackageBrings,
) -> Result<(), Failure> {
    let here = tx.remarks(plan)?;
    let joined = joined(&here, remarks, rule, &tx.remarks_taken_away(plan)?);
    if here.len() + joined.new.len() > Remark::COUNT_LIMIT {
        return Err(refused_for(PackageRefusal::PlanFull));
    }
    let known: HashSet<_> = here.iter().map(|it| it.id).collect();
    for remark in joined.changed.iter().chain(&joined.new) {
        // An id of another plan's remark would change that one.
        if !known.contains(&remark.id) && tx.remark(remark.id).is_ok() {
            return Err(refused_for(PackageRefusal::Content));
        }
        tx.put_remark(remark)?;
    }
    joined.tell(&tx.plan(plan)?, &tx.tasks(plan)?, brought);
    Ok(())
}

/// Remarks and judgements join those of a plan.
fn join(
    tx: &Tx<'_>,
    plan: PlanId,
    (remarks, opinions): (&[Remark], &[Opinion]),
    (rule, paired): (&Rule<'_>, bool),
    brought: &mut PackageBrings,
) -> Result<(), Failure> {
    join_remarks(tx, plan, remarks, rule, brought)?;
    let before = tx.opinions(plan)?;
    let now = Now::of(tx, plan)?;
    for opinion in opinions {
        match before.iter().find(|it| it.id == opinion.id) {
            None => {
                tx.put_opinion(opinion)?;
                brought.opinions.push(now.view(opinion, paired));
            }
            // One of the two is not what its writer said.
            Some(known) if known != opinion => return Err(refused_for(PackageRefusal::Content)),
            Some(_) => {}
        }
    }
    Ok(())
}

/// What was carried of a plan, and the judgements that came.
pub fn carried(office: &Office, plan: String) -> Result<CarriedPlan, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let now = Now::of(store, id)?;
        let came = came(store, id)?;
        let mut opinions: Vec<_> = came.iter().map(|it| now.view(it, true)).collect();
        opinions.sort_by_key(|it| it.step.is_none());
        let packages = store.packages_of(id)?.into_iter().rev();
        Ok(CarriedPlan {
            review: store.is_for_review(id)?,
            packages: packages
                .map(|it| CarriedPackage {
                    id: it.id.to_string(),
                    kind: it.kind.into(),
                    out: it.way == Way::Out,
                    at: wire::time(it.at),
                    name: it.name,
                    answers: it.answers.map(|id| id.to_string()),
                })
                .collect(),
            opinions,
            beside: beside::listed(store, id)?,
        })
    })
}

/// The judgements that came in answers of computers that are paired now, and did not come from a
/// stranger before.
fn came(records: &Records, plan: PlanId) -> Result<Vec<Opinion>, Failure> {
    let mut ids = HashSet::new();
    for package in records.packages_of(plan)? {
        let answer = (package.way, package.kind) == (Way::In, CarriedKind::ReviewAnswer);
        let paired = records
            .peer(&package.key)?
            .is_some_and(|it| it.paired.is_some());
        if answer && paired {
            ids.extend(Summary::read(&package.summary).opinions);
        }
    }
    let senders = Senders::of(records, plan)?;
    let opinions = records.opinions(plan)?.into_iter();
    Ok(opinions
        .filter(|it| ids.contains(&it.id.to_string()) && senders.is_known(it.id))
        .collect())
}

/// Takes a judgement that came for the step it means, in that person's name: only while the words
/// are those that were judged.
pub fn step(office: &Office, plan: String, opinion: String) -> Result<SavedCourse, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let wanted: OpinionId = reader("opinion", &opinion)?;
    let change = Change::of(EventKind::StepTaken).in_plan(id).about(wanted.0);
    let (course, saved) = office.change(change, |tx| {
        // In the judge's name, and put down by whoever looks after the draft.
        people::sitting(office, tx, Right::Draft)?;
        let came = came(tx, id)?.into_iter().find(|it| it.id == wanted);
        let opinion = came.ok_or_else(|| Failure::NotFound {
            what: "opinion".to_owned(),
        })?;
        let deed = match Now::of(tx, id)?.step_of(&opinion) {
            Some(Step::PassContent) => Deed::PassContent,
            Some(Step::PassForm) => Deed::PassForm {
                checks: String::new(),
            },
            Some(Step::Approve) => Deed::Approve,
            Some(Step::Return) => Deed::Return {
                reason: opinion.reason.clone(),
            },
            _ => return Err(flaw("step", FlawKind::ChangedSince)),
        };
        let (course, plan, tasks) = (tx.course(id)?, tx.plan(id)?, tx.tasks(id)?);
        let deed = plans::with_checks(tx, deed, (&plan, &tasks))?;
        // Its reason came with it, but from an older program.
        let reason = opinion.remark().filter(|_| deed.step() == Step::Return);
        let reason = reason.map(as_it_comes);
        let attempt = Attempt {
            deed,
            by: opinion.by,
            today: log::today(tx)?,
            content: ContentHash::of(&plan, &tasks),
            seen: Some(opinion.content),
        };
        let (mint, at) = (PassageId(clock::mint()), tx.saved().at);
        let mut passage = course.take(attempt, review::switches(tx)?, mint, at)?;
        let version = VersionId(clock::mint());
        review::keep_version(tx, version, &plan, &tasks, VersionCause::Step, &passage)?;
        passage.version = Some(version);
        tx.add_passage(id, &passage)?;
        remarks::keep_reason(tx, reason, Unless::Told)?;
        review::view(office, tx, id)
    })?;
    Ok(SavedCourse { saved, course })
}
