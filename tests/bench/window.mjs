// The release build of Loa, an empty browser of the same engine, and a window of either driven
// through WebDriver. Shared by the scripts beside it.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export const program = resolve(
  process.env.CARGO_TARGET_DIR ?? "target",
  "release",
  "loa",
);
if (!existsSync(program)) throw new Error(`build it first: ${program}`);

/** WebKitGTK's own browser, if it is here. */
export const peer = ["/usr/lib", "/usr/libexec"]
  .flatMap((lib) =>
    existsSync(lib) ? readdirSync(lib).map((d) => join(lib, d)) : [],
  )
  .flatMap((d) => [
    join(d, "MiniBrowser"),
    join(d, "webkit2gtk-4.1", "MiniBrowser"),
  ])
  .find((file) => existsSync(file));

export const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Opens a window, hands `use` what asks it (a path below the session, a body), when it was asked
 * for, and the process it belongs to; then ends it.
 */
export async function window(binary, args, data, use) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const driver = spawn(
    "WebKitWebDriver",
    [`--port=${port}`, "--host=127.0.0.1"],
    {
      env: {
        ...process.env,
        TAURI_WEBVIEW_AUTOMATION: "true",
        LOA_DATA_DIR: data,
      },
      stdio: "ignore",
      detached: true,
    },
  );
  const post = async (path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
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
    const capabilities = {
      alwaysMatch: { "webkitgtk:browserOptions": options },
    };
    const { sessionId } = await post("/session", { capabilities });
    const ask = (path, body) => post(`/session/${sessionId}${path}`, body);
    return await use({ ask, began, pid: driver.pid });
  } finally {
    process.kill(-driver.pid, "SIGKILL");
    await wait(300);
  }
}
