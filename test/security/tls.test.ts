import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { TLSSocket } from 'node:tls'
import { SMTPServer } from 'smtp-server'
import tlsOptions from 'smtp-server/lib/tls-options.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMailer } from '../../src/people/mail.ts'
import { openStore } from '../../src/store/open.ts'
import { postgres } from '../databases.ts'
import { start } from '../desk.ts'

/** A self-signed certificate. */
const { key, cert } = tlsOptions({})

describe('a mail server', () => {
  test('with an untrusted certificate gets no e-mail and no password', async () => {
    let heard = ''
    const server = new SMTPServer({
      secure: true,
      key,
      cert,
      onAuth: ({ password = '' }, _session, done) => {
        heard += password
        done(null, { user: 'desk' })
      },
      onData: (stream, _session, done) => {
        stream.on('data', (chunk) => (heard += chunk))
        stream.on('end', done)
      },
    })
    server.on('error', () => {}) // it is told that its client hung up
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    const fault = await new Promise<Error>((resolve) => {
      const mailer = createMailer({
        smtpUrl: `smtps://desk:secret@127.0.0.1:${port}`,
        from: 'desk@example.com',
        publicUrl: 'https://desk.example.com',
        onFault: (error) => resolve(error as Error),
      })
      void mailer.sendInvitation('anna@example.com', {
        project: { language: 'en', name: 'P' } as never,
        token: 'secret',
      })
    })
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(fault.message).toMatch(/self-signed|certificate/i)
    expect(heard).toBe('')
  })
})

describe('a database', () => {
  let server: Server
  let heard = ''
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => {
        socket.write('S') // accept TLS
        const secured = new TLSSocket(socket, { isServer: true, key, cert })
        secured.on('error', () => {})
        secured.on('data', (chunk) => (heard += chunk))
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => void server.close())

  test.each(['require', 'verify-full'])('with an untrusted certificate receives nothing: sslmode=%s', async (mode) => {
    const { port } = server.address() as AddressInfo
    const url = `postgres://desk:secret@127.0.0.1:${port}/desk?sslmode=${mode}`
    await expect(openStore(url, { now: start, spool: { folder: '/nonexistent' } })).rejects.toThrow()
    expect(heard).toBe('')
  })

  test.each(['require', 'verify-full'])(
    'without TLS is refused when the URL requires TLS: sslmode=%s',
    async (mode) => {
      const url = new URL(await postgres().fresh())
      url.searchParams.set('sslmode', mode)
      await expect(openStore(url.href, { now: start, spool: { folder: '/nonexistent' } })).rejects.toThrow()
    },
  )
})
