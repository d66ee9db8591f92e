import type { RegisterTurned } from '../backend/generated';
import { day } from './time';
import { m } from '../words';

/** That a number is not in the order of time, with its neighbour. */
export function turnedText(it: RegisterTurned): string {
  return m.register_turned({
    symbol: it.symbol,
    day: day(it.day),
    before: it.before,
    before_day: day(it.before_day),
  });
}
