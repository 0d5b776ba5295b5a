import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { newMember } from '../../../test/members.ts'

const other = 777
const person = (name: string, digit: number, more: object = {}) => {
  return { title: `Заявка: ${name}`, name, phone: `+7903111000${digit}`, email: `${name}@example.com`, ...more }
}
const columns =
  'id,creation_date,title,name,phone,email,status,status_name,price,recorded_at,assignee,assignee_name,lost_reason,lost_reason_name'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const { load, upload, refusals, send } = importing(desk)
  const ids = { savin: '', key: '', measured: '' }

  beforeAll(async () => {
    await desk().newProject(other)
    ids.key = await desk().newKey('admin', [desk().project, other])
    const sent = { key: ids.key, project: other }
    ids.savin = String((await newMember(desk(), 'agent', { email: 'savin@example.com', name: 'Савин Пётр' })).id)
    await desk().send('POST', '/statuses', { name: 'Дозвон', type: 'progress' })
    ids.measured = String((await desk().send('POST', '/statuses', { name: 'Замер', type: 'progress' })).json.id)
    const status = String((await desk().send('POST', '/statuses', { name: 'Замер', type: 'progress' }, sent)).json.id)
    expect(status).not.toBe(ids.measured)
    for (const [index, name] of ['anna', 'boris', 'vera'].entries()) {
      desk().clock.now += 1_801
      await desk().send('POST', '/leads', person(name, index, { price: '100.00' }))
    }
    for (const [index, name] of ['gleb', 'dina', 'egor'].entries()) {
      desk().clock.now += 1_801
      await desk().send('POST', '/leads', person(name, 5 + index, { price: '900.00', status }), sent)
    }
  })

  async function exported(project: number, query: Record<string, string> = {}): Promise<Buffer> {
    const search = new URLSearchParams({ period: 'all', sort: 'id', columns, ...query })
    const headers = { Authorization: `Bearer ${ids.key}` }
    const response = await fetch(`${desk().address}/api/v2/projects/${project}/export?${search}`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }
  const leads = async () => {
    const query = { period: 'all', sort: 'id', limit: '100' }
    const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
    return items as Record<string, string>[]
  }

  describe.each<Record<string, string>>([
    { format: 'csv' },
    { format: 'csv', exact: 'true' },
    { format: 'xlsx' },
    { format: 'jsonl' },
  ])('an export of another project: %o', (query) => {
    const name = `leads.${query.format}`
    let mine: Record<string, string>[] = []
    beforeEach(async () => {
      mine = (await leads()).slice(0, 3)
    })

    test('overwrites no leads of the same numbers, and finds statuses by their names', async () => {
      const done = await load(await exported(other, query), {}, name)
      expect(done.progress).toMatchObject({ rows: 3, updated: 0, refused: 0 })
      const targets = (done.mapping.columns as { to: string }[]).map(({ to }) => to)
      expect(targets).toEqual(expect.arrayContaining(['external_id', 'status', 'assignee', 'lost_reason']))
      expect(targets.filter((to) => /^(?:id|.*(?:status|assignee|reason)_id)$/.test(to))).toEqual([])
      const all = await leads()
      expect(all.slice(0, 3)).toEqual(mine)
      expect(all.slice(3).map(({ name, status, price }) => [name, status, price])).toEqual(
        ['gleb', 'dina', 'egor'].map((name) => [name, ids.measured, '900.00']),
      )
    })

    test('leaves the own export as it was, though its columns are the same', async () => {
      const before = await leads()
      const done = await load(await exported(desk().project, query), {}, name)
      expect(done.progress).toMatchObject({ rows: before.length, unchanged: before.length })
      expect((await load(await exported(other, query), {}, name)).progress).toMatchObject({ rows: 3, unchanged: 3 })
      expect(await leads()).toEqual(before)
    })
  })

  test('an own export with other persons, such as of a desk before it was restored, overwrites no other person', async () => {
    const file = (
      await exported(desk().project, { format: 'csv', columns: 'id,recorded_at,name,phone,email' })
    ).toString()
    const [head = '', ...rows] = file.trim().split('\r\n')
    const received = rows.map((row) => row.split(';')[1])
    const stranger = '1;2023-01-01 10:00:00;Жанна;+79037770001;zhanna@example.com'
    const replaced = `2;${received[1]};Зоя;+79037770002;zoya@example.com`
    const done = await load([head, stranger, replaced, ...rows.slice(2)].join('\n'))
    expect(done.mapping).toMatchObject({ match: 'id' })
    expect(done.progress).toMatchObject({ updated: 1, refused: 1, unchanged: rows.length - 2 })
    expect(await refusals(done.id)).toMatchObject([{ line: 2, code: 'row-other-person', params: { given: '1' } }])
    expect((await leads()).slice(0, 2).map(({ name }) => name)).toEqual(['anna', 'Зоя'])
  })

  test('an own export is known after a spreadsheet has cut the seconds, and after the project has another zone', async () => {
    const file = (await exported(desk().project, { format: 'csv', columns: 'id,recorded_at,title' })).toString()
    const cut = file.replaceAll(/ (\d\d:\d\d):\d\d/g, ' $1')
    expect(cut).not.toBe(file)
    const { json } = await upload(cut)
    expect(json.mapping).toMatchObject({ match: 'id', columns: [{ to: 'id' }, { to: 'title' }] })
    const later = await send('PATCH', json.id as string, { reading: { time_zone: 'Asia/Novosibirsk' } })
    expect(later.mapping).toMatchObject({ columns: [{ to: 'id' }, { to: 'title' }] })
  })

  test('without the time of receipt, numbers are compared by creation date, phone, e-mail and name', async () => {
    const columnsOf = async (project: number, columns: string) => {
      const { json } = await upload(await exported(project, { format: 'csv', exact: 'true', columns }))
      return (json.mapping as { columns: { to: string }[] }).columns.map(({ to }) => to)
    }
    for (const more of ['creation_date', 'phone', 'email', 'name']) {
      expect(await columnsOf(desk().project, `id,door,${more}`)).toContain('id')
      expect(await columnsOf(other, `id,door,${more}`)).toContain('external_id')
    }
    expect(await columnsOf(desk().project, 'id,door,price')).toContain('id')
  })
})
