import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { openDesk, start } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { runJson } from '../../test/program.ts'
import { useReceiver } from '../../test/receiver.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'

const folder = useFolder()

eachDatabase((database) => {
  const receiver = useReceiver()

  test('events after a restore have other ids than the lost ones, and restored events keep theirs', async () => {
    const file = join(folder(), `${database.name}.tar.gz`)
    const path = '/hook'
    const first = await openDesk(await database.fresh(), { isSending: true })
    const made = await first.send('POST', '/destinations', { name: 'Учёт', url: receiver().url + path })
    expect(made.status).toBe(201)
    await first.lead()
    await receiver().heard(path, 1)
    await makeBackup(first.store, file, { now: start, version: '0.1.0' })
    await first.lead({ title: 'lost' })
    await receiver().heard(path, 2)
    await first.close()

    const to = await database.empty()
    await restoreBackup(file, to, { now: start, spool: spoolFor(to) })
    const again = await openDesk(to, { isSending: true })
    try {
      await again.lead({ title: 'new' })
      const heard = await receiver().heard(path, 3)
      expect(heard.map(({ json }) => json.data.number).slice(1)).toEqual(['2', '2'])
      const ids = heard.map(({ headers }) => headers['webhook-id'])
      expect(ids).toEqual(['evt_12345_1', 'evt_12345_2', `evt_12345_2_r${start.toString(36)}`])
      await again.send('POST', `/destinations/${made.json.id}/deliveries/1/resend`, {})
      expect((await receiver().heard(path, 4)).at(-1)?.headers['webhook-id']).toBe('evt_12345_1')
    } finally {
      await again.close()
    }
    expect(await runJson(['check'], { DATABASE_URL: to })).toMatchObject({ ok: true })
  })
})
