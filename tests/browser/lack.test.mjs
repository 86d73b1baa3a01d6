// What holds where there is little: room, a script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./driver.mjs";
import { SHOWN, look, server, visit } from "./visit.mjs";

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
  await page.press(...Array(4).fill("Tab"));
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
