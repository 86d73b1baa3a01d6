// Every sheet of a site fits on one page of paper.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { start } from "../browser/driver.mjs";
import { serve } from "../browser/server.mjs";

const site = process.env.EIGSITE_SITE;
assert.ok(site, "set EIGSITE_SITE to the folder of a built site");

let chrome, server, page;
before(async () => {
  chrome = await start();
  server = await serve(site);
  page = await chrome.session();
});
after(async () => {
  await page?.close();
  chrome?.stop();
  server?.stop();
});

/** How many pages of paper `path` takes, and whether they are A4. */
async function paper(path) {
  await page.open(server.url + path);
  const pdf = Buffer.from(await page.paper(), "base64").toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const a4 = (pdf.match(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/g)?.length ?? 0) > 0;
  return { pages, a4 };
}

const files = await readdir(site, { recursive: true });
const sheets = files.map((file) => `/${file.replaceAll("\\", "/")}`).filter((path) => path.endsWith("/fiche.html"));

const long = files.includes("long.html");
test("a page that is no sheet takes as many as it needs", { skip: !long }, async () => {
  const { pages } = await paper("/long.html");
  assert.ok(pages > 1, `${pages}`);
});

test("every sheet is one page of A4", async () => {
  assert.ok(sheets.length > 0, "there are sheets");
  const wrong = [];
  for (const path of sheets) {
    const { pages, a4 } = await paper(path);
    if (pages !== 1 || !a4) wrong.push(`${path}: ${pages} pages${a4 ? "" : ", not A4"}`);
  }
  assert.deepEqual(wrong, []);
});
