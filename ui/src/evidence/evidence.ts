// Evidence in words.
import type { EvidencePlace, EvidenceRefusal, RefusedEvidence } from '../backend/generated';
import { quarterText } from '../kit/quarter';
import { bytes, day } from '../kit/time';
import { m } from '../words';

const REFUSALS: Record<EvidenceRefusal, (limit: string) => string> = {
  missing: () => m.evidence_refused_missing(),
  not_a_file: () => m.evidence_refused_not_a_file(),
  too_large: (limit) => m.evidence_refused_too_large({ limit }),
  empty: () => m.evidence_refused_empty(),
  repeated: () => m.evidence_refused_repeated(),
};

/** Why a file was not added. */
export const refusalText = (refused: RefusedEvidence): string =>
  REFUSALS[refused.reason](bytes(refused.limit));

/** `12/02/2026 Họp thôn`, `Quý I/2026 Phát thanh …`: what a file proves already. */
export function placeText(place: EvidencePlace): string {
  const when = place.of.kind === 'task' ? quarterText(place.of.quarter) : day(place.day ?? '');
  return `${when} ${place.text}`.trim();
}

/** `07:30 12/02/2026` of `2026-02-12T07:30`, as the camera's clock had it. */
export function takenText(taken: string): string {
  const [date = '', time = ''] = taken.split('T');
  return `${time} ${day(date)}`.trim();
}
