//! Starts the window, or does one command line and ends.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = loa::office::reader::reads_one_file() {
        return code;
    }
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    if args.is_empty() {
        loa::window::open(None)
    } else if let Some(package) = loa::window::package_of(&args) {
        loa::window::open(Some(package))
    } else {
        loa::cli::run(args)
    }
}
