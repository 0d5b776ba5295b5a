import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The status and JSON with which a fake messenger answers. */
export type Answer = [status: number, body: object]

/** Starts a server on a free port. */
export async function listening(server: Server): Promise<{ url: string; close(): Promise<void> }> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** The long-polling call for updates; there is one at a time. */
export function createWaitingCall() {
  let waiting: { response: ServerResponse; timer: NodeJS.Timeout } | undefined
  return {
    isThere: () => waiting !== undefined,
    begin(response: ServerResponse, seconds: number, onLate: () => void): void {
      waiting = { response, timer: setTimeout(onLate, seconds * 1000) }
      response.once('close', () => waiting?.response === response && forget())
    },
    /** Answers the waiting call, if any. */
    end(answer: Answer): void {
      const response = waiting?.response
      forget()
      if (response) reply(response, answer)
    },
    cut: () => void waiting?.response.socket?.destroy(),
    forget,
  }

  function forget(): void {
    clearTimeout(waiting?.timer)
    waiting = undefined
  }
}

export function reply(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

export async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : JSON.parse(text)
}
