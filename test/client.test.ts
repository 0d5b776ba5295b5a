import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDesk, type Desk, DeskError, type DeskOptions, DeskUnreachable } from '../client/index.ts'
import { eachDatabase, sqlite } from './databases.ts'
import { useDesk } from './desk.ts'
import { merged } from './ugly-files.ts'

const document = JSON.parse(readFileSync('docs/openapi.v2.json', 'utf8'))

eachDatabase((database) => {
  const desk = useDesk(database)
  let options: DeskOptions
  let client: Desk
  beforeAll(async () => {
    options = { url: desk().address, key: await desk().adminKey(), project: 12345 }
    client = createDesk(options)
  })

  /** Counts the requests that reach the server, and loses the first `lost` answers. */
  function lossy(lost: number) {
    const sent: (string | null)[] = []
    const lose: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init)
      sent.push(new Headers(init?.headers).get('Idempotency-Key'))
      if (sent.length > lost) return answer
      throw new TypeError('fetch failed')
    }
    return { sent, fetch: lose }
  }

  test('creates, finds, changes and comments on leads, and undoes it', async () => {
    const { lead } = await client.createLead({ title: 'Кухня', phone: '8 (999) 765-43-21', price: '1000' })
    expect(lead).toMatchObject({ title: 'Кухня', door: 'api', price: '1000.00' })
    expect(await client.getLead({ lead: lead.id })).toEqual(lead)
    const filter = { field: 'price', operator: '=', value: '1000' }
    expect(await client.listLeads({ filter, limit: 5, sort: '-price' })).toMatchObject({
      total: 1,
      items: [{ id: lead.id }],
    })
    const { undo } = await client.updateLead({ lead: lead.id, price: '2000' }, { ifMatch: 1 })
    await client.createLeadComment({ lead: lead.id, comment: 'Перезвонить' })
    expect(await client.undoByToken({ token: undo as string })).toMatchObject({ restored: 1 })
    expect((await client.listStatuses()).items.length).toBeGreaterThan(2)
  })

  test('a create whose answers are lost is repeated and makes one lead', async () => {
    const { sent, fetch } = lossy(2)
    const { lead } = await createDesk({ ...options, fetch }).createLead({ title: 'Одна заявка' })
    expect([sent.length, new Set(sent).size]).toEqual([3, 1])
    expect(sent[0]).toMatch(/^[0-9a-f]{32}$/)
    const { items } = await client.listLeads({ q: 'Одна заявка' })
    expect(items.map(({ id }) => id)).toEqual([lead.id])
  })

  test('a create whose answer is cut off is repeated and makes one lead', async () => {
    const statuses: number[] = []
    const cut: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init)
      statuses.push(answer.status)
      if (statuses.length > 1) return answer
      const { readable, writable } = new TransformStream()
      const writer = writable.getWriter()
      void writer
        .write(new Uint8Array(await answer.arrayBuffer(), 0, 9))
        .then(() => writer.abort(new TypeError('terminated')))
      return new Response(readable, answer)
    }
    const { lead } = await createDesk({ ...options, fetch: cut }).createLead({ title: 'Обрыв' })
    expect(statuses).toEqual([201, 201])
    expect((await client.listLeads({ q: 'Обрыв' })).items.map(({ id }) => id)).toEqual([lead.id])
  })

  test('another process with the same key makes no second lead', async () => {
    const twice = [1, 2].map(() =>
      createDesk(options).createLead({ title: 'Заказ 1001' }, { idempotencyKey: 'order-1001' }),
    )
    const [first, second] = await Promise.all(twice)
    expect(first).toEqual(second)
  })

  test('a change by version whose answer is lost is not repeated, since it could not be told from the change of another', async () => {
    const { lead } = await client.createLead({ title: 'Версия' })
    const { sent, fetch } = lossy(1)
    const changed = createDesk({ ...options, fetch }).updateLead({ lead: lead.id, price: '1' }, { ifMatch: 1 })
    await expect(changed).rejects.toThrow(DeskUnreachable)
    expect(sent.length).toBe(1)
    expect(await client.getLead({ lead: lead.id })).toMatchObject({ price: '1.00', version: 2 })
  })

  test('gives up after the allowed number of tries', async () => {
    const { sent, fetch } = lossy(9)
    await expect(createDesk({ ...options, fetch, retries: 1 }).listStatuses()).rejects.toThrow(DeskUnreachable)
    expect(sent.length).toBe(2)
  })

  test('a refusal says why and where', async () => {
    const { lead } = await client.createLead({ title: 'Отказ' })
    const failed = (call: PromiseLike<unknown>) =>
      Promise.resolve(call).then(
        () => undefined,
        (error: unknown) => error as DeskError,
      )
    const price = await failed(client.createLead({ title: 'А', price: 'дорого' }))
    expect(price).toBeInstanceOf(DeskError)
    expect(price).toMatchObject({ code: 'not-price', status: 422, pointer: '/price', params: { given: 'дорого' } })
    expect(price?.message).toContain('дорого')
    expect(await failed(client.listLeads({ sort: 'colour' }))).toMatchObject({
      code: 'unknown-choice',
      parameter: 'sort',
    })
    const wrong = { title: '', price: 7 } as never
    expect((await failed(client.createLead(wrong)))?.errors).toMatchObject([
      { pointer: '/title' },
      { pointer: '/price' },
    ])
    expect(await failed(client.updateLead({ lead: lead.id, price: '1' }, { ifMatch: 7 }))).toMatchObject({
      code: 'lead-changed',
      current: { id: lead.id },
    })
    expect(await failed(createDesk({ ...options, key: 'zk_unknown-unknown' }).getProject())).toMatchObject({
      code: 'unknown-key',
      status: 401,
    })
    await expect(client.getLead({} as never)).rejects.toThrow('getLead needs lead')
  })

  test('a list gives its first page or all its items', async () => {
    for (let index = 0; index < 7; index++) await client.createLead({ title: `Страница ${index}` })
    const args = { q: 'страница', limit: 3, sort: 'id', fields: 'title' }
    const first = await client.listLeads(args)
    expect([first.total, first.items.length]).toEqual([7, 3])
    const titles: unknown[] = []
    for await (const { title } of client.listLeads(args)) titles.push(title)
    expect(titles).toEqual(Array.from({ length: 7 }, (_, index) => `Страница ${index}`))
    const sizes: number[] = []
    for await (const { items } of client.listLeads(args).pages()) sizes.push(items.length)
    expect(sizes).toEqual([3, 3, 1])
  })

  test('files are returned unchanged, and texts are sent as they are', async () => {
    const file = await client.exportLeads({ format: 'jsonl', columns: 'id,title', period: 'all' })
    expect((await file.text()).split('\n')[0]).toMatch(/^\{"id":"\d+","title":/)
    expect(await client.importCosts({ body: 'Дата;Канал;Сумма\n01.03.2024;Яндекс Директ;100\n' })).toMatchObject({
      changed: 1,
    })
  })

  test('a workbook is sent as bytes', async () => {
    const bytes = new Uint8Array(await merged())
    for (const body of [bytes, bytes.buffer, new Blob([bytes])]) {
      const { id } = await client.createImport({ name: 'leads.xlsx', size: bytes.length })
      const { state, reading } = await client.uploadImport({ import: id, body })
      expect([state, reading?.format, reading?.sheet]).toEqual(['ready', 'xlsx', 'Заявки'])
    }
  })

  test('a call ends when its caller aborts it', async () => {
    const over = new AbortController()
    const { fetch } = lossy(9)
    const call = createDesk({ ...options, fetch, retries: 50 }).getProject({}, { signal: over.signal })
    over.abort(new Error('no more'))
    await expect(call).rejects.toThrow('no more')
  })
})

describe('a desk with a limit', () => {
  const desk = useDesk(sqlite(), { rateLimits: { perSecond: 1, perHour: 0 } })

  test('is asked again at the time that it names', async () => {
    const key = await desk().newKey('read', [12345])
    const statuses: number[] = []
    const counting: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init)
      statuses.push(answer.status)
      return answer
    }
    const client = createDesk({ url: desk().address, key, project: 12345, fetch: counting })
    const answers = await Promise.all([client.getProject(), client.getProject()])
    expect(answers.map(({ id }) => id)).toEqual(['12345', '12345'])
    expect(statuses).toContain(429)
  })
})

test.each([200, 201, 404, 502])('a page of another server is no answer of a desk: %s', async (status) => {
  const fetch = async () => new Response('<h1>Welcome</h1>', { status })
  const { createLead, listStatuses } = createDesk({ url: 'http://localhost', key: '', project: 12345, fetch })
  await expect(createLead({ title: 'Кухня' })).rejects.toThrow(DeskUnreachable)
  await expect(listStatuses()).rejects.toThrow(`The answer ${status} is none of a desk`)
})

test('has a method for each operation that a key may call', () => {
  const operations = Object.values<Record<string, { operationId: string; security?: unknown }>>(document.paths).flatMap(
    (path) => Object.values(path),
  )
  const ofKeys = operations.filter(({ security }) => security === undefined).map(({ operationId }) => operationId)
  expect(Object.keys(createDesk({ url: 'http://localhost', key: '' })).sort()).toEqual(ofKeys.sort())
})

describe('the built package', () => {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync('.cache/client-')
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args)

  test('is imported by its name and needs no other package', async () => {
    const file = readFileSync('dist/client/index.js', 'utf8')
    expect(file).not.toMatch(/^import\b|\bimport\(|\brequire\(|\bprocess\.|\bBuffer\b/m)
    const program =
      "import { createDesk } from 'zayavka/client'; console.log(typeof createDesk({ url: 'http://x', key: '' }).createLead)"
    expect((await run('--input-type=module', '--eval', program)).stdout).toBe('function\n')
  })

  test('has types that accept correct calls only', async () => {
    writeFileSync(`${folder}/use.ts`, use)
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
    }
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    const checked = await run('node_modules/typescript/bin/tsc', '-p', folder).catch((error) => error)
    rmSync(folder, { recursive: true })
    expect(checked.stdout).toBe('')
  })
})

const use = `
import { createDesk, type DeskArgs, DeskError } from 'zayavka/client'

const desk = createDesk({ url: 'https://desk.example', key: 'zk_', project: '12345' })
const { lead, undo } = await desk.createLead({ title: 'Кухня', price: '1000' }, { idempotencyKey: 'order-1' })
const [id, token]: [string, string | null] = [lead.id, undo]
const page = await desk.listLeads({ limit: 10, filter: { field: 'status', operator: '=', value: '0' } })
const total: number = page.total
for await (const { id, title } of desk.listLeads({ period: 'all' })) console.log(id.length, title?.length)
const draft: DeskArgs<'createLead'> = { title: 'А' }
const file: Response = await desk.exportLeads({ format: 'csv' })
await desk.deleteLead({ lead: id, project: 777 })
await desk.uploadImport({ import: '1', body: new Uint8Array(9) })
await desk.uploadImport({ import: '1', offset: '9', body: new Blob(['text']) })
if (new Error() instanceof DeskError) console.log(total, token, draft, file)
// @ts-expect-error the title is required
await desk.createLead({ name: 'Анна' })
// @ts-expect-error money is a text
await desk.createLead({ title: 'А', price: 1000 })
// @ts-expect-error no such field
await desk.updateLead({ lead: '1', colour: 'red' })
// @ts-expect-error the lead is required
await desk.getLead()
// @ts-expect-error a file is a text or bytes
await desk.uploadImport({ import: '1', body: { name: 'leads.xlsx' } })
// @ts-expect-error no such order
await desk.listLeadEvents({ lead: '1', order: 'colour' })
// @ts-expect-error only members may
await desk.createProject({ name: 'Окна' })
`
