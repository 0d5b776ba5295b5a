import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The bytes of a connection after its last newline: before the newest chunk, and including it. */
type Tail = { before: Buffer; now: Buffer }

const nothing = Buffer.alloc(0)

/**
 * Keeps the unfinished last line of each connection. The parser consumes a request chunk by chunk, and its error contains only the
 * last chunk.
 */
export function unfinishedLines(limit: number) {
  const tails = new WeakMap<Socket, Tail>()
  return { follow, before: (socket: Socket) => tails.get(socket)?.before ?? nothing }

  function follow(server: Server): void {
    server.on('connection', (socket: Socket) => {
      socket.prependListener('data', (piece: Buffer) => void tails.set(socket, next(tails.get(socket), piece)))
    })
  }

  function next(tail: Tail | undefined, piece: Buffer): Tail {
    const before = tail?.now ?? nothing
    const end = piece.lastIndexOf('\n')
    const line = end < 0 && before.length > 0 ? Buffer.concat([before, piece]) : piece.subarray(end + 1)
    const kept = line.subarray(Math.max(0, line.length - limit, beginOfUrl(line)))
    // a copy, since a subarray would keep the whole chunk in memory
    return { before, now: kept.length === 0 ? nothing : Buffer.from(kept) }
  }
}

/** The length of the longest method and the space after it. A chunk may end within them. */
const method = 'OPTIONS '.length

/** The offset from which a line may be a request line. A body without a newline is not kept, which saves memory of idle connections. */
function beginOfUrl(line: Buffer): number {
  const place = line.lastIndexOf(' /')
  return (place < 0 ? line.length : place) - method
}
