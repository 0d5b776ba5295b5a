import { beforeAll, expect, test } from 'vitest'
import { field, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'
import { isLong } from '../../test/properties/property.ts'
import { fold } from '../domain/fold.ts'
import { readPath } from '../domain/mapping.ts'
import { phoneKey } from '../domain/phone.ts'
import { searchFor } from '../domain/search.ts'
import { hasWord, linksIn } from '../domain/spam.ts'
import { cookieLeaves } from '../intake/cookies.ts'
import { roleOf } from '../intake/field-roles.ts'
import { headersOf, parametersOf } from '../intake/part-headers.ts'
import { keyIn } from './key-in.ts'

/** Inputs that once took quadratic time or worse; each is repeated to the requested length. */
const worst: Record<string, string> = {
  'an address that does not end': '@.',
  'digits and no end': '1',
  'quotes that are escaped': '\\"',
  'white space': ' ',
  lines: '\r\n',
  'marks that are to be sorted': '\u0315',
  'letters in turn': 'aB',
  cookies: ';a=1',
  'names of parts': ';name="\\"',
  brackets: '[b]',
  links: 'www.',
  'a JSON that opens': '{"a":',
  hyphens: '--',
  equals: '=',
  'half escapes': '%f',
  NUL: '\0',
}
const texts = Object.entries(worst).map(([name, piece]) => {
  const text = piece.repeat(100_000 / piece.length)
  return [name, name.startsWith('marks') ? `${text.slice(50_000)}${'\u0300'.repeat(50_000)}` : `${text} x`] as const
})

const functions: Record<string, (text: string) => unknown> = {
  fold,
  roleOf,
  linksIn,
  hasWord: (text) => hasWord(text, text.slice(0, 50)),
  phoneKey: (text) => phoneKey(text.slice(0, 1_000), 'RU'),
  searchFor: (text) => searchFor(text.slice(0, 10_000), 'RU'),
  cookieLeaves: (text) => cookieLeaves({ path: [], label: 'cookies', role: undefined, text }),
  readPath: (text) => attempt(() => readPath(text, 'path')),
  headersOf,
  parametersOf,
  keyIn: (text) => keyIn(Buffer.from(text)),
}

/** Charsets whose decoding once took longer than the budget of a submission, and texts that are slow in them. */
const slowCharsets = [
  ['cesu8', 'a'],
  ['unicode-1-1-utf-7', '+A-'],
  ['utf_7', '+A-'],
] as const

/** Only quadratic time exceeds this (ms), even on a busy machine. */
const timeout = 5_000

test.each(Object.entries(functions))('%s is fast for every text', (_, read) => {
  for (const [name, text] of texts) {
    const begin = performance.now()
    read(text)
    expect(performance.now() - begin, name).toBeLessThan(timeout)
  }
})

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: ['loopback'] })
  const forms = useForms(desk)
  // parsing precedes the database, so SQLite gets every text and PostgreSQL every fourth
  const sentTexts = (database.name === 'sqlite' ? texts : texts.filter((_, index) => index % 4 === 0)).map(
    ([name, text], index) => [name, text, index] as const,
  )
  let count = 0 // each request has its own address, since one address may not fill the spool
  let [form, key] = ['', '']
  beforeAll(async () => {
    form = (await forms.make({ name: 'Форма' })).path
    key = await desk().newKey('capture', [12345])
  })

  test.each(sentTexts)(
    '%s is stored and processed fast by every door, in whichever field',
    async (_, text, turn) => {
      const fields: [string, string][] = [
        ...['name', 'phone', 'contact', 'text', 'cookies', 'data', 'own'].map(
          (name) => [name, text] as [string, string],
        ),
        [text, '1'],
      ]
      // each text is tried in two of the fields, in turn; `npm run test:long` tries all of them
      const places = fields.filter((_, index) => isLong || index % 4 === turn % 4)
      const sent: [string | undefined, string][] = places.flatMap(([name, value]) => [
        ['application/x-www-form-urlencoded', String(new URLSearchParams({ [name]: value }))],
        ['application/json', JSON.stringify({ [name]: value })],
        [
          'multipart/form-data; boundary=b',
          `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--b--\r\n`,
        ],
      ])
      const raw: [string | undefined, string][] = [
        'text/plain',
        'application/json',
        'multipart/form-data; boundary=b',
        'application/x-www-form-urlencoded',
      ].map((type) => [type, text])
      for (const [type, body] of [...sent, ...raw])
        for (const path of [form, `/in/quiz?key=${key}`, '/in/quiz']) {
          const begin = performance.now()
          const response = await fetch(`${desk().address}${path}`, {
            method: 'POST',
            body,
            headers: { 'Content-Type': type as string, 'X-Forwarded-For': addressOf(count++) },
            redirect: 'manual',
          })
          await response.text()
          expect([303, 200, 401]).toContain(response.status)
          expect(performance.now() - begin, `${path} ${type}`).toBeLessThan(timeout)
        }
    },
    120_000,
  )

  test.each(slowCharsets)('three long fields in %s are read within the budget', async (charset, piece) => {
    const long = ['a', 'b', 'c'].map((name) => [field(name), Buffer.alloc(3.9 * 2 ** 20, piece)] as [string, Buffer])
    const headers = { 'Content-Type': multipartType, 'X-Forwarded-For': addressOf(count++) }
    const body = Buffer.from(multipart([[field('_charset_'), charset], [field('phone'), '+79210000001'], ...long]))
    const answer = await fetch(`${desk().address}/in/anything?key=${key}`, { method: 'POST', body, headers })
    const { receipt_id } = (await answer.json()) as { receipt_id: string }
    expect(await desk().store.receipts.find(12345, Number(receipt_id))).toMatchObject({ end: 'lead', reasons: [] })
  })

  test('no receipt is left unprocessed', async () => {
    expect(await desk().store.receipts.countPending()).toBe(0)
  })
})

function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    return error
  }
}

function addressOf(count: number): string {
  return `10.8.${count >> 8}.${count & 255}`
}
