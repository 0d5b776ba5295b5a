import { beforeAll, describe, expect, test } from 'vitest'
import { type FieldKind, fields, kindOfType, mayHoldContact, operatorsOf } from '../console/view-bar/field-kinds.ts'
import { sqlite } from './databases.ts'
import { useDesk } from './desk.ts'
import { newMember, type TestMember } from './members.ts'

/** The values with which every kind of field can be filtered: is unset, is in a list, or a flag. */
const values: Record<string, unknown> = { null: true, in: [], '=': true }

describe('the console hides from contractors exactly the fields that the server refuses them', () => {
  const desk = useDesk(sqlite(), { trustProxy: true })
  let contractor: TestMember
  beforeAll(async () => {
    contractor = await newMember(desk(), 'contractor')
  })

  test.each(fields)('$name', ({ name, kind }) => expectSame(name, kind))

  test.each(['text', 'number', 'date', 'choice'] as const)('an own field, a %s', async (type) => {
    const options = type === 'choice' && { options: ['Окно', 'Дверь'] }
    const { json } = await desk().send('POST', '/fields', { name: `Своё: ${type}`, type, ...options })
    await expectSame(`field:${json.id}`, kindOfType[type])
  })

  async function expectSame(name: string, kind: FieldKind): Promise<void> {
    const offered = operatorsOf[kind]
    const operator = offered.includes('null') ? 'null' : (offered[0] as string)
    const filter = JSON.stringify({ field: name, operator, value: values[operator] })
    const query = new URLSearchParams({ period: 'all', filter })
    const { status, json } = await contractor.send('GET', `/api/v2/projects/12345/leads?${query}`)
    expect([status, json.code]).toEqual(mayHoldContact(name, kind) ? [403, 'hidden-field'] : [200, undefined])
  }
})
