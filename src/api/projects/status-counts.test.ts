import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type Reply, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'

type Item = { id: string; leads: number }

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: true })
  const path = '/api/v2/projects/12345/statuses?counts=true'
  const counts = ({ json }: Reply) => (json.items as Item[]).map(({ id, leads }) => [id, leads])

  test('members get counts of the leads that they see, and 304 only for their own response', async () => {
    const [owner, contractor] = [await newMember(desk(), 'owner'), await newMember(desk(), 'contractor')]
    const other = await newMember(desk(), 'contractor', { email: 'other@example.com', sources: ['vk'] })
    for (const [status, source] of [
      ['0', 'Подряд'],
      ['0', 'vk'],
      ['0', null],
      ['2', 'подряд'],
      ['1', 'vk'],
    ])
      expect((await desk().send('POST', '/leads', { title: 'Замер', status, source })).status).toBe(201)
    const [all, own, others] = await Promise.all([owner, contractor, other].map(({ send }) => send('GET', path)))
    expect(counts(all as Reply)).toEqual([
      ['0', 3],
      ['1', 1],
      ['2', 1],
    ])
    expect(counts(own as Reply)).toEqual([
      ['0', 1],
      ['1', 0],
      ['2', 1],
    ])
    expect(counts(others as Reply)).toEqual([
      ['0', 1],
      ['1', 1],
      ['2', 0],
    ])

    const known = { 'If-None-Match': String(all?.headers.get('etag')) }
    expect((await owner.send('GET', path, undefined, known)).status).toBe(304)
    expect(counts(await contractor.send('GET', path, undefined, known))).toEqual(counts(own as Reply))
    expect(own?.headers.get('cache-control')).toBe('private, no-cache')
  })
})
