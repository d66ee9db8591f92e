//! How single values are written in the file, and read back.

use crate::error::{StoreError, damaged};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use plan::{Label, Merge, Quarter, RichText, Run, Table, When};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A time as text.
pub(crate) fn time_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A time from its text.
pub(crate) fn time_of(text: &str) -> Result<DateTime<Utc>, StoreError> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.to_utc())
        .map_err(|error| damaged(format!("time {text:?}: {error}")))
}

/// Reads a column that holds a time.
pub(crate) fn read_time(row: &Row<'_>, column: &str) -> Result<DateTime<Utc>, StoreError> {
    time_of(&row.get::<_, String>(column)?)
}

/// Anything with a parser of its own: ids, quarters.
pub(crate) fn parse<T: FromStr>(text: &str) -> Result<T, StoreError>
where
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|error| damaged(format!("{text:?}: {error}")))
}

/// An optional value with a parser of its own.
pub(crate) fn parse_some<T: FromStr>(text: Option<&String>) -> Result<Option<T>, StoreError>
where
    T::Err: std::fmt::Display,
{
    text.map(|text| parse(text)).transpose()
}

/// Reads a column with its own parser.
pub(crate) fn read_as<T: FromStr>(row: &Row<'_>, column: &str) -> Result<T, StoreError>
where
    T::Err: std::fmt::Display,
{
    parse(&row.get::<_, String>(column)?)
}

/// Lines or names as a JSON array.
pub(crate) fn list_text(lines: &[String]) -> String {
    serde_json::Value::from(lines).to_string()
}

/// Reads a column that holds a JSON array of strings.
pub(crate) fn read_list(row: &Row<'_>, column: &str) -> Result<Vec<String>, StoreError> {
    json(&row.get::<_, String>(column)?)
}

/// Reads JSON that the store wrote.
pub(crate) fn json<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| damaged(error.to_string()))
}

/// Writes JSON. Only types with string keys are ever given.
pub(crate) fn json_text(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unexpected {
        detail: error.to_string(),
    })
}

/// A label: nothing when it is counted.
pub(crate) fn label_text(label: &Label) -> Option<String> {
    match label {
        Label::Auto => None,
        Label::Literal(found) => Some(found.clone()),
    }
}

/// A label from its column.
pub(crate) fn label_of(text: Option<String>) -> Label {
    text.map_or(Label::Auto, Label::Literal)
}

/// Which characters of a text are bold or italic: `b0-5;bi7-9`, ends not included.
pub(crate) fn marks_of(text: &RichText) -> String {
    let mut marks = Vec::new();
    let mut start = 0;
    for run in text.runs() {
        let end = start + run.text.chars().count();
        let look = match (run.bold, run.italic) {
            (false, false) => "",
            (true, false) => "b",
            (false, true) => "i",
            (true, true) => "bi",
        };
        if !look.is_empty() {
            marks.push(format!("{look}{start}-{end}"));
        }
        start = end;
    }
    marks.join(";")
}

/// Text with its look, from plain text and marks.
pub(crate) fn rich(text: &str, marks: &str) -> Result<RichText, StoreError> {
    let wrong = || damaged(format!("marks {marks:?}"));
    let mut chars = text.chars();
    let mut here = 0;
    let mut runs = Vec::new();
    for mark in marks.split(';').filter(|mark| !mark.is_empty()) {
        let digits = mark.trim_start_matches(['b', 'i']);
        let look = &mark[..mark.len() - digits.len()];
        let (start, end) = digits.split_once('-').ok_or_else(wrong)?;
        let start: usize = start.parse().map_err(|_| wrong())?;
        let end: usize = end.parse().map_err(|_| wrong())?;
        if start < here || end <= start {
            return Err(wrong());
        }
        let plain: String = chars.by_ref().take(start - here).collect();
        let marked: String = chars.by_ref().take(end - start).collect();
        if marked.is_empty() {
            return Err(wrong());
        }
        runs.push(run(plain, ""));
        runs.push(run(marked, look));
        here = end;
    }
    runs.push(run(chars.collect(), ""));
    Ok(RichText::new(runs))
}

fn run(text: String, look: &str) -> Run {
    Run {
        text,
        bold: look.contains('b'),
        italic: look.contains('i'),
    }
}

#[derive(Serialize, Deserialize)]
struct Grid {
    header: usize,
    rows: Vec<Vec<Cell>>,
    /// Each as row, column, rows, columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    merges: Vec<[usize; 4]>,
}

#[derive(Serialize, Deserialize)]
struct Cell {
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    marks: String,
}

/// A table as JSON.
pub(crate) fn grid_text(table: &Table) -> Result<String, StoreError> {
    let cell = |text: &RichText| Cell {
        text: text.to_plain(),
        marks: marks_of(text),
    };
    json_text(&Grid {
        header: table.header_rows,
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        merges: table
            .merges
            .iter()
            .map(|m| [m.row, m.column, m.rows, m.columns])
            .collect(),
    })
}

/// A table from its JSON.
pub(crate) fn grid_of(text: &str) -> Result<Table, StoreError> {
    let grid: Grid = json(text)?;
    Ok(Table {
        header_rows: grid.header,
        rows: grid
            .rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|cell| rich(&cell.text, &cell.marks))
                    .collect()
            })
            .collect::<Result<_, _>>()?,
        merges: grid
            .merges
            .into_iter()
            .map(|[row, column, rows, columns]| Merge {
                row,
                column,
                rows,
                columns,
            })
            .collect(),
    })
}

/// When a task is due, as one text.
pub(crate) fn due_text(when: &When) -> String {
    fn list<T: ToString>(items: &[T]) -> String {
        items
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(",")
    }
    match when {
        When::Unset => "unset".to_owned(),
        When::Ongoing => "ongoing".to_owned(),
        When::Quarters(quarters) => format!("quarters:{}", list(quarters)),
        When::Months(months) => format!("months:{}", list(months)),
        When::By(day) => format!("by:{day}"),
    }
}

/// When a task is due, from its text.
pub(crate) fn due_of(text: &str) -> Result<When, StoreError> {
    fn list<T: FromStr>(items: &str) -> Result<Vec<T>, StoreError>
    where
        T::Err: std::fmt::Display,
    {
        items
            .split(',')
            .filter(|item| !item.is_empty())
            .map(parse)
            .collect()
    }
    match text.split_once(':').unwrap_or((text, "")) {
        ("unset", "") => Ok(When::Unset),
        ("ongoing", "") => Ok(When::Ongoing),
        ("quarters", items) => list::<Quarter>(items).map(When::Quarters),
        ("months", items) => list::<u32>(items).map(When::Months),
        ("by", day) => parse::<NaiveDate>(day).map(When::By),
        _ => Err(damaged(format!("due {text:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_characters() {
        let text = RichText::new([
            run("Kế ".into(), "b"),
            run("hoạch".into(), ""),
            run(" số 1".into(), "bi"),
        ]);
        assert_eq!(marks_of(&text), "b0-3;bi8-13");
        assert_eq!(rich(&text.to_plain(), "b0-3;bi8-13").unwrap(), text);
    }

    #[test]
    fn wrong_marks_are_damage() {
        for marks in ["b", "b3", "b3-1", "b0-2;i1-3", "x0-1", "b9-12", "b0--1"] {
            assert!(rich("Kế", marks).is_err(), "{marks}");
        }
    }

    #[test]
    fn due_reads_what_it_wrote() {
        for text in [
            "unset",
            "ongoing",
            "quarters:2026-Q1,2026-Q4",
            "quarters:",
            "months:4,9",
            "by:2026-12-15",
        ] {
            assert_eq!(due_text(&due_of(text).unwrap()), text);
        }
        for text in [
            "",
            "quarters:2026-Q5",
            "months:x",
            "by:2026-02-30",
            "unset:1",
        ] {
            assert!(due_of(text).is_err(), "{text}");
        }
    }
}
