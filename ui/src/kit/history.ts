// What an event of a plan's history is called.
import type { HistoryLine, Step, TaskFields } from '../backend/generated';
import { m } from '../words';
import { stepText } from './course';
import { quarterText } from './quarter';

const KINDS: Record<string, () => string> = {
  plan_created: m.kit_history_plan_created,
  plan_imported: m.kit_history_plan_imported,
  plan_saved: m.kit_history_plan_saved,
  section_removed: m.kit_history_section_removed,
  annex_removed: m.kit_history_annex_removed,
  task_added: m.kit_history_task_added,
  task_saved: m.kit_history_task_saved,
  task_moved: m.kit_history_task_moved,
  tasks_removed: m.kit_history_tasks_removed,
  tasks_handed: m.kit_history_tasks_handed,
  marked: m.kit_history_marked,
  mark_cleared: m.kit_history_mark_cleared,
  doubt_settled: m.kit_history_doubt_settled,
  targets_set: m.kit_history_targets_set,
  indicator_saved: m.kit_history_indicator_saved,
  indicator_removed: m.kit_history_indicator_removed,
  evidence_saved: m.kit_history_evidence_saved,
  evidence_removed: m.kit_history_evidence_removed,
  collected: m.kit_history_collected,
  checklist_added: m.kit_history_checklist,
  checklist_saved: m.kit_history_checklist,
  checklist_removed: m.kit_history_checklist,
  restored: m.kit_history_restored,
  version_kept: m.kit_history_version_kept,
  version_restored: m.kit_history_version_restored,
  remark_saved: m.kit_history_remark,
  remark_ruled: m.kit_history_remark_ruled,
  remark_removed: m.kit_history_remark_removed,
  remarks_read: m.kit_history_remarks_read,
  opinion_saved: m.kit_history_opinion_saved,
  package_sent: m.kit_history_package_sent,
  package_opened: m.kit_history_package_opened,
  plan_merged: m.kit_history_plan_merged,
  template_saved: m.kit_history_template_saved,
  exported: m.kit_history_exported,
  samples: m.kit_history_samples,
  log_saved: m.kit_history_log_saved,
  schedule_saved: m.kit_history_schedule_saved,
  schedule_removed: m.kit_history_schedule_removed,
  report_saved: m.kit_history_report_saved,
  report_sent: m.kit_history_report_sent,
  report_removed: m.kit_history_report_removed,
  plan_removed: m.kit_history_plan_removed,
};

/** The cells of a task, as an event notes those that were changed. */
const CELLS: Record<keyof TaskFields, () => string> = {
  text: m.tasks_col_text,
  deliverable: m.tasks_col_deliverable,
  lead: m.tasks_col_lead,
  coordinating: m.tasks_col_coordinating,
  official: m.tasks_col_official,
  timeframe: m.tasks_col_timeframe,
  budget: m.tasks_col_budget,
  remarks: m.tasks_col_remarks,
};

/** Which cells a note names: `lead,official`. */
function cellsText(note: string): string {
  const names = note.split(',').flatMap((it) => (it in CELLS ? [it as keyof TaskFields] : []));
  return names.map((it) => CELLS[it]().toLocaleLowerCase()).join(', ');
}

/** What was done; a quarter of the event's note beside it. */
export function historyText(line: HistoryLine): string {
  if (line.kind === 'step_taken') {
    return line.detail ? stepText(line.detail as Step) : m.kit_history_other();
  }
  if (line.kind === 'task_saved' && line.detail) {
    if (line.detail === 'accepted') return m.kit_history_task_accepted();
    const cells = cellsText(line.detail);
    if (cells) return m.kit_history_task_cells({ cells });
  }
  if (line.kind === 'plan_saved' && line.detail === 'head') return m.kit_history_plan_head();
  if (line.kind === 'plan_saved' && line.detail === 'ending') return m.kit_history_plan_ending();
  const said = (KINDS[line.kind] ?? m.kit_history_other)();
  const quarter = /^\d{4}-Q[1-4]/.exec(line.detail)?.[0];
  return quarter ? `${said}, ${quarterText(quarter)}` : said;
}
