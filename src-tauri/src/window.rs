//! The window: one, with one page, that may go nowhere else.

use crate::dialogs::{Dialogs, PreparedAnswers, SystemDialogs};
use crate::office::Office;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager;

/// Opens the window and stays until it is closed.
pub fn open() -> ExitCode {
    if !has_display() {
        return crate::cli::no_display();
    }
    let Some(database) = crate::place::default_database() else {
        return ExitCode::FAILURE;
    };
    crate::log::start(&database);
    let run = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            bring_forward(app);
        }))
        .plugin(navigation_guard())
        .invoke_handler(crate::commands::handler())
        .setup(move |app| {
            let dialogs: Box<dyn Dialogs> = if PreparedAnswers::in_automation() {
                Box::new(PreparedAnswers)
            } else {
                Box::new(SystemDialogs(app.handle().clone()))
            };
            app.manage(Arc::new(Office::open(database, dialogs)));
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
