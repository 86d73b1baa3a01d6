// What the tests of one file share: a browser of each kind, a server, and what no page may do whatever a test is about.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { start } from "./driver.mjs";
import { serve } from "./server.mjs";
import { faultsOf } from "./silence.mjs";

/** The folder of the built site. */
export const site = process.env.EIGSITE_SITE;
assert.ok(site, "set EIGSITE_SITE to the folder of a built site");

// Expressions that say how the page is.
export const FOCUSED = "document.activeElement.id === 'recherche'";
export const OPTIONS = "[...document.querySelectorAll('[role=option]')]";
export const EXPANDED = "document.getElementById('recherche').getAttribute('aria-expanded') === 'true'";
export const ACTIVE = "document.getElementById('recherche').getAttribute('aria-activedescendant')";
export const SHOWN = "!document.getElementById('resultats').hidden";
export const HITS = "document.querySelectorAll('.hits li').length";
export const HEADING = "document.getElementById('nombre').textContent";
export const STATUS = "document.querySelector('form.search [role=status]').textContent";

/** What the number of results sounds like. */
export const SPOKEN = /^(aucun résultat|1\u00A0résultat|[\d\u202F]+\u00A0résultats)$/;

let chrome, page, lacking, asking;
/** The server of the site. */
export let server;
const browsers = new Map();
before(async () => {
  chrome = await start();
  server = await serve(site);
});
after(async () => {
  for (const browser of browsers.values()) await browser.close();
  chrome?.stop();
  server?.stop();
});

/** Opens `path` in the browser that has these options; there is one of each kind. */
export async function visit(path, options = {}, url = server.url) {
  const kind = JSON.stringify(options);
  if (!browsers.has(kind)) browsers.set(kind, await chrome.session(options));
  page = browsers.get(kind);
  await page.open(url + path);
  return page;
}

/** From here to the end of the test the browser itself may tell the console of files that are not there. */
export const mayLack = () => (lacking = true);

/** From here to the end of the test the page may ask `host`, which does not answer. */
export async function mayAsk(host) {
  assert.deepEqual(await faultsOf(page, lacking), [], "nothing was asked before");
  await page.cdp("Network.enable");
  await page.cdp("Network.setBlockedURLs", { urls: [`*://${host}/*`] });
  asking = host;
  lacking = true;
}

/** What no page may do, whatever a test was about. */
afterEach(async () => {
  if (!page) return;
  const faults = await faultsOf(page, lacking, asking);
  lacking = false;
  asking = undefined;
  const left = await page.run("return [localStorage.length, sessionStorage.length, document.cookie]");
  await page.open("about:blank");
  page = undefined;
  assert.deepEqual(faults, [], "the console is silent, and no other host is asked");
  assert.deepEqual(left, [0, 0, ""], "nothing is stored");
});

/** The address of a page that holds `text`: of those the first. */
export function pageWith(text) {
  const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  const found = pages.find((path) => !path.startsWith("en/") && readFileSync(join(site, path), "utf8").includes(text));
  assert.ok(found, `a page with ${text}`);
  return `/${found}`;
}

/** Types `words` into the box of a page that is no search page, and waits for the list. */
export async function look(page, words) {
  await page.wait("document.querySelector('[role=combobox]')");
  await page.press("/");
  await page.wait(FOCUSED);
  await page.type(words);
  await page.wait(EXPANDED);
}
