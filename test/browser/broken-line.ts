import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Another address of a server, over a connection that breaks within parts of files: in the first part after `breaks[0]` bytes, in the next after
 * `breaks[1]`, and so on.
 */
export async function openBrokenLine(address: string, breaks: number[]) {
  const { hostname, port } = new URL(address)
  const parts: { offset: number; length: number }[] = []
  const sockets = new Set<Socket>()
  const line = createServer((socket) => {
    const onward = connect(Number(port), hostname)
    for (const each of [socket, onward]) sockets.add(each.on('error', () => {}))
    let left: number | undefined // the bytes until the connection breaks in this part
    socket.on('data', (bytes) => {
      const head = /^PUT \S+\/content\?offset=(\d+).*?\r\ncontent-length: (\d+)\r\n/is.exec(bytes.toString('latin1'))
      if (head) {
        parts.push({ offset: Number(head[1]), length: Number(head[2]) })
        left = breaks.shift()
      }
      if (left === undefined) return void onward.write(bytes)
      if (bytes.length < left) {
        left -= bytes.length
        return void onward.write(bytes)
      }
      onward.end(bytes.subarray(0, left))
      socket.resetAndDestroy()
    })
    socket.on('close', () => onward.end())
    onward.pipe(socket)
  })
  await once(line.listen(0, '127.0.0.1'), 'listening')
  return {
    address: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    /** The parts of files whose upload has begun. */
    parts,
    close(): void {
      line.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
