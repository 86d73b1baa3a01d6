// Films of other hosts: links, until a reader asks to see one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mayAsk, pageWith, visit } from "./visit.mjs";

const path = pageWith("data-film=\"https://geo.dailymotion.com/");

test("a film is shown once it is asked for, and its host is asked for nothing before", async () => {
  const page = await visit(path);
  const [name, link] = await page.run(
    `const box = document.querySelector("[data-film]");
     return [box.querySelector("button.show").textContent, box.querySelector("a").textContent]`,
  );
  assert.equal(name, `Afficher la vidéo (contenu de geo.dailymotion.com)\u00A0: ${link}`);
  assert.equal(await page.run("return document.querySelector('iframe')"), null);
  await mayAsk("geo.dailymotion.com");
  await page.run("document.querySelector('button.show').focus()");
  await page.press("Enter");
  const frame = await page.wait("document.querySelector('[data-film] iframe')?.title");
  assert.equal(frame, link);
  assert.deepEqual(
    await page.run(
      `const frame = document.activeElement;
       return [frame.localName, frame.src === frame.closest("[data-film]").dataset.film, frame.sandbox.contains("allow-top-navigation")]`,
    ),
    ["iframe", true, false],
  );
  assert.equal(await page.run("return document.querySelectorAll('[data-film]')[0].querySelector('button')"), null);
});

test("without script a film is a link", async () => {
  const page = await visit(path, { script: false });
  const source = await page.source();
  assert.match(source, /<a [^>]*href="https:\/\/www\.dailymotion\.com\/video\//);
  assert.doesNotMatch(source, /<iframe|class="button show"/);
});
