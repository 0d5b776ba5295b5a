import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqlite as sqliteFile } from '../../../test/databases.ts'
import { cli, start } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { changeMany } from '../../actions/change-many.ts'
import { completeMany } from '../../actions/complete-receipt.ts'
import { importMany } from '../../actions/import-rows.ts'
import { undoImportMany } from '../../actions/import-undo.ts'
import { workSlices } from '../../actions/job-slices.ts'
import { createIdempotently, createMany, editMany } from '../../actions/leads.ts'
import { createProject, findProject } from '../../actions/projects.ts'
import { storeMany } from '../../actions/receipts.ts'
import type { Project } from '../../domain/project.ts'
import { storeAndProcess } from '../../intake/store-and-process.ts'
import { openStore, type Store } from '../open.ts'
import { sqlite } from '../sqlite/dialect.ts'
import { openWriting } from '../sqlite/write-connection.ts'
import { createWriter } from '../sqlite/writer.ts'
import { batchBody } from '../threads/batch-operation.ts'
import type { WorkerExportName } from '../workers/worker.ts'
import { type BatchBody, batched } from './batch-queue.ts'
import { CommitOutcomeUnknown } from './commit-outcome-unknown.ts'
import { createWriterWorkerClient } from './writer-worker-client.ts'

const database = sqliteFile()
const closing: (() => Promise<unknown>)[] = []
let url: string
let store: Store
let project: Project

beforeEach(async () => {
  url = await database.fresh()
  store = await openStore(url, { now: start })
  closing.push(store.close)
  const settings = { id: 1, name: 'One', timeZone: 'UTC', country: 'RU', currency: 'RUB' }
  await createProject(store, settings, start)
  project = await findProject(store, 1)
})

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

test('items of one operation are written by the thread in groups, and answered once they are stored', async () => {
  const { writer, body, groups } = await opened()
  const ids = await Promise.all(drafts(100).map((item) => writer.batch(body, item)))
  expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  expect(groups).toEqual([32, 32, 32, 4])
  expect(await titles()).toEqual(drafts(100).map(({ draft }) => draft.title))
  expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
  expect(await store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
})

test.each(
  Object.entries({
    ...{ createMany, createIdempotently, changeMany, editMany, workSlices },
    ...{ storeMany, completeMany, storeAndProcess, importMany, undoImportMany },
  }),
)('the thread can load %s by its name', async (_, many) => {
  const { thread, troubles } = await opened()
  const body = batchBody<never, unknown>(many, project, sqlite)
  await thread.ready(body)
  expect(troubles).toEqual([])
  expect(thread.canRun(body)).toBe(true)
})

test('a refusal of the thread keeps its code, and the other items are stored', async () => {
  const { writer, body } = await opened()
  const items = drafts(3)
  ;(items[1] as Item).draft.status = 77
  const outcomes = await Promise.allSettled(items.map((item) => writer.batch(body, item)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(outcomes[1]).toMatchObject({
    reason: { name: 'Refusal', code: 'unknown-status', params: { given: '77' }, argument: 'status' },
  })
  expect(await titles()).toEqual(['Lead 0', 'Lead 2'])
})

test('the thread and the main one never write at the same time', async () => {
  const { writer, body } = await opened()
  const here: Promise<unknown>[] = []
  const aside: Promise<number>[] = []
  for (let turn = 0; turn < 60; turn++) {
    aside.push(...drafts(5).map((item) => writer.batch(body, item)))
    here.push(
      writer.write((db) =>
        db
          .updateTable('projects')
          .set({ name: `Turn ${turn}` })
          .execute(),
      ),
    )
    await new Promise(setImmediate)
  }
  await Promise.all(here)
  expect(new Set(await Promise.all(aside)).size).toBe(300)
  expect((await store.projects.find(1))?.name).toBe('Turn 59')
  expect(await titles()).toHaveLength(300)
})

test('a full disk rolls back the whole group of the thread, and the error keeps the code of SQLite', async () => {
  const [{ pages } = { pages: 0 }] = await rowsOf<{ pages: number }>(
    url,
    'select page_count as pages from pragma_page_count',
  )
  const { writer, body } = await opened({ maxPages: pages + 2 })
  const long = drafts(32).map((item) => ({ ...item, draft: { ...item.draft, text: 'long '.repeat(2_000) } }))
  const outcomes = await Promise.allSettled(long.map((item) => writer.batch(body, item)))
  expect(outcomes.every((each) => each.status === 'rejected' && sqlite.isUnavailable(each.reason))).toBe(true)
  expect(await titles()).toEqual([])
})

test('the thread writes for a changed project with its current settings', async () => {
  const { writer, thread, body } = await opened()
  await writer.batch(body, drafts(1)[0] as Item)
  const german = batchBody(createMany, { ...project, country: 'DE' }, sqlite)
  thread.prepare(german)
  expect(thread.canRun(german)).toBe(false)
  await until(() => thread.canRun(german), 'the thread to have loaded the changed project')
  const [item] = drafts(1) as [Item]
  await writer.batch(nowhere(german), { ...item, draft: { ...item.draft, phone: '030 901820' } })
  expect(await rowsOf(url, 'select phone_key from leads order by id')).toEqual([
    { phone_key: null },
    { phone_key: '+4930901820' },
  ])
})

test('the main thread runs what the thread cannot load, and the thread continues with the rest', async () => {
  const { writer, thread, body, troubles } = await opened()
  const broken = {
    ...batchBody(createMany, project, sqlite),
    inWorker: { operation: 'none' as WorkerExportName, project },
  }
  expect(await writer.batch(broken, drafts(1)[0] as Item)).toBe(1)
  expect(await writer.batch(body, drafts(1)[0] as Item)).toBe(2)
  await until(() => troubles.length > 0, 'the trouble to be told')
  expect(thread.canRun(broken)).toBe(false)
  expect(await writer.batch(broken, drafts(1)[0] as Item)).toBe(3)
})

test('when the thread ends, the outcome of its work is unknown', async () => {
  const troubles: Error[] = []
  const file = `${url.slice('sqlite:'.length)}-none/none.db`
  const thread = createWriterWorkerClient({ file, onBackgroundError: (error) => void troubles.push(error) })
  const body = batchBody(createMany, project, sqlite)
  thread.prepare(body)
  const waiting = { ...batched(body, drafts(1)[0] as Item), resolve: () => {}, reject: () => {} }
  await expect(thread.write([waiting])).rejects.toBeInstanceOf(CommitOutcomeUnknown)
  expect(troubles).toMatchObject([
    { message: 'The writer thread ended', cause: { message: expect.stringContaining('directory does not exist') } },
  ])
  await thread.ready(body)
  expect(thread.canRun(body)).toBe(false)
  await thread.close()
})

test('a thread that is closed is not started again', async () => {
  const { thread, body } = await opened()
  await thread.close()
  await thread.ready(body)
  expect(thread.canRun(body)).toBe(false)
})

type Item = ReturnType<typeof drafts>[number]

/** A writer whose thread has loaded the body that creates leads. In the main thread that body fails. */
async function opened(options: { maxPages?: number } = {}) {
  const file = url.slice('sqlite:'.length)
  const connection = openWriting(file, options)
  const troubles: Error[] = []
  const thread = createWriterWorkerClient({ file, ...options, onBackgroundError: (error) => void troubles.push(error) })
  const groups: number[] = []
  const writer = createWriter(connection, { worker: thread, onCommit: (size) => void groups.push(size) })
  closing.push(async () => connection.close(), thread.close, writer.close)
  const body = nowhere(batchBody(createMany, project, sqlite))
  thread.prepare(body)
  await until(() => thread.canRun(body), 'the thread to have loaded its work')
  return { writer, thread, body, groups, troubles }
}

/** The same body, which only the thread can run. */
function nowhere<I, A>(body: BatchBody<I, A>): BatchBody<I, A> {
  return Object.assign(body, { run: nobody })
}

function nobody(): Promise<never> {
  return Promise.reject(new Error('It was run here'))
}

function drafts(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    by: cli,
    now: start,
    draft: {
      ...{
        name: null,
        phone: null as string | null,
        email: null,
        source: null,
        text: null,
        price: null,
        paidDate: null,
      },
      title: `Lead ${index}`,
      status: 0,
      creationDate: start,
    },
  }))
}

async function titles(): Promise<string[]> {
  return (await rowsOf<{ title: string }>(url, 'select title from leads order by id')).map(({ title }) => title)
}
