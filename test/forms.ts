import type { TestDesk } from './desk.ts'

type Values = Record<string, string>
export type Told = { status: string; receipt: string; lead_id?: string }

/** A test desk with forms as visitors see them. */
export function useForms(desk: () => TestDesk) {
  return { make, page, post, sent, receiptOf, leadOf }

  async function make(said: object): Promise<{ id: string; path: string }> {
    const { json, text } = await desk().send('POST', '/forms', said)
    if (!json.path) throw new Error(`A form was refused: ${text}`)
    return json as { id: string; path: string }
  }

  /** The page of a form, and its hidden fields. */
  async function page(path: string, headers: Values = {}) {
    const response = await fetch(`${desk().address}${path}`, { headers })
    const html = await response.text()
    return { response, html, hidden: hiddenOf(html) }
  }

  function post(path: string, body: URLSearchParams | FormData, headers: Values = {}): Promise<Response> {
    return fetch(`${desk().address}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
  }

  /** Sends a form as the script of a site does; returns the answer. */
  async function sent(path: string, values: Values): Promise<Told> {
    const response = await post(path, new URLSearchParams(values), { Accept: 'application/json' })
    return (await response.json()) as Told
  }

  function receiptOf({ receipt }: Told) {
    return desk().store.receipts.find(desk().project, Number(receipt))
  }

  async function leadOf({ lead_id }: Told): Promise<Record<string, unknown>> {
    return (await desk().send('GET', `/leads/${lead_id}`)).json
  }
}

function hiddenOf(html: string): Values {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries(
    Array.from(inputs, ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]),
  )
}
