import { connect, type Socket } from 'node:net'

/** An answer; `closed` when the connection ended without one, or `silent` when none came in time. */
export type Answer = { status: number; head: string; text: string; milliseconds: number } | 'closed' | 'silent'

/** How many bytes of an answer's body are kept to report a fault. */
const kept = 2_000

/**
 * One raw connection, which stays open between requests like a client's; bytes are sent unchanged. After an invalid request another connection is
 * opened, since the start of the next answer on the former is unknown.
 */
export function openConnection(address: string) {
  const { hostname, port } = new URL(address)
  let socket: Socket | undefined
  return {
    async send(parts: readonly Uint8Array[], isHead: boolean, timeout: number): Promise<Answer> {
      socket ??= opened()
      const answer = await exchange(socket, parts, isHead, timeout)
      if (typeof answer === 'string' || /\r\nconnection: close|event-stream/i.test(answer.head)) drop()
      return answer
    },
    drop,
  }

  function opened(): Socket {
    return connect({ host: hostname, port: Number(port), noDelay: true }).on('error', () => {}) // `close` comes after it
  }

  function drop(): void {
    socket?.destroy()
    socket = undefined
  }
}

function exchange(socket: Socket, parts: readonly Uint8Array[], isHead: boolean, timeout: number): Promise<Answer> {
  const began = performance.now()
  const reading = readAnswer(isHead)
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer)
      socket.off('data', hear).off('close', close)
      resolve(answer)
    }
    const whole = () => ({ ...reading.answer(), milliseconds: performance.now() - began })
    const hear = (chunk: Buffer) => reading.take(chunk) && end(whole())
    const close = () => end(reading.hasHead() ? whole() : 'closed')
    const timer = setTimeout(() => end('silent'), timeout)
    socket.on('data', hear).on('close', close)
    for (const part of parts) socket.write(part)
  })
}

/** Reads one answer incrementally; `take` returns whether it is complete. Only the beginning of a body is kept. */
function readAnswer(isHead: boolean) {
  let received = Buffer.alloc(0)
  let head: string | undefined
  let status = 0
  let length = 0
  let tail = Buffer.alloc(0)
  let left = Number.POSITIVE_INFINITY
  let text = ''

  return { take, hasHead: () => head !== undefined, answer: () => ({ status, head: head ?? '', text }) }

  function take(chunk: Buffer): boolean {
    if (head !== undefined) return takeBody(chunk)
    received = Buffer.concat([received, chunk])
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return false
    const lines = received.toString('latin1', 0, end)
    const rest = received.subarray(end + 4)
    received = Buffer.alloc(0)
    status = Number(lines.slice(9, 12))
    if (status < 200) return take(rest)
    head = lines
    if (isHead || status === 204 || status === 304 || /\r\ncontent-type: text\/event-stream/i.test(lines)) return true
    length = Number(/\r\ncontent-length: (\d+)/i.exec(lines)?.[1] ?? -1)
    left = length < 0 ? left : length
    return takeBody(rest)
  }

  function takeBody(chunk: Buffer): boolean {
    if (text.length < kept) text += chunk.toString('utf8', 0, kept)
    left -= chunk.length
    if (length >= 0) return left <= 0
    tail = Buffer.concat([tail.subarray(-7), chunk.subarray(-7)]).subarray(-7)
    return tail.toString('latin1') === '\r\n0\r\n\r\n' || (text.startsWith('0\r\n\r\n') && chunk.length <= 5)
  }
}
