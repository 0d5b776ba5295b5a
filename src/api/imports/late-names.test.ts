import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../../test/databases.ts'
import { type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

/** More lines than anybody reads by hand. */
const before = Array.from({ length: 1_500 }, (_, n) => JSON.stringify({ name: `Имя ${n}` }))

async function newest({ send }: TestDesk): Promise<unknown> {
  const { json } = await send('GET', '/leads', undefined, { query: { period: 'all', limit: '1', sort: '-id' } })
  return (json.items as unknown[])[0]
}

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send, forecast, run, load, refusals } = importing(desk)

  test('a name that occurs only in a late JSON line becomes a column, and its value is loaded', async () => {
    const file = [...before, JSON.stringify({ name: 'Анна', comment: 'Замер в среду', note: null })].join('\n')
    const done = await load(file, { mapping: { match: 'none' } }, 'leads.jsonl')
    expect(done.preview.columns).toMatchObject([
      { name: 'name', proposed: 'name' },
      { name: 'comment', proposed: 'text', filled: 1, samples: ['Замер в среду'] },
      { name: 'note', filled: 0 },
    ])
    expect(done.progress).toMatchObject({ created: 1_501, refused: 0 })
    expect(await newest(desk())).toMatchObject({ name: 'Анна', text: 'Замер в среду' })
  })

  test('a file is scanned for names only once: later reads use the names of the preview', async () => {
    const { json } = await upload('{"name":"Вера","comment":"1"}\n{"comment":"3"}', 'leads.jsonl')
    const { store } = desk()
    const [file = ''] = (await store.imports.page(12345, undefined, 1)).map((work) => work.file)
    await writeFile(store.spool.imports.path(file), '{"name":"Вера","message":"2"}\n{"message":"4"}')
    const id = json.id as string
    const { preview } = await send('PATCH', id, { mapping: { match: 'none' } })
    expect(preview.columns).toMatchObject([{ name: 'name' }, { name: 'comment', filled: 0 }])
    await forecast(id)
    expect((await run(id)).progress).toMatchObject({ created: 1, refused: 1 })
    expect(await newest(desk())).toMatchObject({ name: 'Вера', text: null })
    const headers = { Authorization: `Bearer ${await desk().adminKey()}` }
    const rejected = await fetch(`${desk().address}/api/v2/projects/12345/imports/${id}/rejected`, { headers })
    expect(await rejected.text()).toMatch(/;"?name"?;"?comment"?\r\n/)
  })

  test('after a change of the encoding, the names are read again', async () => {
    const { json } = await upload(Buffer.from('{"имя":"Глеб"}', 'utf8'), 'leads.jsonl')
    const { preview } = await send('PATCH', json.id as string, { reading: { encoding: 'windows-1251' } })
    expect(preview.columns).toMatchObject([{ name: 'РёРјСЏ' }])
  })

  test('a long name is matched as a whole and shown shortened', async () => {
    const [long, like] = ['1', '2'].map((end) => `${'Как вы узнали о нас? '.repeat(10)}${end}`) as [string, string]
    const answers = [
      { name: 'Дарья', [long]: 'первое', [like]: '2024-02-05' },
      { name: 'Егор', [like]: 'весной' },
    ]
    const file = answers.map((answer) => JSON.stringify(answer)).join('\n')
    const columns = ['name', 'text', 'creation_date'].map((to, column) => ({ column, to }))
    const done = await load(file, { mapping: { columns, match: 'none' } }, 'leads.jsonl')
    expect(done.preview.columns.map(({ name }) => name)).toEqual(['name', long.slice(0, 200), like.slice(0, 200)])
    expect(await newest(desk())).toMatchObject({ text: 'первое', creation_date: '2024-02-04T21:00:00Z' })
    const [refused] = await refusals(done.id)
    expect(refused).toMatchObject({ line: 2, code: 'row-not-date', params: { column: `${like.slice(0, 80)}…` } })
    const twice = { mapping: { columns: columns.map(({ column }) => ({ column, to: 'text' })) } }
    const { json } = await upload(file, 'leads.jsonl')
    const told = await desk().send('PATCH', `/imports/${json.id}`, twice)
    expect(told.json).toMatchObject({ code: 'import-column-twice', params: { second: `${long.slice(0, 100)}…` } })
  })

  test.each([
    ['as long as names may be together', 262_143, 200, undefined],
    ['too long', 262_144, 422, 'import-long-names'],
  ])('names that are %s', async (_, length, expected, code) => {
    const { status, json } = await upload(`{"a":"1"}\n{"${'о'.repeat(length)}":"2"}`, 'leads.jsonl')
    expect([status, json.code]).toEqual([expected, code])
    if (code) expect(json).toMatchObject({ params: { limit: 262_144 }, detail: expect.stringContaining('short names') })
  })
})

const desk = useDesk(sqlite())
const { upload } = importing(desk)

test('more names than a table may have are refused, even if they occur late', async () => {
  const late = Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ [`ответ ${n}`]: 'да' }))
  const { status, json } = await upload([...before, ...late].join('\n'), 'leads.jsonl')
  expect([status, json.code, json.params]).toEqual([422, 'import-too-wide', { limit: 1_000 }])
})
