import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Tell = () => void

/** The callbacks of each connection: one listener calls all of them, however many of its requests are in progress. */
const waiting = new WeakMap<Socket, Set<Tell>>()

/**
 * Calls `tell` once, when a response has ended or its connection has closed; at once if that has already happened. Node reports a closed
 * connection only to the response that is being sent, not to responses to requests pipelined behind it.
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
