//! Turns: of calls that wait for one another only the newest works.

use crate::office::lock;
use std::sync::{Condvar, Mutex, PoisonError};

/// Who works, and what came of it last.
pub(super) struct Turns<T, E> {
    state: Mutex<State<T, E>>,
    changed: Condvar,
}

struct State<T, E> {
    /// The newest call, from 1.
    newest: u64,
    /// Whether a call works now.
    busy: bool,
    /// The newest call that was worked for, and what came of it.
    done: Option<(u64, Result<T, E>)>,
    /// What came of the last call that succeeded.
    last: Option<T>,
}

impl<T, E> Default for Turns<T, E> {
    fn default() -> Self {
        Self {
            state: Mutex::new(State {
                newest: 0,
                busy: false,
                done: None,
                last: None,
            }),
            changed: Condvar::new(),
        }
    }
}

impl<T: Clone, E: Clone> Turns<T, E> {
    /// What came of the last call that succeeded.
    pub(super) fn last(&self) -> Option<T> {
        lock(&self.state).last.clone()
    }

    /// Works when nobody else does; a call that finds a newer one waiting leaves the turn to that
    /// and takes its answer. The work is given what came of the last call that succeeded.
    pub(super) fn take(&self, work: impl FnOnce(Option<T>) -> Result<T, E>) -> Result<T, E> {
        let mut state = lock(&self.state);
        state.newest += 1;
        let own = state.newest;
        loop {
            match &state.done {
                Some((call, answer)) if *call >= own => return answer.clone(),
                _ if !state.busy && state.newest == own => break,
                _ => {
                    state = self
                        .changed
                        .wait(state)
                        .unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
        state.busy = true;
        let last = state.last.clone();
        drop(state);
        let working = Working(self);
        let answer = work(last);
        let mut state = lock(&self.state);
        if let Ok(good) = &answer {
            state.last = Some(good.clone());
        }
        state.done = Some((own, answer.clone()));
        drop(state);
        drop(working);
        answer
    }
}

/// Gives the turn back, also when the work panicked: then the next call works.
struct Working<'a, T, E>(&'a Turns<T, E>);

impl<T, E> Drop for Working<'_, T, E> {
    fn drop(&mut self) {
        lock(&self.0.state).busy = false;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn calls_that_wait_take_the_newest_answer() {
        let turns: Turns<u32, ()> = Turns::default();
        let worked = Mutex::new(Vec::new());
        let work = |n: u32| {
            lock(&worked).push(n);
            Ok(n)
        };
        std::thread::scope(|scope| {
            let (began, is_working) = mpsc::channel();
            let (go, wait) = mpsc::channel();
            let turns = &turns;
            let work = &work;
            let first = scope.spawn(move || {
                turns.take(|_| {
                    began.send(()).unwrap();
                    wait.recv().unwrap();
                    work(0)
                })
            });
            is_working.recv().unwrap();
            let mut others = Vec::new();
            for n in 1..=5 {
                others.push(scope.spawn(move || turns.take(|_| work(n))));
                while lock(&turns.state).newest != u64::from(n) + 1 {
                    std::thread::yield_now();
                }
            }
            go.send(()).unwrap();
            assert_eq!(first.join().unwrap(), Ok(0));
            for other in others {
                assert_eq!(other.join().unwrap(), Ok(5));
            }
        });
        assert_eq!(*lock(&worked), [0, 5]);
        assert_eq!(turns.last(), Some(5));
    }

    #[test]
    fn a_failure_leaves_the_last_good_answer() {
        let turns: Turns<u32, &str> = Turns::default();
        assert_eq!(turns.take(|last| Ok(last.unwrap_or(7))), Ok(7));
        assert_eq!(turns.take(|_| Err("no")), Err("no"));
        assert_eq!(turns.take(|last| Ok(last.unwrap() + 1)), Ok(8));
    }

    #[test]
    fn a_panic_does_not_stop_the_next() {
        let turns: Turns<u32, ()> = Turns::default();
        let panicked = std::thread::scope(|scope| {
            let call = scope.spawn(|| turns.take(|_| panic!("a fault")));
            call.join().is_err()
        });
        assert!(panicked);
        assert_eq!(turns.take(|_| Ok(1)), Ok(1));
    }
}
