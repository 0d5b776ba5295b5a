import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs for a form: its public token and the secret of the installation. */
export type Signer = { token: string; secret: string }

/** Signs the time (seconds) at which a page of a form was rendered, so that the sender cannot choose it. */
export function signMoment(form: Signer, at: number): string {
  return `${at}.${signatureOf(form, at)}`
}

/** The signed time (seconds), or undefined when the text is not a valid signature for the form. */
export function readMoment(form: Signer, text: unknown): number | undefined {
  const [, digits, signature = ''] = /^(\d{1,12})\.([\w-]{1,64})$/.exec(String(text)) ?? []
  if (digits === undefined) return
  const right = Buffer.from(signatureOf(form, Number(digits)))
  const actual = Buffer.from(signature)
  return actual.length === right.length && timingSafeEqual(actual, right) ? Number(digits) : undefined
}

function signatureOf({ token, secret }: Signer, at: number): string {
  return createHmac('sha256', secret).update(`${token} ${at}`).digest('base64url').slice(0, 22)
}
