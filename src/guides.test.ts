import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sqlite } from '../test/databases.ts'
import { useDesk } from '../test/desk.ts'
import { tools } from './api/mcp/tools.ts'

describe('the guides for agents', () => {
  const desk = useDesk(sqlite(), { publicUrl: 'https://desk.example' })
  const get = (path: string) => fetch(`${desk().address}${path}`)

  test('/llms.txt links to all of them and to the references', async () => {
    const answer = await get('/llms.txt')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^# Zayavka\n\n> /)
    expect(text).toContain('https://desk.example/mcp')
    const links = [...text.matchAll(/\]\(https:\/\/desk\.example([^)]+)\)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(10)
    for (const path of links) expect((await get(path)).status, path).toBe(200)
  })

  test('are Markdown without dead links', async () => {
    const answer = await get('/docs/api.md')
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    const text = await answer.text()
    expect(text).toMatch(/^# The API\n/)
    expect(text).toContain('[openapi.v2.json](/api/v2/openapi.json)')
    const prose = text.replace(/```[\s\S]*?```/g, '')
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|#)/.test(target)) continue
      expect((await get(new URL(target, 'http://x/docs/').pathname)).status, target).toBe(200)
    }
  })

  test('no other file of the documentation is served', async () => {
    for (const name of ['benchmarks.md', '..%2fpackage.json', 'decisions/0001-libraries.md']) {
      expect(existsSync('docs/benchmarks.md')).toBe(true)
      expect((await get(`/docs/${name}`)).status, name).toBe(404)
    }
  })

  test('name each tool, with its scope', () => {
    const rows = [...readFileSync('docs/agents.md', 'utf8').matchAll(/^\| `(\w+)` \| `(\w+)` \|/gm)]
    expect(rows.map(([, name, scope]) => [name, scope])).toEqual(tools.map(({ name, scope }) => [name, scope]))
  })
})
