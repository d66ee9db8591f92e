// Figures as the screens of the quarters write them.
import type { Amount, TaskFigure } from '../backend/generated';
import { m } from '../words';

const NUMBERS = new Intl.NumberFormat('vi-VN');
const SHARES = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `1.000`, as Vietnamese has it. */
export const numberText = (count: number): string => NUMBERS.format(count);

/** `1.000 lượt`. */
export const amountText = ({ count, measure }: Amount): string =>
  `${numberText(count)} ${measure}`.trim();

/** `83,33 %` of 8333 hundredths. */
export const shareText = (hundredths: number): string => `${SHARES.format(hundredths / 100)} %`;

/** `0,25` points of 25 hundredths. */
export const pointsText = (hundredths: number): string => SHARES.format(hundredths / 100);

/** `7/12 lượt` in a cell: done and aimed at, in one measure; else each with its own. */
export function cellText(known: TaskFigure | undefined): string {
  const { figure, target } = known ?? {};
  if (figure && target && known?.reached !== null) {
    return m.quarters_of_target({
      done: numberText(figure.count),
      target: numberText(target.count),
      measure: target.measure,
    });
  }
  if (figure) return amountText(figure);
  return target ? m.quarters_target_only({ target: amountText(target) }) : '';
}

/** Whether what is typed says something else than the log, so that a reason is wanted. */
export function asksReason(typed: string, known: TaskFigure | undefined): boolean {
  const log = known?.log;
  const digits = typed.replace(/[^\d]/g, '');
  return log !== undefined && log !== null && digits !== '' && Number(digits) !== log.count;
}
