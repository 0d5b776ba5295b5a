import { setTimeout as sleep } from 'node:timers/promises'
import { type Listener, listen } from '../../test/listener.ts'
import { openReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'

type Key = { address: string; key: string }

/** Follows the feed by pages, as a program that polls. */
export function followFeed({ address, key }: Key) {
  const numbers: number[] = []
  let isOver = false
  const over = read()
  return {
    numbers: () => numbers,
    end(): Promise<void> {
      isOver = true
      return over
    },
  }

  async function read(): Promise<void> {
    while (!isOver) {
      const after = numbers.at(-1) ?? 0
      const page = await eventsAfter({ address, key }, after).catch(() => undefined)
      numbers.push(...(page?.items ?? []).map(({ number }) => Number(number)))
      await sleep(200)
    }
  }
}

/** Follows the stream, and reconnects after the last number that it received. */
export function followStream({ address, key }: Key) {
  const ended: number[] = []
  let isOver = false
  let current: Listener | undefined
  const over = hear()
  return {
    numbers,
    end(): Promise<void> {
      isOver = true
      current?.leave()
      return over
    },
  }

  /** All events so far, with those of the connection that is open. */
  function numbers(): number[] {
    return [...ended, ...(current?.numbers() ?? [])]
  }

  async function hear(): Promise<void> {
    while (!isOver) {
      const stream = await listen(address, { key, lastId: String(ended.at(-1) ?? 0) }).catch(() => undefined)
      if (isOver || stream?.status !== 200) stream?.leave()
      else {
        current = stream
        await stream.ended
        ended.push(...stream.numbers())
        current = undefined
      }
      await sleep(200)
    }
  }
}

/** A receiver of deliveries that counts how often each event arrived. */
export async function openCounter() {
  const times = new Map<number, number>()
  const receiver = await openReceiver()
  receiver.answerWith(({ json }, response) => {
    const number = Number(json.data.number)
    times.set(number, (times.get(number) ?? 0) + 1)
    receiver.got.length = 0
    response.end('ok')
  })
  return {
    url: receiver.url,
    times,
    close: receiver.close,
    /** Waits until all events up to this number have arrived; returns how many deliveries were repeated. */
    async all(last: number): Promise<number> {
      await until(
        () => times.size >= last,
        () => `${last} events to be delivered; there came ${times.size}`,
        180_000,
      )
      return [...times.values()].reduce((sum, each) => sum + each - 1, 0)
    },
  }
}

/** A page of the feed. */
export async function eventsAfter({ address, key }: Key, after: number) {
  const headers = { Authorization: `Bearer ${key}` }
  const signal = AbortSignal.timeout(60_000)
  const response = await fetch(`${address}/api/v2/projects/12345/events?after=${after}&limit=1000`, { headers, signal })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as { items: { number: string }[]; last: string }
}
