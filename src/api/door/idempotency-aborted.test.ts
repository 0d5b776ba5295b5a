import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { createApp } from '../../app.ts'
import { createDelivery } from '../../deliver/delivery.ts'
import { createPeople } from '../../people/people.ts'
import { createPulls } from '../../pull/pulls.ts'
import type { Store } from '../../store/store.ts'

/** The store of a process that dies right after its first commit: that transaction never returns. */
function dying(store: Store) {
  let die = () => {}
  const death = new Promise<void>((resolve) => {
    die = resolve
  })
  const transaction: Store['transaction'] = async (body, project) => {
    await store.transaction(body, project)
    die()
    return new Promise(() => {})
  }
  return { store: { ...store, transaction }, death }
}

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  /** Sends a request to a process that dies while it handles it. */
  async function cut(path: string, body: object, once: string, key: string): Promise<void> {
    const { store, death } = dying(desk().store)
    const clock = () => desk().clock.now
    const people = createPeople(store, { secret: 'a secret of tests, long enough', clock })
    const delivery = createDelivery(store, { secret: 'a secret of tests, long enough', clock })
    const rateLimits = { perSecond: 0, perHour: 0 }
    const pulls = createPulls(store, { secret: 'a secret of tests, long enough', clock })
    const { messengers } = desk()
    const app = await createApp({ store, people, delivery, pulls, messengers, clock, httpStatus: 'real', rateLimits })
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': once, 'content-type': 'application/json' }
    void app.inject({ method: 'POST', url: `/api/v2/projects/12345${path}`, headers, payload: JSON.stringify(body) })
    await death
  }

  /** Edits `count` leads at once; returns the undo token. */
  async function edited(count: number): Promise<string> {
    const source = `${count} лидов`
    const draft = { title: source, name: null, phone: null, email: null, text: null, paidDate: null, price: 100 }
    const drafts = Array.from({ length: count }, () => ({ ...draft, source, creationDate: 1_700_000_000, status: 0 }))
    await createLeads(desk().store, cli, await findProject(desk().store, 12345), drafts, desk().clock.now)
    const filter = { field: 'source', operator: '=', value: source }
    const { json } = await desk().send('POST', '/leads/bulk', { period: 'all', filter, set: { status: '2' } })
    return (json.job as { undo: string }).undo
  }

  const cases: [what: string, path: () => Promise<string>, body?: () => Promise<object>][] = [
    ['a lead', async () => '/leads', async () => ({ title: 'Новая' })],
    ['an undo', async () => `/undo/${await edited(250)}`],
    ['a long undo', async () => `/undo/${await edited(700)}`],
    [
      'the undo of an event',
      async () => {
        const { id } = await leads.create()
        await leads.change(id, { title: 'Другая' })
        return `/events/${(await leads.events(id)).at(-1)?.number}/undo`
      },
    ],
    [
      'a merge',
      async () => '/leads/merge',
      async () => ({ into: (await leads.create()).id, leads: [(await leads.create()).id] }),
    ],
    [
      'a bulk edit',
      async () => '/leads/bulk',
      async () => ({ ids: [(await leads.create()).id], set: { source: 'vk' } }),
    ],
    [
      'the closing of a form',
      async () => {
        const fields = [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }]
        return `/forms/${(await leads.post('/forms', { name: 'Замер', fields })).id}/close`
      },
    ],
    ['a comment', async () => `/leads/${(await leads.create()).id}/comments`, async () => ({ comment: 'Да' })],
    ['a restore', async () => `/leads/${(await leads.create()).id}/restore`],
  ]

  describe('a request whose response was lost in a crash after the commit gets the stored response on retry', () => {
    test.each(cases)('%s', async (what, pathOf, bodyOf = async () => ({})) => {
      const [path, body, key] = [await pathOf(), await bodyOf(), await desk().newKey('admin', [12345])]
      await cut(path, body, what.replaceAll(' ', '-'), key)
      const headers = { 'Idempotency-Key': what.replaceAll(' ', '-') }
      const again = await desk().send('POST', path, body, { key, headers })
      expect(again.status, again.text).toBeLessThan(300)
      expect(again.headers.get('Idempotent-Replayed')).toBe('true')
      await leads.expectWhole()
    })
  })
})
