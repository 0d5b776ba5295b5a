import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { findProgram } from '../needs.ts'

/** The programs to look for: the first is Chromium without a window, which takes a fraction of the CPU time. */
const names = ['chromium-headless-shell', 'chromium']

/**
 * Pages of one site share a process and what is compiled there, and scripts that run for seconds are not optimised: together that saves 44 % of
 * the CPU time of opening a page.
 */
const forShortPages = ['--process-per-site', '--js-flags=--no-opt --no-maglev', '--num-raster-threads=1']

/** Starts the machine's own Chromium, or the browser that CHROMIUM names; without one this fails and names the package. */
export function launch(args: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: find(), args: ['--no-sandbox', ...args] })
}

/** The same with a profile in a folder, which stays when the browser ends. */
export function launchAt(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: find(),
    args: ['--no-sandbox', ...forShortPages],
    locale: 'ru-RU',
    viewport: { width: 1440, height: 900 },
  })
}

let browser: Promise<Browser> | undefined

/** One for all the files of a worker, with which it ends; one that crashed is started anew. */
export async function theBrowser(): Promise<Browser> {
  const known = browser
  if (known && (await known).isConnected()) return known
  if (browser === known) browser = launch(forShortPages) // nobody else was sooner
  return browser as Promise<Browser>
}

function find(): string {
  const path = process.env.CHROMIUM || names.map(findProgram).find(Boolean)
  if (!path)
    throw new Error(
      'There is no Chromium: install one (on Debian the package chromium-headless-shell), or name one in CHROMIUM',
    )
  return path
}
