import { setTimeout } from 'node:timers/promises'
import type { Ground } from '../ground.ts'
import { monotonic } from '../numbers.ts'
import { type Running, startServer } from '../processes.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { createCalls, key, project, send } from '../wire.ts'

const path = `/api/v2/projects/${project}/destinations`
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }

/** Creates with ten destinations, against none; deliveries lag behind a flood and catch up. */
export async function createsDelivered(ground: Ground): Promise<Measured> {
  const loading = { calls: createCalls(), connections: 64, seconds: ground.seconds }
  const { ours = [], alone = [] } = await alternately(ground.rounds, {
    alone: () => ground.load(ground.desk(), loading),
    ours: () => withDestinations(ground, () => ground.load(ground.desk(), loading)),
  })
  const value = middle(alone, 'perSecond')
  return {
    unit: 'req/s',
    ours: middle(ours, 'perSecond'),
    p99: middle(ours, 'p99'),
    against: { alone: { value, ratio: ratioOf(ours, alone, 'perSecond') } },
  }
}

/** Deliveries per second to ten destinations of a local receiver, while nothing else happens. */
export async function deliveries(ground: Ground): Promise<Measured> {
  const wanted = Math.max(10, Math.round(ground.seconds * 500))
  const calls = createCalls(Math.ceil(wanted / 10))
  const ours = await withDestinations(ground, async (receiver) => {
    const { address, headers } = ground.desk()
    await Promise.all(calls.map((call) => send(address, headers, call)))
    return rateOf(receiver, calls.length * 10)
  })
  return { unit: 'req/s', ours, against: {} }
}

/**
 * The time from the request that creates a lead to its first byte at a receiver. Each lead is created after the one before has arrived. The first
 * does not count, since the server has yet to notice the destination.
 */
export async function deliveryDelay(ground: Ground): Promise<Measured> {
  const wanted = Math.max(5, Math.round(ground.seconds * 40))
  const measure = async (receiver: Running) => {
    const { address, headers } = ground.desk()
    for (const [index, call] of createCalls(wanted + 1).entries()) {
      const title = index === 0 ? 'first' : `sent ${monotonic()}`
      await send(address, headers, { ...call, body: JSON.stringify({ ...JSON.parse(call.body ?? ''), title }) })
      while ((await stateOf(receiver)).count <= index) await setTimeout(5)
    }
    return (await stateOf(receiver)).delays
  }
  const sorted = (await withDestinations(ground, measure, 1)).sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { unit: 'ms', ours: at(0.5), p99: at(0.99), against: {} }
}

async function withDestinations<T>(ground: Ground, measure: (receiver: Running) => Promise<T>, count = 10): Promise<T> {
  const { address } = ground.desk()
  const receiver = await startServer('receiver.ts')
  const ids: string[] = []
  try {
    for (let index = 0; index < count; index++) {
      const body = JSON.stringify({ name: `Benchmark ${index}`, url: `${receiver.address}/${index}` })
      ids.push(JSON.parse(await send(address, headers, { method: 'POST', path, body })).id)
    }
    return await measure(receiver)
  } finally {
    for (const id of ids) await fetch(`${address}${path}/${id}`, { method: 'DELETE', headers })
    await receiver.stop()
  }
}

/** The number of deliveries per second, once all have arrived. */
async function rateOf(receiver: Running, wanted: number): Promise<number> {
  for (;;) {
    const { count, ms } = await stateOf(receiver)
    if (count >= wanted) return (count / Math.max(ms, 1)) * 1_000
    await setTimeout(100)
  }
}

async function stateOf({ address }: Running): Promise<{ count: number; ms: number; delays: number[] }> {
  return (await (await fetch(address)).json()) as { count: number; ms: number; delays: number[] }
}
