import { Webhook } from 'standardwebhooks'
import type { Attempt } from '../src/domain/destination.ts'
import type { useDesk } from './desk.ts'
import type { Receiver } from './receiver.ts'
import { until } from './until.ts'

/** A destination that was made for a test: its secret, and its own path at the receiver. */
export type Made = { id: string; secret: string; path: string }

type Row = { event: string; state: string; attempts: number; next_at: string | null }
type Log = (Omit<Attempt, 'responseHead'> & { number: number; response: string | null })[]

/** Destinations of a desk at a receiver, and the API's answers about them. */
export function useDestinations(desk: ReturnType<typeof useDesk>, receiver: () => Receiver) {
  let paths = 0
  return { destination, shown, deliveries, log, settled, stop }

  /** Makes a destination at a path of its own. */
  async function destination(fields: object = {}): Promise<Made> {
    const path = `/${++paths}`
    const body = { name: 'Учёт', url: receiver().url + path, ...fields }
    const { json, status, text } = await desk().send('POST', '/destinations', body)
    if (status !== 201) throw new Error(text)
    return { id: json.id as string, secret: json.secret as string, path }
  }

  async function shown(id: string) {
    return (await desk().send('GET', `/destinations/${id}`)).json
  }

  async function deliveries(id: string): Promise<Row[]> {
    return (await desk().send('GET', `/destinations/${id}/deliveries`)).json.items as Row[]
  }

  /** The attempts to deliver an event. */
  async function log(id: string, event: string): Promise<Log> {
    return (await desk().send('GET', `/destinations/${id}/deliveries/${event}`)).json.log as Log
  }

  /** Waits until `count` deliveries have arrived. */
  async function settled(id: string, count: number): Promise<void> {
    const arrived = async () => (await deliveries(id)).filter(({ state }) => state === 'delivered').length
    await until(async () => (await arrived()) >= count, 'deliveries')
  }

  /** Removes a destination, so that it gets no deliveries in the next test. */
  function stop(id: string) {
    return desk().send('DELETE', `/destinations/${id}`)
  }
}

/** Whether a secret has signed a request, checked by Standard Webhooks as a receiver does. */
export function signed(secret: string, headers: Record<string, string> = {}, body = ''): boolean {
  const at = Number(headers['webhook-timestamp'])
  const fresh = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(at * 1_000), body)
  const given = headers['webhook-signature']?.split(' ') ?? []
  return given.includes(fresh)
}

/** A moment (seconds) as the API writes it. */
export function iso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace('.000', '')
}
