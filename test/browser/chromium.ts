import { spawnSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

/** Starts the machine's own Chromium: the one that CHROMIUM names, else `chromium`; without it this fails and names the package. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: find(), args: ['--no-sandbox'] })
}

let browser: Promise<Browser> | undefined

/** One for all the files of a worker, with which it ends; one that crashed is started anew. */
export async function theBrowser(): Promise<Browser> {
  const known = browser
  if (known && (await known).isConnected()) return known
  if (browser === known) browser = launch() // nobody else was sooner
  return browser as Promise<Browser>
}

function find(): string {
  const named = process.env.CHROMIUM
  const path = named || spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim()
  if (!path)
    throw new Error('There is no chromium: install it (on Debian the package chromium), or name one in CHROMIUM')
  return path
}
