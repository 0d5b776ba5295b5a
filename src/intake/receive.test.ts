import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { start } from '../../test/desk.ts'
import { until } from '../../test/until.ts'
import { createProject, findProject } from '../actions/projects.ts'
import { keepReceipt } from '../actions/receipts.ts'
import type { Ending } from '../actions/settle.ts'
import type { Project } from '../domain/project.ts'
import { Lost } from '../store/lost.ts'
import type { Many } from '../store/many.ts'
import { openStore, type Store } from '../store/open.ts'
import { keepReceiving } from './receive.ts'
import { workReceipt } from './work.ts'

/** A body that says what it is given, and takes the thread with it once the file `now` is there. It is loaded after the one that ends receipts. */
const endsWhenTold = `
import { existsSync } from 'node:fs'
import '${pathToFileURL(resolve('dist/actions/settle.js'))}'
export const endThread = {
  make: async (_tx, _project, words) => {
    while (words.includes('end') && !existsSync(new URL('now', import.meta.url)));
    return words.includes('end') ? process.exit() : words
  },
}`

const database = sqlite()
const troubles: string[] = []
const faults: unknown[] = []
let store: Store
let project: Project
let folder: string
let endThread: Many<string, string>

beforeAll(async () => {
  const onTrouble = ({ message }: Error) => void troubles.push(message)
  store = await openStore(await database.fresh(), { now: start, serve: true, onTrouble })
  const settings = { id: 1, name: 'One', timeZone: 'UTC', country: 'RU', currency: 'RUB' }
  await createProject(store, settings, start)
  project = (await store.known.project((await findProject(store, 1)).id)) as Project
  folder = await mkdtemp(join(tmpdir(), 'zayavka-thread-'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'ending.js'), endsWhenTold)
  endThread = { module: relative(resolve('dist'), join(folder, 'ending')), name: 'endThread', make: notHere }
})

afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

test('receipts whose end went down with the writing thread are ended by who looks for what waits', async () => {
  await workReceipt(store, project, await keep('Anna'), start, hearFault)
  await until(
    () => store.together(endThread, project, 'go on').catch(() => undefined),
    'the thread to have loaded both',
  )

  const kept = await Promise.all(Array.from({ length: 40 }, (_, index) => keep(`Boris ${index}`)))
  const ended = store.together(endThread, project, 'end').catch((error) => error)
  const working = kept.map((receipt) => workReceipt(store, project, receipt, start, hearFault))
  const worked = Promise.allSettled(working)
  await until(() => store.waiting() === 41, 'all to be handed to the writer')
  await writeFile(join(folder, 'now'), '')

  expect(await ended).toBeInstanceOf(Lost)
  const lost = (await worked).flatMap((each, index) => (each.status === 'rejected' ? [{ ...each, index }] : []))
  expect(lost.map(({ index }) => index)).toEqual(Array.from({ length: 31 }, (_, index) => index)) // its group has 32
  expect(lost.every(({ reason }) => reason instanceof Lost)).toBe(true)
  expect(troubles).toEqual(['The writing thread ended'])
  expect(await store.receipts.countWaiting()).toBe(31)

  const heard: Ending[] = []
  const stop = new AbortController()
  const hears = { onWorked: (ending: Ending) => void heard.push(ending), onFailure: hearFault }
  const receiving = keepReceiving(store, () => start, stop.signal, hears)
  await until(async () => (await store.receipts.countWaiting()) === 0, 'what waits to be worked')
  stop.abort()
  await receiving
  expect(heard.map(({ id, end }) => [id, end])).toEqual(kept.slice(0, 31).map(({ id }) => [id, 'lead']))
  const leads = await Promise.all(kept.map(async ({ id }) => (await store.receipts.find(project.id, id))?.lead))
  expect(faults).toEqual([])
  expect(leads.sort(byNumber)).toEqual(kept.map((_, index) => index + 2))
})

function keep(name: string) {
  const as = { at: start, way: 'proxy', key: null, form: null, mapping: null, method: 'POST', query: '' } as const
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = Buffer.from(`name=${name}&phone=89991234567`)
  return keepReceipt(store, project, { ...as, headers, address: '192.0.2.1' }, body)
}

function notHere(): Promise<never> {
  return Promise.reject(new Error('It was made here'))
}

function hearFault(error: unknown): void {
  faults.push(error)
}

function byNumber(one: unknown, other: unknown): number {
  return Number(one) - Number(other)
}
