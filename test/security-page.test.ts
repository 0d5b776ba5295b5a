import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sqlOn } from './command-line.ts'
import { sqlite } from './databases.ts'
import { asvsLines } from './security/asvs.ts'

const page = readFileSync('docs/security.md', 'utf8')
const states = ['held', 'n/a', 'open'] as const

type Chapter = { title: string; rows: { line: string; state: string }[]; named: Named[] }
type Named = { file: string; path: string[]; lines: string[] }

const chapters: Chapter[] = page
  .split(/^### (?=V\d+\. )/m)
  .slice(1)
  .map((text) => ({ title: text.split('\n', 1)[0] ?? '', rows: rowsOf(text), named: namedIn(text) }))
const rows = chapters.flatMap((chapter) => chapter.rows)

describe('docs/security.md', () => {
  test('answers each line of the standard once, in its order', () => {
    expect(rows.map(({ line }) => line)).toEqual(asvsLines)
  })

  test('counts its lines correctly, in total and by chapter', () => {
    const [, ...total] = /\*\*(\d+) lines: (\d+) held, (\d+) not applicable, (\d+) open\.\*\*/.exec(page) ?? []
    expect(total.map(Number)).toEqual([rows.length, ...countsOf(rows)])
    const summary = [...page.matchAll(/^\| \[(V\d+\. .+?)\]\(.+?\) \| (\d+) \| (\d+) \| (\d+) \|$/gm)]
    expect(summary.map(([, title, ...counts]) => [title, ...counts.map(Number)])).toEqual(
      chapters.map((chapter) => [chapter.title, ...countsOf(chapter.rows)]),
    )
  })

  test('explains each open line', () => {
    const [, section = ''] = /^### Open lines$([\s\S]+?)^### /m.exec(page) ?? []
    const explained = [...section.matchAll(/^\| (V[\d.]+) .+? \| .+ \|$/gm)].map(([, line]) => line)
    expect(explained).toEqual(rows.filter(({ state }) => state === 'open').map(({ line }) => line))
  })

  test('says of each table what it holds, and names no other', async () => {
    const [, section = ''] = /^## Data$([\s\S]+?)^## /m.exec(page) ?? []
    const named = section.split('\n').flatMap((row) => [...(row.split(' | ')[2] ?? '').matchAll(/`(\w+)`/g)])
    const url = await sqlite().fresh()
    const all = await sqlOn(url, "select name from sqlite_master where type = 'table'")
    const tables = all.map(({ name }) => String(name)).filter((name) => !name.startsWith('lead_texts')) // the full-text index
    expect(named.map(([, name]) => name).sort()).toEqual(tables.sort())
  })

  describe.each(chapters)('$title', (chapter) => {
    const held = chapter.rows.filter(({ state }) => state === 'held').map(({ line }) => line)

    test('names tests for each held line, and for no other', () => {
      expect(new Set(chapter.named.flatMap(({ lines }) => lines))).toEqual(new Set(held))
    })

    test('names existing tests', () => {
      for (const { file, path } of chapter.named)
        expect(titlesIn(file), `${file} › ${path.join(' › ')}`).toEqual(expect.arrayContaining(path))
    })
  })
})

function countsOf(some: Chapter['rows']): number[] {
  return states.map((state) => some.filter((row) => row.state === state).length)
}

/** The rows of a table: a row of a range, such as `V4.4.1–V4.4.4`, is one for each of its lines. */
function rowsOf(chapter: string): Chapter['rows'] {
  return [
    ...chapter.matchAll(/^\| (V[\d.]+)(?:–(V[\d.]+))? \| (?:\*\*)?(held|n\/a|open)(?:\*\*)? \| \S.* \|$/gm),
  ].flatMap(([, first = '', last = first, state = '']) =>
    asvsLines.slice(asvsLines.indexOf(first), asvsLines.indexOf(last) + 1).map((line) => ({ line, state })),
  )
}

/** The tests below a table, each with the lines that it shows. */
function namedIn(chapter: string): Named[] {
  return chapter
    .split(/^- /m)
    .slice(1)
    .flatMap((item) => {
      const [, file = ''] = /^`([\w./-]+\.test\.ts)`$/m.exec(item) ?? []
      return [...item.matchAll(/^ {2}- `(.+)`: (V[\d., V]+)$/gm)].map(([, title = '', lines = '']) => ({
        file,
        path: title.split(' › '),
        lines: lines.split(', '),
      }))
    })
}

const known = new Map<string, string[]>()

/** The titles in a test file as written in its source, with the `%s` of a table of cases. */
function titlesIn(file: string): string[] {
  const titles = known.get(file) ?? readTitles(existsSync(file) ? readFileSync(file, 'utf8') : '')
  known.set(file, titles)
  return titles
}

/** The first string of each call: `test('…'`, `describe('…'`, and `])('…'` after a table. */
function readTitles(source: string): string[] {
  return [...source.matchAll(/[([]\s*(['"`])((?:(?!\1|\\|\n).|\\.)+)\1/g)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1'),
  )
}
