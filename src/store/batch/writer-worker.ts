import { parentPort, workerData } from 'node:worker_threads'
import { joinPieces } from '../search/fts5-index.ts'
import { openWriting } from '../sqlite/write-connection.ts'
import { createWriter } from '../sqlite/writer.ts'
import { packed } from '../workers/error-transfer.ts'
import { loadNamed } from '../workers/worker.ts'
import type { Many } from './batch-operation.ts'
import { openThreadStore } from './worker-store.ts'
import type { PackedOutcome, Part, WriteJob, WriteReply } from './writer-worker-client.ts'

// The thread that writes what many ask alike, by the same writer as the main one has.
const given = workerData as { file: string; maxPages?: number | undefined }
const database = openWriting(given.file, { ...given, cache: 8_000 }) // its groups are small
const writer = createWriter(database, { group: 64 })
let isTold = false
const store = openThreadStore(database, writer, tell)
const bodies = new Map<number, (item: unknown) => Promise<unknown>>()

reply('ready')
parentPort?.on('message', (job: WriteJob) => {
  if (job === 'close') void end()
  else if ('load' in job) void load(job)
  else if ('join' in job) void join(job)
  else void make(job)
})

async function load({ load, many, project, instead }: Extract<WriteJob, { load: number }>): Promise<void> {
  if (instead !== undefined) bodies.delete(instead)
  try {
    const loaded = await loadNamed<Many<unknown, unknown, unknown>>(many)
    bodies.set(load, (item) => store.make(loaded, project, item))
    reply({ loaded: load })
  } catch (error) {
    reply({ trouble: packed(error) })
  }
}

async function join({ id, join }: Extract<WriteJob, { join: number }>): Promise<void> {
  const outcome = await writer.write((db) => joinPieces(db, join)).then(done, failed)
  reply({ id, outcomes: JSON.stringify([outcome]) })
}

async function make({ id, parts }: Extract<WriteJob, { parts: string }>): Promise<void> {
  store.doubt() // whoever asks may know of a change
  const all = (JSON.parse(parts) as Part[]).flatMap(({ body, items }) => {
    const makeOne = bodies.get(body) as (item: unknown) => Promise<unknown>
    return items.map((item) => makeOne(item).then(done, failed))
  })
  reply({ id, outcomes: JSON.stringify(await Promise.all(all)) })
}

function done(value: unknown): PackedOutcome {
  return { value }
}

function failed(error: unknown): PackedOutcome {
  return { packed: packed(error) }
}

/** The first one: what fails once will often do so again. */
function tell(error: unknown): void {
  if (!isTold) reply({ trouble: packed(error) })
  isTold = true
}

function reply(made: WriteReply): void {
  parentPort?.postMessage(made)
}

async function end(): Promise<void> {
  await writer.close()
  database.close()
  parentPort?.close()
}
