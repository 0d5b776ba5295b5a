import type { BackupTools } from '../commands/backup.ts'
import type { Answer, Desk } from '../commands/command.ts'
import { type Config, lacksStorage, readConfig, spoolOf, storageOf, WrongSettings } from '../config.ts'
import { version } from '../json/version.ts'
import { knownSecret } from '../people/secret.ts'
import { withSecretFiles } from '../secret-files.ts'
import { lowerPriority } from './low-priority.ts'

export type BackupOptions = { to?: string; encrypt?: boolean; keep?: string }
export type RestoreOptions = { to?: string; test?: boolean; secretTo?: string; json?: boolean }

/** `zayavka backup`, with what the settings say. It has a low priority. */
export async function backupOf(desk: Desk, options: BackupOptions): Promise<Answer> {
  const config = readConfig(withSecretFiles(process.env))
  const to = options.to ?? folderOf(config)
  if (to === undefined) throw new WrongSettings(['Say where to: --to PATH, or BACKUP_TO.'])
  if (options.encrypt && config.backupPassphrase === undefined)
    throw new WrongSettings(['BACKUP_PASSPHRASE must be set to encrypt a backup: 12 characters or more.'])
  const tools = toolsOf(config, to)
  lowerPriority()
  const { backup } = await import('../commands/backup.ts')
  return backup(desk, { ...options, to }, { ...tools, version })
}

/** `zayavka restore`. It opens no store before the backup was read whole. A test of a backup has a low priority. */
export async function restoreOf(from: string, { to, ...options }: RestoreOptions): Promise<Answer> {
  const config = readConfig(withSecretFiles(process.env))
  const tools = { ...toolsOf(config, from), secret: config.secretKey }
  const { restore } = await import('../commands/backup.ts')
  const place = { ...options, to: to ?? config.databaseUrl }
  if (options.test) lowerPriority()
  return restore(from, place, { ...tools, now: Math.floor(Date.now() / 1000), spool: spoolOf(config) })
}

/** Where backups go by the settings: never a file, also while there is no folder yet. */
function folderOf({ backupTo }: Config): string | undefined {
  return backupTo === undefined ? undefined : `${backupTo.replace(/\/$/, '')}/`
}

function toolsOf(config: Config, place: string): BackupTools {
  const storage = storageOf(config)
  if (place.startsWith('s3://') && !storage) throw new WrongSettings([lacksStorage])
  const secret = config.secretKey ?? knownSecret(config.databaseUrl)
  return { passphrase: config.backupPassphrase, secret, storage }
}
