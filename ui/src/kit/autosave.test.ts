import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autosave } from './autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
  it('waits until typing rests, then saves once', async () => {
    const save = vi.fn(async () => true);
    const editor = autosave(save, 600);
    editor.touch();
    await vi.advanceTimersByTimeAsync(500);
    editor.touch();
    await vi.advanceTimersByTimeAsync(599);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledTimes(1);
    expect(editor.dirty).toBe(false);
  });

  it('flush saves at once, and nothing when nothing changed', async () => {
    const save = vi.fn(async () => true);
    const editor = autosave(save);
    await editor.flush();
    expect(save).not.toHaveBeenCalled();
    editor.touch();
    await editor.flush();
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves what changed meanwhile after the running saving, never beside it', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const editor = autosave(async () => {
      running += 1;
      most = Math.max(most, running);
      if (count === 0) editor.touch();
      count += 1;
      await Promise.resolve();
      running -= 1;
      return true;
    });
    editor.touch();
    await editor.flush();
    expect([count, most]).toEqual([2, 1]);
  });

  it('stays dirty after a failure and rejects the flush', async () => {
    let full = true;
    const editor = autosave(async () => !full);
    editor.touch();
    await expect(editor.flush()).rejects.toThrow();
    expect(editor.dirty).toBe(true);
    full = false;
    await editor.flush();
    expect(editor.dirty).toBe(false);
  });

  it('saves what was mended while a refused text was on its way', async () => {
    let text = 'refused';
    const sent: string[] = [];
    const editor = autosave(async () => {
      sent.push(text);
      const refused = text === 'refused';
      await Promise.resolve();
      if (refused) {
        text = 'mended';
        editor.touch();
        void editor.flush().catch(() => undefined);
      }
      return !refused;
    });
    editor.touch();
    await editor.flush();
    expect(sent).toEqual(['refused', 'mended']);
    expect(editor.dirty).toBe(false);
  });
});
