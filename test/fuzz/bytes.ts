import { hostileText } from './hostile.ts'
import type { Random } from './random.ts'

/** A request that a client could make: values of headers are of one line each. */
export type Asked = {
  door: string
  method: string
  target: string
  headers: Record<string, string>
  body?: Buffer | undefined
}
/** The bytes of a request. `isPlain` means that it is valid, so that an answer is required. */
export type Sent = { door: string; parts: Buffer[]; isHead: boolean; isPlain: boolean }

/** A request as bytes, with its length or in chunks. */
export function written(random: Random, asked: Asked): Sent {
  const { door, method, target, headers, body } = asked
  const isChunked = body !== undefined && random.percent(5)
  const framing =
    body === undefined ? {} : isChunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(body.length) }
  const lines = Object.entries({ Host: 'desk', ...headers, ...framing }).map(
    ([name, value]) => `${name}: ${oneLine(value)}`,
  )
  const head = Buffer.from(`${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`, 'latin1')
  const sent = body === undefined ? [head] : isChunked ? [head, ...chunksOf(body)] : [Buffer.concat([head, body])]
  return { door, parts: sent, isHead: method === 'HEAD', isPlain: true }
}

/** A valid request whose bytes were changed, so that it often still passes the parser, or arrives in pieces. */
export function mangled(random: Random, { door, parts, isHead }: Sent): Sent {
  const whole = Buffer.concat(parts)
  const end = Math.max(1, whole.indexOf('\r\n\r\n'))
  const at = random.below(random.percent(70) ? end : whole.length)
  const line = whole.indexOf('\r\n', at)
  const insert = (text: string, place = at) => [
    whole.subarray(0, place),
    Buffer.from(text, 'latin1'),
    whole.subarray(place),
  ]
  const kinds: (() => Buffer[])[] = [
    () => [Buffer.from(whole.map((byte, index) => (index === at ? random.below(256) : byte)))],
    () => [whole.subarray(0, at), whole.subarray(at + 1 + random.below(10))],
    () => insert(random.pick(['\0', '\r', '\n', '\r\n', ' ', ':', '%', '\u00ff', '\t', ';'])),
    () => insert(`\r\n${random.pick(doubled)}`, line < 0 || line > end ? end : line),
    () => [whole.subarray(0, at)],
    () => [whole, whole],
    () => [whole, whole.subarray(0, at)],
    () => piecesOf(whole, 1 + random.below(200)),
    () => insert(`\r\nX: ${'x'.repeat(random.pick([100, 8_000, 20_000]))}`, end),
    () => insert(`\r\n${oneLine(hostileText(random))}: ${oneLine(hostileText(random))}`, end),
    () => [
      Buffer.from(
        whole.toString('latin1').replace('HTTP/1.1', random.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'http/1.1'])),
        'latin1',
      ),
    ],
  ]
  return { door: `${door}, mangled`, parts: random.pick(kinds)(), isHead, isPlain: false }
}

/** Header lines that should occur once, or with another value. */
const doubled = [
  ...[
    'Content-Length: 0',
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 99999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
  ],
  ...[
    'Host: other',
    'Host:',
    'Connection: close',
    'Connection: upgrade\r\nUpgrade: websocket',
    'Expect: 100-continue',
    'Expect: other',
    'Api-key: x',
    'Authorization: Bearer',
  ],
  ...[
    'Content-Type: multipart/form-data',
    'Content-Encoding: gzip',
    'Cookie: =;;',
    'Origin: null',
    'Range: bytes=0-0,5-',
    ' folded',
    'no colon',
    ': no name',
  ],
]

function chunksOf(body: Buffer): Buffer[] {
  return [
    ...piecesOf(body, 1_000).map((part) =>
      Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
    ),
    Buffer.from('0\r\n\r\n'),
  ]
}

/** Splits bytes into at most about forty pieces. */
function piecesOf(whole: Buffer, size: number): Buffer[] {
  const step = Math.max(size, Math.ceil(whole.length / 40))
  return Array.from({ length: Math.ceil(whole.length / step) }, (_, index) =>
    whole.subarray(index * step, (index + 1) * step),
  )
}

/** Bytes that are valid in one line of a header. */
function oneLine(text: string): string {
  return Buffer.from(text.slice(0, 4_000))
    .toString('latin1')
    .replaceAll(/[\r\n\0]/g, ' ')
}
