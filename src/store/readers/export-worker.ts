import { open } from 'node:fs/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Lead } from '../../domain/lead.ts'
import { seenFields } from '../../domain/mask.ts'
import { queryOfAll } from '../leads/export-query.ts'
import { toLead } from '../leads/row.ts'
import { statuses } from '../nouns/statuses.ts'
import { loadNamed } from '../workers/worker.ts'
import type { ExportJob, ExportMaker, FromThread } from './exports.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'

// The thread of one export: it reads the leads of one moment, writes them as the door says and answers the bytes.
const port = parentPort as MessagePort
const job = workerData as ExportJob
const encoder = new TextEncoder()

/** Bytes of a message, at least, but for the last one. */
const enough = 2 ** 16

const { send, flush } = sender()
write()
  .then(() => post({ end: true }))
  .catch(({ message, code }) => post({ error: { message, ...(code !== undefined && { code }) } }))
  .finally(() => port.close())

async function write(): Promise<void> {
  const { writer, viewer, options } = job
  const make = await loadNamed<ExportMaker>(writer)
  const snapshot = await openSnapshot(job.url)
  const known = await statuses(snapshot.db, snapshot.dialect).of(viewer.project.id)
  const contents = { project: viewer.project, statuses: known, leads: leadsIn(snapshot) }
  for await (const part of make(contents, options)) await send(typeof part === 'string' ? encoder.encode(part) : part)
  await flush()
}

/** The moment is given back as soon as the last lead is read, whoever still waits for bytes. */
async function* leadsIn(snapshot: Snapshot): AsyncGenerator<Lead[]> {
  const { viewer, asked } = job
  const query = await queryOfAll(snapshot, viewer, asked)
  for await (const rows of snapshot.pieces(query)) yield rows.map((row) => seenFields(viewer, toLead(row)))
  await snapshot.close()
}

/**
 * Sends as much as is asked for. When nobody asks for long, the rest goes to a file at full speed: a slow client would have the
 * database keep the moment for it, and all that others change meanwhile.
 */
function sender() {
  const started = performance.now()
  let asked = 0
  let heard = () => {}
  let parts: Uint8Array[] = []
  let size = 0
  let file: Awaited<ReturnType<typeof open>> | undefined
  port.on('message', () => {
    asked++
    heard()
  })

  return { send, flush }

  async function send(part: Uint8Array): Promise<void> {
    parts.push(part)
    size += part.length
    if (size >= enough) await flush()
  }

  async function flush(): Promise<void> {
    if (size === 0) return
    const bytes = Buffer.concat(parts)
    parts = []
    size = 0
    if (asked === 0 && !file) await askedAgain()
    if (asked === 0 && !file) file = await openFile()
    if (file) await file.write(bytes)
    else post({ bytes: new Uint8Array(bytes) })
    asked--
  }

  async function askedAgain(): Promise<void> {
    const left = Math.max(0, job.patience - (performance.now() - started))
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, left)
      heard = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }

  async function openFile() {
    const opened = await open(job.spool, 'wx', 0o600)
    post({ spooling: true })
    return opened
  }
}

function post(message: FromThread): void {
  port.postMessage(message, 'bytes' in message ? [message.bytes.buffer as ArrayBuffer] : [])
}
