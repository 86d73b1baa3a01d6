// Pictures of the sample site for the book: `npm run screenshots` in tests/, after a build of the program.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../bars/site.mjs";
import { start } from "./driver.mjs";
import { serve } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = process.env.EIGSITE_PROGRAM ?? join(ROOT, "target/debug/eigsite");
const BOOK = join(ROOT, "content/docs/screenshots");

const THERE = "document.readyState === 'complete'";

/** Name, address, and what is true once all that is to be seen stands there. */
const PAGES = [
  ["home", "/", THERE],
  ["challenge", "/defis/2018/gobelins.html", THERE],
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
/** A page of each type is shown at this share of its size. */
const SMALL = 0.5;

const { site, types, remove } = await build(PROGRAM, join(ROOT, "content"), false);
await mkdir(join(BOOK, "types"), { recursive: true });
const chrome = await start();
const server = await serve(site);
const browser = await chrome.session();
await browser.cdp("Emulation.setScrollbarsHidden", { hidden: true });

async function appear(width, height, scheme) {
  await browser.resize(width, height);
  await browser.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
}

async function show(address, ready) {
  await browser.open(server.url + address);
  await browser.wait(ready);
  await browser.run("scrollTo(0, 0)");
}

async function keep(name, more = {}) {
  const { data } = await browser.cdp("Page.captureScreenshot", { format: "webp", quality: 80, ...more });
  const bytes = Buffer.from(data, "base64");
  await writeFile(join(BOOK, `${name}.webp`), bytes);
  console.log(`${name}.webp ${(bytes.length / 1000).toFixed(0)} kB`);
}

for (const [form, width, height, scheme] of FORMS) {
  await appear(width, height, scheme);
  for (const [name, address, ready] of PAGES) {
    await show(address, ready);
    await keep(`${name}-${form}`);
  }
}
const [, width, height, scheme] = FORMS[0];
await appear(width, height, scheme);
for (const [type, pages] of types) {
  await show((pages.find(({ path }) => !path.startsWith("en/")) ?? pages[0]).url, THERE);
  await keep(`types/${type}`, { clip: { x: 0, y: 0, width, height, scale: SMALL } });
}
await browser.close();
chrome.stop();
server.stop();
await remove();
