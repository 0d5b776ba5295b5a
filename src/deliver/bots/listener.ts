import { randomUUID } from 'node:crypto'
import { pause } from '../../actions/pause.ts'
import { isStoreFailure, isTransient } from '../../actions/transient-errors.ts'
import type { BotWay } from '../../domain/bot.ts'
import type { Store } from '../../store/store.ts'
import type { Failed } from '../messengers/messenger.ts'
import type { FoundBot, Messengers } from '../messengers.ts'
import { watchEach } from '../watch-each.ts'
import { hear, type TakeEnquiry } from './hear.ts'
import { maxSession } from './max-session.ts'
import { HeardInPart, type Session } from './session.ts'
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
      if (!(error instanceof HeardInPart)) onFailure(error)
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
    const session = sessionOf(bot, stop)
    let failures = 0
    let isKnown = false
    while (!stop.aborted && (await claim(bot, holder))) {
      const stored = await store.noticeBots.find(bot)
      if (!stored || stored.token !== (bot.stored?.token ?? null)) return
      const failed: Failed | 'another' | undefined = isKnown
        ? undefined
        : await recognise(bot, stored.name, session, holder)
      if (failed === 'another') return
      isKnown ||= failed === undefined
      const isProven = stored.error === null && stored.acceptedAt !== null // else what comes of it is told at once
      const page = failed ?? (await session.poll(stored.mark, isProven ? pollTime : 0))
      if (stop.aborted) return
      if (!page.ok) await rest(bot, holder, page, ++failures, stop)
      else {
        failures = 0
        if (stored.error !== null || (stored.acceptedAt ?? 0) <= clock() - noted)
          await note(bot, holder, { acceptedAt: clock(), error: null })
        const now = page.result.length > 0 ? await store.noticeBots.find(bot) : stored // it may have changed meanwhile
        for (const heard of page.result) {
          if (stop.aborted) return // the next poller gets the rest
          if (heard.kind !== 'nothing') await handle({ ...bot, stored: now }, session, heard)
          if (heard.mark !== null && heard.mark !== stored.mark) await note(bot, holder, { mark: heard.mark })
        }
      }
    }
  }

  /** Learns the name of a bot, which is in links to it; the desk's may be another one than before. */
  async function recognise(
    bot: FoundBot,
    name: string | null,
    session: Session,
    holder: string,
  ): Promise<Failed | 'another' | undefined> {
    const me = await session.me()
    if (!me.ok) return me
    const { username } = me.result
    if (name === username) return
    if (name === null) return void (await note(bot, holder, { name: username }))
    await store.transaction((tx) => tx.noticeBots.put(bot, { token: bot.stored?.token ?? null, name: username }))
    return 'another'
  }

  /** A fault of ours is told and left behind, so that it does not hold up what comes after. */
  async function handle(bot: FoundBot, session: Session, heard: Parameters<typeof hear>[1]): Promise<void> {
    try {
      await hear({ store, bot, session, take, now: clock() }, heard)
    } catch (error) {
      if (isPassing(error)) throw error // heard again
      onFailure(error)
    }
  }

  /** Whether it may succeed later, or has already: what is heard again is taken once. */
  function isPassing(error: unknown): boolean {
    return isTransient(store, error) || isStoreFailure(store, error) || error instanceof HeardInPart
  }

  async function rest(
    bot: FoundBot,
    holder: string,
    failed: Failed,
    failures: number,
    stop: AbortSignal,
  ): Promise<void> {
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
