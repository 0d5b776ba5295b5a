import { beforeAll, describe, expect, test } from 'vitest'
import { field, file, multipart, multipartType } from '../../../test/bodies.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'
import { plainSent } from '../../../test/sent.ts'
import { findProject } from '../../actions/projects.ts'
import { storeReceipt } from '../../actions/receipts.ts'
import { processReceipt } from '../../intake/process.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  let key: string
  let id: string
  const script = '<script>alert(1)</script>'
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
    const latin1 = (text: string) => Buffer.from(text).toString('latin1')
    const body = multipart([
      [field('name'), 'Анна'],
      [file('plan', latin1('C:\\\\Мои документы\\\\План 1.html'), 'text/html'), script],
      [file('photos[]', '../../etc/passwd', 'no type'), Buffer.from([0, 1, 2, 255])],
      [file('photos[]', '', 'application/octet-stream'), ''],
    ])
    const headers = { 'Content-Type': multipartType }
    const answer = await fetch(`${desk().address}/in/generic?key=${key}`, {
      method: 'POST',
      body: Buffer.from(body),
      headers,
    })
    id = ((await answer.json()) as { receipt_id: string }).receipt_id
  })

  test('are listed in the order sent, under names without a path', async () => {
    expect((await desk().send('GET', `/receipts/${id}/files`)).json.items).toEqual([
      { number: '1', name: 'План 1.html', type: 'text/html', size: script.length },
      { number: '2', name: 'passwd', type: 'application/octet-stream', size: 4 },
    ])
  })

  test('are sent as downloads that no browser shows or runs', async () => {
    const { status, headers, text } = await desk().send('GET', `/receipts/${id}/files/1`)
    expect([status, text]).toEqual([200, script])
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD%201\.html$/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test('are not written again when their receipt is replayed', async () => {
    const before = await desk().store.files.of(12345, Number(id))
    await desk().send('POST', `/receipts/${id}/replay`)
    expect(await desk().store.files.of(12345, Number(id))).toEqual(before)
  })

  test('are stored once when two calls process their receipt at once, and leave no other file in the spool', async () => {
    const { store, clock } = desk()
    const project = await findProject(store, 12345)
    const body = multipart([
      [file('plan', 'a.txt', 'text/plain'), 'План'],
      [field('name'), 'Борис'],
    ])
    const sent = { ...plainSent, at: clock.now, headers: { 'content-type': multipartType } }
    const kept = await storeReceipt(store, project, sent, body)
    const before = (await store.spool.names()).length
    const work = () => processReceipt(store, project, kept, clock.now, (fault) => expect.unreachable(String(fault)))
    const ended = await Promise.all([work(), work()])
    expect(ended.map(({ end, lead }) => [end, lead])).toEqual([
      ['lead', ended[0].lead],
      ['lead', ended[0].lead],
    ])
    expect(await store.files.of(12345, kept.id)).toMatchObject([{ number: 1, name: 'a.txt', size: 8 }])
    expect((await store.spool.names()).length).toBe(before)
  })

  test('are stored even if the receipt itself has filled the spool', async () => {
    const full = await openDesk(await db.fresh(), { spool: { limit: 150_000 } })
    const body = multipart([[file('plan', 'a.txt', 'text/plain'), 'x'.repeat(100_000)]])
    const init = { method: 'POST', body: Buffer.from(body), headers: { 'Content-Type': multipartType } }
    const sent = await fetch(`${full.address}/in/generic?key=${await full.newKey('capture', [12345])}`, init)
    expect(await sent.json()).toEqual({ status: 'success', receipt_id: '1', lead_id: '1' })
    expect(await full.store.files.of(12345, 1)).toMatchObject([{ name: 'a.txt', size: 100_000 }])
    await full.close()
  })

  describe('are refused', () => {
    test.each([
      ['of an unknown receipt', '/receipts/999/files', 'no-such-receipt'],
      ['under a malformed number', '/receipts/1/files/x', 'no-such-file'],
      ['under an unknown number', '/receipts/1/files/3', 'no-such-file'],
    ])('%s', async (_, path, code) => {
      expect((await desk().send('GET', path)).json).toMatchObject({ status: 404, code })
    })
  })
})
