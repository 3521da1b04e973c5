/**
 * A browser as a person has it: a window on a display, without a driver, with the back/forward cache on. Keys come from
 * the window system. What the page shows, others tell.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const sleep = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const first = (/** @type {(string | undefined)[]} */ paths) => paths.find((path) => path && existsSync(path));

/** The browsers that are installed, by name. */
export const BROWSERS = Object.fromEntries(
  [
    ["Chromium", first([process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"])],
    ["Firefox", first([process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"])],
  ].flatMap(([name, path]) => (name && path ? [[name, path]] : [])),
);

/** What Firefox asks and shows by itself, which nobody here wants. */
const FIREFOX = [
  ["browser.shell.checkDefaultBrowser", false],
  ["browser.aboutwelcome.enabled", false],
  ["browser.startup.homepage_override.mstone", '"ignore"'],
  ["datareporting.policy.dataSubmissionEnabled", false],
  ["datareporting.policy.firstRunURL", '""'],
  ["termsofuse.bypassNotification", true],
  ["browser.preonboarding.enabled", false],
  ["network.captive-portal-service.enabled", false],
  ["network.connectivity-service.enabled", false],
  ["app.update.enabled", false],
  ["app.normandy.enabled", false],
  ["browser.safebrowsing.malware.enabled", false],
  ["browser.safebrowsing.phishing.enabled", false],
  ["browser.urlbar.suggest.searches", false],
  ["browser.urlbar.autoFill", false],
].map(([name, value]) => `user_pref("${name}", ${value});`).join("\n");

/** Starts a display that nobody sees. @returns {Promise<{ name: string, end: () => void }>} */
export async function display() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1100x800x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.stdio[3]?.once("data", (/** @type {Buffer} */ data) => resolve(String(data).trim()));
  });
  return { name: `:${number}`, end: () => server.kill() };
}

/**
 * Opens a window with a page.
 * @param {string} browser `Chromium` or `Firefox`
 * @param {string} screen name of the display
 * @param {string} address
 */
export async function open(browser, screen, address) {
  const profile = mkdtempSync(join(tmpdir(), "candour-window-"));
  const env = { ...process.env, DISPLAY: screen, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: "1", LANG: "en_GB.UTF-8" };
  if (browser === "Firefox") writeFileSync(join(profile, "user.js"), FIREFOX);
  const options = browser === "Firefox"
    ? ["--no-remote", "--new-instance", "--profile", profile, "--width", "1100", "--height", "800", address]
    : ["--no-sandbox", `--user-data-dir=${profile}`, "--no-first-run", "--no-default-browser-check", "--password-store=basic",
      "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1100,800",
      "--window-position=0,0", "--force-device-scale-factor=1", address];
  const program = spawn(BROWSERS[browser] ?? "", options, { env, stdio: "ignore", detached: true });
  const xdotool = (/** @type {string[]} */ ...command) => execFileSync("xdotool", command, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

  /** Gives the browser's own window the keyboard: no window manager does it here. */
  async function focus() {
    for (let attempt = 0; attempt < 120; attempt += 1) {
      try {
        const windows = xdotool("search", "--onlyvisible", "--class", browser === "Firefox" ? "firefox" : "chrom").trim().split("\n");
        const large = windows.find((id) => Number(/Geometry: (\d+)x/.exec(xdotool("getwindowgeometry", id))?.[1] ?? 0) > 400);
        if (large) return void xdotool("windowfocus", "--sync", large);
      } catch {
        // There is no window yet.
      }
      await sleep(250);
    }
    throw new Error(`${browser} shows no window.`);
  }
  await focus();

  return {
    /** Presses keys one after the other, such as `Escape` or `alt+Left`. */
    press: (/** @type {string[]} */ ...keys) => void xdotool("key", "--delay", "60", ...keys),
    /** Types an address into the browser's own field for it. */
    visit: async (/** @type {string} */ address) => {
      xdotool("key", "ctrl+l");
      await sleep(300);
      xdotool("type", "--delay", "4", address);
      xdotool("key", "Return");
    },
    focus,
    close: async () => {
      try {
        process.kill(-(program.pid ?? 0));
      } catch {
        // It is gone.
      }
      await sleep(500);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
