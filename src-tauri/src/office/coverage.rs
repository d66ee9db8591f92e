//! Who does what when: units of a plan, officials over all plans.

use super::{Office, directory};
use crate::clock;
use crate::wire::{
    Coverage, CoverageCell, CoverageGap, CoverageUnit, Failure, Load, LoadCell, OfficialLoad,
    reader,
};
use check::Place;
use check::coverage::board;
use plan::load::{Share, Work, load};
use plan::{Assignment, Mark, OfficialId, PlanId, Quarter, Task};

/// The board of a plan.
pub fn get(office: &Office, plan: String) -> Result<Coverage, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let plan = store.plan(id)?;
        let board = board(&plan, &store.tasks(id)?, &store.targets(id)?);
        Ok(Coverage {
            year: plan.year,
            quarters: Quarter::of_year(plan.year).map(|q| q.to_string()).collect(),
            current_quarter: (directory::regime(store)?.quarter_of(clock::today())).to_string(),
            units: (board.units.into_iter())
                .map(|row| CoverageUnit {
                    unit: row.unit,
                    cells: (row.cells.iter())
                        .map(|cell| CoverageCell {
                            led: cell.led,
                            with: cell.with,
                        })
                        .collect(),
                })
                .collect(),
            gaps: board.gaps.into_iter().map(gap).collect(),
        })
    })
}

fn gap(gap: check::coverage::Gap) -> CoverageGap {
    let (task, section, block) = match gap.place {
        Place::Task(id) => (Some(id.to_string()), None, None),
        Place::Section(id) => (None, Some(id.to_string()), None),
        Place::Block(id, block) => (None, Some(id.to_string()), Some(block.to_string())),
        _ => (None, None, None),
    };
    CoverageGap {
        kind: gap.kind.into(),
        task,
        section,
        block,
        words: gap.words,
    }
}

/// What a plan brings to the load of a year.
struct Brought {
    tasks: Vec<Task>,
    marks: Vec<Mark>,
    history: Vec<Assignment>,
}

/// What each official has to do in a year, over all plans.
pub fn of_officials(office: &Office, year: i32) -> Result<Load, Failure> {
    office.read(|store| {
        let regime = directory::regime(store)?;
        let today = clock::today();
        let mut brought = Vec::new();
        for summary in store.plans()?.into_iter().filter(|plan| plan.year == year) {
            brought.push(Brought {
                tasks: store.tasks(summary.id)?,
                marks: store.marks(summary.id, Some(year))?,
                history: store.assignments_of_plan(summary.id)?,
            });
        }
        let work: Vec<Work<'_>> = (brought.iter())
            .map(|plan| Work {
                year,
                tasks: &plan.tasks,
                marks: &plan.marks,
                history: &plan.history,
            })
            .collect();
        let mut load = load(&work, year, regime, today);
        let row =
            |official: Option<OfficialId>, name: String, active, cells: [Share; 4]| OfficialLoad {
                official: official.map(|id| id.to_string()).unwrap_or_default(),
                name,
                active,
                cells: (cells.iter())
                    .map(|share| LoadCell {
                        due: share.due,
                        done: share.done,
                        late: share.late,
                    })
                    .collect(),
            };
        let mut officials = Vec::new();
        for person in store.officials()? {
            let cells = load.remove(&Some(person.id));
            if cells.is_some() || person.active {
                let cells = cells.unwrap_or_default();
                officials.push(row(Some(person.id), person.name, person.active, cells));
            }
        }
        officials.extend(
            load.remove(&None)
                .map(|cells| row(None, String::new(), true, cells)),
        );
        Ok(Load {
            year,
            quarters: Quarter::of_year(year).map(|q| q.to_string()).collect(),
            current_quarter: regime.quarter_of(today).to_string(),
            officials,
        })
    })
}
