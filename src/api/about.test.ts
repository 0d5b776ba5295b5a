import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { changeBackupState, findBackupState, noteSchedule } from '../backup/state.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test('the description of this server is for members only', async () => {
    expect((await desk().send('GET', '/api/v2/about')).status).toBe(403)
    const owner = await newMember(desk(), 'owner')
    const { json } = await owner.send('GET', '/api/v2/about')
    expect(json).toMatchObject({ version: expect.any(String), database: database.name, spool_bytes: 0 })
    expect(json.store_bytes).toBeGreaterThan(1_000)
  })
  test('it tells how the scheduled backups are', async () => {
    const manager = await newMember(desk(), 'manager')
    const { store, clock } = desk()
    const health = async () => (await manager.send('GET', '/api/v2/about')).json.backup
    expect(await health()).toBeNull()
    await noteSchedule(store, 86_400, clock.now)
    expect(await health()).toMatchObject({ health: 'new', made_at: null })
    const known = await findBackupState(store)
    if (!known) throw new Error('No schedule is recorded')
    await changeBackupState(store, known.text, { ...known.state, tried_at: clock.now, error: 'the disk is full' })
    const failed = await health()
    expect(failed).toMatchObject({ health: 'failed' })
    expect(JSON.stringify(failed), 'paths and faults are for the log').not.toContain('disk')
  })
})
