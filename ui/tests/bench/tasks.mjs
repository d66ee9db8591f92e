// From the end of a cell to the answer that it is kept, in a table of few and of many tasks, in
// the built page over the real commands.
//
//   npm run build:page
//   cargo build --release --example page_shell
//   LOA_PAGE_SHELL=../target/release/examples/page_shell node tests/bench/tasks.mjs [cells]
//
// Printed are the middle (p50) and what 95 of 100 cells stay under (p95), in milliseconds, the
// bytes of an answer, and how 2,000 tasks compare with 100.
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const SHELL = process.env.LOA_PAGE_SHELL ?? join(ROOT, 'target/release/examples/page_shell');
const PAGE = process.env.LOA_PAGE_DIR ?? join(ROOT, 'ui/dist-page');
const CHROMIUM = process.env.LOA_CHROMIUM ?? '/usr/bin/chromium';
const CELLS = Number(process.argv[2] ?? 40);
const OFFICE = {
  kind: 'commune',
  name: 'Bình Lạc',
  chairman: 'Phạm Văn Quý',
  vice_chairman: '',
  officer: '',
  with_departments: true,
};

const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'));
const child = spawn(SHELL, ['--db', join(folder, 'loa.db'), '--dir', PAGE, '--port', '0'], {
  env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: 'true' },
});
const url = await new Promise((done, fail) => {
  child.on('error', fail);
  child.on('exit', (code) => fail(new Error(`page_shell ended with ${code}`)));
  child.stdout.on('data', (chunk) => {
    const found = /listening on (\S+)/.exec(String(chunk));
    if (found) done(found[1]);
  });
});

async function invoke(command, args = {}) {
  const answer = await fetch(`${url}/invoke/${command}`, {
    method: 'POST',
    body: JSON.stringify(args),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(body)}`);
  return body;
}

const say = (line) => process.stdout.write(`${line}\n`);
const share = (list, part) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

async function measure(browser, count) {
  const form = { year: 2026, subject: `Tuyên truyền ${count}`, template: null };
  const { plan } = await invoke('create_plan', { form });
  const rows = Array.from({ length: count }, (_, n) => `${n + 1}\tViệc số ${n + 1}\tsản phẩm`);
  await invoke('paste_tasks', { plan: plan.id, text: rows.join('\n') });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const sizes = [];
  page.on('response', async (answer) => {
    if (answer.url().endsWith('/invoke/save_task')) sizes.push((await answer.body()).length);
  });
  const started = performance.now();
  await page.goto(`${url}/#/plan/${plan.id}/tasks`);
  await page.getByTestId('task-row').first().waitFor();
  const opened = performance.now() - started;
  await page.getByTestId('task-deliverable').first().focus();
  const times = [];
  for (let n = 0; n < CELLS; n += 1) {
    await page.keyboard.type(`${n} bài`);
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/invoke/save_task'));
    const before = performance.now();
    await page.keyboard.press('Enter');
    await saved;
    // The frame that shows the answer.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    times.push(performance.now() - before);
  }
  await page.close();
  return { opened, p50: share(times, 0.5), p95: share(times, 0.95), bytes: share(sizes, 0.5) };
}

try {
  await invoke('set_up', { form: OFFICE });
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  await measure(browser, 50);
  const few = await measure(browser, 100);
  const many = await measure(browser, 2000);
  for (const [name, it] of Object.entries({ 100: few, 2000: many }))
    say(
      `${name} tasks: open ${it.opened.toFixed(0)} ms, cell p50 ${it.p50.toFixed(0)} ms, p95 ${it.p95.toFixed(0)} ms, answer ${it.bytes} bytes`,
    );
  say(
    `2000 : 100 = open ${(many.opened / few.opened).toFixed(1)}, cell ${(many.p50 / few.p50).toFixed(1)}, answer ${(many.bytes / few.bytes).toFixed(1)}`,
  );
  await browser.close();
} finally {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
