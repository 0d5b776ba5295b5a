import { describe, expect, test } from 'vitest'
import { createMailer } from '../../src/people/mail.ts'
import { eachDatabase, sqlite } from '../databases.ts'
import { always, openDesk, useDesk } from '../desk.ts'
import { useForms } from '../forms.ts'
import { newMember } from '../members.ts'
import { openPostOffice } from '../post-office.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'

/** Texts that would have an effect if they became a part of an SQL statement. */
const statements = [
  "' or '1'='1",
  "'; drop table leads; --",
  "') or 1=1 --",
  '" or ""="',
  "\\' or 1=1 #",
  "%' and 1=(select count(*) from keys) --",
  '1; select pg_sleep(10)',
  '$1',
  ':project',
  '?',
  "{'$ne': null}",
]

eachDatabase((database) => {
  const desk = useDesk(database)
  const count = async () =>
    (await rowsOf<{ n: number }>(desk().url, 'select cast(count(*) as int) as n from leads'))[0]?.n

  test('SQL in a text is stored and found literally, and never becomes part of a statement', async () => {
    const plain = await desk().lead({ title: 'Обычная' })
    for (const title of statements) {
      const id = await desk().lead({ title, name: title, text: title, source: title })
      const { json } = await desk().send('GET', `/leads/${id}`)
      expect(json).toMatchObject({ title, name: title, text: title, source: title })
      const filter = JSON.stringify({ field: 'title', operator: '=', value: title })
      const found = await desk().send('GET', '/leads', undefined, { query: { period: 'all', filter } })
      expect([found.json.total, (found.json.items as { id: string }[])[0]?.id], title).toEqual([1, id])
      const like = await desk().call('lead/list', { period: always, filters: [['source', 'like', title]] })
      expect(
        (like.json.leads as { id: string }[]).map((lead) => lead.id),
        title,
      ).not.toContain(plain)
    }
    expect(await count()).toBe(statements.length + 1)
  })

  test('SQL as the name of a field, an order, a column or a cursor is refused', async () => {
    const before = await count()
    for (const text of statements) {
      const queries: Record<string, string>[] = [
        { filter: JSON.stringify({ field: text, operator: '=', value: '1' }) },
        { filter: JSON.stringify({ field: 'title', operator: text, value: '1' }) },
        { sort: text },
        { fields: text },
        { cursor: text },
        { period: text },
        { limit: text },
      ]
      for (const query of queries) {
        const { status } = await desk().send('GET', '/leads', undefined, { query })
        expect([400, 422], JSON.stringify(query)).toContain(status)
      }
      expect((await desk().call('lead/list', { period: always, sort_field: text })).status).toBe(400)
      expect((await desk().call('lead/list', { period: always, filters: [[text, '=', '1']] })).status).toBe(400)
      expect((await desk().send('GET', `/leads/${encodeURIComponent(text)}`)).status).toBe(404)
      expect((await desk().send('GET', '/export', undefined, { query: { columns: text } })).status).toBe(422)
    }
    expect(await count()).toBe(before)
  })
})

describe('a page of a form', () => {
  const desk = useDesk(sqlite())
  const forms = useForms(desk)
  const mark = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

  test('escapes the texts of its owner and the parameters of its URL', async () => {
    const field = { input: 'own', name: mark.slice(0, 40), label: mark, required: false }
    const consent = { text: mark, link: 'https://shop.example/?a="><script>' }
    const { path } = await forms.make({ name: mark, title: mark, fields: [field], consent })
    const { html } = await forms.page(`${path}?utm_source=${encodeURIComponent(mark)}`, {
      Referer: `https://a.example/?${mark}`,
    })
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<script|<img/)
  })

  test('may link only to http and https addresses', async () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      ' javascript:alert(1)',
    ])
      for (const said of [{ thanks: address }, { consent: { text: 'Да', link: address } }])
        expect((await desk().send('POST', '/forms', { name: 'Ф', ...said })).status, JSON.stringify(said)).toBe(422)
  })
})

test('no name adds a header or another recipient to an e-mail', async () => {
  const post = await openPostOffice()
  const publicUrl = 'http://localhost:3000'
  const mailer = createMailer({ smtpUrl: post.smtpUrl, from: 'desk@example.com', publicUrl, onFault: () => {} })
  const desk = await openDesk(await sqlite().fresh(), { trustProxy: true, mailer })
  try {
    const owner = await newMember(desk, 'owner')
    await desk.send('PATCH', '/projects/12345', { name: 'Окна\r\nBcc: eve@example.com\r\n\r\nText' })
    for (const email of [
      'boris@example.com\r\nBcc: eve@example.com',
      'boris@example.com, eve@example.com',
      'a b@example.com',
    ])
      expect((await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer', email })).status, email).toBe(
        422,
      )
    const sent = await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer', email: 'boris@example.com' })
    expect(sent.status).toBe(201)
    const letter = await until(() => post.letters[0], 'a letter to come')
    const [head = ''] = letter.split(/\r?\n\r?\n/)
    expect(head).toMatch(/^To: boris@example\.com$/im)
    expect(head).not.toMatch(/^Bcc|eve@/im)
    expect(post.letters).toHaveLength(1)
  } finally {
    await desk.close()
    mailer.close()
    await post.close()
  }
})
