import { describe, expect, it, vi } from 'vitest';
import { keep } from './keep';
import { saveLine } from './save.svelte';

const saved = (seq: number) => ({ seq, at: '2026-03-05T01:02:03Z' });

describe('the save line', () => {
  it('says saved only after the answer', async () => {
    let answer: (saved: { seq: number; at: string }) => void = () => {};
    const kept = keep(() => new Promise<{ seq: number; at: string }>((done) => (answer = done)));
    expect(saveLine.current.kind).toBe('busy');
    answer(saved(7));
    await kept;
    expect(saveLine.current).toEqual({ kind: 'saved', saved: saved(7) });
    expect(saveLine.seq).toBe(7);
  });

  it('reads the mark inside a larger answer, and never counts back', async () => {
    const answer = await keep(async () => ({ saved: saved(3), plan: 'p' }));
    expect(answer?.plan).toBe('p');
    expect(saveLine.seq).toBe(7);
  });

  it('shows a failure, tells the form, and can try again', async () => {
    const told = vi.fn();
    let full = true;
    const change = async () => {
      if (full) throw { kind: 'no_space' };
      return saved(8);
    };
    expect(await keep(change, told)).toBeUndefined();
    expect(told).toHaveBeenCalledWith({ kind: 'no_space' });
    const failed = saveLine.current;
    if (failed.kind !== 'failed') throw new Error(failed.kind);
    full = false;
    failed.retry?.();
    await vi.waitFor(() => expect(saveLine.current.kind).toBe('saved'));
  });

  it('is quiet about a dialog that was closed', () => {
    saveLine.failed({ kind: 'cancelled' });
    expect(saveLine.current).toEqual({ kind: 'quiet' });
  });
});
