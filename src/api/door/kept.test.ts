import { Client } from 'pg'
import { expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { postgres as database } from '../../../test/databases.ts'
import { openDesk } from '../../../test/desk.ts'
import { openRelay } from '../../../test/relay.ts'
import { until } from '../../../test/until.ts'

const empty = database()

test('a committed write gets its response even if the database is down when rights are checked again', async () => {
  const url = await empty.fresh()
  const relay = await openRelay(new URL(url))
  const desk = await openDesk(relay.url)
  const key = await desk.newKey('write', [12345])
  const holder = new Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin; select 1 from projects for no key update')
  const begun = performance.now()
  const answer = desk.send('POST', '/leads', { title: 'Kept unheard' }, { key })
  await until(() => performance.now() > begun + 2_000, 'the cached rights to expire')
  relay.closeAfter('Kept unheard')
  await holder.query('rollback')
  await holder.end()
  expect((await answer).status).toBe(201)
  expect((await desk.send('GET', '/leads', undefined, { key })).status).toBe(503)
  expect(await sqlOn(url, 'select title from leads')).toEqual([{ title: 'Kept unheard' }])
  await desk.close()
})
