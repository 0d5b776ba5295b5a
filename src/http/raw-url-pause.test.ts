import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openSocket, request } from '../../test/socket.ts'
import { until } from '../../test/until.ts'

const desk = useDesk(sqlite(), { serve: true })

test('the server stops reading a request with a raw URL while the response before it is pending', async () => {
  const [key, admin] = [await desk().newKey('capture', [12345]), await desk().adminKey()]
  let connection: Socket | undefined
  desk().app.server.once('connection', (socket) => {
    connection = socket
  })
  const socket = await openSocket(desk().address)
  const events = '/api/v2/projects/12345/events?after=0&wait=30'
  const body = `name=Anna&phone=5550001&text=${'x'.repeat(900_000)}`
  const head = request(`POST /in/anything?title=Новая заявка`, [`Api-key: ${key}`, `Content-Length: ${body.length}`])
  socket.send(`${request(`GET ${events}`, [`Authorization: Bearer ${admin}`])}${head}${body}`)
  await until(() => connection?.isPaused(), 'the server to stop reading')
  expect(connection?.bytesRead).toBeLessThan(500_000)
  await desk().lead()
  expect((await socket.answer()).json.items).toHaveLength(1)
  expect((await socket.answer()).status).toBe(200)
})
