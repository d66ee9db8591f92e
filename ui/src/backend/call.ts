// The one door to the program: the window speaks Tauri, the test page speaks HTTP.
import { invoke } from '@tauri-apps/api/core';

/** Gives a command. Rejects with a `Failure` record, never with a sentence. */
export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  if (import.meta.env.MODE !== 'page') return invoke<T>(command, args);
  const answer = await fetch(`/invoke/${command}`, { method: 'POST', body: JSON.stringify(args) });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  return body as T;
}
