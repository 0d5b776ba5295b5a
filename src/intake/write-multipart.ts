import { randomBytes } from 'node:crypto'
import { bodyLimits } from '../domain/receipt.ts'
import { plainType } from './plain-type.ts'

export type FieldText = readonly [name: string, value: string]
export type FilePart = { field: string; name: string; type: string; bytes: Uint8Array }

/**
 * Writes a submission that did not come by HTTP as `multipart/form-data`, so that it is interpreted like a form, now and in a replay: its
 * fields, and as many files as fit.
 */
export function writeMultipart(fields: readonly FieldText[], files: readonly FilePart[]) {
  const boundary = `zayavka-${randomBytes(16).toString('hex')}`
  const parts: Uint8Array[] = fields.map(([name, value]) =>
    part(boundary, `name="${quoted(name)}"`, Buffer.from(value)),
  )
  let size = parts.reduce((sum, { length }) => sum + length, 0)
  for (const { field, name, type, bytes } of files) {
    const made = part(
      boundary,
      `name="${field}"; filename="${quoted(name)}"\r\nContent-Type: ${plainType(type)}`,
      bytes,
    )
    if (size + made.length > bodyLimits.multipart - 1_000) continue
    parts.push(made)
    size += made.length
  }
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { type: `multipart/form-data; boundary=${boundary}`, body: new Uint8Array(body) }
}

function part(boundary: string, attributes: string, bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${attributes}\r\n\r\n`)
  return Buffer.concat([head, bytes, Buffer.from('\r\n')])
}

/** Escapes a name as browsers do, cut to 300 characters. */
function quoted(text: string): string {
  return text.slice(0, 300).replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign))
}
