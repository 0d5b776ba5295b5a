import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** How the connection of a client breaks that commits: before the server hears of it, or before the client hears of the server. */
type Break = 'before' | 'after'

/** Another address of a PostgreSQL server, of that port if one is given, which holds until it is closed. It tells what its clients said to the server. */
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
    /** Breaks the connection of the next commit. */
    breakAtCommit: (when: Break) => {
      atCommit = when
    },
    /** Each write of a client, as far as the system did not part it. */
    heard: () => heard.map((bytes) => bytes.toString('latin1')),
    /** Closes once the server has answered the commit of what has this text. */
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

  /** Says nothing more to either side, like a machine that stands still, until it no longer hangs. */
  function hang(hangs: boolean): void {
    isHanging = hangs
    for (const each of sockets) hangs ? each.pause() : each.resume()
  }
}
