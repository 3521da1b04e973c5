/** How the browser tests run: the system's own Chromium, on a built site, without touching the network. */
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM || installed.find((path) => existsSync(path));
if (!executablePath) throw new Error("Chromium is missing: install it, or name its program in the variable CHROMIUM.");

export default defineConfig({
  testDir: ".",
  globalSetup: "./support/setup.js",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: "list",
  timeout: 60_000,
  use: {
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
