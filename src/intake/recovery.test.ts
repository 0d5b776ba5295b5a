import { rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { cli, start } from '../../test/desk.ts'
import { useEndingWorker } from '../../test/ending-worker.ts'
import { rowsOf } from '../../test/rows.ts'
import { plainSent } from '../../test/sent.ts'
import { until } from '../../test/until.ts'
import { changeCapture } from '../actions/capture.ts'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { createProject, findProject } from '../actions/projects.ts'
import { storeReceipt } from '../actions/receipts.ts'
import type { Project } from '../domain/project.ts'
import type { Receipt } from '../domain/receipt.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { processReceipt } from './process.ts'
import { runRecovery } from './recovery.ts'

const database = sqlite()
const ending = useEndingWorker()
const troubles: string[] = []
const faults: unknown[] = []
let store: Store
let project: Project

beforeAll(async () => {
  const onBackgroundError = ({ message }: Error) => void troubles.push(message)
  const options = { now: start, serve: true, onBackgroundError, workerExports: ending.table() }
  store = await openStore(await database.fresh(), options)
  const settings = { id: 1, name: 'One', timeZone: 'UTC', country: 'RU', currency: 'RUB' }
  await createProject(store, settings, start)
  project = (await store.cache.project((await findProject(store, 1)).id)) as Project
})

afterAll(() => store.close())

test('the recovery completes receipts whose completion was lost with the writer thread', async () => {
  await processReceipt(store, project, await keep('Anna'), start, hearFault)
  await until(
    () => store.batch(ending.endWorker(), project, 'go on').catch(() => undefined),
    'the thread to have loaded both',
  )

  const stored = await Promise.all(Array.from({ length: 40 }, (_, index) => keep(`Boris ${index}`)))
  const ended = store.batch(ending.endWorker(), project, 'end').catch((error) => error)
  const working = stored.map((receipt) => processReceipt(store, project, receipt, start, hearFault))
  const worked = Promise.allSettled(working)
  await until(() => store.queued() === 41, 'all to be handed to the writer')
  await ending.tell()

  expect(await ended).toBeInstanceOf(CommitOutcomeUnknown)
  const lost = (await worked).flatMap((each, index) => (each.status === 'rejected' ? [{ ...each, index }] : []))
  expect(lost.map(({ index }) => index)).toEqual(Array.from({ length: 31 }, (_, index) => index)) // a group has 32 bodies
  expect(lost.every(({ reason }) => reason instanceof CommitOutcomeUnknown)).toBe(true)
  expect(troubles).toEqual(['The writer thread ended'])
  expect(await store.receipts.countPending()).toBe(31)

  const heard: CompletedReceipt[] = []
  const stop = new AbortController()
  const hears = { onCompleted: (ending: CompletedReceipt) => void heard.push(ending), onFailure: hearFault }
  const receiving = runRecovery(store, () => start, stop.signal, hears)
  await until(async () => (await store.receipts.countPending()) === 0, 'what waits to be worked')
  stop.abort()
  await receiving
  expect(heard.map(({ id, end }) => [id, end])).toEqual(stored.slice(0, 31).map(({ id }) => [id, 'lead']))
  const leads = await Promise.all(stored.map(async ({ id }) => (await store.receipts.find(project.id, id))?.lead))
  expect(faults).toEqual([])
  expect(leads.sort(byNumber)).toEqual(stored.map((_, index) => index + 2))
})

test('a receipt with a file is completed without a copy in the spool, and does not block later ones', async () => {
  const [first] = await Promise.all([keepMultipart(), keep('Vera'), keep('Galina')])
  await rm(store.spool.folder, { recursive: true, force: true })
  await writeFile(store.spool.folder, 'no folder')
  const stop = new AbortController()
  const heard: number[] = []
  const hears = { onCompleted: ({ id }: CompletedReceipt) => void heard.push(id), onFailure: hearFault }
  const receiving = runRecovery(store, () => start, stop.signal, hears)
  await until(() => heard.length === 3, 'all to be worked')
  stop.abort()
  await receiving
  await rm(store.spool.folder)
  expect(await store.files.of(project.id, first.id)).toMatchObject([{ number: 1, spool: null }])
})

test('a backlog is processed with the current settings', async () => {
  const all = await Promise.all(Array.from({ length: 60 }, (_, index) => keep(`Zoya ${index}`)))
  const stop = new AbortController()
  let changed: Promise<unknown> | undefined
  const heard: CompletedReceipt[] = []
  const onCompleted = (ending: CompletedReceipt) => {
    heard.push(ending)
    const change = { blockedAddresses: ['192.0.2.1'], threshold: 1, version: undefined }
    changed ??= changeCapture(store, cli, project, change, start)
  }
  const receiving = runRecovery(store, () => start, stop.signal, { onCompleted: onCompleted, onFailure: hearFault })
  await until(() => heard.length === all.length, 'all to be worked')
  stop.abort()
  await Promise.all([receiving, changed])
  expect([heard[0]?.end, heard.at(-1)?.end]).toEqual(['lead', 'spam'])
})

test('processing a receipt while the database is full leaves no copies of its files', async () => {
  const url = await database.fresh()
  const before = await openStore(url, { now: start })
  await createProject(before, { id: 1, name: 'One', timeZone: 'UTC', country: 'RU', currency: 'RUB' }, start)
  const { id } = await keepMultipart(before)
  await before.close()
  const [{ pages } = { pages: 0 }] = await rowsOf<{ pages: number }>(
    url,
    'select page_count as pages from pragma_page_count',
  )
  const full = await openStore(url, { now: start, maxPages: pages })
  const receipt = (await full.receipts.find(1, id)) as Receipt
  const working = processReceipt(full, project, receipt, start, hearFault)
  await expect(working).rejects.toSatisfy((error) => full.isUnavailable(error))
  expect(await full.spool.names()).toEqual([])
  await full.close()
})

async function keepMultipart(to = store) {
  const part = (name: string, more: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`
  const file = part('file', '; filename="a.txt"\r\nContent-Type: text/plain', 'plan of the house')
  const body = `${part('name', '', 'Denis')}${part('text', '', 'long '.repeat(9_000))}${file}--b--\r\n`
  return keep('', to, { 'content-type': 'multipart/form-data; boundary=b' }, body)
}

function keep(
  name: string,
  to = store,
  headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' },
  body = `name=${name}&phone=89991234567`,
) {
  return storeReceipt(to, project, { ...plainSent, headers, address: '192.0.2.1' }, Buffer.from(body))
}

function hearFault(error: unknown): void {
  faults.push(error)
}

function byNumber(one: unknown, other: unknown): number {
  return Number(one) - Number(other)
}
