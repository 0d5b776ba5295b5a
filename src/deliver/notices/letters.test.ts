import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { openPostOffice } from '../../../test/post-office.ts'
import { until } from '../../../test/until.ts'
import { noticeLease } from '../../domain/notice.ts'
import { createMailer, type Mailer } from '../../people/mail.ts'
import { createWays } from '../ways.ts'

const publicUrl = 'https://desk.example'
const office = await openPostOffice()
const mailer: Mailer = createMailer({
  smtpUrl: office.smtpUrl,
  from: 'desk@desk.example',
  publicUrl,
  onFault: () => {},
})
/** If set, the next letter waits for it and then fails. */
let held: Promise<void> | undefined
const ways = createWays({
  publicUrl,
  sendLetter: async (letter) => {
    const isHeld = held
    held = undefined
    await isHeld
    if (isHeld) throw new Error('the mail server took too long')
    return mailer.sendLetter(letter)
  },
})

afterAll(async () => {
  mailer.close()
  await office.close()
})

eachDatabase((database) => {
  const outcomes: string[] = []
  const onSent = (_way: string, outcome: string) => void outcomes.push(outcome)
  const desk = useDesk(database, { trustProxy: true, isSending: true, delivering: { ways, publicUrl, onSent } })
  let anna: TestMember
  const lettersTo = (email: string) => office.letters.filter((letter) => letter.includes(`To: ${email}`))
  const letterTo = async (email: string, count = 1) => {
    await until(() => lettersTo(email).length >= count, `letter ${count} to ${email}`)
    return lettersTo(email)[count - 1] as string
  }

  beforeAll(async () => {
    office.letters.length = 0
    anna = await newMember(desk(), 'agent', { email: 'anna@example.com' })
    await until(async () => (await desk().store.noticePlans.all()).length > 0, 'the planner')
  })

  test('a new assignee gets a letter, and letters about a lead form one thread', async () => {
    const lead = await desk().lead({ title: 'Окна', phone: '+79210000001' })
    const give = (assignee: string | null) => desk().send('PATCH', `/leads/${lead}`, { assignee })
    await give(String(anna.id))
    const first = await letterTo(anna.email)
    await give(null)
    await give(String(anna.id))
    const second = await letterTo(anna.email, 2)
    for (const letter of [first, second]) {
      expect(letter).toContain(`References: <lead.12345.${lead}@desk.example>`)
      expect(letter).toContain('Auto-Submitted: auto-generated')
      expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    }
    const idOf = (letter: string) => /^Message-ID: <(.+)>/m.exec(letter)?.[1]
    expect(idOf(first)).toMatch(/^ntc_12345_\d+@desk\.example$/)
    expect(idOf(second)).not.toBe(idOf(first))
    expect(first).toContain('multipart/alternative')
    const { text = '', html = '', subject } = await PostalMime.parse(first)
    expect(subject).toBe(`Вам назначили заявку № ${lead}: Окна`)
    const words = [`Вам назначили заявку № ${lead}`, 'Окна', '79210000001', `${publicUrl}/p/12345/leads/${lead}`]
    for (const part of [text, html]) for (const word of words) expect(part).toContain(word)
  })

  test('members get no notices about their own changes', async () => {
    const lead = await desk().lead()
    const known = lettersTo(anna.email).length
    await anna.send('PATCH', `/api/v2/projects/12345/leads/${lead}`, { assignee: String(anna.id) })
    await desk().send('PATCH', `/leads/${lead}`, { assignee: null })
    await desk().send('PATCH', `/leads/${lead}`, { assignee: String(anna.id) })
    await letterTo(anna.email, known + 1)
    const bell = await desk().store.notices.bell(12345, anna.id, { below: undefined, limit: 10 })
    expect(bell.filter(({ lead: id }) => id === Number(lead))).toHaveLength(1)
  })

  test('the outcome of a letter after its lease is ignored, since another process has it then', async () => {
    const known = lettersTo(anna.email).length
    const give = async () => desk().send('PATCH', `/leads/${await desk().lead()}`, { assignee: String(anna.id) })
    let release = () => {}
    const hold = new Promise<void>((resolve) => {
      release = resolve
    })
    held = hold
    await give()
    await until(() => held === undefined, 'the first try')
    desk().clock.now += noticeLease + 1
    await letterTo(anna.email, known + 1)
    outcomes.length = 0
    release()
    await until(() => outcomes.includes('later'), 'the first try to fail')
    await give()
    await letterTo(anna.email, known + 2)
    desk().clock.now += 60
    await give()
    await letterTo(anna.email, known + 3)
    const waiting = () => desk().store.noticeQueue.due(12345, desk().clock.now + 3_600, 100)
    await until(async () => (await waiting()).length === 0, 'all to be sent')
    expect(lettersTo(anna.email)).toHaveLength(known + 3)
  })

  describe('the unsubscribe link', () => {
    const linkOf = (letter: string) =>
      /^List-Unsubscribe: <https:\/\/desk\.example(\/[^>]+)>/m.exec(letter.replace(/\r?\n\s+/g, ' '))?.[1]
    const ask = (path: string, verb: 'GET' | 'POST' = 'GET') =>
      fetch(`${desk().address}${path}`, {
        method: verb,
        ...(verb === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
      })
    const places = async () =>
      (await anna.send('GET', '/api/v2/projects/12345/notice-settings')).json.places as Record<string, string[]>

    test('shows a confirmation page, and switches the kind off by one POST without a session', async () => {
      const link = linkOf(lettersTo(anna.email)[0] as string) as string
      const page = await ask(link)
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('Больше не присылать такие письма: мои заявки?')
      expect((await places()).mine).toContain('email')
      const done = await ask(link, 'POST')
      expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Таких писем больше не будет')])
      expect((await places()).mine).toEqual(['bell', 'telegram', 'max', 'push'])
      expect((await places()).mention).toContain('email')
    })

    test('is refused when it was altered', async () => {
      const link = linkOf(lettersTo(anna.email)[0] as string) as string
      for (const wrong of [
        link.replace('.mine.', '.mention.'),
        link.slice(0, -1),
        '/notices/off/x',
        `/notices/off/${'9'.repeat(9_000)}`,
      ]) {
        expect((await ask(wrong)).status).toBe(404)
        expect((await ask(wrong, 'POST')).status).toBe(404)
      }
      expect((await places()).mention).toContain('email')
    })
  })

  test('letters beyond twenty in an hour are combined into one', async () => {
    await anna.send('PATCH', '/api/v2/projects/12345/notice-settings', {
      places: { new: ['email'], mine: ['bell'], late: [] },
    })
    desk().clock.now += 7_200
    const known = lettersTo(anna.email).length
    const held = async () => (await desk().store.noticeQueue.due(12345, desk().clock.now + 7_200, 100)).length
    for (let minute = 0; minute < 3; minute++) {
      for (let each = 0; each < 9; each++) await desk().lead()
      const expected = Math.min(9 * (minute + 1), 20)
      await until(() => lettersTo(anna.email).length === known + expected, `${expected} letters`)
      // a sent letter whose outcome is not stored yet would count towards the limit of ten of the next minute
      await until(async () => (await held()) === 9 * (minute + 1) - expected, 'the rest to be held')
      desk().clock.now += 61
    }
    desk().clock.now += 3_600
    const digest = await letterTo(anna.email, known + 21)
    const { subject, text } = await PostalMime.parse(digest)
    expect(subject).toBe('7 новых заявок')
    expect(text?.match(/Новая заявка № /g)).toHaveLength(7)
    expect(digest).not.toContain('References:')
  })
})
