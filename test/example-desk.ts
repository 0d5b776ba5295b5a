import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { completeReceipt } from '../src/actions/complete-receipt.ts'
import { planDeliveries } from '../src/actions/deliveries.ts'
import { recordOutcomes } from '../src/actions/delivery-outcomes.ts'
import { offerClaim } from '../src/actions/first-run.ts'
import { createMember } from '../src/actions/members.ts'
import { findProject } from '../src/actions/projects.ts'
import { startPull, stopPull } from '../src/actions/pulls.ts'
import { storeReceipt } from '../src/actions/receipts.ts'
import { newLinkToken } from '../src/actions/tokens.ts'
import type { Attempt } from '../src/domain/destination.ts'
import type { Sent, Verdict } from '../src/domain/receipt.ts'
import { interpretReceipt } from '../src/intake/process.ts'
import type { Store } from '../src/store/store.ts'
import { field, file, multipart, multipartType } from './bodies.ts'
import { cli, openDesk, start, type TestDesk } from './desk.ts'
import { openFakeTelegram } from './fake-telegram.ts'
import { importing } from './importing.ts'
import { newMember } from './members.ts'

/** Leads of the wire API, all of 15 January 2024. The first is the one that the document shows most, and the last goes to the bin. */
const leads = [
  { title: 'Окна', name: 'Анна', phone: '+7 921 000-00-01', status: '0', price: '12500.50', source: 'direct' },
  { title: 'Двери', name: 'Борис', email: 'boris@example.com', status: '1', price: '900', source: 'vk' },
  { title: 'Замер', name: 'Вера', phone: '8 (921) 000-00-03', status: '2', text: 'После шести' },
  { title: 'Проба', name: 'Глеб' },
]

/** A prepared desk, now closed: its folder, and what cannot be read from its store. */
type Prepared = { folder: string; keys: { write: string; admin: string }; undo: string }

/**
 * The desk on which the examples of the document work: 1 March 2024, project 12345, a `write` and an `admin` key, three leads and a fourth in the
 * bin, which `undo` puts back; a cost, a view of the admin, a comment on the second lead, a job that is done, a receipt that was taken for spam,
 * another with a file, three imports, a mapping, a key of scope `capture`, a destination to which the first event went, and a chat. The owner has a
 * browser with notices. Its store may be copied.
 */
export async function prepareExampleDesk(url: string): Promise<Prepared> {
  const desk = await openDesk(url, { trustProxy: true, delivering })
  const admin = await desk.adminKey() // this is the second key
  const sites = await desk.newKey('capture', [12345])
  await desk.send('POST', '/destinations', { name: 'Учёт', url: 'https://example.com/hook' })
  await desk.lead(leads[0])
  await deliver(desk.store)
  for (const lead of leads.slice(1)) await desk.lead(lead)
  const filter = { field: 'status', operator: '=', value: '0' }
  await desk.send('POST', '/views', { name: 'Новые', period: 'this-week', filter, sort: '-creation_date' })
  await desk.send('POST', '/fields', { name: 'Площадь, м²', key: 'Площадь', type: 'number' })
  const fields = [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }]
  await desk.send('POST', '/forms', { name: 'Замер окон', fields })
  await desk.send('POST', '/leads/bulk', { ids: ['4'], set: { source: 'vk' } })
  const rules = [{ path: 'answers[0].text', to: 'fields.colour' }]
  await desk.send('PUT', '/mappings/quiz', { title: 'Квиз', rules })
  const { json } = await desk.send('DELETE', '/leads/4')
  await desk.send('POST', '/leads/2/comments', { comment: 'Перезвонить' })
  const cost = { day: '2024-01-20', channel: '9', amount: '300.00', note: 'Счёт 16' }
  await desk.send('PUT', '/costs', { costs: [cost] })
  await desk.store.transaction((tx) => tx.noticeChats.insert(12345, chat, start))
  await load(desk)
  await spam(desk.store)
  await beginPull(desk.store)
  await ask(desk.address, sites)
  await giveBot(desk)
  await desk.close()
  return { folder: dirname(url.slice('sqlite:'.length)), keys: { write: desk.key, admin }, undo: json.undo as string }
}

const chat = { way: 'telegram', address: '-1001', topic: null, name: 'Продажи' } as const

/** A pull that was stopped at once. */
async function beginPull(store: Store): Promise<void> {
  const project = await findProject(store, 12345)
  const draft = {
    url: 'https://cloud.roistat.com',
    outside: 12345,
    secret: 'none',
    isWatching: false,
    missingStatus: null,
  }
  await startPull(store, cli, project, draft, start)
  await stopPull(store, cli, project, 1, start)
}

/** Deliveries of the examples go to this machine, where nothing listens. */
const delivering = { resolve: async () => ['127.0.0.1'] }

/** The token of the bot in the document. */
const botToken = `123456789:AAF${'x'.repeat(32)}`

/** The project has a bot of its own. */
async function giveBot({ store, messengers }: TestDesk): Promise<void> {
  const bot = { token: messengers.seal(botToken, 12345), name: 'shop_bot' }
  await store.transaction((tx) => tx.noticeBots.put({ project: 12345, way: 'telegram' }, bot))
}

/** The first event was delivered. */
async function deliver(store: Store): Promise<void> {
  const project = await findProject(store, 12345)
  await planDeliveries(store, project, () => ({ wants: () => true, isBudgetSpent: () => false }), start)
  const [destination] = await store.destinations.of(project.id)
  const delivery = destination && (await store.deliveries.find({ project: project.id, destination: destination.id }, 1))
  if (!destination || !delivery) throw new Error('The first event was not planned')
  const answer = {
    status: 200,
    ms: 35,
    request: '{"type":"lead.created","timestamp":…',
    responseHead: 'ok',
    error: null,
  }
  const attempt: Attempt = { at: start, trigger: 'schedule', outcome: 'delivered', ...answer }
  await recordOutcomes(store, [{ destination, delivery, attempt, retryAfter: null, outsideId: null }], () => 0, start)
}

/** Opens a copy of a prepared desk in a new folder. Its members are created when `people` is called. */
export async function openExampleDesk({ folder: from, keys, undo }: Prepared, folder: string) {
  await cp(from, folder, { recursive: true })
  const telegram = await openFakeTelegram({ token: botToken, username: 'shop_bot' })
  const messaging = { telegram: { api: telegram.url }, resolve: async () => ['93.184.216.34'] }
  const desk = await openDesk(`sqlite:${join(folder, 'zayavka.db')}`, { trustProxy: true, keys, delivering, messaging })
  const close = async () => {
    await desk.close()
    await telegram.close()
  }
  let peopled: ReturnType<typeof people> | undefined
  return { ...desk, close, adminSecret: keys.admin, people: () => (peopled ??= people(desk)), undo }
}
export type ExampleDesk = Awaited<ReturnType<typeof openExampleDesk>>

/** An owner who is signed in, another, and an invitation with its token. */
async function people(desk: TestDesk) {
  const owner = await newMember(desk, 'owner', { email: 'anna@example.com', name: 'Анна' })
  const second = { email: 'boris@example.com', name: 'Борис', passwordHash: 'none', project: 12345 }
  await createMember(desk.store, cli, { ...second, role: 'owner', sources: [] }, start)
  const browser = {
    member: owner.id,
    way: 'push',
    address: 'https://push.example/1',
    details: null,
    label: null,
  } as const
  await desk.store.transaction((tx) => tx.noticeLinks.put(12345, browser, start))
  const invitation = { role: 'agent', email: 'vera@example.com' }
  const { json } = await owner.post('/api/v2/projects/12345/invitations', invitation)
  return { owner, token: json.token as string }
}

/** An empty desk, and the token that claims it. */
export async function openEmptyDesk(url: string) {
  const desk = await openDesk(url, { isEmpty: true })
  const token = newLinkToken()
  await offerClaim(desk.store, token)
  return { ...desk, token }
}

const sent: Sent = {
  at: start,
  way: 'in',
  key: null,
  form: null,
  mapping: 'tilda',
  method: 'POST',
  query: '',
  headers: { 'content-type': 'application/json' },
  address: '203.0.113.7',
}

/** Imports: one forecast, one with a refused row, and one whose file was not uploaded yet. */
async function load(desk: TestDesk): Promise<void> {
  const { upload, forecast, run } = importing(() => desk)
  await forecast((await upload(importedFile)).json.id as string)
  const { json } = await upload('Имя;Телефон\nБорис;44-17-1\n')
  await forecast(json.id as string)
  await run(json.id as string)
  await desk.send('POST', '/imports', { name: 'leads.csv', size: Buffer.byteLength(importedFile) })
}
const importedFile = 'Имя;Телефон\nАнна;+7 999 123-45-67\n'

/** A receipt that former rules took for spam. */
async function spam(store: Store): Promise<void> {
  const project = await findProject(store, 12345)
  const body = Buffer.from('{"name":"Анна","phone":"+7 921 000-00-01"}')
  const receipt = await storeReceipt(store, project, sent, body)
  const understood = await interpretReceipt(store, project, receipt)
  const verdict: Verdict = { end: 'spam', reasons: [{ code: 'links', found: '3' }], score: 100 }
  const made = { ...understood, verdict }
  await completeReceipt(store, project, receipt, made, start)
}

/** Sends the request by which VK verifies an address, and a receipt on which a mapping can be tried. */
async function ask(address: string, key: string): Promise<void> {
  const asked = [
    [field('type'), 'confirmation'],
    [field('name'), 'Дарья'],
    [field('phone'), '+7 921 000-00-05'],
    [field('colour'), 'белый'],
    [file('plan', 'plan.txt', 'text/plain'), 'План\n'],
  ] as [string, string][]
  const headers = { 'Content-Type': multipartType }
  await fetch(`${address}/in/vk?key=${key}`, { method: 'POST', body: Buffer.from(multipart(asked)), headers })
}
