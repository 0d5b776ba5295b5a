import { spawnSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

/** Starts the machine's own Chromium: the one that CHROMIUM names, else `chromium`; without it this fails and names the package. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: find(), args: ['--no-sandbox'] })
}

function find(): string {
  const named = process.env.CHROMIUM
  const path = named || spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim()
  if (!path)
    throw new Error('There is no chromium: install it (on Debian the package chromium), or name one in CHROMIUM')
  return path
}
