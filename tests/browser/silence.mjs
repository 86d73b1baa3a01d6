// What no page may do: speak in the console, which also tells what a policy refuses, or ask another host for anything.

/**
 * What a browser did wrong since this was last asked. Files that are not there are no fault where a page `mayLack` some,
 * and asking `mayAsk` is none either.
 */
export async function faultsOf(browser, mayLack = false, mayAsk = undefined) {
  const told = (await browser.log("browser"))
    .filter(({ source }) => source !== "network" || !mayLack)
    .map(({ message }) => `console: ${message}`);
  const foreign = (await browser.log("performance"))
    .map(({ message }) => JSON.parse(message).message)
    .filter(({ method }) => method === "Network.requestWillBeSent")
    .filter(({ params }) => params.documentURL.startsWith("http"))
    .map(({ params }) => params.request.url)
    .filter((url) => !/^(http:\/\/127\.0\.0\.1:|data:)/.test(url))
    .filter((url) => new URL(url).host !== mayAsk);
  return [...told, ...foreign.map((url) => `another host is asked: ${url}`)];
}
