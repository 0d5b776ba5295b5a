import { expect, onTestFinished, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'
import { readMailbox } from '../../test/mail-proxy.ts'
import { openMailServer } from '../../test/mail-server.ts'
import { until } from '../../test/until.ts'
import { storedBody } from '../domain/receipt.ts'

const user = 'shop@shop.example'
const mega = 1_048_576
const letter = (subject: string, text: string) =>
  `From: Anna <anna@example.com>\r\nTo: ${user}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`
const lines = (size: number) => `${'x'.repeat(62)}\r\n`.repeat(size / 64)

eachDatabase((database) => {
  /** A desk that reads a mailbox into a spool of `limit` bytes; `arrived` sends a letter and returns its receipt. */
  async function openBox(limit: number) {
    const desk = await openDesk(await database.fresh(), { spool: { limit } })
    onTestFinished(desk.close)
    const server = await openMailServer()
    onTestFinished(server.close)
    const box = await server.user(user)
    onTestFinished(box.leave)
    await readMailbox(desk, server.port, user)
    let count = 0
    const arrived = async (sent: string) => {
      await box.put(sent)
      count++
      const { items } = await until(async () => {
        const { json } = await desk.send('GET', '/receipts')
        const all = json.items as { id: string; end: string; lead: string; size: number; reasons: object[] }[]
        return all.length === count && all[0]?.end ? { items: all } : undefined
      }, `receipt ${count}`)
      const receipt = items[0] as (typeof items)[0]
      const lead = (await desk.send('GET', `/leads/${receipt.lead}`)).json
      const files = (await desk.send('GET', `/receipts/${receipt.id}/files`)).json.items
      return { ...receipt, lead, files }
    }
    return { arrived, url: desk.url }
  }

  test('a letter that does not fit into the spool is stored in short form, and does not block others', async () => {
    const { arrived } = await openBox(100_000)
    const long = `Имя: Анна\r\nТелефон: 5550001\r\n${'Я'.repeat(50_000)}\r\n${lines(256_000)}`
    const short = await arrived(letter('Large', long))
    expect(short).toMatchObject({ end: 'lead', lead: { title: 'Large', email: 'anna@example.com', phone: '5550001' } })
    expect(short.reasons).toEqual([{ code: 'no-room', found: expect.stringMatching(/^\d{6}$/) }])
    expect(short.size).toBeLessThanOrEqual(storedBody)
    expect(short.files).toMatchObject([{ name: 'letter.eml' }])
    expect(await arrived(letter('Small', 'Three windows'))).toMatchObject({ reasons: [], lead: { title: 'Small' } })
  })

  test('a mailbox uses no more than its share of the spool', async () => {
    const { arrived, url } = await openBox(mega)
    const whole = await arrived(letter('First', lines(600_000)))
    expect([whole.reasons, whole.size > 600_000]).toEqual([[], true])
    await sqlOn(url, `update receipts set size = ${12 * mega}`) // as if it had used its share
    const short = await arrived(letter('Second', lines(200_000)))
    expect(short.reasons).toMatchObject([{ code: 'no-room' }])
    expect(short.size).toBeLessThanOrEqual(storedBody)
  })
})
