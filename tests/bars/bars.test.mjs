// Every page type of a site under the bars: accessibility, markup, weight, small screens, keyboard, silence.
//
// EIGSITE_PROGRAM builds EIGSITE_SOURCE; EIGSITE_REAL is set where that is a real site, whose authors answer for what
// they write. EIGSITE_FIGURES names a file for the figures of each type, as a table.
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { start } from "../browser/driver.mjs";
import { serve } from "../browser/server.mjs";
import { markup } from "./markup.mjs";
import { inspect, prepare } from "./page.mjs";
import { build } from "./site.mjs";

const { EIGSITE_PROGRAM: program, EIGSITE_SOURCE: source, EIGSITE_REAL: real, EIGSITE_FIGURES: file } = process.env;

/** Bytes of a page gzipped without its pictures. */
const WEIGHT = { home: 40_000, post: 30_000, defi: 30_000, other: 40_000 };
const REQUESTS = 5;
/** Elements of a list. */
const NODES = { defis: 800 };

/** What authors of a real site write by hand, and eigsite leaves as it is: headings that skip a level, HTML, Unicode. */
const THEIRS = [/^axe, [^:]*: heading-order/, /skipping \d heading level/, /Element “ul” not allowed as child of element “ul”/, /Unicode Normalization Form C/];

const { site, types, remove } = await build(program, source, Boolean(real));
// The checker takes its time, beside the browser.
const all = [...types.values()];
const checked = markup(site, all.flatMap((pages) => (real ? pages.slice(0, 3) : pages)).map(({ path }) => path), real ? THEIRS : []);
checked.catch(() => {});
const figures = [];
let chrome, browser, server;
before(async () => {
  [chrome, server] = await Promise.all([start(), serve(site)]);
  browser = await chrome.session();
  await prepare(browser);
});
after(async () => {
  if (file) await writeFile(file, figures.join("\n") + "\n");
  await browser?.close();
  chrome?.stop();
  server?.stop();
  await remove();
});

assert.ok(types.size > 20, "page types were found");
for (const [type, pages] of types) {
  // The longest of the sample; of a real site one of middle length.
  const page = pages[real ? Math.floor(pages.length / 2) : 0];
  test(`${type}: ${page.url}`, async () => {
    const { faults, weight, requests, nodes } = await inspect(browser, server, site, page, Boolean(real));
    figures.push(`| ${type} | ${pages.length} | ${(weight / 1000).toFixed(1)} | ${requests} | ${nodes} |`);
    const excused = real ? THEIRS : [];
    assert.deepEqual(faults.filter((fault) => !excused.some((pattern) => pattern.test(fault))), []);
    assert.ok(weight <= (WEIGHT[type] ?? WEIGHT.other), `${weight} bytes`);
    assert.ok(requests <= REQUESTS, `${requests} requests`);
    assert.ok(nodes <= (NODES[type] ?? Infinity), `${nodes} elements`);
  });
}

test("the checker of HTML and CSS has nothing to say", async () => {
  assert.deepEqual(await checked, []);
});

test("the book shows each page type", { skip: real && "it shows the sample site" }, async () => {
  const book = new URL("../../content/docs/", import.meta.url);
  const there = (await readdir(new URL("screenshots/types/", book))).map((name) => name.replace(".webp", ""));
  const shown = (await readFile(new URL("guide/look.md", book), "utf8")).matchAll(/screenshots\/types\/(.+?)\.webp/g);
  const made = [...types.keys()].sort();
  assert.deepEqual(there.sort(), made);
  assert.deepEqual([...shown].map(([, type]) => type).sort(), made);
});
