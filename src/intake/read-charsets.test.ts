import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { field, formIn, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useRawBodies } from '../../test/raw-bodies.ts'
import type { Enquiry } from '../domain/enquiry.ts'

type Case = [title: string, type: string | undefined, body: string | Uint8Array, understood: Partial<Enquiry>]

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const anna = { name: 'Анна', phone: '+79210000001' }
const pair = 'name=%D0%90%D0%BD%D0%BD%D0%B0&phone=%2B79210000001'

const charsets: Case[] = [
  [
    'declared by the content type',
    `${form}; charset=windows-1251`,
    formIn('windows-1251', { name: 'Анна' }),
    { name: 'Анна' },
  ],
  ['declared in quotes', `${form}; charset="koi8-r"`, formIn('koi8-r', { name: 'Анна' }), { name: 'Анна' }],
  [
    'declared by a browser in _charset_',
    form,
    `_charset_=windows-1251&${formIn('windows-1251', { name: 'Анна' })}`,
    { name: 'Анна', fields: {} },
  ],
  [
    'declared as the vendor reads it',
    form,
    `fields%5Bcharset%5D=Windows-1251&${formIn('windows-1251', { name: 'Анна', comment: 'Окна — 3 шт.' })}`,
    { name: 'Анна', text: 'Окна — 3 шт.', fields: {} },
  ],
  [
    'declared, whose bytes could be UTF-8',
    `${form}; charset=utf-16le`,
    formIn('utf-16le', { name: 'Анна' }),
    { name: 'Анна' },
  ],
  [
    'declared in a field, whose bytes could be UTF-8',
    form,
    `_charset_=utf-16le&${formIn('utf-16le', { name: 'Анна' })}`,
    { name: 'Анна' },
  ],
  ['declared wrongly: the bytes are UTF-8', form, `fields[charset]=Windows-1251&${pair}`, anna],
  [
    'declared as one that nobody knows',
    `${form}; charset=klingon`,
    formIn('windows-1251', { name: 'Анна Петровна' }),
    { name: 'Анна Петровна' },
  ],
  ...['cesu8', 'CESU_8', 'UTF_7', 'ba-se64', 'h.ex'].map(
    (name): Case => [
      `declared as ${name}, which no browser sends`,
      `${form}; charset=${name}`,
      formIn('windows-1251', { name: 'Анна Петровна' }),
      { name: 'Анна Петровна' },
    ],
  ),
  [
    'declared as UTF-7 by its long name, which no browser sends',
    `${json}; charset=unicode-1-1-utf-7`,
    '{"name":"+BBAEPQQ9BDA-"}',
    { name: '+BBAEPQQ9BDA-' },
  ],
  [
    'declared by another of its names',
    `${form}; charset=Win_1251`,
    formIn('latin1', { name: 'Müller' }),
    { name: 'Mьller' },
  ],
  [
    'undeclared windows-1251',
    form,
    formIn('windows-1251', { name: 'Анна', comment: 'ПЕРЕЗВОНИТЕ' }),
    { name: 'Анна', text: 'ПЕРЕЗВОНИТЕ' },
  ],
  [
    'undeclared koi8-r',
    form,
    formIn('koi8-r', { name: 'Анна', comment: 'Перезвоните' }),
    { name: 'Анна', text: 'Перезвоните' },
  ],
  [
    'undeclared cp866',
    form,
    formIn('cp866', { comment: 'Сколько стоит остекление?' }),
    { text: 'Сколько стоит остекление?' },
  ],
  ['undeclared Latin', form, formIn('windows-1252', { name: 'Müller' }), { name: 'Müller' }],
  [
    'names in it too',
    form,
    formIn('windows-1251', { 'Ваше имя': 'Анна', цвет: 'белый' }),
    { name: 'Анна', fields: { цвет: 'белый' } },
  ],
  [
    'in multipart, undeclared',
    multipartType,
    multipart([[field('name'), iconv.encode('Анна', 'windows-1251')]]),
    { name: 'Анна' },
  ],
  [
    'in a part that declares it',
    multipartType,
    multipart([[`${field('name')}\r\nContent-Type: text/plain; charset=koi8-r`, iconv.encode('Анна', 'koi8-r')]]),
    { name: 'Анна' },
  ],
  [
    'in names of multipart',
    multipartType,
    multipart([[field(iconv.encode('Телефон', 'windows-1251').toString('latin1')), '8 921 000-00-01']]),
    { phone: '8 921 000-00-01' },
  ],
  ['in JSON', `${json}; charset=windows-1251`, iconv.encode('{"name":"Анна"}', 'windows-1251'), { name: 'Анна' }],
]

eachDatabase((db) => {
  const { send } = useRawBodies(useDesk(db))

  describe('finds the charset', () => {
    test.each(charsets)('%s', async (_, type, body, understood) => {
      const receipt = await send(type, body)
      expect(receipt).toMatchObject({ end: expect.stringMatching(/lead|joined/) })
      expect(receipt?.enquiry).toMatchObject(understood)
      if (understood.fields) expect(receipt?.enquiry?.fields).toEqual(understood.fields)
    })
  })
})
