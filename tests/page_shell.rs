//! Serves the built page and the real commands over HTTP on the loopback address, so that a
//! browser can drive every screen in tests: `page_shell --db FILE --dir ui/dist-page --port N`.
//!
//! Commands run through Tauri's own mock runtime: same names, same argument parsing, same
//! answers as in the window.

#![allow(clippy::print_stdout, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{
    INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets,
};
use tauri::webview::InvokeRequest;
use tiny_http::{Header, Request, Response, Server};

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut db, mut dir, mut port) = (PathBuf::new(), PathBuf::new(), 0u16);
    while let Some(name) = args.next() {
        let value = args
            .next()
            .unwrap_or_else(|| panic!("{name} needs a value"));
        match name.as_str() {
            "--db" => db = value.into(),
            "--dir" => dir = value.into(),
            "--port" => port = value.parse().expect("a port"),
            _ => panic!("unknown option {name}"),
        }
    }
    let office = Arc::new(loa::office::Office::open(
        db,
        Box::new(loa::dialogs::PreparedAnswers),
    ));
    let app = mock_builder()
        .manage(office)
        .invoke_handler(loa::commands::handler())
        .build(mock_context(noop_assets()))
        .expect("the mock app");
    let window = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
        .build()
        .expect("the mock window");
    let server = Server::http(("127.0.0.1", port)).expect("a free port");
    println!("listening on http://{}", server.server_addr());
    let server = Arc::new(server);
    // A slow command must not keep the page's other requests waiting.
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let (server, window, dir) = (Arc::clone(&server), window.clone(), dir.clone());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    serve(request, &window, &dir);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("a worker ends quietly");
    }
}

fn serve(mut request: Request, window: &tauri::WebviewWindow<MockRuntime>, dir: &Path) {
    let url = request.url().split('?').next().unwrap_or("/").to_owned();
    let answer = match url.strip_prefix("/invoke/") {
        Some(command) => {
            let mut body = String::new();
            request
                .as_reader()
                .read_to_string(&mut body)
                .expect("a UTF-8 body");
            invoke(window, command, &body)
        }
        None => file(dir, &url),
    };
    // The browser may have gone away meanwhile.
    let _ = request.respond(answer);
}

fn invoke(
    window: &tauri::WebviewWindow<MockRuntime>,
    command: &str,
    body: &str,
) -> Response<std::io::Cursor<Vec<u8>>> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) {
            "http://tauri.localhost"
        } else {
            "tauri://localhost"
        }
        .parse()
        .expect("a url"),
        body: InvokeBody::Json(serde_json::from_str(body).expect("a JSON body")),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    let (status, json) = match get_ipc_response(window, request) {
        Ok(body) => (
            200,
            body.deserialize::<serde_json::Value>()
                .expect("a JSON answer"),
        ),
        Err(failure) => (422, failure),
    };
    respond(status, "application/json", json.to_string().into_bytes())
}

fn file(dir: &Path, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let name = if url == "/" {
        "index.html"
    } else {
        url.trim_start_matches('/')
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match std::fs::read(dir.join(name)) {
        Ok(bytes) if !name.contains("..") => respond(200, kind, bytes),
        _ => respond(404, "text/plain", Vec::new()),
    }
}

fn respond(status: u16, kind: &str, bytes: Vec<u8>) -> Response<std::io::Cursor<Vec<u8>>> {
    let header = Header::from_bytes("Content-Type", kind).expect("a header");
    Response::from_data(bytes)
        .with_status_code(status)
        .with_header(header)
}
