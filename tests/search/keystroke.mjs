/**
 * Time from a keystroke to suggestions on the search page, when nothing has been loaded before somebody goes to the field:
 *   node tests/search/keystroke.mjs SITE [SITE-WITH-PAGEFIND]
 * Over a fast line, 5 ms and 100 Mbit/s. Pagefind suggests nothing, so it is timed to its first result's title.
 */
import { launch, serve, slow } from "./browser.mjs";

const TYPED = ["pol", "dru", "bud", "veh", "tra", "dom", "off", "sto", "kni", "com", "cos", "pub", "mob", "sec"];
const [LATENCY, SPEED] = [5, 12.5e6];
/** How long somebody takes between keys, in milliseconds. */
const KEYS = 150;

/** Notes when a key was pressed last, and when what it led to was shown. */
const WATCH = `addEventListener("input", () => { window.pressed = performance.now(); window.shown = 0; }, true);
  const seen = () => { if (window.pressed && !window.shown) window.shown = performance.now(); };`;
const PAGEFIND = `<!doctype html><title>x</title><link rel="icon" href="data:,"><input type="search"><ol data-search-suggestions></ol><script type="module">
  const field = document.querySelector("input");
  let index;
  const begun = () => (index ??= import("/pagefind/pagefind.js").then(async (index) => (await index.init(), index)));
  field.addEventListener("focus", begun);
  field.addEventListener("input", async () => {
    const own = field.value;
    const { results } = await (await begun()).search(own);
    const first = await results[0]?.data();
    if (own === field.value) document.querySelector("ol").replaceChildren(first?.meta.title ?? "");
  });
</script>`;

async function measure(browser, name, site, address) {
  const server = await serve(site, PAGEFIND);
  const [first, third] = [[], []];
  for (const typed of TYPED) {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.addInitScript(`${WATCH} addEventListener("DOMContentLoaded", () => new MutationObserver(seen).observe(document.querySelector("[data-search-suggestions]"), { childList: true }));`);
    await slow(page, LATENCY, SPEED);
    await page.goto(server.origin + address);
    const field = page.getByRole("searchbox").first();
    await field.waitFor();
    await field.focus();
    for (const [index, letter] of [...typed].entries()) {
      await page.keyboard.press(letter);
      await page.waitForFunction("window.shown > 0");
      const took = await page.evaluate("window.shown - window.pressed");
      if (index === 0) first.push(took);
      if (index === 2) third.push(took);
      await page.waitForTimeout(KEYS);
    }
    await context.close();
  }
  server.close();
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  const said = (times) => `${middle(times).toFixed(0)} ms in the median, ${Math.max(...times).toFixed(0)} ms at most`;
  console.log(`${name}: first key ${said(first)}; third key ${said(third)}`);
}

const [site, pagefind] = process.argv.slice(2);
const browser = await launch();
await measure(browser, "candour", site, "/search/");
if (pagefind) await measure(browser, "pagefind", pagefind, "/bench.html");
await browser.close();
