import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createLeads } from '../../src/actions/leads.ts'
import { findProject } from '../../src/actions/projects.ts'
import { channelOf, type Match, type Rule } from '../../src/domain/channel.ts'
import type { LeadDraft } from '../../src/domain/lead.ts'
import { clickIds } from '../../src/domain/touch.ts'
import { writeRule } from '../../src/json/channel.ts'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { holdsFor, seed, timeout } from './property.ts'
import { word } from './texts.ts'

const source = fc.oneof(
  { weight: 1, arbitrary: word },
  { weight: 3, arbitrary: fc.constantFrom('Яндекс.Директ', 'яндекс', 'ВК', 'vk_ads', 'Ёлка', 'İstanbul', 'vk') },
)
const utm = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('yandex', 'Yandex', 'CPC', 'cpc', 'email', '') },
  { weight: 1, arbitrary: word },
)
const host = fc.constantFrom(
  'ya.ru',
  'YA.ru',
  'www.ya.ru',
  'notya.ru',
  'ya.ru.evil.com',
  't.me',
  'пример.рф',
  'localhost',
)
const referrer = fc
  .tuple(
    fc.constantFrom('https://', 'HTTP://', 'android-app://', '', '//'),
    host,
    fc.constantFrom('', '/', ':8080/x', '?q=https://ya.ru/', '#ya.ru/', '/a://t.me/b', '/path?x=1#y'),
  )
  .map((parts) => parts.join(''))
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2, nil: undefined })
const click = maybe(fc.constantFrom('', '123'))
const touch = fc
  .record({ utm_source: maybe(utm), utm_medium: maybe(utm), referrer: maybe(referrer), gclid: click, yclid: click })
  .map((each) => JSON.parse(JSON.stringify(each)))
const lead = fc.record({ source: fc.option(source), lastTouch: fc.option(touch, { freq: 4 }) })

/** Texts of rules are pieces of the leads' texts, so that rules match. */
const piece = (texts: fc.Arbitrary<string>) =>
  fc
    .tuple(texts, fc.nat(3), fc.integer({ min: 1, max: 8 }))
    .map(([text, from, length]) => [...text].slice(from, from + length).join('') || 'я')
const texts = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 1, maxLength: 3 })
const textTest = (of: fc.Arbitrary<string>) => {
  const full = of.filter((text) => text !== '')
  const kinds = { exact: texts(full), prefix: texts(piece(of)), contains: texts(piece(of)) }
  return fc.record(kinds, { requiredKeys: [] }).filter((test) => Object.keys(test).length > 0)
}
const tests: Record<keyof Match, fc.Arbitrary<unknown>> = {
  source: textTest(source),
  utm_source: textTest(utm),
  utm_medium: textTest(utm),
  referrer_host: texts(fc.oneof(host, fc.constantFrom('ru', 'me', 'a.ru', 'YA.RU'))),
  click_id: fc.uniqueArray(fc.constantFrom(...clickIds), { minLength: 1, maxLength: 4 }),
}
const entry = fc.oneof(...Object.entries(tests).map(([field, test]) => test.map((wanted) => ({ [field]: wanted }))))
const match: fc.Arbitrary<Match> = fc
  .tuple(entry, fc.option(entry, { freq: 2 }))
  .map(([one, other]) => (other ? { ...one, ...other } : one))
const rules = fc.array(fc.record({ channel: fc.integer({ min: 1, max: 4 }), match }), { minLength: 1, maxLength: 8 })

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = fc.sample(lead, { seed, numRuns: 150 })

  beforeAll(async () => {
    const project = await findProject(desk().store, desk().project)
    const usual = { title: 'Заявка', name: null, phone: null, email: null, text: null, paidDate: null, price: null }
    const drafts = leads.map((each): LeadDraft => ({ ...usual, ...each, status: 0, creationDate: desk().clock.now }))
    await createLeads(desk().store, { door: 'demo', name: 'demo' }, project, drafts, desk().clock.now)
  })

  test(
    'for any rules, the database finds the same leads of a channel as the rules in memory',
    async () => {
      const seen = { matched: 0, unmatched: 0 }
      await holdsFor(
        rules,
        25,
        async (wanted: Rule[]) => {
          const put = await desk().send('PUT', '/channels/rules', { rules: wanted.map(writeRule) })
          expect(put.status).toBe(200)
          const channels = leads.map((each) => channelOf(wanted, each))
          for (const [condition, holds] of questions) {
            const expected = channels.flatMap((channel, index) => (holds(channel) ? [String(index + 1)] : []))
            expect(await found(condition)).toEqual(expected)
          }
          for (const channel of channels) seen[channel === null ? 'unmatched' : 'matched']++
        },
        25,
      )
      expect(seen.matched).toBeGreaterThan(300)
      expect(seen.unmatched).toBeGreaterThan(300)
    },
    timeout,
  )

  async function found(condition: object): Promise<string[]> {
    const filter = JSON.stringify({ field: 'channel', ...condition })
    const { json } = await desk().send('GET', '/leads', undefined, {
      query: { filter, sort: 'id', limit: '1000', fields: 'id' },
    })
    return (json.items as { id: string }[]).map(({ id }) => id)
  }
})

const questions: [object, (channel: number | null) => boolean][] = [
  [{ operator: '=', value: '1' }, (channel) => channel === 1],
  [{ operator: '!=', value: '2' }, (channel) => channel !== 2],
  [{ operator: 'in', value: ['2', '3'] }, (channel) => channel === 2 || channel === 3],
  [{ operator: 'null', value: true }, (channel) => channel === null],
]
