import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openMailProxy, readMailbox, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'

const desk = useDesk(sqlite())
const user = 'shop@shop.example'
const letter = (subject: string) =>
  `From: anna@example.com\r\nTo: ${user}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.com>\r\n\r\nwords\r\n`

test('a letter that arrives during a search is read without waiting', async () => {
  const server = await openMailServer()
  onTestFinished(server.close)
  const box = await server.user(user)
  onTestFinished(box.leave)
  const proxy = await openTelling(server.port, () => box.put(letter('second')))
  onTestFinished(proxy.close)
  await readMailbox(desk(), proxy.port, user)

  await box.put(letter('first'))
  await until(async () => (await titlesOf(desk())).length === 2, 'both letters')
  expect((await titlesOf(desk())).sort()).toEqual(['first', 'second'])
})

/**
 * A proxy that, before the answer to the search after the first letter, lets another letter arrive and announces it, as a server may do.
 */
function openTelling(port: number, arrive: () => Promise<unknown>) {
  let hasCome = false
  return openMailProxy(port, (client, server) => {
    let [asked, count] = ['', 0]
    client.on('data', (sent) => {
      asked = String(sent)
      server.write(sent)
    })
    return (said) => {
      for (const [, number] of said.matchAll(/^\* (\d+) EXISTS/gm)) count = Number(number)
      if (hasCome || !asked.includes('SEARCH UID 2:*')) return void client.write(said, 'latin1')
      hasCome = true
      server.pause()
      void arrive().then(() => {
        client.write(`* ${count + 1} EXISTS\r\n`)
        client.write(said, 'latin1')
        server.resume()
      })
    }
  })
}
