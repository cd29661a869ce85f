// Every address on every page, anchors too: it leads to something, or out of the site by a link that a person clicks.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { files, read, sites } from "./site.js";

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&#x2F;", "/").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
const page = new Map();
const look = (name) => {
  if (!page.has(name)) {
    const text = read(name).replace(/<!--.*?-->/gs, "").replace(/(<script\b[^>]*>).*?<\/script>/gs, "$1");
    const tags = [...text.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)];
    page.set(name, {
      ids: tags.flatMap(([, , attributes]) => [...attributes.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => plain(id))),
      // Not those of <meta>, <link rel=canonical|alternate> and the like with an address of the published site.
      links: tags.flatMap(([, element, attributes]) => [...attributes.matchAll(/\s(href|src|action|data|poster|cite)="([^"]*)"/g)].map(([, key, value]) => ({ element, attributes, key, href: plain(value) }))),
    });
  }
  return page.get(name);
};

for (const folder of ["open", "closed"]) {
  const pages = files(folder, ".html");

  test(`no dead link, no dead anchor, no id twice (${folder})`, () => {
    const faults = [];
    let links = 0;
    for (const name of pages) {
      const { ids, links: found } = look(name);
      for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) faults.push(`${name}: two elements are #${id}`);
      for (const { element, attributes, key, href } of found) {
        links += 1;
        if (/^(mailto|tel):./.test(href)) continue;
        if (/^https?:\/\//.test(href)) {
          const said = element === "a" || (element === "link" && /rel="(canonical|alternate)"/.test(attributes));
          if (!said) faults.push(`${name}: <${element} ${key}> asks ${href}`);
          continue;
        }
        if (href === "" || href.startsWith("/") || /^[a-z]+:/i.test(href)) { faults.push(`${name}: ${href || "an empty address"}`); continue; }
        const [address, fragment] = href.split("#");
        const target = address ? path.posix.join(path.posix.dirname(name), decodeURIComponent(address.split("?")[0])) : name;
        if (!target.startsWith(folder + "/") || !fs.statSync(path.join(sites, target), { throwIfNoEntry: false })?.isFile()) { faults.push(`${name}: ${href} leads nowhere`); continue; }
        if (!fragment) continue;
        // What follows a # is read by scripts of two pages. The list of demands takes conditions, which have to name a facet
        // and a value that are there; the form for comments takes the item that a comment is on, and its paragraph.
        const [condition, paragraph] = fragment.replaceAll("&amp;", "&").split("&paragraph=");
        const state = /^([a-z-]+)=([a-z0-9-]+)$/.exec(condition);
        if (state?.[1] === "item" && target.endsWith("comments/new/index.html")) {
          if (!read(target).includes(`value="${state[2]}"`)) faults.push(`${name}: ${href} is no item of the form`);
          if (paragraph && !read(`${target.slice(0, -"comments/new/index.html".length)}guideline/${state[2]}/index.html`).includes(`>${paragraph} `)) faults.push(`${name}: ${href} is no paragraph of the item`);
          continue;
        }
        if (state && target.endsWith("demands/index.html")) {
          const there = new RegExp(`data-facet="${state[1]}".*?</details>`, "s").exec(read(target))?.[0] ?? "";
          if (!there.includes(`data-value="${state[2]}"`)) faults.push(`${name}: ${href} is no condition`);
        } else if (!look(target).ids.includes(decodeURIComponent(fragment))) faults.push(`${name}: ${href} has no such anchor`);
      }
    }
    assert.ok(links > 1000, `${links} links`);
    assert.deepEqual(faults.slice(0, 40), []);
  });

  test(`no page holds a script or a handler of its own, and each has a strict policy (${folder})`, () => {
    const faults = [];
    for (const name of pages) {
      const text = read(name);
      for (const [, attributes, inside] of text.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)) {
        if (attributes.includes('type="application/ld+json"')) JSON.parse(inside);
        else if (inside.trim()) faults.push(`${name}: a script: ${inside.slice(0, 60)}`);
      }
      if (/<[a-z][^>]*\s(style|on[a-z]+)="/.test(text)) faults.push(`${name}: a style or a handler in an element`);
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? "";
      // Pages whose forms are judged by the engine may compile it, which the browsers' word for calls unsafe; no more.
      const strict = /\/(submit\/(form|self-test)|comments\/new)\/index\.html$/.test(name) ? policy.replace("script-src 'self' 'wasm-unsafe-eval';", "script-src 'self';") : policy;
      if (!strict.startsWith("default-src 'none';") || strict.includes("unsafe")) faults.push(`${name}: no strict policy: ${policy}`);
    }
    assert.deepEqual(faults, []);
  });

  test(`every page can be reached from the start page (${folder})`, () => {
    const reached = new Set([`${folder}/index.html`]);
    for (const name of reached) {
      for (const { element, href } of look(name).links) {
        if (element !== "a" || /^[a-z]+:/.test(href)) continue;
        const target = path.posix.join(path.posix.dirname(name), decodeURIComponent(href.split(/[?#]/)[0] || path.posix.basename(name)));
        if (target.endsWith(".html") && pages.includes(target)) reached.add(target);
      }
    }
    // A page for addresses that do not exist is reached by mistake; the search needs scripts, which bring their own link; the
    // form for comments is left, after the closing, to those who kept its address.
    assert.deepEqual(pages.filter((name) => !reached.has(name) && !/404\.html$|\/search\/index\.html$|^closed\/(en\/)?comments\/new\/index\.html$/.test(name)), []);
  });

  test(`addresses in feeds and in the site map are pages (${folder})`, () => {
    const faults = [];
    for (const name of files(folder, ".xml")) {
      const text = read(name);
      const addresses = [...text.matchAll(/<loc>([^<]+)<\/loc>|<link\b[^>]*href="([^"]+)"/g)].map(([, one, two]) => plain(one ?? two));
      if (!addresses.length && !/<sitemapindex|<urlset|<feed/.test(text)) faults.push(`${name}: what is this?`);
      for (const address of addresses.filter((address) => /^https?:/.test(address))) {
        // The site may live under a path: one of the ends of the address has to be a file.
        const parts = new URL(address).pathname.split("/").slice(1).map(decodeURIComponent);
        const ends = parts.map((_, at) => parts.slice(at).join("/")).map((end) => (end === "" || end.endsWith("/") ? end + "index.html" : end));
        if (!ends.some((end) => fs.statSync(path.join(sites, folder, end), { throwIfNoEntry: false })?.isFile())) faults.push(`${name}: ${address} is no page`);
      }
    }
    assert.deepEqual(faults, []);
  });
}
