// A minimal WebDriver client: what these tests need of https://www.w3.org/TR/webdriver2/, and no more.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const KEYS = {
  Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Space: "\uE00D", Backspace: "\uE003", Shift: "\uE008",
  ArrowUp: "\uE013", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010",
};
const PATIENCE = 20_000;

/** Asks `probe` until it gives something true, and returns that. */
export async function until(what, probe) {
  const end = Date.now() + PATIENCE;
  let last;
  do {
    last = await probe();
    if (last) return last;
    await new Promise((next) => setTimeout(next, 20));
  } while (Date.now() < end);
  throw new Error(`in vain: ${what}`);
}

const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

async function call(method, url, body) {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}

/** Starts chromedriver; `sessions` are made of it. */
export async function start() {
  const port = await freePort();
  const child = spawn("chromedriver", [`--port=${port}`, "--log-level=SEVERE"], { stdio: "ignore" });
  const failed = new Promise((_, reject) => child.once("error", reject));
  const root = `http://127.0.0.1:${port}`;
  const ready = () => call("GET", `${root}/status`).then(({ ready }) => ready, () => false);
  await Promise.race([until("chromedriver is ready", ready), failed]);
  return {
    session: (options) => session(root, options),
    stop: () => child.kill(),
  };
}

/** Asks for a session. Chromium now and then crashes while it starts, on its own account: then it is started again. */
async function launch(root, capabilities) {
  for (let left = 4; ; left--) {
    try {
      return await call("POST", `${root}/session`, { capabilities });
    } catch (error) {
      if (!left || !error.message.includes("Chrome instance exited")) throw error;
      console.error("Chromium crashed while it started; it is started again");
    }
  }
}

/** A browser with a profile of its own. */
async function session(root, { script = true, cache = true, width = 1280, height = 900 } = {}) {
  const profile = await mkdtemp(join(tmpdir(), "eigsite-browser-"));
  const args = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-dev-shm-usage", `--user-data-dir=${profile}`,
    // No test asks anything of another machine, whatever a page does.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ];
  if (!cache) args.push("--disable-features=BackForwardCache");
  const chrome = { args, prefs: script ? {} : { "profile.managed_default_content_settings.javascript": 2 } };
  const logs = { browser: "ALL", performance: "ALL" };
  const wanted = { browserName: "chrome", "goog:chromeOptions": chrome, "goog:loggingPrefs": logs };
  const { sessionId } = await launch(root, { alwaysMatch: wanted });
  const base = `${root}/session/${sessionId}`;
  const post = (path, body = {}) => call("POST", `${base}/${path}`, body);
  const run = (code, ...args) => post("execute/sync", { script: code, args });
  // Headless windows are no narrower than 500 px; what is emulated is.
  const cdp = (cmd, params = {}) => post("goog/cdp/execute", { cmd, params });
  const resize = (width, height) =>
    cdp("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await resize(width, height);

  async function press(...keys) {
    const strokes = keys.flatMap((key) => {
      const value = KEYS[key] ?? key;
      return [{ type: "keyDown", value }, { type: "keyUp", value }];
    });
    await post("actions", { actions: [{ type: "key", id: "keyboard", actions: strokes }] });
  }

  return {
    /** Gives the page another size. */
    resize,
    /** A command of the Chrome DevTools Protocol. */
    cdp,
    /** Opens `url` and waits for its load. */
    async open(url) {
      await post("url", { url });
      // Without scripts a busy browser says so while it is still reading the page.
      await until("the whole page", () => run("return document.readyState === 'complete'"));
    },
    /** Runs the body of a function in the page; arguments are its `arguments`. */
    run,
    /** Presses keys, one after the other: names of `KEYS` or characters. */
    press,
    /** Types a text. */
    type: (text) => press(...text),
    back: () => post("back"),
    address: () => call("GET", `${base}/url`),
    /** Its HTML, which a busy browser gives as nothing for a moment. */
    source: () => until("a source", () => call("GET", `${base}/source`)),
    /** The value of an expression in the page, once it is true. */
    wait: (expression) => until(expression, () => run(`return ${expression}`)),
    /** The page on paper, as PDF in base64: as large as the page itself says. */
    async paper() {
      // What has not been drawn yet is printed as it was before.
      await run("return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
      // On a busy machine the browser now and then gives up printing.
      for (let left = 2; ; left--) {
        try {
          return (await cdp("Page.printToPDF", { preferCSSPageSize: true })).data;
        } catch (error) {
          if (!left || !`${error}`.includes("Printing failed")) throw error;
        }
      }
    },
    /** What the page looks like, as PNG in base64. */
    picture: () => call("GET", `${base}/screenshot`),
    cookies: () => call("GET", `${base}/cookie`),
    log: (type) => post("se/log", { type }),
    async close() {
      await call("DELETE", base);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
