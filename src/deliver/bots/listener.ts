import { randomUUID } from 'node:crypto'
import { pause } from '../../actions/pause.ts'
import { isStoreFailure, isTransient } from '../../actions/transient-errors.ts'
import type { BotWay } from '../../domain/bot.ts'
import type { NoticeBot, Store } from '../../store/store.ts'
import type { Answered, Bot, Failed } from '../messengers/messenger.ts'
import type { FoundBot, KnownBot, Messengers } from '../messengers.ts'
import { watchEach } from '../watch-each.ts'
import { handleUpdate, type TakeEnquiry } from './handle-update.ts'
import { maxSession } from './max-session.ts'
import { IncompleteUpdate, type Session, type Update } from './session.ts'
import { telegramSession } from './telegram-session.ts'

export type ListenerOptions = {
  store: Store
  messengers: Messengers
  /** Seconds. */
  clock: () => number
  take: TakeEnquiry
  onFailure?: ((error: unknown) => void) | undefined
  /** How often (ms) the list of bots is read, and the shortest pause after a failure. */
  waits?: { pollInterval: number; pause: number } | undefined
}

/** The lease (seconds) of a process on a bot. */
const lease = 60
/** The timeout (seconds) of a long poll. */
const pollTime = 25
/** The longest pause (seconds) after a failure, and the interval (seconds) at which the last success is stored. */
const longestPause = 60
const noted = 60

type Reading = { bot: FoundBot; holder: string; session: Session; stop: AbortSignal }

/** The identity of a bot, or the failure to get it; `another` if its name has changed. */
type Recognised = Answered<Bot> | 'another'

/** Listens to the bots of a messenger. Each is polled by the process that has its lease. */
export function createListener(way: BotWay, options: ListenerOptions): (stop: AbortSignal) => Promise<void> {
  const {
    store,
    messengers,
    clock,
    take,
    onFailure = () => {},
    waits = { pollInterval: 5_000, pause: 5_000 },
  } = options
  return listen

  async function listen(stop: AbortSignal): Promise<void> {
    if (store.hasServerLock) await store.transaction((tx) => tx.noticeBots.releaseAll(way)).catch(onFailure) // nobody else reads
    const keyOf = ({ project }: FoundBot) => project
    await watchEach({ find: botsNow, keyOf, watch: (bot) => watch(bot, stop), interval: waits.pollInterval }, stop)
  }

  /** The bots with a token that can be decrypted. */
  async function botsNow(): Promise<FoundBot[]> {
    const own = (await store.noticeBots.all()).filter((each) => each.way === way && each.project !== 0)
    const found = await Promise.all([
      messengers.deskBot(way),
      ...own.map(({ project }) => messengers.botOf({ id: project }, way)),
    ])
    return found.filter((bot) => bot?.token !== undefined) as FoundBot[]
  }

  async function watch(bot: FoundBot, stop: AbortSignal): Promise<void> {
    const holder = randomUUID()
    try {
      if (!bot.stored) await store.transaction((tx) => tx.noticeBots.put(bot, { token: null, name: null }))
      if (await claim(bot, holder)) await read(bot, holder, stop)
    } catch (error) {
      if (!(error instanceof IncompleteUpdate)) onFailure(error)
    } finally {
      await store.transaction((tx) => tx.noticeBots.release(bot, holder)).catch(() => {}) // if the store is away, the lease expires
    }
  }

  function claim(bot: FoundBot, holder: string): Promise<boolean> {
    const now = clock()
    return store.transaction((tx) => tx.noticeBots.claim(bot, holder, { now, until: now + lease }))
  }

  /** Polls a bot while this process has its lease and its token is unchanged. */
  async function read(bot: FoundBot, holder: string, stop: AbortSignal): Promise<void> {
    const reading = { bot, holder, session: sessionOf(bot, stop), stop }
    let failures = 0
    let recognised: Exclude<Recognised, 'another'> | undefined
    while (!stop.aborted && (await claim(bot, holder))) {
      const stored = await store.noticeBots.find(bot)
      if (!stored || stored.token !== (bot.stored?.token ?? null)) return
      const known: Recognised = recognised?.ok ? recognised : await recognise(reading, stored.name)
      if (known === 'another') return
      recognised = known
      const page = recognised.ok ? await poll(reading, stored) : recognised
      if (stop.aborted) return
      failures = page.ok ? 0 : failures + 1
      if (!page.ok) await rest(reading, page, failures)
      else if (recognised.ok) await takeAll(reading, recognised.result.id, stored, page.result)
    }
  }

  /** Requests the name of a bot, which links to it contain. The desk's bot may have been replaced by another one. */
  async function recognise({ bot, holder, session }: Reading, name: string | null): Promise<Recognised> {
    const me = await session.me()
    if (!me.ok) return me
    const { username } = me.result
    if (name === null) await note(bot, holder, { name: username })
    if (name === null || name === username) return me
    await store.transaction((tx) => tx.noticeBots.put(bot, { token: bot.stored?.token ?? null, name: username }))
    return 'another'
  }

  /** Gets the next updates. It uses a long poll only after the messenger has accepted the bot, so that a failure is shown at once. */
  function poll({ session }: Reading, { offset, error, acceptedAt }: NoticeBot): Promise<Answered<Update[]>> {
    const isProven = error === null && acceptedAt !== null
    return session.poll(offset, isProven ? pollTime : 0)
  }

  /** Handles a page of updates in order. On a stop the next poller gets the rest. */
  async function takeAll(
    { bot, holder, session, stop }: Reading,
    id: string,
    stored: NoticeBot,
    page: Update[],
  ): Promise<void> {
    if (stored.error !== null || (stored.acceptedAt ?? 0) <= clock() - noted)
      await note(bot, holder, { acceptedAt: clock(), error: null })
    const now = page.length > 0 ? await store.noticeBots.find(bot) : stored // its settings may have changed during the poll
    for (const update of page) {
      if (stop.aborted) return
      if (update.kind !== 'ignored') await handle({ ...bot, id, stored: now }, session, update)
      if (update.offset !== null && update.offset !== stored.offset) await note(bot, holder, { offset: update.offset })
    }
  }

  /** Handles an update. A permanent fault is reported and skipped, so that it does not block later updates. */
  async function handle(bot: KnownBot, session: Session, update: Update): Promise<void> {
    try {
      await handleUpdate({ store, bot, session, take, now: clock() }, update)
    } catch (error) {
      if (isRetryable(error)) throw error // the messenger sends the update again
      onFailure(error)
    }
  }

  /** Whether an update should be sent again: it may succeed later, and if it has succeeded already, it is not handled twice. */
  function isRetryable(error: unknown): boolean {
    return isTransient(store, error) || isStoreFailure(store, error) || error instanceof IncompleteUpdate
  }

  async function rest({ bot, holder, stop }: Reading, failed: Failed, failures: number): Promise<void> {
    await note(bot, holder, { error: `${failed.fault}: ${failed.error}`.slice(0, 300) })
    const asked = Math.max(failed.retryAfter ?? 0, Math.min(2 ** failures, 12) * (waits.pause / 1_000))
    await pause(Math.min(asked, longestPause) * 1_000, stop)
  }

  async function note(bot: FoundBot, holder: string, known: Parameters<Store['noticeBots']['note']>[2]): Promise<void> {
    await store.transaction((tx) => tx.noticeBots.note(bot, holder, known))
  }

  function sessionOf({ token = '' }: FoundBot, stop: AbortSignal): Session {
    return way === 'telegram'
      ? telegramSession(messengers.telegram(token, stop))
      : maxSession(messengers.max(token, stop))
  }
}
