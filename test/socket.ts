import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { until } from './until.ts'

/** One HTTP answer; the names of its headers are in lower case. */
export type Answer = { status: number; headers: Record<string, string>; text: string; json: Record<string, unknown> }
export type Wire = Awaited<ReturnType<typeof openSocket>>

/** A raw connection: what is sent is not changed, and `answer` takes the next answer. */
export async function openSocket(address: string) {
  const { hostname, port } = new URL(address)
  const socket: Socket = connect(Number(port), hostname)
  let received = Buffer.alloc(0)
  let ended = false
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
  })
  socket.on('error', () => {}) // a reset is one of the possible ends of a connection
  socket.on('close', () => {
    ended = true
  })
  await once(socket, 'connect')

  return {
    send: (part: string | Uint8Array) => void socket.write(part),
    /** The client closes its side, and still reads. */
    finish: () => void socket.end(),
    /** The client disconnects. */
    vanish: () => void socket.destroy(),
    answer: async () => (await until(take, 'an answer')) as Answer,
    ended: () => until(() => ended, 'the server to end the connection'),
  }

  function take(): Answer | undefined {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const [line = '', ...fields] = received.subarray(0, end).toString().split('\r\n')
    const headers = Object.fromEntries(fields.map(readHeader))
    const status = Number(line.split(' ')[1])
    const length = Number(headers['content-length'] ?? 0)
    if (received.length < end + 4 + length) return
    const text = received.subarray(end + 4, end + 4 + length).toString()
    received = received.subarray(end + 4 + length)
    return { status, headers, text, json: text === '' ? {} : JSON.parse(text) }
  }
}

function readHeader(field: string): [string, string] {
  const colon = field.indexOf(':')
  return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()]
}

/** A plain HTTP/1.1 request; the lines of `headers` are used unchanged. */
export function request(line: string, headers: string[], body = ''): string {
  return [`${line} HTTP/1.1`, 'Host: desk', ...headers, '', body].join('\r\n')
}

/** A body in chunks of `size` bytes. */
export function chunked(body: Buffer, size: number): Buffer {
  const parts = inPieces(body, size).flatMap((part) => [`${part.length.toString(16)}\r\n`, part, '\r\n'])
  return Buffer.concat([...parts, '0\r\n\r\n'].map((part) => Buffer.from(part)))
}

export function inPieces(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}
