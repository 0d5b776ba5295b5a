import { createServer } from 'node:http'
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
  new Gauge({
    name: 'zayavka_receipts_waiting',
    help: 'What sites sent and nobody has worked yet',
    registers,
    async collect() {
      this.set(await waiting.receipts())
    },
  })
  const attempts = new Counter({
    name: 'zayavka_delivery_attempts_total',
    help: 'Attempts to deliver an event, and how they ended',
    labelNames: ['outcome'],
    registers,
  })
  const oldest = new Gauge({
    name: 'zayavka_delivery_oldest_seconds',
    help: 'For how long the oldest delivery has been waiting',
    registers,
  })
  new Gauge({
    name: 'zayavka_deliveries_waiting',
    help: 'Deliveries that wait for an attempt',
    registers,
    async collect() {
      const { length, since } = await waiting.deliveries()
      this.set(length)
      oldest.set(since === null ? 0 : waiting.now() - since)
    },
  })

  const messages = new Counter({
    name: 'zayavka_notice_attempts_total',
    help: 'Attempts to tell somebody something, by which way and how they ended',
    labelNames: ['way', 'outcome'],
    registers,
  })
  const longest = new Gauge({
    name: 'zayavka_notice_oldest_seconds',
    help: 'For how long the oldest notice has been waiting; those that wait for the morning count too',
    registers,
  })
  new Gauge({
    name: 'zayavka_notices_waiting',
    help: 'Notices that wait to be sent',
    registers,
    async collect() {
      const { length, since } = await waiting.notices()
      this.set(length)
      longest.set(since === null ? 0 : waiting.now() - since)
    },
  })

  const age = new Gauge({
    name: 'zayavka_backup_age_seconds',
    help: 'For how long there has been no newer backup; none where none are scheduled, or none was made yet',
    registers,
  })
  new Gauge({
    name: 'zayavka_backup_trouble',
    help: '1 when the last backup failed, the next is late or a test found one broken, else 0',
    registers,
    async collect() {
      const state = await waiting.backup()
      if (state) this.set(['new', 'well'].includes(healthOf(state, waiting.now())) ? 0 : 1)
      else this.reset()
      if (state?.made_at == null) age.reset()
      else age.set(waiting.now() - state.made_at)
    },
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
    told: (way: NoticeWayName, outcome: SendOutcome) => messages.inc({ way, outcome }),
    group: (size: number) => groups.observe(size),
    text: () => (registers[0] as Registry).metrics(),
  }

  function ended(end: ReceiptEnd | null): void {
    if (end !== null) receipts.inc({ end })
  }
}

/** Serves the metrics at `/metrics` on a separate port; returns how to stop. */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<() => void> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
    response.end(await metrics.text())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return () => void server.close().closeAllConnections()
}
