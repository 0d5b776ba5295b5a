import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The limit of pipelined requests of a connection. Browsers and proxies send the next request after the response. */
export const maxUnanswered = 16

/**
 * Closes a connection with more unanswered requests. Node handles every request in a chunk, thousands in 64 kB, and buffers each of their
 * responses while the client does not read.
 */
export function limitUnanswered(server: Server): void {
  const unanswered = new WeakMap<Socket, number>()
  const handlers = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const count = (unanswered.get(socket) ?? 0) + 1
    if (count > maxUnanswered) socket.destroy()
    if (socket.destroyed) return // the parser still reports the remaining requests of its chunk
    unanswered.set(socket, count)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    for (const handle of handlers) handle.call(server, request, response)
  })
}
