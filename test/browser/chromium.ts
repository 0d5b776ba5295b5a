import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { findProgram } from '../needs.ts'

/** The programs to look for. The first is Chromium without a window, which takes a fraction of the CPU time. */
const names = ['chromium-headless-shell', 'chromium']

/**
 * Pages of one site share a process and its compiled code, and scripts that run for seconds are not optimised. Together that saves 44 % of the CPU
 * time of opening a page.
 */
const forShortPages = ['--process-per-site', '--js-flags=--no-opt --no-maglev', '--num-raster-threads=1']

/** Starts the installed Chromium, or the browser that CHROMIUM names; without one it fails and names the package. */
export function launch(args: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: find(), args: ['--no-sandbox', ...args] })
}

/** The same with a profile in a folder, which remains when the browser ends. */
export function launchAt(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: find(),
    args: ['--no-sandbox', ...forShortPages],
    locale: 'ru-RU',
    viewport: { width: 1440, height: 900 },
  })
}

let browser: Promise<Browser> | undefined

/** One browser for all the files of a worker, closed with it; a crashed one is replaced. */
export async function theBrowser(): Promise<Browser> {
  const known = browser
  if (known && (await known).isConnected()) return known
  if (browser === known) browser = launch(forShortPages) // unless another call has replaced it already
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
