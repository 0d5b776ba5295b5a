import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { answersIn, asking, exchange, statusOf } from '../../test/security/raw.ts'
import { openSocket, request } from '../../test/socket.ts'
import { until } from '../../test/until.ts'

const path = '/api/proxy/1.0/leads/add'
/** Texts go out as the script wrote them: UTF-8, windows-1251, spaces. */
const inWindows1251 = Buffer.from([0xcd, 0xee, 0xe2, 0xe0, 0xff, 0x20, 0xe7, 0xe0, 0xff, 0xe2, 0xea, 0xe0]) // Новая заявка

eachDatabase((db) => {
  const limits = { perAddress: 8, perKey: 0 }
  const desk = useDesk(db, { serve: true, trustProxy: ['loopback'], captureLimits: limits })
  let key: string
  let addresses = 0
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })
  const from = () => `X-Forwarded-For: 192.0.2.${++addresses}`
  const ask = (bytes: string | Uint8Array) => exchange(desk().address, bytes, 20_000)
  const receipts = async () => (await desk().send('GET', '/receipts')).json.items as { id: string }[]
  const last = async () => desk().store.receipts.find(12345, Number((await receipts())[0]?.id))

  describe('a URL that was not encoded', () => {
    test.each<[string, () => string | Uint8Array]>([
      ['in UTF-8', () => asking(`GET ${path}?key=${key}&title=Новая+заявка&phone=5550001`, [from()])],
      ['with spaces', () => asking(`GET ${path}?key=${key}&title=Новая заявка&phone=5550001`, [from()])],
      [
        'in windows-1251',
        () =>
          Buffer.concat([
            Buffer.from(`GET ${path}?key=${key}&phone=5550001&title=`),
            inWindows1251,
            Buffer.from(` HTTP/1.1\r\nConnection: close\r\n${from()}\r\n\r\n`),
          ]),
      ],
      [
        'with a body',
        () => `${asking(`POST ${path}?key=${key}&title=Новая заявка`, [from(), 'Content-Length: 13'])}phone=5550001`,
      ],
      [
        'with a body in chunks',
        () =>
          `${asking(`POST ${path}?key=${key}&title=Новая заявка`, [from(), 'Transfer-Encoding: chunked'])}d\r\nphone=5550001\r\n0\r\n\r\n`,
      ],
      ['by HTTP/1.0', () => `GET ${path}?key=${key}&title=Новая+заявка&phone=5550001 HTTP/1.0\r\n${from()}\r\n\r\n`],
      [
        'after its key in a header',
        () => asking(`GET ${path}?title=Новая+заявка&phone=5550001`, [`Api-key: ${key}`, from()]),
      ],
      [
        'of another door',
        () =>
          `${asking(`POST /in/квиз?title=Новая заявка`, [`Api-key: ${key}`, from(), 'Content-Length: 13'])}phone=5550001`,
      ],
      [
        'of another door without a query',
        () => {
          const body = 'title=Новая заявка&phone=5550001'
          return `${asking('POST /in/квиз', [`Api-key: ${key}`, from(), `Content-Length: ${Buffer.byteLength(body)}`])}${body}`
        },
      ],
    ])('%s is an enquiry', async (_, bytes) => {
      desk().clock.now += 600
      const answer = await ask(bytes())
      expect(statusOf(answer)).toBe(200)
      expect(answer).toContain('"status":"success"')
      expect(await last()).toMatchObject({ end: 'lead', enquiry: { title: 'Новая заявка', phone: '5550001' } })
    })

    test('may be as long as an encoded one', async () => {
      const comment = 'Окно '.repeat(1_200) // 11 kB, and 29 kB encoded
      expect(statusOf(await ask(asking(`GET ${path}?key=${key}&comment=${comment}`, [from()])))).toBe(200)
      expect((await last())?.enquiry?.text).toBe(comment.trim())
    })

    test('may arrive in several chunks', async () => {
      const bytes = Buffer.from(
        `${asking(`POST ${path}?key=${key}&title=По частям`, [from(), 'Content-Length: 9'])}phone=777`,
      )
      const wire = await openSocket(desk().address)
      const first = bytes.indexOf('По') + 3 // splits a letter
      wire.send(bytes.subarray(0, first))
      await new Promise(setImmediate)
      for (let at = first; at < bytes.length; at += 7) {
        wire.send(bytes.subarray(at, at + 7))
        await new Promise(setImmediate)
      }
      expect((await wire.answer()).json).toMatchObject({ status: 'success' })
      await wire.ended()
      expect(await last()).toMatchObject({ enquiry: { title: 'По частям', phone: '777' } })
    })

    test.each([1, 6, 50])('may be cut before its first raw byte, in pieces of %i', async (length) => {
      const before = `${request(`POST ${path}?key=${key}`, [from(), 'Content-Length: 9'])}phone=801`
      const body = 'title=Разрез&phone=802'
      const headers = [`Api-key: ${key}`, from(), `Content-Length: ${Buffer.byteLength(body)}`]
      const bytes = Buffer.from(`${asking(`POST /in/квиз?page=1`, headers)}${body}`)
      const wire = await openSocket(desk().address)
      wire.send(before)
      expect((await wire.answer()).json).toMatchObject({ status: 'success' })
      for (let at = 0; at < bytes.length; at += length) {
        wire.send(bytes.subarray(at, at + length))
        await new Promise(setImmediate)
      }
      expect((await wire.answer()).json).toMatchObject({ status: 'success' })
      expect(await last()).toMatchObject({ enquiry: { title: 'Разрез', phone: '802' } })
    })

    test('is answered after the earlier requests of the connection', async () => {
      const before = `GET ${path}?key=${key}&phone=901 HTTP/1.1\r\n${from()}\r\n\r\n`
      const received = await ask(before + asking(`GET ${path}?key=${key}&phone=902&name=Вторая`, [from()]))
      const leads = [...received.matchAll(/"lead_id":"(\d+)"/g)].map(([, id]) => Number(id))
      expect(leads).toHaveLength(2)
      expect(leads[1]).toBe((leads[0] as number) + 1)
    })

    test('is found after the body of another request', async () => {
      const before = request(`POST ${path}?key=${key}`, [from(), 'Content-Length: 9'], 'phone=903')
      const received = await ask(before + asking(`GET ${path}?key=${key}&name=Пятая`, [from()]))
      expect([...received.matchAll(/"lead_id":"(\d+)"/g)]).toHaveLength(2)
    })

    test('is answered when another request is pipelined behind it, which is not read', async () => {
      const received = await ask(asking(`GET ${path}?key=${key}&name=Третья`, [from()]) + asking('GET /healthz'))
      expect([statusOf(received), answersIn(received)]).toEqual([200, 1])
      expect(received).toContain('"lead_id"')
    })

    test('is stored when the client disconnects before the answer', async () => {
      const wire = await openSocket(desk().address)
      wire.send(asking(`GET ${path}?key=${key}&name=Ушёл`, [from()]))
      wire.finish()
      await until(async () => (await last())?.enquiry?.name === 'Ушёл', 'the receipt')
    })

    test('has the same rate limits as an encoded one', async () => {
      const page = (await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://a.example'] })).json.key
      const address = from()
      const before = (await receipts())[0]?.id
      const send = () => ask(asking(`GET ${path}?key=${page}&name=Анна`, [address]))
      const statuses = []
      for (let n = 0; n < 9; n++) statuses.push(statusOf(await send()))
      expect(statuses).toEqual([...Array(8).fill(200), 429])
      expect(Number((await receipts())[0]?.id)).toBe(Number(before) + 8)
    })

    test('with a wrong key is refused in the format of the door, and not stored', async () => {
      const before = await receipts()
      const answer = await ask(asking(`GET ${path}?key=0123456789abcdef&name=Анна`, [from()]))
      expect(statusOf(answer)).toBe(401)
      expect(answer).toContain('{"status":"error","error":"authentication_failed"')
      expect(await receipts()).toEqual(before)
    })
  })

  describe('is refused as before', () => {
    test.each<[string, () => string, number]>([
      ['a URL that is too long', () => asking(`GET ${path}?key=${key}&a=${'ы'.repeat(9_000)}`, [from()]), 431],
      [
        'a body that is too large',
        () => asking(`POST ${path}?key=${key}&a=ы`, [from(), 'Content-Length: 2000000']) + 'x'.repeat(2_000_000),
        413,
      ],
      ['a first line without HTTP', () => `GET ${path}?key=${key}&a=ы\r\n\r\n`, 400],
      ['a broken header', () => asking(`GET ${path}?key=${key}&a=ы`, ['Bad header: 1']), 400],
      ['another path', () => asking('GET /api/v2/ы?a=ы'), 400],
      ['another fault of the line', () => 'GET\r\n\r\n', 400],
    ])('%s', async (_, bytes, status) => {
      const before = await receipts()
      expect(statusOf(await ask(bytes()))).toBe(status)
      expect(await receipts()).toEqual(before)
    })
  })
})
