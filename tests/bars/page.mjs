// One page under all bars that a browser can tell of: what is wrong, in words, and its figures.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { faultsOf } from "../browser/silence.mjs";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const INPAGE = await readFile(new URL("inpage.js", import.meta.url), "utf8");
/** WCAG 2.0 to 2.2 at A and AA, and best practices. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Makes a browser ready: every page it opens from now on brings what the bars need. */
export async function prepare(browser) {
  for (const source of [AXE, INPAGE]) await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source });
  await media(browser, "light");
}

const media = (browser, scheme) =>
  browser.cdp("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ],
  });

/** What axe finds; `where` names how the page is shown. */
async function axe(browser, where) {
  const found = await browser.run(
    `return axe.run(document, { runOnly: arguments[0], resultTypes: ["violations"] })
       .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
         nodes.map(({ target, failureSummary }) => id + ": " + target.join(" ") + ": " + failureSummary.replace(/\\s+/g, " "))))`,
    RULES,
  );
  return found.map((fault) => `axe, ${where}: ${fault}`);
}

const overflow = async (browser, where) =>
  (await browser.run("return bars.overflow()")).map((fault) => `${where}: ${fault}`);

/** Goes through the page with the tabulator. */
async function walk(browser, where) {
  const stops = await browser.run("return bars.listen()");
  await browser.run("scrollTo(0, 0)");
  for (let pressed = 0; pressed < stops.length + 10; pressed += 100)
    await browser.press(...Array(Math.min(100, stops.length + 10 - pressed)).fill("Tab"));
  const seen = await browser.run("return bars.focus");
  const faults = [];
  if (!/skip/.test(seen[0]?.what)) faults.push(`the first stop is ${seen[0]?.what}`);
  // Behind the last stop the browser itself has the focus, and then the first one again.
  const again = seen.findIndex(({ what }, at) => at > 0 && what === seen[0].what);
  const once = again < 0 ? seen : seen.slice(0, again);
  const reached = new Set(once.map(({ at }) => at));
  stops.forEach((what, at) => reached.has(at) || faults.push(`the keyboard does not come to ${what}`));
  once.forEach((stop, index) => {
    if (!stop.ring) faults.push(`no ring around ${stop.what}`);
    if (!stop.inView) faults.push(`out of sight with the focus: ${stop.what}`);
    if (stop.covered) faults.push(`${stop.what} is behind ${stop.covered}`);
    const last = once[index - 1];
    // Columns are gone through one after the other, whichever is first.
    const column = last && stop.left < last.right && last.left < stop.right;
    if (column && index > 1 && stop.bottom <= last.top)
      faults.push(`${stop.what} stands above ${last.what}, which comes first`);
  });
  return faults.map((fault) => `keyboard, ${where}: ${fault}`);
}

const zipped = (bytes) => gzipSync(bytes, { level: 9 }).length;

/** How heavy the page is without its pictures, gzipped, and how many files it asks for. */
async function weight(browser, site, path) {
  const asked = await browser.run(
    "return performance.getEntriesByType('resource').map(({ name, initiatorType }) => [new URL(name).pathname, initiatorType])",
  );
  const files = asked.filter(([name]) => /\.(css|m?js|json|woff2?)$/.test(name)).map(([name]) => decodeURI(name));
  const bytes = await Promise.all([path, ...new Set(files)].map((name) => readFile(join(site, name))));
  return { weight: bytes.map(zipped).reduce((sum, size) => sum + size, 0), requests: bytes.length };
}

/**
 * Opens `url`: what moved while it was laid out. A busy machine paints tables that are half there, so a page has three
 * tries; what its style or script moves, moves each time.
 */
async function open(browser, url) {
  let moved;
  for (let tries = 0; tries < 3 && moved?.length !== 0; tries++) {
    await browser.open(url);
    moved = await browser.run(
      "return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(bars.moved), 50)))",
    );
  }
  return moved.map((what) => `layout shift: ${what}`);
}

/**
 * What is wrong with a page of `site`, and its figures. A `real` site may lack files; of it, the dark page is looked at
 * only where it is narrow too.
 */
export async function inspect(browser, server, site, { url, path }, real) {
  const faults = [];
  const also = (found) => faults.push(...found);
  await browser.resize(320, 640);
  await media(browser, real ? "dark" : "light");
  also(await open(browser, server.url + url));
  also(await overflow(browser, "at 320 px"));
  also(await axe(browser, "at 320 px"));
  await browser.resize(640, 480);
  also(await overflow(browser, "at 200 %"));
  await browser.resize(1280, 900);
  if (!real) {
    await media(browser, "dark");
    also(await axe(browser, "dark"));
  }
  await media(browser, "light");
  also(await open(browser, server.url + url));
  const figures = await weight(browser, site, path);
  const nodes = await browser.run("return document.querySelectorAll('*').length");
  also(await axe(browser, "light"));
  also(await walk(browser, "at 1280 px"));
  await browser.run("document.documentElement.style.fontSize = '200%'");
  also(await overflow(browser, "text at 200 %"));
  also(await faultsOf(browser, real));
  return { faults, ...figures, nodes };
}
