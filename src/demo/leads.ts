import { Faker, ru } from '@faker-js/faker'
import type { LeadDraft } from '../domain/lead.ts'
import { firstStatuses, type Status, type StatusType } from '../domain/status.ts'
import * as words from './words.ts'

type Options = {
  count: number
  seed: number
  /** Seconds; no lead is created or paid later. */
  now: number
  years?: number
  statuses?: readonly Choice[]
}
type Choice = Pick<Status, 'id' | 'type'>

/**
 * Generates realistic enquiries of the last years, oldest first and evenly spread. The same arguments give the same
 * enquiries.
 */
export function* demoLeads({ count, seed, now, years = 3, statuses = firstStatuses }: Options): Generator<LeadDraft> {
  const faker = new Faker({ locale: ru, seed })
  const nextPerson = people(faker)
  const span = Math.round(years * 365.25 * day)
  for (let left = count; left > 0; left--) {
    const age = Math.ceil(((left - faker.number.float()) * span) / count)
    const trade = faker.helpers.arrayElement(words.trades)
    const { id, type } = statusAt(faker, age / span, statuses)
    yield {
      ...contact(faker, nextPerson()),
      title: titleFor(faker, trade),
      source: faker.datatype.boolean(0.1) ? null : faker.helpers.weightedArrayElement(words.sources),
      text: faker.datatype.boolean(0.4) ? null : textFor(faker, trade),
      creationDate: now - age,
      paidDate: type === 'paid' ? now - age + timeToPay(faker, age) : null,
      status: id,
      price: faker.datatype.boolean(type === 'paid' ? 0.04 : 0.35) ? null : priceFor(faker, trade),
    }
  }
}

const day = 86_400

type Enquirer = { first: string; last: string; patronymic: string; digits: string; email: string | null }

/** Generates people: new ones, and sometimes one of the last two hundred again. */
export function people(faker: Faker): () => Enquirer {
  const recent: Enquirer[] = []
  let next = 0
  return () => {
    if (recent.length > 0 && faker.datatype.boolean(0.07)) return faker.helpers.arrayElement(recent)
    const person = newPerson(faker)
    recent[next++ % 200] = person
    return person
  }
}

function newPerson(faker: Faker): Enquirer {
  const sex = faker.datatype.boolean(0.54) ? 'female' : 'male'
  const first = oftenEarly(faker, words.firstNames[sex])
  const last = faker.person.lastName(sex)
  const patronymic = oftenEarly(faker, words.patronymics[sex])
  const code = faker.helpers.arrayElement(faker.datatype.boolean(0.03) ? words.cityCodes : words.mobileCodes)
  const digits = code + String(faker.number.int(9_999_999)).padStart(7, '0')
  const email = faker.datatype.boolean(0.62) ? emailOf(faker, toLatin(first), toLatin(last)) : null
  return { first, last, patronymic, digits, email }
}

/** Picks from a list that is ordered by frequency. */
function oftenEarly(faker: Faker, list: readonly string[]): string {
  return list[Math.floor(list.length * faker.number.float() ** 1.7)] as string
}

function toLatin(name: string): string {
  return Array.from(name.toLowerCase(), (letter) => words.latin[letter] ?? '').join('')
}

function emailOf(faker: Faker, first: string, last: string): string {
  const year = faker.number.int({ min: 1960, max: 2005 })
  const number = faker.number.int(99)
  const box = faker.helpers.arrayElement([
    `${first}.${last}`,
    `${last}.${first}`,
    `${first}${last}${number}`,
    `${first.charAt(0)}.${last}`,
    `${first.charAt(0)}${last}${year % 100}`,
    `${last}${year}`,
    `${last}_${first}`,
    `${first}-${year}`,
  ])
  return `${box}@${faker.helpers.weightedArrayElement(words.mailHosts)}`
}

/** A person's contacts: the name and the phone in one of their forms. Without a phone there is an e-mail. */
export function contact(faker: Faker, { first, last, patronymic, digits, email }: Enquirer) {
  const name = faker.helpers.weightedArrayElement([
    { value: first, weight: 40 },
    { value: `${first} ${last}`, weight: 26 },
    { value: `${last} ${first}`, weight: 10 },
    { value: `${last} ${first} ${patronymic}`, weight: 11 },
    { value: `${first} ${patronymic}`, weight: 8 },
    { value: first.toLowerCase(), weight: 5 },
  ])
  const phone = email !== null && faker.datatype.boolean(0.06) ? null : phoneOf(faker, digits)
  return { name, phone, email }
}

function phoneOf(faker: Faker, digits: string): string {
  let next = 0
  return faker.helpers.weightedArrayElement(words.phoneForms).replaceAll('#', () => digits.charAt(next++))
}

/** Most recent enquiries are in progress, few old ones: a quarter in total. Paid to canceled is three to two. */
function statusAt(faker: Faker, age: number, statuses: readonly Choice[]): Choice {
  const progress = 0.12 + 0.8 * Math.exp(-age / 0.16)
  const shares: Record<StatusType, number> = { progress, paid: (1 - progress) * 0.6, canceled: (1 - progress) * 0.4 }
  const types = [...new Set(statuses.map(({ type }) => type))]
  const type = faker.helpers.weightedArrayElement(types.map((type) => ({ value: type, weight: shares[type] })))
  return faker.helpers.arrayElement(statuses.filter((status) => status.type === type))
}

function titleFor(faker: Faker, { titles }: words.Trade): string {
  return faker.datatype.boolean(0.6)
    ? faker.helpers.weightedArrayElement(words.plainTitles)
    : faker.helpers.arrayElement(titles)
}

function textFor(faker: Faker, { asks }: words.Trade): string {
  const ask = faker.helpers.arrayElement(asks)
  const ending = faker.helpers.weightedArrayElement(words.endings)
  const stop = ending === '' || /[.?!]$/.test(ask) ? '' : '.'
  return faker.helpers.weightedArrayElement(words.greetings) + ask + stop + ending
}

/** Seconds until a lead of that age was paid: usually days, and at least ten minutes if the age allows it. */
function timeToPay(faker: Faker, age: number): number {
  const wish = Math.max(600, Math.round(4 * day * logNormal(faker, 1.2)))
  return Math.min(wish, faker.number.int({ min: 1, max: age }))
}

/** Hundredths: usually round sums, some that end in 90, few with odd roubles or kopecks. */
function priceFor(faker: Faker, trade: words.Trade): number {
  const kopecks = Math.round(100 * trade.price * logNormal(faker, 0.6))
  const step = faker.helpers.weightedArrayElement([
    { value: 50_000, weight: 45 },
    { value: 10_000, weight: 40 },
    { value: 100, weight: 10 },
    { value: 1, weight: 5 },
  ])
  const price = Math.max(1, Math.round(kopecks / step)) * step
  return step === 10_000 && faker.datatype.boolean(0.4) ? price - 1000 : price
}

/** A log-normal factor around 1. */
export function logNormal(faker: Faker, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - faker.number.float()))
  return Math.exp(sigma * radius * Math.cos(2 * Math.PI * faker.number.float()))
}
