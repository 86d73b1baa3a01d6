// A site whose texts are attacks, without the policy that its servers would send: no page may run what a text says.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "../browser/driver.mjs";

const site = process.env.EIGSITE_SITE;
assert.ok(site, "set EIGSITE_SITE to the folder of a built site");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

let chrome, page, server, url;
before(async () => {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(site, decodeURIComponent(pathname));
    const bytes = pathname === "/__blank" ? "<!doctype html><title>x</title>" : await readFile(file).catch(() => undefined);
    response.writeHead(bytes === undefined ? 404 : 200, { "content-type": pathname === "/__blank" ? "text/html" : TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${server.address().port}`;
  chrome = await start();
  page = await chrome.session();
  await page.open(`${url}/__blank`);
});
after(async () => {
  await page?.close();
  chrome?.stop();
  server?.closeAllConnections();
  server?.close();
});

/** What is wrong with the page in a frame: what ran, and what would run if somebody clicked. */
const LOOK = `
  const harmless = new Set(["http:", "https:", "mailto:", "tel:", "webcal:"]);
  const look = (frame, path) => {
    const faults = [], doc = frame.contentDocument;
    if (!doc || !doc.body) return [path + " is gone"];
    if (top.attacked) faults.push("a script ran");
    for (const one of doc.querySelectorAll("*")) {
      for (const { name, value } of one.attributes) {
        if (/^on/i.test(name)) faults.push("<" + one.localName + " " + name + ">");
        if (["href", "src", "action", "formaction", "xlink:href", "data", "poster", "background"].includes(name.toLowerCase())) {
          let protocol;
          try { protocol = new URL(value, doc.baseURI).protocol; } catch { continue; }
          const picture = one.localName === "img" && /^data:image\\//.test(value);
          if (!harmless.has(protocol) && !picture) faults.push("<" + one.localName + " " + name + "=" + value.slice(0, 60) + ">");
        }
      }
      // What is JSON is data, and no browser runs it.
      if (one.localName === "script" && !one.src && !/^application\\/(ld\\+)?json$/.test(one.type)) faults.push("a script in the page");
      if (one.localName === "script" && one.src && !one.src.startsWith(location.origin + "/assets/")) faults.push("a script from " + one.src);
      if (["iframe", "object", "embed", "base", "frame", "frameset", "applet"].includes(one.localName)) faults.push("<" + one.localName + ">");
      if (one.localName === "meta" && one.httpEquiv.toLowerCase() === "refresh" && !/^0; url=(\\/|https?:)/.test(one.content)) faults.push("it leads to " + one.content);
    }
    return faults.map((fault) => path + ": " + fault);
  };
  const visit = (path) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = async () => {
      // What a text would run at its first moment has run by now; results of a search come later.
      const results = () => frame.contentDocument?.getElementById("resultats");
      if (path.includes("?q=")) for (let left = 200; left && results()?.hidden !== false; left--) await new Promise((next) => setTimeout(next, 20));
      if (path.includes("?q=") && results()?.hidden !== false) return done([path + ": nothing was found"]);
      done(look(frame, path)); frame.remove(); top.attacked = undefined;
    };
    frame.src = path;
    document.body.append(frame);
  });
`;

/** What is wrong with the pages at `paths`. */
const looked = (paths) =>
  page.run(`${LOOK} const paths = arguments[0];
    return (async () => { const found = []; for (const path of paths) found.push(...(await visit(path))); return found; })();`, paths);

test("a fault is seen", async () => {
  // The pages below pass only if these do not.
  const frame = `${LOOK} const doc = document.implementation.createHTMLDocument("x"); doc.body.innerHTML = arguments[0]; return look({ contentDocument: doc }, "x");`;
  for (const html of ["<img src=x onerror=y>", "<a href='javascript:x'>x</a>", "<iframe></iframe>", "<a href='data:text/html,x'>x</a>", "<form action='javascript:x'></form>", "<svg><a xlink:href='javascript:x'></a></svg>"]) {
    const found = await page.run(frame, html);
    assert.notDeepEqual(found, [], html);
  }
  assert.deepEqual(await page.run(frame, "<a href='/x'>x</a><img src='data:image/png,x'>"), []);
});

test("no page runs what a text says", async () => {
  const pages = (await readdir(site, { recursive: true })).filter((path) => path.endsWith(".html")).sort();
  assert.ok(pages.length > 200, `${pages.length} pages`);
  const faults = [];
  for (let at = 0; at < pages.length; at += 25) {
    faults.push(...(await looked(pages.slice(at, at + 25).map((path) => `/${path.split("/").map(encodeURIComponent).join("/")}`))));
  }
  assert.deepEqual(faults, []);
});

test("what a search finds does not run either", async () => {
  const searches = ["script", "img onerror", "svg", "javascript", "top.attacked"].map((words) => `/recherche/index.html?q=${encodeURIComponent(words)}`);
  assert.deepEqual(await looked(searches), []);
});
