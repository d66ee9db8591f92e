//! What the user waits for: saving an edit, finding words among a thousand plans, opening.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark may stop loudly; criterion's macro writes undocumented items"
)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use plan::{
    Block, BlockId, BlockKind, Head, Label, Plan, PlanId, RichText, Section, SectionId,
    SectionKind, SignatureBlock, Standing, Task, TaskId, Timeframe,
};
use std::hint::black_box;
use std::path::Path;
use store::{EventKind, Store, StoreError, Tx};
use uuid::Uuid;

/// Syllables from common to rare; the `n`-th is drawn about half as often as the one before
/// the previous, much as in real plans.
const SYLLABLES: &str = "tuyên truyền xã kế hoạch công tác thực hiện nhân dân ủy ban các thôn \
    về và của trong cho được với năm phối hợp tổ chức nội dung hình thức thông tin đài phát \
    thanh môi trường đường làng ngõ xóm sạch đẹp rác thải giao thông an toàn phòng chống cháy \
    dịch bệnh sức khỏe gia đình trẻ em phụ nữ thanh niên cựu chiến binh mặt trận pháp luật \
    chuyển đổi số nông thôn mới văn hóa thể thao du lịch lễ hội xuân hè thu đông bão lũ";

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn words(&mut self, syllables: &[&str], count: usize) -> String {
        let picked: Vec<&str> = (0..count)
            .map(|_| {
                let widest = self.below(syllables.len()) + 1;
                syllables[self.below(widest)]
            })
            .collect();
        picked.join(" ")
    }

    fn id(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.below(1 << 31) as u64, self.below(1 << 31) as u64)
    }
}

/// A plan of 12 sections with 10 paragraphs of 30 syllables each, about 15 pages.
fn plan(dice: &mut Dice, syllables: &[&str]) -> Plan {
    let sections = (0..12)
        .map(|_| Section {
            id: SectionId(dice.id()),
            kind: SectionKind::Other,
            label: Label::Auto,
            title: dice.words(syllables, 6),
            run_in: false,
            blocks: (0..10)
                .map(|_| Block {
                    id: BlockId(dice.id()),
                    kind: BlockKind::Dash,
                    label: Label::Auto,
                    text: RichText::plain(dice.words(syllables, 30)),
                    table: None,
                })
                .collect(),
            sections: vec![],
        })
        .collect();
    Plan {
        id: PlanId(dice.id()),
        year: 2026,
        continues: None,
        head: Head {
            subject: dice.words(syllables, 15),
            ..Head::default()
        },
        sections,
        closing: vec![],
        recipients: vec![],
        signature: SignatureBlock::default(),
        annexes: vec![],
        doubts: vec![],
        left_over: vec![],
    }
}

fn task(plan: PlanId, dice: &mut Dice, syllables: &[&str]) -> Task {
    Task {
        id: TaskId(dice.id()),
        plan,
        standing: Standing::Accepted,
        text: dice.words(syllables, 15),
        deliverable: dice.words(syllables, 4),
        lead: dice.words(syllables, 4),
        coordinating: vec![dice.words(syllables, 3)],
        official: None,
        timeframe: Timeframe::default(),
        budget: String::new(),
        remarks: String::new(),
        origin: None,
        sentence: String::new(),
        apart: Vec::new(),
    }
}

/// A file of `count` plans with ten tasks each; answers the last one.
fn fill(path: &Path, count: usize) -> (Store, Plan) {
    let mut store = Store::open(path, chrono::DateTime::UNIX_EPOCH).unwrap();
    let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
    let mut dice = Dice(7);
    let plans: Vec<Plan> = (0..count).map(|_| plan(&mut dice, &syllables)).collect();
    write(&mut store, |tx| {
        for plan in &plans {
            let tasks: Vec<Task> = (0..10)
                .map(|_| task(plan.id, &mut dice, &syllables))
                .collect();
            tx.insert_plan(plan, &tasks, false)?;
        }
        Ok(())
    });
    (store, plans.into_iter().next_back().unwrap())
}

fn write<T>(store: &mut Store, work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> T {
    let at = chrono::DateTime::UNIX_EPOCH;
    store.write(EventKind::PlanSaved, at, "", work).unwrap().0
}

fn benches(criterion: &mut Criterion) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    let (mut store, mut plan) = fill(&path, 1_000);

    let mut count = 0;
    criterion.bench_function("save of one edited block", |bencher| {
        bencher.iter(|| {
            count += 1;
            plan.sections[5].blocks[5].text = format!("đường làng {count}").into();
            write(&mut store, |tx| tx.save_plan(black_box(&plan)))
        });
    });
    criterion.bench_function("read of one plan", |bencher| {
        bencher.iter(|| store.plan(black_box(plan.id)).unwrap());
    });
    criterion.bench_function("list of 1,000 plans", |bencher| {
        bencher.iter(|| store.plans().unwrap());
    });
    for words in [
        "đường làng",
        "duong lang",
        "tuyên truyền",
        "t",
        "rac thai bao lu",
        "zzz",
    ] {
        criterion.bench_function(&format!("search over 1,000 plans: {words}"), |bencher| {
            bencher.iter(|| store.search(black_box(words), 50).unwrap());
        });
    }
    drop(store);
    criterion.bench_function("open with 1,000 plans", |bencher| {
        bencher.iter_batched(
            || (),
            |()| Store::open(&path, chrono::DateTime::UNIX_EPOCH).unwrap(),
            BatchSize::PerIteration,
        );
    });
}

criterion_group! {
    name = store_room;
    config = Criterion::default().sample_size(20);
    targets = benches
}
criterion_main!(store_room);
