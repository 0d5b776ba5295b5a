import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../command-line.ts'
import { sqlite } from '../databases.ts'
import { type Server, startServer } from '../program.ts'
import { certificate, openReceiver, type Receiver } from '../receiver.ts'

const cli = useCommandLine(sqlite())
const closing: (() => unknown)[] = []
let encrypted: Receiver
let own: Receiver
let server: Server
let key: string
let asked: string[]

/** A real proxy: it opens a tunnel to the receiver, whatever host is asked for. */
async function openProxy(port: number): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const proxy = createServer((_, response) => response.writeHead(405).end())
  proxy.on('connect', (request, socket, head) => {
    asked.push(String(request.url))
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      tunnel.write(head)
      tunnel.pipe(socket).pipe(tunnel)
    })
    for (const each of [tunnel, socket]) each.on('error', () => {})
    closing.push(() => tunnel.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  closing.push(() => proxy.close())
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked }
}

beforeAll(async () => {
  encrypted = await openReceiver({ isTls: true })
  own = await openReceiver()
  const proxy = await openProxy(Number(new URL(encrypted.url).port))
  asked = proxy.asked
  await cli.json('project', 'create', '--id', '12345', '--name', 'N')
  key = String((await cli.json('key', 'create', '--project', '12345', '--scope', 'admin')).key)
  server = await startServer({
    ...{ DATABASE_URL: cli.url(), DELIVERY_ALLOW: '127.0.0.1', HTTPS_PROXY: proxy.url },
    NODE_EXTRA_CA_CERTS: resolve(certificate),
  })
})
afterAll(async () => {
  await server.stop()
  for (const close of closing) close()
  await Promise.all([encrypted.close(), own.close()])
})

test('requests to the internet go through HTTPS_PROXY, those to allowed hosts bypass it', async () => {
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${server.address}/api/v2/projects/12345${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  for (const url of ['https://receiver.example/hook', `${own.url}/own`])
    expect(await ask('/destinations', { name: 'Учёт', url })).toMatchObject({ status: 201 })
  await ask('/leads', { title: 'Заявка' })
  const [got] = await encrypted.heard('/hook', 1)
  expect(got?.headers.host).toBe('receiver.example')
  await own.heard('/own', 1)
  expect(asked).toEqual(['receiver.example:443'])
  // a private address is refused before the proxy is asked
  expect((await ask('/destinations', { name: 'Внутри', url: 'https://10.0.0.7/' })).status).toBe(422)
})
