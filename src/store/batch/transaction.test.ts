import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases, type TestDatabase } from '../../../test/databases.ts'
import { always, idsOf, useDesk } from '../../../test/desk.ts'
import { beginBulk } from '../../actions/bulk.ts'
import { workJob } from '../../actions/jobs.ts'
import { changeLead, createLead } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import type { Status } from '../../domain/status.ts'
import type { Backend, OpenOptions } from '../backend.ts'
import type { Store } from '../open.ts'
import { openPostgres } from '../postgres/open.ts'
import type { Transaction } from '../repositories.ts'
import { openSqlite } from '../sqlite/open.ts'

bothDatabases((database) => {
  const desk = useDesk(database)

  describe('a transaction', () => {
    test('that throws is rolled back: no lead, no number taken, no key', async () => {
      const { store, clock } = desk()
      const idempotent = { project: 12345, caller: 0, key: 'half', hash: 'hash' }
      const last = Number(await desk().lead())
      const failing = store.transaction(async (tx) => {
        await tx.projects.allocateNumbers(12345, { leads: 5, events: 5 })
        await tx.idempotency.claim(idempotent, clock.now)
        await tx.statuses.insert(12345, [{ id: 77, name: 'Half', type: 'progress', colour: 'grey', position: 9 }])
        throw new Error('in the middle')
      })
      await expect(failing).rejects.toThrow('in the middle')
      expect(await store.idempotency.find(idempotent, clock.now)).toBeUndefined()
      expect((await store.statuses.of(12345)).map(({ id }) => id)).not.toContain(77)
      expect(await desk().lead()).toBe(String(last + 1))
    })

    test('that the database refuses leaves nothing', async () => {
      const { store } = desk()
      const last = Number(await desk().lead())
      const failing = store.transaction(async (tx) => {
        await tx.projects.allocateNumbers(12345, { leads: 1, events: 1 })
        await tx.statuses.insert(12345, [{ id: 0, name: 'Twice', type: 'progress', colour: 'grey', position: 9 }])
      })
      await expect(failing).rejects.toThrow(/unique/i)
      expect(await desk().lead()).toBe(String(last + 1))
    })

    test('that fails beside others leaves nothing, and does not affect the others', async () => {
      const { store, clock } = desk()
      const project = await findProject(store, 12345)
      const by = { door: 'wire', name: 'key:1' } as const
      const last = Number(await desk().lead())
      const failing = store.transaction(async (tx) => {
        await tx.projects.allocateNumbers(12345, { leads: 5, events: 5 })
        throw new Error('beside others')
      }, 12345)
      const [failed, ...made] = await Promise.allSettled([
        failing,
        ...[1, 2, 3].map(() => createLead(store, by, project, draft, clock.now)),
      ])
      expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'beside others' } })
      expect(made.map((each) => each.status === 'fulfilled' && each.value)).toEqual([last + 1, last + 2, last + 3])
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    })

    test.each<[string, (tx: Transaction) => Promise<unknown>]>([
      ['had ended', async () => {}],
      ['went on', (tx) => tx.statuses.of(12345)],
      ['failed otherwise', () => Promise.reject(new Error('then'))],
    ])('whose write the database refuses fails alone, though its body %s', async (_, then) => {
      const { store, clock } = desk()
      const project = await findProject(store, 12345)
      const by = { door: 'wire', name: 'key:1' } as const
      const last = Number(await desk().lead())
      const twice = { at: clock.now, by, leadId: last, topics: [], before: null, after: {} }
      const writing = () =>
        store.transaction(async (tx) => {
          await tx.events.append(12345, 1, [twice]) // the number of another event
          return then(tx)
        }, 12345)
      const refusing = () =>
        store.transaction(async (tx) => {
          await tx.projects.allocateNumbers(12345, { leads: 5, events: 5 })
          throw new Error('beside it')
        }, 12345)
      const create = () => createLead(store, by, project, draft, clock.now)
      const outcomes = await Promise.allSettled([create(), writing(), refusing(), create(), writing()])
      const isUnique = { status: 'rejected', reason: { message: expect.stringMatching(/unique|then/i) } }
      expect(outcomes).toMatchObject([
        { value: last + 1 },
        isUnique,
        { reason: { message: 'beside it' } },
        { value: last + 2 },
        isUnique,
      ])
      expect(await desk().lead(), 'the next number').toBe(String(last + 3))
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
      expect(await store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
    })

    test('is seen whole when it resolves', async () => {
      const { store } = desk()
      await store.transaction(async (tx) => {
        const [first, second] = (await tx.statuses.of(12345)) as [Status, Status]
        await tx.statuses.change(12345, [{ ...first, name: 'Первый' }])
        await tx.statuses.change(12345, [{ ...second, name: 'Второй' }])
      })
      const names = (await store.statuses.of(12345)).slice(0, 2).map(({ name }) => name)
      expect(names).toEqual(['Первый', 'Второй'])
    })
  })

  test('transactions of a project that come in the same turn share one commit', async () => {
    const groups: number[] = []
    const backend = await openBackend(database, desk().url, { onCommit: (size) => void groups.push(size) })
    try {
      const reading = () => backend.transaction((db) => db.selectFrom('projects').select('id').execute(), 12345)
      await Promise.all(Array.from({ length: 20 }, reading))
      expect(groups).toEqual([20])
    } finally {
      await backend.close()
    }
  })

  describe('a list', () => {
    test('§7 a page and its total are of one moment, however many leads come meanwhile', async () => {
      const { call, lead } = desk()
      let isOver = false
      const creating = async () => {
        while (!isOver) await lead()
      }
      const creators = Promise.all(Array.from({ length: 4 }, creating))
      const totals: number[] = []
      while (totals.length < 40) {
        const reply = await call('lead/list', { period: always, limit: 10_000 })
        expect(idsOf(reply)).toHaveLength(reply.json.total as number)
        totals.push(reply.json.total as number)
      }
      isOver = true
      await creators
      expect(new Set(totals).size).toBeGreaterThan(1)
    })
  })

  describe('a snapshot', () => {
    const backend = useBackend(database, () => desk().url)

    test('sees nothing of what is committed after its first read', async () => {
      const count = (db: Backend['db']) => db.selectFrom('leads').select('id').execute()
      const [before, within] = await backend().snapshot(async (db) => {
        const first = await count(db)
        await desk().lead()
        return [first.length, (await count(db)).length]
      })
      expect(within).toBe(before)
      expect(await count(backend().db)).toHaveLength(before + 1)
    })

    test('cannot write', async () => {
      const writing = backend().snapshot((db) => db.deleteFrom('leads').execute())
      await expect(writing).rejects.toThrow(/read-?only/i)
    })
  })

  if (database.name === 'postgres')
    describe('transactions that deadlock', () => {
      test('are both committed: the one that the database cancels is retried', async () => {
        const { store, newProject } = desk()
        const pair = [await newProject(111), await newProject(222)] as const
        const meeting = newMeeting(2)
        let runs = 0
        const crosswise = ([first, second]: readonly [number, number]) =>
          store.transaction(async (tx) => {
            runs++
            await tx.projects.allocateNumbers(first, { leads: 1, events: 0 })
            await meeting.arrive()
            return (await tx.projects.allocateNumbers(second, { leads: 1, events: 0 })).lead
          })
        const last = await Promise.all([crosswise(pair), crosswise([pair[1], pair[0]])])
        expect(runs).toBeGreaterThan(2) // at least one retry
        expect(last.toSorted()).toEqual([1, 2])
      })

      test('do not occur when leads are created, changed and moved concurrently', async () => {
        const { store, clock, newProject } = desk()
        const project = await findProject(store, await newProject(333))
        const by = { door: 'wire', name: 'key:1' } as const
        let [asked, runs] = [0, 0]
        const counting: Store = {
          ...store,
          transaction: (body, project) => {
            asked++
            return store.transaction((tx) => {
              runs++
              return body(tx)
            }, project)
          },
        }
        const create = () => createLead(counting, by, project, draft, clock.now)
        for (let id = 1; id <= 30; id++) await create()
        const moving = async () => {
          const target = { period: { from: 0, to: 4_000_000_000 }, filter: everything }
          const bulk = { target, edit: { do: 'set', patch: { status: 2 } } as const, total: 60 }
          const job = await beginBulk(counting, by, project, bulk, clock.now)
          const means = { store: counting, reinterpret: async () => undefined, clock: () => clock.now }
          return workJob(means, project, job, () => false)
        }
        const change = (id: number) => changeLead(counting, by, project, id, { price: id, status: 2 }, clock.now)
        await Promise.all([
          ...Array.from({ length: 30 }, create),
          ...Array.from({ length: 30 }, (_, index) => change(index + 1)),
          moving(),
        ])
        expect(runs).toBe(asked)
        expect(await store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
      })

      test('fail with the error of the database after five attempts', async () => {
        const { store } = desk()
        let runs = 0
        const failing = store.transaction(async () => {
          runs++
          throw Object.assign(new Error('could not serialize access'), { code: '40001' })
        })
        await expect(failing).rejects.toThrow('could not serialize access')
        expect(runs).toBe(5)
      })

      test('are not retried after another kind of failure', async () => {
        const { store } = desk()
        let runs = 0
        const failing = store.transaction(async (tx) => {
          runs++
          await findProject(store, 999_999)
          await tx.projects.allocateNumbers(12345, { leads: 1, events: 0 })
        })
        await expect(failing).rejects.toMatchObject({ code: 'no-such-project' })
        expect(runs).toBe(1)
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

/** The database behind a desk's store, opened a second time. */
function useBackend(database: TestDatabase, url: () => string): () => Backend {
  let backend: Backend
  beforeAll(async () => {
    backend = await openBackend(database, url())
  })
  afterAll(() => backend.close())
  return () => backend
}

function openBackend({ name }: TestDatabase, url: string, given: Partial<OpenOptions> = {}): Promise<Backend> {
  const options = { now: 0, ...given }
  return name === 'sqlite' ? openSqlite(url.slice('sqlite:'.length), options) : openPostgres(url, options)
}

/** A barrier: callers wait until `size` of them have arrived; later ones do not wait. */
function newMeeting(size: number) {
  let arrived = 0
  let open = () => {}
  const all = new Promise<void>((resolve) => (open = resolve))
  return {
    arrive(): Promise<void> {
      arrived++
      if (arrived === size) open()
      return all
    },
  }
}
