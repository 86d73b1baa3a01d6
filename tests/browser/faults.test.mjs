// What holds where the index is not whole, or what is asked is no question.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, test } from "node:test";
import { join } from "node:path";
import { serve } from "./server.mjs";
import { EXPANDED, FOCUSED, HEADING, HITS, OPTIONS, SHOWN, STATUS, mayLack, server, site, visit } from "./visit.mjs";

const PARTIAL = /Une partie de la recherche n’a pas pu être chargée\u00A0: s’il manque des résultats, rechargez la page\./;
const OFF = "La recherche n’a pas pu être chargée\u00A0: rechargez la page pour réessayer.";
const NOTES = "document.querySelector('.notes').textContent";

const servers = [];
after(() => servers.forEach((one) => one.stop()));

/** Serves the site with each file that `what` fits, or whose path begins with `/search/` and `what`, as `change` makes it. */
async function broken(what, change) {
  const fits = (path) => what.test?.(path) ?? path.startsWith(`/search/${what}`);
  const one = await serve(site, (path, bytes) => (fits(path) ? change(bytes, path) : bytes));
  servers.push(one);
  return one.url;
}

const gone = () => {
  throw new Error("gone");
};
const cut = (bytes) => bytes.subarray(0, bytes.length / 2);
const altered = (bytes) => bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte));

for (const [how, change] of [["is missing", gone], ["is cut short", cut], ["is altered", altered]]) {
  test(`where the whole index ${how} the page says so and shows the catalogue`, async () => {
    mayLack();
    const url = await broken("index.eig", change);
    const page = await visit("/recherche/?q=donnees", {}, url);
    await page.wait(`document.getElementById('sans-script').textContent === ${JSON.stringify(OFF)}`);
    assert.ok(await page.run("return !document.getElementById('parcourir').hidden"));
    assert.ok(await page.run(`return !(${SHOWN})`));
  });

  test(`where words ${how} the page says so once and shows what else there is`, async () => {
    mayLack();
    const url = await broken("w/", change);
    const page = await visit("/recherche/?q=donnees+archives", {}, url);
    await page.wait(SHOWN);
    const notes = await page.run(`return ${NOTES}`);
    assert.match(notes, PARTIAL);
    assert.doesNotMatch(notes, /orthographe/, "the reader's spelling is not to blame");
    assert.ok(await page.run("return !document.getElementById('parcourir').hidden"), "the catalogue is left");
    await page.open(`${url}/recherche/?type=defis`);
    await page.wait(`${SHOWN} && ${HITS}`);
    assert.equal(await page.run(`return ${NOTES}`), "", "browsing needs no words");
  });

  test(`where words ${how} the box says so`, async () => {
    mayLack();
    const page = await visit("/", {}, await broken("w/", change));
    await page.wait("document.querySelector('[role=combobox]')");
    await page.press("/");
    await page.wait(FOCUSED);
    await page.type("donnees");
    await page.wait(`${PARTIAL}.test(${STATUS})`);
  });
}

test("a file of another build is refused and said", async () => {
  const [other] = await readdir(join(site, "search/r"));
  const url = await broken("w/", () => readFile(join(site, "search/r", other)));
  const page = await visit("/recherche/?q=donnees", {}, url);
  await page.wait(SHOWN);
  assert.match(await page.run(`return ${NOTES}`), PARTIAL);
});

test("without cards hits are counted and no empty link is shown", async () => {
  mayLack();
  const url = await broken("c/", gone);
  const page = await visit("/recherche/?q=donnees", {}, url);
  await page.wait(SHOWN);
  const empty = await page.run("return [...document.querySelectorAll('.hits a')].filter((a) => !a.textContent).length");
  assert.equal(empty, 0);
});

test("without passages hits keep their summaries", async () => {
  mayLack();
  const page = await visit("/recherche/?q=donnees", {}, await broken("t/", gone));
  await page.wait(`${SHOWN} && ${HITS}`);
  assert.ok(await page.run("return [...document.querySelectorAll('.hits .excerpt')].some((p) => p.textContent)"));
});

const HOSTILE = [
  "x".repeat(10_000), "éa ".repeat(3_333), "👩🏽‍💻🎉".repeat(40), "\uD800", "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>", "constructor", "__proto__", "toString hasOwnProperty", "{title} {n} $& $1", "%", "/",
];

test("no question does harm in an address", async () => {
  const page = await visit("/recherche/");
  for (const words of HOSTILE) {
    const asked = words.toWellFormed();
    await page.open(`${server.url}/recherche/?q=${encodeURIComponent(asked)}&type=${encodeURIComponent(asked.slice(0, 99))}`);
    await page.wait(SHOWN);
    assert.equal(await page.run("return document.getElementById('recherche').value"), asked);
    assert.ok((await page.run(`return ${HEADING}`)).includes(asked.slice(0, 50)), asked.slice(0, 50));
    assert.equal(await page.run("return document.querySelectorAll('main img, main script').length"), 0);
  }
  for (const name of ["constructor", "__proto__", "type"]) {
    await page.open(`${server.url}/recherche/?${name}=__proto__&${name}=constructor&page=-1e9&sort=__proto__`);
    await page.wait(SHOWN);
  }
});

test("no question does harm in the box", async () => {
  const page = await visit("/");
  await page.wait("document.querySelector('[role=combobox]')");
  for (const words of HOSTILE) {
    await page.run(
      `const box = document.getElementById("recherche");
       document.querySelector("form.search [role=status]").textContent = "";
       box.focus(); box.value = arguments[0]; box.dispatchEvent(new Event("input"))`,
      words.toWellFormed(),
    );
    await page.wait(STATUS);
    assert.equal(await page.run("return document.querySelectorAll('.search img, .search script').length"), 0);
    await page.press("Escape", "Escape");
    await page.wait(`!(${EXPANDED}) && !${OPTIONS}.length`);
  }
});

/** The client as on a site so large that counts of all facets but the type cost a file each. */
const LARGE = `
export const open = async (...given) => {
  const index = await small(...given);
  const { search } = index;
  globalThis.asked = [];
  index.search = async (query, options) => {
    globalThis.asked.push(Boolean(options.facets));
    const answer = await search(query, options);
    for (const name of Object.keys(answer.facets).slice(options.facets ? Infinity : 1))
      for (const value of answer.facets[name]) value.count = null;
    return answer;
  };
  return index;
};`;

test("numbers that cost files come after the hits, and nothing is asked for them but once a question", async () => {
  const url = await broken(/^\/assets\/search-[0-9a-f]{8}\.js$/, (bytes) => {
    const text = String(bytes).replace("export async function open(", "async function small(");
    assert.doesNotMatch(text, /\bexport\b/);
    return text + LARGE;
  });
  const page = await visit("/recherche/?q=donnees", {}, url);
  await page.wait(SHOWN);
  const counts = "[...document.querySelectorAll('.facets .count')].map(({ textContent }) => textContent)";
  await page.wait(`${counts}.length > 3 && ${counts}.every((text) => /^\\(\\d+\\)$/.test(text))`);
  assert.deepEqual(await page.run("return asked"), [false, true]);
  const heading = await page.run(`return ${HEADING}`);
  await page.press("/");
  await page.wait(FOCUSED);
  await page.type(" ouvertes");
  await page.wait(`${HEADING} !== ${JSON.stringify(heading)} && asked.length > 2`);
  await page.wait("asked.length % 2 === 0");
  assert.deepEqual((await page.run("return asked")).slice(2, 4), [false, true]);
});
