import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  const forms = useForms(desk)
  let path = ''
  beforeAll(async () => {
    ;({ path } = await forms.make({ name: 'Замер' }))
  })
  /** Submits like the page does; returns the receipt. */
  const sent = async (values: Record<string, string>) => {
    const { hidden } = await forms.page(path)
    desk().clock.now += 30
    const reply = await forms.sent(path, { ...hidden, ...values })
    expect(reply.status).toBe('success')
    return { told: reply, receipt: (await forms.receiptOf(reply)) ?? expect.fail() }
  }

  test('a bot that fills in the honeypot gets a success, and a person can undo the verdict', async () => {
    const { told: reply, receipt } = await sent({ phone: '8 999 000-00-01', _website: 'https://spam.example' })
    expect(receipt).toMatchObject({ end: 'spam', lead: null, score: 100, reasons: [{ code: 'honeypot' }] })
    expect((await desk().send('POST', `/receipts/${reply.receipt}/not-spam`)).status).toBe(200)
    expect(await forms.receiptOf(reply)).toMatchObject({ end: 'lead', lead: expect.any(Number) })
  })

  test('many enquiries of one address raise the score, which alone does not make spam', async () => {
    for (let n = 0; n < 20; n++) await sent({ phone: `8 999 000-01-${10 + n}` })
    const { receipt } = await sent({ phone: '8 999 000-01-99' })
    expect(receipt).toMatchObject({ end: 'lead', score: 60, reasons: [{ code: 'too-often', found: '20 in 10 min' }] })
    const linked = await sent({ phone: '8 999 000-01-98', name: 'www.spam.example' })
    expect(linked.receipt).toMatchObject({ end: 'spam', score: 120 })
    desk().clock.now += 601
    expect((await sent({ phone: '8 999 000-01-97' })).receipt).toMatchObject({ end: 'lead', score: 0 })
  })

  describe('a proof of work', () => {
    beforeAll(async () => {
      desk().clock.now += 601
      await desk().send('PATCH', '/capture', { proof_of_work: true })
    })
    const proof = async () => {
      const challenge = (await (await fetch(`${desk().address}/s/challenge`)).json()) as never
      const solution = await solveChallenge({ challenge, deriveKey })
      return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
    }

    test('makes an enquiry a lead', async () => {
      expect((await sent({ phone: '8 999 000-02-01' })).receipt).toMatchObject({ end: 'spam', score: 100 })
      const { receipt } = await sent({ phone: '8 999 000-02-02', _proof: await proof() })
      expect(receipt).toMatchObject({ end: 'lead', score: 0, reasons: [] })
    })

    test('may have any invalid content', async () => {
      const at = { toString: 1, valueOf: 1 }
      const challenge = { parameters: { nonce: 'x', data: { at } }, signature: 'x' }
      const _proof = Buffer.from(JSON.stringify({ challenge, solution: {} })).toString('base64')
      const { receipt } = await sent({ phone: '8 999 000-02-05', _proof })
      expect(receipt).toMatchObject({ end: 'spam', reasons: [{ code: 'no-proof' }] })
    })

    test('is accepted once, unless the same enquiry is repeated', async () => {
      const _proof = await proof()
      const first = await sent({ phone: '8 999 000-02-03', _proof })
      const again = await sent({ phone: '8 999 000-02-03', _proof })
      expect(again.receipt).toMatchObject({ end: 'joined', lead: first.receipt.lead })
      const other = await sent({ phone: '8 999 000-02-04', _proof })
      expect(other.receipt).toMatchObject({
        end: 'spam',
        lead: null,
        score: 100,
        reasons: [{ code: 'no-proof', found: 'used' }],
      })
    })

    test('makes one lead when many concurrent enquiries have the same proof', async () => {
      const _proof = await proof()
      const { hidden } = await forms.page(path)
      desk().clock.now += 30
      const all = await Promise.all(
        Array.from({ length: 6 }, (_, n) => forms.sent(path, { ...hidden, phone: `8 999 000-03-0${n}`, _proof })),
      )
      const ends = await Promise.all(all.map(async (reply) => (await forms.receiptOf(reply))?.end))
      expect(ends.sort()).toEqual(['lead', 'spam', 'spam', 'spam', 'spam', 'spam'])
    })
  })
})
