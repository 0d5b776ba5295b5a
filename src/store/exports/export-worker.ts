import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Lead } from '../../domain/lead.ts'
import { exportQuery } from '../leads/export-query.ts'
import { toLead } from '../leads/row.ts'
import { maskLead, unmaskedRows, withoutMask } from '../leads/viewer.ts'
import { lostReasons } from '../nouns/lost-reasons.ts'
import { memberships } from '../nouns/memberships.ts'
import { statuses } from '../nouns/statuses.ts'
import { writeAll } from '../receipts/spool-files.ts'
import { loadExport } from '../workers/worker.ts'
import type { ExportJob, ExportMaker, ExportRequest, WorkerMessage } from './exports.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'

// The thread of one export: it reads leads from a snapshot, formats them and sends the bytes.
const port = parentPort as MessagePort
const job = workerData as ExportJob
const encoder = new TextEncoder()

/** The minimum size of a message in bytes, except the last one. */
const minChunk = 2 ** 16

const { send, flush } = sender()
write()
  .then(() => post({ end: true }))
  .catch(({ message, code }) => post({ error: { message, ...(code !== undefined && { code }) } }))
  .finally(() => port.close())

async function write(): Promise<void> {
  const { writer, scoped, options } = job
  const { viewer } = scoped
  const make = await loadExport<ExportMaker>(writer.name)
  const snapshot = await openSnapshot(job.url)
  if (job.isReplica) post({ place: await (await import('../postgres/replica.ts')).placeOf(snapshot.db) })
  const { project } = viewer
  const contents = {
    project,
    statuses: await statuses(snapshot.db, snapshot.dialect).of(project.id),
    members: await memberships(snapshot.db).of(project.id),
    lostReasons: await lostReasons(snapshot.db).of(project.id),
    leads: exportedLeads(snapshot),
  }
  for await (const part of make(contents, options)) await send(typeof part === 'string' ? encoder.encode(part) : part)
  await flush()
}

/** Releases the snapshot after the last lead is read, while bytes may still be pending. */
async function* exportedLeads(snapshot: Snapshot): AsyncGenerator<Lead[]> {
  const { scoped } = job
  const query = await exportQuery(snapshot, scoped)
  for await (const rows of snapshot.chunks(query)) {
    const leads = unmaskedRows(rows.map((row) => toLead(withoutMask(row))))
    yield leads.map((lead) => maskLead(scoped.viewer, lead))
  }
  await snapshot.close()
}

/**
 * Sends on demand. If the client is too slow, or others wait for their turn, the rest goes to a file at full speed: otherwise the database would
 * hold the snapshot, and every row version since, for it.
 */
function sender() {
  let deadline = performance.now() + job.timeout
  let requested = 0
  let wake = () => {}
  let parts: Uint8Array[] = []
  let size = 0
  let file: Awaited<ReturnType<typeof open>> | undefined
  port.on('message', (message: ExportRequest) => {
    if (message === 'hurry') deadline = 0
    else requested++
    wake()
  })

  return { send, flush }

  async function send(part: Uint8Array): Promise<void> {
    parts.push(part)
    size += part.length
    if (size >= minChunk) await flush()
  }

  async function flush(): Promise<void> {
    if (size === 0) return
    const bytes = Buffer.concat(parts)
    parts = []
    size = 0
    if (requested === 0 && !file) await nextRequest()
    if (requested === 0 && !file) file = await openFile()
    if (file) {
      await writeAll(file, bytes)
      post({ spooled: bytes.length })
    } else post({ bytes: new Uint8Array(bytes) })
    requested--
  }

  async function nextRequest(): Promise<void> {
    const left = Math.max(0, deadline - performance.now())
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, left)
      wake = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }

  async function openFile() {
    await mkdir(dirname(job.spool), { recursive: true, mode: 0o700 })
    const opened = await open(job.spool, 'wx', 0o600)
    post({ spooling: true })
    return opened
  }
}

function post(message: WorkerMessage): void {
  port.postMessage(message, 'bytes' in message ? [message.bytes.buffer as ArrayBuffer] : [])
}
