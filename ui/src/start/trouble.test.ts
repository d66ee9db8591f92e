import { describe, expect, it } from 'vitest';
import type { TroubleKind } from '../backend/generated';
import { replaceable, troubleText } from './trouble';

const KINDS: [TroubleKind, boolean][] = [
  ['damaged', true],
  ['not_a_database', true],
  ['foreign', true],
  ['newer', true],
  ['busy', false],
  ['network_share', false],
  ['cloud_folder', false],
  ['no_space', false],
  ['no_access', false],
  ['other', true],
];

describe('each trouble', () => {
  it.each(KINDS)('%s may be replaced: %s', (kind, expected) =>
    expect(replaceable(kind)).toBe(expected),
  );

  it('has words of its own', () => {
    expect(new Set(KINDS.map(([kind]) => troubleText(kind).title)).size).toBe(KINDS.length);
    expect(new Set(KINDS.map(([kind]) => troubleText(kind).advice)).size).toBe(KINDS.length);
  });
});
