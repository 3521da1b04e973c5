/**
 * The `test` of every file here: a page of the served site, the outside world played by one neutral page, and a record
 * of all that the browser asked of others or complained of.
 */
import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** Where the site is served, such as `http://127.0.0.1:41234`. */
export const ORIGIN = process.env.ORIGIN ?? "";

/**
 * @typedef {object} Watch
 * @property {string[]} complaints errors on the console (broken rules of the page's policy among them), uncaught errors
 * @property {{ url: string, referer: string | undefined }[]} outside requests that left the site
 */

/** @type {import("@playwright/test").Fixtures<{ watch: Watch }, {}, import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions>} */
const fixtures = {
  baseURL: ORIGIN,
  watch: [
    async ({ context }, use) => {
      /** @type {Watch} */
      const watch = { complaints: [], outside: [] };
      context.on("console", (message) => {
        if (message.type() === "error") watch.complaints.push(message.text());
      });
      context.on("weberror", (error) => watch.complaints.push(String(error.error())));
      await context.route(
        (url) => url.origin !== ORIGIN,
        async (route) => {
          watch.outside.push({ url: route.request().url(), referer: route.request().headers()["referer"] });
          await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Weather</title><h1>Weather</h1>" });
        },
      );
      await use(watch);
    },
    { auto: true },
  ],
};

export const test = base.extend(fixtures);
