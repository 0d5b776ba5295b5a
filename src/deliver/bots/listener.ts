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
  /** How often (ms) bots are looked for, and the shortest pause after a failure. */
  waits?: { look: number; pause: number } | undefined
}

/** How long (seconds) a process reads a bot without a sign of life before another one may. */
const lease = 60
/** How long (seconds) a call for what happened waits. */
const pollTime = 25
/** How long (seconds) at most a bot that cannot be read is left alone, and how often it is noted that one is read. */
const longestPause = 60
const noted = 60

type Reading = { bot: FoundBot; holder: string; session: Session; stop: AbortSignal }

/** Who a bot is; it may have `another` name than before, or could not be asked. */
type Recognised = Answered<Bot> | 'another'

/** Listens to the bots of a messenger: each is read by one process, which has its lease. */
export function createListener(way: BotWay, options: ListenerOptions): (stop: AbortSignal) => Promise<void> {
  const { store, messengers, clock, take, onFailure = () => {}, waits = { look: 5_000, pause: 5_000 } } = options
  return listen

  async function listen(stop: AbortSignal): Promise<void> {
    if (store.hasServerLock) await store.transaction((tx) => tx.noticeBots.releaseAll(way)).catch(onFailure) // nobody else reads
    const keyOf = ({ project }: FoundBot) => project
    await watchEach({ find: botsNow, keyOf, watch: (bot) => watch(bot, stop), interval: waits.look }, stop)
  }

  /** The bots that have a token which can be read. */
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
      await store.transaction((tx) => tx.noticeBots.release(bot, holder)).catch(() => {}) // the store is away: the lease ends by itself
    }
  }

  function claim(bot: FoundBot, holder: string): Promise<boolean> {
    const now = clock()
    return store.transaction((tx) => tx.noticeBots.claim(bot, holder, { now, until: now + lease }))
  }

  /** Reads a bot as long as this process has its lease and its token is the same. */
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

  /** Learns the name of a bot, which is in links to it; the desk's may be another one than before. */
  async function recognise({ bot, holder, session }: Reading, name: string | null): Promise<Recognised> {
    const me = await session.me()
    if (!me.ok) return me
    const { username } = me.result
    if (name === null) await note(bot, holder, { name: username })
    if (name === null || name === username) return me
    await store.transaction((tx) => tx.noticeBots.put(bot, { token: bot.stored?.token ?? null, name: username }))
    return 'another'
  }

  /** Asks what happened. It waits for something only once the messenger has accepted the bot, so that a failure is shown at once. */
  function poll({ session }: Reading, { offset, error, acceptedAt }: NoticeBot): Promise<Answered<Update[]>> {
    const isProven = error === null && acceptedAt !== null
    return session.poll(offset, isProven ? pollTime : 0)
  }

  /** Does what follows from all that happened, in its order. On a stop the next poller gets the rest. */
  async function takeAll(
    { bot, holder, session, stop }: Reading,
    id: string,
    stored: NoticeBot,
    page: Update[],
  ): Promise<void> {
    if (stored.error !== null || (stored.acceptedAt ?? 0) <= clock() - noted)
      await note(bot, holder, { acceptedAt: clock(), error: null })
    const now = page.length > 0 ? await store.noticeBots.find(bot) : stored // it may have changed meanwhile
    for (const update of page) {
      if (stop.aborted) return
      if (update.kind !== 'ignored') await handle({ ...bot, id, stored: now }, session, update)
      if (update.offset !== null && update.offset !== stored.offset) await note(bot, holder, { offset: update.offset })
    }
  }

  /** A fault of ours is told and left behind, so that it does not hold up what comes after. */
  async function handle(bot: KnownBot, session: Session, update: Update): Promise<void> {
    try {
      await handleUpdate({ store, bot, session, take, now: clock() }, update)
    } catch (error) {
      if (isRetryable(error)) throw error // it comes again
      onFailure(error)
    }
  }

  /** Whether it may succeed later, or has already: what comes again is taken once. */
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
