// Memory of the whole program with a plan of about sixty pages open beside its preview, against a
// browser window of the same engine with an empty page, in one run:
//   tests/real-window node tests/bench/memory.mjs
// Counted is the proportional share (PSS) of every process of the window, in MB. Expects
// target/release/loa; Linux only.
import { execFileSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { peer, program, wait, window } from "./window.mjs";

/** A plan in so many sections of about a page each. */
function plan(sections) {
  const roman = (n) => {
    const marks = [
      [100, "C"],
      [90, "XC"],
      [50, "L"],
      [40, "XL"],
      [10, "X"],
      [9, "IX"],
      [5, "V"],
    ];
    let text = "";
    for (const [value, mark] of [...marks, [4, "IV"], [1, "I"]])
      for (; n >= value; n -= value) text += mark;
    return text;
  };
  const lines = ["KẾ HOẠCH", "Tuyên truyền cải cách hành chính năm 2026", ""];
  for (let s = 1; s <= sections; s += 1) {
    lines.push(`${roman(s)}. NHÓM VIỆC THỨ ${s}`);
    for (let p = 1; p <= 10; p += 1)
      lines.push(
        `- Việc ${s}.${p}: bộ phận được giao rà soát thủ tục, ghi rõ người làm, ngày xong và nơi lưu; ` +
          "cuối tháng đối chiếu với sổ theo dõi, đề xuất cách gỡ vướng mắc với người phụ trách của xã.",
      );
  }
  return `${lines.join("\n")}\n`;
}

/** Every process under one, itself included. */
function family(root) {
  const parents = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      parents.set(
        Number(pid),
        Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]),
      );
    } catch {
      // It ended while we looked.
    }
  }
  const below = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0)
      if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(below);
}

function memory(root) {
  const parts = {};
  for (const pid of family(root)) {
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    if (name === "WebKitWebDriver") continue;
    const pss = /^Pss:\s+(\d+) kB/m.exec(
      readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"),
    );
    parts[name] = (parts[name] ?? 0) + Number(pss?.[1] ?? 0) / 1024;
  }
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  const shown = Object.entries(parts).map(
    ([name, mb]) => `${name} ${mb.toFixed(0)}`,
  );
  return { sum, shown: `${sum.toFixed(0)} MB (${shown.join(", ")})` };
}

/** A window whose scripts can be run and whose memory can be counted. */
function opened(binary, args, data, use) {
  return window(binary, args, data, ({ ask, pid }) => {
    const run = (script) => ask("/execute/sync", { script, args: [] });
    const until = async (script) => {
      for (let tries = 0; tries < 600; tries += 1) {
        if (await run(script)) return;
        await wait(100);
      }
      throw new Error(`never true: ${script}`);
    };
    return use({ run, until, measure: () => memory(pid) });
  });
}

const data = mkdtempSync(join(tmpdir(), "loa-bench-"));
try {
  const file = join(data, "plan.txt");
  writeFileSync(file, plan(60));
  const loa = (...args) =>
    execFileSync(program, ["--db", join(data, "loa.db"), ...args], {
      encoding: "utf8",
    });
  loa("set-up", "--name", "Bình Lạc");
  loa("import", file);
  const [{ id }] = JSON.parse(loa("--json", "list"));
  await opened(program, [], data, async ({ run, until, measure }) => {
    await until(
      "return document.querySelector('[data-testid=rail-desk]') !== null",
    );
    await wait(2_000);
    console.log(`Loa at its desk:                 ${measure().shown}`);
    await run(`location.hash = '#/plan/${id}/compose'`);
    await until(
      "return document.querySelector('[data-page][data-fingerprint]') !== null",
    );
    await wait(5_000);
    const label = await run(
      "return document.querySelectorAll('[data-page]').length",
    );
    console.log(
      `Loa, plan and preview:           ${measure().shown}, ${label} pages drawn`,
    );
    // Through the whole plan, page after page, as somebody who reads it.
    for (let at = 0; at < 70; at += 1) {
      await run(
        "document.querySelector('[data-testid=preview-pages]').scrollTop += 900",
      );
      await wait(120);
    }
    await wait(2_000);
    console.log(`Loa, all pages scrolled through: ${measure().shown}`);
  });
  if (peer)
    await opened(peer, ["--automation"], data, async ({ measure }) => {
      await wait(2_000);
      console.log(`empty WebKitGTK browser:         ${measure().shown}`);
    });
} finally {
  rmSync(data, { recursive: true, force: true });
}
