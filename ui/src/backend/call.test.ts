import { afterEach, expect, it, vi } from 'vitest';

const invoke = vi.hoisted(() => vi.fn());
vi.mock('@tauri-apps/api/core', () => ({ invoke }));
const { call } = await import('./call');

afterEach(() => invoke.mockReset());

it('hands the arguments over and the answer back', async () => {
  invoke.mockResolvedValue({ seq: 1 });
  expect(await call('save_unit', { unit: 1 })).toEqual({ seq: 1 });
  expect(invoke).toHaveBeenCalledWith('save_unit', { unit: 1 });
});

it('rejects with the record, and with a program error for anything else', async () => {
  invoke.mockRejectedValueOnce({ kind: 'no_space' });
  await expect(call('desk')).rejects.toEqual({ kind: 'no_space' });
  invoke.mockRejectedValueOnce('invalid args `plan`');
  await expect(call('desk')).rejects.toEqual({ kind: 'internal' });
});
