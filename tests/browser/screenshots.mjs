// Pictures of the sample site for the book: `npm run screenshots` in tests/, after a build of the program.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { start } from "./driver.mjs";
import { serve } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.env.EIGSITE_PROGRAM ?? join(ROOT, "target/debug/eigsite");
const BOOK = join(ROOT, "content/docs/screenshots");

/** Name, address, and what is true once all that is to be seen stands there. */
const PAGES = [
  ["home", "/", "document.readyState === 'complete'"],
  ["challenge", "/defis/2018/gobelins.html", "document.readyState === 'complete'"],
  ["tools", "/outils/", "!document.getElementById('filtre').hidden"],
  [
    "search",
    "/recherche/?q=donn%C3%A9es",
    // Not every page says more than its title.
    "[...document.querySelectorAll('.hits .excerpt')].filter((p) => p.textContent).length >= 3",
  ],
];
const FORMS = [
  ["light", 1280, 860, "light"],
  ["dark", 1280, 860, "dark"],
  ["narrow", 320, 640, "light"],
];

const folder = await mkdtemp(join(tmpdir(), "eigsite-screenshots-"));
const site = join(folder, "site");
const env = { ...process.env, SOURCE_DATE_EPOCH: "1700000000" };
await promisify(execFile)(PROGRAM, ["build", join(ROOT, "content"), "-o", site], { maxBuffer: 1 << 26, env });
await mkdir(BOOK, { recursive: true });
const chrome = await start();
const server = await serve(site);
const browser = await chrome.session();
await browser.cdp("Emulation.setScrollbarsHidden", { hidden: true });
for (const [form, width, height, scheme] of FORMS) {
  await browser.resize(width, height);
  await browser.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  for (const [name, address, ready] of PAGES) {
    await browser.open(server.url + address);
    await browser.wait(ready);
    await browser.run("scrollTo(0, 0)");
    const { data } = await browser.cdp("Page.captureScreenshot", { format: "webp", quality: 80 });
    const bytes = Buffer.from(data, "base64");
    await writeFile(join(BOOK, `${name}-${form}.webp`), bytes);
    console.log(`${name}-${form}.webp ${(bytes.length / 1000).toFixed(0)} kB`);
  }
}
await browser.close();
chrome.stop();
server.stop();
await rm(folder, { recursive: true, force: true });
