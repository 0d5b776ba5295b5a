import { percentDecode } from './percent-decode.ts'

/** The headers of a part by lower-case name, the first of each; continuation lines are joined. */
export function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n(?=[ \t])/g, ' ').split('\n')) {
    const place = line.indexOf(':')
    const name = line.slice(0, place).trim().toLowerCase()
    if (place > 0 && !headers.has(name)) headers.set(name, line.slice(place + 1).trim())
  }
  return headers
}

/**
 * Parses `name="a"`, `name=a`, and `name*=utf-8''%D0%90`, which has precedence, into bytes. Browsers write `"` as `%22`
 * or `\"`.
 */
export function parametersOf(disposition: string): Map<string, Uint8Array> {
  const parameters = new Map<string, Uint8Array>()
  const extended = new Set<string>()
  for (const [, rawName = '', quoted, plain = ''] of disposition.matchAll(parameter)) {
    const name = rawName.toLowerCase().replace(/\*$/, '')
    const escaped = rawName.endsWith('*') && quoted === undefined ? /^[\w-]*'[^']*'(.+)$/.exec(plain)?.[1] : undefined
    const isBetter = escaped !== undefined && !extended.has(name)
    if ((rawName.endsWith('*') && !isBetter) || (parameters.has(name) && !isBetter)) continue
    if (isBetter) extended.add(name)
    parameters.set(name, escaped === undefined ? latin(unquoted(quoted) ?? plain) : percentDecode(escaped))
  }
  return parameters
}

const parameter = /;\s*(\w+\*?)=(?:"((?:[^"\\]|\\.)*)(?:"|\\?$)|([^\s;]*))/gs

function unquoted(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"')
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
