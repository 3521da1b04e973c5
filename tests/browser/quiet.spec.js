/** Pages ask nothing of anybody else, break no rule of their own policy, and carry nothing inline. */
import { fileOf, files, pages, read, response } from "./support/site.js";
import { expect, test } from "./support/test.js";

test("E19 C1 no page asks anything of another host, and none complains", async ({ page, watch, context }) => {
  test.setTimeout(30_000 + pages.length * 2_000);
  for (const address of pages) await page.goto(address, { waitUntil: "load" });
  expect(watch).toEqual({ complaints: [], outside: [] });
  expect(await context.cookies()).toEqual([]);
});

test("a broken rule of the policy is noticed", async ({ page, watch }) => {
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
  });
  expect(watch.complaints.join()).toContain("Content Security Policy");
  expect(await page.title()).not.toBe("ran");
});

test("E18 C9 no page carries an inline script, style or handler", () => {
  for (const address of pages) {
    const html = read(fileOf(address));
    const policy = html.match(/Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "";
    expect(policy, address).toContain("default-src");
    expect(policy, address).not.toContain("unsafe");
    expect(html.match(/<script(?! type="application\/ld\+json">)(?![^>]*\s(?:data-)?src=)[^>]*>|<style|\sstyle=|<[^>]+\son[a-z]+=/g), address).toBeNull();
  }
});

test("E26 no page has a dialog, and no script asks for the full screen", async ({ page }) => {
  for (const address of pages) expect(read(fileOf(address)), address).not.toContain("<dialog");
  await page.goto(response);
  const sources = await page.evaluate(async () =>
    Promise.all(Array.from(document.scripts).filter(({ src }) => src).map(async ({ src }) => (await fetch(src)).text())));
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.join("")).not.toMatch(/requestFullscreen|showModal|innerHTML|eval\(/);
  expect(sources.filter((source) => source.includes('"Escape"'))).toHaveLength(1);
});

test("E21 a discreet response is named by its reference wherever a browser or another page may remember it", () => {
  const discreet = pages.filter((address) => /^\/responses\/\d/.test(address) && /<h1>Response [^<]*<\/h1>\s*<p class="lead">/.test(read(fileOf(address))));
  expect(discreet.length).toBeGreaterThan(0);
  for (const address of discreet) {
    const html = read(fileOf(address));
    const [, reference = "", title = ""] = html.match(/<h1>Response ([^<]*)<\/h1>\s*<p class="lead">([^<]*)</) ?? [];
    const head = html.slice(0, html.indexOf("</head>"));
    expect(head).toContain(`<title>Response ${reference} – `);
    expect(head).not.toContain(title);
    expect(head).not.toContain('name="description"');
    const elsewhere = files.filter((file) => /\.(html|xml|json|csv|txt)$/.test(file) && !file.startsWith(address.slice(1)));
    expect(elsewhere.filter((file) => read(file).includes(title))).toEqual([]);
  }
});
