import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'
import { createMailbox } from '../actions/mailboxes.ts'
import { findProject } from '../actions/projects.ts'
import { createLetters } from './letters.ts'

const desk = useDesk(sqlite())
const user = 'shop@shop.example'
const letter = (subject: string) =>
  `From: anna@example.com\r\nTo: ${user}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.com>\r\n\r\nwords\r\n`

test('a letter that comes while the server answers a search is read without a wait', async () => {
  const server = await openMailServer()
  onTestFinished(server.close)
  const box = await server.user(user)
  onTestFinished(box.leave)
  const proxy = await openProxy(server.port, () => box.put(letter('second')))
  onTestFinished(proxy.close)
  const letters = createLetters(desk().store, {
    ...{ secret: 'a secret of tests, long enough', clock: () => desk().clock.now },
    allowed: { blocks: ['127.0.0.0/8'], hosts: [] },
    waits: { look: 50, letter: 600_000 },
  })
  const project = await findProject(desk().store, 12345)
  const password = letters.seal(project, 'secret')
  const at = {
    name: 'Mail',
    host: '127.0.0.1',
    port: proxy.port,
    security: 'none' as const,
    user,
    password,
    senders: [],
  }
  const { id } = await createMailbox(desk().store, cli, project, at, desk().clock.now)
  const ending = new AbortController()
  const done = letters.run(ending.signal)
  onTestFinished(async () => {
    ending.abort()
    await done
  })
  await until(async () => (await desk().store.mailboxes.find({ project: 12345, id }))?.readAt, 'the first reading')

  await box.put(letter('first'))
  const titles = async () => {
    const { items } = (await desk().send('GET', '/leads')).json
    return (items as { title: string }[]).map(({ title }) => title)
  }
  await until(async () => (await titles()).length === 2, 'both letters')
  expect((await titles()).sort()).toEqual(['first', 'second'])
})

/**
 * Passes on what a mail server says. It lets a letter come before the answer to the first search behind another letter gets through, and tells
 * of it first, as a server does that notices it by then.
 */
async function openProxy(port: number, arrive: () => Promise<unknown>) {
  let hasCome = false
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    let [asked, count] = ['', 0]
    client.on('data', (sent) => {
      asked = String(sent)
      server.write(sent)
    })
    server.on('data', (said) => {
      const text = said.toString('latin1').replace(' COMPRESS=DEFLATE', '') // so that it can be read here
      for (const [, number] of text.matchAll(/^\* (\d+) EXISTS/gm)) count = Number(number)
      if (hasCome || !asked.includes('SEARCH UID 2:*')) return client.write(text, 'latin1')
      hasCome = true
      server.pause()
      void arrive().then(() => {
        client.write(`* ${count + 1} EXISTS\r\n`)
        client.write(text, 'latin1')
        server.resume()
      })
    })
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    close: () => void proxy.close(),
  }
}
