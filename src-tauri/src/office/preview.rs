//! The preview: a plan's pages with the edit in progress laid over the stored plan, and a
//! report's as it was last kept.
//!
//! It writes nothing and waits for no save: what it was last read from is kept until something is
//! saved. Of calls that wait for one another only the newest is laid out; its answer is theirs too.

mod edit;
mod pictures;
mod places;
mod turn;

use super::paper::{self, Material};
use super::{Office, lock, missing, reports};
use crate::wire::{
    self, Failure, Missing, PageImage, Preview, PreviewEdit, PreviewPage, PreviewSpot, reader,
};
use ::export::Pages;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pictures::Pictures;
use places::Places;
use plan::{PlanId, ReportId};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use turn::Turns;
use uuid::Uuid;

/// What is kept between two calls: one plan's material and pages, and some pictures of pages.
#[derive(Default)]
pub struct Previews {
    /// Counts what was saved, so that old material is known.
    saves: AtomicU64,
    material: Mutex<Option<(u64, Arc<Material>)>>,
    turns: Turns<Arc<Laid>, Failure>,
    pictures: Mutex<Pictures>,
}

impl Previews {
    /// Something was saved: what was read before is old.
    pub(super) fn saved(&self) {
        self.saves.fetch_add(1, Ordering::SeqCst);
    }
}

/// A plan or a report laid out.
struct Laid {
    /// Its id.
    paper: Uuid,
    pages: Pages,
    places: Places,
    missing: Vec<Missing>,
}

/// Lays a plan out with the edit in progress over it; keeps nothing in the store. An edit that is
/// not sound yet, such as an empty subject, shows the last good pages.
pub fn plan(office: &Office, plan: String, edit: Option<PreviewEdit>) -> Result<Preview, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let laid = office
        .preview
        .turns
        .take(|last| lay_out(office, id, edit, last))?;
    current(&laid, id.0)
}

/// Lays a report out as it was last kept.
pub fn report(office: &Office, report: String) -> Result<Preview, Failure> {
    let id: ReportId = reader("report", &report)?;
    let laid = office.preview.turns.take(|_| {
        let (paper, shape) = reports::in_plan_shape(office, id)?;
        Ok(Arc::new(Laid {
            paper: id.0,
            pages: paper::pages(&paper.document, &paper.profile)?,
            places: Places::of(&shape),
            missing: missing::on_pages(&paper.document),
        }))
    })?;
    current(&laid, id.0)
}

/// What was laid out, unless a newer call for another paper took the turn: then these pages are
/// looked at no more.
fn current(laid: &Laid, paper: Uuid) -> Result<Preview, Failure> {
    if laid.paper == paper {
        Ok(laid.view())
    } else {
        Err(Failure::Cancelled)
    }
}

fn lay_out(
    office: &Office,
    id: PlanId,
    edit: Option<PreviewEdit>,
    last: Option<Arc<Laid>>,
) -> Result<Arc<Laid>, Failure> {
    let stored = material(office, id)?;
    let shown = match edit.map(|edit| edit::over(&stored, edit)) {
        None => stored,
        Some(Ok(edited)) => Arc::new(edited),
        Some(Err(Failure::Flaws { .. })) => match last.filter(|laid| laid.paper == id.0) {
            Some(good) => return Ok(good),
            None => stored,
        },
        Some(Err(failure)) => return Err(failure),
    };
    let document = shown.document();
    Ok(Arc::new(Laid {
        paper: id.0,
        pages: paper::pages(&document, &shown.profile)?,
        places: Places::of(&shown.plan),
        missing: missing::on_pages(&document),
    }))
}

/// What the plan is made from, read anew only when something was saved since.
fn material(office: &Office, id: PlanId) -> Result<Arc<Material>, Failure> {
    let previews = &office.preview;
    let now = previews.saves.load(Ordering::SeqCst);
    let kept = lock(&previews.material).clone();
    if let Some((then, material)) = kept
        && then == now
        && material.plan.id == id
    {
        return Ok(material);
    }
    let fresh = Arc::new(Material::read(office, id)?);
    *lock(&previews.material) = Some((now, Arc::clone(&fresh)));
    Ok(fresh)
}

impl Laid {
    fn view(&self) -> Preview {
        let pages = (0..self.pages.count())
            .map(|page| {
                let (width, height) = self.pages.size(page).unwrap_or_default();
                PreviewPage {
                    width,
                    height,
                    fingerprint: self.fingerprint(page),
                }
            })
            .collect();
        let spots = self
            .pages
            .spots()
            .iter()
            .map(|spot| PreviewSpot {
                page: wire::small(spot.page),
                top: hundredths(spot.top),
                bottom: hundredths(spot.bottom),
                place: self.places.find(spot.place),
            })
            .collect();
        Preview {
            pages,
            spots,
            missing: self.missing.clone(),
        }
    }

    /// As text, because a number of JavaScript holds only 53 of the 64 bits.
    fn fingerprint(&self, page: usize) -> String {
        format!("{:016x}", self.pages.fingerprint(page))
    }
}

/// A hundredth of a point is nothing to see, and short to send.
fn hundredths(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

/// Fewest and most pixels a point: a thumbnail, and 400 % on a screen of double density.
const SCALES: std::ops::RangeInclusive<f64> = 0.1..=8.0;

/// The picture of a previewed page of a plan or a report, `scale` pixels a point. Not found once
/// the preview shows something else there.
pub fn page(
    office: &Office,
    paper: String,
    page: u32,
    fingerprint: String,
    scale: f64,
) -> Result<PageImage, Failure> {
    let id: Uuid = reader("paper", &paper)?;
    let gone = || Failure::NotFound {
        what: "page".to_owned(),
    };
    let scale = if scale.is_finite() { scale } else { 1.0 };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a scale between 0.1 and 8 needs no more digits"
    )]
    let scale = scale.clamp(*SCALES.start(), *SCALES.end()) as f32;
    let laid = office
        .preview
        .turns
        .last()
        .filter(|laid| laid.paper == id)
        .ok_or_else(gone)?;
    let page = page as usize;
    if page >= laid.pages.count() || laid.fingerprint(page) != fingerprint {
        return Err(gone());
    }
    let key = (laid.pages.fingerprint(page), scale.to_bits());
    if let Some(data) = lock(&office.preview.pictures).get(key) {
        return Ok(PageImage { data });
    }
    let png = laid.pages.png(page, scale).ok_or(Failure::Internal)?;
    let data = format!("data:image/png;base64,{}", STANDARD.encode(png));
    lock(&office.preview.pictures).keep(key, &data);
    Ok(PageImage { data })
}
