import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { upload, load } = importing(desk)

/** More lines than anybody looks through by hand. */
const before = Array.from({ length: 1_500 }, (_, n) => JSON.stringify({ name: `Имя ${n}` }))

test('a name that only a late line of JSON has is a column, and its value is loaded', async () => {
  const file = [...before, JSON.stringify({ name: 'Анна', comment: 'Замер в среду', note: null })].join('\n')
  const done = await load(file, { mapping: { match: 'none' } }, 'leads.jsonl')
  expect(done.preview.columns).toMatchObject([
    { name: 'name', proposed: 'name' },
    { name: 'comment', proposed: 'text', filled: 1, samples: ['Замер в среду'] },
    { name: 'note', filled: 0 },
  ])
  expect(done.progress).toMatchObject({ created: 1_501, refused: 0 })
  const { json } = await desk().send('GET', '/leads', undefined, {
    query: { period: 'all', limit: '1', sort: '-id', q: 'среду' },
  })
  expect(json.items).toMatchObject([{ name: 'Анна', text: 'Замер в среду' }])
})

test('more names than a table may have are refused, however late they come', async () => {
  const late = Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ [`ответ ${n}`]: 'да' }))
  const { status, json } = await upload([...before, ...late].join('\n'), 'leads.jsonl')
  expect([status, json.code, json.params]).toEqual([422, 'import-too-wide', { limit: 1_000 }])
})

test('names that fill the memory are refused', async () => {
  const lines = Array.from({ length: 9 }, (_, n) => JSON.stringify({ [`${'о'.repeat(500_000)}${n}`]: 'да' }))
  const { status, json } = await upload(lines.join('\n'), 'leads.jsonl')
  expect([status, json.code, json.params]).toEqual([422, 'import-unreadable', { reason: 'too-many-texts' }])
})
