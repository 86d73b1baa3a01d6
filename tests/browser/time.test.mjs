// How questions follow one another: how often one is asked, and which answer stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "./server.mjs";
import { FOCUSED, HEADING, OPTIONS, SHOWN, STATUS, site, visit } from "./visit.mjs";

/** A server that holds back the files of the index that are asked for while `held` is true. */
async function slow() {
  const waiting = [];
  const one = { held: false, asked: 0 };
  const change = async (path, bytes) => {
    if (/^\/search\/[wr]\//.test(path)) {
      one.asked += 1;
      if (one.held) await new Promise((go) => waiting.push(go));
    }
    return bytes;
  };
  const server = await serve(site, change);
  return Object.assign(one, {
    url: server.url,
    waits: () => waiting.length,
    release: () => waiting.splice(0).forEach((go) => go()),
    stop: server.stop,
  });
}

/** Puts `words` into the box at one stroke after the other, without a pause between them. */
const typeAtOnce = (page, words) =>
  page.run(
    `const box = document.getElementById("recherche");
     box.focus();
     for (let end = 1; end <= arguments[0].length; end++) {
       box.value = arguments[0].slice(0, end);
       box.dispatchEvent(new Event("input"));
     }`,
    words,
  );

/** Notes in `window.addresses` what the page writes into its address: each is a question. */
const countAddresses = (page) =>
  page.run(
    `window.addresses = [];
     const replace = history.replaceState.bind(history);
     history.replaceState = (state, title, url) => { if (url) window.addresses.push(url); replace(state, title, url); };`,
  );

test("a word that is typed quickly is one question", async () => {
  const page = await visit("/recherche/");
  await page.wait(SHOWN);
  await countAddresses(page);
  await typeAtOnce(page, "archives");
  await page.wait(`${HEADING}.includes('archives')`);
  assert.deepEqual(await page.run("return window.addresses"), ["/recherche/?q=archives"]);
});

test("the answer to an older question does not replace that to a newer one", async () => {
  const server = await slow();
  try {
    const page = await visit("/recherche/", {}, server.url);
    await page.wait(SHOWN);
    server.held = true;
    await typeAtOnce(page, "archives");
    await page.wait("location.search === '?q=archives'");
    server.held = false;
    // Letters without a word, so that its files are others.
    await typeAtOnce(page, "");
    await page.run(
      `const box = document.getElementById("recherche"); box.value = ""; box.dispatchEvent(new Event("input"))`,
    );
    await page.wait("location.search === ''");
    const newer = await page.run(`return ${HEADING}`);
    server.release();
    await page.wait(`${STATUS} === ${HEADING}`);
    assert.equal(await page.run(`return ${HEADING}`), newer);
    assert.equal(await page.run("return document.getElementById('recherche').value"), "");
  } finally {
    server.release();
    server.stop();
  }
});

test("a late answer does not open the list of a box that was cleared", async () => {
  const server = await slow();
  try {
    const page = await visit("/", {}, server.url);
    await page.wait("document.querySelector('[role=combobox]')");
    server.held = true;
    await page.press("/");
    await page.wait(FOCUSED);
    await typeAtOnce(page, "archives");
    while (!server.waits()) await page.run("return 0");
    await page.press("Escape");
    server.held = false;
    server.release();
    await page.run("return new Promise((done) => setTimeout(done, 0))");
    assert.equal(await page.run(`return ${OPTIONS}.length`), 0);
  } finally {
    server.release();
    server.stop();
  }
});
