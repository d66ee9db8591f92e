import { describe, expect, it, vi } from 'vitest';
import { loaded } from './loaded.svelte';

describe('loaded', () => {
  it('shows the latest reading, not the last to answer', async () => {
    const answers: ((value: string) => void)[] = [];
    const it_ = loaded(() => new Promise<string>((done) => answers.push(done)));
    void it_.again();
    answers[1]?.('new');
    await vi.waitFor(() => expect(it_.value).toBe('new'));
    answers[0]?.('old');
    await Promise.resolve();
    expect(it_.value).toBe('new');
    expect(it_.loading).toBe(false);
  });

  it('keeps the value when reading again fails', async () => {
    let broken = false;
    const it_ = loaded(async () => {
      if (broken) throw { kind: 'damaged' };
      return 1;
    });
    await vi.waitFor(() => expect(it_.value).toBe(1));
    broken = true;
    await it_.again();
    expect(it_.value).toBe(1);
    expect(it_.failure).toEqual({ kind: 'damaged' });
  });

  it('takes a value another answer brought, over a reading under way', async () => {
    let answer: (value: number) => void = () => {};
    const it_ = loaded(() => new Promise<number>((done) => (answer = done)));
    it_.put(5);
    answer(1);
    await Promise.resolve();
    expect(it_.value).toBe(5);
  });
});
