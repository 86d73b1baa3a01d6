// Counting readers, on a site that wants it: one request a page, nothing kept, and none once a reader has said no.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./driver.mjs";
import { serve } from "./server.mjs";

const COUNT = "https://stats.exemple.fr/outil/matomo.php";

let chrome, browser, server;
before(async () => {
  [chrome, server] = await Promise.all([start(), serve(process.env.EIGSITE_MATOMO)]);
  browser = await chrome.session();
});
after(async () => {
  await browser?.close();
  chrome?.stop();
  server?.stop();
});

/** What was sent to other hosts since this was last asked. */
async function sent() {
  const messages = (await browser.log("performance")).map(({ message }) => JSON.parse(message).message);
  const asked = messages.filter(({ method }) => method === "Network.requestWillBeSent").map(({ params }) => params.request);
  return asked.filter(({ url }) => url.startsWith("https:"));
}

/** What the browser refused since this was last asked. */
const refused = async () => (await browser.log("browser")).filter(({ message }) => message.includes("Content Security Policy"));

test("a page is counted once, without cookie and without the words of a search", async () => {
  await browser.open(`${server.url}/recherche/?q=secret`);
  await browser.wait("document.readyState === 'complete'");
  const [request, ...more] = await sent();
  assert.deepEqual([request?.url, request?.method, more], [COUNT, "POST", []]);
  const told = new URLSearchParams(request.postData);
  assert.deepEqual([told.get("idsite"), told.get("cookie"), told.get("url")], ["12", "0", `${server.url}/recherche/`]);
  assert.ok(!request.postData.includes("secret"), request.postData);
  assert.deepEqual(await browser.cookies(), []);
  assert.equal(await browser.run("return localStorage.length"), 0);
  assert.deepEqual(await refused(), []);
});

test("a reader who says no is not counted any more, on any page", async () => {
  await browser.open(`${server.url}/donnees-personnelles.html`);
  await browser.wait("document.querySelector('form[data-measure]:not([hidden]) input:checked')");
  await browser.run("document.querySelector('form[data-measure] input').click()");
  await browser.wait("document.querySelector('form[data-measure] [role=status]').textContent");
  await sent();
  for (const path of ["/", "/donnees-personnelles.html"]) {
    await browser.open(server.url + path);
    assert.deepEqual(await sent(), [], path);
  }
  assert.equal(await browser.run("return document.querySelector('form[data-measure] input').checked"), false);
  await browser.run("document.querySelector('form[data-measure] input').click()");
  await browser.open(`${server.url}/`);
  assert.equal((await sent()).length, 1);
});
