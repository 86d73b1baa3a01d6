// `npm run lighthouse -- PROGRAM SOURCE [TYPE…]`: Lighthouse with its mobile profile on one page of each type, as a table.
//
// Fails where accessibility, best practices or search engine optimisation are below 100. Performance is a matter of the
// machine too: it is printed, and is worth something on a quiet one only.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../browser/server.mjs";
import { build } from "./site.mjs";

const AIMS = ["accessibility", "best-practices", "seo"];

/** Whether a page asks search engines not to list it, which Lighthouse counts against it: one that does not is looked at if there is one. */
const unlisted = async ({ path }) => (await readFile(join(site, path), "utf8")).includes('<meta name="robots" content="noindex">');

const [program, source, ...wanted] = process.argv.slice(2);
const { site, types, remove } = await build(program, source);
const server = await serve(site);
const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
/** What Lighthouse says of the page at `url`. On a busy machine it now and then fails itself, and has no score: then it looks again. */
async function look(url) {
  for (let left = 2; ; left--) {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error" });
    const broken = Object.values(lhr.categories).filter(({ score }) => score === null);
    if (!broken.length || !left) return lhr;
    console.error(`${url}: Lighthouse has no score for ${broken.map(({ title }) => title).join(", ")}; it looks again`);
  }
}

let failed = false;
try {
  console.log("| page type | performance | accessibility | best practices | SEO |\n|---|---|---|---|---|");
  for (const [type, pages] of types) {
    if (wanted.length && !wanted.includes(type)) continue;
    const there = await Promise.all(pages.map(unlisted));
    const listed = pages.find((_, at) => !there[at]);
    const page = listed ?? pages[0];
    const lhr = await look(server.url + page.url);
    const score = (name) => Math.round(100 * lhr.categories[name].score);
    console.log(`| ${[type, ...["performance", ...AIMS].map(score)].join(" | ")} |`);
    for (const name of AIMS.filter((name) => score(name) < 100 && !(name === "seo" && !listed))) {
      failed = true;
      const low = lhr.categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1);
      for (const { id } of low) console.error(`${page.url}: ${id}: ${lhr.audits[id].title}`);
    }
  }
} finally {
  await chrome.kill();
  server.stop();
  await remove();
}
process.exitCode = failed ? 1 : 0;
