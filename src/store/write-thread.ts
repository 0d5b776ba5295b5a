import { parentPort, workerData } from 'node:worker_threads'
import { packed } from './crossing.ts'
import { sqlite } from './dialect.ts'
import { bodyOf, type Many } from './many.ts'
import { openWriting } from './sqlite-writing.ts'
import { loadNamed } from './thread.ts'
import type { SharedBody } from './waiting.ts'
import type { PackedOutcome, Part, WriteJob, WriteReply } from './write-aside.ts'
import { createWriter } from './writer.ts'

// The thread that writes what many ask alike, by the same writer as the main one has.
const given = workerData as { file: string; maxPages?: number | undefined }
const database = openWriting(given.file, { ...given, cache: 8_000 }) // its groups are small
const writer = createWriter(database, { group: 64 })
const bodies = new Map<number, SharedBody<unknown, unknown>>()

parentPort?.on('message', (job: WriteJob) => {
  if (job === 'close') void end()
  else if ('load' in job) void load(job)
  else void make(job)
})

async function load({ load, many, project, instead }: Extract<WriteJob, { load: number }>): Promise<void> {
  if (instead !== undefined) bodies.delete(instead)
  try {
    bodies.set(load, bodyOf(await loadNamed<Many<unknown, unknown>>(many), project, sqlite))
    reply({ loaded: load })
  } catch (error) {
    reply({ notLoaded: packed(error) })
  }
}

async function make({ id, parts }: Extract<WriteJob, { id: number }>): Promise<void> {
  const all = (JSON.parse(parts) as Part[]).flatMap(({ body, items }) => {
    const shared = bodies.get(body) as SharedBody<unknown, unknown>
    return items.map((item) => writer.share(shared, item).then(done, failed))
  })
  reply({ id, outcomes: JSON.stringify(await Promise.all(all)) })
}

function done(value: unknown): PackedOutcome {
  return { value }
}

function failed(error: unknown): PackedOutcome {
  return { packed: packed(error) }
}

function reply(made: WriteReply): void {
  parentPort?.postMessage(made)
}

async function end(): Promise<void> {
  await writer.close()
  database.close()
  parentPort?.close()
}
