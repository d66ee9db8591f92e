//! How much work a reading may take: told by the memory it asks for, which is the same on every
//! machine, not by a clock. What a reader does in a thread of its own (PDF) is not seen.

use import::read;

/// Memory at once that reading any file may take, in bytes.
const PEAK: u64 = 300_000_000;
/// Memory asked for in all while reading any file, in bytes.
const WORK: u64 = 2_000_000_000;

/// Reads a file and holds the answer, as `Debug` writes its beginning, against what is expected:
/// an error, or the kinds of doubts of what was read.
pub(crate) fn check(name: &str, bytes: &[u8], expect: &str) {
    let (memory, found) = measured(|| match read(bytes) {
        Ok(draft) => {
            let kinds: Vec<_> = draft.doubts.iter().map(|doubt| doubt.kind).collect();
            format!("{kinds:?}")
        }
        Err(error) => format!("{error:?}"),
    });
    assert!(found.starts_with(expect), "{name}: {found}");
    let (peak, work) = (memory.bytes_max, memory.bytes_total);
    if std::env::var_os("LOA_SHOW_MEMORY").is_some() {
        eprintln!(
            "{name}: {} KB at once, {} KB in all",
            peak / 1_000,
            work / 1_000
        );
    }
    assert!(
        peak <= PEAK && work <= WORK,
        "{name}: {peak} bytes at once, {work} in all"
    );
}

fn measured<T>(read: impl FnOnce() -> T) -> (allocation_counter::AllocationInfo, T) {
    let mut out = None;
    let memory = allocation_counter::measure(|| out = Some(read()));
    (memory, out.unwrap())
}

/// Holds that a job twice as large takes about twice the work: `job` does one of so many pieces.
pub(crate) fn in_step(name: &str, pieces: usize, job: impl Fn(usize)) {
    let work = |pieces| measured(|| job(pieces)).0.bytes_total;
    let (once, twice) = (work(pieces), work(2 * pieces));
    // Room that grows by doubling may be asked for once more.
    assert!(twice <= 3 * once + 100_000, "{name}: {once}, then {twice}");
}
