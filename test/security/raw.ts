import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Sends raw bytes on a connection of their own; returns all that is received until the server closes it or stays silent (ms). A caller who expects
 * the server to close it waits longer.
 */
export async function exchange(address: string, bytes: string | Uint8Array, silence = 1_000): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (chunk) => (received += chunk))
  socket.on('error', () => {}) // a reset is one of the ways in which the server refuses
  socket.setTimeout(silence, () => socket.destroy())
  socket.write(bytes)
  await once(socket, 'close')
  return received
}

/** A request for one answer, after which the server closes the connection. */
export function asking(line: string, headers: readonly string[] = []): string {
  return [`${line} HTTP/1.1`, 'Host: desk', 'Connection: close', ...headers, '', ''].join('\r\n')
}

/** The status of the first answer. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
}

/** The number of answers. */
export function answersIn(received: string): number {
  return received.match(/HTTP\/1\.1 \d{3} /g)?.length ?? 0
}
