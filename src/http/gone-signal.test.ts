import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goneSignal } from './gone-signal.ts'

const server = createServer()

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** A request that came, and how its client goes. */
async function request(): Promise<{ response: ServerResponse; goAway(): Promise<void> }> {
  const came = once(server, 'request') as Promise<[unknown, ServerResponse]>
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [, response] = await came
  return {
    response,
    goAway: async () => {
      const closed = once(response, 'close')
      socket.destroy()
      await closed
    },
  }
}

test('a client that goes later aborts it', async () => {
  const { response, goAway } = await request()
  const gone = goneSignal(response)
  expect(gone.aborted).toBe(false)
  await goAway()
  expect(gone.aborted).toBe(true)
})

test('for a client that is gone already it is aborted', async () => {
  const { response, goAway } = await request()
  await goAway()
  expect(goneSignal(response).aborted).toBe(true)
})
