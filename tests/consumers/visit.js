// Visits pages in Chromium, as a person would, and tells what it saw: a job in JSON on stdin, the
// answer in JSON on stdout. Needs playwright-core and axe-core in NODE_PATH.
"use strict";
const fs = require("fs");
const { chromium } = require("playwright-core");

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const said = { console: [], requests: [], violations: [], overflow: [] };

async function opened(browser, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => said.console.push(message.text()));
  page.on("pageerror", (error) => said.console.push(String(error)));
  page.on("request", (request) => said.requests.push(request.url()));
  return page;
}

const TASKS = {
  // What axe-core finds on every page, in light and dark, wide and narrow.
  async accessible(browser) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        const page = await opened(browser, { colorScheme, viewport: { width, height: 900 } });
        for (const address of job.pages) {
          await page.goto(job.base + address);
          const found = await page.evaluate(`${axe}; axe.run(document)`);
          for (const { id, nodes } of found.violations) {
            said.violations.push(`${address} ${colorScheme} ${width}: ${id}: ${nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
          }
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) said.overflow.push(`${address} ${width}: ${over}`);
        }
      }
    }
  },

  // The finder, asked by hand.
  async find(browser) {
    const page = await opened(browser, {});
    await page.goto(job.base + job.page);
    said.found = [];
    for (const asked of job.asked) {
      await page.fill("#page", asked);
      await page.press("#page", "Enter");
      said.found.push(await page.innerText("#found"));
    }
    said.bars = await page.$$eval(".contents .row .bar", (bars) => bars.map((bar) =>
      [...bar.querySelectorAll("rect")].map((rect) => rect.getBoundingClientRect().width > 0)));
    await page.click(".contents .row >> nth=3");
    said.arrived = page.url();
  },

  // The finder's answers to many questions about many books.
  async locate(browser) {
    const page = await opened(browser, {});
    await page.goto(job.base + job.page);
    said.answers = await page.evaluate((books) =>
      books.map(({ table, asked }) => asked.map((text) => locate(table, text))), job.books);
  },

  async copy(browser) {
    const page = await opened(browser, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(job.base + job.page);
    said.copied = [];
    for (const button of await page.$$(".copy")) {
      await button.click();
      await page.waitForFunction((one) => one.textContent !== "Copy", button);
      const kinds = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const entries = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
        return Object.fromEntries(await Promise.all(entries));
      });
      said.copied.push({ shown: await button.evaluate((one) => one.closest("div").querySelector(".copied").textContent), ...kinds, told: await button.innerText() });
    }
  },

  async without_scripts(browser) {
    const page = await opened(browser, { javaScriptEnabled: false });
    await page.goto(job.base + job.page);
    said.text = await page.innerText("main");
    said.buttons = await page.locator("button:visible").count();
  },

  async shoot(browser) {
    for (const { address, path, colorScheme, width, height, asked } of job.shots) {
      const page = await opened(browser, { colorScheme, viewport: { width, height } });
      await page.goto(job.base + address);
      if (asked) { await page.fill("#page", asked); await page.press("#page", "Enter"); await page.locator("#page").blur(); await page.evaluate(() => scrollTo(0, 0)); }
      await page.screenshot({ path });
    }
  },
};

(async () => {
  const browser = await chromium.launch({ executablePath: job.chromium, args: ["--no-sandbox"] });
  try {
    for (const task of job.tasks) await TASKS[task](browser);
  } finally {
    await browser.close();
  }
  console.log(JSON.stringify(said));
})();
