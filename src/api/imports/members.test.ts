import { beforeAll, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { newMember } from '../../../test/members.ts'

const desk = useDesk(sqlite(), { trustProxy: true })
const { load, upload } = importing(desk)
const ids = { petrova: '', savin: '' }
beforeAll(async () => {
  const made = async (email: string, name: string) => String((await newMember(desk(), 'agent', { email, name })).id)
  ids.petrova = await made('petrova@example.com', 'Анна Петрова')
  ids.savin = await made('savin@example.com', 'Савин Пётр')
})

let windows = 0

/** The assignees of rows with these names. */
async function assigneesOf(names: string[], members: object[] = []): Promise<unknown[]> {
  const rows = names.map((name) => `Окно ${++windows};${name}`)
  await load(['Название;Ответственный', ...rows].join('\n'), { mapping: { match: 'none', members } })
  const query = { period: 'all', limit: String(names.length), sort: '-id' }
  const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
  return (items as { assignee: string | null }[]).map(({ assignee }) => assignee).reverse()
}

const names = ['Анна Иванова', 'Савин И. И.', 'анна петрова', 'Савин', 'SAVIN@example.com', 'Анна']

test('a lead is assigned by full name, e-mail or one unique word; another surname is another person', async () => {
  expect(await assigneesOf(names)).toEqual([null, null, ids.petrova, ids.savin, ids.savin, ids.petrova])
})

test('the preview shows the matched member, and a mapping can choose no assignee', async () => {
  const { json } = await upload(['Название;Ответственный', ...names.map((name) => `Окно;${name}`)].join('\n'))
  const { members } = json.preview as { members: { given: string; member: string | null }[] }
  expect(Object.fromEntries(members.map(({ given, member }) => [given, member]))).toEqual({
    'Анна Иванова': null,
    'Савин И. И.': null,
    'анна петрова': ids.petrova,
    Савин: ids.savin,
    'SAVIN@example.com': ids.savin,
    Анна: ids.petrova,
  })
  const chosen = [
    { given: 'Савин', member: null },
    { given: 'Анна Иванова', member: ids.petrova },
  ]
  expect(await assigneesOf(['Савин', 'Анна Иванова'], chosen)).toEqual([null, ids.petrova])
})
