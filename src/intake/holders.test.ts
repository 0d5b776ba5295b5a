import { expect, test } from 'vitest'
import { field, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { type Told, useForms } from '../../test/forms.ts'

/** Multipart fields whose names denote containers with JSON. */
const holders = (count: number, json: string) =>
  Array.from({ length: count }, (_, index): [string, string] => [field(`a${index}[data]`), json])

eachDatabase((database) => {
  const desk = useDesk(database)
  const { make, receiptOf } = useForms(desk)
  const sent = async (parts: [string, string][]) => {
    const { path } = await make({ name: 'Замер' })
    const body = multipart([[field('name'), 'Анна'], ...parts])
    const headers = { 'Content-Type': multipartType, Accept: 'application/json' }
    const answer = await fetch(`${desk().address}${path}`, { method: 'POST', body, headers })
    expect(answer.status).toBe(200)
    return receiptOf((await answer.json()) as Told)
  }

  test('all JSON in texts shares the limit on values of one submission', async () => {
    const receipt = await sent([
      [field('a[data]'), JSON.stringify({ city: 'Казань', many: Array(1_500).fill({}) })],
      [field('b[data]'), JSON.stringify({ street: 'Баумана', many: Array(1_500).fill([]) })],
    ])
    expect(receipt).toMatchObject({ end: 'lead', enquiry: { name: 'Анна', fields: { 'a.data.city': 'Казань' } } })
    expect(Object.keys(receipt?.enquiry?.fields ?? {})).toEqual(['a.data.city', 'b.data'])
  })

  test('empty values count towards the limit; a value over it is not parsed, and stays text', async () => {
    const nothing = `[${Array(1_990).fill('[]').join()}]`
    const receipt = await sent(holders(40, nothing))
    expect(receipt).toMatchObject({ end: 'lead', reasons: [], enquiry: { name: 'Анна' } })
    const others = Array.from({ length: 39 }, (_, index) => [`a${index + 1}.data`, nothing.slice(0, 1_000)])
    expect(receipt?.enquiry?.fields).toEqual(Object.fromEntries(others))
  })
})
