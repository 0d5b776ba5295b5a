import { beforeAll, describe, expect, test } from 'vitest'
import { exportColumns } from '../console/leads/export-columns.ts'
import texts from '../console/locales/en.json' with { type: 'json' }
import { eachDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import { importing } from './importing.ts'
import { newMember } from './members.ts'

/** The columns of the list. Those before the number are shown by default. */
const columnNames = Object.keys(texts.leads.column) as (keyof typeof texts.leads.column)[]
const defaultColumns = columnNames.slice(0, columnNames.indexOf('id'))
const languages = ['ru', 'en'] as const
const formats = ['csv', 'xlsx'] as const

/** Leads of one person, leads without contacts, and every field that the list can show. */
const persons = [
  { title: 'Окна', name: 'Анна', phone: '+79031110001', price: '100.00', text: 'Первая заявка' },
  { title: 'Двери', name: 'Анна Петрова', phone: '8 903 111-00-01', email: 'anna@example.com', price: '250.50' },
  { title: 'Балкон', name: 'Пётр', email: 'ANNA@example.com', source: 'Яндекс' },
  { title: 'Без контактов', name: 'Вера' },
  { title: 'Без контактов', name: 'Вера' },
  { title: '=1+1', text: 'Никого' },
]

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const { load } = importing(desk)
  beforeAll(async () => {
    const { id } = await newMember(desk(), 'agent', { email: 'savin@example.com', name: 'Савин Пётр' })
    await desk().send('POST', '/fields', { name: 'Площадь', type: 'number' })
    for (const [index, person] of persons.entries()) {
      desk().clock.now += 3_700
      await desk().send('POST', '/leads', { ...person, fields: { Площадь: index + 0.5 } })
    }
    await desk().send('PATCH', '/leads/1', { status: '1', paid_date: '2024-02-20T08:00:00Z', assignee: String(id) })
    await desk().send('PATCH', '/leads/2', { remind_at: '2024-05-01T10:00:00Z', remind_note: 'Замер' })
  })

  const exported = async (query: Record<string, string>) => {
    const search = new URLSearchParams({ period: 'all', sort: '-creation_date', ...query })
    const headers = { Authorization: `Bearer ${await desk().adminKey()}` }
    const response = await fetch(`${desk().address}/api/v2/projects/12345/export?${search}`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }
  const everything = async () => (await exported({ format: 'jsonl', sort: 'id', columns: fields.join() })).toString()

  describe('loading an export of the console changes nothing', () => {
    const choices = {
      'the default columns': defaultColumns,
      'all columns': [...columnNames, 'field:1'] as const,
      'one column': ['name'] as const,
      'the contacts, with the number first': ['id', 'phone', 'email'] as const,
    }
    const cases = languages.flatMap((language) =>
      formats.flatMap((format) => Object.keys(choices).map((name) => [language, format, name] as const)),
    )
    test.each(cases)('%s, %s, %s', async (language, format, name) => {
      await desk().send('PATCH', '/projects/12345', { language })
      const before = await everything()
      const columns = exportColumns(choices[name as keyof typeof choices]).join()
      const done = await load(await exported({ format, columns }), {}, `leads.${format}`)
      expect(done.mapping).toMatchObject({ match: 'id', strict: false })
      expect(done.progress).toMatchObject({ rows: persons.length, unchanged: persons.length })
      expect(await everything()).toBe(before)
    })
  })

  test.each(languages)('names of statuses and members may stand before their ids: %s', async (language) => {
    await desk().send('PATCH', '/projects/12345', { language })
    const columns = 'status_name,assignee_name,status,assignee,id,recorded_at'
    const done = await load(await exported({ format: 'csv', columns }))
    expect(done.progress).toMatchObject({ rows: persons.length, unchanged: persons.length })
  })

  test('a corrected export changes only what was corrected', async () => {
    await desk().send('PATCH', '/projects/12345', { language: 'ru' })
    const file = (await exported({ format: 'csv', columns: exportColumns(defaultColumns).join() })).toString()
    const corrected = file.replace('Первая заявка', '').replace('Окна', 'Окна и двери')
    const done = await load(corrected)
    expect(done.progress).toMatchObject({ updated: 1, unchanged: persons.length - 1 })
    expect((await desk().send('GET', '/leads/1')).json.title).toBe('Окна и двери')
  })

  test('what a mask hides in the export of a contractor changes nothing', async () => {
    const source = 'подряд'
    const text = 'Звонить на +7 903 222-33-44'
    const person = { title: 'Кухня', name: 'Олег', phone: '+79032223344', email: 'oleg@example.com', source, text }
    await desk().send('POST', '/leads', person)
    const contractor = await newMember(desk(), 'contractor', { sources: [source] })
    const columns = exportColumns([...columnNames, 'field:1']).join()
    const search = new URLSearchParams({ period: 'all', format: 'csv', columns })
    const { text: file } = await contractor.send('GET', `/export?${search}`)
    expect(file).toContain('•••')
    const before = await everything()
    expect((await load(file)).progress).toMatchObject({ rows: 1, unchanged: 1 })
    expect(await everything()).toBe(before)
    expect((await load(file.replace('Кухня', 'Кухни'))).progress).toMatchObject({ rows: 1, updated: 1 })
    const id = String(persons.length + 1)
    expect((await desk().send('GET', `/leads/${id}`)).json).toMatchObject({ ...person, title: 'Кухни' })
  })
})

const fields = [
  ...['id', 'title', 'name', 'phone', 'email', 'source', 'text', 'creation_date', 'status', 'price', 'paid_date'],
  ...['recorded_at', 'assignee', 'remind_at', 'remind_note', 'responded_at', 'field:1'],
]
