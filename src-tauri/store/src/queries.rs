//! That no question reads a whole large table: every query of the room is asked how it would be
//! answered.

use crate::open::Store;
use chrono::DateTime;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// Tables that grow with the years, so that reading one from end to end is felt.
const LARGE: &[&str] = &[
    "assignment",
    "block",
    "event",
    "evidence",
    "log_entry",
    "log_measure",
    "mark",
    "paragraph",
    "reached",
    "report",
    "requirement",
    "section",
    "slot",
    "target",
    "task",
];

/// Questions that are meant to read all of it, by a part of them, and why.
const WHOLE: &[(&str, &str)] = &[
    (
        "FROM event ORDER BY seq",
        "the whole chain, or its last link",
    ),
    (
        "SELECT count(*) FROM event",
        "once, at the first change of a file from before its chain's head was kept",
    ),
    (
        "FROM event\nWHERE :plan IS NULL",
        "from the newest on, up to a limit",
    ),
    (
        "SELECT min(day), count(*) FROM log_entry",
        "along its index alone, once when the log's page opens",
    ),
    (
        "FROM log_entry AS e\nORDER BY e.day DESC, e.id DESC\nLIMIT",
        "from the newest on, up to a limit",
    ),
    ("FROM report", "the list of reports: a few a year"),
    (
        "FROM slot GROUP BY schedule",
        "the list of schedules, each with its tally",
    ),
];

/// The statements in a file of code: what a literal that begins with `SELECT` says, as far as it
/// is put together nowhere else.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    code.split("\"SELECT ")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|sql| format!("SELECT {}", sql.replace("\\\n", "\n")))
        .filter(|sql| !sql.contains('{'))
        .collect()
}

/// Whether a file's statement is a question; remarks before it aside.
fn asks(sql: &str) -> bool {
    let mut lines = sql
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("--"));
    lines
        .next()
        .is_some_and(|line| line.starts_with("SELECT") || line.starts_with("WITH"))
}

/// Every query of the room, with the file it stands in.
fn queries() -> Vec<(String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in [source.clone(), source.join("sql")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = || fs::read_to_string(&path).unwrap();
            if name.ends_with(".rs") && name != "queries.rs" {
                found.extend(literals(&text()).into_iter().map(|sql| (name.clone(), sql)));
            } else if name.ends_with(".sql") {
                let sql = text();
                if asks(&sql) {
                    found.push((name, sql));
                }
            }
        }
    }
    found.sort();
    found
}

/// The names a large table has in a query: its own, and those it is given.
fn names(sql: &str, table: &str) -> Vec<String> {
    let words: Vec<&str> = sql
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut names = Vec::new();
    for (i, word) in words.iter().enumerate() {
        if *word == table && i > 0 && matches!(words[i - 1], "FROM" | "JOIN") {
            names.push(match words.get(i + 1..i + 3) {
                Some(["AS", alias]) => (*alias).to_owned(),
                _ => table.to_owned(),
            });
        }
    }
    names
}

/// Steps of a query's plan that read a large table from end to end.
fn scans(conn: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    // What is not bound is NULL; the way there is the same.
    let mut rows = query.raw_query();
    let mut steps: Vec<String> = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(row.get("detail")?);
    }
    let large: Vec<String> = LARGE.iter().flat_map(|table| names(sql, table)).collect();
    steps.retain(|step| {
        let mut words = step.split(' ');
        words.next() == Some("SCAN")
            && words
                .next()
                .is_some_and(|name| large.iter().any(|l| l == name))
    });
    Ok(steps)
}

#[test]
fn no_screen_reads_a_whole_table() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    drop(Store::open(&path, DateTime::UNIX_EPOCH).unwrap());
    let conn = Connection::open(&path).unwrap();
    crate::collate::register(&conn).unwrap();
    let queries = queries();
    // The test would be no test if it found nothing.
    assert!(queries.len() > 40, "{}", queries.len());
    for name in [
        "log.sql",
        "log_counts.sql",
        "log_by_task.sql",
        "log_page.sql",
        "log_size.sql",
        "log_sums.sql",
        "open_slots.sql",
    ] {
        assert!(queries.iter().any(|(file, _)| file == name), "{name}");
    }
    let mut bad = Vec::new();
    for (file, sql) in &queries {
        if WHOLE.iter().any(|(part, _)| sql.contains(part)) {
            continue;
        }
        match scans(&conn, sql) {
            Ok(steps) if steps.is_empty() => {}
            Ok(steps) => bad.push(format!("{file}: {steps:?}\n{sql}")),
            Err(error) => bad.push(format!("{file}: {error}\n{sql}")),
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n\n"));
}

/// What a scan looks like is seen.
#[test]
fn a_whole_table_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("loa.db");
    drop(Store::open(&path, DateTime::UNIX_EPOCH).unwrap());
    let conn = Connection::open(&path).unwrap();
    for (sql, expect) in [
        ("SELECT * FROM log_entry AS e WHERE e.topic = :x", 1),
        ("SELECT * FROM slot WHERE state = :x", 1),
        ("SELECT * FROM log_entry AS e WHERE e.day = :x", 0),
        ("SELECT * FROM unit", 0),
    ] {
        assert_eq!(scans(&conn, sql).unwrap().len(), expect, "{sql}");
    }
}
