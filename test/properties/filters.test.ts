import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { findProject } from '../../src/actions/projects.ts'
import { addStatus } from '../../src/actions/statuses.ts'
import { eachDatabase } from '../databases.ts'
import { cli, idsOf, openDesk, type TestDesk, useDesk } from '../desk.ts'
import { earliest, latest, type Spelled, spelled, spelledDay } from './dates.ts'
import { isFound, slice } from './filter-model.ts'
import { conditionsOf, deepest, depthOf, filtersAbout, fitting, spellings, type Top, written } from './filter-trees.ts'
import { makeLeads, modelOf, moment, plannedLeads } from './leads.ts'
import { holdsFor, seed, timeout } from './property.ts'

const plans = plannedLeads(60, seed)
const leads = modelOf(plans)

type Query = {
  filters: Top
  from: Spelled
  to: Spelled
  field: (typeof sortFields)[number] | undefined
  order: string | undefined
  limit: number | undefined
  offset: number | undefined
  verb: string
}
const sortFields = ['creation_date', 'id', 'paid_date', 'price', 'source', 'status'] as const
const always = { from: { sent: '0001-01-01', seconds: earliest }, to: { sent: '9999-12-31', seconds: latest } }

const query: fc.Arbitrary<Query> = fc
  .record({
    filters: filtersAbout(leads),
    period: fc.oneof({ weight: 2, arbitrary: fc.constant(always) }, { weight: 1, arbitrary: periods() }),
    field: fc.option(fc.constantFrom(...sortFields), { nil: undefined }),
    order: fc.option(fc.constantFrom('asc', 'desc'), { nil: undefined }),
    limit: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
    offset: fc.option(fc.oneof(fc.nat(5), fc.nat(70)), { nil: undefined }),
    verb: fc.constantFrom('POST', 'POST', 'GET'),
  })
  .map(({ period, ...rest }) => ({ ...rest, ...period }))

/** Both databases get the same questions, and SQLite more of them. */
const runs = { sqlite: 600, postgres: 150 }

eachDatabase((database) => {
  const desk = useDesk(database)
  beforeAll(async () => {
    const draft = { id: 10, name: 'Ждёт', type: 'progress' } as const
    await addStatus(desk().store, cli, await findProject(desk().store, desk().project), draft, desk().clock.now)
    await makeLeads(desk(), plans)
    await desk().newProject(777) // nobody sees the leads of this project here
    const foreign = await desk().newKey('write', [777])
    for (let n = 0; n < 5; n++) await desk().lead({ source: '2gis' }, { project: 777, key: foreign })
  })

  test(
    '§6 any tree of filters finds exactly the leads that a plain reading of the rules finds, in order and in number',
    async () => {
      const reached = coverage()
      await holdsFor(
        query,
        runs[database.name],
        async (each) => {
          const inPeriod = leads.filter(
            ({ creation_date }) => creation_date >= each.from.seconds && creation_date <= each.to.seconds,
          )
          reached.note(each.filters, inPeriod)
          const found = inPeriod.filter((lead) => isFound(lead, each.filters))
          const { field = 'creation_date', order = 'desc', limit = 1_000, offset = 0 } = each
          const reply = await list(desk(), each)
          expect(reply.json.status, reply.text).toBe('success')
          expect({ ids: idsOf(reply), total: reply.json.total }).toEqual(slice(found, { field, order, limit, offset }))
        },
        database.name === 'sqlite' ? runs.sqlite : 1,
      )
      if (database.name === 'sqlite') expect(reached.missing()).toEqual([])
    },
    timeout,
  )

  test.each(['period', 'order', 'condition', 'keys', 'skip', 'reader-pool'] as const)(
    'the answers are the same along the way that the plan may take: %s',
    async (forcedWay) => {
      const other = await openDesk(desk().url, { forcedPath: forcedWay })
      await holdsFor(query, 40, async (each) => {
        expect((await list(other, each)).text).toBe((await list(desk(), each)).text)
      })
      await other.close()
    },
    timeout,
  )
})

/** Periods whose first moment is not after the last. When given as days, the last includes its whole day. */
function periods(): fc.Arbitrary<{ from: Spelled; to: Spelled }> {
  const ends = fc.tuple(moment, moment).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
  const wholeDay = (day: Spelled) => ({ ...day, seconds: day.seconds + 86_399 })
  return ends.chain(([first, last]) => {
    const [from, to] = [fc.constant(first), fc.constant(last)]
    return fc.record({
      from: fc.oneof(spelled(from), spelledDay(from)),
      to: fc.oneof(spelled(to), spelledDay(to).map(wholeDay)),
    })
  })
}

/** With GET the arguments are in the query, unless they are too long for it. */
function list(desk: TestDesk, { filters, from, to, field, order, limit, offset, verb }: Query) {
  const rest = { sort_field: field, sort_order: order, limit, offset: offset?.toString() }
  const body = { ...rest, filters: written(filters), period: { from: from.sent, to: to.sent } }
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const texts = given.map(([name, value]) => [name, String(value)])
  const ends = { 'period[from]': from.sent, 'period[to]': to.sent }
  const query = { ...Object.fromEntries(texts), ...ends, filters: JSON.stringify(written(filters)) }
  if (verb === 'POST' || encodeURIComponent(query.filters).length > 8_000) return desk.call('lead/list', body)
  return desk.call('lead/list', undefined, { verb, query })
}

/** Counts which operators of which fields have both found and missed a lead, how deep groups went, and which notations occurred. */
function coverage() {
  const seen = new Set<string>()
  const pairs = Object.entries(fitting).flatMap(([field, fit]) => fit.map((operator) => `${field} ${operator}`))
  const wanted = [...pairs.flatMap((pair) => [`${pair} found`, `${pair} missed`]), ...spellings, `depth ${deepest}`]
  return {
    note(filters: Top, inPeriod: typeof leads): void {
      seen.add(`depth ${depthOf(filters)}`)
      for (const condition of conditionsOf(filters)) {
        seen.add(condition.spelling)
        for (const lead of inPeriod)
          seen.add(`${condition.field} ${condition.operator} ${isFound(lead, condition) ? 'found' : 'missed'}`)
      }
    },
    missing: () => wanted.filter((each) => !seen.has(each)),
  }
}
