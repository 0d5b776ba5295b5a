import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { field, file, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useRawBodies } from '../../test/raw-bodies.ts'
import type { Enquiry } from '../domain/enquiry.ts'

type Case = [title: string, type: string | undefined, body: string | Uint8Array, understood: Partial<Enquiry>]

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const anna = { name: 'Анна', phone: '+79210000001' }
const pair = 'name=%D0%90%D0%BD%D0%BD%D0%B0&phone=%2B79210000001'

const kinds: Case[] = [
  ['a form', form, pair, anna],
  ['a form that calls itself JSON', json, pair, anna],
  ['a form without a type', undefined, pair, anna],
  ['a form with a type that is none', 'form', pair, anna],
  ['JSON', json, JSON.stringify(anna), anna],
  ['JSON that calls itself a form, as curl sends it', form, JSON.stringify(anna), anna],
  ['JSON after a mark of its bytes', json, `\ufeff${JSON.stringify(anna)}`, anna],
  ['JSON in UTF-16', json, iconv.encode(`\ufeff${JSON.stringify(anna)}`, 'utf-16le'), anna],
  ['a list of one object', json, JSON.stringify([anna]), anna],
  [
    'numbers and flags of JSON as texts',
    json,
    '{"phone":79210000001,"agree":true,"rooms":2.5,"none":null}',
    {
      phone: '79210000001',
      fields: { agree: 'true', rooms: '2.5' },
    },
  ],
  [
    'multipart',
    multipartType,
    multipart([
      [field('name'), 'Анна'],
      [field('phone'), '+79210000001'],
    ]),
    anna,
  ],
  ['multipart that calls itself a form', form, multipart([[field('name'), 'Анна']]), { name: 'Анна' }],
  [
    'multipart whose boundary is missing',
    'multipart/form-data',
    multipart([[field('name'), 'Анна']]),
    { name: 'Анна' },
  ],
  [
    'multipart whose lines end alone',
    multipartType,
    Buffer.from(
      Buffer.from(multipart([[field('name'), 'Анна']]))
        .toString()
        .replaceAll('\r', ''),
    ),
    { name: 'Анна' },
  ],
  [
    'multipart of quoted-printable',
    multipartType,
    multipart([[`${field('name')}\r\nContent-Transfer-Encoding: quoted-printable`, '=D0=90=D0=BD=\r\n=D0=BD=D0=B0']]),
    { name: 'Анна' },
  ],
  [
    'text/plain, as a form may be sent',
    'text/plain',
    'name=Анна & Борис\r\ncomment=первая\r\nвторая\r\n',
    {
      name: 'Анна & Борис',
      text: 'первая\nвторая',
    },
  ],
]

const shapes: Case[] = [
  [
    'names with brackets',
    form,
    'fields[colour]=red&fields[size][width]=2&tags[]=a&tags[]=b',
    { fields: { colour: 'red', 'size.width': '2', tags: 'a, b' } },
  ],
  ['a name that comes twice', form, 'window=1&window=2', { fields: { window: '1, 2' } }],
  ['a name that is a text and a tree', form, 'a=1&a[b]=2', { fields: { a: '1', 'a.b': '2' } }],
  [
    'fields as a text of JSON',
    form,
    `name=A&fields=${encodeURIComponent('{"colour":"red"}')}`,
    { name: 'A', fields: { colour: 'red' } },
  ],
  [
    'names that mean something to the language',
    json,
    '{"name":"A","__proto__":{"phone":"1"},"constructor":"b","toString":"c"}',
    { name: 'A', phone: '1', fields: { constructor: 'b', toString: 'c' } },
  ],
  ['brackets that do not match', form, 'a[b=1&c]=2&[d]=3', { fields: { 'a[b': '1', 'c]': '2', '[d]': '3' } }],
  ['NUL and half letters', json, '{"name":"Ан\\u0000на","comment":"\\ud83d!"}', { name: 'Анна', text: '\ufffd!' }],
  ['escapes that are none', form, 'name=100%25+%zz+%', { name: '100% %zz %' }],
  [
    'a part that is cut off is left out',
    multipartType,
    multipart(
      [
        [field('name'), 'Анна'],
        [field('phone'), '+7921'],
      ],
      '',
    ),
    { name: 'Анна', phone: null },
  ],
  [
    'an empty field for files is none',
    multipartType,
    multipart([
      [field('name'), 'A'],
      [file('doc', '', 'application/octet-stream'), ''],
    ]),
    { name: 'A', fields: {} },
  ],
]

const unreadable: [title: string, type: string | undefined, body: string | Uint8Array, found: string][] = [
  ['JSON that is broken', json, '{"name": "A', 'broken JSON'],
  ['JSON that is a number', json, '5', 'JSON without an object'],
  ['neither form nor JSON', 'text/plain', 'Позвоните мне', 'no form and no JSON'],
  [
    'multipart with nothing whole',
    multipartType,
    '--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    'multipart without a whole part',
  ],
  ['multipart that is none', multipartType, 'a=1', 'multipart without a boundary'],
  ['too many values', form, 'a=1&'.repeat(2_001), 'over 2000 values'],
  ['brackets too deep', form, `a${'[b]'.repeat(40)}=1`, 'nested over 32 levels'],
  ['JSON too deep', json, `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'nested over 32 levels'],
  ['JSON deep enough to break a parser', json, '['.repeat(100_000), 'nested over 32 levels'],
]

eachDatabase((db) => {
  const desk = useDesk(db)
  const { address, send } = useRawBodies(desk)

  describe.each([
    ['reads', kinds],
    ['takes', shapes],
  ])('%s', (_, cases) => {
    test.each(cases)('%s', async (_, type, body, understood) => {
      const receipt = await send(type, body)
      expect(receipt).toMatchObject({ end: expect.stringMatching(/lead|joined/) })
      expect(receipt?.enquiry).toMatchObject(understood)
      if (understood.fields) expect(receipt?.enquiry?.fields).toEqual(understood.fields)
    })
  })

  describe('quarantines', () => {
    test.each(unreadable)('%s', async (_, type, body, found) => {
      expect(await send(type, body)).toMatchObject({
        end: 'quarantine',
        lead: null,
        reasons: [{ code: 'unreadable', found }],
      })
    })

    test('an empty submission', async () => {
      expect(await send(form, '')).toMatchObject({ end: 'quarantine', reasons: [{ code: 'empty' }] })
    })
  })

  describe('refuses a body that is too large', () => {
    test.each([
      ['a form', form, `comment=${'а'.repeat(600_000)}`],
      ['multipart', multipartType, multipart([[field('comment'), 'x'.repeat(12 * 1_048_576)]])],
    ])('%s', async (_, type, body) => {
      const answer = await fetch(address(), {
        method: 'POST',
        body: Buffer.from(body as string),
        headers: { 'Content-Type': type },
      })
      expect(answer.status).toBe(413)
    })
  })

  test('parses a long form of equals signs only', async () => {
    expect(await send(form, `${'='.repeat(500_000)} `)).toMatchObject({ end: 'quarantine', size: 500_001 })
  })

  test('stores a long multipart body unchanged', async () => {
    const body = multipart([
      [field('name'), 'Анна'],
      [field('noise'), Buffer.alloc(2_000_000, 0xd0)],
    ])
    const receipt = await send(multipartType, body)
    expect(receipt).toMatchObject({ size: body.length, enquiry: { name: 'Анна' } })
    const stored = await desk().store.spool.read(receipt?.spool as string)
    expect(Buffer.compare(stored as Uint8Array, body)).toBe(0)
  })
})
