import { randomUUID } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import { pause } from '../actions/pause.ts'
import { createGuard, Guarded } from '../deliver/guard.ts'
import { type Resolve, resolveBySystem } from '../deliver/resolve.ts'
import { createSecrets } from '../deliver/secrets.ts'
import { watchEach } from '../deliver/watch-each.ts'
import { type Mailbox, type MailSecurity, mailboxLease, mailboxLimits } from '../domain/mailbox.ts'
import type { Project } from '../domain/project.ts'
import { type Allowed, nothingAllowed } from '../domain/public-address.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { readFolder } from './read-folder.ts'
import { type LetterReader, openReader } from './read-letter.ts'
import { takeLetter } from './take-letter.ts'

export type Letters = ReturnType<typeof createLetters>

export type LettersOptions = {
  /** Encrypts passwords. */
  secret: string
  /** Seconds. */
  clock: () => number
  allowed?: Allowed | undefined
  resolve?: Resolve
  /** Called when a mailbox cannot be read or a letter cannot be processed. */
  onFailure?: (error: unknown, mailbox: Mailbox) => void
  /** How often (ms) the list of mailboxes is read, and the longest wait (ms) for a letter. */
  waits?: { pollInterval: number; letter: number }
}

/** The limits (seconds) of the pause after a failure, which is half of the time since the first failure. */
const backoff = { least: 15, most: 600 }

/** Turns letters into enquiries. Each mailbox is read by the process that has its lease. */
export function createLetters(store: Store, options: LettersOptions) {
  const { clock, allowed = nothingAllowed, resolve = resolveBySystem, onFailure = () => {} } = options
  const { waits = { pollInterval: 5_000, letter: 30_000 } } = options
  const secrets = createSecrets(options.secret, 'mailboxes')
  const guard = createGuard(allowed, resolve, false)
  return { run, seal: (project: Project, password: string) => secrets.seal(password, project.id), check }

  /** Refuses a mail server at a forbidden address. */
  async function check(host: string, security: MailSecurity): Promise<void> {
    try {
      await guard.addressesOf(host, security !== 'none')
    } catch (error) {
      if (!(error instanceof Guarded)) throw error
      if (error.outcome === 'unknown-host') throw refusal('unknown-host', { host }, 'host')
      if (error.outcome === 'unencrypted') throw refusal('mail-unencrypted', { host }, 'security')
      throw refusal('private-address', { host, address: error.message }, 'host')
    }
  }

  /** Reads all mailboxes until `stop`. */
  async function run(stop: AbortSignal): Promise<void> {
    const keyOf = ({ project, id }: Mailbox) => `${project} ${id}`
    const find = () => store.mailboxes.all()
    await watchEach({ find, keyOf, watch: (mailbox) => watch(mailbox, stop), interval: waits.pollInterval }, stop)
  }

  /** Reads a mailbox while this process has its lease. */
  async function watch(mailbox: Mailbox, stop: AbortSignal): Promise<void> {
    const holder = randomUUID()
    try {
      if (await claim(mailbox, holder)) await read(mailbox, holder, stop)
      if (stop.aborted) await release(mailbox, holder)
    } catch (error) {
      await fail(mailbox, holder, error).catch(() => {}) // if the store is away too, the lease expires
    }
  }

  function claim(mailbox: Mailbox, holder: string): Promise<boolean> {
    const now = clock()
    return store.transaction((tx) => tx.mailboxes.claim(mailbox, holder, { now, until: now + mailboxLease }))
  }

  /** Reads a mailbox over one connection, which ends with `stop`. */
  async function read(mailbox: Mailbox, holder: string, stop: AbortSignal): Promise<void> {
    const password = secrets.open(mailbox.password, mailbox.project)
    if (password === undefined) throw new Error('its password was encrypted with another SECRET_KEY')
    const { connect, failureOf } = await import('./connect.ts') // loads the library on first use
    const client = await connect(mailbox, password, guard)
    const reader = openReader()
    const end = () => client.close()
    stop.addEventListener('abort', end, { once: true })
    if (stop.aborted) end() // `stop` was aborted during the connection
    try {
      await follow({ client, reader }, mailbox, holder, stop)
    } catch (error) {
      if (!stop.aborted) throw failureOf(client) ?? error
    } finally {
      stop.removeEventListener('abort', end)
      client.close()
      await reader.close()
    }
  }

  /** Reads the folders repeatedly while this process has the lease, and waits for letters when there are none. */
  async function follow(reading: Reading, mailbox: Mailbox, holder: string, stop: AbortSignal): Promise<void> {
    const { client } = reading
    const folders = await foldersOf(client, (error) => onFailure(error, mailbox))
    while (!stop.aborted && (await claim(mailbox, holder))) {
      const arrival = new AbortController()
      const onArrival = () => arrival.abort()
      client.once('exists', onArrival) // the server announces a letter only once, maybe during a search
      let found = 0
      for (const folder of folders.toReversed()) found += await readOne(reading, mailbox, holder, folder) // the inbox stays open
      if (found === 0) await wakeOrTime(client, waits.letter, [stop, arrival.signal]) // otherwise another may have arrived meanwhile
      client.off('exists', onArrival)
    }
  }

  /** Reads all new letters of a folder; returns their number. */
  async function readOne(
    { client, reader }: Reading,
    mailbox: Mailbox,
    holder: string,
    folder: Folder,
  ): Promise<number> {
    const now = await store.mailboxes.find(mailbox)
    if (!now) return 0
    const { cursors } = now
    const found = await readFolder(
      client,
      { ...folder, cursor: cursors[folder.path], readAt: now.readAt, from: beginOf(now, folder) },
      (letter) => takeLetter({ store, reader }, now, letter, clock(), (error) => onFailure(error, mailbox)),
      async (cursor) => {
        cursors[folder.path] = cursor
        await keepRead(mailbox, holder, cursors, folder)
      },
    )
    const isOutdated = now.failingSince !== null || (now.readAt ?? 0) < clock() - mailboxLease
    if (isOutdated) await keepRead(mailbox, holder, cursors, folder)
    return found
  }

  /** Stores how far a folder was read. The mailbox counts as read once its inbox was, the last folder of a round. */
  async function keepRead(
    mailbox: Mailbox,
    holder: string,
    cursors: Mailbox['cursors'],
    { isSpam }: Folder,
  ): Promise<void> {
    await store.transaction((tx) => tx.mailboxes.read(mailbox, holder, cursors, isSpam ? undefined : clock()))
    await claim(mailbox, holder)
  }

  async function release(mailbox: Mailbox, holder: string): Promise<void> {
    const { error, failingSince: since } = (await store.mailboxes.find(mailbox)) ?? mailbox
    await store.transaction((tx) => tx.mailboxes.fail(mailbox, holder, { error, since, until: 0 }))
  }

  async function fail(mailbox: Mailbox, holder: string, error: unknown): Promise<void> {
    onFailure(error, mailbox)
    const now = clock()
    const since = (await store.mailboxes.find(mailbox))?.failingSince ?? now
    const wait = Math.min(Math.max((now - since) / 2, backoff.least), backoff.most)
    const failure = { error: reasonOf(error), since, until: now + Math.ceil(wait) }
    await store.transaction((tx) => tx.mailboxes.fail(mailbox, holder, failure))
  }
}

/** The time (seconds) from which a new folder is read: the creation of the mailbox; for a spam folder its last reading, if there was one. */
function beginOf({ createdAt, readAt }: Mailbox, { isSpam }: Folder): number {
  return isSpam ? (readAt ?? createdAt) : createdAt
}

type Reading = { client: ImapFlow; reader: LetterReader }
type Folder = { path: string; isSpam: boolean }

/** The inbox, and the spam folder of the server, if it has one that can be opened. */
async function foldersOf(client: ImapFlow, onFailure: (error: unknown) => void): Promise<Folder[]> {
  const spam = (await client.list()).find(({ specialUse }) => specialUse === '\\Junk')
  const inbox = { path: 'INBOX', isSpam: false }
  if (!spam) return [inbox]
  try {
    await client.mailboxOpen(spam.path, { readOnly: true })
  } catch (error) {
    if (!client.usable) throw error
    onFailure(error)
    return [inbox]
  }
  return [inbox, { path: spam.path, isSpam: true }]
}

/** Waits for one of `wakes`, but at most `time` ms. Meanwhile IDLE reports letters in the open folder. */
async function wakeOrTime(client: ImapFlow, time: number, wakes: readonly AbortSignal[]): Promise<void> {
  const isWoken = () => wakes.some(({ aborted }) => aborted)
  const over = new AbortController()
  const end = () => over.abort()
  for (const wake of wakes) wake.addEventListener('abort', end, { once: true })
  if (isWoken()) end()
  client.once('close', end)
  void client.idle().catch(end)
  await pause(time, over.signal)
  client.off('close', end)
  for (const wake of wakes) wake.removeEventListener('abort', end)
  if (!client.usable && !isWoken()) throw new Error('the mail server closed the connection')
}

function reasonOf(error: unknown): string {
  const { message, responseText } = error as { message?: string; responseText?: string }
  return (responseText ?? message ?? 'unknown').slice(0, mailboxLimits.error)
}
