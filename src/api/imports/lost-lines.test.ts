import { describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { load, refusals, upload } = importing(desk)
const rejected = async (id: string) => {
  const headers = { Authorization: `Bearer ${await desk().adminKey()}` }
  return (await fetch(`${desk().address}/api/v2/projects/12345/imports/${id}/rejected`, { headers })).text()
}
const anna = '{"name": "Анна", "phone": "+79035550101"}'
const long = `"Борис";"${'очень '.repeat(200_000)}`
/** A quote that is missing makes no line longer. */
const advice = expect.stringMatching(/are read\. Use shorter texts, and one line per lead$/)

describe('a line that cannot be read as a row is returned unchanged', () => {
  test('lines that are no JSON, and one that is too long', async () => {
    const file = `${anna}\n{"name": "Борис"\n["Вера", "+79035550102"]\n{"name": "${'очень '.repeat(200_000)}"}\n`
    const done = await load(file, { mapping: { match: 'none' } }, 'leads.jsonl')
    expect(done.progress).toMatchObject({ created: 1, refused: 3 })
    expect(await refusals(done.id)).toMatchObject([
      { line: 2, code: 'row-not-json', text: '{"name": "Борис"' },
      { line: 3, code: 'row-not-json', text: '["Вера", "+79035550102"]' },
      { line: 4, code: 'row-too-long', text: expect.stringMatching(/^\{"name": "очень очень /), detail: advice },
    ])
    const text = await rejected(done.id)
    expect(text).toContain('"{""name"": ""Борис"""')
    expect(text).toContain('"[""Вера"", ""+79035550102""]"')
    expect(text).toContain('"{""name"": ""очень очень ')
  })

  test('a value that is nested very deeply', async () => {
    const deep = `{"name": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    const done = await load(`${anna}\n${deep}\n`, { mapping: { match: 'none' } }, 'leads.jsonl')
    expect(done.progress).toMatchObject({ rows: 2, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([{ line: 2, code: 'row-not-json' }])
  })

  test('such lines are not samples of a column', async () => {
    const { json } = await upload(`не JSON\n${anna}\n`.replace('не JSON', '{не JSON'), 'leads.jsonl')
    const [column] = (json.preview as { columns: { filled: number; samples: string[] }[] }).columns
    expect(column).toMatchObject({ filled: 1, samples: ['Анна'] })
  })

  test('of a CSV line that is too long, only the beginning is returned', async () => {
    const done = await load(`Имя;Комментарий\n"Анна";замер\n${long}\nВера;`, { mapping: { match: 'none' } })
    expect(done.progress).toMatchObject({ created: 2, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([
      { line: 3, code: 'row-too-long', text: expect.stringMatching(/^"Борис";"очень очень .*…$/), detail: advice },
    ])
    expect(await rejected(done.id)).toMatch(/";"""Борис"";""очень очень .*"\r\n$/)
  })
})
