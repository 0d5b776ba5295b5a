import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** How many requests of one connection may wait for their answers. Browsers and proxies send the next one when they have the answer. */
export const maxUnanswered = 16

/**
 * Ends a connection with more unanswered requests. Node hands on every request of a piece that arrives, thousands in 64 kB, and while a client
 * does not read, each of their answers is kept.
 */
export function limitUnanswered(server: Server): void {
  const unanswered = new WeakMap<Socket, number>()
  const handlers = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const count = (unanswered.get(socket) ?? 0) + 1
    if (count > maxUnanswered) socket.destroy()
    if (socket.destroyed) return // the parser goes on with the piece that it has
    unanswered.set(socket, count)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
    for (const handle of handlers) handle.call(server, request, response)
  })
}
