// Every kind of page under the headers of the site: nothing is asked of another host, and nothing is refused. What the
// browser says of refused files stands in its console, which must be silent after each visit (visit.mjs).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { server, site, visit } from "./visit.mjs";

/** One page of each template: those whose bodies begin alike stand for each other, by folder and kind of first element. */
function pages() {
  const all = readdirSync(site, { recursive: true });
  const kinds = new Map();
  for (const path of all.filter((path) => path.endsWith(".html")).sort()) {
    const html = readFileSync(join(site, path), "utf8");
    if (html.includes("http-equiv=\"refresh\"")) continue;
    const section = /<main[^>]*>\s*(?:<nav[\s\S]*?<\/nav>)?\s*(<\w+[^>]*>)/.exec(html)?.[1];
    const kind = `${dirname(path).split("/")[0]} ${section}`;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

test("server sends the policy, and keeps for ever what carries a checksum", async () => {
  const page = await fetch(`${server.url}/`);
  assert.match(page.headers.get("content-security-policy"), /^default-src 'self'; object-src 'none'/);
  assert.doesNotMatch(page.headers.get("cache-control"), /immutable/);
  const style = /href="([^"]+\.css)"/.exec(await page.text())[1];
  assert.match((await fetch(server.url + style)).headers.get("cache-control"), /immutable/);
});

const paths = pages();
assert.ok(paths.length > 10, "pages were found");
for (const path of paths) {
  test(`/${path} loads all it wants from its own host`, async () => {
    const page = await visit(`/${path.replace(/(^|\/)index\.html$/, "$1")}`);
    await page.wait("document.readyState === 'complete'");
    assert.ok(await page.run("return document.styleSheets.length > 0"));
  });
}
