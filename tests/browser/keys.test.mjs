// The list of keys, and the choice to have none of one character.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FOCUSED, SHOWN, server, visit } from "./visit.mjs";

const OPEN = "document.getElementById('touches').open";
const BOX = "document.querySelector('#touches input')";
const BUTTON = "document.querySelector('[data-keys] button')";
const READY = "document.querySelector('[role=combobox]') && !document.querySelector('[data-keys]').hidden";

test("question mark opens the list of keys and Escape gives the focus back", async () => {
  const page = await visit("/");
  await page.wait(READY);
  await page.run("document.querySelector('.brand').focus()");
  await page.press("?");
  await page.wait(OPEN);
  assert.equal(await page.run("return document.getElementById('touches').contains(document.activeElement)"), true);
  assert.match(await page.run("return document.getElementById('touches').textContent"), /Raccourcis clavier[^]*Fermer/);
  await page.press("Escape");
  await page.wait(`!${OPEN}`);
  assert.equal(await page.run("return document.activeElement.className"), "brand");
});

test("the button in the footer opens it too, and the button in it closes it", async () => {
  const page = await visit("/en/");
  await page.wait(READY);
  await page.run(`${BUTTON}.focus()`);
  await page.press("Enter");
  await page.wait(OPEN);
  assert.match(await page.run("return document.getElementById('touches').textContent"), /Keyboard shortcuts[^]*Close/);
  await page.run("document.querySelector('#touches form button').focus()");
  await page.press("Enter");
  await page.wait(`!${OPEN}`);
  assert.equal(await page.run(`return document.activeElement === ${BUTTON}`), true);
});

test("who types a question mark is typing", async () => {
  const page = await visit("/");
  await page.wait(READY);
  await page.press("/");
  await page.wait(FOCUSED);
  await page.press("?");
  assert.deepEqual(await page.run(`return [${OPEN}, document.getElementById('recherche').value]`), [false, "?"]);
});

test("keys of one character can be switched off and on again, and only that they are off is stored", async () => {
  const page = await visit("/");
  const turn = async (checked) => {
    await page.run(`${BUTTON}.focus()`);
    await page.press("Enter");
    await page.wait(OPEN);
    assert.equal(await page.run(`return ${BOX}.checked`), checked);
    await page.run(`${BOX}.focus()`);
    await page.press("Space", "Escape");
    await page.wait(`!${OPEN}`);
  };
  await page.wait(READY);
  await turn(true);
  assert.deepEqual(await page.run("return Object.entries(localStorage)"), [["eigsiteKeys", "off"]]);
  for (const [path, ready] of [["/recherche/", SHOWN], ["/", READY]]) {
    await page.open(server.url + path);
    await page.wait(ready);
    await page.press("/", "?");
    assert.deepEqual(await page.run(`return [${FOCUSED}, ${OPEN}]`), [false, false], path);
  }
  await turn(false);
  assert.equal(await page.run("return localStorage.length"), 0, "what is as it was before leaves nothing");
  await page.press("/");
  await page.wait(FOCUSED);
});

test("without script nothing tells of keys", async () => {
  const page = await visit("/", { script: false });
  assert.match(await page.source(), /<li data-keys="" hidden/);
});
