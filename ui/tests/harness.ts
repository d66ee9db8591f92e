// One data file and one program per test: `page_shell` serves the built page and the commands.
import { expect, test as base, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../src/backend/generated';

const ROOT = join(import.meta.dirname, '../..');
const SHELL = process.env.LOA_PAGE_SHELL ?? join(ROOT, 'target/debug/examples/page_shell');
const PAGE = process.env.LOA_PAGE_DIR ?? join(ROOT, 'ui/dist-page');

export const SETTINGS: Settings = {
  language: 'vi',
  theme: 'light',
  text_size: 100,
};

/** The invented commune of the tests. */
export const OFFICE = {
  kind: 'commune',
  name: 'Bình Lạc',
  chairman: 'Phạm Văn Quý',
  vice_chairman: 'Đỗ Thị Hường',
  officer: 'Nguyễn Ngọc Ánh',
  with_departments: true,
} as const;

export type Shell = {
  url: string;
  folder: string;
  db: string;
  /** Gives a command as the page does; throws the failure record. */
  invoke<T = unknown>(command: string, args?: Record<string, unknown>): Promise<T>;
  /** Ends the program as the power does, and starts it again, perhaps after something happened. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
};

/** What is in the data file when the page opens. */
export type Begin = 'nothing' | 'office' | 'sample';

type Options = { begin: Begin; settings: Partial<Settings>; env: Record<string, string> };

function start(db: string, env: Record<string, string>): Promise<[ChildProcess, string]> {
  const child = spawn(SHELL, ['--db', db, '--dir', PAGE, '--port', '0'], {
    env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: 'true', ...env },
  });
  return new Promise((done, fail) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /listening on (http:\/\/\S+)/.exec(said);
      if (found?.[1]) done([child, found[1]]);
    });
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`page_shell ended with ${code}: ${said}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

/** A computer with Loa on it, and the way to be done with it. */
export async function computer(
  begin: Begin,
  settings: Partial<Settings> = {},
  env: Record<string, string> = {},
): Promise<[Shell, () => Promise<void>]> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-page-'));
  const db = join(folder, 'data', 'loa.db');
  let [child, url] = await start(db, env);
  const shell: Shell = {
    get url() {
      return url;
    },
    folder,
    db,
    async invoke<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
      const answer = await fetch(`${url}/invoke/${command}`, {
        method: 'POST',
        body: JSON.stringify(args),
      });
      const body: unknown = await answer.json();
      if (!answer.ok) throw body;
      return body as T;
    },
    async restart(meanwhile) {
      await end(child);
      await meanwhile?.();
      [child, url] = await start(db, env);
    },
  };
  if (begin === 'office') await shell.invoke('set_up', { form: OFFICE });
  if (begin === 'sample') await shell.invoke('load_sample');
  if (begin !== 'nothing') {
    await shell.invoke('save_settings', { settings: { ...SETTINGS, ...settings } });
  }
  const over = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  return [shell, over];
}

export const test = base.extend<Options & { shell: Shell }>({
  begin: ['office', { option: true }],
  settings: [{}, { option: true }],
  env: [{}, { option: true }],

  shell: async ({ begin, settings, env }, use) => {
    const [shell, over] = await computer(begin, settings, env);
    await use(shell);
    await over();
  },

  // Nothing may go wrong in the page unseen.
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('Failed to load resource'))
        errors.push(said.text());
    });
    await use(page);
    expect(errors).toEqual([]);
  },
});

/** Opens a screen by its hash, such as `#/plans`, and waits until it has read what it shows. */
export async function open(page: Page, shell: Shell, hash = ''): Promise<void> {
  await page.goto(`${shell.url}/${hash}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText(/^(Đang mở|Opening)…$/)).toHaveCount(0);
}

/** Waits until the save line has said saved for a change after `before`. */
export async function savedAfter(page: Page, before: number): Promise<void> {
  const line = page.getByTestId('save-line');
  await expect(line).toHaveAttribute('data-kind', 'saved');
  await expect
    .poll(async () => Number(await line.getAttribute('data-seq')))
    .toBeGreaterThan(before);
}

/** The number of the last change the save line knows. */
export async function seqOf(page: Page): Promise<number> {
  return Number(await page.getByTestId('save-line').getAttribute('data-seq'));
}

export { expect };
