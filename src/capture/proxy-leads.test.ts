import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

eachDatabase((database) =>
  describe('leads/add', () => {
    const desk = useDesk(database)
    const add = (query: Record<string, string>) =>
      fetch(`${desk().address}/api/proxy/1.0/leads/add?${new URLSearchParams(query)}`)

    test('what a site sends is a lead, and its receipt says so', async () => {
      const key = await desk().newKey('capture', [12345])
      const answer = await add({ key, name: 'Иван', phone: '+79991234567', comment: 'Перезвоните', roistat: '2gis' })
      expect(await answer.json()).toEqual({ status: 'success', lead_id: '1' })
      const project = await desk().store.projects.find(12345)
      expect(await desk().store.receipts.find(12345, 1)).toMatchObject({ end: 'lead', lead: 1, way: 'proxy' })
      expect(await desk().store.receipts.ofLead(12345, 1)).toHaveLength(1)
      expect(project?.capture.repeats).toBe('lead')
    })
  }),
)
