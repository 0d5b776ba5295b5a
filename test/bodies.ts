import iconv from 'iconv-lite'

/** A multipart body: of each part the lines of its head and its content. `end` follows the last part. */
export function multipart(parts: [head: string, content: string | Uint8Array][], end = '\r\n--XX--\r\n'): Uint8Array {
  const whole = parts.flatMap(([head, content], index) => [
    Buffer.from(`${index === 0 ? '' : '\r\n'}--XX\r\n${head}\r\n\r\n`, 'latin1'),
    Buffer.from(content as string),
  ])
  return Buffer.concat([...whole, Buffer.from(end)])
}

export const multipartType = 'multipart/form-data; boundary=XX'

/** The head of a field, and of a file. */
export const field = (name: string) => `Content-Disposition: form-data; name="${name}"`
export const file = (name: string, fileName: string, type: string) =>
  `${field(name)}; filename="${fileName}"\r\nContent-Type: ${type}`

/** Pairs as a form sends them in a given charset. */
export function formIn(charset: string, pairs: Record<string, string>): string {
  const escaped = (text: string) =>
    Array.from(iconv.encode(text, charset), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return Object.entries(pairs)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&')
}
