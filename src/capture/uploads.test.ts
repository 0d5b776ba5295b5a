import { once } from 'node:events'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openSocket, request, type Wire } from '../../test/socket.ts'
import { until } from '../../test/until.ts'

const megabyte = 1_048_576

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true, trustProxy: ['loopback'] })
  let path = ''
  beforeAll(async () => {
    path = `/in/generic?key=${await desk().newKey('capture', [12345])}`
  })

  test('a large body is refused while its address has many in progress; small ones and other addresses are not', async () => {
    const uploads = []
    for (const megabytes of [12, 12, 12, 12, 12, 4]) uploads.push(await begin('192.0.2.1', megabytes * megabyte))
    const refused = await until(async () => {
      const answer = await send('192.0.2.1', 70_000)
      return answer.status === 503 ? answer : undefined
    }, 'a large body to be refused')
    expect(refused.headers.get('retry-after')).toBe('5')
    expect((await send('192.0.2.1', 60_000)).status).toBe(200)
    expect((await send('192.0.2.2', 70_000)).status).toBe(200)
    for (const upload of uploads) upload.vanish()
    await until(async () => (await send('192.0.2.1', 70_000)).status === 200, 'what is gone to give back its room')
  })

  test('a body that is no multipart is limited to the memory reserved for it, and its connection stays usable', async () => {
    const post = (...length: string[]) => request('POST /integration/webhook', ['Content-Type: text/plain', ...length])
    const declared = await openSocket(desk().address)
    declared.send(post(`Content-Length: ${11 * megabyte}`))
    expect(await declared.answer()).toMatchObject({ status: 413, json: { error: 'request_too_large' } })
    declared.vanish()

    const socket = await openSocket(desk().address)
    socket.send(post('Transfer-Encoding: chunked'))
    socket.send(`${(megabyte + 1).toString(16)}\r\n${'x'.repeat(megabyte + 1)}\r\n`)
    expect(await socket.answer()).toMatchObject({ status: 413, json: { error: 'request_too_large' } })
    socket.send(`${megabyte.toString(16)}\r\n${'x'.repeat(megabyte)}\r\n0\r\n\r\n`)
    socket.send(request('GET /healthz', []))
    expect((await socket.answer()).status).toBe(200)
    socket.vanish()
  })

  test('a large body pipelined behind another request releases its memory too', async () => {
    const authorization = `Authorization: Bearer ${await desk().adminKey()}`
    const uploads = []
    for (const megabytes of [12, 12, 12, 12, 12, 4]) {
      const socket = await openSocket(desk().address)
      await come(socket, request('GET /api/v2/projects/12345/events/stream', [authorization])) // a response that does not end
      uploads.push(await begin('192.0.2.3', megabytes * megabyte, socket))
    }
    await until(async () => (await send('192.0.2.3', 70_000)).status === 503, 'a large body to be refused')
    for (const upload of uploads) upload.vanish()
    await until(async () => (await send('192.0.2.3', 70_000)).status === 200, 'what is gone to give back its room')
  })

  /** Declares the length of a body without sending it. */
  async function begin(address: string, length: number, on?: Wire) {
    const socket = on ?? (await openSocket(desk().address))
    const type = 'Content-Type: multipart/form-data; boundary=x'
    await come(socket, request(`POST ${path}`, [`X-Forwarded-For: ${address}`, type, `Content-Length: ${length}`]))
    return socket
  }

  /** Sends the head of a request, and waits until the desk has it. */
  async function come(socket: Wire, head: string): Promise<void> {
    const came = once(desk().app.server, 'request')
    socket.send(head)
    await came
  }

  function send(address: string, length: number): Promise<Response> {
    const headers = { 'X-Forwarded-For': address, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ name: 'Анна', comment: 'x'.repeat(length) })
    return fetch(`${desk().address}${path}`, { method: 'POST', headers, body })
  }
})
