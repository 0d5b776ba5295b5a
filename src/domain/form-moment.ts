import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who signs: a form by its public name, with the secret of the desk. */
export type Signer = { token: string; secret: string }

/** The moment (seconds) at which a page of a form was made, signed so that who sends it cannot choose it. */
export function signMoment(form: Signer, at: number): string {
  return `${at}.${signatureOf(form, at)}`
}

/** The moment in a text that was signed for the form; undefined for any other text. */
export function readMoment(form: Signer, text: unknown): number | undefined {
  const [, digits, signature = ''] = /^(\d{1,12})\.([\w-]{1,64})$/.exec(String(text)) ?? []
  if (digits === undefined) return
  const right = Buffer.from(signatureOf(form, Number(digits)))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right) ? Number(digits) : undefined
}

function signatureOf({ token, secret }: Signer, at: number): string {
  return createHmac('sha256', secret).update(`${token} ${at}`).digest('base64url').slice(0, 22)
}
