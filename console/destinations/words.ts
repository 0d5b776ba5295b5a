import type { TFunction } from 'i18next'
import type { WithHealth } from '../api/destinations.ts'
import type { Attempt, Delivery, Destination } from '../api/types.ts'
import type { Format } from '../ui/format.ts'

/** `example.com/hook`; for Metrica its counter. */
export function placeOf(t: TFunction, { kind, url, settings }: Destination): string {
  if (kind === 'metrika') return t('destinations.counterOf', { counter: settings.counter })
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** The events that go to a destination. */
export function topicsText(t: TFunction, { kind, topics }: Destination): string {
  if (kind !== 'webhook') return t(`destinations.kind.${kind}`)
  if (topics === null) return t('destinations.allTopics')
  return topics.map((topic) => topicText(t, topic)).join(', ')
}

/** `lead.created` in words. */
function topicText(t: TFunction, topic: string): string {
  return t(`destinations.topic.${topic.replace('lead.', '')}`)
}

/** The state of a destination: `ok`, `waits` for a retry, or `off`. */
export function stateOf({ state, health }: WithHealth): 'ok' | 'waits' | 'off' {
  if (state !== 'on') return 'off'
  return health?.next_at ? 'waits' : 'ok'
}

/** Its state in words. */
export function stateText(t: TFunction, format: Format, destination: WithHealth): string {
  const { state, reason, health } = destination
  if (state !== 'on') return t(`destinations.state.${reason ?? state}`)
  return health?.next_at
    ? t('destinations.state.waits', { when: format.planned(health.next_at) })
    : t('destinations.state.on')
}

/** `812 ms`, `15.0 s`. */
export function tookText(t: TFunction, format: Format, ms: number): string {
  return ms < 1_000
    ? t('destinations.ms', { number: format.number(ms) })
    : t('destinations.seconds', { number: format.decimal(Math.round(ms / 100) / 10) })
}

/** The result of an attempt: the status of the response, or why there is none. */
export function answerText(t: TFunction, { outcome, status }: Pick<Attempt, 'outcome' | 'status'>): string {
  const words = t(`destinations.outcome.${outcome}`)
  return status === null || outcome === 'uploaded'
    ? words
    : outcome === 'delivered'
      ? String(status)
      : `${status}, ${words}`
}

/** The event of a delivery, in words. */
export function eventText(t: TFunction, { event, topics }: Delivery): string {
  if (event === '0') return t('destinations.tests')
  return topics?.[0] ? topicText(t, topics[0]) : t('destinations.event', { number: event })
}
