import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Bucket, bucketPlace } from '../backup/bucket.ts'
import { makeBackup } from '../backup/make.ts'
import { folderPlace, type Place } from '../backup/places.ts'
import { restoreBackup, tryBackup } from '../backup/restore.ts'
import { backupName, expired, type RetentionPolicy, readRetentionPolicy } from '../backup/retention-policy.ts'
import { Refusal } from '../domain/refusal.ts'
import { knownSecret } from '../people/secret.ts'
import { openStore } from '../store/open.ts'
import type { SpoolOptions } from '../store/store.ts'
import { sentence } from '../texts/en.ts'
import { check } from './check.ts'
import type { Answer, Desk } from './command.ts'
import { withBar } from './progress-bar.ts'
import { type Access, accessTo, sayOfAccess } from './restored-access.ts'

/**
 * The options of a backup or a restore. The secret is that of the installation, for a restore only if it is in the settings; `storage` is for
 * places `s3://…`.
 */
export type BackupTools = {
  passphrase: string | undefined
  secret?: string | undefined
  storage: Omit<Bucket, 'bucket' | 'prefix'> | undefined
}

/**
 * Writes a backup into a new file, or into a folder or bucket under a name with the id of the store and the time. There it removes the backups of
 * this store that `keep` excludes; others there may be of other desks.
 */
export async function backup(
  { store, now }: Desk,
  { to, encrypt = false, keep }: { to: string; encrypt?: boolean; keep?: string },
  { version, storage, ...secrets }: BackupTools & { version: string },
): Promise<Answer> {
  const id = await store.id()
  const [place, name] = placeOf(to, storage, backupName(id, now, encrypt))
  const sealing = encrypt ? secrets : {}
  const { at, made } = await place.put(name, (file) =>
    withBar((onBytes) => makeBackup(store, file, { now, version, ...sealing, onBytes })),
  )
  const rule = keep === undefined ? undefined : readRetentionPolicy(keep)
  const { removed, warning } = rule ? await removeExpired(place, id, rule, name) : { removed: [], warning: null }
  const { bytes, files, missing, manifest } = made
  const { leads = 0 } = manifest.rows
  const lines = [
    `${at}: ${bytes} bytes, ${leads} leads, ${files} files of the spool`,
    ...(missing > 0 ? [`Spool files that were removed during the backup: ${missing}`] : []),
    ...(removed.length > 0 ? [`Removed as expired: ${removed.join(', ')}`] : []),
    ...(warning === null ? [] : [warning]),
    ...(encrypt ? [] : ['It is not encrypted and does not contain the secret of the desk: keep that too']),
  ]
  const json = { file: at, bytes, leads, files, missing, removed, warning, encrypted: encrypt }
  return { json, text: lines.join('\n') }
}

/** Removes the backups that the policy excludes, but never the new one, which others of a clock that was ahead seem to follow. A failure is only a warning, since it does not affect the new backup. */
async function removeExpired(
  place: Place,
  store: string | undefined,
  rule: RetentionPolicy,
  made: string,
): Promise<{ removed: string[]; warning: string | null }> {
  if (store === undefined) return { removed: [], warning: noId }
  const removed: string[] = []
  let warning: string | null = null
  const note = (what: string) => (error: unknown) => {
    const reason = error instanceof Refusal ? sentence(error) : (error as Error).message
    warning ??= `Expired backups could not be removed, ${what}: ${reason}`
  }
  const names = await place.list().then((all) => expired(all, store, rule), note('since they could not be listed'))
  for (const name of (names ?? []).filter((each) => each !== made))
    await place.remove(name).then(() => removed.push(name), note(name))
  return { removed, warning }
}

const noId =
  'Expired backups were not removed, since the store has no id yet, by which it knows its own: a server gives it one'

type Restoring = BackupTools & { now: number; spool: Partial<SpoolOptions> }

/** Restores a backup into an empty store, and checks the store and the secret. With `test` the store is temporary. */
export async function restore(
  from: string,
  { to, test = false, secretTo }: { to: string; test?: boolean; secretTo?: string },
  { now, spool, passphrase, storage, secret }: Restoring,
): Promise<Answer> {
  const by = { door: 'cli', name: 'cli' } as const
  const [place, name] = placeOf(from, storage)
  return place.use(name, async (file) => {
    if (test) {
      const tried = await tryBackup(file, { now, passphrase, secretTo }, async (store, { manifest, pruned }) => {
        return { checked: await check({ store, now, spool, by }, { pruned }), manifest }
      })
      const notes = secretTo === undefined ? [] : [`The secret of the desk is in ${secretTo}`]
      return answer(from, { ...tried, notes }, 'The backup is intact: it was restored, checked, and removed again')
    }
    const restored = await restoreBackup(file, to, { now, spool, passphrase, secretTo })
    const store = await openStore(to, { now, spool })
    const look = async () => ({
      checked: await check({ store, now, spool, by }, { pruned: restored.pruned }),
      access: await accessTo(store, now),
    })
    const { checked, access } = await look().finally(store.close)
    const held = secret ?? knownSecret(to)
    const found = restored.secret === undefined ? 'absent' : restored.secret === held ? 'same' : 'other'
    const notes = [...sayOfAccess(access), ...sayOfSecret(found, { from, isSet: held !== undefined, secretTo })]
    return answer(from, { checked, ...restored, found, access, notes }, 'The desk is restored, and its store is intact')
  })
}

/** How the secret in a backup compares to that of the settings, or of the file beside the store, which must be able to decrypt it. */
type Found = 'same' | 'other' | 'absent'

function sayOfSecret(
  found: Found,
  { from, isSet, secretTo }: { from: string; isSet: boolean; secretTo: string | undefined },
): string[] {
  if (found === 'same') return []
  if (found === 'absent')
    return [
      'The backup does not contain the secret of its desk: serve with the same SECRET_KEY, or restore the file .secret',
    ]
  const how = secretTo
    ? `Serve with SECRET_KEY_FILE=${secretTo}`
    : `zayavka restore ${from} --test --secret-to FILE writes it; serve with SECRET_KEY_FILE=FILE`
  return [
    `The secret of this desk is ${isSet ? 'not the one set here' : 'not set here'}, and without it second factors, webhooks, mailboxes and bots do not work. ${how}`,
  ]
}

type Restored = {
  manifest: { made_at: string; version: string; rows: { leads?: number } }
  checked: Answer
  faults?: string[]
  found?: Found
  access?: Access
  notes: string[]
}

function answer(
  from: string,
  { manifest, checked, faults = [], found, access, notes }: Restored,
  good: string,
): Answer {
  const { made_at, version, rows } = manifest
  const all = [...faults, ...(checked.json as { faults: string[] }).faults]
  const json = { ok: all.length === 0, faults: all, made_at, version, leads: rows.leads ?? 0 }
  const about = `${from}: made ${made_at} by version ${version}, ${rows.leads ?? 0} leads`
  return {
    json: { ...json, ...(found && { secret: found }), ...access },
    text: [about, ...(all.length > 0 ? all : [good]), ...notes].join('\n'),
    failed: all.length > 0,
  }
}

/** Splits a path or `s3://…` into a place and a name there. `name` is the name for a new backup in a folder or bucket. */
function placeOf(path: string, storage: BackupTools['storage'], name?: string): [Place, string] {
  const isInBucket = path.startsWith(scheme)
  const [bucket = '', ...parts] = path.slice(scheme.length).split('/')
  const rest = parts.join('/')
  if (!isInBucket) {
    const isFolder = path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory()
    return name !== undefined && isFolder ? [folderPlace(path), name] : [folderPlace(dirname(path)), basename(path)]
  }
  if (!storage) throw new Error('not reached: main asks for the storage of a bucket')
  const isWhole = name === undefined
  const prefix = isWhole ? rest.slice(0, rest.lastIndexOf('/') + 1) : rest && `${rest.replace(/\/$/, '')}/`
  return [bucketPlace({ ...storage, bucket, prefix }), isWhole ? basename(rest) : name]
}
const scheme = 's3://'
