import { once } from 'node:events'
import { appendFile, mkdir, symlink } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { until } from '../../../test/until.ts'

const file = 'Имя;Телефон\nАнна;+79031230001\nБорис;+79031230002\nВера;+79031230003\n'
const [begins, rest] = [Buffer.from(file.slice(0, 25)), Buffer.from(file.slice(25))]

eachDatabase((database) => {
  const desk = useDesk(database)
  const { send, forecast } = importing(desk)
  let beside: TestDesk // stands for another server process with the same store and spool
  beforeAll(async () => {
    beside = await openDesk(desk().url)
  })
  afterAll(() => beside.close())

  /** Begins to send a file, and waits until its first bytes are stored. */
  async function beginUpload() {
    const { json } = await desk().send('POST', '/imports', { name: 'leads.csv', size: begins.length + rest.length })
    const id = json.id as string
    const sending = request(`${desk().address}/api/v2/projects/12345/imports/${id}/content`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${await desk().adminKey()}`, 'Content-Type': 'application/octet-stream' },
    })
    onTestFinished(() => void sending.destroy())
    sending.write(begins)
    await until(async () => (await send('GET', id)).received === begins.length, 'the first bytes to be there')
    return { id, sending }
  }

  async function answerTo(sending: ClientRequest): Promise<{ status: number | undefined; state: string }> {
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, state: JSON.parse(await text(answer)).state }
  }

  const sendRest = ({ send }: TestDesk, id: string) =>
    send('PUT', `/imports/${id}/content?offset=${begins.length}`, rest, {
      headers: { 'Content-Type': 'application/octet-stream' },
    })

  test('a part is refused while another one is being received, and the file is not damaged', async () => {
    const { id, sending } = await beginUpload()
    const refused = await sendRest(desk(), id)
    expect([refused.status, refused.json.code]).toEqual([409, 'import-receiving'])
    sending.end(rest)
    expect(await answerTo(sending)).toEqual({ status: 200, state: 'ready' })
    expect(await forecast(id)).toMatchObject({ forecast: { rows: 3, created: 3, refused: 0 } })
  })

  test('a part that two servers receive is stored once', async () => {
    const { id, sending } = await beginUpload()
    expect(await sendRest(beside, id)).toMatchObject({ status: 200, json: { state: 'ready' } })
    sending.end(rest)
    expect(await answerTo(sending)).toEqual({ status: 200, state: 'ready' })
    expect(await forecast(id)).toMatchObject({ forecast: { rows: 3, created: 3, refused: 0 } })
  })

  test('a part whose response was lost can be sent again, even the last one; different bytes are refused', async () => {
    const { json } = await desk().send('POST', '/imports', { name: 'leads.csv', size: begins.length + rest.length })
    const id = json.id as string
    const put = async (offset: number, bytes: Buffer) => {
      const { status, json } = await desk().send('PUT', `/imports/${id}/content?offset=${offset}`, bytes, {
        headers: { 'Content-Type': 'application/octet-stream' },
      })
      return [status, json.code ?? json.state, json.received]
    }
    const whole = Buffer.concat([begins, rest])
    const other = Buffer.from(whole.toString().replaceAll('Анна', 'Олег'))
    expect(await put(0, begins)).toEqual([200, 'uploading', begins.length])
    expect(await put(0, begins)).toEqual([200, 'uploading', begins.length])
    expect(await put(3, begins.subarray(3, 9))).toEqual([200, 'uploading', begins.length])
    expect(await put(0, other)).toEqual([409, 'import-offset', undefined])
    expect(await put(begins.length + 1, rest)).toEqual([409, 'import-offset', undefined])
    expect(await put(0, whole)).toEqual([200, 'ready', whole.length])
    expect(await put(begins.length, rest)).toEqual([200, 'ready', whole.length])
    expect(await put(0, whole)).toEqual([200, 'ready', whole.length])
    expect(await put(whole.length, Buffer.alloc(0))).toEqual([200, 'ready', whole.length])
    for (const bytes of [other, Buffer.concat([whole, rest])])
      expect(await put(0, bytes)).toEqual([409, 'import-busy', undefined])
    expect(await forecast(id)).toMatchObject({ forecast: { rows: 3, created: 3, refused: 0 } })
  })

  test.each([
    ['/dev/full', 'does not fit on the disk', 503, 'unavailable'],
    ['/dev/null', 'cannot be synced to the disk', 500, 'fault'],
  ])('a part in %s, which %s, is not acknowledged', async (device, _, status, code) => {
    const { json } = await desk().send('POST', '/imports', { name: 'leads.csv', size: begins.length + rest.length })
    const { file: name } = (await desk().store.imports.find(12345, Number(json.id))) ?? { file: '' }
    const path = desk().store.spool.imports.path(name)
    await mkdir(dirname(path), { recursive: true })
    await symlink(device, path)
    const refused = await desk().send('PUT', `/imports/${json.id}/content`, begins, {
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    expect([refused.status, refused.json.code]).toEqual([status, code])
    expect((await send('GET', json.id as string)).received).toBe(0)
  })

  test('a file whose size is not the announced one is not loaded', async () => {
    const { id, sending } = await beginUpload()
    sending.end(rest)
    await answerTo(sending)
    const { file: name } = (await desk().store.imports.find(12345, Number(id))) ?? { file: '' }
    const path = desk().store.spool.imports.path(name)
    await appendFile(path, 'Глеб;+79031230004\n')
    const failed = await send('POST', `${id}/forecast`, {})
    expect(failed).toMatchObject({ state: 'failed', reason: { code: 'import-file-gone' } })
    const refused = await desk().send('PATCH', `/imports/${id}`, { mapping: { match: 'none' } })
    expect([refused.status, refused.json.code]).toEqual([410, 'import-file-gone'])
  })
})
