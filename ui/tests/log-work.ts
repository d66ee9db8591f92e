// Work of a task in the log, written down through the log's own command.
import type { Shell } from './harness';

type Work = { day: string; plan: string; task: string; count: number; measure: string };

/** Writes an entry down. Answers whether the program has a log to write it in. */
export async function logWork(shell: Shell, work: Work): Promise<boolean> {
  const fields = {
    day: work.day,
    channel: 'broadcast',
    topic: 'Dịch vụ công trực tuyến',
    place: '',
    measures: [{ count: String(work.count), measure: work.measure }],
    unit: '',
    official: '',
    plan: work.plan,
    task: work.task,
    note: '',
  };
  try {
    await shell.invoke('save_log_entry', { entry: '', fields, reason: '', sure: true });
    return true;
  } catch (thrown) {
    if (/not found|unknown/i.test(String(thrown))) return false;
    throw thrown;
  }
}
