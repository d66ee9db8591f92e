//! What a reading process may take, and how it ends with all that it started.

use std::process::{Child, ChildStdin, ChildStdout, Command};

/// Most memory of a process that reads one file, in bytes. The largest file that is read whole,
/// 5,000 pages of Word, takes about a sixth.
pub(super) const MEMORY: u64 = 2 * 1024 * 1024 * 1024;

/// Most memory of a process while another program works for it, in bytes; that program maps much
/// that it never touches.
pub(super) const MEMORY_CONVERTING: u64 = 8 * 1024 * 1024 * 1024;

/// Exit code of a process that ran into its own bound of memory.
#[cfg(not(target_os = "linux"))]
const OVER: i32 = 70;

/// Bounds the memory of this process; the system ends what asks for more.
#[cfg(target_os = "linux")]
pub(super) fn take_at_most(bytes: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = |resource, most: u64| {
        let maximum = getrlimit(resource).maximum;
        let current = Some(maximum.map_or(most, |maximum| maximum.min(most)));
        // Where the system refuses, the bound of time still holds.
        let _ = setrlimit(resource, Rlimit { current, maximum });
    };
    limit(Resource::As, bytes);
    limit(Resource::Core, 0);
    // Should nobody be left to watch the time.
    limit(Resource::Cpu, 2 * super::TIME_CONVERTING.as_secs());
}

/// Bounds the memory of this process; it looks itself, as the system sets no such bound.
#[cfg(not(target_os = "linux"))]
pub(super) fn take_at_most(bytes: u64) {
    use std::time::Duration;
    let look = move || {
        while let Some(used) = memory_stats::memory_stats() {
            // On Windows this is what the process has asked for, elsewhere only the other is.
            let used = if cfg!(windows) {
                used.virtual_mem
            } else {
                used.physical_mem
            };
            if used as u64 > bytes {
                std::process::exit(OVER);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    let _ = std::thread::Builder::new().spawn(look);
}

/// What ties this process to others; to be held until its end.
pub(super) struct Tied {
    #[cfg(windows)]
    _job: Option<win32job::Job>,
}

/// Ties this process and all it starts into one job, which ends as a whole when this one does.
#[cfg(windows)]
pub(super) fn end_together() -> Tied {
    let job = || {
        let mut limits = win32job::ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        let job = win32job::Job::create_with_limit_info(&limits).ok()?;
        job.assign_current_process().ok()?;
        Some(job)
    };
    Tied { _job: job() }
}

/// Elsewhere the group made by [`apart`] ties them; on Linux the one who started this process too.
#[cfg(not(windows))]
pub(super) fn end_together() -> Tied {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
    }
    Tied {}
}

/// Makes a command start in a group of its own, without a window.
pub(super) fn apart(command: &mut Command) {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    #[cfg(not(any(unix, windows)))]
    let _ = command;
}

/// A process that is gone, with its group, when this is.
pub(super) struct Tree {
    child: Child,
    ended: bool,
}

impl Tree {
    /// Takes charge of a process started [`apart`].
    pub(super) fn of(child: Child) -> Self {
        Self {
            child,
            ended: false,
        }
    }

    /// The ends of its pipes that are ours.
    pub(super) fn pipes(&mut self) -> Option<(ChildStdin, ChildStdout)> {
        Some((self.child.stdin.take()?, self.child.stdout.take()?))
    }

    /// Ends the process and all that it started, whether or not it has ended by itself.
    pub(super) fn end(&mut self) {
        if self.ended {
            return;
        }
        self.ended = true;
        #[cfg(unix)]
        {
            use rustix::process::{Pid, Signal, kill_process_group};
            // Nobody has waited for it yet, so its number is still its own.
            let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        self.end();
    }
}
