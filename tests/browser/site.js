// The sites under test, a browser, and a server that gives them out under a sub-path.
//
// SITES is a folder with two builds of the sample call: `open` while the consultation runs, `closed` after it.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const sites = path.resolve(process.env.SITES);
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8" };

// What is in a folder of `sites`, as paths with slashes, sorted.
export const files = (folder, ending = "") => fs.readdirSync(path.join(sites, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
  .map((entry) => path.relative(sites, path.join(entry.parentPath, entry.name)).split(path.sep).join("/")).sort();

export const read = (name) => fs.readFileSync(path.join(sites, name), "utf8");

// Chromium as in a home: no flag that would let a page do more. Without a sandbox, because checks may run as root.
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});

// Both ways a reader may come: from the disk, and from a server that keeps the sites under a sub-path.
export async function serve() {
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const name = asked.endsWith("/") ? asked + "index.html" : asked;
    fs.readFile(path.join(sites, name.replace(/^\/a\/sub-path\//, "")), (error, bytes) => {
      const known = !error && name.startsWith("/a/sub-path/");
      response.writeHead(known ? 200 : 404, { "content-type": types[path.extname(name)] ?? "application/octet-stream" });
      response.end(known ? bytes : "");
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    disk: pathToFileURL(sites) + "/",
    http: `http://127.0.0.1:${server.address().port}/a/sub-path/`,
    close: () => { server.close(); server.closeAllConnections(); },
  };
}

// Everything a page must not do: complain, throw, break its own policy, ask another host or for what is not there.
export function watch(page, base, faults = []) {
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(120_000);
  page.faults = faults;
  page.asked = new Set();
  const tell = (text) => faults.push(`${page.url().slice(base.length)}: ${text}`);
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) tell(message.text()); });
  page.on("pageerror", (error) => tell(String(error)));
  page.on("request", (request) => {
    const { href } = new URL(request.url());
    if (href.startsWith(base)) page.asked.add(decodeURIComponent(href.slice(base.length).split(/[?#]/)[0]));
    else tell("asked elsewhere: " + href);
  });
  page.on("requestfailed", (request) => {
    // Aborted: the reader went on before it came.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") tell(`${request.url()} failed: ${why}`);
  });
  return page;
}

// A page in a context of its own; `close` of the page's context ends both.
export async function open(browser, base, name, options = {}) {
  const context = await browser.newContext(options);
  const page = watch(await context.newPage(), base);
  await page.goto(base + name);
  return page;
}
