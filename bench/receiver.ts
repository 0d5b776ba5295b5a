import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A receiver of webhooks that counts what it gets; `GET` tells the count and the milliseconds from the first to the last. */
let [count, first, last] = [0, 0, 0]
const server = createServer((request, response) => {
  request.resume()
  if (request.method === 'GET') return void response.end(JSON.stringify({ count, ms: last - first }))
  last = performance.now()
  if (count++ === 0) first = last
  response.end('ok')
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
