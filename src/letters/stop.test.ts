import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { mailboxAt, openMailProxy } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'

const desk = useDesk(sqlite())

test('a stop during the connection to a mailbox does not wait for the mail server', async () => {
  const server = await openMailServer()
  onTestFinished(server.close)
  const proxy = await openSilent(server.port)
  onTestFinished(proxy.close)
  const { letters } = await mailboxAt(desk(), proxy.port, 'shop@shop.example')
  const ending = new AbortController()
  let isOver = false
  void letters.run(ending.signal).then(() => {
    isOver = true
  })
  await until(proxy.isAsked, 'the mailbox to be connected to')
  ending.abort()
  proxy.greet()
  await until(() => isOver, 'the reading to end', 15_000)
  expect((await desk().store.mailboxes.all()).map(({ error }) => error)).toEqual([null])
})

/** A proxy that passes on data after `greet` is called, but no response to the request for folders. */
async function openSilent(port: number) {
  let greet = () => {}
  let isAsked = false
  const proxy = await openMailProxy(port, (client, server) => {
    client.on('data', (sent) => {
      if (/^\S+ LIST /m.test(String(sent))) server.pause()
      server.write(sent)
    })
    server.pause()
    greet = () => void server.resume()
    isAsked = true
    return (said) => void client.write(said, 'latin1')
  })
  return { ...proxy, isAsked: () => isAsked, greet: () => greet() }
}
