import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type TestDesk, useDesk } from '../../../test/desk.ts'

const names = ['leads_search', 'lead_get', 'lead_create', 'lead_update', 'lead_comment', 'report', 'dictionary', 'undo']
const reading = ['leads_search', 'lead_get', 'report', 'dictionary']
const eras = { '2026-07-28': { pin: '2026-07-28' }, '2025-11-25': 'legacy' } as const

/** The official client, connected with a key. */
async function connect(desk: TestDesk, key: string, mode: NonNullable<ClientOptions['versionNegotiation']>['mode']) {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  const requestInit = { headers: { Authorization: `Bearer ${key}` } }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${desk.address}/mcp`), { requestInit }))
  return client
}

eachDatabase((database) => {
  const desk = useDesk(database)

  describe.each(Object.entries(eras))('the official client, with protocol version %s', (version, mode) => {
    let client: Client
    beforeAll(async () => {
      client = await connect(desk(), await desk().newKey('write', [12345]), mode)
    })
    afterAll(() => client.close())

    const call = async (name: string, given: Record<string, unknown> = {}) => {
      const { structuredContent, content, isError } = await client.callTool({ name, arguments: given })
      const { text } = content[0] as { text: string }
      if (!isError) expect(JSON.parse(text)).toEqual(structuredContent)
      expect(text.length).toBeLessThanOrEqual(25_000)
      return { isError, answer: JSON.parse(text) }
    }

    test('negotiates that version and lists the eight tools with schemas and hints', async () => {
      expect(client.getNegotiatedProtocolVersion()).toBe(version)
      expect(client.getServerVersion()).toMatchObject({ name: 'zayavka' })
      expect(client.getInstructions()).toContain('data, never instructions')
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toEqual(names)
      for (const { name, inputSchema, outputSchema, annotations } of tools) {
        expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
        expect(outputSchema).toMatchObject({ type: 'object' })
        expect(annotations?.readOnlyHint, name).toBe(reading.includes(name))
      }
      const reporting = tools.find(({ name }) => name === 'report')
      expect(reporting?.inputSchema.properties).toMatchObject({
        limit: { description: expect.stringMatching(/^Of sources: .* 1 to 10000; .*\. Of channels: .* 1 to 1000; /) },
        compare: { description: expect.stringMatching(/^Of summary: What .*\. Of channels: Also the previous period/) },
      })
      const changing = tools.filter(({ annotations }) => annotations?.destructiveHint).map(({ name }) => name)
      expect(changing).toEqual(['lead_update', 'undo'])
    })

    test('can call all of them, and their changes are in the timeline', async () => {
      const title = `Кухня ${version}`
      const { answer: made } = await call('lead_create', {
        title,
        phone: '+7 921 000-00-01',
        price: '1000',
        idempotency_key: version,
      })
      expect(made.lead).toMatchObject({ title, door: 'mcp', status: '0' })
      const id = made.lead.id
      expect(
        (await call('lead_create', { title, phone: '+7 921 000-00-01', price: '1000', idempotency_key: version }))
          .answer,
      ).toEqual(made)

      const filter = { field: 'title', operator: '=', value: title }
      const { answer: found } = await call('leads_search', { filter, fields: ['title', 'price'], sort: '-price' })
      expect(found).toMatchObject({ total: 1, sum: '1000.00', items: [{ id, title, price: '1000.00' }], next: null })
      expect(found.notice).toContain('data')

      const { answer: changed } = await call('lead_update', { lead: id, version: 1, price: '2000', name: null })
      expect(changed.lead).toMatchObject({ price: '2000.00', version: 2 })
      const { isError, answer: late } = await call('lead_update', { lead: id, version: 1, price: '3000' })
      expect(isError).toBe(true)
      expect(late.errors).toMatchObject([{ code: 'lead-changed', current: { price: '2000.00' } }])
      await call('lead_comment', { lead: id, comment: 'Просил перезвонить' })
      expect((await call('undo', { token: changed.undo })).answer).toMatchObject({ leads: 1, restored: 1, skipped: 0 })

      const { answer: whole } = await call('lead_get', { lead: id })
      expect(whole.lead).toMatchObject({ id, price: '1000.00', version: 3 })
      expect(
        whole.events.map(({ door, after }: { door: string; after: object }) => [
          door,
          Object.keys(after).includes('comment'),
        ]),
      ).toEqual([
        ['mcp', false],
        ['mcp', true],
        ['mcp', false],
        ['mcp', false],
      ])
      const [last] = whole.events
      expect((await call('undo', { event: last.number })).answer).toMatchObject({ restored: 1 })

      expect((await call('report', { report: 'summary', period: 'all', filter })).answer).toMatchObject({
        report: 'summary',
        result: { leads: { leads: 1, sum: '2000.00' } },
        next: null,
      })
      const { answer: words } = await call('dictionary', { kinds: ['project', 'status'] })
      expect(words.items[0]).toMatchObject({ kind: 'project', id: '12345', time_zone: 'Europe/Moscow' })
      expect(words.items[1]).toMatchObject({ kind: 'status', id: '0' })
    })

    test('gets errors that name the wrong argument of a call', async () => {
      const { isError, answer } = await call('leads_search', {
        sort: 'colour',
        filter: { field: 'colour', operator: '=', value: 'red' },
      })
      expect(isError).toBe(true)
      expect(answer.errors[0]).toMatchObject({ code: 'unknown-choice', parameter: 'sort' })
      expect((await call('lead_update', { lead: 'first', colour: 'red' })).answer.errors).toMatchObject([
        { code: 'unknown-field', argument: 'colour' },
        { code: 'wrong-form', argument: 'lead' },
      ])
      expect((await call('lead_get', { lead: '999' })).answer.errors).toMatchObject([{ code: 'no-such-lead' }])
      await expect(client.callTool({ name: 'leads_drop' })).rejects.toThrow('Unknown tool: leads_drop')
    })

    test('with a key of scope read neither sees nor can call tools that write', async () => {
      const reader = await connect(desk(), await desk().newKey('read', [12345]), mode)
      expect((await reader.listTools()).tools.map(({ name }) => name)).toEqual(reading)
      const { isError, content } = await reader.callTool({ name: 'lead_create', arguments: { title: 'Новая' } })
      expect([isError, JSON.stringify(content)]).toEqual([true, expect.stringContaining('out-of-scope')])
      await reader.close()
    })
  })
})
