//! Serves the built page and the real commands over HTTP on the loopback address, so that a
//! browser can drive every screen in tests: `page_shell --db FILE --dir ui/dist-page --port N`.
//!
//! Commands run through Tauri's own mock runtime: same names, same argument parsing, same
//! answers as in the window.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool of the tests, which ends where it fails"
)]

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Segment, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;

#[derive(Clone)]
struct Shell {
    window: tauri::WebviewWindow<MockRuntime>,
    folder: PathBuf,
}

fn main() {
    // The program under test is this one, so it also reads files for itself.
    if loa::office::reader::reads_one_file().is_none() {
        serve();
    }
}

#[tokio::main]
async fn serve() {
    let mut args = std::env::args().skip(1);
    let (mut db, mut folder, mut port) = (PathBuf::new(), PathBuf::new(), 0u16);
    while let Some(name) = args.next() {
        let value = args
            .next()
            .unwrap_or_else(|| panic!("{name} needs a value"));
        match name.as_str() {
            "--db" => db = value.into(),
            "--dir" => folder = value.into(),
            "--port" => port = value.parse().expect("a port"),
            _ => panic!("unknown option {name}"),
        }
    }
    let dialogs = Box::new(loa::dialogs::PreparedAnswers);
    let office = Arc::new(loa::office::Office::open(db, dialogs));
    if let Some(package) = std::env::var_os("LOA_TEST_ASKED") {
        loa::office::packages::ask_to_open(&office, package.into());
    }
    let app = mock_builder()
        .manage(office)
        .invoke_handler(loa::commands::handler())
        .build(mock_context(noop_assets()))
        .expect("the mock app");
    let window = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
        .build()
        .expect("the mock window");
    let router = Router::new()
        .route("/invoke/{command}", post(invoke))
        .fallback(file)
        .with_state(Shell { window, folder });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
        .await
        .expect("a free port");
    println!(
        "listening on http://{}",
        listener.local_addr().expect("an address")
    );
    axum::serve(listener, router).await.expect("served");
}

async fn invoke(
    State(shell): State<Shell>,
    Segment(command): Segment<String>,
    body: Bytes,
) -> Response {
    let request = InvokeRequest {
        cmd: command,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        }
        .parse()
        .expect("a url"),
        body: InvokeBody::Json(serde_json::from_slice(&body).expect("a JSON body")),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    // The mock runtime's answer is waited for, so it has a thread of its own.
    let answer = tokio::task::spawn_blocking(move || get_ipc_response(&shell.window, request))
        .await
        .expect("a command that answers");
    let (status, json) = match answer {
        Ok(body) => (
            StatusCode::OK,
            body.deserialize::<serde_json::Value>()
                .expect("a JSON answer"),
        ),
        Err(failure) => (StatusCode::UNPROCESSABLE_ENTITY, failure),
    };
    (
        status,
        [(header::CONTENT_TYPE, "application/json")],
        json.to_string(),
    )
        .into_response()
}

async fn file(State(shell): State<Shell>, uri: Uri) -> Response {
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match std::fs::read(shell.folder.join(name)) {
        Ok(bytes) if !name.contains("..") => {
            ([(header::CONTENT_TYPE, kind)], bytes).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
