import type { BotWay } from '../domain/bot.ts'
import type { Project } from '../domain/project.ts'
import { type Allowed, nothingAllowed } from '../domain/public-address.ts'
import { semaphores } from '../store/batch/semaphore.ts'
import type { NoticeBot, Store } from '../store/store.ts'
import { createGuard, createOpenGuard } from './guard.ts'
import { maxApi } from './messengers/max.ts'
import type { Answered, Bot } from './messengers/messenger.ts'
import { newVapidKeys, type Vapid } from './messengers/push.ts'
import { telegramApi } from './messengers/telegram.ts'
import { createPost, type Post } from './post.ts'
import { type Resolve, resolveBySystem } from './resolve.ts'
import { createSecrets } from './secrets.ts'

export type MessengerOptions = {
  /** Encrypts tokens and keys. */
  secret: string
  /** Seconds. */
  clock: () => number
  allowed?: Allowed | undefined
  resolve?: Resolve | undefined
  proxy?: string | undefined
  /** For each messenger its address, and the token of the desk's bot. */
  telegram?: { api: string; token?: string | undefined } | undefined
  max?: { api: string; token?: string | undefined; ca?: readonly string[] | undefined } | undefined
  /** The contact address for push services. */
  subject?: string | undefined
  /** The timeout (ms) for a file of a chat. */
  fetchTime?: number | undefined
}

/** The bot that a project uses: its own, or that of the desk, which has project 0. Without a token it cannot be read. */
export type FoundBot = { project: number; way: BotWay; token: string | undefined; stored: NoticeBot | undefined }
/** A bot with its id at the messenger, which stays when its name changes. */
export type KnownBot = FoundBot & { id: string }
export type Messengers = ReturnType<typeof createMessengers>

/** The limits of a long poll. Other calls take up to 15 s. */
const polling = { total: 70_000, connect: 5_000, rest: 60_000, read: 12 * 1_048_576, kept: 0 }

/** The timeout (ms) for a file. Other messages to the bot wait meanwhile. */
const longestFetch = 20_000

/** How many lookups of push services a member may have queued behind the running one. */
const maxLookups = 2
const somebody = 'mailto:desk@localhost.localdomain'

/** The clients for Telegram, MAX and the push services of browsers, with their tokens and keys. */
export function createMessengers(store: Store, options: MessengerOptions) {
  const { clock, proxy, allowed = nothingAllowed, resolve = resolveBySystem, subject = somebody } = options
  const settings = { telegram: options.telegram, max: options.max }
  const secrets = createSecrets(options.secret, 'bots')
  const ending = new AbortController()
  const guard = createGuard(allowed, resolve, proxy !== undefined)
  const openGuard = createOpenGuard(resolve)
  const push = createPost(guard, proxy, ending.signal)
  const posts = { telegram: postsOf(undefined), max: postsOf(options.max?.ca) }
  const inTurn = semaphores(1, maxLookups)
  let vapid: Promise<Vapid> | undefined
  return {
    clock,
    botOf,
    deskBot,
    telegram,
    max,
    ask,
    seal,
    pushKeys,
    push: push.post,
    checkEndpoint,
    close,
  }

  /** Refuses the address of a forbidden push service. A member has one lookup at a time, so that slow names do not delay others. */
  function checkEndpoint(endpoint: string, argument: string, member: number): Promise<void> {
    return inTurn(String(member), () => guard.check(endpoint, argument))
  }

  /** The bot of a project, else that of the desk; undefined if neither has one. */
  async function botOf(project: Pick<Project, 'id'>, way: BotWay): Promise<FoundBot | undefined> {
    const own = await store.noticeBots.find({ project: project.id, way })
    if (own) return { project: project.id, way, stored: own, token: secrets.open(own.token ?? '', project.id) }
    return deskBot(way)
  }

  async function deskBot(way: BotWay): Promise<FoundBot | undefined> {
    const token = settings[way]?.token
    if (token === undefined) return
    return { project: 0, way, token, stored: await store.noticeBots.find({ project: 0, way }) }
  }

  /** The client of a Telegram bot. `stop` aborts its calls. */
  function telegram(token: string, stop?: AbortSignal) {
    return telegramApi(callsOf('telegram', stop), { token, base: settings.telegram?.api ?? '' })
  }

  function max(token: string, stop?: AbortSignal) {
    return maxApi(callsOf('max', stop), { token, base: settings.max?.api ?? '' })
  }

  /** Requests the identity of a bot by its token. */
  function ask(way: BotWay, token: string): Promise<Answered<Bot>> {
    return way === 'telegram' ? telegram(token).me() : max(token).me()
  }

  function seal(token: string, project: number): string {
    return secrets.seal(token, project)
  }

  /** The keys of this installation. They are generated once, also when several processes try it concurrently. */
  function pushKeys(): Promise<Vapid> {
    vapid ??= findKeys().catch((error) => {
      vapid = undefined
      throw error
    })
    return vapid
  }

  async function findKeys(): Promise<Vapid> {
    const known = (await store.settings.find('vapid'))?.value
    const opened = known === undefined ? undefined : secrets.open(known, 0)
    if (opened !== undefined) return { ...(JSON.parse(opened) as Omit<Vapid, 'subject'>), subject }
    const sealed = secrets.seal(JSON.stringify(await newVapidKeys()), 0)
    await store.transaction((tx) => tx.settings.replace('vapid', known, sealed)) // replaces keys that another SECRET_KEY encrypted
    return findKeys()
  }

  function callsOf(way: BotWay, stop: AbortSignal | undefined) {
    const until =
      ({ post }: { post: Post }): Post =>
      (request, at) =>
        post(request, at, stop)
    const { call, poll, fetch } = posts[way]
    return { post: until(call), poll: until(poll), fetch: until(fetch), clock }
  }

  function postsOf(ca: readonly string[] | undefined) {
    const total = options.fetchTime ?? longestFetch
    return {
      call: createPost(openGuard, proxy, ending.signal, undefined, ca),
      poll: createPost(openGuard, proxy, ending.signal, polling, ca),
      fetch: createPost(openGuard, proxy, ending.signal, { ...polling, total, rest: total }, ca),
    }
  }

  async function close(): Promise<void> {
    ending.abort()
    const all = [push, ...Object.values(posts).flatMap(({ call, poll, fetch }) => [call, poll, fetch])]
    await Promise.all(all.map((each) => each.close()))
  }
}
