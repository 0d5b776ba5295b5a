import { describe, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { changeLead, createLead } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { LeadChange } from '../../domain/lead.ts'

bothDatabases((database) => {
  const desk = useDesk(database)

  describe('leads that are made in the same turn', () => {
    const by = { door: 'wire', name: 'key:1' } as const
    const draftOf = (name: string) => ({ ...draft, name, creationDate: desk().clock.now })

    test('are each answered with their own id, in the order in which they came', async () => {
      const { store, clock, send } = desk()
      const project = await findProject(store, 12345)
      const names = Array.from({ length: 150 }, (_, index) => `Вместе ${index}`)
      const ids = await Promise.all(names.map((name) => createLead(store, by, project, draftOf(name), clock.now)))
      expect(ids).toEqual(ids.map((_, index) => (ids[0] as number) + index))
      const kept = await Promise.all(ids.map((id) => send('GET', `/leads/${id}`)))
      expect(kept.map(({ json }) => json.name)).toEqual(names)
      expect(await store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    })

    test('are refused one by one: an unknown status keeps no other lead out', async () => {
      const { store, clock } = desk()
      const project = await findProject(store, 12345)
      const drafts = Array.from({ length: 9 }, (_, index) => ({ ...draftOf('Порознь'), status: index === 4 ? 77 : 0 }))
      const outcomes = await Promise.allSettled(drafts.map((draft) => createLead(store, by, project, draft, clock.now)))
      const refused = outcomes.filter(({ status }) => status === 'rejected')
      expect(refused).toMatchObject([{ reason: { code: 'unknown-status' } }])
      expect(outcomes[4]?.status).toBe('rejected')
      const ids = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(ids).toEqual(ids.map((_, index) => (ids[0] as number) + index))
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    })

    test('are recognised as repeats of one person', async () => {
      const { store, clock } = desk()
      const project = await findProject(store, 12345)
      const draft = { ...draftOf('Один'), phone: '+7 921 000-11-22' }
      const ids = await Promise.all([1, 2, 3].map(() => createLead(store, by, project, draft, clock.now)))
      const events = await store.events.page({ project }, { after: 0, limit: 100_000 })
      const earlier = ids.map((id) => events.events.find(({ leadId }) => leadId === id)?.after.repeatOf)
      expect(earlier).toEqual([undefined, ids[0], ids[1]])
    })
  })

  describe('changes that are made in the same turn', () => {
    const by = { door: 'wire', name: 'key:1' } as const

    test('are applied in order, and a refused one does not affect the others', async () => {
      const { store, clock, lead } = desk()
      const project = await findProject(store, 12345)
      const [one, other] = [Number(await lead()), Number(await lead())]
      const change = (id: number, to: LeadChange) => changeLead(store, by, project, id, to, clock.now)
      const { last } = await store.events.page({ project }, { after: 0, limit: 1 })
      const outcomes = await Promise.allSettled([
        change(one, { title: 'Первая', price: 100 }),
        change(other, { title: 'Другая', status: 2 }),
        change(999_999, { title: 'Никакая' }),
        change(one, { title: 'Вторая', status: 1 }),
        change(one, { title: 'Вторая' }),
        change(one, { title: 'Первая', price: 200 }),
        change(other, { status: 77 }),
      ])
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, true, false])
      expect(outcomes[2]).toMatchObject({ reason: { code: 'no-such-lead' } })
      const { events } = await store.events.page({ project }, { after: last, limit: 100 })
      expect(
        events.map(({ number, leadId, before, after }) => [number - last, leadId, before?.title, after.title]),
      ).toEqual([
        [1, one, expect.any(String), 'Первая'],
        [2, other, expect.any(String), 'Другая'],
        [3, one, 'Первая', 'Вторая'],
        [4, one, 'Вторая', 'Первая'],
      ])
      const found = await store.transaction((tx) => tx.leads.findMany(project, [one, other]))
      expect(found).toMatchObject([
        { title: 'Первая', price: 200, status: 1, version: 4 },
        { title: 'Другая', status: 2, version: 2 },
      ])
      expect(await store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    })
  })
})

const draft = {
  title: 'Заявка',
  name: 'Иван',
  phone: null,
  email: null,
  source: null,
  text: null,
  creationDate: 1_700_000_000,
  paidDate: null,
  status: 0,
  price: null,
}
