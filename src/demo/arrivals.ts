import type { Faker } from '@faker-js/faker'
import { hiddenInputs } from '../domain/form.ts'
import { signMoment } from '../domain/form-moment.ts'
import type { NewLead } from '../domain/lead.ts'
import type { Sent } from '../domain/receipt.ts'
import type { Touch } from '../domain/touch.ts'
import type { Person } from './person.ts'
import { quiz, type Setting } from './set-up.ts'
import type { Shop, Source } from './shop/shop.ts'

/** How an enquiry reaches the project: as a request, through the documented API, or typed by a member. */
export type Arrival =
  | { by: 'request'; sent: Sent; body: string }
  | { by: 'api'; key: number; draft: NewLead }
  | { by: 'hand'; draft: NewLead }

type Context = { faker: Faker; shop: Shop; setting: Setting; secret: string }

/** Makes requests as forms, the snippet, a quiz and a site's server send them, and what people say on the phone. */
export function arrivalsOf({ faker, shop, setting, secret }: Context) {
  const { keys, forms, fields } = setting
  return { arrival, spam, broken }

  function arrival(person: Person, source: Source, at: number): Arrival {
    if (source.named !== undefined)
      return faker.datatype.boolean(0.45) ? ofServer(person, source, at) : spoken(person, source, at)
    const way = faker.helpers.weightedArrayElement([
      { value: ofForm, weight: 45 },
      { value: ofSnippet, weight: 40 },
      { value: ofQuiz, weight: 15 },
    ])
    return way(person, source, at)
  }

  function ofForm(person: Person, source: Source, at: number): Arrival {
    const { form, values } = filled(person, at)
    return request(
      at,
      { way: 'form', form: form.id, headers: ofPage('form') },
      pairs({ ...values, ...touchOf(source) }),
    )
  }

  /** What a visitor fills into one of the two forms; of the longer one also what they want. */
  function filled({ name, phone, email }: Person, at: number) {
    const form = faker.datatype.boolean(0.6) ? forms.measure : forms.callBack
    const asks = form === forms.measure && {
      [fields.product.key]: faker.helpers.arrayElement(fields.product.options),
      ...(faker.datatype.boolean(0.7) && { text: faker.helpers.arrayElement(shop.asks) }),
    }
    const moment = signMoment({ token: form.token, secret }, at - faker.number.int({ min: 9, max: 140 }))
    const values = {
      name,
      phone: phone ?? email ?? '',
      ...asks,
      [hiddenInputs.consent]: 'v1',
      ...(at % 3 === 0 && { [hiddenInputs.adsConsent]: 'v1' }),
      [hiddenInputs.moment]: moment,
    }
    return { form, values }
  }

  function ofSnippet({ name, phone, email }: Person, source: Source, at: number): Arrival {
    const last = touchOf(source)
    const asks = faker.datatype.boolean(0.6) && { message: faker.helpers.arrayElement(shop.asks) }
    const own = { touches: { first: last, last }, seconds: faker.number.int({ min: 8, max: 300 }) }
    const body = JSON.stringify({ name, ...(phone && { phone }), ...(email && { email }), ...asks, _zayavka: own })
    return request(at, { way: 'snippet', key: keys.site, headers: ofPage('text') }, body)
  }

  function ofQuiz({ name, phone, email }: Person, source: Source, at: number): Arrival {
    const values = {
      Name: name,
      ...(phone && { Phone: phone }),
      ...(email && { Email: email }),
      [fields.product.key]: faker.helpers.arrayElement(fields.product.options),
      [fields.area.key]: String(faker.number.int({ min: 2, max: 24 })),
      formname: faker.helpers.arrayElement(shop.titles),
      tranid: `${faker.number.int({ min: 1_000_000, max: 9_999_999 })}:${at}`,
      ...touchOf(source),
    }
    return request(at, { way: 'in', key: keys.server, mapping: quiz, headers: ofServerHeaders('form') }, pairs(values))
  }

  function ofServer({ name, phone, email }: Person, { named }: Source, at: number): Arrival {
    const text = faker.datatype.boolean(0.5) ? faker.helpers.arrayElement(shop.asks) : undefined
    const values = { title: faker.helpers.arrayElement(shop.titles), name, phone, email, text, source: named }
    return request(at, { way: 'proxy', key: keys.server, headers: ofServerHeaders('json') }, JSON.stringify(values))
  }

  function spoken({ name, phone, email }: Person, { named }: Source, at: number): Arrival {
    const draft: NewLead = {
      title: faker.helpers.arrayElement(shop.titles),
      name,
      phone,
      email,
      source: named ?? null,
      text: faker.datatype.boolean(0.5) ? faker.helpers.arrayElement(shop.asks) : null,
      creationDate: at,
      paidDate: null,
      price: null,
      fields: { [fields.product.key]: faker.helpers.arrayElement(fields.product.options) },
    }
    return faker.datatype.boolean(0.35) ? { by: 'api', key: keys.script, draft } : { by: 'hand', draft }
  }

  /** What bots send: into the hidden field of a form, or with words of the stop-list and links. */
  function spam(at: number): Arrival {
    const { name, text } = faker.helpers.arrayElement(shop.spam)
    const phone = `8${faker.number.int({ min: 9_000_000_000, max: 9_009_999_999 })}`
    if (faker.datatype.boolean(0.5)) {
      const values = { name, phone, text, [hiddenInputs.trap]: 'https://seo-top.example' }
      return request(at, { way: 'form', form: forms.measure.id, headers: ofPage('form') }, pairs(values))
    }
    const body = JSON.stringify({ name, phone, message: text, _zayavka: { seconds: 1 } })
    return request(at, { way: 'snippet', key: keys.site, headers: ofPage('text') }, body)
  }

  /** What nobody could read, or had nothing in it: a person decides. */
  function broken(at: number): Arrival {
    const kinds = [
      () => request(at, { way: 'in', key: keys.server, mapping: quiz, headers: ofServerHeaders('form') }, 'test=test'),
      () =>
        request(
          at,
          { way: 'proxy', key: keys.server, headers: ofServerHeaders('json') },
          '{"title": "Quiz", "phone": ',
        ),
      () => request(at, { way: 'snippet', key: keys.site, headers: ofPage('text') }, '{"_zayavka": {"seconds": 40}}'),
    ]
    return faker.helpers.arrayElement(kinds)()
  }

  function request(at: number, how: Pick<Sent, 'way' | 'headers'> & Partial<Sent>, body: string): Arrival {
    const isVisitor = how.way === 'form' || how.way === 'snippet'
    const address = isVisitor ? `203.0.113.${faker.number.int({ min: 1, max: 254 })}` : '198.51.100.7' // kept for documentation
    return {
      by: 'request',
      sent: { at, key: null, form: null, mapping: null, method: 'POST', query: '', address, ...how },
      body,
    }
  }

  function touchOf({ utm, click, referrer }: Source): Touch {
    const landing = `${shop.site}/${faker.helpers.arrayElement(['', 'prices', 'balcony', 'windows'])}`
    if (!utm) return { ...(referrer && { referrer }), landing }
    const { source, medium, campaigns } = utm
    const clicked = click && { [click]: faker.string.alphanumeric({ length: 18, casing: 'lower' }) }
    return {
      utm_source: source,
      utm_medium: medium,
      utm_campaign: faker.helpers.arrayElement(campaigns),
      ...clicked,
      landing,
    }
  }

  function ofPage(kind: keyof typeof types) {
    return {
      'content-type': types[kind],
      origin: shop.site,
      referer: `${shop.site}/`,
      'user-agent': faker.helpers.arrayElement(browsers),
    }
  }

  function ofServerHeaders(kind: keyof typeof types) {
    return { 'content-type': types[kind], 'user-agent': 'curl/8.5.0' }
  }
}

const browsers = [
  'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
]

const types = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  text: 'text/plain;charset=UTF-8',
}

function pairs(values: Record<string, string>): string {
  return new URLSearchParams(values).toString()
}
