// The search box in the header, by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIVE, EXPANDED, FOCUSED, HEADING, OPTIONS, SHOWN, SPOKEN, STATUS, look, visit } from "./visit.mjs";

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
