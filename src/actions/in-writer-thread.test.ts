import { expect, test } from 'vitest'
import { apiLeads } from '../../test/api-leads.ts'
import { eachDatabase } from '../../test/databases.ts'
import { cli, start, useDesk } from '../../test/desk.ts'
import { everything } from '../domain/filter.ts'
import { LeadChanged } from '../domain/lead-changed.ts'
import { reinterpret } from '../intake/replay.ts'
import { beginBulk } from './bulk.ts'
import { workSlices } from './job-slices.ts'
import { workJob } from './jobs.ts'
import { createIdempotently, createLead, editLead, editMany } from './leads.ts'
import { findProject } from './projects.ts'

// On SQLite these operations run in the writer thread, so their arguments, results and refusals are transferred between threads.
eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)

  test('an edit of an outdated version is refused with the lead as it is', async () => {
    const { store } = desk()
    const { id } = await leads.create({ title: 'А' })
    const edit = async (title: string, expected: number) =>
      editLead(store, cli, await project(), { id: Number(id), patch: { title }, expected }, start)
    await store.ready(editMany, await project())
    expect((await edit('Б', 1)).lead).toMatchObject({ title: 'Б', version: 2 })
    const refused = await edit('В', 1).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LeadChanged)
    expect(refused).toMatchObject({ code: 'lead-changed', current: { title: 'Б', version: 2 } })
  })

  test('in a batch of edits only the faulty ones are refused', async () => {
    const { store } = desk()
    const made = await Promise.all(Array.from({ length: 8 }, () => leads.create({ title: 'А' })))
    await store.ready(editMany, await project())
    const of = await project()
    const outcomes = await Promise.allSettled(
      made.map(({ id }, place) =>
        editLead(store, cli, of, { id: Number(id), patch: { title: 'Б', ...(place % 2 && { status: 77 }) } }, start),
      ),
    )
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(made.map((_, place) => place % 2 === 0))
    const titles = await Promise.all(made.map(async ({ id }) => (await leads.change(id, {})).lead.title))
    expect(titles).toEqual(made.map((_, place) => (place % 2 ? 'А' : 'Б')))
    await leads.expectWhole()
  })

  test('concurrent creates with one idempotency key make one lead, and another body is refused', async () => {
    const { store } = desk()
    const of = await project()
    const total = async () => (await desk().send('GET', '/leads', undefined, { query: { period: 'all' } })).json.total
    const before = Number(await total())
    await store.ready(createIdempotently, of)
    const create = (key: string, title: string) => {
      const draft = { title, name: null, phone: null, email: null, source: null, text: null, price: null }
      const request = { project: of.id, caller: 0, key, hash: title }
      return createLead(store, cli, of, { ...draft, status: 0, creationDate: start, paidDate: null }, start, request)
    }
    const ids = await Promise.all(Array.from({ length: 30 }, (_, place) => create(`key ${place % 3}`, `${place % 3}`)))
    expect(new Set(ids).size).toBe(3)
    expect(ids).toEqual(ids.map((_, place) => ids[place % 3]))
    expect(await create('key 1', '1')).toBe(ids[1])
    await expect(create('key 1', 'other')).rejects.toMatchObject({ code: 'other-body' })
    expect(await total()).toBe(before + 3)
    await leads.expectWhole()
  })

  test('a bulk edit and its undo', async () => {
    const { store, clock } = desk()
    const of = await project()
    const made = await Promise.all(Array.from({ length: 130 }, () => leads.create({ title: 'А' })))
    await store.ready(workSlices, of)
    const ids = made.map(({ id }) => Number(id))
    const target = { period: { from: 0, to: 4_000_000_000 }, filter: everything, ids }
    const bulk = { target, edit: { do: 'set', patch: { source: 'vk' } }, total: 130 } as const
    const job = await beginBulk(store, cli, of, bulk, clock.now)
    const context = { store, reinterpret, clock: () => clock.now }
    const done = await workJob(context, of, job, () => false)
    expect(done).toMatchObject({ state: 'done', changed: 130, skipped: 0 })
    expect(await leads.undo(done.token)).toMatchObject({ leads: 130, skipped: 0 })
    await leads.expectWhole()
  })
})
