import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openMailProxy, readMailbox, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'
import { letterSizes } from './letter.ts'

const desk = useDesk(sqlite())
const user = 'shop@shop.example'
const letter = `From: Anna <anna@example.com>\r\nTo: ${user}\r\nSubject: Hello\r\n\r\nThree windows\r\n`

test('the connection to a mail server that sends too much is closed, and its mailbox shows why', async () => {
  const server = await openMailServer()
  onTestFinished(server.close)
  const large = letterSizes.whole + 3 * 1_048_576
  const proxy = await openMailProxy(server.port, (client, at) => {
    client.on('data', (sent) => void at.write(sent))
    return (said) => {
      const begin = /^(\* \d+ FETCH .*BODY\[\]<0>) \{/m.exec(said)?.[1]
      if (begin) client.write(`${begin} {${large}}\r\n${letter}${'x'.repeat(large - letter.length)})\r\n`)
      else client.write(said, 'latin1')
    }
  })
  onTestFinished(proxy.close)
  await readMailbox(desk(), proxy.port, user)
  const box = await server.user(user)
  onTestFinished(box.leave)
  await box.put(letter)
  const error = () =>
    desk()
      .store.mailboxes.all()
      .then(([mailbox]) => mailbox?.error)
  expect(await until(error, 'the mailbox to fail')).toMatch(/Literal size \d+ exceeds/)
  expect(await titlesOf(desk())).toEqual([])
})
