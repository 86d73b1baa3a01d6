// The buttons that copy code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWith, server, visit } from "./visit.mjs";

const path = pageWith('<pre class="code"');
const STATUS = "document.querySelector('[data-says]').textContent";

test("code is copied as it stands, which is told and shown", async () => {
  const page = await visit(path);
  await page.cdp("Browser.grantPermissions", {
    origin: server.url, permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
  });
  await page.run("document.querySelector('.copy').focus()");
  assert.equal(await page.run("return document.activeElement.textContent"), "Copier\u00A0le code");
  await page.press("Enter");
  await page.wait(`${STATUS} === "Copié"`);
  assert.equal(await page.run("return document.activeElement.firstChild.data"), "Copié");
  await page.run("window.read = ''; navigator.clipboard.readText().then((text) => (window.read = text))");
  const copied = await page.wait("window.read");
  assert.equal(copied, await page.run("return document.querySelector('main pre').textContent.trimEnd()"));
  await page.press("Tab");
  assert.deepEqual(
    await page.run(`return [${STATUS}, document.querySelector(".copy").firstChild.data, document.activeElement.localName]`),
    ["", "Copier", "pre"],
  );
});

test("where nothing may be copied that is told", async () => {
  const page = await visit(path);
  await page.run("navigator.clipboard.writeText = () => Promise.reject(new Error())");
  await page.run("document.querySelector('.copy').click()");
  await page.wait(`${STATUS}.startsWith("La copie n’a pas été possible")`);
});

test("buttons are not printed, and not there without script", async () => {
  const page = await visit(path);
  await page.cdp("Emulation.setEmulatedMedia", { media: "print" });
  assert.equal(await page.run("return getComputedStyle(document.querySelector('.copy')).display"), "none");
  await page.cdp("Emulation.setEmulatedMedia", { media: "" });
  const plain = await visit(path, { script: false });
  assert.doesNotMatch(await plain.source(), /class="copy/);
});
