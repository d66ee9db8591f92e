import { describe, expect, it, vi } from 'vitest';
import type { Failure, FlawKind } from '../backend/generated';
import { sayWhy, whyAsked, withWhy } from './why.svelte';

const flaw = (kind: FlawKind, field = 'reason'): Failure => ({
  kind: 'flaws',
  flaws: [{ field, kind, limit: 1000 }],
});

/** A change of a closed period: it wants a reason of at most three letters. */
const closed = () =>
  vi.fn(async (reason: string) => {
    if (reason === '') throw flaw('period_closed');
    if (reason.length > 3) throw flaw('too_long');
    return reason;
  });

const asked = () => vi.waitFor(() => expect(whyAsked.current).toBeDefined());

describe('the reason of a late change', () => {
  it('is not asked for where nothing is closed', async () => {
    expect(await withWhy(async (reason) => [reason])).toEqual(['']);
    expect(whyAsked.current).toBeUndefined();
  });

  it('is asked for, and again where it is wrong', async () => {
    const change = closed();
    const done = withWhy(change);
    await asked();
    expect(whyAsked.current?.flaw).toBeUndefined();
    sayWhy('abcd');
    await asked();
    expect(whyAsked.current?.flaw).toContain('1000');
    sayWhy('abc');
    expect(await done).toBe('abc');
    expect(change.mock.calls).toEqual([[''], ['abcd'], ['abc']]);
  });

  it('is one question after the other', async () => {
    const both = [withWhy(closed()), withWhy(closed())];
    await asked();
    sayWhy('a');
    await asked();
    sayWhy('b');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
  });

  it('may be refused', async () => {
    const done = withWhy(closed());
    await asked();
    sayWhy(undefined);
    await expect(done).rejects.toEqual({ kind: 'cancelled' });
    expect(whyAsked.current).toBeUndefined();
  });

  it('mends nothing else', async () => {
    for (const failure of [flaw('empty', 'name'), flaw('reason_missing')]) {
      await expect(withWhy(() => Promise.reject(failure))).rejects.toBe(failure);
    }
  });
});
