import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test('the description of this server is for members only', async () => {
    expect((await desk().send('GET', '/api/v2/about')).status).toBe(403)
    const owner = await newMember(desk(), 'owner')
    const { json } = await owner.send('GET', '/api/v2/about')
    expect(json).toMatchObject({ version: expect.any(String), database: database.name, spool_bytes: 0 })
    expect(json.store_bytes).toBeGreaterThan(1_000)
  })
})
