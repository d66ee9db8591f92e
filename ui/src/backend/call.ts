// The one door to the program: the window speaks Tauri, the test page speaks HTTP.
import { invoke } from '@tauri-apps/api/core';

/** Something thrown, as a `Failure` record. */
const record = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'kind' in thrown ? thrown : { kind: 'internal' };

async function post<T>(command: string, args: Record<string, unknown>): Promise<T> {
  const answer = await fetch(`/invoke/${command}`, { method: 'POST', body: JSON.stringify(args) });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  return body as T;
}

/** Gives a command. Rejects with a `Failure` record, never with a sentence. */
export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await (import.meta.env.MODE === 'page'
      ? post<T>(command, args)
      : invoke<T>(command, args));
  } catch (thrown) {
    throw record(thrown);
  }
}
