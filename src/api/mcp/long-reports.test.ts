import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { rawClient } from '../../../test/mcp.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'

type Figure = { leads: number; list?: { filter: object } }
type Part = { leads: Figure; months?: unknown[] }
type Answer = {
  lists_omitted?: true
  is_cut?: true
  next: string | null
  result: { items: Part[]; weekdays: Part[]; hours: Part[]; total: Part; whole: Part }
}

const day = 24 * 60 * 60

/** Leads at each hour of a week, and 30 of one source and campaigns with long names. */
const moments = Array.from({ length: 7 * 24 }, (_, hour) => start + hour * 3_600)
const campaigns = Array.from({ length: 30 }, (_, index) => `${'кампания '.repeat(50)}${index}`)
/** Payments in 60 months after a lead. */
const first = start - 1_900 * day
const months = Array.from({ length: 60 }, (_, index) => first + 30.5 * index * day)

eachDatabase((database) =>
  describe('a report with a long filter fits into an answer', () => {
    const desk = useDesk(database)
    const { tool } = rawClient(desk)

    beforeAll(async () => {
      const none = { name: null, phone: null, email: null, text: null, price: null, paidDate: null, status: 0 }
      const project = await findProject(desk().store, 12345)
      const drafts = [
        ...moments.map((creationDate) => ({ ...none, title: 'Окна', source: 'почта', creationDate })),
        ...campaigns.map((utm_campaign) => ({
          ...{ ...none, title: 'Двери', source: 'реклама', creationDate: start - 400 * day },
          lastTouch: { utm_campaign },
        })),
        ...months.map((paidDate) => ({
          ...{ ...none, title: 'Полы', source: 'почта', status: 1, creationDate: first },
          paidDate,
        })),
      ]
      await createLeads(desk().store, cli, project, drafts, start)
    })

    async function pages(given: object): Promise<Answer[]> {
      const answers: Answer[] = []
      for (let cursor: string | null = '0'; cursor !== null; cursor = answers.at(-1)?.next ?? null)
        answers.push(await tool('report', { period: 'all', ...given, cursor }))
      return answers
    }

    const isFloor = { field: 'title', operator: '=', value: 'Полы' }
    const filter = {
      and: [
        { field: 'source', operator: 'in', value: ['почта', 'сайт', 'звонок', 'выставка'] },
        { field: 'status', operator: 'in', value: ['0', '1', '2', '3'] },
        { field: 'title', operator: 'like', value: 'окна' },
      ],
    }

    test('hours: its items by pages, and its weekdays and hours without lists', async () => {
      const answers = await pages({ report: 'hours', filter })
      const items = answers.flatMap(({ result }) => result.items)
      expect(items).toHaveLength(moments.length)
      expect(items.every(({ leads }) => leads.list !== undefined)).toBe(true)
      for (const { result, lists_omitted } of answers) {
        expect(lists_omitted).toBe(true)
        expect(result.hours.map(({ leads }) => leads.leads)).toEqual(Array(24).fill(7))
        expect(result.weekdays.map(({ leads }) => leads.leads)).toEqual(Array(7).fill(24))
        expect(JSON.stringify(result.total.leads.list)).toContain(JSON.stringify(filter.and).slice(1, -1))
      }
    })

    test('hours: each part with its lists if they fit', async () => {
      const short = { field: 'title', operator: '=', value: 'Окна' }
      const [first] = await pages({ report: 'hours', filter: short })
      expect(first).not.toHaveProperty('lists_omitted')
      expect(first?.result.hours[0]?.leads.list?.filter).toMatchObject({ and: [short, { field: 'created_hour' }] })
    })

    test('cohorts: the months of a long one without lists', async () => {
      const text = { field: 'title', operator: '!=', value: 'x'.repeat(400) }
      const answers = await pages({ report: 'cohorts', filter: { and: [text, isFloor] } })
      const [oldest, next] = answers.flatMap(({ result }) => result.items)
      expect(oldest?.leads.leads).toBe(months.length)
      expect(oldest?.months?.length).toBeGreaterThanOrEqual(months.length)
      expect(next?.leads.list).toBeDefined()
    })

    test('channels: long names are cut, but never the filter of a list', async () => {
      const text = { field: 'title', operator: '!=', value: 'слово '.repeat(50).trim() }
      const given = { report: 'channels', level: 'source', depth: '2', limit: 80, filter: text }
      const cut = (await pages(given)).find(({ is_cut }) => is_cut)
      expect(JSON.stringify(cut?.result.items)).toContain('…"')
      expect(cut?.result.whole.leads.list?.filter).toEqual({ and: [text] })
    })
  }),
)
