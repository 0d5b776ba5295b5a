import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** What a connection sent of a line that its last newline did not end: before the newest piece, and with it. */
type Tail = { before: Buffer; now: Buffer }

const nothing = Buffer.alloc(0)

/**
 * Keeps the end of what each connection of a server sent: the parser takes the pieces of a request as they come, and when it errs in
 * one it no longer has those before it.
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
    // a copy: a part of a piece would keep the whole of it in memory
    return { before, now: kept.length === 0 ? nothing : Buffer.from(kept) }
  }
}

/** The longest method with the space behind it, of which a piece may have a part. */
const method = 'OPTIONS '.length

/** A body without a newline is no line of a request: thousands of idle connections should not keep theirs. */
function beginOfUrl(line: Buffer): number {
  const place = line.lastIndexOf(' /')
  return (place < 0 ? line.length : place) - method
}
