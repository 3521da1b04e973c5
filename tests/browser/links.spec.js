/** Every internal link and anchor leads somewhere, and every address outside is plain to see. */
import { fileOf, files, pages, read } from "./support/site.js";
import { expect, test } from "./support/test.js";

/** The values of an attribute in a page. */
const values = (/** @type {string} */ html, /** @type {string} */ attribute) =>
  Array.from(html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g")), ([, value]) =>
    (value ?? "").replaceAll("&amp;", "&").replaceAll("&#39;", "'"));

const anchors = new Map(pages.map((page) => [page, new Set(values(read(fileOf(page)), "id"))]));
const links = pages.flatMap((page) =>
  [...values(read(fileOf(page)), "href"), ...values(read(fileOf(page)), "src")].map((href) => ({ page, href })));
/** The absolute address of the site, from the canonical link of its home page. */
const base = read("index.html").match(/rel="canonical" href="([^"]*)\/"/)?.[1] ?? "";

test("every internal link leads to a file, and every anchor to an element", () => {
  const broken = links.filter(({ page, href }) => {
    const url = new URL(href.replace(base, ""), `http://site${page}`);
    if (url.host !== "site") return false;
    const path = decodeURIComponent(url.pathname);
    if (!files.includes(fileOf(path))) return true;
    return url.hash !== "" && !anchors.get(path)?.has(decodeURIComponent(url.hash.slice(1)));
  });
  expect(links.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});

test("no id stands twice on a page", () => {
  const twice = pages.flatMap((page) => {
    const ids = values(read(fileOf(page)), "id");
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}#${id}`);
  });
  expect(twice).toEqual([]);
});

test("every page is reached by links from the home page", () => {
  const reached = new Set(["/"]);
  for (const page of reached) {
    for (const { href } of links.filter((link) => link.page === page)) {
      const url = new URL(href.replace(base, ""), `http://site${page}`);
      if (url.host === "site" && anchors.has(url.pathname)) reached.add(url.pathname);
    }
  }
  expect(pages.filter((page) => !reached.has(page) && page !== "/404.html")).toEqual([]);
});

test("other addresses are https, mail or telephone", () => {
  const odd = links.filter(({ page, href }) => !["http:", "https:", "mailto:", "tel:"].includes(new URL(href, `http://site${page}`).protocol)
    // The name of Dublin Core looks like an address, and is none that anybody visits.
    || (/^http:/.test(href) && href !== "http://purl.org/dc/terms/"));
  expect(odd).toEqual([]);
});
