// Somebody writes in the browser: the CMS under /admin/ changes the file, and the page follows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { file, visit } from "./site.mjs";

const scripts = process.env.EIGSITE_CMS;
const button = (word) => `[...document.querySelectorAll('button, [role=button], [role=menuitem]')].find((one) => one.textContent.trim() === '${word}')`;
const POST = "---\ntitle: Le bilan\ndescription: Avant.\nmot_a_nous: gardé\n---\n\nUn *texte*.\n";

test("an entry that is saved in the CMS changes its file and its page", { skip: !scripts && "there is no Decap" }, async () => {
  const path = "_posts/2018-03-16-le-bilan.md";
  const page = await visit("/blog/2018/03/16/le-bilan.html", { [path]: POST }, [`--cms=${scripts}`]);
  await page.open(`${page.site}/admin/`);
  await page.wait(button("Se connecter"));
  await page.run(`${button("Se connecter")}.click()`);
  await page.wait("document.body.innerText.includes('Le bilan')");
  await page.run("location.hash = '#/collections/posts/entries/2018-03-16-le-bilan'");
  await page.wait("document.querySelector('[id^=description-field]')");
  await page.run("document.querySelector('[id^=description-field]').focus()");
  await page.press("End");
  // In one step: on a busy machine the CMS loses keys that come faster than it draws.
  await page.run("document.execCommand('insertText', false, ' Après.')");
  await page.run(`${button("Publier")}.click()`);
  await page.wait(button("Publier maintenant"));
  await page.run(`${button("Publier maintenant")}.click()`);
  await page.wait("document.body.innerText.includes('Entrée enregistrée')");
  const saved = await readFile(file(path), "utf8");
  assert.match(saved, /^description: Avant\. Après\.$/m);
  assert.match(saved, /^mot_a_nous: gardé$/m, "what the form does not ask for stays");
  assert.match(saved, /\n---\n\nUn \*texte\*\.\n$/, "the text stays as it was written");
  // It says which version it is, and nothing worse; that it asks no other host is looked at after each test.
  const told = (await page.log("browser")).filter(({ level }) => level !== "INFO" && level !== "DEBUG");
  assert.deepEqual(told.map(({ message }) => message), []);
  await page.open(`${page.site}/blog/2018/03/16/le-bilan.html`);
  await page.wait("document.querySelector('meta[name=description]')?.content.includes('Après') || (location.reload(), false)");
});

test("the published site lets editors sign in, if its configuration says so", { skip: !scripts && "there is no Decap" }, async () => {
  const config = `title: Essai\nurl: https://exemple.fr\neigsite:\n  cms: { github: programme/vitrine, scripts: ${scripts} }\n`;
  const page = await visit("/admin/", { "_config.yml": config });
  await page.wait("document.body.innerText.includes('GitHub')");
  const told = (await page.log("browser")).filter(({ level }) => level !== "INFO" && level !== "DEBUG");
  assert.deepEqual(told.map(({ message }) => message), [], "its policy lets it work");
});
