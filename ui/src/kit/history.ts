// What an event of a plan's history is called.
import type { HistoryLine, Step } from '../backend/generated';
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
  remark_ruled: m.kit_history_remark,
  remark_removed: m.kit_history_remark,
  remarks_read: m.kit_history_remark,
  opinion_saved: m.kit_history_opinion_saved,
  package_sent: m.kit_history_package_sent,
  package_opened: m.kit_history_package_opened,
  plan_merged: m.kit_history_plan_merged,
  template_saved: m.kit_history_template_saved,
  exported: m.kit_history_exported,
  samples: m.kit_history_samples,
};

/** What was done; a quarter of the event's note beside it. */
export function historyText(line: HistoryLine): string {
  if (line.kind === 'step_taken') {
    return line.detail ? stepText(line.detail as Step) : m.kit_history_other();
  }
  const said = (KINDS[line.kind] ?? m.kit_history_other)();
  const quarter = /^\d{4}-Q[1-4]/.exec(line.detail)?.[0];
  return quarter ? `${said}, ${quarterText(quarter)}` : said;
}
