//! The log file: details for support, never the user's sentences, never a plan's content.

use std::path::Path;
use std::sync::OnceLock;
use tracing_appender::rolling::{Builder, Rotation};

static STARTED: OnceLock<()> = OnceLock::new();

/// Starts logging beside the data file: one file a day, two weeks kept. Without a place to write,
/// the program works on without a log.
pub fn start(database: &Path) {
    STARTED.get_or_init(|| {
        let folder = crate::place::logs_of(database);
        if std::fs::create_dir_all(&folder).is_err() {
            return;
        }
        let appender = Builder::new()
            .rotation(Rotation::DAILY)
            .filename_prefix("loa")
            .filename_suffix("log")
            .max_log_files(14)
            .build(folder);
        if let Ok(appender) = appender {
            tracing_subscriber::fmt()
                .with_writer(std::sync::Mutex::new(appender))
                .with_ansi(false)
                .with_target(false)
                .try_init()
                .ok();
        }
    });
}
