import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openPostOffice } from '../../../test/post-office.ts'
import { until } from '../../../test/until.ts'
import { findProject } from '../../actions/projects.ts'
import { createMailer, type Mailer } from '../../people/mail.ts'
import { createEmail } from './email.ts'
import type { NoticeMessage, Sent } from './way.ts'

const desk = useDesk(sqlite())
const publicUrl = 'https://desk.example.com'
const to = { address: 'anna@example.com', topic: null, details: null }
let office: Awaited<ReturnType<typeof openPostOffice>>
let mailer: Mailer
let message: NoticeMessage

beforeAll(async () => {
  office = await openPostOffice()
  mailer = createMailer({ smtpUrl: office.smtpUrl, from: 'desk@example.com', publicUrl, onFault: () => {} })
  const project = await findProject(desk().store, 12345)
  message = {
    ...{ id: 'n1', project, to: { member: 1 }, kind: 'new', title: 'Новая заявка № 678', lines: [] },
    ...{ link: null, lead: 678, buttons: [], unsubscribe: null },
  }
})
beforeEach(() => {
  office.state.standing = 0
})
afterAll(async () => {
  mailer.close()
  await office.close()
})

test('a mail server that does not greet times out, and the letter is retried later', async () => {
  office.state.standsAt = 'greeting'
  const sent = await cameOf(createEmail(mailer.sendLetter, publicUrl).send(message, to, new AbortController().signal))
  expect(sent).toMatchObject({ outcome: 'later', error: 'ETIMEDOUT' })
})

test('one that hangs later times out before another process may send the letter too', async () => {
  office.state.standsAt = 'recipient'
  const email = createEmail(mailer.sendLetter, publicUrl, 200)
  const sent = await cameOf(email.send(message, to, new AbortController().signal))
  expect(sent).toMatchObject({ outcome: 'unknown' })
})

test('a hanging one does not delay the shutdown', async () => {
  office.state.standsAt = 'recipient'
  const ending = new AbortController()
  const sending = createEmail(mailer.sendLetter, publicUrl).send(message, to, ending.signal)
  await until(() => office.state.standing > 0, 'the letter to be under way')
  ending.abort()
  expect(await cameOf(sending)).toMatchObject({ outcome: 'unknown' })
})

/** The outcome of a letter, which must be known earlier than the library's own timeout. */
async function cameOf(sending: Promise<Sent>): Promise<Sent> {
  let sent: Sent | undefined
  void sending.then((each) => {
    sent = each
  })
  return until(() => sent, 'the letter to be given up', 15_000)
}
