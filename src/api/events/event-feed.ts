import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Viewer } from '../../domain/access.ts'
import type { StoredEvent } from '../../domain/event.ts'
import { refusal } from '../../domain/refusal.ts'
import { writeEvent } from '../../json/event.ts'
import type { EventPage, EventSelection, Store } from '../../store/store.ts'
import type { LongLived } from '../door/call.ts'

/** A value that changes without events, such as a count of unread notices. A stream sends it under its name when it changes. */
export type Signal = { name: string; read(): Promise<object> }

type Feed = {
  store: Store
  viewer: Viewer
  selection: EventSelection
  longLived: LongLived
  signals?: readonly Signal[]
}

/** Milliseconds: how long clients wait before they reconnect, and how long an ended stream waits for a client that does not read. */
const retry = 2_000
const grace = 1_000

/** The approximate size (characters) of one write. */
const chunkLength = 16_384

/** Reads a page of events; while there are none, waits up to `timeout` ms. Refuses a number after the last event. */
export async function nextPage({ store, viewer, selection, longLived }: Feed, timeout: number): Promise<EventPage> {
  const deadline = performance.now() + timeout
  for (let { after } = selection; ; ) {
    const page = await store.events.page(viewer, { ...selection, after })
    if (after > page.last) throw refusal('event-ahead', { given: String(after), last: String(page.last) }, 'after')
    const left = deadline - performance.now()
    if (page.events.length > 0 || left <= 0 || longLived.over.aborted) return page
    after = page.next
    await store.events.changed(viewer.project.id, after, left, longLived.over)
  }
}

/**
 * Streams events as server-sent events with back-pressure. Refuses a start after the last event.
 */
export async function streamOf(reply: FastifyReply, feed: Feed): Promise<Readable | string> {
  await nextPage({ ...feed, selection: { ...feed.selection, limit: 1 } }, 0)
  reply.headers({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no', // nginx would buffer events
    Connection: 'close', // the stream ends the connection
  })
  if (reply.request.method === 'HEAD') return ''
  const stream = Readable.from(messages(feed))
  const { over } = feed.longLived
  over.addEventListener('abort', () => {
    const destroyTimer = setTimeout(() => stream.destroy(), grace)
    stream.once('close', () => clearTimeout(destroyTimer))
  })
  stream.once('error', (error) => {
    reply.request.fault = error
  })
  return stream
}

async function* messages(feed: Feed): AsyncGenerator<string> {
  const { store, viewer, selection, longLived } = feed
  let { after } = selection
  const beside = follow(feed.signals ?? [])
  let lastSentAt = performance.now()
  yield `retry: ${retry}\n\n`
  while (!longLived.over.aborted) {
    const page = await pageNow(feed, after)
    if (page && after > page.last) return // the store was restored from a backup: the next connection is refused
    after = page?.next ?? after
    if (page && page.events.length > 0) {
      await longLived.check()
      for (const chunk of chunks(page.events)) {
        if (longLived.over.aborted) return
        yield chunk
      }
      lastSentAt = performance.now()
      if (after < page.last) continue
    }
    yield* beside.changes()
    const left = lastSentAt + longLived.heartbeatInterval - performance.now()
    if (left > 0) {
      const soon = Math.min(left, page ? beside.wait : retry) // notices are planned after their events
      await store.events.changed(viewer.project.id, after, soon, longLived.over)
    } else {
      yield `: nothing new\nid: ${after}\n\n` // moves the client's last id past events that are not sent to it
      lastSentAt = performance.now()
    }
  }
}

/** How often (ms) a stream checks its signals. */
const signalTime = 2_000

function follow(signals: readonly Signal[]) {
  const known = new Map<string, string>()
  let readAt = Number.NEGATIVE_INFINITY
  return { changes, wait: signals.length > 0 ? signalTime : Number.POSITIVE_INFINITY }

  async function* changes(): AsyncGenerator<string> {
    if (performance.now() - readAt < signalTime) return
    readAt = performance.now()
    for (const { name, read } of signals) {
      const data = await read().then(JSON.stringify, () => known.get(name))
      if (data === undefined || data === known.get(name)) continue
      known.set(name, data)
      yield `event: ${name}\ndata: ${data}\n\n`
    }
  }
}

/** Undefined while the store is down: the client stays connected and gets all events later. */
async function pageNow({ store, viewer, selection }: Feed, after: number): Promise<EventPage | undefined> {
  try {
    return await store.events.pageOfMany(viewer, { ...selection, after })
  } catch (error) {
    if (!store.isUnavailable(error)) throw error
    return
  }
}

/** Joins short messages into one write and sends long ones separately, so that little is buffered for a client that stops reading. */
function* chunks(events: StoredEvent[]): Generator<string> {
  let chunk = ''
  for (const event of events) {
    chunk += writeMessage(event)
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

function writeMessage(event: StoredEvent): string {
  return `id: ${event.number}\ndata: ${JSON.stringify(writeEvent(event))}\n\n`
}
