import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  const make = (body: object) => desk().send('POST', '/forms', body)
  const phone = { input: 'phone', name: 'phone', label: 'Телефон', required: true }

  test('a form made with a name alone asks for a name, a phone and a message in the language of the project', async () => {
    const { status, json, headers } = await make({ name: 'Замер' })
    expect([status, headers.get('etag')]).toEqual([201, '"1"'])
    expect(json).toEqual({
      id: '1',
      name: 'Замер',
      path: expect.stringMatching(/^\/f\/[\w-]{12}$/),
      title: 'Замер',
      intro: null,
      fields: [
        { input: 'name', name: 'name', label: 'Имя', required: false },
        phone,
        { input: 'text', name: 'text', label: 'Сообщение', required: false },
      ],
      button: null,
      language: 'ru',
      thanks: null,
      thanks_text: null,
      consent: null,
      ads_consent: null,
      source: null,
      origins: [],
      closed: false,
      created_at: '2024-03-01T12:00:00Z',
      version: 1,
    })
    expect((await desk().send('GET', '/forms/1')).json).toEqual(json)
  })

  test('every setting of a form is stored, and no secret is returned', async () => {
    const said = {
      name: 'Window',
      title: 'Measure a window',
      intro: 'Tomorrow, free of charge',
      fields: [phone, { input: 'own', name: 'Что', label: 'Что', required: false, options: ['Балкон', 'Лоджия'] }],
      button: 'Call me',
      language: 'en',
      thanks_text: 'Wait for the call',
      thanks: 'https://shop.example/thanks',
      consent: { text: 'I agree', link: 'https://shop.example/privacy' },
      source: 'site',
      origins: ['http://localhost:5173', 'https://*.shop.example'],
      closed: true,
    }
    const { json, text } = await make(said)
    expect(json).toMatchObject({ ...said, id: '2', consent: { ...said.consent, version: 1 } })
    expect(text).not.toContain('secret')
    const { items } = (await desk().send('GET', '/forms')).json as { items: { id: string }[] }
    expect(items.map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('a PATCH changes the given fields, if If-Match names the current version', async () => {
    const headers = { 'If-Match': '"1"' }
    const changed = await desk().send('PATCH', '/forms/1', { thanks: 'https://shop.example/ok' }, { headers })
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])
    expect(changed.json).toMatchObject({ name: 'Замер', thanks: 'https://shop.example/ok', version: 2 })
    const late = await desk().send('PATCH', '/forms/1', { name: 'Поздно' }, { headers })
    expect([late.status, late.json.code]).toEqual([412, 'form-changed'])
    expect(late.json.current).toEqual(changed.json)
  })

  test('a changed text or link of the consent gets a new version, also after the consent was removed', async () => {
    const consent = async (said: object | null) =>
      (await desk().send('PATCH', '/forms/1', { consent: said })).json.consent as object
    expect(await consent({ text: 'Согласен' })).toEqual({ text: 'Согласен', link: null, version: 1 })
    expect(await consent({ text: 'Согласен' })).toMatchObject({ version: 1 })
    expect(await consent({ text: 'Согласна' })).toMatchObject({ version: 2 })
    expect(await consent(null)).toBeNull()
    expect(await consent({ text: 'Согласна', link: 'https://shop.example' })).toMatchObject({ version: 3 })
  })

  test('a form can be closed and opened again', async () => {
    expect((await desk().send('POST', '/forms/1/close')).json.closed).toBe(true)
    expect((await desk().send('PATCH', '/forms/1', { closed: false })).json.closed).toBe(false)
  })

  test('the audit log has who made, changed and closed it', async () => {
    const { items } = (await desk().send('GET', '/audit')).json as { items: { action: string; subject: string }[] }
    const noted = items.filter(({ subject }) => subject === 'form:1').map(({ action }) => action)
    expect(new Set(noted)).toEqual(new Set(['form.made', 'form.changed', 'form.closed']))
    expect(items.find(({ subject }) => subject === 'form:1')).toMatchObject({ actor: expect.stringMatching(/^key:/) })
  })

  test('a preview returns the HTML of a form and stores none', async () => {
    const before = (await desk().send('GET', '/forms')).json
    const preview = (body: object) => desk().send('POST', '/forms/preview', body)
    const { status, json } = await preview({ name: 'Замер', intro: '<Завтра>', button: 'Вызвать', fields: [phone] })
    expect([status, json.html]).toEqual([200, expect.stringContaining('<p class="intro">&lt;Завтра&gt;</p>')])
    expect(json.html).toContain('<button>Вызвать</button>')
    expect((await preview({ name: 'Замер', thanks: 'javascript:alert(1)' })).json.code).toBe('wrong-form')
    expect((await desk().send('GET', '/forms')).json).toEqual(before)
  })

  describe('is refused with', () => {
    const own = (name: string) => ({ input: 'own', name, label: 'Ещё', required: false })
    test.each<[string, object, [number, string, string?]]>([
      ['no name', {}, [422, 'required', '/name']],
      ['a blank name', { name: ' ' }, [422, 'required', '/name']],
      ['no fields', { name: 'A', fields: [] }, [422, 'too-few-values', '/fields']],
      [
        'a field of no kind',
        { name: 'A', fields: [{ ...phone, input: 'age' }] },
        [422, 'unknown-choice', '/fields/0/input'],
      ],
      ['a name that is there', { name: 'A', fields: [phone, own('phone')] }, [422, 'name-taken', '/fields/1/name']],
      ['a name of a touch', { name: 'A', fields: [own('utm_source')] }, [422, 'name-taken', '/fields/0/name']],
      ['a name of the page’s own', { name: 'A', fields: [own('_once')] }, [422, 'name-taken', '/fields/0/name']],
      ['a blank button', { name: 'A', button: ' ' }, [422, 'required', '/button']],
      [
        'a blank choice',
        { name: 'A', fields: [{ ...own('Цвет'), options: ['белый', ' '] }] },
        [422, 'required', '/fields/0/options/1'],
      ],
      ['a script as thanks', { name: 'A', thanks: 'javascript:alert(1)' }, [422, 'wrong-form', '/thanks']],
      ['a path as thanks', { name: 'A', thanks: '/thanks' }, [422, 'wrong-form', '/thanks']],
      [
        'a script as link',
        { name: 'A', consent: { text: 'Да', link: 'data:,x' } },
        [422, 'wrong-form', '/consent/link'],
      ],
      ['a blank consent', { name: 'A', consent: { text: ' ' } }, [422, 'required', '/consent/text']],
      ['an address as origin', { name: 'A', origins: ['https://shop.example/a'] }, [422, 'not-origin', '/origins']],
      ['a pattern as origin', { name: 'A', origins: ['https://*.shop.example; *'] }, [422, 'not-origin', '/origins']],
      ['a secret', { name: 'A', secret: 'x' }, [422, 'unknown-field', '/secret']],
    ])('%s', async (_, body, [status, code, pointer]) => {
      const reply = await make(body)
      expect([reply.status, reply.json.code, reply.json.pointer]).toEqual([status, code, pointer])
    })

    test.each([
      ['GET', '/forms/77'],
      ['PATCH', '/forms/77'],
      ['POST', '/forms/77/close'],
      ['GET', '/forms/x'],
    ])('an unknown id: %s %s', async (verb, path) => {
      const reply = await desk().send(verb, path, verb === 'PATCH' ? { closed: true } : undefined)
      expect([reply.status, reply.json.code]).toEqual([404, 'no-such-form'])
    })
  })
})
