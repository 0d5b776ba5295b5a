import { afterAll, beforeAll, expect, test } from 'vitest'
import { field, file, formIn, multipart, multipartType } from '../../test/bodies.ts'
import { sqlOn } from '../../test/command-line.ts'
import { sqlite } from '../../test/databases.ts'
import { cli, start } from '../../test/desk.ts'
import { useEndingWorker } from '../../test/ending-worker.ts'
import { rowsOf } from '../../test/rows.ts'
import { plainSent } from '../../test/sent.ts'
import { until } from '../../test/until.ts'
import { changeForm, createForm } from '../actions/forms.ts'
import { saveMapping } from '../actions/mappings.ts'
import { createProject } from '../actions/projects.ts'
import { storeReceipt } from '../actions/receipts.ts'
import type { FormDraft } from '../domain/form.ts'
import type { MappingDraft } from '../domain/mapping.ts'
import type { Project } from '../domain/project.ts'
import type { Sent, StoredReceipt } from '../domain/receipt.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { processReceipt } from './process.ts'
import { type Processed, storeAndProcess } from './store-and-process.ts'

type Came = { body: string | Uint8Array; type?: string } & Partial<Sent>
type Place = { url: string; store: Store }

const database = sqlite()
const ending = useEndingWorker()
const form = { form: 1, way: 'form' } as const
const mapping: MappingDraft = {
  kind: 'generic',
  title: 'Звонок',
  rules: [{ path: 'caller', to: 'phone' }],
  confirmation: null,
}
const draft: FormDraft = {
  name: 'Site',
  title: 'From the site',
  fields: [{ name: 'name', label: 'Name', input: 'name', required: false }],
  language: 'en',
  intro: null,
  button: null,
  thanks: null,
  thanksText: null,
  source: null,
  origins: [],
  closed: false,
  consent: null,
  adsConsent: null,
}
const as: Sent = { ...plainSent, address: '192.0.2.1' }
const troubles: Error[] = []
let aside: Place
let here: Place

beforeAll(async () => {
  aside = await opened(true)
  here = await opened(false)
  let count = 0
  const isLoaded = async () => {
    const stored = await keep(aside, { body: `name=${++count}` })
    await finished(aside, stored)
    return 'completed' in stored
  }
  await until(isLoaded, 'the thread to have loaded it')
  for (let n = 1; n <= count; n++) await finished(here, await keep(here, { body: `name=${n}` }))
})

afterAll(async () => {
  await aside.store.close()
  await here.store.close()
})

const cases: [what: string, came: Came][] = [
  ['a form', { body: 'name=Vera&phone=8+999+123-45-67&comment=Call', ...form }],
  ['the same again', { body: 'name=Vera&phone=8+999+123-45-67&comment=Call', ...form, at: start + 1 }],
  ['another of the same person', { body: 'name=Vera&phone=8+999+123-45-67&comment=Wait', ...form }],
  ['a form in another charset', { body: formIn('windows-1251', { name: 'Вера', phone: '89990000001' }) }],
  ['JSON', { body: '{"name":"Вера","phone":79990000002}', type: 'application/json' }],
  ['multipart without files', { body: multipart([[field('name'), 'Вера']]), type: multipartType }],
  ['a file', { body: multipart([[file('plan', 'a.txt', 'text/plain'), 'plan']]), type: multipartType }],
  ['a mapping', { body: '{"caller":"+79990000003"}', type: 'application/json', way: 'in', mapping: 'calls' }],
  ['a ready mapping that asks', { body: 'test=test', way: 'in', mapping: 'tilda' }],
  ['a filled-in trap', { body: 'name=Bot&_website=x', ...form }],
  ['what is no enquiry', { body: 'no form', type: 'text/plain' }],
  ['nothing', { body: '' }],
  ['a query alone', { body: '', query: 'name=Vera&phone=89990000004', method: 'GET' }],
]

test.each(cases)('%s has the same outcome in the worker thread as here', async (_, submission) => {
  const there = await keep(aside, submission)
  expect(there).toHaveProperty('completed')
  const ending = await finished(here, await keep(here, submission))
  expect((there as Processed).completed).toEqual(ending)
  for (const table of ['receipts', 'leads', 'events', 'lead_counts'])
    expect(await lastOf(aside, table), table).toEqual(await lastOf(here, table))
})

const left: [what: string, came: Came][] = [
  ['a body in the spool', { body: `name=Galina&text=${'long+'.repeat(20_000)}` }],
]

test.each(left)('%s is left to the caller', async (_, submission) => {
  const stored = (await keep(aside, submission)) as StoredReceipt
  expect(stored).toMatchObject({ end: null, body: expect.anything() })
  expect(await finished(aside, stored)).toMatchObject({ id: stored.id, lead: expect.any(Number) })
})

test('a receipt that fails there is left to the caller, and the failure is reported', async () => {
  await sqlOn(aside.url, `update mappings set settings = '{' where name = 'calls'`)
  const stored = (await keep(aside, { body: 'caller=1', way: 'in', mapping: 'calls' })) as StoredReceipt
  expect(stored).toMatchObject({ end: null })
  const faults: unknown[] = []
  const ending = await processReceipt(
    aside.store,
    await projectOf(aside),
    stored,
    start,
    (fault) => void faults.push(fault),
  )
  expect(ending).toMatchObject({ end: 'quarantine', reasons: [{ code: 'fault' }] })
  expect(faults).toEqual([expect.any(SyntaxError)])
  expect(troubles).toMatchObject([{ name: 'SyntaxError' }])
})

test('a change of a form applies in the worker thread at once', async () => {
  for (const title of ['One', 'Another']) {
    await changeForm(aside.store, cli, await projectOf(aside), 1, { title }, start)
    const taken = async () => {
      const stored = await keep(aside, { body: `name=${title}`, ...form })
      await finished(aside, stored)
      return 'completed' in stored ? stored.completed.id : undefined
    }
    const id = await until(taken, 'the thread to have loaded the project anew')
    expect(await aside.store.receipts.find(1, id)).toMatchObject({ enquiry: { title } })
  }
})

test('a repeated submit returns the existing receipt', async () => {
  const submission = { body: 'name=Denis&phone=89990000005' }
  const { completed } = (await keep(aside, submission, 'once')) as Processed
  expect(await keep(aside, submission, 'once')).toMatchObject({ id: completed.id, end: 'lead', lead: completed.lead })
})

test('with proof of work, which is slow, processing is left to the caller', async () => {
  const { store } = here
  const project = await projectOf(here)
  const asking = { ...project, capture: { ...project.capture, proofOfWork: true } }
  const sent = { ...as, ...form }
  const goneOn = async (of: Project) => {
    const { id } = (await storeReceipt(store, of, sent, Buffer.from('name=Elena'))) as StoredReceipt
    return storeAndProcess.continueWith?.(
      store,
      of,
      { sent, size: 10, body: 'tname=Elena', spool: null, submitToken: null },
      id,
    )
  }
  expect(await goneOn(asking)).toBeUndefined()
  expect(await goneOn(project)).toMatchObject({ completed: { lead: expect.any(Number) } })
})

test('a thread that dies reports no success for its pending receipts, and stored ones are processed later', async () => {
  const { store } = aside
  const project = await projectOf(aside)
  const say = (word: string) => store.batch(ending.endWorker(), project, word)
  await until(() => say('go on').catch(() => undefined), 'the thread to have loaded what ends it')
  const processing = async () => {
    const stored = await keep(aside, { body: 'name=Fedor' })
    await finished(aside, stored)
    return 'completed' in stored
  }
  await until(processing, 'the thread to take what comes')

  const taken = Array.from({ length: 20 }, (_, index) => keep(aside, { body: `name=Zoya ${index}` }))
  expect(await say('end then').catch((error) => error)).toBeInstanceOf(CommitOutcomeUnknown)
  const outcomes = await Promise.allSettled(taken)
  expect(outcomes.every((each) => each.status === 'rejected' && each.reason instanceof CommitOutcomeUnknown)).toBe(true)

  const left = await store.receipts.pending(1, { after: 0, limit: 100 })
  expect(left).toHaveLength(20)
  for (const receipt of left) expect(await finished(aside, receipt)).toMatchObject({ end: 'lead' })
})

async function opened(serve: boolean): Promise<Place> {
  const url = await database.fresh()
  const onBackgroundError = (error: Error) => void troubles.push(error)
  const store = await openStore(url, { now: start, serve, onBackgroundError, workerExports: ending.table() })
  await createProject(store, { id: 1, name: 'One', timeZone: 'UTC', country: 'RU', currency: 'RUB' }, start)
  const project = await projectOf({ store })
  await createForm(store, cli, project, draft, 'token', start)
  await saveMapping(store, cli, project, { name: 'calls', version: undefined, ...mapping }, start)
  return { url, store }
}

async function projectOf({ store }: Pick<Place, 'store'>): Promise<Project> {
  return (await store.cache.project(1)) as Project
}

async function keep(place: Place, { body, type = 'application/x-www-form-urlencoded', ...more }: Came, once?: string) {
  const headers = { 'content-type': type, 'user-agent': 'Browser' }
  const sent = { ...as, headers, ...more }
  return storeReceipt(place.store, await projectOf(place), sent, Buffer.from(body as string), once, storeAndProcess)
}

async function finished(place: Place, stored: StoredReceipt | Processed) {
  if ('completed' in stored) return stored.completed
  return processReceipt(place.store, await projectOf(place), stored, stored.at, (fault) =>
    expect.unreachable(String(fault)),
  )
}

/** The newest rows, with all columns. */
function lastOf({ url }: Place, table: string): Promise<unknown[]> {
  return rowsOf(url, `select * from ${table} order by 1 desc, 2 desc, 3 desc limit 3`)
}
