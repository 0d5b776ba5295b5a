import { Client } from 'pg'
import { expect, test } from 'vitest'
import Database from '../../src/store/sqlite/driver.ts'
import { eachDatabase } from '../databases.ts'
import { always, idsOf, type Reply, useDesk } from '../desk.ts'
import { until } from '../until.ts'

const draft = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }

eachDatabase((database) => {
  const desk = useDesk(database, { maxQueued: 3 })

  test('while writes are blocked, requests queue up to the limit; one more is refused, and all queued ones are stored', async () => {
    const release = await hold(desk().url)
    const replies: Reply[] = []
    const sent: Promise<unknown>[] = []
    await until(() => {
      sent.push(
        desk()
          .call('lead/create', draft)
          .then((reply) => replies.push(reply)),
      )
      return replies.length > 0
    }, 'a create to be refused')
    expect(replies.map(({ status }) => status)).not.toContain(200)
    expect([replies[0]?.headers.get('Retry-After'), replies[0]?.json.error]).toEqual(['1', 'temporarily_unavailable'])
    await release()
    await Promise.all(sent)
    const kept = replies.filter(({ status }) => status === 200).map(({ json }) => json.lead_id)
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 503]))
    expect(new Set(idsOf(await desk().call('lead/list', { period: always })))).toEqual(new Set(kept))
  })
})

/** Blocks all other writers until the returned function is called. */
async function hold(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('sqlite:')) {
    const file = new Database(url.slice('sqlite:'.length))
    file.exec('begin immediate')
    return async () => void file.close()
  }
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin')
  await client.query('select id from projects for update')
  return () => client.end()
}
