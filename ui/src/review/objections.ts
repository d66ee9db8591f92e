// What stands against taking a draft further.
import type { Opinion, Remarks } from '../backend/generated';

export type Objecting = {
  /** Remarks nobody closed yet. */
  waiting: number;
  /** What each person judged last in the round, where that is not plain agreement; oldest first. */
  opinions: Opinion[];
};

/** What was said in a round and is not settled. */
export function objecting({ remarks, opinions }: Remarks, round: number): Objecting {
  const last = new Map<string, Opinion>();
  for (const it of opinions.filter((it) => it.round === round))
    last.set(`${it.by.role} ${it.by.name}`, it);
  return {
    waiting: remarks.filter(({ state }) => state === 'open' || state === 'accepted').length,
    opinions: [...last.values()].filter((it) => it.verdict !== 'agree'),
  };
}
