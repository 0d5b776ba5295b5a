import { request } from 'node:http'
import { until } from './until.ts'

/**
 * Posts the first ten characters of a body, does `meanwhile`, and sends the rest a second after the beginning, when what the server knew of the
 * caller is old.
 */
export async function postSlowly(
  url: string,
  headers: Record<string, string>,
  body: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ status: number | undefined; json: Record<string, unknown> }> {
  const begun = performance.now()
  const sent = request(url, { method: 'POST', headers })
  const answered = new Promise<{ status: number | undefined; text: string }>((resolve, reject) =>
    sent.on('error', reject).on('response', async (response) => {
      const text = (await response.toArray()).join('')
      resolve({ status: response.statusCode, text })
    }),
  )
  sent.write(body.slice(0, 10))
  await meanwhile()
  await until(() => performance.now() > begun + 1_000, 'what is known of the caller to be old')
  sent.end(body.slice(10))
  const { status, text } = await answered
  return { status, json: JSON.parse(text) }
}
