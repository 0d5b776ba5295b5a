import { expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { always, cli, idsOf, start, useDesk } from '../../../test/desk.ts'
import { removeLead } from '../../actions/bin.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { keepLeads } from '../../actions/pulled-leads.ts'
import { fold } from '../../domain/fold.ts'

/** A lead as the test expects it: the contacts that identify its person, and whether it is outside the bin. */
type Known = { id: number; phone: string | null; email: string | null; live: boolean }

/** How many leads each statement inserts. Between some of them a lead goes to the bin. */
const groups = [1, 7, 180, 1, 30, 150, ...Array.from({ length: 131 }, () => 1)]

bothDatabases((db) => {
  const desk = useDesk(db)

  test('each of 500 leads of one phone repeats the newest earlier one outside the bin', async () => {
    const { store } = desk()
    const project = await findProject(store, 12345)
    const known: Known[] = []
    const expected = new Map<number, number | null>()
    for (const [turn, size] of groups.entries()) {
      const drafts = Array.from({ length: size }, (_, index) => draftOf(known.length + index))
      for (const { phone, email } of drafts) {
        const id = known.length + 1
        expected.set(id, earlier(known, phone, email))
        known.push({ id, phone, email, live: true })
      }
      const last = await createLeads(store, cli, project, drafts, start)
      expect(last).toBe(known.length)
      const newest = known.at(-1) as Known
      if (turn % 20 > 0) continue // after each 20th group the newest lead goes to the bin, and the next group must skip it
      await removeLead(store, cli, project, { id: newest.id }, start)
      newest.live = false
    }
    expect(known.filter(({ phone }) => phone !== null)).toHaveLength(500 - 500 / 50)
    const found = await store.raw.rows('leads', undefined, 1_000)
    expect(found.map(({ id, repeat_of }) => [id, repeat_of])).toEqual([...expected])
  }, 60_000)
})

bothDatabases((db) => {
  const desk = useDesk(db)

  test('e-mails and phones longer than an index holds differ if their ends differ', async () => {
    const { store, call } = desk()
    const project = await findProject(store, 12345)
    const emails = ['а', 'б', 'а'].map((end) => `${'ﷺ'.repeat(990)}@${end}.рф`)
    const drafts = emails.map((email, index) => ({ ...draftOf(index), phone: `${'№'.repeat(999)}${index % 2}`, email }))
    await createLeads(store, cli, project, drafts, start)
    const rows = await store.raw.rows('leads', undefined, 10)
    expect(rows.map(({ repeat_of }) => repeat_of)).toEqual([null, null, rows[0]?.id])
    for (const [field, value] of [
      ['email', emails[0]],
      ['phone', drafts[0]?.phone],
    ] as const) {
      const filters = [{ field, operator: '=', value }]
      const reply = await call('lead/list', { period: always, filters, limit: 10 })
      expect(idsOf(reply).map(Number).toSorted()).toEqual([rows[0]?.id, rows[2]?.id])
    }
  })
})

bothDatabases((db) => {
  const desk = useDesk(db)

  test('leads that a pull brings out of order repeat the greatest id of the person that is there before them', async () => {
    const { store } = desk()
    const project = await findProject(store, 12345)
    const [phone, other, email] = ['8 999 000-11-22', '8 999 000-33-44', 'a@example.com']
    /** Stores leads in one transaction as a pull does; returns what each repeats. */
    const pull = async (leads: [id: number, contacts: { phone?: string; email?: string }][]) => {
      const drafts = leads.map(([id, contacts]) => ({
        id,
        draft: { ...draftOf(0), phone: null, email: null, ...contacts },
      }))
      await store.transaction((tx) => keepLeads(tx, project, drafts, { now: start, reserve: 0 }), project.id)
      const found = new Map((await store.raw.rows('leads', undefined, 100)).map(({ id, repeat_of }) => [id, repeat_of]))
      return leads.map(([id]) => found.get(id))
    }
    expect(await pull([10, 5, 7].map((id) => [id, { phone }]))).toEqual([null, 10, 10])
    expect(await pull([[500, { phone: other }]])).toEqual([null])
    expect(await pull([301, 302].map((id) => [id, { phone: other }]))).toEqual([500, 500])
    expect(
      await pull([
        [90, { email }],
        [80, { phone, email }],
        [70, { email }],
      ]),
    ).toEqual([null, 10, 90])
    expect(
      await pull([
        [60, { email }],
        [600, { email }],
        [50, { phone, email }],
      ]),
    ).toEqual([90, 90, 80])
  })
})

/** A draft with one phone in different notations. Every fiftieth has no phone, only an e-mail that other drafts have too. */
function draftOf(index: number) {
  const isMail = index % 50 === 49
  const phone = isMail ? null : index % 2 === 0 ? '+7 999 000-11-22' : '8 (999) 000-11-22'
  const email = isMail || index % 5 === 0 ? `Anna${index % 3}@Example.com` : null
  const rest = { source: null, text: null, paidDate: null, price: null, status: 0 }
  return { title: 'Заявка', name: 'Анна', phone, email, creationDate: start, ...rest }
}

function earlier(known: Known[], phone: string | null, email: string | null): number | null {
  const newest = (isSame: (each: Known) => boolean) => known.findLast((each) => each.live && isSame(each))?.id
  const byPhone = phone === null ? undefined : newest((each) => each.phone !== null)
  const byMail = email === null ? undefined : newest((each) => each.email !== null && fold(each.email) === fold(email))
  return byPhone ?? byMail ?? null
}
