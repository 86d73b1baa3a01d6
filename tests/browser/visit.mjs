// What the tests of one file share: a browser of each kind, a server, and what no page may do whatever a test is about.
import assert from "node:assert/strict";
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

let chrome, page, lacking;
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

/** What no page may do, whatever a test was about. */
afterEach(async () => {
  if (!page) return;
  const faults = await faultsOf(page, lacking);
  lacking = false;
  const left = await page.run("return [localStorage.length, sessionStorage.length, document.cookie]");
  await page.open("about:blank");
  page = undefined;
  assert.deepEqual(faults, [], "the console is silent, and no other host is asked");
  assert.deepEqual(left, [0, 0, ""], "nothing is stored");
});

/** Types `words` into the box of a page that is no search page, and waits for the list. */
export async function look(page, words) {
  await page.wait("document.querySelector('[role=combobox]')");
  await page.press("/");
  await page.wait(FOCUSED);
  await page.type(words);
  await page.wait(EXPANDED);
}
