import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Viewer } from '../../domain/access.ts'
import type { StoredEvent } from '../../domain/event.ts'
import { refusal } from '../../domain/refusal.ts'
import { writeEvent } from '../../json/event.ts'
import type { EventPage, EventSelection, Store } from '../../store/store.ts'
import type { LongLived } from '../door/call.ts'

type Feed = { store: Store; viewer: Viewer; selection: EventSelection; longLived: LongLived }

/** How long (ms) a client is asked to wait before it connects again, and one that reads nothing is given to take the end. */
const retry = 2_000
const grace = 1_000

/** About how many characters are sent at once. */
const chunkLength = 16_384

/** A page of events; one that would be empty waits up to `patience` ms. Refuses a place after the last event. */
export async function nextPage({ store, viewer, selection, longLived }: Feed, patience: number): Promise<EventPage> {
  const deadline = performance.now() + patience
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
 * Events as a stream of server-sent events, made only as fast as they are read. Refuses, before it begins, a place after the last
 * event.
 */
export async function streamOf(reply: FastifyReply, feed: Feed): Promise<Readable | string> {
  await nextPage({ ...feed, selection: { ...feed.selection, limit: 1 } }, 0)
  reply.headers({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no', // nginx would keep events back
    Connection: 'close', // at its end nothing is left to wait for
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
  let lastSentAt = performance.now()
  yield `retry: ${retry}\n\n`
  while (!longLived.over.aborted) {
    const page = await pageNow(feed, after)
    if (page && after > page.last) return // the store is one from before: who connects again is told
    after = page?.next ?? after
    if (page && page.events.length > 0) {
      await longLived.check()
      for (const chunk of chunks(page.events)) {
        if (longLived.over.aborted) return
        yield chunk
      }
      lastSentAt = performance.now()
      if (page.events.length === selection.limit) continue
    }
    const left = lastSentAt + longLived.heartbeat - performance.now()
    if (left > 0)
      await store.events.changed(viewer.project.id, after, page ? left : Math.min(left, retry), longLived.over)
    else {
      yield `: nothing new\nid: ${after}\n\n` // the id moves on where events were left out
      lastSentAt = performance.now()
    }
  }
}

/** Undefined while the store is away: the client stays, and hears of all of it later. */
async function pageNow({ store, viewer, selection }: Feed, after: number): Promise<EventPage | undefined> {
  try {
    return await store.events.pageOfMany(viewer, { ...selection, after })
  } catch (error) {
    if (!store.isAway(error)) throw error
    return
  }
}

/** Some messages at once where they are short, and not much at once where they are long: more may never be read. */
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
