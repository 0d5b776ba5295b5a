import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load } = importing(desk)
  const sent = '5.03.2024' // as a site sends it
  const days = async () => {
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { period: 'all' } })).json
    return (items as { fields: Record<string, unknown> }[]).map(({ fields }) => fields.Замер)
  }
  beforeAll(async () => {
    await desk().send('POST', '/fields', { name: 'Замер', type: 'date' })
    await desk().send('POST', '/leads', { title: 'Окно', fields: { Замер: sent } })
  })

  async function exported(query: Record<string, string>): Promise<Buffer> {
    const search = new URLSearchParams({ period: 'all', columns: 'id,creation_date,status,title,field:1', ...query })
    const headers = { Authorization: `Bearer ${await desk().adminKey()}` }
    const response = await fetch(`${desk().address}/api/v2/projects/12345/export?${search}`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }

  test.each<Record<string, string>>([
    { format: 'csv' },
    { format: 'csv', exact: 'true' },
    { format: 'xlsx' },
    { format: 'jsonl' },
  ])('a day that an own field has as a text stays as it is when an export is loaded: %o', async (query) => {
    expect(await days()).toEqual([sent])
    const done = await load(await exported(query), {}, `leads.${query.format}`)
    expect(done.progress).toMatchObject({ rows: 1, unchanged: 1 })
    expect(await days()).toEqual([sent])
  })

  test('another day changes it', async () => {
    const file = (await exported({ format: 'csv' })).toString().replace(sent, '6.03.2024')
    expect((await load(file)).progress).toMatchObject({ rows: 1, updated: 1 })
    expect(await days()).toEqual(['2024-03-06'])
  })
})
