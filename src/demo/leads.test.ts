import { expect, test } from 'vitest'
import { textLimits } from '../domain/lead.ts'
import { phoneNumber } from '../domain/phone.ts'
import { demoLeads } from './leads.ts'

const now = Date.UTC(2026, 5, 1, 9, 30) / 1000
const year = 365.25 * 86_400
const count = 20_000
const leads = [...demoLeads({ count, seed: 7, now })]

test('the same seed, count and now give the same leads, also when two are made at once', () => {
  expect([...demoLeads({ count, seed: 7, now })]).toEqual(leads)
  const one = demoLeads({ count, seed: 7, now })
  const other = demoLeads({ count, seed: 8, now })
  for (const lead of leads.slice(0, 100)) {
    expect(one.next().value).toEqual(lead)
    expect(other.next().value).not.toEqual(lead)
  }
})

test.each([1, 7, 12, 1000, 20_004])('%d leads are spread evenly over three years, in order', (count) => {
  const dates = [...demoLeads({ count, seed: 1, now })].map((lead) => lead.creationDate)
  expect(dates).toHaveLength(count)
  expect(dates).toEqual(dates.toSorted((a, b) => a - b))
  const parts = new Array<number>(12).fill(0)
  for (const date of dates) {
    const part = Math.floor(((date - now + 3 * year) / (3 * year)) * 12)
    parts[part] = (parts[part] ?? Number.NaN) + 1
  }
  expect(parts).toHaveLength(12)
  // a lead at the border of two parts may be in either
  for (const part of parts) expect(Math.abs(part - count / 12)).toBeLessThan(count % 12 === 0 ? 1 : 2)
})

test('other years, no leads, and more leads than seconds', () => {
  expect([...demoLeads({ count: 0, seed: 1, now })]).toEqual([])
  for (const lead of demoLeads({ count: 100, seed: 1, now, years: 1 }))
    expect(lead.creationDate >= now - year).toBe(true)
  const dense = [...demoLeads({ count: 1000, seed: 1, now, years: 100 / year })]
  expect(dense.every(({ creationDate }) => creationDate >= now - 100 && creationDate < now)).toBe(true)
})

test('a quarter is in progress, most of them fresh; three of the others are paid for two that are canceled', () => {
  const share = (some: typeof leads, status: number) =>
    some.filter((lead) => lead.status === status).length / some.length
  expect(share(leads, 0)).toBeCloseTo(0.25, 1)
  expect(share(leads, 1)).toBeCloseTo(0.45, 1)
  expect(share(leads, 2)).toBeCloseTo(0.3, 1)
  expect(share(leads.slice(-500), 0)).toBeGreaterThan(0.75)
  expect(share(leads.slice(0, 5000), 0)).toBeLessThan(0.2)
})

test('the statuses of the project are used, also when a type has many or none', () => {
  const statuses = [
    { id: 4, type: 'progress' },
    { id: 9, type: 'progress' },
    { id: 12, type: 'canceled' },
  ] as const
  const others = [...demoLeads({ count: 1000, seed: 1, now, statuses })]
  expect(new Set(others.map((lead) => lead.status))).toEqual(new Set([4, 9, 12]))
  expect(others.every((lead) => lead.paidDate === null)).toBe(true)
  const paid = [...demoLeads({ count: 1000, seed: 1, now, statuses: [{ id: 5, type: 'paid' }] })]
  expect(paid.every((lead) => lead.status === 5 && lead.paidDate !== null && lead.paidDate <= now)).toBe(true)
})

test('a paid lead, and no other, was paid after it came and not in the future', () => {
  for (const { status, creationDate, paidDate } of leads) {
    expect(paidDate !== null).toBe(status === 1)
    if (paidDate === null) continue
    expect(Number.isInteger(paidDate) && paidDate > creationDate && paidDate <= now).toBe(true)
  }
})

test('texts are there where they must be and within their limits', () => {
  for (const lead of leads) {
    expect(lead.title.trim()).not.toBe('')
    expect(lead.name?.trim()).toMatch(/^[а-яё]+( [а-яё]+){0,2}$/i)
    for (const [field, limit] of Object.entries(textLimits)) {
      const text = lead[field as keyof typeof textLimits]
      if (text !== null) expect(text.length > 0 && text.length <= limit && !text.includes('undefined')).toBe(true)
    }
  }
})

test('every phone is a number, in many forms; who has none has an e-mail', () => {
  const phones = leads.flatMap(({ phone }) => phone ?? [])
  for (const phone of phones) expect(phoneNumber(phone, 'RU')).toMatch(/^\+7[3-9]\d{9}$/)
  expect(new Set(phones.map((phone) => phone.replace(/\d/g, '#'))).size).toBeGreaterThanOrEqual(8)
  expect(leads.every(({ phone, email }) => phone !== null || email !== null)).toBe(true)
  expect(leads.every(({ email }) => email === null || /^[a-z][a-z\d._-]+@[a-z]+\.(ru|com)$/.test(email))).toBe(true)
})

test('some people come back, under the same number', () => {
  const numbers = new Set(leads.flatMap(({ phone }) => (phone ? phoneNumber(phone, 'RU') : [])))
  expect(numbers.size / count).toBeGreaterThan(0.85)
  expect(numbers.size / count).toBeLessThan(0.95)
})

test.each([
  ['phone', 0.01, 0.06],
  ['email', 0.35, 0.42],
  ['source', 0.08, 0.12],
  ['text', 0.37, 0.43],
  ['price', 0.15, 0.25],
] as const)('%s is absent in some', (field, least, most) => {
  const share = leads.filter((lead) => lead[field] === null).length / count
  expect(share).toBeGreaterThan(least)
  expect(share).toBeLessThan(most)
})

test('sources have a head and a long tail', () => {
  const counts = new Map<string, number>()
  for (const { source } of leads) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1)
  expect(counts.size).toBeGreaterThanOrEqual(25)
  expect(counts.size).toBeLessThanOrEqual(40)
  const shares = [...counts.values()].map((n) => n / count).toSorted((a, b) => b - a)
  expect(shares[0]).toBeGreaterThan(0.1)
  expect(shares.at(-1)).toBeLessThan(0.002)
})

test('prices are whole hundredths, mostly whole roubles, and differ by orders of magnitude', () => {
  const prices = leads.flatMap(({ price }) => price ?? []).toSorted((a, b) => a - b)
  expect(prices.every((price) => Number.isInteger(price) && price > 0 && price < 10 ** 12)).toBe(true)
  expect(prices.filter((price) => price % 100 === 0).length / prices.length).toBeGreaterThan(0.9)
  expect(prices.some((price) => price % 100 !== 0)).toBe(true)
  const at = (share: number) => prices[Math.floor(prices.length * share)] ?? 0
  expect(at(0.99) / at(0.01)).toBeGreaterThan(50)
})
