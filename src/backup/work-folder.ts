import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Passes a new folder to `use` and removes it afterwards, also when this process is stopped by a signal, since it contains an unencrypted desk.
 * First it removes folders that killed processes left there and among temporary files.
 */
export async function inWorkFolder<T>(
  place: string,
  kind: 'backup' | 'restore',
  use: (folder: string) => Promise<T>,
): Promise<T> {
  let folder: string | undefined
  const forget = atStop(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 20 }) // a write may still be in progress
  })
  try {
    folder = mkdtempSync(join(place, `.zayavka-${kind}-${hostname()}-${process.pid}-`)) // synchronous, so that no signal handler runs in between
    const { mtimeMs: now } = await stat(folder)
    for (const each of new Set([place, tmpdir()])) await removeLeftOver(each, now)
    return await use(folder)
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    forget()
  }
}

/** Runs `cleanUp` on a stop signal, then lets the signal end the process. Returns a function that removes the handlers. */
function atStop(cleanUp: () => void): () => void {
  const forget = () => {
    for (const name of signals) process.off(name, end)
  }
  const end = (signal: NodeJS.Signals) => {
    forget()
    try {
      cleanUp()
    } finally {
      process.kill(process.pid, signal)
    }
  }
  for (const name of signals) process.once(name, end)
  return forget
}

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** Removes work folders of ended processes of this machine, and any that are a day old. */
async function removeLeftOver(place: string, now: number): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const [isFolder, host, pid] = /^\.zayavka-(?:backup|restore)-(?:(.+)-(\d+)-)?\w{6}$/.exec(name) ?? []
    if (!isFolder) continue
    const at = await stat(join(place, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    )
    const isGone = host === hostname() && !isAlive(Number(pid))
    if (isGone || at < now - day) await rm(join(place, name), { recursive: true, force: true }).catch(() => {}) // it may belong to another user
  }
}

const day = 86_400_000

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
