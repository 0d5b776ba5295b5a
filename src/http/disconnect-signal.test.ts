import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../../test/until.ts'
import { disconnectSignal } from './disconnect-signal.ts'

const server = createServer()

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** Responses to requests pipelined over one connection, and a function that disconnects the client. */
async function requests(count: number): Promise<{ responses: ServerResponse[]; goAway(): Promise<void> }> {
  const responses: ServerResponse[] = []
  const take = (_: unknown, response: ServerResponse) => void responses.push(response)
  server.on('request', take)
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(count))
  await until(() => responses.length === count, 'the requests')
  server.off('request', take)
  return {
    responses,
    goAway: async () => {
      const closed = once((responses[0] as ServerResponse).req.socket, 'close')
      socket.destroy()
      await closed
    },
  }
}

test('a disconnect aborts the signals of all requests of the connection, also of pipelined ones', async () => {
  const { responses, goAway } = await requests(2)
  const signals = responses.map(disconnectSignal)
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  await goAway()
  await until(() => signals.every(({ aborted }) => aborted), 'both to be aborted')
})

test('the signal of a client that has already disconnected is aborted at once, also of a pipelined request', async () => {
  const { responses, goAway } = await requests(2)
  await goAway()
  expect(responses.map((each) => disconnectSignal(each).aborted)).toEqual([true, true])
})

test('many requests of one connection share one listener, and each signal is aborted when its response ends', async () => {
  const { responses, goAway } = await requests(20)
  const { socket } = (responses[0] as ServerResponse).req
  const before = socket.listenerCount('close')
  const signals = responses.map(disconnectSignal)
  expect(socket.listenerCount('close')).toBe(before + 1)
  for (const [index, response] of responses.entries()) {
    response.end()
    await until(() => signals[index]?.aborted, 'an answer to be over')
    expect(signals.filter(({ aborted }) => aborted)).toHaveLength(index + 1)
  }
  await goAway()
})
