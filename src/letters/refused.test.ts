import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { mailboxAt, openMailProxy, readMailbox, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'

const user = 'shop@shop.example'
const letter = (subject: string) =>
  `From: ${subject}@example.com\r\nTo: ${user}\r\nSubject: ${subject}\r\n\r\nwords\r\n`

eachDatabase((database) => {
  const desk = useDesk(database)
  const mailboxes = () => desk().store.mailboxes.all()

  /** A mail server with a letter, behind a proxy that refuses the commands that match while `refuses` says so. */
  async function opened(command: RegExp, refuses: () => boolean = () => true) {
    const server = await openMailServer()
    onTestFinished(server.close)
    const proxy = await openMailProxy(server.port, (client, at) => {
      client.on('data', (sent) => {
        const [tag = ''] = sent.toString('latin1').split(' ', 1)
        if (refuses() && command.test(sent.toString('latin1')))
          client.write(`${tag} NO [UNAVAILABLE] Backend error\r\n`)
        else at.write(sent)
      })
      return (said) => void client.write(said, 'latin1')
    })
    onTestFinished(proxy.close)
    const box = await server.user(user)
    onTestFinished(box.leave)
    return { box, port: proxy.port }
  }

  test('a refused search is a failure, and the letters come when it is answered', async () => {
    let isRefused = true
    const { box, port } = await opened(/ UID SEARCH /, () => isRefused)
    const { letters, id } = await mailboxAt(desk(), port, user)
    await box.put(letter('waiting'), 'INBOX', new Date(desk().clock.now * 1_000))
    const ending = new AbortController()
    const done = letters.run(ending.signal)
    onTestFinished(async () => {
      ending.abort()
      await done
    })
    const stored = async () => await desk().store.mailboxes.find({ project: 12345, id })
    await until(async () => (await stored())?.failingSince, 'the failure')
    expect((await stored())?.error).toMatch(/refused to search/)
    expect(await stored()).toMatchObject({ readAt: null, cursors: {} })
    isRefused = false
    desk().clock.now += 60
    await until(async () => (await titlesOf(desk())).includes('waiting'), 'the letter')
  })

  test('a spam folder that cannot be opened does not keep the inbox from being read', async () => {
    const { box, port } = await opened(/ (?:EXAMINE|SELECT) "?Junk/)
    await readMailbox(desk(), port, user)
    await box.put(letter('inbox'))
    await until(async () => (await titlesOf(desk())).includes('inbox'), 'the letter of the inbox')
  })

  test('a pause that a clock far ahead has set does not last until that time', async () => {
    const { port } = await opened(/nothing/)
    const { letters, id } = await mailboxAt(desk(), port, user)
    const mailbox = { project: 12345, id }
    const ahead = desk().clock.now + 10_800
    await desk().store.transaction(async (tx) => {
      await tx.mailboxes.claim(mailbox, 'test', { now: ahead, until: ahead })
      await tx.mailboxes.fail(mailbox, 'test', { error: 'no network', since: ahead, until: ahead + 15 })
    })
    const ending = new AbortController()
    const done = letters.run(ending.signal)
    onTestFinished(async () => {
      ending.abort()
      await done
    })
    await until(
      async () => (await mailboxes()).find((each) => each.id === id)?.failingSince === null,
      'the mailbox to be read',
    )
  })
})
