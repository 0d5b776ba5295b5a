const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Encodes bytes losslessly as text; base64 where PostgreSQL could not store the text. */
export function writeBody(bytes: Uint8Array): string {
  try {
    const text = utf8.decode(bytes)
    if (!text.includes('\0')) return `t${text}`
  } catch {
    // not UTF-8
  }
  return `b${Buffer.from(bytes).toString('base64')}`
}

/** Decodes a stored body. */
export function readBody(stored: string): Uint8Array {
  return Buffer.from(stored.slice(1), stored.startsWith('t') ? 'utf8' : 'base64')
}
