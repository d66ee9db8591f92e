//! How the command line answers: a JSON value, or lines in the user's language.

use super::show;
use crate::wire::{self, Failure, Language};
use crate::words::word;
use serde::Serialize;

/// A count as people and papers write it: `1.200`.
pub(super) fn grouped(count: impl TryInto<u64>) -> String {
    plan::report::figures::grouped(count.try_into().unwrap_or(u64::MAX))
}

/// A day as people write it: `12/03/2026` of `2026-03-12`. What is none stays as it is.
pub(super) fn date(day: &str) -> String {
    day.parse::<chrono::NaiveDate>()
        .map_or_else(|_| day.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

/// In which form answers are given.
pub(super) struct Say {
    pub(super) language: Language,
    pub(super) json: bool,
}

impl Say {
    pub(super) fn word(&self, key: &str, fill: &[(&str, &str)]) -> String {
        word(self.language, key, fill)
    }

    pub(super) fn answer(&self, value: &impl Serialize, text: impl FnOnce() -> String) -> String {
        let mut out = if self.json {
            serde_json::to_string_pretty(value).unwrap_or_default()
        } else {
            text()
        };
        if !out.ends_with('\n') {
            out.push('\n');
        }
        out
    }

    /// A value, or a line for each part of it; `none` where there is not one.
    pub(super) fn lines(
        &self,
        value: &impl Serialize,
        none: &str,
        lines: impl Iterator<Item = String>,
    ) -> String {
        self.answer(value, || {
            let lines: Vec<String> = lines.collect();
            if lines.is_empty() {
                return self.word(none, &[]);
            }
            lines.join("\n")
        })
    }

    pub(super) fn list(&self, plans: &[wire::PlanSummary]) -> String {
        self.answer(&plans, || {
            if plans.is_empty() {
                return self.word("cli_no_plans", &[]);
            }
            plans
                .iter()
                .map(|p| {
                    let (tasks, year) = (grouped(p.counts.tasks), p.year.to_string());
                    self.word(
                        "cli_plan_line",
                        &[
                            ("id", &p.id),
                            ("year", &year),
                            ("title", &p.title),
                            ("tasks", &tasks),
                        ],
                    )
                })
                .collect::<Vec<_>>()
                .join("\n")
        })
    }

    pub(super) fn plan(
        &self,
        plan: &wire::Plan,
        letterhead: &[String],
        tasks: &[wire::Task],
    ) -> String {
        let shown = show::Shown {
            plan,
            letterhead,
            tasks: show::tasks(tasks),
        };
        self.answer(&shown, || show::text(&shown))
    }

    /// One file as one record, several as a list.
    pub(super) fn written(&self, written: &[wire::Written]) -> String {
        let lines = || {
            let line = |file: &wire::Written| {
                let bytes = grouped(file.bytes);
                self.word("cli_written", &[("path", &file.path), ("bytes", &bytes)])
            };
            written.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        match written {
            [one] => self.answer(one, lines),
            several => self.answer(&several, lines),
        }
    }

    /// Something a report still lacks.
    pub(super) fn gap(&self, gap: &wire::ReportGap) -> String {
        use wire::ReportGap;
        let placed = |key: &str, title: &str, words: &str| {
            self.word(key, &[("title", title), ("words", words)])
        };
        match gap {
            ReportGap::NoAddressee => self.word("cli_report_no_addressee", &[]),
            ReportGap::NoSigner => self.word("cli_report_no_signer", &[]),
            ReportGap::Prompt { title, prompt } => placed("cli_report_prompt", title, prompt),
            ReportGap::EmptySection { title } => placed("cli_report_empty", title, ""),
            ReportGap::Untold { name, counted } => placed("cli_report_untold", name, counted),
            ReportGap::Nought { title, sentence } => placed("cli_report_nought", title, sentence),
        }
    }

    /// A change of a closed period that a report tells of.
    pub(super) fn late_change(&self, change: &wire::ReportLateChange) -> String {
        self.word(
            "cli_report_late",
            &[
                ("at", &moment(&change.at)),
                ("by", &change.by),
                ("subject", &change.subject),
                ("old", &change.old),
                ("new", &change.new),
                ("why", &change.why),
            ],
        )
    }

    pub(super) fn pack(&self, pack: &wire::Pack) -> String {
        self.answer(pack, || {
            let made = self.word("cli_packed", &[("path", &pack.folder)]);
            let files = pack.files.iter().map(|name| format!("- {name}"));
            let fields = pack.fields.iter().map(|field| {
                let key = format!("pack_field_{}", name_of(&field.name));
                format!("{}: {}", self.word(&key, &[]), field.value)
            });
            let lines = std::iter::once(made).chain(files).chain(fields);
            lines.collect::<Vec<_>>().join("\n")
        })
    }

    /// Each checklist with its requirements, a line each.
    pub(super) fn checklists(&self, all: &wire::Checklists) -> String {
        self.answer(all, || {
            if all.lists.is_empty() {
                return self.word("cli_no_checklists", &[]);
            }
            let lists = (1..).zip(&all.lists);
            let lines = lists.flat_map(|(number, list): (u32, _)| self.checklist(number, list));
            lines.collect::<Vec<_>>().join("\n")
        })
    }

    fn checklist(&self, number: u32, list: &wire::Checklist) -> Vec<String> {
        let counts = &list.counts;
        let total = counts.open + counts.answered + counts.not_ours + counts.broken;
        let unanswered = counts.open + counts.broken;
        let head = self.word(
            "cli_checklist",
            &[
                ("number", &number.to_string()),
                ("cited", &list.cited),
                ("count", &grouped(total)),
                ("open", &grouped(unanswered)),
            ],
        );
        let lines = list.requirements.iter().map(|asked| {
            let state = self.word(&format!("cli_requirement_{}", name_of(&asked.state)), &[]);
            let words = [asked.place.as_str(), asked.text.as_str()];
            let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
            format!("  [{state}] {}", words.join(": "))
        });
        std::iter::once(head).chain(lines).collect()
    }

    pub(super) fn printed(&self, printed: &wire::Printed) -> String {
        self.answer(printed, || {
            self.word("cli_printed", &[("path", &printed.path)])
        })
    }

    /// What could not be set, a line each.
    pub(super) fn missing(&self, missing: &[wire::Missing]) -> Vec<String> {
        missing
            .iter()
            .map(|it| {
                let (code, excerpt) = (&it.code, &it.excerpt);
                self.word("cli_missing", &[("code", code), ("excerpt", excerpt)])
            })
            .collect()
    }

    /// Tasks that are on no slip, and why.
    pub(super) fn without_slip(&self, list: &wire::SlipList) -> Vec<String> {
        let retired = list.retired.iter().map(|official| {
            let count = grouped(official.tasks);
            self.word(
                "cli_slips_retired",
                &[("name", &official.name), ("count", &count)],
            )
        });
        let nobody = self.counted("cli_slips_unassigned", list.unassigned);
        retired.chain(nobody).collect()
    }

    /// Overdue tasks that are in no letter.
    pub(super) fn without_letter(&self, list: &wire::ReminderList) -> Vec<String> {
        let nobody = self.counted("cli_reminders_unowned", list.unowned);
        nobody.into_iter().collect()
    }

    fn counted(&self, key: &str, count: u32) -> Option<String> {
        (count > 0).then(|| self.word(key, &[("count", &grouped(count))]))
    }

    pub(super) fn tasks(&self, tasks: &[wire::Task]) -> String {
        self.answer(&show::tasks(tasks), || {
            if tasks.is_empty() {
                return self.word("cli_no_tasks", &[]);
            }
            tasks
                .iter()
                .map(|t| self.task_line(t))
                .collect::<Vec<_>>()
                .join("\n")
        })
    }

    /// What is worth knowing of a table whose rows were added, a line each.
    pub(super) fn cells(&self, sheets: &[String], sheet: &wire::SheetPreview) -> Vec<String> {
        let field = |field: &wire::CellField| {
            let key = format!("tasks_col_{}", name_of(field));
            self.word(&key, &[]).to_lowercase()
        };
        let mut lines = Vec::new();
        if let (Some(name), true) = (sheets.get(sheet.choice.sheet as usize), sheets.len() > 1) {
            let count = sheets.len().to_string();
            lines.push(self.word("cli_cells_sheet", &[("name", name), ("count", &count)]));
        }
        let columns = (1..).zip(sheet.columns.iter().zip(&sheet.choice.fields));
        let unsure = columns.filter(|(_, (column, _))| !column.sure);
        lines.extend(unsure.map(|(at, (column, kind)): (u32, _)| {
            let (number, kind) = (at.to_string(), field(kind));
            let fill = [("number", &*number), ("heading", &column.heading)];
            self.word("cli_cells_column", &[fill[0], fill[1], ("field", &kind)])
        }));
        lines.extend(sheet.unsure.iter().map(|cell| {
            let (row, kind) = (cell.row.to_string(), field(&cell.field));
            let fill = [("row", &*row), ("field", &kind), ("text", &cell.text)];
            self.word("cli_cells_unsure", &fill)
        }));
        lines.extend(sheet.refused.iter().map(|refused| {
            let (row, flaws) = (
                refused.row.to_string(),
                flaws(self.language, &refused.flaws),
            );
            let fill = [("row", &*row), ("flaws", &flaws), ("text", &refused.text)];
            self.word("cli_cells_refused", &fill)
        }));
        let left = sheet.left_over.iter();
        let left = left.filter(|left| left.reason != wire::LeftReason::PrintedByForm);
        lines.extend(left.map(|left| {
            let row = left.line.to_string();
            self.word("cli_cells_left", &[("row", &row), ("text", &left.text)])
        }));
        let shown = sheet.unsure.len() + sheet.refused.len() + sheet.left_over.len();
        let all = sheet.unsure_count + sheet.refused_count + sheet.left_over_count;
        if all as usize > shown {
            let count = grouped(all as usize - shown);
            lines.push(self.word("cli_cells_more", &[("count", &count)]));
        }
        lines
    }

    pub(super) fn task(&self, task: &wire::Task) -> String {
        self.answer(&show::TaskShown::from(task), || self.task_line(task))
    }

    fn task_line(&self, task: &wire::Task) -> String {
        let key = match task.standing {
            wire::Standing::Proposed => "cli_task_proposed",
            wire::Standing::Accepted => "cli_task_accepted",
        };
        let text: String = task.fields.text.chars().take(70).collect();
        let parts = [
            &task.fields.lead,
            &task.official_name,
            &task.fields.timeframe,
        ];
        let rest: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|s| !s.is_empty())
            .collect();
        format!(
            "{} [{}] {} | {}",
            task.id,
            self.word(key, &[]),
            text,
            rest.join(" | ")
        )
    }

    pub(super) fn mark(&self, progress: &wire::Progress, task: &str) -> String {
        let marks: Vec<&wire::Mark> = progress.marks.iter().filter(|m| m.task == task).collect();
        self.answer(&marks, || {
            marks
                .iter()
                .map(|m| self.mark_line(m))
                .collect::<Vec<_>>()
                .join("\n")
        })
    }

    fn mark_line(&self, mark: &wire::Mark) -> String {
        let status = self.word(status_key(mark.status), &[]);
        let quantity = mark
            .quantity
            .map(|q| format!(" {} {}", grouped(q), mark.measure))
            .unwrap_or_default();
        plan::text::squeeze(&format!(
            "{} {status}{quantity} {}",
            mark.quarter, mark.note
        ))
    }

    pub(super) fn progress(&self, progress: &wire::Progress) -> String {
        self.answer(&show::ProgressShown::from(progress), || {
            let mut lines = vec![progress.title.clone()];
            for task in progress
                .tasks
                .iter()
                .filter(|t| t.standing == wire::Standing::Accepted)
            {
                let text: String = task.fields.text.chars().take(60).collect();
                lines.push(format!("- {text}"));
                lines.extend(
                    progress
                        .marks
                        .iter()
                        .filter(|m| m.task == task.id)
                        .map(|m| format!("    {}", self.mark_line(m))),
                );
            }
            lines.extend(
                progress
                    .by_quarter
                    .iter()
                    .map(|s| self.share(&s.name, &s.share)),
            );
            lines.extend(progress.by_unit.iter().map(|s| {
                let name = if s.name.is_empty() {
                    self.word("cli_no_unit", &[])
                } else {
                    s.name.clone()
                };
                self.share(&name, &s.share)
            }));
            lines.push(self.share(&self.word("cli_whole_year", &[]), &progress.total));
            lines.join("\n")
        })
    }

    pub(super) fn share(&self, name: &str, share: &wire::Share) -> String {
        let percent = share
            .percent
            .map(|p| format!(" ({p} %)"))
            .unwrap_or_default();
        format!(
            "{name}: {}/{}{percent}",
            grouped(share.done),
            grouped(share.due)
        )
    }

    pub(super) fn hits(&self, hits: &[wire::Hit]) -> String {
        self.answer(&hits, || {
            if hits.is_empty() {
                return self.word("cli_nothing_found", &[]);
            }
            hits.iter()
                .map(|h| format!("{} {}: {}", h.id, h.title, h.snippet))
                .collect::<Vec<_>>()
                .join("\n")
        })
    }

    /// Plans that were kept, each with its file where several were given.
    pub(super) fn imported(&self, imported: &[(Option<String>, wire::Imported)]) -> String {
        let plans: Vec<&wire::Imported> = imported.iter().map(|(_, plan)| plan).collect();
        self.answer(&plans, || {
            if imported.is_empty() {
                return self.word("cli_imported_none", &[]);
            }
            let lines = |(file, plan): &(Option<String>, wire::Imported)| {
                let file = file.as_ref().map(|file| format!("{file}: "));
                format!("{}{}", file.unwrap_or_default(), self.imported_lines(plan))
            };
            imported.iter().map(lines).collect::<Vec<_>>().join("\n")
        })
    }

    /// That a plan of the same title and year is kept already.
    pub(super) fn already(&self) -> String {
        self.word("cli_already", &[])
    }

    /// What is worth knowing of a folder: nothing in it, or more than is read.
    pub(super) fn folder(&self, folder: &std::path::Path, files: usize, more: bool) -> String {
        let (folder, files) = (folder.display().to_string(), grouped(files));
        let key = if more {
            "cli_folder_more"
        } else {
            "cli_folder_empty"
        };
        self.word(key, &[("path", &folder), ("count", &files)])
    }

    fn imported_lines(&self, imported: &wire::Imported) -> String {
        let counts = &imported.counts;
        let mut lines = vec![
            self.word(
                "cli_imported",
                &[
                    ("id", &imported.id),
                    ("title", &imported.title),
                    ("year", &imported.year.to_string()),
                ],
            ),
            self.word(
                "cli_imported_counts",
                &[
                    ("sections", &grouped(counts.sections)),
                    ("blocks", &grouped(counts.blocks)),
                    ("proposed", &grouped(counts.proposed)),
                    ("doubts", &grouped(counts.doubts)),
                    ("left_over", &grouped(counts.left_over)),
                ],
            ),
        ];
        lines.extend(imported.doubts.iter().map(|d| {
            let kind = self.word(&format!("doubt_{}", name_of(&d.kind)), &[]);
            let line = d.line.to_string();
            let other = if d.other.is_empty() {
                String::new()
            } else {
                format!(" → {}", d.other)
            };
            self.word(
                "cli_doubt_line",
                &[
                    ("line", &line),
                    ("kind", &kind),
                    ("excerpt", &format!("{}{other}", d.excerpt)),
                ],
            )
        }));
        lines.join("\n")
    }

    pub(super) fn proposals(&self, rollover: &wire::Rollover) -> String {
        self.answer(rollover, || {
            if rollover.proposals.is_empty() {
                return self.word("cli_no_proposals", &[]);
            }
            let lines = rollover.proposals.iter().map(|p| self.proposal_line(p));
            lines.collect::<Vec<_>>().join("\n")
        })
    }

    fn proposal_line(&self, proposal: &wire::Proposal) -> String {
        let kind = self.word(&format!("rollover_kind_{}", name_of(&proposal.kind)), &[]);
        let reason = format!("rollover_reason_{}", name_of(&proposal.reason));
        let reason = self.word(&reason, &[("source", &proposal.source)]);
        let after = match proposal.after.as_deref() {
            None => self.word("cli_proposal_fill_in", &[]),
            Some("") => self.word("cli_proposal_taken_away", &[]),
            Some(after) => after.to_owned(),
        };
        let sure = if proposal.safe { "*" } else { " " };
        let line = format!(
            "{} {kind}: {} [{} → {after}] {} ({reason})",
            proposal.id, proposal.lead, proposal.before, proposal.trail
        );
        format!("{sure} {}", plan::text::squeeze(&line))
    }

    pub(super) fn rolled(&self, plan: &wire::Plan) -> String {
        self.answer(plan, || {
            let year = plan.year.to_string();
            let fill = [
                ("id", plan.id.as_str()),
                ("title", &plan.title),
                ("year", &year),
            ];
            self.word("cli_rolled_over", &fill)
        })
    }

    pub(super) fn saved(&self, saved: &wire::Saved) -> String {
        self.answer(saved, || {
            self.word("saved_at", &[("time", &moment(&saved.at))])
        })
    }

    pub(super) fn removed(&self, removed: &wire::Removed) -> String {
        self.answer(removed, || {
            self.word("cli_removed", &[("trash", &removed.trash)])
        })
    }

    pub(super) fn backup(&self, backup: &wire::Backup) -> String {
        self.answer(backup, || {
            self.word("cli_backed_up", &[("path", &backup.path)])
        })
    }

    pub(super) fn restored(&self, restored: &wire::Restored) -> String {
        self.answer(restored, || {
            let previous = restored
                .previous
                .as_ref()
                .map(|b| b.path.as_str())
                .unwrap_or_default();
            self.word(
                "cli_restored",
                &[("plans", &grouped(restored.plans)), ("previous", previous)],
            )
        })
    }

    pub(super) fn verification(&self, report: &wire::Verification) -> String {
        self.answer(report, || {
            let head = [("head", report.head.as_str())];
            let chain = match report.events_ok {
                true => self.word("cli_chain_whole", &head),
                false => self.word("cli_chain_broken", &head),
            };
            if let Some(broken) = &report.broken {
                let event = self.word(
                    "cli_verify_broken",
                    &[
                        ("seq", &grouped(broken.seq)),
                        ("by", &broken.by),
                        ("at", &moment(&broken.at)),
                    ],
                );
                return self.altered(format!("{chain}\n{event}"), report);
            }
            if let Some(cut) = report.cut {
                let cut = match cut {
                    0 => self.word("cli_verify_other_end", &[]),
                    cut => self.word("cli_verify_cut", &[("count", &grouped(cut))]),
                };
                return self.altered(format!("{chain}\n{cut}"), report);
            }
            if !report.ok {
                return self.altered(chain, report);
            }
            let whole = self.word(
                "cli_verified",
                &[
                    ("path", &report.path),
                    ("plans", &grouped(report.plans)),
                    ("events", &grouped(report.events)),
                ],
            );
            format!("{whole}\n{chain}")
        })
    }
}

impl Say {
    /// With a line for each plan of which something was changed outside the program.
    fn altered(&self, told: String, report: &wire::Verification) -> String {
        let lines = report.altered.iter().map(|it| {
            let key = match it.part {
                wire::AlteredPart::Words => "cli_verify_words",
                wire::AlteredPart::Version => "cli_verify_version",
                wire::AlteredPart::Steps => "cli_verify_steps",
            };
            let (id, number) = (it.plan.as_str(), grouped(it.number));
            let fields = [
                ("title", it.title.as_str()),
                ("plan", id),
                ("number", &number),
            ];
            self.word(key, &fields)
        });
        std::iter::once(told)
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Day and time in Vietnam, as one reads them; what is no moment stays as it is.
pub(super) fn moment(at: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |at| {
            crate::clock::local(at.to_utc())
                .format("%H:%M %d/%m/%Y")
                .to_string()
        },
    )
}

/// The word a wire enum has on the wire, which is also the end of its key.
pub(super) fn name_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(fields)) => fields
            .get("kind")
            .and_then(|k| k.as_str())
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    }
}

pub(super) fn status_key(status: wire::TaskStatus) -> &'static str {
    match status {
        wire::TaskStatus::NotStarted => "status_not_started",
        wire::TaskStatus::InProgress => "status_in_progress",
        wire::TaskStatus::Done => "status_done",
        wire::TaskStatus::Maintained => "status_maintained",
        wire::TaskStatus::Dropped => "status_dropped",
    }
}

/// A usage error in one line.
pub(super) fn usage(language: Language, problem: &str) -> String {
    word(language, "cli_usage_error", &[("problem", problem)])
}

/// Why there is no window, in one line.
pub(super) fn no_display(language: Language) -> String {
    word(language, "cli_no_display", &[])
}

/// A field by its word: `blocks[3].text` is a block's text. One without a word shows itself.
fn field_word(language: Language, field: &str) -> String {
    let plain: String = field
        .chars()
        .filter(|c| !c.is_ascii_digit() && !"[]".contains(*c))
        .map(|c| if c == '.' { '_' } else { c })
        .collect();
    let key = format!("cli_field_{plain}");
    if crate::words::knows(language, &key) {
        word(language, &key, &[])
    } else {
        field.to_owned()
    }
}

/// What is wrong with which fields.
fn flaws(language: Language, flaws: &[wire::FieldFlaw]) -> String {
    let told = flaws.iter().map(|f| {
        let limit = f.limit.map(|l| l.to_string()).unwrap_or_default();
        let key = format!("flaw_{}", name_of(&f.kind));
        let what = word(language, &key, &[("limit", &limit)]);
        format!("{}: {what}", field_word(language, &f.field))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// A failure in one line: what happened, that nothing was changed, and what can be done on the line.
pub(super) fn failure(language: Language, failure: &Failure) -> String {
    let said = reason(language, failure);
    match super::packages::is_harmed(failure) {
        true => said + &word(language, "cli_package_aside_hint", &[]),
        false => said,
    }
}

/// What happened, and that nothing was changed.
pub(super) fn reason(language: Language, failure: &Failure) -> String {
    let say = |key: &str, fill: &[(&str, &str)]| word(language, key, fill);
    let key = format!("cli_failure_{}", name_of(failure));
    match failure {
        Failure::Flaws { flaws } => say(&key, &[("flaws", &self::flaws(language, flaws))]),
        Failure::NotFound { what } | Failure::Ambiguous { what } => {
            say(&key, &[("what", &say(&format!("thing_{what}"), &[]))])
        }
        Failure::Unreadable {
            reason,
            line,
            limit,
        } => {
            let (line, limit) = (
                line.map(|l| l.to_string()).unwrap_or_default(),
                limit
                    .map(|l| (l / 1_000_000).to_string())
                    .unwrap_or_default(),
            );
            let reason = say(
                &format!("unreadable_{}", name_of(reason)),
                &[("line", &line), ("limit", &limit)],
            );
            say(&key, &[("reason", &reason)])
        }
        Failure::PaperUnreadable {
            reason,
            line,
            column,
        } => {
            let reason = say(&format!("paper_fault_{}", name_of(reason)), &[]);
            let (line, column) = (line.to_string(), column.to_string());
            say(
                &key,
                &[("reason", &reason), ("line", &line), ("column", &column)],
            )
        }
        Failure::TargetLocked { path, .. }
        | Failure::TargetUnwritable { path }
        | Failure::NoViewer { path }
        | Failure::SourceMissing { path } => say(&key, &[("path", path)]),
        Failure::EvidenceLost { name, changed } => {
            let key = if *changed {
                "cli_failure_evidence_changed"
            } else {
                "cli_failure_evidence_lost"
            };
            say(key, &[("name", name)])
        }
        Failure::NoPlanBefore { plan, title } => {
            let key = if plan.is_empty() {
                "cli_failure_no_plan_before"
            } else {
                "cli_failure_no_plan_before_but"
            };
            say(key, &[("plan", plan), ("title", title)])
        }
        Failure::PackageRefused { reason, entry } => {
            let entry = if entry.is_empty() {
                String::new()
            } else {
                format!(" ({entry})")
            };
            let key_of = format!("package_refused_{}", name_of(reason));
            say(&key, &[("reason", &say(&key_of, &[("entry", &entry)]))])
        }
        Failure::BackupRefused { reason } => say(
            &key,
            &[("reason", &say(&format!("trouble_{}", name_of(reason)), &[]))],
        ),
        Failure::Trouble { reason, path } => {
            let reason = say(&format!("trouble_{}", name_of(reason)), &[]);
            say(&key, &[("reason", &reason), ("path", path)])
        }
        _ => say(&key, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_on_paper() {
        for (count, expect) in [
            (0_u64, "0"),
            (999, "999"),
            (1_200, "1.200"),
            (1_000_000, "1.000.000"),
        ] {
            assert_eq!(grouped(count), expect);
        }
        for (day, expect) in [
            ("2026-03-12", "12/03/2026"),
            ("2026-13-12", "2026-13-12"),
            ("", ""),
        ] {
            assert_eq!(date(day), expect);
        }
        for (at, expect) in [
            ("2026-03-06T08:10:00Z", "15:10 06/03/2026"),
            ("2026-12-31T23:30:00.125Z", "06:30 01/01/2027"),
            ("hôm qua", "hôm qua"),
        ] {
            assert_eq!(moment(at), expect);
        }
    }
}
