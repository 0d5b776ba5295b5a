import { describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { problemKinds } from '../../json/problem-kinds.ts'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const desk = useDesk(sqlite())
const get = (path: string, accept?: string) =>
  fetch(`${desk().address}${path}`, { headers: accept === undefined ? {} : { Accept: accept } })

describe('every kind of problem has a page', () => {
  test.each(Object.entries(problemKinds))('%s', async (code, [status, title, remedy]) => {
    const response = await get(`/problems/${code}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(await response.json()).toEqual({ code, status, title, remedy })
    expect(remedy).toMatch(/^[A-Z].*[.…}]$/)
    const html = await (await get(`/problems/${code}`, browser)).text()
    for (const part of [title, code, `HTTP ${status}`]) expect(html).toContain(part)
    expect(html).not.toMatch(/<script|undefined/)
  })
})

test('the type of a problem is the URL of its page', async () => {
  const { json } = await desk().send('GET', '/statuses/0')
  const response = await get(json.type as string)
  expect(await response.json()).toMatchObject({ code: json.code, title: json.title, status: json.status })
})

test('one page lists all problems, in HTML and JSON', async () => {
  const { items } = (await (await get('/problems')).json()) as { items: { code: string }[] }
  expect(items.map(({ code }) => code)).toEqual(Object.keys(problemKinds))
  const response = await get('/problems', browser)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await response.text()
  for (const { code } of items) expect(html).toContain(`href="/problems/${code}"`)
})

test('an unknown code has no page', async () => {
  expect((await get('/problems/nothing')).status).toBe(404)
  expect((await get('/problems/toString')).status).toBe(404)
})
