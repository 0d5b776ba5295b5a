import { type Enquiry, unknown } from '../domain/enquiry.ts'
import { type Touch, touchFields, touchLimit } from '../domain/touch.ts'

/** The name under which the snippet says what it knows beside what the visitor filled in. */
const name = '_zayavka'

type Values = Record<string, unknown>
type Told = Partial<Pick<Enquiry, 'firstTouch' | 'lastTouch' | 'signals'>>

/**
 * Parts what the snippet knows from what a visitor filled in: the touches, and how long the page was open before. It comes as an object, or as
 * the text of one beside files. What has another shape is as if it were not there.
 */
export function takeSnippet({ [name]: given, ...values }: Values): { values: Values; told: Told } {
  const own = treeOf(given)
  if (!own) return { values, told: {} }
  const { first, last } = treeOf(own.touches) ?? {}
  const [firstTouch, lastTouch] = [touchOf(first), touchOf(last)]
  const { seconds, trap, proof } = own
  const signals = {
    honeypot: typeof trap === 'string' && trap !== '' ? trap : unknown.signals.honeypot,
    seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
    proof: typeof proof === 'string' ? proof : null,
  }
  return { values, told: { ...(firstTouch && { firstTouch }), ...(lastTouch && { lastTouch }), signals } }
}

function touchOf(given: unknown): Touch | undefined {
  const tree = treeOf(given) ?? {}
  const known = touchFields.flatMap((field) => {
    const text = Object.hasOwn(tree, field) ? tree[field] : undefined
    return typeof text === 'string' && text !== '' ? [[field, clean(text)] as const] : []
  })
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

/** What both databases keep, and no more than a touch holds. */
function clean(text: string): string {
  return [...text.replaceAll('\0', '').toWellFormed()].slice(0, touchLimit).join('')
}

function treeOf(given: unknown): Values | undefined {
  const tree = typeof given === 'string' ? parse(given) : given
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? (tree as Values) : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
