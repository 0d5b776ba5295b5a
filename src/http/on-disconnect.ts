import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Tell = () => void

/** What waits for the end of each connection: one listener tells all, however many requests of it are under way. */
const waiting = new WeakMap<Socket, Set<Tell>>()

/**
 * Tells once when nobody waits for a response any more: it is over, or its connection is. Node tells only the response whose turn it is of the
 * end of a connection, not those to requests that were pipelined behind it. At once where it has happened already.
 */
export function onDisconnect(response: ServerResponse, tell: Tell): void {
  const { socket } = response.req
  const here = waiting.get(socket) ?? listenTo(socket)
  const end = () => {
    if (here.delete(end)) tell()
  }
  here.add(end)
  if (response.destroyed || socket.destroyed) end()
  else response.once('close', end)
}

function listenTo(socket: Socket): Set<Tell> {
  const here = new Set<Tell>()
  waiting.set(socket, here)
  socket.once('close', () => {
    for (const end of here) end()
  })
  return here
}
