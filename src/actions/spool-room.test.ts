import { beforeAll, describe, expect, test } from 'vitest'
import { field, file, multipart, multipartType } from '../../test/bodies.ts'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, start, type TestDesk, useDesk } from '../../test/desk.ts'
import { pruneRaw } from './prune.ts'

const day = 86_400
const mega = 1_048_576

/** A form with files, encoded like a browser does. */
const formOf = (name: string, ...files: Uint8Array[]) =>
  Buffer.from(
    multipart([
      [field('name'), name],
      ...files.map((bytes, n): [string, Uint8Array] => [file(`f${n}`, `${n}.bin`, 'image/png'), bytes]),
    ]),
  )

/** A desk behind a proxy, with a form, and a function that submits for a visitor. */
async function visited(desk: TestDesk, stopWord = 'казино') {
  await desk.send('PATCH', '/capture', { stop_words: [stopWord], threshold: 100 })
  const { json } = await desk.send('POST', '/forms', { name: 'Замер' })
  return async (address: string, body: Uint8Array, type = multipartType) => {
    const headers = { 'Content-Type': type, 'X-Forwarded-For': address, Accept: 'application/json' }
    const init = { method: 'POST', body: Buffer.from(body), headers }
    const response = await fetch(`${desk.address}${json.path}`, init)
    return { ...((await response.json()) as { receipt: string; lead_id?: string }), status: response.status }
  }
}

eachDatabase((db) => {
  describe('a submission with a file', () => {
    const desk = useDesk(db, { trustProxy: ['loopback'] })
    let send: Awaited<ReturnType<typeof visited>>
    beforeAll(async () => {
      send = await visited(desk())
    })
    const fileOf = async (receipt: string, number: number) => {
      const path = `${desk().address}/api/v2/projects/12345/receipts/${receipt}/files/${number}`
      const key = await desk().newKey('admin', [12345])
      const response = await fetch(path, { headers: { Authorization: `Bearer ${key}` } })
      return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : response.status
    }
    const rawOf = async (receipt: string) => {
      const path = `${desk().address}/api/v2/projects/12345/receipts/${receipt}/raw`
      const key = await desk().newKey('admin', [12345])
      return Buffer.from(await (await fetch(path, { headers: { Authorization: `Bearer ${key}` } })).arrayBuffer())
    }
    const some = (length: number, seed: number) => Buffer.from(Uint8Array.from({ length }, (_, n) => (n * seed) % 251))

    test.each([
      ['a small body', some(100, 7), some(9, 11)],
      ['a large one', some(100_000, 7), some(70_000, 11)],
    ])('of %s is kept once, and both body and files come back to the bit', async (_, one, other) => {
      const [body, before] = [formOf('Анна', one, other), await desk().store.spool.size()]
      const { receipt } = await send('192.0.2.1', body)
      expect((await desk().store.spool.size()) - before).toBe(body.length > 65_536 ? body.length : 0)
      expect([await fileOf(receipt, 1), await fileOf(receipt, 2)]).toEqual([one, other])
      expect(await rawOf(receipt)).toEqual(body)
    })

    test('that was encoded in transit is stored as its sender had it', async () => {
      const encoded = (how: string) => `${file(how, `${how}.txt`, 'text/plain')}\r\nContent-Transfer-Encoding: ${how}`
      const base64 = Buffer.from('план').toString('base64')
      const body = multipart([
        [encoded('base64'), base64],
        [encoded('Quoted-Printable'), '=D0=BF=D0=BB'],
      ])
      const { receipt } = await send('192.0.2.2', body)
      expect([await fileOf(receipt, 1), await fileOf(receipt, 2)]).toEqual([Buffer.from('план'), Buffer.from('пл')])
    })

    test('outlives its raw body with a lead, and is removed with it without one', async () => {
      const [small, large] = [some(100, 7), some(100_000, 11)]
      const leads = [await send('192.0.2.3', formOf('Вера', small)), await send('192.0.2.3', formOf('Глеб', large))]
      const spam = await send('192.0.2.3', formOf('Казино', large))
      expect(spam.lead_id).toBeUndefined()
      const later = start + 91 * day
      await pruneRaw(90)(desk().store, later)
      expect(await pruneRaw(90)(desk().store, later)).toBe(0)
      const [row] = await sqlOn(desk().url, 'select count(*) as n from receipts where pruned_at is null')
      expect(Number(row?.n)).toBe(0)
      expect([await fileOf(leads[0]?.receipt ?? '', 1), await fileOf(leads[1]?.receipt ?? '', 1)]).toEqual([
        small,
        large,
      ])
      expect(await fileOf(spam.receipt, 1)).toBe(404)
      const names = (await desk().store.spool.names()).map(({ name }) => name)
      expect([...(await desk().store.personalData.known(names))].sort()).toEqual(names.sort())
    })
  })

  describe('the space in the spool', () => {
    const opened = async (limit: number, body: (desk: TestDesk) => Promise<void>) => {
      const desk = await openDesk(await db.fresh(), { trustProxy: ['loopback'], spool: { limit } })
      await body(desk).finally(() => desk.close())
    }
    const large = Buffer.alloc(9 * mega, 'x')

    test('is limited for each address, per hour and in total', () =>
      opened(40 * mega, async (desk) => {
        const send = await visited(desk)
        expect((await send('192.0.2.1', formOf('Один', large))).status).toBe(200)
        expect((await send('192.0.2.1', formOf('Другой', large))).status).toBe(429)
        expect((await send('192.0.2.2', formOf('Сосед', large))).status).toBe(200)
        await sqlOn(desk.url, `update receipts set network = '192.0.2.3'`) // moves it to another address
        expect((await send('192.0.2.3', formOf('Третий', large))).status).toBe(429)
        expect((await send('192.0.2.4', formOf('Четвёртый', large))).status).toBe(200)
        expect((await send('192.0.2.1', Buffer.from('name=Anna&phone=1'), 'text/plain')).status).toBe(200)
      }))

    test('has four times the limit for a site’s own server with its key, which sends for all its visitors', () =>
      opened(80 * mega, async (desk) => {
        const secret = await desk.newKey('capture', [12345])
        const send = async (key: string) => {
          const init = { method: 'POST', headers: { 'Content-Type': multipartType }, body: formOf('Анна', large) }
          return (await fetch(`${desk.address}/in/site?key=${key}`, init)).status
        }
        const statuses: number[] = []
        for (let count = 0; count < 6; count++) statuses.push(await send(secret))
        expect(statuses).toEqual([...Array(5).fill(200), 429])
        expect(await send(await desk.newKey('capture', [12345]))).toBe(200)
      }))

    test('is freed from the oldest spam, which stays as a receipt', () =>
      opened(30 * mega, async (desk) => {
        const send = await visited(desk)
        const first = await send('192.0.2.1', formOf('казино 1', large))
        const second = await send('192.0.2.2', formOf('казино 2', large))
        const lead = await send('192.0.2.3', formOf('Анна', large))
        await send('192.0.2.4', formOf('Борис', large))
        const receipts = desk.store.receipts
        const [one, two] = [
          await receipts.find(12345, Number(first.receipt)),
          await receipts.find(12345, Number(second.receipt)),
        ]
        expect([one?.end, one?.spool, two?.end, two?.spool === null]).toEqual(['spam', null, 'spam', false])
        expect(await desk.store.files.of(12345, Number(first.receipt))).toEqual([])
        expect(await desk.store.files.of(12345, Number(lead.receipt))).toHaveLength(1)
      }))

    test('keeps a reserve for bodies without files, and small bodies need none', () =>
      opened(32 * mega, async (desk) => {
        const send = await visited(desk)
        for (const n of [1, 2, 3]) expect((await send(`192.0.2.${n}`, formOf('Анна', large))).status).toBe(200)
        expect((await send('192.0.2.4', formOf('Борис', large))).status).toBe(503)
        const long = Buffer.from(`name=Vera&comment=${'x'.repeat(900_000)}`)
        expect((await send('192.0.2.5', long, 'application/x-www-form-urlencoded')).status).toBe(200)
        const left = await send('192.0.2.6', formOf('Дарья', Buffer.alloc(4 * mega, 'x')))
        expect(left.status).toBe(503)
        expect(await send('192.0.2.7', formOf('Галина', Buffer.alloc(50_000, 'x')))).toMatchObject({ status: 200 })
      }))
  })
})
