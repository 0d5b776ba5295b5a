import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { type Listener, listen } from '../../../test/listener.ts'
import { newMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test.each(['a key', 'a member'])(
    '%s may have fifty streams and waiting calls at once, independently of others',
    async (who) => {
      const other = await desk().newKey('read', [desk().project])
      const member = await newMember(desk(), 'manager', { email: `${who.replace(' ', '-')}@example.com` })
      const key = who === 'a key' ? await desk().newKey('read', [desk().project]) : member.cookie()
      const streams: Listener[] = []
      const one = async (by: string) => {
        const stream = await listen(desk().address, { key: by, after: '0' })
        streams.push(stream)
        return stream.status
      }
      const statuses = await Promise.all(Array.from({ length: 60 }, () => one(key)))
      expect(statuses.toSorted()).toEqual([...Array(50).fill(200), ...Array(10).fill(429)])
      const headers: Record<string, string> = who === 'a key' ? { Authorization: `Bearer ${key}` } : { Cookie: key }
      const waits = await desk().send('GET', '/events', undefined, { key: null, headers, query: { wait: '30' } })
      expect(waits.json).toMatchObject({ status: 429, code: 'too-many-open', params: { limit: 50 } })
      expect(await one(other)).toBe(200)

      streams.find(({ status }) => status === 200)?.leave()
      await until(async () => (await one(key)) === 200, 'room for one more')
      for (const stream of streams) stream.leave()
      await until(() => desk().store.events.waiters() === 0, 'nobody to wait')
    },
  )
})
