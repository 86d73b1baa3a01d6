// Lists that are narrowed in place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./visit.mjs";

const OUTPUT = "document.querySelector('.filter output').textContent";
const SHOWN = "[...document.querySelectorAll('[data-at]')].filter((item) => item.checkVisibility()).length";
const READY = "document.querySelector('.filter select').options.length > 1";
const field = (name) => `document.querySelector('#filtre').elements['${name}']`;

/** Chooses as a reader does: the first option whose text begins with `label`. */
const choose = (page, name, label) =>
  page.run(
    `const field = ${field(name)};
     field.selectedIndex = [...field.options].findIndex((option) => option.text.startsWith(arguments[0]));
     field.dispatchEvent(new Event("input", { bubbles: true }));`,
    label,
  );

const count = (page) => page.run(`return [parseInt(${OUTPUT}), ${SHOWN}]`);

test("choices narrow the challenges together, and each says how many it would leave", async () => {
  const page = await visit("/defis.html");
  await page.wait(READY);
  const [all, there] = await count(page);
  assert.equal(all, there, "all of them stand there");
  await choose(page, "promotion", "EIG 2");
  const [some, shown] = await count(page);
  assert.equal(some, shown, "what is told is what is shown");
  assert.ok(some > 1 && some < all, `${some} of ${all}`);
  const [label, left] = await page.run(
    `const option = [...${field("status")}.options].find((option) => option.value && !option.disabled);
     return /^(.*) \\((\\d+)\\)$/.exec(option.text).slice(1)`,
  );
  await choose(page, "status", label);
  assert.deepEqual(await count(page), [+left, +left]);
});

test("what would leave nothing cannot be chosen, and groups without entries are not shown", async () => {
  const page = await visit("/defis.html");
  await page.wait(READY);
  await choose(page, "year", "2018");
  const options = await page.run(
    `return [...${field("promotion")}.options].slice(1).map(({ text, disabled }) => [/\\((\\d+)\\)$/.exec(text)[1], disabled])`,
  );
  assert.ok(options.some(([, disabled]) => disabled), "a promotion of another year");
  for (const [count, disabled] of options) assert.equal(disabled, count === "0");
  const headings = await page.run(
    `return [...document.querySelectorAll("main section")].filter((part) => part.checkVisibility()).map((part) => part.querySelector("h2").textContent)`,
  );
  assert.deepEqual(headings, ["EIG 2"]);
});

test("address holds what is asked, and the way back undoes it", async () => {
  const page = await visit("/defis.html");
  await page.wait(READY);
  const all = await count(page);
  await choose(page, "year", "2018");
  const some = await count(page);
  assert.equal(new URL(await page.address()).search, "?year=2018");
  await choose(page, "status", "Poursuivi");
  assert.equal(new URL(await page.address()).search, "?status=continued&year=2018");
  await page.back();
  await page.wait("location.search === '?year=2018'");
  assert.deepEqual(await count(page), some);
  await page.back();
  await page.wait("location.search === ''");
  assert.deepEqual(await count(page), all);
  assert.equal(await page.run(`return ${field("year")}.value`), "");
});

test("page of an address that asks for something shows just that, also on a narrow screen", async () => {
  const page = await visit("/defis.html?status=continued&q=ZZZ", { width: 320 });
  await page.wait(READY);
  assert.deepEqual(await count(page), [null, 0]);
  assert.equal(await page.run(`return ${OUTPUT}`), "aucun défi");
  assert.equal(await page.run("return document.querySelector('.filter details').open"), true);
  await page.run("document.querySelector('.filter [type=reset]').click()");
  await page.wait("location.search === ''");
  assert.ok((await count(page))[0] > 0);
  assert.ok(await page.run("return document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out");
});

test("one choice leads to its own page", async () => {
  const page = await visit("/defis.html?status=continued");
  await page.wait(READY);
  const [left] = await count(page);
  const link = "document.querySelector('.filter .result a')";
  assert.equal(await page.run(`return ${link}.textContent`), "Voir la page «\u00A0Poursuivi\u00A0»");
  await page.run(`${link}.click()`);
  await page.wait("location.pathname === '/defis/statut/continued.html' && document.readyState === 'complete'");
  assert.equal(await page.run("return document.querySelectorAll('.card').length"), left);
});

test("typing finds words without accents and leaves no trace in the way back", async () => {
  const page = await visit("/defis.html");
  await page.wait(READY);
  const before = await page.run("return history.length");
  await page.run("document.querySelector('#filtre-q').focus()");
  await page.type("eleves");
  await page.wait("location.search === '?q=eleves'");
  assert.ok((await count(page))[0] >= 1);
  assert.equal(await page.run("return history.length"), before);
});

test("tools are narrowed by their other names, their category and their freedom", async () => {
  const page = await visit("/outils/");
  await page.wait(READY);
  const [all] = await count(page);
  await page.run(`${field("libre")}.click()`);
  await page.wait("location.search === '?libre=1'");
  const [free, shown] = await count(page);
  assert.equal(free, shown);
  assert.ok(free > 1 && free < all, `${free} of ${all}`);
  await choose(page, "categorie", "Bases de données");
  const [some] = await count(page);
  assert.ok(some >= 1 && some < free);
  assert.equal(new URL(await page.address()).search, "?categorie=database&libre=1");
});

test("without script there is no form, and links lead to the pages of the choices", async () => {
  const page = await visit("/defis.html", { script: false });
  const source = await page.source();
  assert.match(source, /<details class="by">/);
  assert.match(source, /href="\/defis\/statut\/continued\.html"/);
});
