import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { mailboxAt, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'
import type { Letters } from './letters.ts'

const user = 'shop@shop.example'
const day = 86_400
const letter = (subject: string) =>
  `From: ${subject}@example.com\r\nTo: ${user}\r\nSubject: ${subject}\r\n\r\nwords\r\n`

eachDatabase((database) => {
  const desk = useDesk(database)

  test('after days without reading and a changed UIDVALIDITY all letters of these days come, and none comes twice', async () => {
    const server = await openMailServer()
    onTestFinished(server.close)
    const box = await server.user(user)
    onTestFinished(box.leave)
    const { letters, id } = await mailboxAt(desk(), server.port, user)
    const mailbox = { project: 12345, id }
    const stored = async () => await desk().store.mailboxes.find(mailbox)
    await box.put(letter('known'), 'INBOX', new Date(desk().clock.now * 1_000))
    await box.put(letter('junk'), 'Junk', new Date(desk().clock.now * 1_000))
    await whileReading(letters, () =>
      until(async () => (await titlesOf(desk())).includes('known'), 'the first reading'),
    )

    const left = (await stored())?.readAt ?? 0
    desk().clock.now += 4 * day
    await box.put(letter('missed'), 'INBOX', new Date((left + day) * 1_000))
    await desk().store.transaction(async (tx) => {
      const { now } = desk().clock
      await tx.mailboxes.claim(mailbox, 'test', { now, until: now })
      const renumbered = { INBOX: { validity: '1', uid: 1 }, Junk: { validity: '1', uid: 1 } }
      await tx.mailboxes.read(mailbox, 'test', renumbered, left)
    })
    await whileReading(letters, () =>
      until(async () => ((await stored())?.cursors.INBOX?.uid ?? 0) > 1, 'the new numbers'),
    )
    expect((await titlesOf(desk())).sort()).toEqual(['known', 'missed'])
    const { items } = (await desk().send('GET', '/receipts')).json
    expect(items).toHaveLength(3)
  })
})

async function whileReading(letters: Letters, act: () => Promise<unknown>): Promise<void> {
  const ending = new AbortController()
  const done = letters.run(ending.signal)
  try {
    await act()
  } finally {
    ending.abort()
    await done
  }
}
