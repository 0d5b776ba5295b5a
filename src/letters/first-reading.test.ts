import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { mailboxAt, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'

const user = 'shop@shop.example'
const letter = (subject: string) =>
  `From: ${subject}@example.com\r\nTo: ${user}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@example.com>\r\n\r\nwords\r\n`

eachDatabase((database) => {
  const desk = useDesk(database)

  test('a late first reading takes all letters since the mailbox was created, and none from before', async () => {
    const server = await openMailServer()
    onTestFinished(server.close)
    const box = await server.user(user)
    onTestFinished(box.leave)
    const made = desk().clock.now
    const at = (seconds: number) => new Date((made + seconds) * 1_000)
    const { letters, id } = await mailboxAt(desk(), server.port, user)
    await box.put(letter('old'), 'INBOX', at(-40 * 86_400))
    await box.put(letter('before'), 'INBOX', at(-60))
    await box.put(letter('after'), 'INBOX', at(60))
    await box.put(letter('moved'), 'INBOX', at(-3_600))
    await box.put(letter('junk-before'), 'Junk', at(-60))
    await box.put(letter('junk-after'), 'Junk', at(60))
    desk().clock.now += 3_600

    const ending = new AbortController()
    const done = letters.run(ending.signal)
    onTestFinished(async () => {
      ending.abort()
      await done
    })
    const cursors = async () => (await desk().store.mailboxes.find({ project: 12345, id }))?.cursors ?? {}
    await until(
      async () => (await cursors()).INBOX?.uid === 4 && (await cursors()).Junk?.uid === 2,
      'the first reading',
    )
    await box.put(letter('next'), 'INBOX', at(-60)) // as with a server whose clock is slow
    await until(async () => (await titlesOf(desk())).includes('next'), 'what comes next')
    expect((await titlesOf(desk())).sort()).toEqual(['after', 'next'])
    const { items } = (await desk().send('GET', '/receipts', undefined, { query: { end: 'spam' } })).json
    expect((items as { understood: { title: string } }[]).map(({ understood }) => understood.title)).toEqual([
      'junk-after',
    ])
  })
})
