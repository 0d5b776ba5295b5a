import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { type Mapping, mappingKinds, mappingLimits } from '../../domain/mapping.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })

  /** Sends JSON to a source; returns the id of its receipt. */
  const quiz = async (body: object, source = 'quiz') => {
    const sent = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
    const answer = await fetch(`${desk().address}/in/${source}?key=${key}`, sent)
    return ((await answer.json()) as { receipt_id: string }).receipt_id
  }
  const names = async () =>
    ((await desk().send('GET', '/mappings')).json.items as { name: string }[]).map(({ name }) => name)
  const rules = [
    { path: 'answers[q=Телефон].a', to: 'phone' },
    { path: 'Extra[Your.Name]', to: 'name' },
    { path: 'answers[0].a', to: 'fields.Цвет' },
    { path: 'result', to: null },
  ]
  const sent = {
    answers: [
      { q: 'Цвет', a: 'белый' },
      { q: 'телефон', a: '+79210000001' },
    ],
    extra: { 'your.name': 'Анна' },
    result: 'x',
  }

  test('every project has the presets', async () => {
    expect(await names()).toEqual([...mappingKinds])
    const { json, headers } = await desk().send('GET', '/mappings/tilda')
    expect(json).toMatchObject({ name: 'tilda', kind: 'tilda', ready: true, version: 0 })
    expect(headers.get('etag')).toBe('"0"')
  })

  test('a mapping is saved, changed if its version is current, and removed', async () => {
    const saved = await desk().send('PUT', '/mappings/quiz', { title: 'Квиз', rules }, { headers: { 'If-Match': '*' } })
    const whole = { name: 'quiz', kind: 'generic', title: 'Квиз', rules, confirmation: null, ready: false, version: 1 }
    expect([saved.status, saved.json, saved.headers.get('etag')]).toEqual([200, whole, '"1"'])
    expect(await names()).toEqual(['quiz', ...mappingKinds])
    const headers = { 'If-Match': '"1"' }
    expect((await desk().send('PUT', '/mappings/quiz', { title: 'Опрос', rules }, { headers })).json.version).toBe(2)
    const late = await desk().send('PUT', '/mappings/quiz', {}, { headers })
    expect([late.status, late.json.code, (late.json.current as { title: string }).title]).toEqual([
      412,
      'mapping-changed',
      'Опрос',
    ])
    expect((await desk().send('DELETE', '/mappings/quiz')).status).toBe(204)
    expect((await desk().send('DELETE', '/mappings/quiz')).json).toMatchObject({ status: 404, code: 'no-such-mapping' })
    expect(await names()).toEqual([...mappingKinds])
  })

  test('of two who save a mapping for the first time with If-Match "0", one succeeds', async () => {
    for (const name of ['zadarma', 'new-quiz']) {
      const headers = { 'If-Match': '"0"' }
      const [first, second] = [
        await desk().send('PUT', `/mappings/${name}`, { title: 'Первый' }, { headers }),
        await desk().send('PUT', `/mappings/${name}`, { title: 'Второй' }, { headers }),
      ]
      expect([first.status, first.json.version, second.status, second.json.code]).toEqual([
        200,
        1,
        412,
        'mapping-changed',
      ])
      await desk().send('DELETE', `/mappings/${name}`)
    }
  })

  test('a mapping with the name of a preset replaces it and starts with its rules', async () => {
    const ready = (await desk().send('GET', '/mappings/vk')).json
    const own = await desk().send('PUT', '/mappings/vk', { kind: 'vk', confirmation: 'abc' })
    expect(own.json).toEqual({ ...ready, confirmation: 'abc', ready: false, version: 1 })
    expect((await names()).filter((name) => name === 'vk')).toEqual(['vk'])
  })

  test('a source is read by its rules, and other fields by their usual names', async () => {
    await desk().send('PUT', '/mappings/quiz', { title: 'Квиз', rules })
    const receipt = await desk().store.receipts.find(12345, Number(await quiz({ ...sent, email: 'a@example.com' })))
    expect(receipt).toMatchObject({ end: 'lead', mapping: 'quiz' })
    expect(receipt?.enquiry).toMatchObject({
      title: 'Квиз',
      name: 'Анна',
      phone: '+79210000001',
      email: 'a@example.com',
    })
    expect(receipt?.enquiry?.fields).toMatchObject({ Цвет: 'белый' })
    expect(receipt?.enquiry?.fields).not.toHaveProperty('result')
  })

  describe('trying one on a receipt', () => {
    let receipt: string
    beforeAll(async () => {
      receipt = await quiz(sent, 'raw')
    })
    const attempt = (body: object, name = 'raw') => desk().send('POST', `/mappings/${name}/try`, { receipt, ...body })

    test('returns what it would make of the receipt and changes nothing', async () => {
      const before = await desk().store.receipts.find(12345, Number(receipt))
      const { json } = await attempt({ mapping: { title: 'Проба', rules } })
      expect(json).toMatchObject({ end: 'lead', reasons: [], score: 0, title: 'Проба' })
      expect(json.understood).toMatchObject({ name: 'Анна', phone: '+79210000001' })
      expect(await desk().store.receipts.find(12345, Number(receipt))).toEqual(before)
      expect(await names()).not.toContain('raw')
    })

    test('uses the saved mapping or the preset when the body has none', async () => {
      expect((await attempt({}, 'quiz')).json.understood).toMatchObject({ name: 'Анна' })
      expect((await attempt({}, 'tilda')).json.understood).toMatchObject({ fields: { result: 'x' } })
      expect((await attempt({}, 'nobody')).json).toMatchObject({ status: 404, code: 'no-such-mapping' })
    })

    test('reports an unreadable body as such', async () => {
      const answer = await fetch(`${desk().address}/in/raw?key=${key}`, { method: 'POST', body: '{"a' })
      const { receipt_id } = (await answer.json()) as { receipt_id: string }
      const { json } = await attempt({ receipt: receipt_id }, 'generic')
      expect(json).toEqual({
        end: 'quarantine',
        reasons: [{ code: 'unreadable', found: 'broken JSON' }],
        score: 0,
        title: null,
        understood: null,
      })
    })

    test('takes a payload instead, as JSON or as a form, and stores nothing', async () => {
      const tried = async (payload: string, mapping?: object) => {
        const body = { payload, ...(mapping && { mapping }) }
        return (await desk().send('POST', '/mappings/generic/try', body)).json
      }
      const before = (await desk().send('GET', '/receipts')).json
      const named = { rules: [{ path: 'who', to: 'name' }] }
      expect(await tried('{"who": "Анна", "phone": "8 921 000-00-01"}', named)).toMatchObject({
        end: 'lead',
        understood: { name: 'Анна', phone: '8 921 000-00-01' },
      })
      expect(await tried('name=%D0%90&phone=1')).toMatchObject({ end: 'lead', understood: { name: 'А' } })
      expect(await tried('{"a')).toMatchObject({ end: 'quarantine', reasons: [{ code: 'unreadable' }] })
      expect((await desk().send('GET', '/receipts')).json).toEqual(before)
      const none = (await desk().send('POST', '/mappings/generic/try', {})).json
      expect([none.code, none.pointer]).toEqual(['required', '/receipt'])
    })

    test('lets a write key try its own payload, or a receipt with its own mapping; other mappings on a receipt are for admins', async () => {
      const write = { key: desk().key }
      const attempt = async (body: object, name = 'raw') => {
        const { status, json } = await desk().send('POST', `/mappings/${name}/try`, body, write)
        return [status, json.code]
      }
      const ofQuiz = await quiz(sent)
      const all = { rules: [{ path: 'result', to: 'text' }] }
      expect(await attempt({ receipt: ofQuiz, mapping: all }, 'quiz')).toEqual([403, 'out-of-scope'])
      expect(await attempt({ receipt: ofQuiz }, 'generic')).toEqual([403, 'out-of-scope'])
      expect((await attempt({ receipt: ofQuiz }, 'quiz'))[0]).toBe(200)
      expect((await attempt({ payload: 'result=x', mapping: all }))[0]).toBe(200)
      expect((await attempt({ payload: 'result=x', mapping: all, receipt: ofQuiz }))[0]).toBe(200)
    })

    test('refuses an unknown receipt', async () => {
      expect((await attempt({ receipt: '999' }, 'tilda')).json).toMatchObject({ status: 404, code: 'no-such-receipt' })
    })
  })

  describe('is refused with', () => {
    const rule = (path: string, to: string | null = 'name') => ({ rules: [{ path, to }] })
    test.each<[string, string, object, [number, string, string?]]>([
      ['a name that no address has', 'Моя', {}, [422, 'wrong-form']],
      ['an unknown kind', 'a', { kind: 'typeform' }, [422, 'unknown-choice', '/kind']],
      ['an empty step', 'a', rule('a..b'), [422, 'not-path', '/rules/0/path']],
      ['a bracket that is open', 'a', rule('a[0'), [422, 'not-path', '/rules/0/path']],
      ['a place that no lead has', 'a', rule('a', 'price'), [422, 'unknown-choice', '/rules/0/to']],
      [
        'a field with a name too long',
        'a',
        rule('a', `fields.${'x'.repeat(101)}`),
        [422, 'unknown-choice', '/rules/0/to'],
      ],
      [
        'too many rules',
        'a',
        { rules: Array(mappingLimits.rules + 1).fill({ path: 'a', to: 'name' }) },
        [422, 'too-many-values', '/rules'],
      ],
      ['a rule of another shape', 'a', { rules: [{ path: 'a', from: 'b' }] }, [422, 'required', '/rules/0/to']],
    ])('%s', async (_, name, body, [status, code, pointer]) => {
      const { json } = await desk().send('PUT', `/mappings/${encodeURIComponent(name)}`, body)
      expect([json.status, json.code, json.pointer]).toEqual([status, code, pointer])
    })

    test('one too many', async () => {
      await desk().newProject(777)
      const draft = { kind: 'generic', title: null, rules: [], confirmation: null, version: 1 } satisfies Omit<
        Mapping,
        'name'
      >
      await desk().store.transaction(async (tx) => {
        for (let count = 0; count < mappingLimits.mappings; count++)
          await tx.mappings.put(777, { ...draft, name: `m${count}` })
      })
      const admin = await desk().newKey('admin', [777])
      const sent = { key: admin, project: 777 }
      expect((await desk().send('PUT', '/mappings/another', {}, sent)).json).toMatchObject({
        code: 'too-many-mappings',
      })
      expect((await desk().send('PUT', '/mappings/m1', {}, sent)).status).toBe(200)
    })
  })
})
