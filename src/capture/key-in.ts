import { decodeWhole } from '../intake/charset.ts'
import { Unreadable } from '../intake/input.ts'
import { eachPart, isMultipart } from '../intake/multipart.ts'
import { percentDecode } from '../intake/percent-decode.ts'

/** The part of a body that is searched for a key, in bytes. */
const head = 65_536

/**
 * Finds the value of a name, by default `key`, in the beginning of a form, a multipart body, or the top level of JSON. It does not parse
 * the body, which is slower and should not be done for unknown senders. Undefined when there is none.
 */
export function keyIn(body: Uint8Array, type = '', name = 'key'): string | undefined {
  const begin = body.subarray(0, head)
  if (isMultipart(begin, type)) return chunked(begin, type, name)
  const text = decodeWhole(begin, ['latin1']).trimStart()
  if (text.startsWith('{') || text.startsWith('[')) return inJson(text, name)
  const escaped = inPairs(text, name)
  if (escaped !== undefined)
    return Buffer.from(percentDecode(escaped.replaceAll('+', ' ')))
      .toString()
      .trim()
}

/** The first value of a name in a form, or in lines. */
function inPairs(text: string, name: string): string | undefined {
  for (const pair of text.split(/[&\n]/)) {
    const place = pair.indexOf('=')
    if (place > 0 && pair.slice(0, place).trimStart() === name) return pair.slice(place + 1).split('\r', 1)[0]
  }
}

/** Searches the complete parts in the beginning of a multipart body. */
function chunked(begin: Uint8Array, type: string, wanted: string): string | undefined {
  try {
    for (const part of eachPart(begin, type))
      if (part.file === undefined && Buffer.from(part.name).toString() === wanted)
        return Buffer.from(part.bytes).toString().trim()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
}

/** Finds the first string value of `key` at the top level, maybe within a list. */
function inJson(text: string, wanted: string): string | undefined {
  const top = text.startsWith('[') ? 2 : 1
  let depth = 0
  for (const [token, name, value] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (depth === top && name === `"${wanted}"` && value !== undefined) return textOf(value)
  }
}

/** Matches brackets, and strings with the string that may follow a colon; a truncated string reaches to the end. */
const tokens = /[{}[\]]|("(?:[^"\\]|\\.)*(?:"|\\?$))(?:\s*:\s*("(?:[^"\\]|\\.)*"))?/gs

function textOf(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted)).trim()
  } catch {
    return
  }
}
