import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase, spoolFor } from '../../test/databases.ts'
import { openDesk, start } from '../../test/desk.ts'
import { useFolder } from '../../test/faults/folder.ts'
import { newBrowser, newMember } from '../../test/members.ts'
import { rowsOf } from '../../test/rows.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'

const folder = useFolder()

eachDatabase((database) => {
  /** SQL that blocks inserts into the table that is copied last, and unblocks them. */
  const [bar, unbar] =
    database.name === 'sqlite'
      ? [
          `create trigger barred before insert on login_attempts begin select raise(abort, 'barred'); end`,
          'drop trigger barred',
        ]
      : [
          'alter table login_attempts add constraint barred check (count < 0)',
          'alter table login_attempts drop constraint barred',
        ]

  test('an interrupted restore leaves no sessions and open invitations in the target, and resumes', async () => {
    const file = join(folder(), `${database.name}.tar.gz`)
    const first = await openDesk(await database.fresh(), { trustProxy: true })
    const owner = await newMember(first, 'owner')
    await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer' })
    await newBrowser(first).post('/api/auth/sign-in/email', { email: owner.email, password: 'wrong one' })
    const lead = await first.lead()
    await makeBackup(first.store, file, { now: start, version: '0.1.0' })
    await first.close()

    const to = await database.fresh()
    const restore = (now: number) => restoreBackup(file, to, { now, spool: spoolFor(to) })
    await sqlOn(to, bar)
    await expect(restore(start + 60)).rejects.toThrow()
    await sqlOn(to, unbar)
    expect(await rowsOf(to, 'select id from members')).toHaveLength(1)
    expect(await rowsOf(to, 'select id from auth_session')).toEqual([])
    expect(await rowsOf(to, 'select id from invitations where ended_at is null')).toEqual([])

    expect(await restore(start + 120)).toMatchObject({ faults: [] })
    const again = await openDesk(to, { trustProxy: true })
    try {
      expect((await again.send('GET', `/leads/${lead}`)).status).toBe(200)
      const [{ value } = { value: '' }] = await rowsOf<{ value: string }>(
        to,
        `select value from settings where name = 'restores'`,
      )
      expect(JSON.parse(value)).toMatchObject([{ at: start + 60 }])
    } finally {
      await again.close()
    }
  })
})
