import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Health, watchHealth } from '../health/watch.ts'
import type { Sent } from './bytes.ts'
import { type Answer, openConnection } from './connection.ts'
import type { FuzzDesk } from './desk.ts'
import type { Document } from './document.ts'
import { requestsFor } from './requests.ts'

export type FuzzOptions = { seed: number; from: number; requests: number; clients: number; say: (text: string) => void }
type Fault = { number: number; what: string; file: string; request: string; answer: string; log?: string | undefined }
export type Report = {
  seconds: number
  perSecond: number
  /** The count of each status per door. */
  statuses: Record<string, Record<string, number>>
  faults: Fault[]
  slowest: { milliseconds: number; number: number }
  health: Health
  /** The peak memory of the server, in MB. */
  memory: number
}

/** How long a required answer may take, and how long to wait after a mangled request, in milliseconds. */
const timeout = { plain: 60_000, mangled: 300 }

/**
 * Sends requests that follow from a seed to a server, with `clients` at once. Reports faults, how long the event loop was blocked, and the peak
 * memory.
 */
export async function fuzz(desk: FuzzDesk, { seed, from, requests, clients, say }: FuzzOptions): Promise<Report> {
  const pid = desk.server.process.pid as number
  const [v1, v2] = await Promise.all(
    ['v1', 'v2'].map(async (name) => (await fetch(`${desk.address}/api/${name}/openapi.json`)).json()),
  )
  const make = requestsFor(desk, seed, { v1: v1 as Document, v2: v2 as Document })
  const watch = watchHealth(desk.address, pid)
  const statuses: Report['statuses'] = {}
  const faults: Fault[] = []
  const slowest = { milliseconds: 0, number: 0 }
  const began = performance.now()
  let next = from
  let renewing = Promise.resolve()
  await Promise.all(Array.from({ length: clients }, client))
  await renewing
  const seconds = (performance.now() - began) / 1000
  const perSecond = Math.round(requests / seconds)
  for (const fault of faults) fault.log = logOf(desk.server.output(), fault)
  return { seconds, perSecond, statuses, faults, slowest, health: await watch.end(), memory: memoryOf(pid) }

  async function client(): Promise<void> {
    const connection = openConnection(desk.address)
    while (next < from + requests) {
      const number = next++
      if (number % 2_000 === 0) renewing = renewing.then(desk.renew).catch((error) => say(`No renewal: ${error}`))
      if (number % 50_000 === 0 && number > from) say(`${number} sent, ${memoryOf(pid)} MB`)
      const sent = make(number)
      const answer = await connection.send(sent.parts, sent.isHead, sent.isPlain ? timeout.plain : timeout.mangled)
      if (!sent.isPlain) connection.drop()
      note(number, sent, answer)
      if (desk.server.process.exitCode !== null)
        throw new Error(`The server ended at request ${number}: ${desk.server.output().slice(-2_000)}`)
    }
    connection.drop()
  }

  function note(number: number, sent: Sent, answer: Answer): void {
    const status = typeof answer === 'string' ? answer : String(answer.status)
    const row = statuses[sent.door] ?? {}
    statuses[sent.door] = { ...row, [status]: (row[status] ?? 0) + 1 }
    if (typeof answer !== 'string' && answer.milliseconds > slowest.milliseconds)
      Object.assign(slowest, { milliseconds: Math.round(answer.milliseconds), number })
    const what = faultIn(sent, answer)
    if (what && faults.length < 100)
      faults.push({
        number,
        what,
        ...kept(number, sent),
        answer: typeof answer === 'string' ? answer : answer.text.slice(0, 300),
      })
  }
}

/** A 5xx is a fault, except the 501 and 505 by which Node refuses unknown HTTP. A valid request requires an answer. */
function faultIn({ isPlain }: Sent, answer: Answer): string | undefined {
  if (typeof answer === 'string') return isPlain ? `no answer: ${answer}` : undefined
  if (answer.status >= 500 && ![501, 505].includes(answer.status)) return `status ${answer.status}`
}

/** The server's log entry for a fault. */
function logOf(output: string, { answer }: Fault): string | undefined {
  const [, id] = /"request_id":"([\w-]+)"/.exec(answer) ?? []
  return id && output.split('\n').find((line) => line.includes(id))
}

let folder: string | undefined

/** Stores the bytes of a request, so that `nc HOST PORT < FILE` sends it again. */
function kept(number: number, { parts }: Sent): { file: string; request: string } {
  folder ??= mkdtempSync(join(tmpdir(), 'zayavka-fuzz-'))
  const file = join(folder, `${number}.http`)
  const whole = Buffer.concat(parts)
  writeFileSync(file, whole)
  return { file, request: JSON.stringify(whole.toString('latin1', 0, 600)) }
}

/** The peak resident memory as Linux reports it; 0 elsewhere. */
function memoryOf(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
