//! The TypeScript twin of the wire and the commands, as one file.

use std::fmt::Write;

/// Where the twin is committed, from the root.
pub const FILE: &str = "ui/src/backend/generated.ts";

/// The whole file, as it should be.
pub fn typescript() -> String {
    let mut out = String::from(
        "// Generated from src-tauri/src/wire and src-tauri/src/commands.rs. Do not edit.\n\n\
         import { call } from './call';\n\n",
    );
    for declaration in crate::wire::declarations() {
        out.push_str("export ");
        out.push_str(&declaration);
        out.push_str("\n\n");
    }
    for (name, arguments, answer) in crate::commands::signatures() {
        let parameters: Vec<String> = arguments
            .iter()
            .map(|(name, ty)| format!("{}: {ty}", camel(name)))
            .collect();
        let names: Vec<String> = arguments.iter().map(|(name, _)| camel(name)).collect();
        let passed = if names.is_empty() {
            String::new()
        } else {
            format!(", {{ {} }}", names.join(", "))
        };
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "export const {} = ({}): Promise<{answer}> =>\n  call('{name}'{passed});\n",
            camel(name),
            parameters.join(", "),
        );
    }
    out
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut out, part| {
        let mut letters = part.chars();
        out.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(letters.as_str());
        out
    })
}
