import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** When the connection of a committing client breaks: before the commit reaches the server, or before the answer reaches the client. */
type Break = 'before' | 'after'

/** A proxy for a PostgreSQL server, at a given port if any, until it is closed. It records what clients send. */
export async function openRelay(url: URL, at = 0) {
  const { hostname, port } = url
  const sockets = new Set<Socket>()
  const heard: Buffer[] = []
  let isHanging = false
  let atCommit: Break | undefined
  let last: string | undefined
  const relay: Server = createServer((socket) => {
    const onward = connect(Number(port), hostname)
    let isLast = false
    for (const each of [socket, onward]) sockets.add(each.on('error', () => {}))
    socket.on('data', (bytes) => {
      heard.push(bytes)
      const broken = bytes.includes('commit\0') ? atCommit : undefined
      if (broken) atCommit = undefined
      if (broken !== 'before') onward.write(bytes)
      if (broken) socket.destroy()
      if (broken === 'before') onward.destroy()
      isLast ||= last !== undefined && bytes.includes(last)
      if (isLast && bytes.includes('commit\0')) onward.once('data', () => void setImmediate(close))
    })
    socket.on('close', () => onward.end())
    onward.pipe(socket)
    if (isHanging) hang(true)
  })
  await once(relay.listen(at, '127.0.0.1'), 'listening')
  url.port = String((relay.address() as AddressInfo).port)
  return {
    url: url.href,
    /** Breaks the connection at the next commit. */
    breakAtCommit: (when: Break) => {
      atCommit = when
    },
    /** The writes of clients, as they arrived. */
    heard: () => heard.map((bytes) => bytes.toString('latin1')),
    /** Closes once the server has answered the commit of a transaction that contains this text. */
    closeAfter: (text: string) => {
      last = text
    },
    hang,
    close,
  }

  function close(): void {
    relay.close()
    for (const socket of sockets) socket.end().unref()
  }

  /** Forwards nothing in either direction, like a frozen machine, until it is called with false. */
  function hang(hangs: boolean): void {
    isHanging = hangs
    for (const each of sockets) hangs ? each.pause() : each.resume()
  }
}
