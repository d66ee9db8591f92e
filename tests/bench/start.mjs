// Start to usable window, whole program, against a browser window of the same engine with an
// empty page, taken in turns in one run:
//   tests/real-window node tests/bench/start.mjs [ROUNDS]
// Prints medians and their ratio. "Usable" is the first control of the first screen found by
// WebDriver; for the peer, the body of its page. Expects target/release/loa.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const rounds = Number(process.argv[2] ?? 9);
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const program = resolve(target, 'release', 'loa');
const libraries = ['/usr/lib', '/usr/libexec'];
const peer = libraries
  .flatMap((lib) => (existsSync(lib) ? readdirSync(lib).map((d) => join(lib, d)) : []))
  .flatMap((d) => [join(d, 'MiniBrowser'), join(d, 'webkit2gtk-4.1', 'MiniBrowser')])
  .find((file) => existsSync(file));
if (!existsSync(program)) throw new Error(`build it first: ${program}`);

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function start(binary, args, selector, data) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, TAURI_WEBVIEW_AUTOMATION: 'true', LOA_DATA_DIR: data },
    stdio: 'ignore',
    detached: true,
  });
  const ask = async (path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await answer.json()).value;
  };
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        await fetch(`http://127.0.0.1:${port}/status`);
        break;
      } catch {
        await wait(50);
      }
    }
    const began = performance.now();
    const options = { binary, args };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = await ask('/session', { capabilities });
    for (;;) {
      const found = await ask(`/session/${sessionId}/element`, {
        using: 'css selector',
        value: selector,
      });
      if (!found.error) return performance.now() - began;
      if (performance.now() - began > 60_000) throw new Error(`never usable: ${found.message}`);
      await wait(10);
    }
  } finally {
    process.kill(-driver.pid, 'SIGKILL');
    await wait(300);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const times = { first: [], again: [], peer: [] };
for (let round = 0; round < rounds; round += 1) {
  const data = mkdtempSync(join(tmpdir(), 'loa-bench-'));
  const control = "[data-testid='first-run-name'], [data-testid='rail-desk']";
  times.first.push(await start(program, [], control, data));
  times.again.push(await start(program, [], control, data));
  if (peer) times.peer.push(await start(peer, ['--automation'], 'body', data));
  rmSync(data, { recursive: true, force: true });
}
const ms = (list) => `${median(list).toFixed(0)} ms (${Math.min(...list).toFixed(0)} to ${Math.max(...list).toFixed(0)})`;
console.log(`start to usable window, ${rounds} rounds, median (fastest to slowest)`);
console.log(`  Loa, new data file:       ${ms(times.first)}`);
console.log(`  Loa, existing data file:  ${ms(times.again)}`);
if (peer) {
  console.log(`  empty WebKitGTK browser:  ${ms(times.peer)}`);
  console.log(`  ratio Loa / browser:      ${(median(times.again) / median(times.peer)).toFixed(2)}`);
} else console.log('  no MiniBrowser here, so no ratio');
