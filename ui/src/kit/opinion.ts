// What somebody who read a draft judges of it.
import type { Verdict } from '../backend/generated';
import { m } from '../words';

const VERDICTS: Record<Verdict, () => string> = {
  agree: m.remarks_verdict_agree,
  amend: m.remarks_verdict_amend,
  return: m.remarks_verdict_return,
};
const TONES = { agree: 'good', amend: 'warn', return: 'bad' } as const;

/** A judgement as it is said: `Đồng ý`. */
export const verdictName = (verdict: Verdict): string => VERDICTS[verdict]();

/** How a judgement looks beside its words. */
export const verdictTone = (verdict: Verdict): 'good' | 'warn' | 'bad' => TONES[verdict];
