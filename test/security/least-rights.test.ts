import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { openDesk } from '../desk.ts'

test('on PostgreSQL the server needs a role that owns its database, and no other rights', async () => {
  const server = new Client({ connectionString: inject('postgresUrl') })
  await server.connect()
  const name = `test_${randomBytes(8).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const locale = `lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`
  try {
    await server.query(`create role ${name} login nosuperuser nocreatedb nocreaterole password '${password}'`)
    await server.query(`create database ${name} owner ${name} template template0 encoding 'UTF8' ${locale}`)
    const url = new URL(inject('postgresUrl'))
    Object.assign(url, { username: name, password, pathname: `/${name}` })
    const desk = await openDesk(url.href)
    try {
      const id = await desk.lead({ title: 'Окна на Невском' })
      const { json } = await desk.send('GET', '/leads', undefined, { query: { period: 'all', q: 'невском' } })
      expect((json.items as { id: string }[]).map((lead) => lead.id)).toEqual([id])
    } finally {
      await desk.close()
    }
  } finally {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.query(`drop role if exists ${name}`)
    await server.end()
  }
})
