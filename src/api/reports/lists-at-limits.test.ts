import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { expectLists } from '../../../test/figures.ts'
import { filterLimits } from '../../domain/filter.ts'

const condition = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const other = condition('title', '!=', 'Иная')
const many = (count: number, each: object) => Array.from({ length: count }, () => each)

/** Groups in groups, with `and` and `or` in turn. */
const nested = (groups: number, word: 'and' | 'or'): object =>
  groups === 0 ? other : { [word]: [nested(groups - 1, word === 'and' ? 'or' : 'and')] }

eachDatabase((database) => {
  const desk = useDesk(database)
  const ask = (path: string, filter: object, query: Record<string, string> = {}) =>
    desk().send('GET', path, undefined, { query: { filter: JSON.stringify(filter), ...query } })

  beforeAll(async () => {
    await desk().lead({ source: 'vk', creation_date: '2024-01-15T10:00:00Z' })
    await desk().lead({ source: 'ok', status: '1', paid_date: '2024-02-05T10:00:00Z' })
  })

  test.each<[string, object, Record<string, string>?]>([
    ['groups', nested(filterLimits.groups, 'or')],
    ['groups that begin with an and', nested(filterLimits.groups, 'and')],
    ['conditions', { and: many(filterLimits.conditions, other) }],
    ['conditions beside a search', { or: many(filterLimits.conditions, other) }, { q: 'заявка' }],
    ['channels', { or: many(filterLimits.channels, condition('channel', '!=', '2')) }],
    ['searches', { or: many(filterLimits.searches, condition('q', 'like', 'заявка')) }, { q: 'заявка' }],
    ['parts of texts', { or: many(filterLimits.likes, condition('title', 'like', 'заявка')) }],
    ['statuses', { or: many(filterLimits.reached / 2, condition('reached', 'in', ['0', '1'])) }],
  ])('the lists of a report open if its filter has as many %s as it may', async (_, filter, query) => {
    for (const report of ['summary', 'series', 'sources', 'channels', 'funnel', 'people', 'hours', 'cohorts']) {
      const more = {
        ...query,
        ...(report === 'channels' && { depth: '4' }),
        ...(report === 'series' && { unit: 'month' }),
      }
      const { status, json, text } = await ask(`/reports/${report}`, filter, more)
      expect(status, text).toBe(200)
      expect(await expectLists(desk(), firstOf(json)), report).toBeGreaterThan(0)
    }
  })

  test.each([
    ['groups', nested(filterLimits.groups + 1, 'or'), 'too-many-groups'],
    ['groups in a list', { and: [nested(filterLimits.groups + 1, 'or')] }, 'too-many-groups'],
    ['conditions', { or: many(filterLimits.conditions + 1, other) }, 'too-many-conditions'],
    ['conditions in a list', { and: [{ or: many(filterLimits.conditions + 1, other) }] }, 'too-many-conditions'],
    ['conditions after all', { and: many(filterLimits.conditions + 9, other) }, 'too-many-conditions'],
    [
      'channels',
      { and: many(filterLimits.channels + 2, condition('channel', '=', '1')) },
      'too-many-channel-conditions',
    ],
    ['searches', { and: many(filterLimits.searches + 2, condition('q', 'like', 'а')) }, 'too-many-text-conditions'],
    [
      'parts of texts',
      { and: many(filterLimits.likes + 1, condition('title', 'like', 'а')) },
      'too-many-text-conditions',
    ],
    [
      'statuses',
      {
        and: [
          condition(
            'reached',
            'in',
            many(101, {}).map(() => '1'),
          ),
        ],
      },
      'too-many-values',
    ],
  ])('but a list refuses more %s', async (_, filter, code) => {
    expect((await ask('/leads', filter)).json.code).toBe(code)
  })
})

/** An answer with only the first item of each list. */
function firstOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.slice(0, 1).map(firstOf)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, name === 'list' ? each : firstOf(each)]))
}
