// The search box and the search page, by keyboard alone, on a built site: EIGSITE_SITE names its folder.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { start, until } from "./driver.mjs";
import { serve } from "./server.mjs";

const site = process.env.EIGSITE_SITE;
assert.ok(site, "set EIGSITE_SITE to the folder of a built site");

const FOCUSED = "document.activeElement.id === 'recherche'";
const OPTIONS = "[...document.querySelectorAll('[role=option]')]";
const EXPANDED = "document.getElementById('recherche').getAttribute('aria-expanded') === 'true'";
const ACTIVE = "document.getElementById('recherche').getAttribute('aria-activedescendant')";
const SHOWN = "!document.getElementById('resultats').hidden";
const HITS = "document.querySelectorAll('.hits li').length";
const HEADING = "document.getElementById('nombre').textContent";
const STATUS = "document.querySelector('form.search [role=status]').textContent";
const SPOKEN = /^(aucun résultat|1\u00A0résultat|[\d\u202F]+\u00A0résultats)$/;

let chrome, server, page;
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
async function visit(path, options = {}, url = server.url) {
  const kind = JSON.stringify(options);
  if (!browsers.has(kind)) browsers.set(kind, await chrome.session(options));
  page = browsers.get(kind);
  await page.open(url + path);
  return page;
}

/** What no page may do, whatever a test was about. */
afterEach(async () => {
  if (!page) return;
  const told = await page.log("browser");
  const asked = await page.log("performance");
  const left = await page.run("return [localStorage.length, sessionStorage.length, document.cookie]");
  await page.open("about:blank");
  page = undefined;
  assert.deepEqual(told.map(({ message }) => message), [], "the console is silent");
  assert.deepEqual(left, [0, 0, ""], "nothing is stored");
  const requests = asked
    .map(({ message }) => JSON.parse(message).message)
    .filter(({ method }) => method === "Network.requestWillBeSent")
    .filter(({ params }) => params.documentURL.startsWith("http"))
    .map(({ params }) => params.request.url);
  const foreign = requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:)/.test(url));
  assert.deepEqual(foreign, [], "no other host is asked");
});

/** Types `words` into the box of a page that is no search page, and waits for the list. */
async function look(page, words) {
  await page.wait("document.querySelector('[role=combobox]')");
  await page.press("/");
  await page.wait(FOCUSED);
  await page.type(words);
  await page.wait(EXPANDED);
}

test("slash leads to the box, but not out of a field", async () => {
  const page = await visit("/");
  await page.wait("document.querySelector('[role=combobox]')");
  assert.equal(await page.run(`return ${FOCUSED}`), false);
  await page.press("/");
  await page.wait(FOCUSED);
  assert.equal(await page.run("return document.activeElement.value"), "", "the stroke itself is not typed");
  await page.press("a", "/", "b");
  assert.equal(await page.run("return document.activeElement.value"), "a/b");
});

test("typing opens a list and arrows, home and end go through it", async () => {
  const page = await visit("/");
  await look(page, "donnees");
  const count = await page.run(`return ${OPTIONS}.length`);
  assert.ok(count > 2 && count <= 10, `${count} options`);
  const last = await page.run(`return ${OPTIONS}.at(-1).textContent`);
  assert.match(last, /^Tous les résultats \([\d\u202F]+\)$/);
  assert.ok(!(await page.run(`return ${ACTIVE}`)), "nothing is chosen yet");
  const ids = await page.run(`return ${OPTIONS}.map((option) => option.id)`);
  const chosen = () => page.run(`return [${ACTIVE}, document.querySelectorAll('[aria-selected=true]').length, ${FOCUSED}]`);
  for (const [key, id] of [
    ["ArrowDown", ids[0]], ["ArrowDown", ids[1]], ["ArrowUp", ids[0]], ["ArrowUp", ids.at(-1)],
    ["ArrowDown", ids[0]], ["End", ids.at(-1)], ["Home", ids[0]],
  ]) {
    await page.press(key);
    assert.deepEqual(await chosen(), [id, 1, true], key);
  }
});

test("home and end move in the text while nothing is chosen", async () => {
  const page = await visit("/");
  await look(page, "onnees");
  await page.press("Home", "d");
  await page.wait("document.activeElement.value === 'donnees'");
});

test("the count is announced once typing pauses", async () => {
  const page = await visit("/");
  await look(page, "donnees");
  await page.wait(STATUS);
  const status = await page.run(`return ${STATUS}`);
  assert.match(status, SPOKEN);
  const all = await page.run(`return ${OPTIONS}.at(-1).textContent`);
  assert.equal(status.match(/[\d\u202F]+/)[0], all.match(/[\d\u202F]+/)[0], "the list and the voice agree");
});

test("what occurs nowhere is said to", async () => {
  const page = await visit("/");
  await page.wait("document.querySelector('[role=combobox]')");
  await page.press("/");
  await page.wait(FOCUSED);
  await page.type("xqzwvkjxqzwvkj ");
  await page.wait(`${STATUS} === 'aucun résultat'`);
  assert.equal(await page.run(`return ${OPTIONS}.filter((option) => /^Tous/.test(option.textContent)).length`), 0);
});

test("enter opens what is chosen", async () => {
  const page = await visit("/");
  await look(page, "archifiltre");
  await page.press("ArrowDown");
  const [title, href] = await page.run(`return [${OPTIONS}[0].querySelector("b").textContent, ${OPTIONS}[0].href]`);
  await page.press("Enter");
  await page.wait("location.pathname !== '/' && document.readyState === 'complete'");
  assert.equal((await page.address()).split("#")[0], href.split("#")[0]);
  assert.equal(await page.run("return document.querySelector('h1').textContent.replace(/\\s+/g, ' ')"), title.replace(/\s+/g, " "));
});

test("enter without a choice leads to the page of results", async () => {
  const page = await visit("/");
  await look(page, "donnees");
  await page.press("Enter");
  await page.wait(`location.pathname === '/recherche/' && ${SHOWN}`);
  assert.equal(await page.run("return location.search"), "?q=donnees");
  assert.match(await page.run(`return ${HEADING}`), /résultats pour «\u00A0donnees\u00A0»$/);
});

test("escape closes the list and then clears the box", async () => {
  const page = await visit("/");
  await look(page, "donnees");
  await page.press("Escape");
  await page.wait(`!(${EXPANDED})`);
  assert.deepEqual(await page.run(`return [document.activeElement.value, ${OPTIONS}.length]`), ["donnees", 0]);
  await page.press("Escape");
  await page.wait("document.activeElement.value === ''");
  assert.equal(await page.run(`return ${FOCUSED}`), true);
});

test("tab leaves the box and closes the list", async () => {
  const page = await visit("/");
  await look(page, "donnees");
  await page.press("Tab");
  await page.wait("document.activeElement.matches('form.search button')");
  await page.press("Tab");
  await page.wait(`!(${EXPANDED})`);
  assert.equal(await page.run("return document.querySelector('form.search').contains(document.activeElement)"), false);
});

test("a facet is chosen by keyboard and counts what it leaves", async () => {
  const page = await visit("/recherche/?q=donnees");
  await page.wait(SHOWN);
  const all = await page.run(`return ${HEADING}`);
  await page.run("document.querySelector('.facets input').focus()");
  const [value, told] = await page.run(
    "const box = document.activeElement; return [box.value, box.closest('label').querySelector('.count').textContent]",
  );
  await page.press("Space");
  await page.wait(`${HEADING} !== ${JSON.stringify(all)}`);
  const [, number] = told.match(/^\(([\d\u202F]+)\)$/);
  assert.match(await page.run(`return ${HEADING}`), new RegExp(`^${number}\u00A0résultats? pour`));
  assert.equal(await page.run("return new URLSearchParams(location.search).get('type')"), value);
  assert.equal(await page.run("return document.activeElement.value"), value, "the focus stays");
  await page.wait(`${STATUS} === ${HEADING}.split(' pour')[0]`);
  // The filter can be taken off again by its own link.
  await page.run("document.querySelector('.chips a').focus()");
  await page.press("Enter");
  await page.wait(`${HEADING} === ${JSON.stringify(all)}`);
  assert.equal(await page.run("return document.activeElement.id"), "nombre", "the focus is not lost");
});

test("back restores question, facets, page and focus", async () => {
  const page = await visit("/recherche/?q=donnees");
  await page.wait(SHOWN);
  const view = `[document.getElementById('recherche').value, location.search, ${HEADING},
    document.querySelectorAll('.facets input:checked').length, document.querySelector('.hits').start, ${HITS}]`;
  const first = await page.run(`return ${view}`);
  await page.run("document.getElementById('suivante').focus()");
  await page.press("Enter");
  await page.wait("document.querySelector('.hits').start === 11");
  assert.equal(await page.run("return document.activeElement.id"), "nombre");
  const second = await page.run(`return ${view}`);
  await page.run("document.querySelector('.facets input').focus()");
  await page.press("Space");
  await page.wait("location.search.includes('type=') && document.querySelector('.hits').start === 1");
  await page.back();
  await page.wait("document.querySelector('.hits').start === 11");
  assert.deepEqual(await page.run(`return ${view}`), second);
  assert.equal(await page.run("return document.activeElement.type"), "checkbox", "back where the choice was made");
  await page.back();
  await page.wait("document.querySelector('.hits').start === 1");
  assert.deepEqual(await page.run(`return ${view}`), first);
  assert.equal(await page.run("return document.activeElement.id"), "suivante");
});

test("typing rewrites the address and sending keeps what was sent before", async () => {
  const page = await visit("/recherche/?q=archives");
  await page.wait(SHOWN);
  const entries = await page.run("return history.length");
  await page.press("/");
  await page.wait(FOCUSED);
  await page.press("Backspace");
  await page.type("donnees");
  await page.wait("location.search === '?q=donnees'");
  assert.equal(await page.run("return history.length"), entries);
  await page.press("Enter");
  await page.wait(`history.length === ${entries + 1} && document.activeElement.id === 'nombre'`);
  await page.back();
  await page.wait("location.search === '?q=archives' && document.getElementById('recherche').value === 'archives'");
});

test("an address that is shared gives the same page", async () => {
  const page = await visit("/recherche/?q=donnees");
  await page.wait(SHOWN);
  await page.run("document.querySelectorAll('.facets input')[1].focus()");
  await page.press("Space");
  await page.wait("document.querySelector('.chips a')");
  await page.run("document.querySelector('[name=sort]').focus()");
  await page.press("ArrowDown");
  await page.wait("location.search.includes('sort=date')");
  const view = `[document.querySelectorAll('.facets input:checked').length, ${HEADING}, document.title,
    document.querySelector('[name=sort]').value, [...document.querySelectorAll('.hits a')].map((a) => a.textContent)]`;
  const seen = await page.run(`return ${view}`);
  const address = await page.address();
  await page.open("about:blank");
  await page.open(address);
  await page.wait(SHOWN);
  assert.deepEqual(await page.run(`return ${view}`), seen);
  assert.equal(seen[0], 1);
});

test("without words all pages of a facet are listed", async () => {
  const page = await visit("/recherche/");
  await page.wait(SHOWN);
  assert.match(await page.run(`return ${HEADING}`), SPOKEN);
  assert.equal(await page.run(`return ${HITS}`), 10);
});

test("of words that occur nowhere the catalogue is left", async () => {
  const page = await visit("/recherche/?q=xqzwvkjxqzwvkj+");
  await page.wait(SHOWN);
  assert.match(await page.run(`return ${HEADING}`), /^aucun résultat pour/);
  const [links, apology] = await page.run(
    `const rest = document.getElementById('parcourir');
     return [rest.hidden ? 0 : rest.querySelectorAll('li a').length, document.getElementById('sans-script').hidden]`,
  );
  assert.ok(links > 3 && apology, "links, and not a word of scripts");
});

test("a question of markup stays text", async () => {
  const page = await visit(`/recherche/?q=${encodeURIComponent("<img src=x onerror=alert(1)> __proto__ constructor")}`);
  await page.wait(SHOWN);
  assert.equal(await page.run("return document.querySelectorAll('main img').length"), 0);
});

test("narrow pages do not scroll sideways", async () => {
  const page = await visit("/recherche/?q=donnees&type=defis", { width: 320, height: 640 });
  const fits = "document.documentElement.scrollWidth <= 320";
  await page.wait(SHOWN);
  assert.ok(await page.run(`return ${fits}`), "the page of results");
  await page.run("document.querySelectorAll('.facets > details').forEach((facet) => (facet.open = true))");
  assert.ok(await page.run(`return ${fits}`), "its facets");
  await page.open(`${server.url}/`);
  await look(page, "donnees");
  assert.ok(await page.run(`return ${fits}`), "the list under the box");
  const small = await page.run(
    `return [...document.querySelectorAll('.search input, .search button, [role=option]')]
      .filter((target) => target.getBoundingClientRect().height < 44).length`,
  );
  assert.equal(small, 0, "what is touched is 44 px high");
});

test("without script the form leads to a page that lists the catalogue", async () => {
  const page = await visit("/", { script: false });
  await page.press(...Array(2).fill("Tab"), "Tab");
  await page.type("donnees");
  await page.press("Enter");
  await until("the search page", async () => (await page.address()).endsWith("/recherche/?q=donnees"));
  const source = await page.source();
  assert.match(source, /<p class="lead" id="sans-script">[^<]*JavaScript/);
  assert.match(source, /<div id="resultats"[^>]* hidden/);
  for (const link of ["/defis.html", "/communaute.html", "/outils/", "/plan-site.html"]) {
    assert.ok(source.includes(`<a href="${link}">`), link);
  }
});

test("without an index the page says so and shows the catalogue", async () => {
  const empty = await serve(site, (path) => path.startsWith("/search/"));
  try {
    const page = await visit("/recherche/?q=donnees", {}, empty.url);
    await page.wait(`document.getElementById('sans-script').textContent === 'La recherche est indisponible.'`);
    assert.ok(await page.run("return !document.getElementById('parcourir').hidden"));
    // The browser itself tells of the file that is not there; this is all it may tell.
    const told = await page.log("browser");
    assert.deepEqual(told.filter(({ source }) => source !== "network").map(({ message }) => message), []);
  } finally {
    empty.stop();
  }
});
