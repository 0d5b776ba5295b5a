import { describe, expect, test } from 'vitest'
import { sqliteIn } from '../databases.ts'
import { type Reply, type TestDesk, useDesk } from '../desk.ts'
import { runJson } from '../program.ts'
import { newBallast } from './ballast.ts'
import { useFolder } from './folder.ts'

describe('sqlite', () => {
  const desk = useDesk(sqliteIn(useFolder()), { maxPages: 520 })

  test('§3 the store cannot take it now: temporarily_unavailable, Retry-After, nothing is kept, reads go on', async () => {
    const ballast = newBallast(desk())
    const kept = await fill(desk())
    expect(kept.length).toBeGreaterThan(3)

    const refused = await create(desk(), { 'Idempotency-Key': 'again' })
    expectUnavailable(refused)
    expectUnavailable(await desk().call('lead/update', { id: kept[0], text: large.repeat(2) }))
    await expectKept(kept)

    ballast.throwOff()
    const { json } = await create(desk(), { 'Idempotency-Key': 'again' })
    expect(json).toEqual({ lead_id: String(kept.length + 1), status: 'success' })
    await expectKept([...kept, json.lead_id as string])
    expect(await runJson(['check'], { DATABASE_URL: desk().url })).toEqual({ ok: true, faults: [], repaired: [] })
  })

  test('concurrent creates are each stored or refused, none partially', async () => {
    const ballast = newBallast(desk())
    await fill(desk())
    ballast.throwOff()
    const before = (await listed()).total
    const replies = await Promise.all(Array.from({ length: 40 }, () => create(desk())))
    const [kept, refused] = [replies.filter(isKept), replies.filter((reply) => !isKept(reply))]
    for (const reply of refused) expectUnavailable(reply)
    expect(refused.length).toBeGreaterThan(0)
    const { leads, total } = await listed()
    expect(total).toBe(before + kept.length)
    for (const { json } of kept) expect(leads).toContain(json.lead_id)
    expect(await runJson(['check'], { DATABASE_URL: desk().url })).toEqual({ ok: true, faults: [], repaired: [] })
  })

  async function expectKept(ids: string[]): Promise<void> {
    expect(await listed()).toEqual({ leads: ids, total: ids.length })
  }

  async function listed(): Promise<{ leads: string[]; total: number }> {
    const { json, status } = await desk().call('lead/list', { period, sort_field: 'id', sort_order: 'asc' })
    expect(status).toBe(200)
    return { leads: (json.leads as { id: string }[]).map(({ id }) => id), total: json.total as number }
  }
})

const period = { from: '2000-01-01', to: '2100-01-01' }
const large = 'Заявка '.repeat(4_000)

function create(desk: TestDesk, headers: Record<string, string> = {}): Promise<Reply> {
  const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }
  return desk.call('lead/create', { ...required, text: large }, { headers })
}

/** Creates leads until the disk is full; returns the ids of those that were stored. */
async function fill(desk: TestDesk): Promise<string[]> {
  for (const ids: string[] = []; ; ) {
    const reply = await create(desk)
    if (!isKept(reply)) return ids
    ids.push(reply.json.lead_id as string)
  }
}

function isKept({ json }: Reply): boolean {
  return json.status === 'success'
}

function expectUnavailable({ status, headers, json }: Reply): void {
  expect(status).toBe(503)
  expect(headers.get('Retry-After')).toBe('5')
  expect(json).toEqual({
    status: 'error',
    error: 'temporarily_unavailable',
    description: 'The server cannot process this now, and kept nothing. Try again in 5 s',
  })
}
