// The search page, by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FOCUSED, HEADING, HITS, SHOWN, SPOKEN, STATUS, server, visit } from "./visit.mjs";

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

test("a filter that is given by its label ticks its box", async () => {
  const page = await visit(`/recherche/?type=${encodeURIComponent("DEFIS")}`);
  await page.wait(SHOWN);
  const view = `[[...document.querySelectorAll('.facets :checked')].map(({ value }) => value), ${HEADING}]`;
  const byName = await page.run(`return ${view}`);
  assert.deepEqual(byName[0], ["defis"]);
  await page.open(`${server.url}/recherche/?type=${encodeURIComponent("Défis")}&type=defis`);
  await page.wait(SHOWN);
  assert.deepEqual(await page.run(`return ${view}`), byName);
  assert.equal(await page.run("return document.querySelectorAll('.chips a').length"), 1);
});

test("English pages name facets and types in English", async () => {
  const page = await visit("/en/recherche/?type=Challenges");
  await page.wait(SHOWN);
  const facets = await page.run("return [...document.querySelectorAll('.facets > details > summary')].map((s) => s.textContent)");
  assert.deepEqual(facets.filter((label) => /[éè]|Promotion|Outil/.test(label)), []);
  assert.ok(facets.includes("Cohort") && facets.includes("Year"), `${facets}`);
  assert.equal(await page.run("return document.querySelector('.hits .meta').textContent.split(' · ')[0]"), "Challenges");
  assert.equal(await page.run("return document.querySelector('.chips a').lastChild.textContent"), "Challenges");
});

test("the search page leads to itself in the other language with what is asked", async () => {
  const page = await visit("/recherche/?q=archives");
  await page.wait(SHOWN);
  await page.run("document.querySelector('.languages a').focus()");
  await page.press("Enter");
  await page.wait(`location.pathname === "/en/recherche/" && ${SHOWN}`);
  assert.equal(await page.run("return document.getElementById('recherche').value"), "archives");
});

for (const cache of [true, false]) {
  test(`back from a hit to where one was on the page, ${cache ? "kept" : "made anew"} by the browser`, async () => {
    const page = await visit("/recherche/", { height: 400, cache });
    await page.wait(SHOWN);
    await page.open(`${server.url}/recherche/?q=donnees&page=2&sort=date`);
    await page.wait(`${SHOWN} && ${HITS} === 10`);
    await page.run("document.querySelector('.facets input').focus()");
    await page.press("Space");
    await page.wait(`document.querySelector('.chips a') && ${HITS}`);
    await page.wait("[...document.querySelectorAll('.hits .excerpt')].some((p) => p.querySelector('mark'))");
    const view = `[location.search, ${HEADING}, document.getElementById('recherche').value,
      document.querySelectorAll('.facets input:checked').length, document.activeElement.textContent, Math.round(scrollY)]`;
    await page.run(
      `const last = [...document.querySelectorAll(".hits a")].at(-1);
       last.focus({ preventScroll: true });
       last.scrollIntoView({ behavior: "instant", block: "center" });
       window.kept = true`,
    );
    // The browser may still be scrolling to what had the focus before.
    await page.wait("scrollY > 0 && window.seen === (window.seen = scrollY)");
    const before = await page.run(`return ${view}`);
    await page.press("Enter");
    await page.wait("!location.pathname.startsWith('/recherche/') && document.readyState === 'complete'");
    await page.back();
    await page.wait(`${SHOWN} && scrollY > 0 && document.activeElement !== document.body`);
    assert.equal(Boolean(await page.run("return window.kept")), cache);
    assert.deepEqual(await page.run(`return ${view}`), before);
  });
}
