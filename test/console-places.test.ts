import { getCountries } from 'libphonenumber-js'
import { describe, expect, test } from 'vitest'
import { countries, countryChoices, currencyChoices, currencyOf } from '../console/places/countries.ts'
import { searchChoices } from '../console/places/search-choices.ts'
import { zoneChoice, zoneChoices } from '../console/places/zones.ts'

const winter = new Date('2026-01-15T12:00:00Z')
const zones = {
  ru: zoneChoices('ru', winter, 'Europe/Moscow'),
  en: zoneChoices('en', winter, 'Europe/Moscow'),
}

describe('time zones', () => {
  test.each([
    ['Europe/Moscow', 'ru', 'Москва, UTC+3', 'Россия'],
    ['Europe/Moscow', 'en', 'Moscow, UTC+3', 'Russia'],
    ['Europe/Berlin', 'ru', 'Берлин, UTC+1', 'Германия'],
    ['America/New_York', 'en', 'New York, UTC−5', 'United States'],
    ['America/St_Johns', 'ru', 'Сент-Джонс, UTC−3:30', 'Канада'],
    ['Asia/Calcutta', 'en', 'Kolkata, UTC+5:30', 'India'],
    ['UTC', 'ru', 'UTC', ''],
    ['Africa/Abidjan', 'en', 'Abidjan, UTC', 'Côte d’Ivoire'],
  ])('%s in %s is %s', (zone, language, label, hint) => {
    expect(zoneChoice(zone, language, winter)).toMatchObject({ value: zone, label, hint })
  })

  test('show the offset of the season', () =>
    expect(zoneChoice('Europe/Berlin', 'ru', new Date('2026-07-15T12:00:00Z')).label).toBe('Берлин, UTC+2'))

  test('are complete, each with a name and an offset, including one that the browser does not list', () => {
    expect(zones.ru.map(({ value }) => value).sort()).toEqual([...Intl.supportedValuesOf('timeZone')].sort())
    expect(zones.ru.filter(({ label }) => !/^[А-ЯЁ].+, UTC([+−]\d+(:\d\d)?)?$/i.test(label))).toEqual([])
    expect(zoneChoices('ru', winter, 'Asia/Kolkata').map(({ value }) => value)).toContain('Asia/Kolkata')
  })

  test.each([
    ['a city', 'моск', 'Europe/Moscow'],
    ['a city in another language', 'moscow', 'Europe/Moscow'],
    ['a city without a zone of its own', 'Казань', 'Europe/Moscow'],
    ['a country with one zone', 'грузия', 'Asia/Tbilisi'],
    ['its name in another language', 'armenia', 'Asia/Yerevan'],
    ['an IANA name', 'Asia/Yek', 'Asia/Yekaterinburg'],
    ['a part of it with an underscore', 'new_york', 'America/New_York'],
    ['an offset as it is shown', 'UTC+5:30', 'Asia/Calcutta'],
    ['an offset as it is typed', '-9:30', 'Pacific/Marquesas'],
    ['letters left without their dots', 'кишинев', 'Europe/Chisinau'],
    ['several words', 'россия utc+12', 'Asia/Anadyr'],
  ])('are found by %s: %s', (_, typed, first) => {
    expect(searchChoices(zones.ru, typed)[0]?.value).toBe(first)
  })

  test('of the reader’s country come first among those of the same hour', () => {
    expect(searchChoices(zones.ru, 'utc+3')[0]?.hint).toBe('Россия')
    expect(searchChoices(zones.ru, 'россия').map(({ value }) => value)).toHaveLength(26)
  })

  test('are searched fast even with a hostile text', () =>
    expect(searchChoices(zones.ru, '+'.repeat(1_000_000))).toEqual([]))
})

describe('countries', () => {
  test('are those whose phones the server reads, with currencies that it knows', () => {
    const ofNobody = ['AC', 'TA'] // two islands, whose phones begin like those of Saint Helena
    expect(countries().sort()).toEqual(
      getCountries()
        .filter((code) => !ofNobody.includes(code))
        .sort(),
    )
    const known = Intl.supportedValuesOf('currency')
    expect(countries().filter((code) => !known.includes(currencyOf(code)))).toEqual([])
  })

  test('are named in the language of the reader and found by name, code and money', () => {
    const all = countryChoices('ru', { chosen: 'RU', withCurrency: true })
    expect(searchChoices(all, 'росс')[0]).toMatchObject({ value: 'RU', label: 'Россия, российский рубль' })
    expect(searchChoices(all, 'kazakh')[0]?.value).toBe('KZ')
    expect(searchChoices(all, 'gel')[0]?.value).toBe('GE')
    expect(searchChoices(currencyChoices('en', 'RUB'), 'тенге')).toEqual([])
    expect(searchChoices(currencyChoices('ru', 'RUB'), 'тенге')[0]?.value).toBe('KZT')
  })
})
