import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Worker } from 'node:worker_threads'
import type { Viewer } from '../../domain/access.ts'
import type { Lead } from '../../domain/lead.ts'
import type { LostReason } from '../../domain/lost-reason.ts'
import { checkSort } from '../../domain/mask-filter.ts'
import type { ProjectMember } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Selection } from '../../domain/selection.ts'
import type { Status } from '../../domain/status.ts'
import type { Replica, ReplicaPlace } from '../backend.ts'
import { semaphore } from '../batch/semaphore.ts'
import type { ScopedQuery } from '../leads/rows.ts'
import { applyViewer } from '../leads/viewer.ts'
import { startWorker, type WorkerExport } from '../workers/worker.ts'
import { limitFiles } from './export-files.ts'
import type { CountExport } from './open-exports.ts'
import { createPace, maxStall } from './paced-file.ts'

/** The input of an export: all matching leads in order, in chunks, and the statuses, members and lost reasons of the project. */
export type ExportContents = {
  project: Project
  statuses: Status[]
  members: Pick<ProjectMember, 'id' | 'name'>[]
  lostReasons: Pick<LostReason, 'id' | 'name'>[]
  leads: AsyncIterable<Lead[]>
}

/** Writes the file; exported by a module, so that a thread can load it. Its options are cloned into the thread. */
export type ExportMaker<O = never> = (contents: ExportContents, options: O) => AsyncIterable<string | Uint8Array>
export type ExportWriter<O> = WorkerExport & { write: ExportMaker<O> }

export type ExportJob = {
  url: string
  /** The thread then reports the position of the replica. */
  isReplica?: true
  scoped: ScopedQuery
  writer: WorkerExport
  options: never
  /** How long (ms) a slow client may hold the snapshot. */
  timeout: number
  /** The folder where the thread buffers the rest for a slower client. */
  spool: string
}
/** A message to the thread: the client takes more, or other exports wait for their turn. */
export type ExportRequest = 'more' | 'hurry'
export type WorkerMessage =
  | { bytes: Uint8Array }
  | { place: ReplicaPlace }
  | { spooling: true }
  | { spooled: number }
  | { end: true }
  | { error: { message: string; code?: string } }

/**
 * `folder` has the files that wait for slow clients, of at most `space` bytes together. `counted` counts the open exports. A slow client may hold
 * the snapshot for `timeout` (ms), and take nothing for `stall` (ms).
 */
export type ExportLimits = { folder: string; space: number; counted: CountExport } & Partial<
  Record<'timeout' | 'stall', number | undefined>
>

/** The file that the thread of an export may write to. */
type Source = {
  spool: string
  stall: number
  onPlace?: ((place: ReplicaPlace) => void) | undefined
  onSpooled: (bytes: Readable, length: number) => void
}

/** An export may be read from a replica; `onLag` is called with how many seconds that is behind. */
type ReplicaExport = { replica: Replica; onLag: (seconds: number) => void }

type Job = Omit<ExportJob, 'url' | 'isReplica' | 'spool'>
/** `begun` resolves with the first bytes, `exit` when the thread has read everything. */
type Reading = { bytes: Readable; begun: Promise<void>; exit: Promise<void> }

/** The most exports that read or wait for their turn. */
const most = 8

/** The most exports that read at once, each in a thread, so that a core is left for requests. */
const maxReading = availableParallelism() > 2 ? 2 : 1

/** Memory limits of a thread, so that it collects garbage early. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 }

/**
 * Exports of leads, each in a thread of its own from one snapshot of the store, so that the event loop stays free and memory constant for any
 * number of leads. `timeout` and `stall` are in milliseconds.
 */
export function createExports(url: string, { folder, space, counted, ...limits }: ExportLimits) {
  const { timeout = 30_000, stall = maxStall } = limits
  const inTurn = semaphore(maxReading, most - maxReading)
  const reading = new Set<Worker>()
  const streams = new Set<Readable>()
  const onSpooled = limitFiles(space)
  let waiting = 0
  let isClosed = false

  return { start, close }

  /**
   * Waits for its turn, and returns a stream of the bytes with back-pressure; destroy it when the client disconnects. Rejects with an error before
   * the first byte. Refuses with `unavailable` while too many wait, and with `too-many-open` if the caller has two.
   */
  async function start<O>(
    caller: string,
    viewer: Viewer,
    query: Selection,
    writer: ExportWriter<O>,
    options: O,
    fromReplica?: ReplicaExport,
  ): Promise<Readable> {
    checkSort(viewer, query.sort.field)
    const scoped = applyViewer(viewer, query)
    const { name } = writer
    const job = { scoped, writer: { name }, options: options as never, timeout }
    return counted(caller, () => inOrder(job, fromReplica))
  }

  /** Runs an export in its turn. While others wait, an export for a slow client writes the rest to a file, so that its turn ends. */
  function inOrder(job: Job, fromReplica: ReplicaExport | undefined): Promise<Readable> {
    return new Promise((resolve, reject) => {
      let isWaiting = true
      const stopWaiting = () => {
        if (isWaiting) waiting--
        isWaiting = false
      }
      const turn = inTurn(async () => {
        stopWaiting()
        const { bytes, begun, exit } = (fromReplica && (await readReplica(job, fromReplica))) ?? read({ ...job, url })
        hurry()
        await begun.then(() => resolve(bytes), reject)
        await exit
      })
      void turn.catch(reject).finally(stopWaiting)
      waiting++
      hurry()
    })
  }

  function hurry(): void {
    if (waiting > 0 && reading.size >= maxReading)
      for (const worker of reading) worker.postMessage('hurry' satisfies ExportRequest)
  }

  /**
   * Starts an export from the replica and waits for its first bytes. Returns undefined if the replica is late or away, or fails before; then the
   * primary is read.
   */
  async function readReplica(job: Job, { replica, onLag }: ReplicaExport): Promise<Reading | undefined> {
    if (replica.state().state !== 'used') return
    const away = replica.away()
    let lag: number | undefined
    const reading = read({ ...job, url: replica.url, isReplica: true }, (place) => {
      lag = replica.lagAt(place)
      if (lag === undefined) giveUp()
    })
    const { bytes, begun, exit } = reading
    away.addEventListener('abort', giveUp)
    void exit.then(() => away.removeEventListener('abort', giveUp)) // the rest may be in a file by then
    try {
      await begun
      onLag(lag as number)
      return reading
    } catch {
      await exit
      return
    }

    function giveUp(): void {
      bytes.destroy(new Error('The replica is late or away'))
    }
  }

  /** Starts the thread of an export. */
  function read(asked: Job & Pick<ExportJob, 'url' | 'isReplica'>, onPlace?: (place: ReplicaPlace) => void): Reading {
    if (isClosed) throw refusal('unavailable', { seconds: 5 })
    const job = { ...asked, spool: join(folder, `zayavka-export-${randomUUID()}`) }
    const worker = startWorker('exports/export-worker', { workerData: job, resourceLimits })
    reading.add(worker)
    const exit = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        reading.delete(worker)
        resolve()
      })
    })
    const bytes = bytesFrom(worker, { spool: job.spool, stall, onPlace, onSpooled })
    streams.add(bytes)
    bytes.once('close', () => streams.delete(bytes))
    return { bytes, begun: firstBytes(bytes), exit }
  }

  async function close(): Promise<void> {
    isClosed = true
    for (const each of streams) each.destroy()
    await Promise.all([...reading].map((worker) => worker.terminate()))
  }
}

/** Resolves when the stream is readable or has ended. */
function firstBytes(bytes: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    bytes.once('readable', () => {
      bytes.off('error', reject)
      resolve()
    })
    bytes.once('error', reject)
  })
}

/** A stream of the bytes that the thread sends, then of the rest in its file. */
function bytesFrom(worker: Worker, { spool, stall, onPlace, onSpooled }: Source): Readable {
  let isWanted = false
  let rest: Promise<FileHandle> | undefined
  let isOver = false
  const pace = createPace(stall, () => bytes.destroy(new Error('Nobody takes this export')))

  const bytes = new Readable({
    highWaterMark: 2 ** 18,
    read() {
      isWanted = true
      pace.taken()
      if (isOver) void readRest()
      else worker.postMessage('more' satisfies ExportRequest)
    },
    destroy(error, done) {
      pace.taken()
      worker.terminate().then(() => cleanUp().then(() => done(error), done), done)
    },
  })
  bytes.on('error', () => {}) // the consumer gets the error too, but may not listen yet
  worker.on('message', (message: WorkerMessage) => {
    if ('bytes' in message) push(message.bytes)
    else if ('place' in message) onPlace?.(message.place)
    else if ('spooling' in message) readSpool()
    else if ('spooled' in message) onSpooled(bytes, message.spooled)
    else if ('error' in message) fail(message.error)
    else end()
  })
  worker.once('error', (error) => bytes.destroy(error))
  worker.once('exit', () => {
    if (!isOver) bytes.destroy(new Error('An export thread ended'))
  })
  return bytes

  function push(part: Uint8Array | null): void {
    isWanted = false
    pace.given(part?.length ?? 0)
    bytes.push(part)
  }

  function fail({ message, code }: { message: string; code?: string }): void {
    bytes.destroy(Object.assign(new Error(message), { code }))
  }

  function end(): void {
    isOver = true
    if (!rest) push(null)
    else if (isWanted) void readRest()
  }

  /** Unlinks the file while it is open: the system frees it with its last descriptor. */
  function readSpool(): void {
    rest = open(spool, 'r').then(async (file) => {
      await rm(spool)
      return file
    })
    rest.catch((error) => bytes.destroy(error))
  }

  async function readRest(): Promise<void> {
    try {
      const file = (await rest) as FileHandle
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(2 ** 16))
      push(bytesRead === 0 ? null : buffer.subarray(0, bytesRead))
    } catch (error) {
      bytes.destroy(error as Error)
    }
  }

  async function cleanUp(): Promise<void> {
    await rest?.then((file) => file.close()).catch(() => {})
    await rm(spool, { force: true })
  }
}
