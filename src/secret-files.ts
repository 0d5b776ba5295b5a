import { readFileSync } from 'node:fs'
import { WrongSettings } from './config.ts'

type Env = Record<string, string | undefined>

/** The settings that hold a secret. */
const secrets = [
  'DATABASE_URL',
  'DATABASE_READ_URL',
  'SECRET_KEY',
  'SMTP_URL',
  'BACKUP_PASSPHRASE',
  'S3_SECRET_KEY',
  'TELEGRAM_TOKEN',
  'MAX_TOKEN',
] as const

/**
 * Reads `SECRET_KEY` from the file in `SECRET_KEY_FILE`, and likewise for each secret setting. systemd, containers and
 * vaults pass secrets as files, so that no process list and no dump of the environment shows them.
 */
export function withSecretFiles(env: Env): Env {
  const wrong: string[] = []
  const read = secrets
    .filter((name) => env[`${name}_FILE`])
    .map((name) => {
      if (env[name]) wrong.push(`${name} and ${name}_FILE are both set: leave one out.`)
      return [name, readSecret(`${name}_FILE`, env[`${name}_FILE`] as string, wrong)]
    })
  if (wrong.length > 0) throw new WrongSettings(wrong)
  return { ...env, ...Object.fromEntries(read) }
}

function readSecret(name: string, file: string, wrong: string[]): string {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret === '') wrong.push(`${name} names a file with nothing in it.`)
    return secret
  } catch (error) {
    wrong.push(`${name} must be the path of a file that can be read: ${(error as NodeJS.ErrnoException).code}.`)
    return ''
  }
}
