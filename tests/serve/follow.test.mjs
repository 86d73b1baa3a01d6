// What an open page does when the sources change.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LISTENS, OVERLAY, TOOLS, edit, visit } from "./site.mjs";

const text = (title, body) => `---\ntitle: ${title}\n---\n${body}\n`;
const LONG = "Un paragraphe.\n\n".repeat(300);

test("an edited page is loaded anew and stays where it was scrolled to", async () => {
  const page = await visit("/a.html", { "a.md": text("A", `${LONG}Avant.`) });
  await page.run("scrollTo({ top: 2000, behavior: 'instant' })");
  const top = await page.run("return Math.round(scrollY)");
  assert.ok(top > 1000, `the page is long: ${top}`);
  await edit("a.md", text("A", `${LONG}Après.`));
  await page.wait("document.body.textContent.includes('Après.') && document.readyState === 'complete'");
  assert.equal(await page.run("return window.mark"), null, "it was loaded anew");
  await page.wait(`Math.round(scrollY) === ${top}`);
});

test("a page that the edit does not concern stays as it is", async () => {
  const page = await visit("/b.html", { "a.md": text("A", "Avant."), "b.md": text("B", "Bis.") });
  const number = await page.run(`return ${LISTENS}`);
  await edit("a.md", text("A", "Après."));
  await page.wait(`${LISTENS} !== ${JSON.stringify(number)}`);
  assert.equal(await page.run("return window.mark"), true);
});

test("a style sheet is swapped without loading the page", async () => {
  const sheet = (color) => `p { color: ${color} }`;
  const page = await visit("/a.html", { "a.md": text("A", "Avant."), "_theme/static/assets/style.css": sheet("rgb(1, 2, 3)") });
  const color = "getComputedStyle(document.querySelector('main p')).color";
  await page.wait(`${color} === 'rgb(1, 2, 3)'`);
  await edit("_theme/static/assets/style.css", sheet("rgb(4, 5, 6)"));
  await page.wait(`${color} === 'rgb(4, 5, 6)'`);
  await page.wait("document.querySelectorAll('link[href*=\"/assets/style-\"]').length === 1");
  assert.equal(await page.run("return window.mark"), true, "it was not loaded anew");
  await edit("_theme/static/assets/style.css", sheet("rgb(7, 8, 9)"));
  await page.wait(`${color} === 'rgb(7, 8, 9)'`);
  assert.equal(await page.run("return window.mark"), true, "nor the second time");
});

test("a page whose address changes is taken to the new one", async () => {
  const page = await visit("/a.html", { "a.md": text("A", "Avant.") });
  await edit("a.md", "---\ntitle: A\npermalink: /la-bas/\n---\nAvant.\n");
  await page.wait("location.pathname === '/la-bas/' && document.body.textContent.includes('Avant.')");
});

test("the overlay says what is wrong, takes no focus, and goes when it is mended", async () => {
  const page = await visit("/a.html", { "a.md": text("A", "[lien](https://exemple.org)") });
  await page.run("document.querySelector('main a[href^=https]').focus()");
  await edit("a.md", '---\ntitle: "A\n---\nAprès.\n');
  const told = await page.wait(`${OVERLAY}.textContent`);
  assert.match(told, /error\[invalid-yaml\]: .*a\.md:2:.*\^/s);
  assert.match(told, /dernière bonne version/);
  assert.equal(await page.run(`return ${OVERLAY}.getAttribute('role')`), "alert");
  assert.equal(await page.run("return document.activeElement.textContent"), "lien", "the focus stays");
  assert.equal(await page.run("return window.mark"), true, "the last good page stays");
  await page.press("Escape");
  await page.wait(`!${OVERLAY}.textContent && getComputedStyle(${OVERLAY}).display === 'none'`);
  // Something else is wrong: it comes again.
  await edit("a.md", '---\ntitle: "B\n---\nAprès.\n');
  await page.wait(`getComputedStyle(${OVERLAY}).display === 'block'`);
  await edit("a.md", text("A", "Réparé."));
  await page.wait("document.body.textContent.includes('Réparé.')");
  await page.wait(LISTENS);
  assert.equal(await page.run(`return ${OVERLAY}.textContent`), "");
});

test("the overlay of an English page is in English", async () => {
  const page = await visit("/a.html", { "a.md": "---\ntitle: A\nlang: en\npermalink: /a.html\n---\nText.\n" });
  await edit("b.md", '---\ntitle: "A\n---\n');
  assert.match(await page.wait(`${OVERLAY}.textContent`), /the last good one/);
});

test("the toolbar leads to the source, and a draft has a ribbon", async () => {
  const draft = "---\ntitle: Idée\npermalink: /idee.html\n---\nTexte.\n";
  const page = await visit("/idee.html", { "_drafts/idee.md": draft, "a.md": text("A", "") }, ["--drafts"]);
  const ribbon = `getComputedStyle(${TOOLS}.querySelector('.ribbon')).display`;
  await page.wait(`${ribbon} === 'block'`);
  const links = await page.run(`return [...${TOOLS}.querySelectorAll('.tools a')].map(({ href }) => href)`);
  assert.match(links[0], /^vscode:\/\/file\/.*\/_drafts\/idee\.md:1$/);
  await page.open(`${page.site}/a.html`);
  await page.wait(`${LISTENS} && ${ribbon} === 'none'`);
});

test("the search finds what was just written", async () => {
  const page = await visit("/a.html", { "a.md": text("A", "Avant.") });
  await edit("a.md", text("A", "Voici un hippogriffe."));
  await page.wait("document.body.textContent.includes('hippogriffe')");
  await page.open(`${page.site}/recherche/?q=hippogriffe`);
  await page.wait("document.querySelectorAll('.hits li').length === 1");
});
