import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setInterval } from 'node:timers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { openDesk, type TestDesk } from '../../test/desk.ts'
import { openReceiver, type Receiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'
import type { DeliveryOptions } from './delivery.ts'

const limits = { rest: 1_000, total: 1_500, connect: 500, read: 65_536, kept: 2_048 }

describe('an attempt to a hostile receiver ends with a plain reason, and delays no other receiver', () => {
  const database = sqlite()
  const sockets = new Set<Socket>()
  const addresses: Record<string, string[]> = {}
  let desk: TestDesk
  let friend: Receiver
  let hostile: Receiver
  const closing: (() => void)[] = []

  beforeAll(async () => {
    friend = await openReceiver()
    hostile = await openReceiver()
    const delivering: Partial<DeliveryOptions> = {
      limits,
      resolve: async (host) => {
        const next = addresses[host]?.length === 1 ? addresses[host]?.[0] : addresses[host]?.shift()
        return next === undefined ? [] : [next]
      },
      allowed: { blocks: ['127.0.0.1'], hosts: [] },
    }
    desk = await openDesk(await database.fresh(), { isSending: true, delivering })
    await make(`${friend.url}/friend`)
  })
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    for (const close of closing) close()
    await desk.close()
    await hostile.close()
    await friend.close()
  })

  async function make(url: string): Promise<string> {
    const { json, text } = await desk.send('POST', '/destinations', { name: 'Чужой', url })
    if (!json.id) throw new Error(text)
    return json.id as string
  }

  type Tried = { outcome: string; status: number | null; error: string | null; response: string | null; ms: number }
  /** The first scheduled attempt to an address. Asserts that a well-behaved receiver gets the event meanwhile. */
  async function tried(url: string): Promise<Tried> {
    const id = await make(url)
    const heard = friend.got.length
    await desk.lead()
    await friend.heard('/friend', heard + 1)
    const first = async () => {
      const { items } = (await desk.send('GET', `/destinations/${id}/deliveries`)).json as {
        items: { event: string }[]
      }
      const { json } = await desk.send('GET', `/destinations/${id}/deliveries/${items[0]?.event}`)
      return (json.log as Tried[])?.[0]
    }
    const found = await until(first, 'an attempt')
    await desk.send('DELETE', `/destinations/${id}`)
    return found
  }

  /** A raw TCP server; `serve` writes the responses. */
  async function raw(serve: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      serve(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  test('one that never answers', async () => {
    const url = await raw((socket) => socket.resume())
    expect(await tried(url)).toMatchObject({ outcome: 'timeout', status: null, error: 'The receiver took too long' })
  })

  test('one that sends its headers slowly', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const timer = setInterval(() => socket.write('x'), 100)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await tried(url)).toMatchObject({ outcome: 'timeout' })
  })

  test('one that sends its body slowly: the status counts as delivered', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
      const timer = setInterval(() => socket.write('x'), 100)
      socket.on('close', () => clearInterval(timer))
    })
    const found = await tried(url)
    expect(found).toMatchObject({ outcome: 'delivered', status: 200, response: expect.stringMatching(/^x+$/) })
    expect(found.ms).toBeLessThan(limits.total)
  })

  test('one that answers with a gigabyte: 64 kB are read, 2 kB stored', async () => {
    let written = 0
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 500 No\r\nContent-Length: 1000000000\r\n\r\n')
      const more = () => {
        while (written < 1e9 && !socket.destroyed) {
          written += 16_384
          if (!socket.write(Buffer.alloc(16_384, 'y'))) return void socket.once('drain', more)
        }
      }
      more()
    })
    const found = await tried(url)
    expect(found).toMatchObject({ outcome: 'refused', status: 500, response: 'y'.repeat(2_048) })
    expect(written).toBeLessThan(100e6)
  })

  test('a redirect is not followed', async () => {
    hostile.answerStatus(302, { Location: `${friend.url}/friend` })
    expect(await tried(`${hostile.url}/redirect`)).toMatchObject({ outcome: 'redirected', status: 302 })
    expect(hostile.at('/redirect')).toHaveLength(1)
  })

  test('one with ten thousand headers', async () => {
    const headers = Array.from({ length: 10_000 }, (_, index) => `X-${index}: ${index}\r\n`).join('')
    const url = await raw((socket) => socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n`))
    expect(await tried(url)).toMatchObject({ outcome: 'headers-too-large' })
  })

  test('one that closes the connection', async () => {
    const url = await raw((socket) => socket.once('data', () => socket.destroy()))
    expect(await tried(url)).toMatchObject({ outcome: 'broken' })
  })

  test('one that sends bytes that a database cannot store', async () => {
    hostile.answerWith((_, response) => response.writeHead(500).end(Buffer.from('a\0b\xff', 'latin1')))
    expect(await tried(`${hostile.url}/nul`)).toMatchObject({ outcome: 'refused', response: 'a\ufffdb\ufffd' })
  })

  test('a closed port', async () => {
    const url = await raw(() => {})
    closing.pop()?.()
    expect(await tried(url)).toMatchObject({ outcome: 'no-connection', error: 'No connection: ECONNREFUSED' })
  })

  test('a name that resolved to a public address and now to a private one', async () => {
    addresses['rebound.example'] = ['93.184.216.34', '10.0.0.7']
    expect(await tried('https://rebound.example/')).toMatchObject({
      outcome: 'private-address',
      error: '10.0.0.7 is not on the internet, and DELIVERY_ALLOW does not name it',
    })
  })

  test('a name that no longer resolves', async () => {
    addresses['fading.example'] = ['93.184.216.34']
    const id = await make('https://fading.example/')
    addresses['fading.example'] = []
    const { json } = await desk.send('POST', `/destinations/${id}/test`, {})
    expect(json).toMatchObject({ outcome: 'unknown-host', error: 'There is no host fading.example' })
    await desk.send('DELETE', `/destinations/${id}`)
  })

  test('one without TLS at an https address', async () => {
    expect(await tried(hostile.url.replace('http:', 'https:'))).toMatchObject({ outcome: 'tls', status: null })
  })

  test('one with a self-signed certificate', async () => {
    const untrusted = await openReceiver({ isTls: true })
    closing.push(() => void untrusted.close())
    expect(await tried(`${untrusted.url}/`)).toMatchObject({
      outcome: 'tls',
      error: 'TLS failed: DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(untrusted.got).toEqual([])
  })

  test('the memory of the process stays constant', async () => {
    const url = await raw((socket) => {
      socket.on('error', () => {})
      socket.write('HTTP/1.1 500 No\r\nContent-Length: 1000000000\r\n\r\n')
      for (let chunk = 0; chunk < 64; chunk++) socket.write(Buffer.alloc(65_536, 'y'))
    })
    const id = await make(url)
    const test = () => desk.send('POST', `/destinations/${id}/test`, {})
    for (let index = 0; index < 10; index++) await test()
    const before = process.memoryUsage().rss
    for (let index = 0; index < 50; index++) await test()
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(100)
    await desk.send('DELETE', `/destinations/${id}`)
  })

  test('forty that hang at once do not block the others', async () => {
    const url = await raw((socket) => socket.resume())
    const ids = await Promise.all(Array.from({ length: 40 }, () => make(url)))
    const heard = friend.got.length
    for (let lead = 0; lead < 10; lead++) await desk.lead()
    await friend.heard('/friend', heard + 10)
    await Promise.all(ids.map((id) => desk.send('DELETE', `/destinations/${id}`)))
  })
})
