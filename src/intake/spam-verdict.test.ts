import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, start, useDesk } from '../../test/desk.ts'
import { changeCapture } from '../actions/capture.ts'
import { type CaptureChange, defaultCapture } from '../domain/capture.ts'
import { type Enquiry, unknown } from '../domain/enquiry.ts'
import type { Receipt, Sent } from '../domain/receipt.ts'
import { makeChallenge } from './proof.ts'
import { spamVerdict } from './spam-verdict.ts'

const { honeypot, seconds, proof } = { honeypot: null, seconds: null, proof: null }
const clean: Enquiry = { ...unknown, name: 'Иван', phone: '8 (999) 123-45-67', text: 'Перезвоните, пожалуйста' }
const settings: CaptureChange = {
  stopWords: ['Кредит*', 'seo', 'на ёлку'],
  blockedAddresses: ['203.0.113.0/24', '198.51.100.7', '2001:db8:bad::/48'],
  blockedPhones: ['+7 999 000-00-00'],
  blockedEmails: ['Spam@A.example', '@b.example'],
}

/** A change to a clean enquiry, how it was sent, and the result: `code found`, with the score. */
const cases: [name: string, said: Partial<Enquiry>, sent: Partial<Sent>, reasons: string[], score: number][] = [
  ['a clean one', {}, {}, [], 0],
  ['a filled-in field that nobody sees', { signals: { honeypot: 'x', seconds, proof } }, {}, ['honeypot x'], 100],
  [
    'such a field whose beginning ends within a pair of UTF-16',
    { signals: { honeypot: `${'x'.repeat(99)}\u{1f600}`, seconds, proof } },
    {},
    [`honeypot ${'x'.repeat(99)}\ufffd`],
    100,
  ],
  ['a form that is sent at once', { signals: { honeypot, seconds: 1, proof } }, {}, ['too-fast 1 s'], 60],
  ['a form that took its time', { signals: { honeypot, seconds: 2, proof } }, {}, [], 0],
  ['a stop-word in another case', { text: 'Дешёвое SEO для вас' }, {}, ['stop-word seo'], 100],
  ['a stop-word within another word', { text: 'Михаил Seonov, teseo' }, {}, [], 0],
  ['a word that begins as a stop-word', { fields: { тема: 'КРЕДИТОВ нет' } }, {}, ['stop-word Кредит*'], 100],
  ['a word that ends as it', { text: 'аккредитация' }, {}, [], 0],
  ['a phrase with ё written as е', { title: 'Игрушки на елку' }, {}, ['stop-word на ёлку'], 100],
  ['a blocked address', {}, { address: '198.51.100.7' }, ['blocked-address 198.51.100.7'], 100],
  ['an address of a block', {}, { address: '203.0.113.250' }, ['blocked-address 203.0.113.0/24'], 100],
  ['the same in the clothes of IPv6', {}, { address: '::ffff:203.0.113.1' }, ['blocked-address 203.0.113.0/24'], 100],
  ['one of IPv6', {}, { address: '2001:db8:bad::1' }, ['blocked-address 2001:db8:bad::/48'], 100],
  ['an address beside it', {}, { address: '203.0.114.1' }, [], 0],
  ['no address', {}, { address: null }, [], 0],
  ['a blocked phone, typed otherwise', { phone: '8-999-000-00-00' }, {}, ['blocked-phone +7 999 000-00-00'], 100],
  ['a blocked e-mail in another case', { email: 'spam@a.EXAMPLE ' }, {}, ['blocked-email Spam@A.example'], 100],
  ['an e-mail of a blocked domain', { email: 'x@b.example' }, {}, ['blocked-email @b.example'], 100],
  ['an e-mail of a domain that ends alike', { email: 'x@ab.example' }, {}, [], 0],
  ['a link in the name', { name: 'Иван https://a.example/x' }, {}, ['links https://a.example/x'], 60],
  ['two links in the text', { text: 'https://a.example и www.b.example' }, {}, [], 0],
  ['three', { text: 'http://a.ru http://b.ru', fields: { x: 'www.c.ru' } }, {}, ['links http://a.ru'], 60],
  [
    'two hints together',
    { name: 'www.a.ru', signals: { honeypot, seconds: 0, proof } },
    {},
    ['too-fast 0 s', 'links www.a.ru'],
    120,
  ],
]

eachDatabase((db) => {
  const desk = useDesk(db)
  const project = async () => (await desk().store.projects.find(12345)) ?? expect.fail()
  const receipt = (sent: Partial<Sent> = {}) =>
    ({ id: 1, at: start, way: 'form', headers: {}, address: '192.0.2.1', ...sent }) as Receipt
  const set = async (change: CaptureChange) => {
    await changeCapture(desk().store, cli, await project(), { ...defaultCapture, ...change, version: undefined }, start)
  }
  const verdict = async (change: Partial<Enquiry>, sent: Partial<Sent> = {}) =>
    spamVerdict(desk().store, await project(), receipt(sent), { ...clean, ...change })

  describe('the score of an enquiry', () => {
    beforeEach(() => set(settings))

    test.each(cases)('%s', async (_, change, sent, reasons, score) => {
      const found = await verdict(change, sent)
      expect(found.reasons.map((reason) => `${reason.code} ${reason.found}`)).toEqual(reasons)
      expect([found.score, found.end]).toEqual([score, score >= 100 ? 'spam' : 'lead'])
    })

    test('the threshold is the project’s', async () => {
      await set({ threshold: 60, minSeconds: 5 })
      expect(await verdict({ signals: { honeypot, seconds: 4, proof } })).toMatchObject({ end: 'spam', score: 60 })
    })

    test('an empty enquiry is quarantined, unless it is spam', async () => {
      const empty = { name: null, phone: null, text: null }
      expect(await verdict(empty)).toMatchObject({ end: 'quarantine', reasons: [{ code: 'empty' }] })
      expect(await verdict(empty, { address: '203.0.113.1' })).toMatchObject({ end: 'spam' })
    })
  })

  describe('proof of work', () => {
    beforeEach(() => set({ proofOfWork: true }))
    const bring = (text: string | null, sent: Partial<Sent> = {}) =>
      verdict({ signals: { honeypot, seconds, proof: text } }, sent)
    const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
    const solved = async () => {
      const challenge = await makeChallenge(desk().store, start)
      return { challenge, solution: await solveChallenge({ challenge, deriveKey }) }
    }

    test('is required only for forms, and only if the project requires it', async () => {
      expect(await bring(null)).toMatchObject({ end: 'spam', reasons: [{ code: 'no-proof', found: 'none' }] })
      expect(await bring(null, { way: 'proxy' })).toMatchObject({ end: 'lead' })
      expect(await bring(null, { way: 'snippet' })).toMatchObject({ end: 'lead' })
      await set({ proofOfWork: false })
      expect(await bring(null)).toMatchObject({ end: 'lead', reasons: [] })
    })

    test('is valid for two hours, and only unchanged', async () => {
      const { challenge, solution } = await solved()
      const good = base64({ challenge, solution })
      expect(await bring(good)).toMatchObject({ end: 'lead', proof: challenge.parameters.nonce })
      expect(await bring(good, { at: start + 7_200 })).toMatchObject({ end: 'lead' })
      expect(await bring(good, { at: start + 7_201 })).toMatchObject({ end: 'spam' })
      const parameters = { ...challenge.parameters, keyPrefix: '0', data: { at: start + 1_000 } }
      const wrong = [
        'no base64 ✓',
        base64(null),
        base64({ challenge }),
        base64({ challenge, solution: { ...solution, counter: (solution?.counter ?? 0) + 1 } }),
        base64({ challenge: { ...challenge, parameters }, solution }),
        base64({ challenge: { ...challenge, signature: undefined }, solution }),
      ]
      for (const each of wrong)
        expect(await bring(each), each).toMatchObject({ end: 'spam', reasons: [{ code: 'no-proof', found: 'wrong' }] })
    })
  })
})
