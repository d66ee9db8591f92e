// A figure bound to what it is counted from, in words.
import type { Figure } from '../backend/generated';
import { m } from '../words';

const TASKS: Partial<Record<Figure['kind'], () => string>> = {
  tasks_due: m.kit_figure_tasks_due,
  tasks_done: m.kit_figure_tasks_done,
  tasks_late: m.kit_figure_tasks_late,
  tasks_open: m.kit_figure_tasks_open,
  tasks_dropped: m.kit_figure_tasks_dropped,
  tasks_share: m.kit_figure_tasks_share,
};

type Named = (of: { name: string; measure: string }) => string;
const COUNTS: Partial<Record<Figure['kind'], Named>> = {
  in_period: m.kit_figure_in_period,
  so_far: m.kit_figure_so_far,
  year_before: m.kit_figure_year_before,
  target: m.kit_figure_target,
  share: m.kit_figure_share,
  indicator_in_period: m.kit_figure_indicator_in_period,
  indicator_so_far: m.kit_figure_indicator_so_far,
};

/** What a figure counts: `Phát thanh, lượt, trong kỳ`. */
export function figureName(figure: Figure): string {
  const { kind, name, measure } = figure;
  return TASKS[kind]?.() ?? COUNTS[kind]?.({ name, measure }) ?? '';
}
