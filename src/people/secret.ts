import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/**
 * The secret of an installation. Without one in its settings it is in a file beside the SQLite file, readable by its
 * owner alone, and generated when missing.
 */
export function secretOf({ secretKey, databaseUrl }: { secretKey?: string | undefined; databaseUrl: string }): string {
  return secretKey ?? knownSecret(databaseUrl) ?? makeSecret(fileOf(databaseUrl))
}

/** The existing secret beside a SQLite file; undefined if there is none, or the store is in PostgreSQL. */
export function knownSecret(databaseUrl: string): string | undefined {
  return databaseUrl.startsWith('sqlite:') ? readSecret(fileOf(databaseUrl)) : undefined
}

function fileOf(databaseUrl: string): string {
  return `${databaseUrl.slice('sqlite:'.length)}.secret`
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32) throw new Error(`${file} does not hold the secret of the desk: put it back from a backup`)
    return secret
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    return
  }
}

function makeSecret(file: string): string {
  const secret = randomBytes(48).toString('base64url')
  const opened = openSync(file, 'wx', 0o600)
  try {
    writeSync(opened, `${secret}\n`)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  return secret
}
