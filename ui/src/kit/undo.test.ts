import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  arrivedAt,
  holdUndo,
  OFFER_MS,
  offerUndo,
  releaseUndo,
  takeBack,
  undoBar,
} from './undo.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the undo bar', () => {
  it('offers, takes back once, and is gone', async () => {
    const undo = vi.fn(async () => {});
    offerUndo('Đã xóa.', undo);
    expect(undoBar.current?.text).toBe('Đã xóa.');
    await takeBack();
    await takeBack();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(undoBar.current).toBeNull();
  });

  it('runs out', () => {
    offerUndo('a', async () => {});
    vi.advanceTimersByTime(OFFER_MS);
    expect(undoBar.current).toBeNull();
  });

  it('gives the newest offer its whole time', () => {
    offerUndo('a', async () => {});
    vi.advanceTimersByTime(OFFER_MS - 1);
    offerUndo('b', async () => {});
    vi.advanceTimersByTime(OFFER_MS - 1);
    expect(undoBar.current?.text).toBe('b');
  });

  it('waits while the user is on it', () => {
    offerUndo('a', async () => {});
    holdUndo();
    vi.advanceTimersByTime(OFFER_MS * 3);
    expect(undoBar.current?.text).toBe('a');
    releaseUndo();
    vi.advanceTimersByTime(OFFER_MS);
    expect(undoBar.current).toBeNull();
  });

  it('goes with the place it was offered at', () => {
    offerUndo('a', async () => {});
    arrivedAt('desk');
    expect(undoBar.current?.text).toBe('a');
    arrivedAt('plans');
    expect(undoBar.current).toBeNull();
  });
});
