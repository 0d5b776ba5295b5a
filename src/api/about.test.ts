import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  describe('about', () => {
    test('what runs here is told to members alone', async () => {
      expect((await desk().send('GET', '/api/v2/about')).status).toBe(403)
      expect(await desk().store.bytes()).toBeGreaterThan(1_000)
      expect(desk().store.database).toBe(database.name)
    })
  })
})
