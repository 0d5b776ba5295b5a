import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monotonic } from './numbers.ts'

/**
 * A receiver of webhooks that counts requests. `GET` returns their count, the milliseconds from the first to the last, and the delay of each lead
 * with a title such as `sent 86400000.5`, the reading of `monotonic` at which it was sent.
 */
let [count, first, last] = [0, 0, 0]
const delays: number[] = []
const server = createServer(async (request, response) => {
  const at = monotonic()
  if (request.method === 'GET') {
    request.resume()
    return void response.end(JSON.stringify({ count, ms: last - first, delays }))
  }
  last = performance.now()
  if (count++ === 0) first = last
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  response.end('ok')
  const sent = /"title":"sent ([\d.]+)"/.exec(Buffer.concat(chunks).toString())?.[1]
  if (sent) delays.push(at - Number(sent))
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
