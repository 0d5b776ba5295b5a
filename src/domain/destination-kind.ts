import type { Topic } from './event.ts'
import { refusal } from './refusal.ts'

/**
 * The kinds of destinations: signed requests by Standard Webhooks; the query that handlers of the vendor's webhook expect; orders for Yandex
 * Metrica. @public
 */
export const destinationKinds = ['webhook', 'vendor', 'metrika'] as const
export type DestinationKind = (typeof destinationKinds)[number]

/**
 * `schedule` has the delay (seconds) before each scheduled attempt. A kind that `collects` sends the events of that many seconds in one request.
 * `topics` are those that it can tell; null is all. `url` is where it goes unless given.
 */
type KindFacts = { schedule: readonly number[]; collects?: number; topics: readonly Topic[] | null; url?: string }

/** The schedule of Standard Webhooks. */
const standard = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const
const halfHour = 1_800

const kindFacts = {
  webhook: { schedule: standard, topics: null },
  // The vendor repeats each 30 minutes for two days, and tells new leads alone.
  vendor: { schedule: [0, ...Array<number>(96).fill(halfHour)], topics: ['lead.created'] },
  metrika: {
    schedule: standard,
    collects: 600,
    topics: [
      ...(['lead.created', 'lead.changed', 'lead.status_changed', 'lead.paid'] as const),
      ...(['lead.merged', 'lead.deleted', 'lead.restored'] as const),
    ],
    url: 'https://api-metrika.yandex.net',
  },
} as const satisfies Record<DestinationKind, KindFacts>

/** The given address, or the default one of the kind. Refuses a missing address if the kind has no default. */
export function urlOf(kind: DestinationKind, given: string | undefined): string {
  const { url }: KindFacts = kindFacts[kind]
  const found = given ?? url
  if (found === undefined) throw refusal('required', {}, 'url')
  return found
}

/** The time (seconds) at which a delivery that is due at `due` is sent: the end of its batch. */
export function sentAt(kind: DestinationKind, due: number): number {
  const { collects }: KindFacts = kindFacts[kind]
  return collects === undefined ? due : Math.ceil(due / collects) * collects
}

/** The given topics, by default all that the kind supports. Refuses unsupported ones with `unknown-choice`. */
export function topicsOf(kind: DestinationKind, given: Topic[] | null): Topic[] | null {
  const known: readonly Topic[] | null = kindFacts[kind].topics
  if (!known) return given
  const other = given?.find((each) => !known.includes(each))
  if (other) throw refusal('unknown-choice', { given: other, known }, 'topics')
  return given ?? [...known]
}

/**
 * The delay (seconds) after `tries` failed attempts; undefined after the last one. It varies by a tenth, and is never shorter than the
 * `Retry-After` of the receiver. `random` is from 0 to 1.
 */
export function delayAfter(
  kind: DestinationKind,
  tries: number,
  random: number,
  retryAfter: number | null,
): number | undefined {
  const usual = (kindFacts[kind].schedule as readonly number[])[tries]
  if (usual === undefined) return
  return Math.max(Math.round(usual * (0.9 + 0.2 * random)), retryAfter ?? 0)
}
