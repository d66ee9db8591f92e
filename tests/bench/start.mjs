// Start to usable window, whole program, against a browser window of the same engine with an
// empty page, taken in turns in one run:
//   tests/real-window node tests/bench/start.mjs [ROUNDS]
// Prints medians and their ratio. "Usable" is the first control of the first screen found by
// WebDriver; for the peer, the body of its page. Expects target/release/loa.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peer, program, wait, window } from "./window.mjs";

const rounds = Number(process.argv[2] ?? 9);

/** Milliseconds until WebDriver finds a control. */
function start(binary, args, selector, data) {
  return window(binary, args, data, async ({ ask, began }) => {
    for (;;) {
      const found = await ask("/element", {
        using: "css selector",
        value: selector,
      });
      if (!found.error) return performance.now() - began;
      if (performance.now() - began > 60_000)
        throw new Error(`never usable: ${found.message}`);
      await wait(10);
    }
  });
}

const median = (list) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const times = { first: [], again: [], peer: [] };
for (let round = 0; round < rounds; round += 1) {
  const data = mkdtempSync(join(tmpdir(), "loa-bench-"));
  const control = "[data-testid='first-run-name'], [data-testid='rail-desk']";
  times.first.push(await start(program, [], control, data));
  times.again.push(await start(program, [], control, data));
  if (peer) times.peer.push(await start(peer, ["--automation"], "body", data));
  rmSync(data, { recursive: true, force: true });
}
const ms = (list) =>
  `${median(list).toFixed(0)} ms (${Math.min(...list).toFixed(0)} to ${Math.max(...list).toFixed(0)})`;
console.log(
  `start to usable window, ${rounds} rounds, median (fastest to slowest)`,
);
console.log(`  Loa, new data file:       ${ms(times.first)}`);
console.log(`  Loa, existing data file:  ${ms(times.again)}`);
if (peer) {
  console.log(`  empty WebKitGTK browser:  ${ms(times.peer)}`);
  console.log(
    `  ratio Loa / browser:      ${(median(times.again) / median(times.peer)).toFixed(2)}`,
  );
} else console.log("  no MiniBrowser here, so no ratio");
