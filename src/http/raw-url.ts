import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { unfinishedLines } from './unfinished-lines.ts'

/** An error of Node's HTTP parser: the packet that it was reading, and the offset at which it stopped. */
type ParserError = Error & { code?: string; rawPacket?: Uint8Array; bytesParsed?: number }

type Options = {
  /** Handles a request after its URL was encoded. */
  handle: (request: IncomingMessage, response: ServerResponse) => void
  /** The paths that accept a raw URL. */
  paths: RegExp
  refuse: (error: ParserError, socket: Socket) => void
}

/** The longest first line of a request, in bytes, before it is encoded. */
const maxLine = 16_384

/**
 * The longest head of a request, in bytes. A stored filter has up to 8,000 characters; in Russian they are 48,000 bytes of a URL. Encoding
 * a raw first line triples its length, and headers of the usual size come on top. A head that stays incomplete times out after a minute.
 */
export const maxHead = 4 * maxLine

/** More than the largest body with its head. The connection of a larger request is closed. */
const maxRequest = 16 * 1_048_576

/**
 * Handles errors of Node's parser. Scripts of sites write raw UTF-8, windows-1251 or spaces into a URL, and Node rejects such a
 * request. The error has the bytes of the last chunk, and `follow` keeps those before it. The first line is encoded as a browser
 * would have done, and the request is handled as usual. All other errors are refused.
 */
export function rawUrls({ handle, paths, refuse }: Options): {
  onError: (error: ParserError, socket: Socket) => void
  follow: (server: Server) => void
} {
  const server = createServer({ maxHeaderSize: maxHead, requireHostHeader: false }, handle)
  server.on('clientError', (error: ParserError, connection) => {
    // a second request is not read, and must not cost the first one its answer
    if (error.code !== 'HPE_CLOSED_CONNECTION') refuse(error, connection as Socket)
  })
  const lines = unfinishedLines(maxLine)
  const encoding = new WeakMap<Socket, (error: ParserError) => void>()
  return { onError, follow: lines.follow }

  function onError(error: ParserError, socket: Socket) {
    const known = encoding.get(socket)
    if (known) return known(error)
    const bytes = beginningOf(error, lines.before(socket))
    if (!bytes || !socket.writable || !paths.test(pathOf(bytes))) return refuse(error, socket)
    const take = encoder(socket, bytes, (connection) => server.emit('connection', connection), refuse)
    encoding.set(socket, take)
    take(error)
  }
}

/** The bytes of the failed request, without earlier ones of the connection; undefined if the error is not in its first line. */
function beginningOf({ code, rawPacket, bytesParsed = 0 }: ParserError, before: Buffer): Buffer | undefined {
  if (rawPacket === undefined || (code !== 'HPE_INVALID_URL' && code !== 'HPE_INVALID_CONSTANT')) return
  const bytes = Buffer.from(rawPacket.buffer, rawPacket.byteOffset, rawPacket.byteLength)
  const end = bytesParsed === 0 ? -1 : bytes.lastIndexOf('\n', bytesParsed - 1)
  const skipped = end < 0 ? 0 : end + 1
  const earlier = end < 0 ? before : Buffer.alloc(0)
  const whole = Buffer.concat([earlier, bytes.subarray(skipped)])
  return whole.subarray(beginOfRequest(whole.toString('latin1', 0, earlier.length + bytesParsed - skipped)))
}

/** The offset at which the last request begins: the body of another may precede it without a newline. */
function beginOfRequest(text: string): number {
  const place = Math.max(0, text.lastIndexOf(' /'))
  const method = /(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.exec(text.slice(Math.max(0, place - 7), place))?.[0]
  return place - (method ?? '').length
}

function pathOf(bytes: Buffer): string {
  return /^[A-Z]+ (\/[^?\s]*)/.exec(bytes.subarray(0, maxLine).toString('latin1'))?.[1] ?? ''
}

/** Takes the errors of one connection. The parser stays in its error state, and reports each later chunk as another error. */
function encoder(
  socket: Socket,
  first: Buffer,
  start: (connection: Duplex) => void,
  refuse: (error: ParserError, socket: Socket) => void,
): (error: ParserError) => void {
  let connection: EncodedConnection | undefined
  let head = Buffer.alloc(0)
  let size = 0
  return (error) => {
    if (error.rawPacket === undefined) return connection ? void connection.destroy() : refuse(error, socket) // it timed out
    const bytes = size === 0 ? first : Buffer.from(error.rawPacket)
    size += bytes.length
    if (size > maxRequest) return void socket.destroy()
    if (connection) return connection.passOn(bytes)
    head = Buffer.concat([head, bytes])
    const end = head.indexOf('\n')
    if ((end < 0 ? head.length : end) > maxLine) return refuse({ ...error, code: 'HPE_HEADER_OVERFLOW' }, socket)
    if (end < 0) return
    const line = encodedLine(head.subarray(0, end).toString('latin1'))
    if (line === undefined) return refuse(error, socket)
    connection = new EncodedConnection(socket)
    connection.passOn(Buffer.concat([Buffer.from(line), head.subarray(end + 1)]))
    afterAnswers(socket, () => start(connection as Duplex))
  }
}

/** The first line with its URL encoded; the connection closes after this request. Undefined if it is no request line. */
function encodedLine(line: string): string | undefined {
  const end = line.lastIndexOf(' HTTP/1.')
  const begin = line.indexOf(' ')
  if (end <= begin) return
  const url = line
    .slice(begin, end)
    .trim()
    .replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  return `${line.slice(0, begin)} ${url}${line.slice(end).trimEnd()}\r\nConnection: close\r\n`
}

/** Runs `go` after the pending responses: a pipelining client reads responses in the order of its requests. */
function afterAnswers(socket: Socket, go: () => void): void {
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse }
  if (answer) answer.once('close', () => setImmediate(afterAnswers, socket, go))
  else go()
}

/** The connection of a client, from the encoded request on. */
class EncodedConnection extends Duplex {
  readonly #client: Socket

  constructor(client: Socket) {
    super()
    this.#client = client
    client.once('close', () => this.destroy())
  }

  get remoteAddress(): string | undefined {
    return this.#client.remoteAddress
  }

  /** Passes on bytes of the client, and pauses reading from it while the buffer is full. */
  passOn(bytes: Uint8Array): void {
    if (!this.push(bytes)) this.#client.pause()
  }

  override _read(): void {
    this.#client.resume()
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error | null) => void): void {
    this.#client.write(chunk, done)
  }

  override _final(done: () => void): void {
    this.#client.destroySoon()
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.writableEnded) this.#client.destroy()
    done(error)
  }
}
