import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { certificate } from '../../test/receiver.ts'
import { messagingOf } from '../config/messaging.ts'
import { readConfig } from '../config.ts'
import { createMessengers } from './messengers.ts'

describe('a connection to a messenger', () => {
  const desk = useDesk(sqlite())
  const keys = { key: readFileSync('test/fixtures/receiver-key.pem'), cert: readFileSync(certificate) }
  const me = '{"user_id": 1, "first_name": "Desk", "username": "desk_bot"}'
  const max = createTlsServer(keys, (_, response) => response.end(me))
  let address: string
  const tunnels: string[] = []
  /** A proxy like those of companies: it opens tunnels and resolves names itself. */
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const { port } = new URL(`http://${request.url}`)
    const there = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      there.pipe(socket).pipe(there)
    })
    for (const each of [there, socket]) each.on('error', () => each.destroy())
  })
  const open = (env: Record<string, string>) => {
    const messaging = messagingOf(readConfig({ MAX_API: address, MAX_TOKEN: 'a-token-of-max', ...env }))
    const resolve = async () => ['127.0.0.1']
    return createMessengers(desk().store, {
      ...messaging,
      secret: 'a secret of tests, long enough',
      clock: () => 0,
      resolve,
    })
  }
  const askedBy = async (env: Record<string, string>) => {
    const messengers = open(env)
    const asked = await messengers.ask('max', 'a-token-of-max')
    await messengers.close()
    return asked
  }

  beforeAll(async () => {
    max.listen(0, '127.0.0.1')
    await once(max, 'listening')
    address = `https://receiver.example:${(max.address() as AddressInfo).port}`
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
  })
  afterAll(() => {
    for (const each of [max, proxy]) {
      each.closeAllConnections()
      each.close()
    }
  })

  test('trusts the certificates of MAX_CA_FILE besides those of Node', async () => {
    expect(await askedBy({})).toMatchObject({
      ok: false,
      fault: 'unreachable',
      error: expect.stringMatching(/^TLS failed/),
    })
    expect(await askedBy({ MAX_CA_FILE: certificate })).toMatchObject({ ok: true, result: { username: 'desk_bot' } })
    for (const file of ['/nowhere.pem', 'package.json'])
      expect(() => open({ MAX_CA_FILE: file })).toThrow(/MAX_CA_FILE must be the path of a file with certificates/)
  })

  test('uses NOTICE_PROXY, else HTTPS_PROXY, also for names that do not resolve here', async () => {
    const { port } = proxy.address() as AddressInfo
    const through = `http://127.0.0.1:${port}`
    expect(await askedBy({ MAX_CA_FILE: certificate, NOTICE_PROXY: through })).toMatchObject({ ok: true })
    expect(await askedBy({ MAX_CA_FILE: certificate, HTTPS_PROXY: through })).toMatchObject({ ok: true })
    const nowhere = 'http://127.0.0.1:1'
    expect(await askedBy({ MAX_CA_FILE: certificate, HTTPS_PROXY: through, NOTICE_PROXY: nowhere })).toMatchObject({
      fault: 'unreachable',
    })
    expect(tunnels).toEqual([new URL(address).host, new URL(address).host])
  })

  test('is refused once this process ends', async () => {
    const messengers = open({ MAX_CA_FILE: certificate })
    await messengers.close()
    expect(await messengers.ask('max', 'a-token-of-max')).toMatchObject({ ok: false, fault: 'ended' })
  })

  test('push services get a contact address', () => {
    const subject = (env: Record<string, string>) => messagingOf(readConfig(env)).subject
    expect(subject({ VAPID_SUBJECT: 'mailto:me@example.com', MAIL_FROM: 'a@example.com' })).toBe(
      'mailto:me@example.com',
    )
    expect(subject({ MAIL_FROM: 'Desk <desk@example.com>', PUBLIC_URL: 'https://desk.example.com' })).toBe(
      'mailto:desk@example.com',
    )
    expect(subject({ PUBLIC_URL: 'https://desk.example.com' })).toBe('https://desk.example.com')
    expect(subject({ PUBLIC_URL: 'http://desk.lan' })).toBeUndefined()
  })
})
