//! The window: one, with one page, that may go nowhere else.

use crate::dialogs::{Dialogs, PreparedAnswers, SystemDialogs};
use crate::office::{Office, packages};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{Emitter, Manager};

/// Told to the page when a package is to be opened; it asks for it with `asked_package`.
pub const PACKAGE_ASKED: &str = "package-asked";

/// The package that a double click opens: the one argument, with its ending.
pub fn package_of(args: &[impl AsRef<OsStr>]) -> Option<PathBuf> {
    match args {
        [path] => Some(PathBuf::from(path.as_ref())).filter(|it| packages::is_package(it)),
        _ => None,
    }
}

/// Opens the window, with a package to be shown in it, and stays until it is closed.
pub fn open(package: Option<PathBuf>) -> ExitCode {
    if !has_display() {
        return crate::cli::no_display();
    }
    let Some(database) = crate::place::default_database() else {
        return ExitCode::FAILURE;
    };
    crate::log::start(&database);
    let run = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, args, folder| {
            bring_forward(app);
            if let Some(package) = args.get(1..).and_then(package_of) {
                // The other start stood in its own folder.
                ask_to_open(app, &Path::new(&folder).join(package));
            }
        }))
        .plugin(navigation_guard())
        .invoke_handler(crate::commands::handler())
        .setup(move |app| {
            let dialogs: Box<dyn Dialogs> = if PreparedAnswers::in_automation() {
                Box::new(PreparedAnswers)
            } else {
                Box::new(SystemDialogs(app.handle().clone()))
            };
            let office = Office::open(database, dialogs);
            if let Some(package) = package {
                packages::ask_to_open(&office, package);
            }
            app.manage(Arc::new(office));
            Ok(())
        })
        .build(tauri::generate_context!());
    match run {
        Ok(app) => {
            app.run(|app, event| {
                if let (tauri::RunEvent::Exit, Some(office)) =
                    (event, app.try_state::<Arc<Office>>())
                {
                    office.close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// Whether there is anything to open a window on. Only Linux can be without.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

fn ask_to_open(app: &tauri::AppHandle, package: &Path) {
    if let Some(office) = app.try_state::<Arc<Office>>() {
        packages::ask_to_open(&office, package.to_owned());
        // A page that is not there yet asks by itself when it comes.
        let _ = app.emit(PACKAGE_ASKED, ());
    }
}

fn bring_forward(app: &tauri::AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window that cannot be raised is still there to be clicked.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Lets the page stay on the program's own address only.
fn navigation_guard() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri::plugin::Builder::new("navigation-guard")
        .on_navigation(|_, url| {
            url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
        })
        .build()
}
