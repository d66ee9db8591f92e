import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveLine } from '../kit/save.svelte';
import { SelfSaving } from './form.svelte';

interface Call {
  sent: string;
  answer: () => void;
  fail: () => void;
}

/** A form with one field and a program that answers when told to. */
function form() {
  const calls: Call[] = [];
  const taken: [string, boolean][] = [];
  const it = { text: '' };
  const saving = new SelfSaving({
    send: () =>
      new Promise<{ saved: { seq: number; at: string }; text: string }>((resolve, reject) => {
        const sent = it.text;
        calls.push({
          sent,
          answer: () => resolve({ saved: { seq: calls.length, at: '' }, text: sent }),
          fail: () => reject({ kind: 'no_space' }),
        });
      }),
    took: (answer, current) => taken.push([answer.text, current]),
  });
  const type = (text: string) => {
    it.text = text;
    saving.touch();
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { saving, type, calls, taken, settle };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('keys in a row are one saving, a moment after the last', async () => {
  const { type, calls } = form();
  type('Đ');
  await vi.advanceTimersByTimeAsync(500);
  type('Đồng');
  await vi.advanceTimersByTimeAsync(599);
  expect(calls).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls.map((call) => call.sent)).toEqual(['Đồng']);
});

test('never two at once; what was typed meanwhile follows and the last wins', async () => {
  const { saving, type, calls, taken, settle } = form();
  type('một');
  const flushed = saving.flush();
  type('hai');
  type('ba');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(calls).toHaveLength(1);
  calls[0]?.answer();
  await settle();
  expect(calls.map((call) => call.sent)).toEqual(['một', 'ba']);
  calls[1]?.answer();
  await flushed;
  expect(taken).toEqual([
    ['một', false],
    ['ba', true],
  ]);
  expect(saving.dirty).toBe(false);
});

test('a failure keeps the form unsaved, says so, and saving again sends what is there now', async () => {
  const { saving, type, calls, taken, settle } = form();
  type('một');
  const flushed = saving.flush().catch(() => 'refused');
  calls[0]?.fail();
  expect(await flushed).toBe('refused');
  expect(saving.failure).toEqual({ kind: 'no_space' });
  expect(saveLine.current.kind).toBe('failed');
  expect(saving.dirty).toBe(true);
  saving.retry();
  await settle();
  calls[1]?.answer();
  await settle();
  expect(taken).toEqual([['một', true]]);
  expect([saving.failure, saving.dirty]).toEqual([undefined, false]);
});

test('nothing typed, nothing sent', async () => {
  const { saving, calls } = form();
  await saving.flush();
  expect(calls).toHaveLength(0);
});

test('another window coming to the front saves at once', async () => {
  const { saving, type, calls } = form();
  const stop = saving.guard();
  type('một');
  window.dispatchEvent(new Event('blur'));
  expect(calls.map((call) => call.sent)).toEqual(['một']);
  stop();
});
