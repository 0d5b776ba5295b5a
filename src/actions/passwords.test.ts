import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { bothDatabases } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { createPasswordLink } from './passwords.ts'

bothDatabases((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const link = (email: string) => createPasswordLink(desk().store, email, 'a token', desk().clock.now)
  const links = () => sqlOn(desk().url, 'select * from password_resets')

  test('a link is made for the address of a member only', async () => {
    const member = await newMember(desk(), 'agent', { email: 'anna@example.com' })
    expect([await link('nobody@example.com'), await links()]).toEqual([false, []])
    expect(await link(member.email)).toBe(true)
    expect(await links()).toHaveLength(1)
    await sqlOn(desk().url, 'delete from password_resets')
  })

  if (database.name === 'postgres')
    test('no link is made for an address that is replaced at the same time', async () => {
      const member = await newMember(desk(), 'agent', { email: 'former@example.com' })
      const other = new pg.Client({ connectionString: desk().url })
      await other.connect()
      onTestFinished(() => other.end())
      await other.query('begin')
      const { userId } = (await desk().store.members.find(member.id)) ?? expect.fail()
      await other.query('select id from auth_account where user_id = $1 for update', [userId])
      await other.query("update auth_user set email = 'present@example.com' where id = $1", [userId])
      const made = link(member.email)
      await until(async () => (await sqlOn(desk().url, waiting)).length > 0, 'the link to wait for the change')
      await other.query('delete from password_resets')
      await other.query('commit')
      expect([await made, await links()]).toEqual([false, []])
    })
})

const waiting = `select pid from pg_stat_activity where datname = current_database()
  and application_name = 'zayavka' and wait_event_type = 'Lock'`
