import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, useDesk } from '../../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const usual = {
    threshold: 100,
    stop_words: [],
    blocked_addresses: [],
    blocked_phones: [],
    blocked_emails: [],
    repeats: 'lead',
    proof_of_work: false,
    min_seconds: 2,
    version: 1,
  }
  const said = {
    threshold: 60,
    stop_words: ['кредит*'],
    blocked_addresses: ['203.0.113.7', '203.0.113.0/24', '2001:db8::/32'],
    blocked_phones: ['8 (999) 123-45-67'],
    blocked_emails: ['Spam@A.example', '@b.example'],
    repeats: 'join',
    proof_of_work: true,
    min_seconds: 0,
  }

  test('have their defaults until someone changes them', async () => {
    const { json, headers } = await send('GET', '/capture')
    expect([json, headers.get('etag')]).toEqual([usual, '"1"'])
  })

  test('change the given fields if the version is current, and take effect at once', async () => {
    expect((await send('PATCH', '/capture', said)).json).toEqual({ ...said, version: 2 })
    const changed = await send('PATCH', '/capture', { repeats: 'lead' }, { headers: { 'If-Match': '"2"' } })
    expect([changed.json, changed.headers.get('etag')]).toEqual([{ ...said, repeats: 'lead', version: 3 }, '"3"'])
    const late = await send('PATCH', '/capture', { threshold: 1 }, { headers: { 'If-Match': '"2"' } })
    expect(late.json).toMatchObject({ status: 412, code: 'capture-changed', current: { threshold: 60, version: 3 } })
    expect((await desk().store.cache.project(12345))?.capture).toMatchObject({ threshold: 60, proofOfWork: true })
  })

  test('refuse proof of work where browsers cannot compute it', async () => {
    const ask = async (publicUrl: string) => {
      const other = await openDesk(await db.fresh(), { publicUrl })
      const { json } = await other.send('PATCH', '/capture', { proof_of_work: true })
      await other.close()
      return json.code ?? json.proof_of_work
    }
    expect(await ask('http://10.0.0.5:8080/desk')).toBe('proof-needs-tls')
    expect([await ask('https://desk.example.com'), await ask('http://localhost:3000')]).toEqual([true, true])
  })

  test('belong to one project', async () => {
    await desk().newProject(777)
    const key = await desk().newKey('admin', [777])
    expect((await send('GET', '/capture', undefined, { project: 777, key })).json).toEqual(usual)
  })

  test('changes are in the audit log by field name, without values', async () => {
    const { json } = await send('GET', '/audit')
    const [entry] = (json.items as { action: string; details: object }[]).filter(({ action }) =>
      /^capture/.test(action),
    )
    expect(entry).toMatchObject({ action: 'capture.changed', details: { changed: ['repeats'] } })
  })

  describe('refuse', () => {
    test.each<[string, object, string, string]>([
      ['a threshold that is always reached', { threshold: 0 }, 'out-of-range', '/threshold'],
      ['a blank stop-word', { stop_words: ['a', ' '] }, 'required', '/stop_words/1'],
      ['a stop-word that every text begins with', { stop_words: ['*'] }, 'required', '/stop_words/0'],
      ['what is no address', { blocked_addresses: ['203.0.113.7', '203.0.113'] }, 'wrong-form', '/blocked_addresses/1'],
      ['a number for an address', { blocked_addresses: ['1'] }, 'wrong-form', '/blocked_addresses/0'],
      ['a block that is too long', { blocked_addresses: ['203.0.113.0/33'] }, 'wrong-form', '/blocked_addresses/0'],
      ['a name for an address', { blocked_addresses: ['example.com'] }, 'wrong-form', '/blocked_addresses/0'],
      ['what is no e-mail', { blocked_emails: ['@'] }, 'wrong-form', '/blocked_emails/0'],
      ['what is no phone', { blocked_phones: ['нет'] }, 'wrong-form', '/blocked_phones/0'],
      ['an unknown way with repeats', { repeats: 'drop' }, 'unknown-choice', '/repeats'],
      ['too many texts', { stop_words: Array(1_001).fill('a') }, 'too-many-values', '/stop_words'],
      ['a version', { version: 5 }, 'unknown-field', '/version'],
    ])('%s', async (_, change, code, pointer) => {
      expect((await send('PATCH', '/capture', change)).json).toMatchObject({ status: 422, code, pointer })
    })
  })
})
