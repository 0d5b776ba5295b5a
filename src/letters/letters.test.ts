import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { rowsOf } from '../../test/rows.ts'
import { until as waitUntil } from '../../test/until.ts'
import { createMailbox, removeMailbox } from '../actions/mailboxes.ts'
import { findProject } from '../actions/projects.ts'
import { mailboxLease, type SenderRule } from '../domain/mailbox.ts'
import { createLetters } from './letters.ts'

type Parts = { from?: string; headers?: string[]; subject?: string; text?: string; id?: string }
let count = 0
/** Waits long, since a thread and a server start slowly on a busy machine. */
const until = <T>(condition: () => T | Promise<T>, what: string) => waitUntil(condition, what, 100_000)
const letter = ({ from = 'Анна <anna@example.com>', headers = [], subject = 'Окна', text = 'Три окна', id }: Parts) =>
  [
    `From: ${from.replace(/^([^<]*[^\x20-\x7e][^<]*) </, (_, name) => `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <`)}`,
    ...['To: shop@shop.example', `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`],
    ...[`Message-ID: <${id ?? `n${++count}@example.com`}>`, 'MIME-Version: 1.0', ...headers],
    ...(headers.some((each) => each.startsWith('Content-Type')) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...['Content-Transfer-Encoding: 8bit', '', text, ''],
  ].join('\r\n')

eachDatabase((database) =>
  describe('a mailbox', () => {
    const desk = useDesk(database, { serve: true })
    let server: Awaited<ReturnType<typeof openMailServer>>
    let box: Awaited<ReturnType<typeof server.user>>
    let reader: ReturnType<typeof read>
    let mailbox: number
    const failures: string[] = []
    const senders: SenderRule[] = [
      { from: '@avito.example', mapping: 'avito-letters' },
      { from: 'boss@shop.example', mapping: null },
    ]
    const lettersOf = () =>
      createLetters(desk().store, {
        ...{ secret: 'a secret of tests, long enough', clock: () => desk().clock.now },
        allowed: { blocks: ['127.0.0.0/8'], hosts: [] },
        onFailure: (error) => failures.push(String(error)),
        waits: { pollInterval: 50, letter: 60_000 }, // so that arrivals are noticed only by IDLE
      })
    /** Starts to read in this process. Returns a function that stops it. */
    const read = () => {
      const ending = new AbortController()
      const done = lettersOf().run(ending.signal)
      return async () => {
        ending.abort()
        await done
      }
    }
    const shown = async () => await desk().store.mailboxes.find({ project: 12345, id: mailbox })
    const receipts = async () => {
      const { items } = (await desk().send('GET', '/receipts', undefined, { query: { limit: '100' } })).json
      return items as {
        id: string
        end: string
        lead: string | null
        reasons: { code: string; found?: string }[]
        way: string
        size: number
      }[]
    }
    const leadOf = async (id: string | null | undefined) => (await desk().send('GET', `/leads/${id}`)).json
    /** Puts a letter into the mailbox; returns its receipt. */
    const arrived = async (sent: string | Buffer, to?: string) => {
      const before = (await receipts()).length
      desk().clock.now += 200
      await box.put(sent, to)
      await until(async () => (await receipts()).length > before && (await receipts())[0]?.end, 'the receipt')
      return (await receipts())[0]
    }

    beforeAll(async () => {
      server = await openMailServer()
      box = await server.user('shop@shop.example')
      await box.put(letter({ subject: 'Before' }), 'INBOX', new Date(desk().clock.now * 1_000 - 60_000))
      const project = await findProject(desk().store, 12345)
      const password = lettersOf().seal(project, 'secret')
      const at = {
        name: 'Почта',
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: 'shop@shop.example',
      } as const
      mailbox = (await createMailbox(desk().store, cli, project, { ...at, password, senders }, desk().clock.now)).id
      reader = read()
      await until(async () => (await shown())?.readAt, 'the first reading')
    })
    afterAll(async () => {
      await reader?.()
      box?.leave()
      await server?.close()
    })

    test('a new letter is an enquiry with its sender, and older letters are ignored', async () => {
      const receipt = await arrived(letter({}))
      expect(receipt).toMatchObject({ way: 'email', end: 'lead' })
      expect(await leadOf(receipt?.lead)).toMatchObject({
        ...{ title: 'Окна', name: 'Анна', email: 'anna@example.com', text: 'Три окна', created_by: 'email' },
      })
      expect(await receipts()).toHaveLength(1)
    })

    // only on SQLite, since it is decided before the database is used
    if (database.name === 'sqlite') {
      test('lines in the letter of a form become fields, and Reply-To takes precedence over From', async () => {
        const text =
          'Новая заявка с сайта\r\nИмя: Борис\r\nТелефон: +7 921 000-00-05\r\nЦвет: белый\r\n\r\nhttps://shop.example'
        const form = await arrived(
          letter({
            from: 'no-reply@shop.example',
            subject: 'Заявка',
            text,
            headers: ['Auto-Submitted: auto-generated'],
          }),
        )
        expect(await leadOf(form?.lead)).toMatchObject({
          name: 'Борис',
          phone: '+7 921 000-00-05',
          email: null,
          fields: { Цвет: 'белый' },
        })
        const answered = await arrived(
          letter({ from: 'Shop <form@shop.example>', headers: ['Reply-To: Vera <vera@example.com>'] }),
        )
        expect(await leadOf(answered?.lead)).toMatchObject({ name: 'Vera', email: 'vera@example.com' })
        const plain = 'name: Ivan\r\nemail: ivan@mail.ru\r\ntext: hello'
        const labelled = await arrived(letter({ from: 'Site <wordpress@site.example>', text: plain }))
        expect(await leadOf(labelled?.lead)).toMatchObject({
          name: 'Ivan',
          email: 'ivan@mail.ru',
          text: plain.replaceAll('\r', ''),
        })
      })

      test('attachments and the raw letter are files, and the text of HTML is extracted', async () => {
        const text = [
          ...[
            '--b',
            'Content-Type: text/html; charset=utf-8',
            '',
            '<style>p{}</style><p>Три&nbsp;окна</p><p>и дверь</p>',
          ],
          ...['--b', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="plan.pdf"'],
          ...['Content-Transfer-Encoding: base64', '', Buffer.from('%PDF').toString('base64'), '--b--'],
        ].join('\r\n')
        const sent = letter({ headers: ['Content-Type: multipart/mixed; boundary=b'], text })
        const receipt = await arrived(sent)
        expect((await leadOf(receipt?.lead)).text).toMatch(/^Три окна\s+и дверь$/)
        const { items } = (await desk().send('GET', `/receipts/${receipt?.id}/files`)).json
        expect(items).toMatchObject([
          { name: 'letter.eml', type: 'message/rfc822' },
          { name: 'plan.pdf', size: 4 },
        ])
        expect((await desk().send('GET', `/receipts/${receipt?.id}/files/1`)).text).toBe(sent)
        expect((await desk().send('GET', `/receipts/${receipt?.id}/files/2`)).text).toBe('%PDF')
      })

      test('automatic replies, bounces, own letters, unwanted senders and duplicates are ignored', async () => {
        const before = (await receipts()).length
        for (const each of [
          { headers: ['Auto-Submitted: auto-replied (vacation)'] },
          { headers: ['X-Autoreply: yes'] },
          { headers: ['Precedence: auto_reply'] },
          { from: 'MAILER-DAEMON@mx.example' },
          { headers: ['Content-Type: multipart/report; boundary=x'] },
          {
            from: 'Mail Delivery System <noreply@mx.example>',
            headers: ['Return-Path: <>'],
            subject: 'Undelivered Mail Returned to Sender',
            text: 'I could not deliver your message to <anna@example.com>: 550 5.1.1 User unknown',
          },
          { from: 'shop@shop.example' },
          { from: 'Boss@shop.example' },
        ])
          await box.put(letter(each))
        await box.put(letter({ id: 'once@example.com', text: 'раз' }))
        await box.put(letter({ id: 'once@example.com', text: 'два' }))
        await box.put(letter({ subject: 'Последнее' }))
        const isLast = (one: { understood: { title: string } }) => one.understood?.title === 'Последнее'
        await until(async () => (await receipts()).some((one) => isLast(one as never)), 'the last one')
        expect(await receipts()).toHaveLength(before + 2)
      })

      test('letters in the spam folder are read too, and end as spam', async () => {
        const before = (await receipts()).length
        await box.put(letter({ subject: 'Казино' }), 'Junk')
        await box.put(letter({ subject: 'Окна' }))
        await until(async () => (await receipts()).length === before + 2, 'both')
        const spam = (await receipts()).find(({ end }) => end === 'spam')
        expect(spam?.reasons).toEqual([{ code: 'spam-folder' }])
      })

      test('letters of a sender are interpreted by the mapping of the sender’s rule', async () => {
        const rules = [
          { path: 'Объявление', to: 'title' },
          { path: 'text', to: 'fields.letter' },
        ]
        await desk().send('PUT', '/mappings/avito-letters', { title: 'Авито', rules })
        const text = 'Объявление: Окна ПВХ\r\nТелефон: 5550007'
        const receipt = await arrived(letter({ from: 'noreply@avito.example', text }))
        expect(await leadOf(receipt?.lead)).toMatchObject({
          title: 'Окна ПВХ',
          phone: '5550007',
          fields: { letter: text.replace('\r', '') },
        })
      })

      test('only the beginning of a too large letter is stored, with a reason', async () => {
        const receipt = await arrived(
          Buffer.concat([Buffer.from(letter({ subject: 'Большое' })), Buffer.alloc(12 * 1_048_576, 'x\r\n')]),
        )
        expect(receipt?.reasons).toContainEqual({ code: 'letter-too-large', found: expect.stringMatching(/^12\d{6}$/) })
        expect(receipt?.size).toBeLessThan(200_000)
        expect(await leadOf(receipt?.lead)).toMatchObject({ title: 'Большое', email: 'anna@example.com' })
      })

      test('malformed letters become receipts too', async () => {
        const before = (await receipts()).length
        const nested = Array.from(
          { length: 300 },
          (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
        ).join('')
        const odd = [
          'no header at all',
          `From: a@b.example\r\n${nested}`,
          `From: a@b.example\r\n${Array.from({ length: 20_000 }, (_, n) => `X-${n}: y\r\n`).join('')}\r\nmany`,
          `From: a@b.example\r\nSubject: ${'=?utf-8?Q?'.repeat(5_000)}\r\n\r\nwords`,
          `From: a@b.example\r\nContent-Type: text/html\r\n\r\n${'<'.repeat(100_000)}`,
          `From: ${'"'.repeat(10_000)}\r\n\r\nname`,
          Buffer.concat([
            Buffer.from('From: a@b.example\r\n\r\n'),
            Buffer.from([0x20, 0xff, 0xfe, 0xc3, 0x28, 0x0d, 0x0a]),
          ]),
        ]
        for (const each of odd) await box.put(each)
        await until(async () => (await receipts()).length === before + odd.length, 'all receipts')
      })
    }

    test('letters that arrived while no process read are read once, by one of two processes', async () => {
      const before = (await receipts()).length
      await reader()
      for (let n = 0; n < 5; n++) await box.put(letter({ text: `Письмо ${n}` }))
      const both = [read(), read()]
      await until(async () => (await receipts()).length === before + 5, 'five receipts')
      for (const end of both) await end()
      const old = JSON.stringify({ INBOX: { validity: '1', uid: 1 }, Junk: { validity: '1', uid: 1 } }) // an outdated UIDVALIDITY
      await desk().store.transaction(async (tx) => {
        await tx.mailboxes.claim({ project: 12345, id: mailbox }, 'test', {
          now: desk().clock.now,
          until: desk().clock.now,
        })
        await tx.mailboxes.read({ project: 12345, id: mailbox }, 'test', JSON.parse(old), Math.floor(Date.now() / 1000))
      })
      reader = read()
      await until(async () => !JSON.stringify((await shown())?.cursors).includes('"1"'), 'the new numbers')
      await arrived(letter({ subject: 'Потом' }))
      const known = await rowsOf<{ n: number }>(desk().url, 'select count(*) as n from receipts')
      expect(Number(known[0]?.n)).toBe(before + 6) // none again, and not the letter from before the mailbox
    })

    test('a failure of the mail server is shown, and reading resumes afterwards', async () => {
      expect((await shown())?.failingSince).toBeNull()
      const before = failures.length
      await server.stop()
      await until(async () => (await shown())?.failingSince, 'the failure')
      expect(failures.length).toBeGreaterThan(before)
      expect((await shown())?.error).toEqual(expect.any(String))
      await server.start()
      desk().clock.now += mailboxLease
      await until(async () => (await shown())?.failingSince === null, 'the mailbox to be back')
      box = await server.user('shop@shop.example')
      expect((await arrived(letter({ subject: 'Снова' })))?.end).toBe('lead')
    })

    test('the password is encrypted, and the mailbox is read no more when it is removed', async () => {
      const [row] = await rowsOf<{ password: string }>(desk().url, 'select password from mailboxes')
      expect(row?.password).toMatch(/^v1\./)
      const project = await findProject(desk().store, 12345)
      await removeMailbox(desk().store, cli, project, mailbox, desk().clock.now)
      await expect(lettersOf().check('127.0.0.1', 'none')).resolves.toBeUndefined()
      await expect(
        createLetters(desk().store, { secret: 'x', clock: () => 0 }).check('127.0.0.1', 'tls'),
      ).rejects.toMatchObject({ code: 'private-address' })
      await expect(
        createLetters(desk().store, { secret: 'x', clock: () => 0 }).check('127.0.0.1', 'none'),
      ).rejects.toMatchObject({ code: 'mail-unencrypted' })
    })
  }),
)
