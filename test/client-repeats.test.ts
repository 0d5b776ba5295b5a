import { beforeAll, describe, expect, test } from 'vitest'
import { createDesk, type DeskOptions } from '../client/index.ts'
import { eachDatabase, sqlite } from './databases.ts'
import { useDesk } from './desk.ts'
import { until } from './until.ts'

const file = Buffer.from('Имя;Телефон\nАнна;+79031230001\nБорис;+79031230002\n')

eachDatabase((database) => {
  const desk = useDesk(database)
  let options: DeskOptions
  beforeAll(async () => {
    options = { url: desk().address, key: await desk().adminKey(), project: 12345 }
  })

  /** A client that loses the answer to every other upload, beginning with the first. `cut` may shorten the first request. */
  function lossy(cut: (body: Buffer) => Buffer = (body) => body) {
    const statuses: number[] = []
    const lose: typeof fetch = async (url, init) => {
      if (init?.method !== 'PUT') return fetch(url, init)
      const isLost = statuses.length % 2 === 0
      const body = isLost ? cut(init.body as unknown as Buffer) : init.body
      const answer = await fetch(url, { ...init, body } as RequestInit)
      statuses.push(answer.status)
      if (isLost) throw new TypeError('fetch failed')
      return answer
    }
    return { statuses, client: createDesk({ ...options, fetch: lose }) }
  }

  test('a file is stored once although its answer is lost', async () => {
    const { statuses, client } = lossy()
    const { id } = await client.createImport({ name: 'leads.csv', size: file.length })
    const { state, received } = await client.uploadImport({ import: id, body: file })
    expect({ state, received, statuses }).toEqual({ state: 'ready', received: file.length, statuses: [200, 200] })
  })

  test('so is a file in parts', async () => {
    const { statuses, client } = lossy()
    const { id } = await client.createImport({ name: 'leads.csv', size: file.length })
    const first = await client.uploadImport({ import: id, body: file.subarray(0, 20) })
    expect(first).toMatchObject({ state: 'uploading', received: 20 })
    expect(await client.uploadImport({ import: id, offset: 20, body: file.subarray(20) })).toMatchObject({
      state: 'ready',
    })
    expect(statuses).toEqual([200, 200, 200, 200])
  })

  test('so is a file of which half had arrived when the connection broke', async () => {
    const { statuses, client } = lossy((body) => body.subarray(0, 25))
    const { id } = await client.createImport({ name: 'leads.csv', size: file.length })
    expect(await client.uploadImport({ import: id, body: file })).toMatchObject({
      state: 'ready',
      received: file.length,
    })
    expect(statuses).toEqual([200, 200])
  })

  test('a change for a version is not repeated: it may have been made', async () => {
    const { statuses, client } = lossy()
    const changed = client.putMapping({ name: 'quiz', title: 'Опрос' }, { ifMatch: 0 })
    await expect(changed).rejects.toMatchObject({ name: 'DeskUnreachable' })
    expect(statuses).toEqual([200])
  })
})

describe('a desk with a limit for an hour', () => {
  const desk = useDesk(sqlite(), { rateLimits: { perSecond: 0, perHour: 1 } })

  /** A client that has used up the limit, and the statuses that it gets since. */
  async function limited(more: Partial<DeskOptions> = {}) {
    const statuses: number[] = []
    const counting: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init)
      statuses.push(answer.status)
      return answer
    }
    const key = await desk().newKey('read', [12345])
    const client = createDesk({ url: desk().address, key, project: 12345, fetch: counting, ...more })
    await client.getProject()
    statuses.length = 0
    return { client, statuses }
  }

  test('is not asked again: the call fails at once with the seconds to wait', async () => {
    const { client, statuses } = await limited()
    const error = await client.getProject().catch((failure: unknown) => failure)
    expect(error).toMatchObject({ name: 'DeskError', code: 'rate-limited', status: 429 })
    expect((error as { params: { seconds: number } }).params.seconds).toBeGreaterThan(60)
    expect(statuses).toEqual([429])
  })

  test('is waited for by a caller with enough time', async () => {
    const { client, statuses } = await limited({ longestPause: 3_600 })
    const over = new AbortController()
    const call = client.getProject({}, { signal: over.signal })
    await until(() => statuses.length > 0, 'the limit to be told')
    setImmediate(() => over.abort(new Error('still waiting')))
    await expect(call).rejects.toThrow('still waiting')
    expect(statuses).toEqual([429])
  })

  test.each<[string, (body: ReadableStreamDefaultController) => void]>([
    ['while the answer comes', (body) => body.error(new TypeError('terminated'))],
    ['when the answer is whole', (body) => body.close()],
  ])('is not waited for by a call that is aborted %s', async (_, end) => {
    const over = new AbortController()
    const reason = new Error('no more')
    const aborted: typeof fetch = async (url, init) => {
      const answer = await fetch(url, init)
      if (answer.status !== 429) return answer
      const pull = (body: ReadableStreamDefaultController) => {
        over.abort(reason)
        end(body)
      }
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), answer)
    }
    const { client } = await limited({ longestPause: 3_600, fetch: aborted })
    let failure: unknown
    void client.getProject({}, { signal: over.signal }).catch((error: unknown) => {
      failure = error
    })
    expect(await until(() => failure, 'the call to end', 5_000)).toBe(reason)
  })
})
