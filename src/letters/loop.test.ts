import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { readMailbox, titlesOf } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { newMember } from '../../test/members.ts'
import { openPostOffice } from '../../test/post-office.ts'
import { until } from '../../test/until.ts'
import { createMailer } from '../people/mail.ts'

const desk = useDesk(sqlite(), { trustProxy: true })
const user = 'shop@shop.example'

test('letters that a desk sent are no enquiries in a mailbox that it reads', async () => {
  const sent = await sentLetters()
  expect(sent).toHaveLength(3)
  const server = await openMailServer()
  onTestFinished(server.close)
  const box = await server.user(user)
  onTestFinished(box.leave)
  await readMailbox(desk(), server.port, user)

  for (const letter of sent) await box.put(letter)
  const without = (letter = '') => letter.replace(/^X-Zayavka: .*\r\n/m, '')
  await box.put(without(sent.find((letter) => letter.includes('<ntc_'))))
  await box.put(`From: anna@example.com\r\nTo: ${user}\r\nSubject: Windows\r\n\r\nwords\r\n`)
  await until(async () => (await titlesOf(desk())).includes('Windows'), 'the last letter')
  expect(await titlesOf(desk())).toEqual(['Windows'])
})

/** One letter of each kind that a desk sends: a password reset, an invitation, and a notice. */
async function sentLetters(): Promise<string[]> {
  const office = await openPostOffice()
  onTestFinished(office.close)
  const publicUrl = 'https://desk.example'
  const mailer = createMailer({ smtpUrl: office.smtpUrl, from: 'desk@desk.example', publicUrl, onFault: () => {} })
  onTestFinished(mailer.close)
  await newMember(desk(), 'agent', { email: user })
  const project = await desk().store.projects.find(12345)
  if (!project) throw new Error('There is no project')
  mailer.sendReset(desk().store, user, 'token')
  mailer.sendInvitation(user, { project, token: 'token' })
  await mailer.sendLetter({ to: user, subject: 'A new lead', text: 'words', messageId: '<ntc_12345_1@desk.example>' })
  await until(() => office.letters.length === 3, 'three letters')
  return office.letters
}
