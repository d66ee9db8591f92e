// From a key in the editor to the new page on the screen, in the built page over the real commands.
//
//   npm run build:page
//   cargo build --release --example page_shell
//   LOA_PAGE_SHELL=../target/release/examples/page_shell node tests/bench/preview.mjs [keys] [pages]
//
// A key is struck every 400 ms in the middle of a plan of about ten pages. Three moments follow it:
// `layout`, the answer with the new pages; `picture`, the page's new picture; `screen`, the first
// task after the frame that paints that picture, decoded and in its place. Printed are the middle
// (p50) and what 95 of 100 keys stay under (p95), in milliseconds.
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const SHELL = process.env.LOA_PAGE_SHELL ?? join(ROOT, 'target/release/examples/page_shell');
const PAGE = process.env.LOA_PAGE_DIR ?? join(ROOT, 'ui/dist-page');
const CHROMIUM = process.env.LOA_CHROMIUM ?? '/usr/bin/chromium';
const KEYS = Number(process.argv[2] ?? 100);
const PAGES = Number(process.argv[3] ?? 10);
const OFFICE = {
  kind: 'commune',
  name: 'Bình Lạc',
  chairman: 'Phạm Văn Quý',
  vice_chairman: '',
  officer: '',
  with_departments: true,
};
const SENTENCE = 'Tuyên truyền trên loa truyền thanh của xã, mỗi tuần ba buổi, mỗi buổi 15 phút. ';

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

/** A plan whose first section grows until the whole has as many pages. */
async function planOf(pages) {
  const form = { year: 2026, subject: 'Tuyên truyền chuyển đổi số năm 2026', template: null };
  const { plan } = await invoke('create_plan', { form });
  const { id: section, kind, title } = plan.sections[0];
  for (let count = pages * 8; ; count += 4) {
    const blocks = Array.from({ length: count }, (_, n) => {
      const text = `Việc ${n}: ${SENTENCE.repeat(3)}`;
      const shared = { id: '', kind: 'dash', label: '', auto_label: true, table: null };
      return { ...shared, text, runs: [{ text }] };
    });
    const edit = { kind, label: null, title, run_in: false, blocks };
    await invoke('save_section', { plan: plan.id, section, edit });
    const shown = await invoke('preview_plan', { plan: plan.id, edit: null });
    if (shown.pages.length >= pages) return { plan: plan.id, section, pages: shown.pages.length };
  }
}

/** In the page: notes the moments after each key. */
function watch() {
  const keys = [];
  globalThis.benchKeys = keys;
  const pending = () => keys.filter((it) => it.screen === undefined);
  addEventListener(
    'keydown',
    () => keys.push({ at: performance.now(), was: fingerprints() }),
    true,
  );
  const fingerprints = () =>
    [...document.querySelectorAll('[data-testid=preview-page]')]
      .map((it) => it.dataset.fingerprint)
      .join(' ');
  const ask = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    const answer = await ask(...args);
    const name = String(args[0]).split('/').at(-1);
    const moment = { preview_plan: 'layout', preview_page: 'picture' }[name];
    if (moment) for (const key of pending()) key[moment] ??= performance.now() - key.at;
    return answer;
  };
  // A message sent in a frame's callback arrives when that frame was painted.
  const painted = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      requestAnimationFrame(() => port2.postMessage(undefined));
    });
  new MutationObserver(async () => {
    const now = fingerprints();
    const shown = pending().filter((key) => !key.seen && key.was !== now);
    if (shown.length === 0) return;
    for (const key of shown) key.seen = true;
    await painted();
    for (const key of shown) key.screen = performance.now() - key.at;
  }).observe(document.body, {
    subtree: true,
    attributes: true,
    attributeFilter: ['data-fingerprint'],
  });
}

const say = (line) => process.stdout.write(`${line}\n`);
const percentile = (sorted, part) =>
  sorted[Math.min(Math.ceil(sorted.length * part) - 1, sorted.length - 1)];

const browser = await chromium.launch({
  executablePath: existsSync(CHROMIUM) ? CHROMIUM : undefined,
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  await invoke('set_up', { form: OFFICE });
  const { plan, section, pages } = await planOf(PAGES);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${url}/#/plan/${plan}/compose?section=${section}`);
  await page.locator('[data-page="0"][data-fingerprint]').waitFor();
  const blocks = page.locator('[data-testid=editor] > p');
  await blocks.nth(Math.floor((await blocks.count()) / 2)).click();
  await page.keyboard.press('End');
  await page.waitForTimeout(2_000);
  await page.evaluate(watch);
  for (let n = 0; n < KEYS; n += 1) {
    await page.keyboard.press('abcdeghik'[n % 9]);
    await page.waitForTimeout(400);
  }
  await page.waitForTimeout(2_000);
  const keys = await page.evaluate(() => globalThis.benchKeys);
  const seen = keys.filter((key) => key.screen !== undefined);
  say(`${pages} pages, ${seen.length} of ${keys.length} keys seen on the page`);
  for (const moment of ['layout', 'picture', 'screen']) {
    const sorted = seen
      .map((key) => key[moment])
      .filter((time) => time !== undefined)
      .sort((a, b) => a - b);
    const [p50, p95] = [0.5, 0.95].map((part) => percentile(sorted, part)?.toFixed(0));
    say(`${moment.padEnd(8)} p50 ${p50} ms, p95 ${p95} ms`);
  }
} finally {
  await browser.close();
  child.removeAllListeners('exit');
  child.kill();
  await rm(folder, { recursive: true, force: true });
}
