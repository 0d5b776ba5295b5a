import { messageId } from '../domain/destination.ts'
import type { StoredEvent, Topic } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import { writeEvent } from './event.ts'
import { writeLead } from './lead.ts'
import { writeTime } from './values.ts'

/** The limit of a body, in bytes. */
const bodyLimit = 20_000

/**
 * The body of a webhook: the event as in the feed, and the current lead, which is null after a purge. `type` is the first topic of the
 * event that the destination wants. Above `bodyLimit` long texts are cut, and `truncated` is true.
 */
export function writeDelivery(
  project: number,
  event: StoredEvent,
  lead: Lead | undefined,
  topics: Topic[] | null,
): string {
  const { number, at, topics: all, lead_id, before, after, actor, door } = writeEvent(event)
  const type = all.find((each) => topics?.includes(each)) ?? all[0]
  const head = { type, timestamp: at }
  const about = { project: String(project), number, topics: all, lead_id }
  const rest = { before, after, actor, door }
  const whole = { ...head, data: { ...about, lead: lead ? writeLead(lead) : null, ...rest } }
  return fitting(whole, { ...head, data: { ...about, lead: null, before: null, after: {}, actor, door } })
}

/** The body of a test. */
export function writeTest(project: number, destination: number, at: number): string {
  return JSON.stringify({
    type: 'test',
    timestamp: writeTime(at),
    data: { project: String(project), destination: String(destination) },
  })
}

/** The header `webhook-id` of a test. */
export function writeTestId(project: number, test: string): string {
  return `${messageId(project, 0)}_${test}`
}

type Body = { data: object }

function fitting(whole: Body, least: Body): string {
  const text = JSON.stringify(whole)
  if (Buffer.byteLength(text) < bodyLimit) return text
  for (const length of [2_000, 500, 100]) {
    const cut = (_: string, value: unknown) =>
      typeof value === 'string' && value.length > length ? `${value.slice(0, length)}…`.toWellFormed() : value
    const shorter = JSON.stringify({ ...whole, data: { ...whole.data, truncated: true } }, cut)
    if (Buffer.byteLength(shorter) < bodyLimit) return shorter
  }
  return JSON.stringify({ ...least, data: { ...least.data, truncated: true } })
}
