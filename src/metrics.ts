import { createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from './app.ts'
import { type BackupState, healthOf } from './backup/state.ts'
import type { Outcome } from './domain/destination.ts'
import type { NoticeWayName, SendOutcome } from './domain/notice.ts'
import type { ReceiptEnd } from './domain/receipt.ts'

/** What waits; `since` and `now` are in seconds. */
type Waiting = {
  queue: () => number
  receipts: () => Promise<number>
  deliveries: () => Promise<{ length: number; since: number | null }>
  notices: () => Promise<{ length: number; since: number | null }>
  backup: () => Promise<BackupState | undefined>
  now: () => number
}

export type Metrics = ReturnType<typeof createMetrics>

/** The metrics of the process for Prometheus; the event loop's lag is among the defaults. */
export function createMetrics(waiting: Waiting) {
  const registers = [new Registry()]
  collectDefaultMetrics({ register: registers[0] as Registry })
  const labelNames = ['route', 'code'] as const
  const requests = new Counter({ name: 'zayavka_requests_total', help: 'Answers sent', labelNames, registers })
  const seconds = new Histogram({
    name: 'zayavka_request_seconds',
    help: 'From request to answer',
    labelNames,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const groups = new Histogram({
    name: 'zayavka_writer_group_size',
    help: 'New leads, receipts and other changes that were written together',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  new Gauge({
    name: 'zayavka_writer_queue',
    help: 'Transactions that wait for the store',
    registers,
    collect() {
      this.set(waiting.queue())
    },
  })
  const receipts = new Counter({
    name: 'zayavka_receipts_total',
    help: 'What sites sent and how it ended',
    labelNames: ['end'],
    registers,
  })
  gauges(waiting.receipts, {
    zayavka_receipts_waiting: ['What sites sent and nobody has worked yet', (count) => count],
  })
  const attempts = new Counter({
    name: 'zayavka_delivery_attempts_total',
    help: 'Attempts to deliver an event, and how they ended',
    labelNames: ['outcome'],
    registers,
  })
  gauges(waiting.deliveries, {
    zayavka_deliveries_waiting: ['Deliveries that wait for an attempt', ({ length }) => length],
    zayavka_delivery_oldest_seconds: ['For how long the oldest delivery has been waiting', ({ since }) => ageOf(since)],
  })

  const messages = new Counter({
    name: 'zayavka_notice_attempts_total',
    help: 'Attempts to tell somebody something, by which way and how they ended',
    labelNames: ['way', 'outcome'],
    registers,
  })
  gauges(waiting.notices, {
    zayavka_notices_waiting: ['Notices that wait to be sent', ({ length }) => length],
    zayavka_notice_oldest_seconds: [
      'For how long the oldest notice has been waiting; those that wait for the morning count too',
      ({ since }) => ageOf(since),
    ],
  })
  gauges(waiting.backup, {
    zayavka_backup_age_seconds: [
      'For how long there has been no newer backup; none where none are scheduled, or none was made yet',
      (state) => (state?.made_at == null ? undefined : ageOf(state.made_at)),
    ],
    zayavka_backup_trouble: [
      '1 when the last backup failed, the next is late or a test found one broken, else 0; none where none are scheduled',
      (state) => state && (['new', 'well'].includes(healthOf(state, waiting.now())) ? 0 : 1),
    ],
  })

  return {
    answered({ route, status, milliseconds, receipt }: Answered): void {
      const labels = { route, code: String(status) }
      requests.inc(labels)
      seconds.observe(labels, milliseconds / 1000)
      if (receipt) ended(receipt)
    },
    ended,
    attempted: (outcome: Outcome) => attempts.inc({ outcome }),
    notified: (way: NoticeWayName, outcome: SendOutcome) => messages.inc({ way, outcome }),
    group: (size: number) => groups.observe(size),
    text: () => (registers[0] as Registry).metrics(),
  }

  function ended(end: ReceiptEnd | null): void {
    if (end !== null) receipts.inc({ end })
  }

  function ageOf(since: number | null): number {
    return since === null ? 0 : waiting.now() - since
  }

  /** Gauges that share one query, run once per scrape. They have no value while it fails, as when the database is away. */
  function gauges<T>(
    ask: () => Promise<T>,
    each: Record<string, [help: string, read: (answer: T) => number | undefined]>,
  ): void {
    let asking: Promise<{ answer: T } | undefined> | undefined
    const asked = async () => ({ answer: await ask() })
    const askOnce = () =>
      (asking ??= Promise.race([asked(), setTimeout(timeout, undefined, { ref: false })])
        .catch(() => undefined)
        .finally(() => {
          asking = undefined
        }))
    for (const [name, [help, read]] of Object.entries(each))
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          const given = await askOnce()
          const value = given && read(given.answer)
          if (value === undefined) this.remove()
          else this.set(value)
        },
      })
  }
}

/** How long (ms) a scrape waits for the store. Prometheus waits longer for a scrape. */
const timeout = 3_000

/** Serves the metrics at `/metrics` on a separate port. Returns a function that stops it. */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<() => void> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    metrics.text().then(
      (text) => response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').end(text),
      () => response.writeHead(503).end(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return () => void server.close().closeAllConnections()
}
