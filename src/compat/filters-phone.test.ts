import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, idsOf, useDesk } from '../../test/desk.ts'
import { everyone, type Row, useTwelveLeads } from '../../test/twelve-leads.ts'
import { createProject } from '../actions/projects.ts'

/** The leads 1 to 4 have one number in four spellings. */
const one = '1 2 3 4'
const others = '5 6 7 8 9 10 11 12'

const spelled: [title: string, phone: unknown][] = [
  ['8 (999) 123-45-67', '8 (999) 123-45-67'],
  ['+79991234567', '+79991234567'],
  ['9991234567', '9991234567'],
  ['eleven digits with 7', '79991234567'],
  ['eleven digits as a number', 89991234567],
  ['spaces, points and dashes', ' 8.999.123–45 67 '],
  ['full-width digits', '＋７９９９１２３４５６７'],
  ['an extension, which is ignored', '8 999 123-45-67 доб. 34'],
]

const phones: Row[] = [
  [
    'in finds every spelling of each',
    [['phone', 'in', ['8 999 123 45 67', '+7 (495) 123-45-67', 'нет']]],
    '1 2 3 4 8 11',
  ],
  ['= a number of another country', [['phone', '=', '+4915112345678']], '6'],
  ['= a number of another country without its + is another', [['phone', '=', '015112345678']], ''],
  ['= eleven digits with 7 that no operator has', [['phone', '=', '8 (123) 123-12-34']], '9'],
  ['= the same with an extension', [['phone', '=', '7 123 123-12-34 доб. 5']], '9'],
  ['= what is no number is compared as text, folded', [['phone', '=', 'СПРОСИТЬ ОЛЕГА']], '5'],
  ['= text with digits is compared as text', [['phone', '=', 'Тел. 5 или +']], '10'],
  ['= a part of a number finds nothing', [['phone', '=', '123-45-67']], ''],
  ['!= what is no number', [['phone', '!=', 'спросить олега']], '1 2 3 4 6 7 8 9 10 11 12'],
  ['in text and numbers', [['phone', 'in', ['спросить ОЛЕГА', 79991234567]]], '1 2 3 4 5'],
  ['like seeks digits, whatever stands between them', [['phone', 'like', '123-45-67']], '1 2 3 4 6 8 11'],
  ['like seeks the digits of the number', [['phone', 'like', '+7 999']], one],
  ['like seeks the digits as given', [['phone', 'like', '8 (999) 12']], '1'],
  ['like seeks a number without its country', [['phone', 'like', '9991234567']], one],
  ['like with a number', [['phone', 'like', 4951]], '8 11'],
  ['like with full-width digits', [['phone', 'like', '４９５']], '8 11'],
  ['like seeks the digits of an extension too', [['phone', 'like', '456712']], '4'],
  ['like never joins the digits as given and those of the number', [['phone', 'like', '677']], ''],
  ['like seeks digits in a text', [['phone', 'like', '5']], '1 2 3 4 6 8 10 11'],
  ['like with letters and digits seeks the digits', [['phone', 'like', 'тел. 495']], '8 11'],
  ['like without digits seeks text', [['phone', 'like', 'ОЛЕГ']], '5'],
  ['like without digits seeks signs too', [['phone', 'like', '+']], '2 4 6 10'],
  ['like drops one % at each end', [['phone', 'like', '%495%']], '8 11'],
  ['like % finds where it is set', [['phone', 'like', '%']], '1 2 3 4 5 6 8 9 10 11'],
]

/** The country of a project, a stored phone, the phone in the filter, and whether it matches. */
const countries: [country: string, kept: string, sought: string, found: boolean][] = [
  ['KZ', '8 701 234 56 78', '+77012345678', true],
  ['KZ', '7012345678', '87012345678', true],
  ['KZ', '+7 701 234-56-78', '7 (701) 234 56 78', true],
  ['DE', '0151 12345678', '+49 151 12345678', true],
  ['DE', '8 (999) 123-45-67', '+79991234567', false],
  ['DE', '+79991234567', '8 (999) 123-45-67', false],
  ['DE', '+79991234567', '+7 999 123-45-67', true],
  ['RU', '0151 12345678', '+49 151 12345678', false],
]

eachDatabase((database) => {
  const find = useTwelveLeads(database)

  for (const [title, phone] of spelled)
    test(`§6 phone: one number in all its spellings is found by ${title}`, async () => {
      expect(await find([['phone', '=', phone]])).toBe(one)
      expect(await find([['phone', 'in', [phone]]])).toBe(one)
      expect(await find([['phone', '!=', phone]])).toBe(others)
    })

  for (const [title, filters, ids] of phones)
    test(`§6 phone ${title}`, async () =>
      expect(await find(filters), `ids that ${JSON.stringify(filters)} finds`).toBe(ids))

  test('§6 phone: null finds the unset, not what is no number', async () => {
    expect(await find([['phone', 'null', 1]])).toBe('7 12')
    expect(
      await find([
        {
          or: [
            ['phone', 'null', 1],
            ['phone', 'null', 0],
          ],
        },
      ]),
    ).toBe(everyone)
  })
})

eachDatabase((database) => {
  const desk = useDesk(database)
  const numbers: Record<string, number> = { RU: 12345, KZ: 2, DE: 3 }
  let key: string

  beforeAll(async () => {
    for (const [country, id] of Object.entries(numbers)) {
      const draft = { id, name: country, timeZone: 'UTC', country, currency: 'EUR' }
      if (id !== desk().project) await createProject(desk().store, draft, desk().clock.now)
    }
    key = await desk().newKey('write', Object.values(numbers))
  })

  for (const [country, stored, searched, found] of countries)
    test(`§6 phone: in ${country} ${stored} and ${searched} are ${found ? 'one number' : 'two'}`, async () => {
      const sent = { project: numbers[country] ?? 0, key }
      const id = await desk().lead({ phone: stored }, sent)
      const ids = async (operator: string) =>
        idsOf(await desk().call('lead/list', { period: always, filters: [['phone', operator, searched]] }, sent))
      expect([(await ids('=')).includes(id), (await ids('!=')).includes(id)]).toEqual([found, !found])
    })

  test('§6 phone: a new phone takes the place of the old one in every way of finding it', async () => {
    const id = await desk().lead({ phone: '8 (912) 000-11-22' })
    await desk().call('lead/update', { id, phone: '8 (913) 333-44-55' })
    const ids = async (...filter: unknown[]) =>
      idsOf(await desk().call('lead/list', { period: always, filters: [['id', '=', id], filter] }))
    expect([await ids('phone', '=', '+79120001122'), await ids('phone', 'like', '912000')]).toEqual([[], []])
    expect([await ids('phone', '=', '+79133334455'), await ids('phone', 'like', '913333')]).toEqual([[id], [id]])
  })
})
