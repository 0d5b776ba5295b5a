import { expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openSocket, request } from '../../test/socket.ts'
import { maxUnanswered } from './unanswered.ts'

let answered = 0
const desk = useDesk(sqlite(), { onAnswer: () => void answered++ })
const asking = (count: number) => request('GET /healthz', []).repeat(count)

test('the maximum of pipelined requests is answered in order, repeatedly', async () => {
  const socket = await openSocket(desk().address)
  for (let turn = 0; turn < 2; turn++) {
    socket.send(asking(maxUnanswered))
    for (let count = 0; count < maxUnanswered; count++) expect((await socket.answer()).status).toBe(200)
  }
  socket.vanish()
})

test('a connection with more unanswered requests is closed, and the excess requests are not handled', async () => {
  const before = answered
  const socket = await openSocket(desk().address)
  socket.send(asking(2_000))
  await socket.ended()
  expect(answered - before).toBeLessThanOrEqual(maxUnanswered)
})
