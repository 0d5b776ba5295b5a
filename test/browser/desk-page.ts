import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { createMember } from '../../src/actions/members.ts'
import { createProject } from '../../src/actions/projects.ts'
import { demo } from '../../src/commands/demo.ts'
import { createDelivery } from '../../src/deliver/delivery.ts'
import type { Role } from '../../src/domain/member.ts'
import { hashOfPassword } from '../../src/people/password.ts'
import { createPeople } from '../../src/people/people.ts'
import { openStore } from '../../src/store/open.ts'
import { passwordCost } from '../password-cost.ts'
import { freePort } from '../ports.ts'
import { secretKey, startServer } from '../program.ts'
import { sessionsOf } from '../sessions.ts'

export const password = 'correct horse battery'
export const project = 12345
const cli = { door: 'cli', name: 'cli' } as const
const now = () => Math.floor(Date.now() / 1000)

type Person = { email: string; name: string; role: Role; sources?: string[] }
export const owner: Person = { email: 'anna@example.com', name: 'Анна Кузнецова', role: 'owner' }

/** `quarter` is the demo that the first run offers. `template` is a migrated file to start with. */
type Options = { leads?: number | 'quarter'; people?: Person[]; settings?: Record<string, string>; template?: string }

/** The built server on a real file, with demo leads and people who can sign in. */
export async function openConsole({ leads = 60, people = [owner], settings = {}, template }: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'zayavka-console-'))
  const file = join(folder, 'zayavka.db')
  const url = `sqlite:${file}`
  if (template !== undefined) await copyFile(template, file)
  const store = await openStore(url, { now: now(), spool: {} })
  const draft = { id: project, name: 'Окна Плюс', timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
  await createProject(store, draft, now())
  const passwordHash = await hashOfPassword(password, [], 'password', passwordCost)
  const signIns = createPeople(store, { secret: secretKey, clock: now })
  const beginSession = sessionsOf({ store, people: signIns, secret: secretKey, clock: { now: now() } })
  const cookies = new Map<string, [name: string, value: string]>()
  for (const { sources = [], ...person } of people) {
    const id = await createMember(store, cli, { ...person, sources, passwordHash, project }, now())
    cookies.set(person.email, await beginSession(id, { address: '127.0.0.1', browser: 'Chrome on Linux' }))
  }
  const filled = { project, seed: 7, ...(leads !== 'quarter' && { leads }) }
  const delivery = async () => createDelivery(store, { secret: secretKey, clock: now })
  if (leads !== 0) await demo({ store, now: now(), by: cli, spool: {}, delivery }, filled)
  await store.close()
  const port = String(await freePort())
  const begin = () => startServer({ DATABASE_URL: url, PORT: port, ...settings })
  let server = await begin()
  const address = server.address.replace('localhost', '127.0.0.1')
  for (const [email, [name, value]] of cookies) sessions.set(address + email, [{ name, value, url: address }])
  return {
    address,
    url,
    /** The server stops, and restarts at the same address. */
    stop: () => server.stop(),
    start: async () => {
      server = await begin()
    },
    close: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Visit = BrowserContextOptions & {
  /** The address of the signed-in member; null for nobody. */
  email?: string | null
  /** Statuses of error answers that a story expects. */
  expects?: number[]
  /** Whether the network is cut in the story, so that failed requests are expected. */
  isCut?: boolean
}

/** The looks of a desktop and a phone. */
export const desktop = { viewport: { width: 1440, height: 900 } }
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

export type Visitor = Awaited<ReturnType<typeof visit>>

/** A visitor with a separate browser, signed in; `complaints` collects everything that the browser finds wrong with their pages. */
export async function visit(
  browser: Browser,
  address: string,
  { email = owner.email, expects = [], isCut = false, ...look }: Visit,
) {
  const still = { reducedMotion: 'reduce', serviceWorkers: 'block' } as const // animations cost CPU time
  const usual = { locale: 'ru-RU', colorScheme: 'light', ...still, ...desktop } as const
  const context = await browser.newContext({ ...usual, ...look })
  context.setDefaultTimeout(20_000) // less than the timeout of a test, so that the failed wait is reported
  let story = { complaints: [] as string[], expects, isCut }
  const parked = await context.newPage() // keeps the renderer process with the compiled scripts alive between pages
  await parked.goto(`${address}/healthz`)
  context.on('page', (page) => listen(page, story.complaints, story))
  await begin()
  return { context, complaints: () => story.complaints, open, leave, comeBack }

  async function begin(): Promise<void> {
    if (email !== null) await signIn(context, address, email)
  }

  async function open(path: string): Promise<Page> {
    const page = await context.newPage()
    await page.goto(`${address}${path}`)
    return page
  }

  /** Ends a story. The loaded files stay cached, since loading takes most of a story's time. */
  async function leave(): Promise<void> {
    await context.setOffline(false)
    for (const page of context.pages()) if (page !== parked) await page.close()
    const tools = await context.newCDPSession(parked)
    await tools.send('Storage.clearDataForOrigin', { origin: address, storageTypes: kept })
    await tools.detach()
    await context.clearCookies()
  }

  /** Starts another story, as a visitor without any data. */
  async function comeBack({ expects = [], isCut = false }: Visit): Promise<void> {
    story = { complaints: [], expects, isCut }
    await begin()
  }
}

/** The storage of a page in a browser. */
const kept = 'local_storage,indexeddb,cache_storage,service_workers'

const sessions = new Map<string, Parameters<BrowserContext['addCookies']>[0]>()

/** Signs the owner in, in a separate browser of a story; the cookie survives a restart. */
export async function enter(context: BrowserContext, address: string): Promise<void> {
  const cookies = sessions.get(address + owner.email) ?? []
  await context.addCookies(cookies.map((each) => ({ ...each, expires: now() + 86_400 })))
}

/** Signs a visitor in without the page, with a known session if there is one. */
async function signIn(context: BrowserContext, address: string, email: string): Promise<void> {
  const known = sessions.get(address + email)
  if (known) return context.addCookies(known)
  const answer = await context.request.post(`${address}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { Origin: address },
  })
  if (answer.status() !== 200) throw new Error(`${email} was not let in: ${await answer.text()}`)
  sessions.set(address + email, await context.cookies())
}

/** The next page sends an edit again that was done just as its page closed; the server refuses it by its version. */
const sentTwice = 412

/** The browser's errors for a missing network or a broken connection. */
const cuts = [
  ...['INTERNET_DISCONNECTED', 'FAILED', 'CONNECTION_RESET', 'CONNECTION_CLOSED', 'EMPTY_RESPONSE'].map(
    (why) => `net::ERR_${why}`,
  ),
  'Failed to fetch dynamically imported',
]

/** Collects what a browser finds wrong: errors and warnings, violations of the page's policy, and requests that fail or are refused. */
function listen(page: Page, complaints: string[], { expects, isCut }: { expects: number[]; isCut: boolean }): void {
  const refusals = [sentTwice, ...expects]
  const meant = [
    ...refusals.map((status) => `status of ${status}`),
    ...(isCut ? cuts : []),
    'Service Worker registration blocked', // in stories without a service worker
    'was preloaded using link preload but not used within', // on a busy machine a page uses it later than the browser expects
  ]
  const isMeant = (text: string) => meant.some((each) => text.includes(each))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isMeant(message.text()))
      complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    const status = response.status()
    if (status >= 400 && !refusals.includes(status)) complaints.push(`${status} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED' && !isMeant(why)) complaints.push(`${why} ${request.url()}`) // a page that is left aborts its requests
  })
}

/** Waits until nothing is animated or loading: an element that fades in has too little contrast. */
export async function isStill(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { document } = globalThis as unknown as { document: Drawn }
    const isLoaded = document.querySelector('.sk') === null && document.fonts.status === 'loaded'
    return isLoaded && document.getAnimations().length === 0
  })
}

type Drawn = { querySelector(what: string): unknown; fonts: { status: string }; getAnimations(): unknown[] }

/** The open lead, in the drawer over its list. */
export const drawer = (page: Page) => page.getByRole('complementary', { name: /Заявка №/ })

/** A message about an action, as in a corner of the page. */
export const toast = (page: Page, text: string | RegExp) => page.locator('[data-toast]', { hasText: text })

/** The line about the network and about edits that wait for it. */
export const banner = (page: Page, text: string | RegExp) => page.locator('[data-offline]', { hasText: text })
