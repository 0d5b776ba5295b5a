import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { until } from './until.ts'

/** A request that a receiver got; `json` is its body, which may be empty. */
type Got = { headers: Record<string, string>; body: string; json: WebhookBody; path: string }
type WebhookBody = { type: string; timestamp: string; data: Record<string, unknown> & { number: string } }
type Answer = (got: Got, response: ServerResponse, request: IncomingMessage) => void
export type Receiver = Awaited<ReturnType<typeof openReceiver>>

/** A receiver of webhooks for the tests of a file. */
export function useReceiver(): () => Receiver {
  let receiver: Receiver
  beforeAll(async () => {
    receiver = await openReceiver()
  })
  afterAll(() => receiver.close())
  return () => receiver
}

/** A certificate that is not trusted by default, for `receiver.example` and this machine. */
export const certificate = 'test/fixtures/receiver-certificate.pem'

/** A real HTTP server that stores its requests, optionally with TLS. It answers 200 unless another answer is set. */
export async function openReceiver({ isTls = false } = {}) {
  const got: Got[] = []
  let answer: Answer = ok
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const headers = request.headers as Record<string, string>
    const each: Got = { headers, body, json: body && JSON.parse(body), path: request.url ?? '' }
    got.push(each)
    answer(each, response, request)
  }
  const keys = isTls && { key: readFileSync('test/fixtures/receiver-key.pem'), cert: readFileSync(certificate) }
  const server = keys ? createTlsServer(keys, listen) : createServer(listen)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http${isTls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    got,
    /** The requests at a path. */
    at: (path: string) => got.filter((each) => each.path === path),
    answerWith: (next: Answer) => {
      answer = next
    },
    answerStatus: (status: number, headers: Record<string, string> = {}) => {
      answer = (_, response) => response.writeHead(status, headers).end('no')
    },
    answerOk: () => {
      answer = ok
    },
    /** Waits until `count` requests came at a path. */
    async heard(path: string, count: number): Promise<Got[]> {
      const here = () => got.filter((each) => each.path === path)
      await until(
        () => here().length >= count,
        () => `${count} requests at ${path}; there came ${JSON.stringify(here().map(({ json }) => json.data.number))}`,
      )
      return here()
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function ok(_: Got, response: ServerResponse): void {
  response.end('ok')
}
