import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { until } from './until.ts'

type Message = { id: string; data: Record<string, unknown> }
export type Listener = Awaited<ReturnType<typeof listen>>

type Asked = {
  /** A key, or the cookie of a session as `key=value`. */
  key: string
  after?: string
  lastId?: string
  query?: Record<string, string>
  /** Nothing is read before this resolves. */
  hold?: Promise<unknown>
}

/** Listens to the events of project 12345 as a client of server-sent events does. */
export async function listen(address: string, { key, after, lastId, query, hold }: Asked) {
  const asked = new URLSearchParams({ ...(after !== undefined && { after }), ...query })
  const request = ask(address, `/events/stream?${asked}`, key, lastId === undefined ? {} : { 'Last-Event-ID': lastId })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const messages: Message[] = []
  let text = ''
  let lastHeard = lastId ?? after ?? ''
  const ended = read().then(
    () => 'ended' as const,
    () => 'broken' as const,
  )

  return {
    status: response.statusCode,
    headers: response.headers,
    port: request.socket?.localPort,
    messages,
    numbers: () => messages.map(({ id }) => Number(id)),
    /** All that was received, unchanged. */
    text: () => text,
    /** What a browser would send as `Last-Event-ID`. */
    lastId: () => lastHeard,
    /** Resolves with the way the stream ended. */
    ended,
    leave: () => void request.destroy(),
    heard: (count: number) =>
      until(
        () => messages.length >= count,
        () => `${count} events to be heard; there came ${JSON.stringify(messages.map(({ id }) => id))}`,
      ),
  }

  async function read(): Promise<void> {
    await hold
    const decoder = new TextDecoder()
    let rest = ''
    for await (const bytes of response) {
      const piece = decoder.decode(bytes, { stream: true })
      text += piece
      const blocks = (rest + piece).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) hear(block)
    }
  }

  function hear(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
    const [id, data] = [field('id'), field('data')]
    lastHeard = id ?? lastHeard
    const isOther = ['notices', 'receipts'].includes(field('event') ?? '') // of the bell and the inbox, which are no events of the project
    if (data !== undefined && !isOther) messages.push({ id: id ?? '', data: JSON.parse(data) })
  }
}

/** Sends a request of project 12345 on a connection of its own, which is closed with the request. */
export function ask(address: string, path: string, key: string, headers: Record<string, string> = {}) {
  const shown = key.includes('=') ? { Cookie: key } : { Authorization: `Bearer ${key}` }
  const options = { agent: false, headers: { ...shown, ...headers } }
  return get(`${address}/api/v2/projects/12345${path}`, options).on('error', () => {})
}

/** The numbers from 1 to `last`. */
export function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}
