import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { addStatus } from '../../actions/statuses.ts'

type Column = { status: { id: string }; items: { id: string }[]; next: string | null }
type Made = { id: number; status: number; creationDate: number; price: number }

const [hour, day] = [3_600, 86_400]
const hourOf = Math.floor((start - 10 * day) / hour) * hour

/** `count` leads of a status: the first at `first` (seconds), each later one `step` seconds after the one before. */
const some = (count: number, status: number, first: number, step: number) =>
  Array.from({ length: count }, (_, index) => ({
    status,
    creationDate: first + Math.floor(index * step),
    price: 100 * ((index * 7) % 5),
  }))

/** Many leads of one hour, as an import without dates makes them, and a few leads of other statuses in and around that hour. */
const made = [
  ...some(5_300, 0, hourOf, 0.6),
  ...some(30, 0, hourOf + day, 40 * hour), // after the hour, and far apart
  ...some(9, 1, hourOf + 30, 300), // only in the hour
  ...some(12, 2, hourOf - 600 * day, 50 * day), // before the hour, and one in it
  ...some(1, 2, hourOf + 77, 1),
  ...some(7, 3, hourOf - hour, 1_100), // around the hour
  ...some(40, 4, hourOf - 900 * day, 3 * day), // long before the hour
]

eachDatabase((database) => {
  const desk = useDesk(database)
  let leads: Made[]

  beforeAll(async () => {
    const { store, project } = desk()
    for (const [id, name] of [
      [3, 'Замер'],
      [4, 'Договор'],
    ] as const)
      await addStatus(store, cli, await findProject(store, project), { id, name, type: 'progress' }, start)
    const nobody = { name: null, phone: null, email: null, source: null, text: null, paidDate: null }
    const drafts = made.map((each) => ({ ...nobody, title: 'Заявка', ...each }))
    for (let at = 0; at < drafts.length; at += 500)
      await createLeads(store, cli, await findProject(store, project), drafts.slice(at, at + 500), start)
    leads = made.map((each, index) => ({ ...each, id: index + 1 }))
    await desk().send('DELETE', '/leads/5331') // the first of status 1
  }, 120_000)

  const ask = async (path: string, query: Record<string, string>) => {
    const { status, json, text } = await desk().send('GET', path, undefined, { query: { period: 'all', ...query } })
    expect(status, text).toBe(200)
    return json
  }

  test.each([
    ['-creation_date', ({ creationDate }: Made) => creationDate],
    ['-price', ({ price }: Made) => price],
  ])('columns hold the same cards in an hour with very many leads, by %s', async (sort, place) => {
    const live = leads.filter(({ id }) => id !== 5331)
    const cardsOf = (status: string) =>
      live
        .filter((lead) => String(lead.status) === status)
        .sort((one, other) => place(other) - place(one) || other.id - one.id)
        .map(({ id }) => String(id))
    const { columns } = await ask('/board', { sort, limit: '5' })
    const shown = (columns as Column[]).map(({ status, items }) => [status.id, items.map(({ id }) => id)])
    expect(shown).toEqual(['0', '1', '2', '3', '4'].map((status) => [status, cardsOf(status).slice(0, 5)]))
    for (const { status } of columns as Column[]) {
      const walked: string[] = []
      for (let cursor: string | null = ''; cursor !== null && walked.length < 60; ) {
        const query: Record<string, string> = { sort, limit: '6', ...(cursor && { cursor }) }
        const { items, next } = (await ask(`/board/${status.id}`, query)) as unknown as Column
        walked.push(...items.map(({ id }) => id))
        cursor = next
      }
      expect([status.id, walked]).toEqual([status.id, cardsOf(status.id).slice(0, walked.length)])
      expect(walked.length).toBe(Math.min(60, cardsOf(status.id).length))
    }
  })
})
