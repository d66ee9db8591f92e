//! File dialogs. Paths come only from here, never from a page.

use crate::wire::{ExportFormat, Language};
use crate::words::word;
use std::path::PathBuf;

/// Asks the user for files. `None` means the dialog was closed.
pub trait Dialogs: Send + Sync {
    /// A plan to import.
    fn plan_to_import(&self, language: Language) -> Option<PathBuf>;
    /// Where to write an export.
    fn export_target(
        &self,
        language: Language,
        name: &str,
        format: ExportFormat,
    ) -> Option<PathBuf>;
    /// A backup to restore.
    fn backup_to_restore(&self, language: Language) -> Option<PathBuf>;
}

/// File name ending of an export.
pub fn extension(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Docx => "docx",
        ExportFormat::Text => "txt",
    }
}

/// The system's own dialogs, opened on the window's thread as GTK and macOS demand.
pub struct SystemDialogs(pub tauri::AppHandle);

impl SystemDialogs {
    fn ask<F>(
        &self,
        open: impl FnOnce(rfd::AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<PathBuf>
    where
        F: Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    {
        let (answer, wait) = std::sync::mpsc::channel();
        self.0
            .run_on_main_thread(move || {
                let chosen = open(rfd::AsyncFileDialog::new());
                tauri::async_runtime::spawn(async move {
                    let path = chosen.await.map(|file| file.path().to_owned());
                    // The asker may be gone when the program is closing.
                    let _ = answer.send(path);
                });
            })
            .ok()?;
        wait.recv().ok().flatten()
    }
}

impl Dialogs for SystemDialogs {
    fn plan_to_import(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_import_title", &[]),
            word(language, "dialog_text_files", &[]),
        );
        let all = word(language, "dialog_all_files", &[]);
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(kind, &["txt", "md"])
                .add_filter(all, &["*"])
                .pick_file()
        })
    }

    fn export_target(
        &self,
        language: Language,
        name: &str,
        format: ExportFormat,
    ) -> Option<PathBuf> {
        let (title, name, ending) = (
            word(language, "dialog_export_title", &[]),
            name.to_owned(),
            extension(format),
        );
        self.ask(move |d| {
            d.set_title(title)
                .set_file_name(name)
                .add_filter(ending, &[ending])
                .save_file()
        })
        .map(|path| {
            if path.extension().is_none() {
                path.with_extension(ending)
            } else {
                path
            }
        })
    }

    fn backup_to_restore(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_restore_title", &[]),
            word(language, "dialog_backups", &[]),
        );
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(kind, &["db", "loabak"])
                .pick_file()
        })
    }
}

/// Answers from the environment, for tests that drive the real window: a dialog of the system
/// cannot be driven. Used in automation mode only.
pub struct PreparedAnswers;

impl PreparedAnswers {
    /// Whether the program runs under WebDriver or a test shell.
    pub fn in_automation() -> bool {
        std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|v| v == "true")
    }

    fn answer(variable: &str) -> Option<PathBuf> {
        std::env::var_os(variable)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    }
}

impl Dialogs for PreparedAnswers {
    fn plan_to_import(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_OPEN")
    }

    fn export_target(&self, _: Language, name: &str, _: ExportFormat) -> Option<PathBuf> {
        Self::answer("LOA_TEST_SAVE_DIR").map(|folder| folder.join(name))
    }

    fn backup_to_restore(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_RESTORE")
    }
}
