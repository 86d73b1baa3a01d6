// Light and dark by the button in the header.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageWith, server, visit } from "./visit.mjs";

const PRESSED = "document.querySelector('.scheme').getAttribute('aria-pressed')";
const PAPER = "getComputedStyle(document.documentElement).backgroundColor";
const STORED = "JSON.stringify({ ...localStorage })";
const press = (page) => page.run("document.querySelector('.scheme').focus()").then(() => page.press("Space"));
const systemIs = (page, value) =>
  page.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });

const withCode = pageWith('<pre class="code"');

test("the button takes the other scheme and says so, and taking it again leaves nothing", async () => {
  const page = await visit("/");
  await systemIs(page, "light");
  const light = await page.run(`return ${PAPER}`);
  assert.equal(await page.run(`return ${PRESSED}`), "false");
  await press(page);
  assert.deepEqual(await page.run(`return [${PRESSED}, ${STORED}]`), ["true", "{\"eigsiteScheme\":\"dark\"}"]);
  assert.notEqual(await page.run(`return ${PAPER}`), light);
  await press(page);
  assert.deepEqual(await page.run(`return [${PRESSED}, ${PAPER}, ${STORED}]`), ["false", light, "{}"]);
});

test("what was chosen holds on the next page from its first picture on, code included", async () => {
  const page = await visit(withCode);
  await systemIs(page, "light");
  const code = "getComputedStyle(document.querySelector('pre.code')).backgroundColor";
  const light = await page.run(`return ${code}`);
  await press(page);
  const dark = await page.run(`return ${code}`);
  assert.notEqual(dark, light);
  await page.open(server.url + withCode);
  const view = `[${code}, ${PRESSED}, document.querySelector("meta[name=color-scheme]").content]`;
  assert.deepEqual(await page.run(`return ${view}`), [dark, "true", "dark"]);
  const [painted, ran] = await page.wait(
    `[performance.getEntriesByName("first-paint")[0]?.startTime, performance.getEntriesByType("resource")
      .find(({ name }) => name.includes("/assets/site-")).responseEnd].every(Boolean) &&
     [performance.getEntriesByName("first-paint")[0].startTime, performance.getEntriesByType("resource")
      .find(({ name }) => name.includes("/assets/site-")).responseEnd]`,
  );
  assert.ok(painted >= ran, "nothing is shown before the script has come");
  await press(page);
});

test("what was chosen against a dark system is light, and the system is followed where nothing was chosen", async () => {
  const page = await visit("/");
  await systemIs(page, "dark");
  await page.wait(`${PRESSED} === "true"`);
  const dark = await page.run(`return ${PAPER}`);
  await press(page);
  assert.deepEqual(await page.run(`return [${PRESSED}, localStorage.eigsiteScheme]`), ["false", "light"]);
  assert.notEqual(await page.run(`return ${PAPER}`), dark);
  await press(page);
  await systemIs(page, "light");
  await page.wait(`${PRESSED} === "false"`);
  assert.notEqual(await page.run(`return ${PAPER}`), dark);
});

test("a browser that keeps nothing changes the scheme for the page", async () => {
  const page = await visit("/");
  await systemIs(page, "light");
  const source = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
  const { identifier } = await page.cdp("Page.addScriptToEvaluateOnNewDocument", { source });
  await page.open(`${server.url}/`);
  await press(page);
  assert.equal(await page.run(`return ${PRESSED}`), "true");
  await page.cdp("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  await page.open(`${server.url}/`);
  assert.equal(await page.run(`return ${PRESSED}`), "false");
});

test("without script there is no button", async () => {
  const page = await visit("/", { script: false });
  assert.match(await page.source(), /<button class="scheme"[^>]* hidden/);
});
