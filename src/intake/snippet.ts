import type { Enquiry } from '../domain/enquiry.ts'
import { type Touch, touchFields, touchLimit } from '../domain/touch.ts'
import { signalLimit } from './form-enquiry.ts'
import type { Input } from './input.ts'
import { type Branch, isBranch, treeIn } from './tree.ts'
import { truncate } from './truncate.ts'

/** The field in which the snippet adds its own data. */
const name = '_zayavka'

type Values = Input['values']
type FromSnippet = Partial<Pick<Enquiry, 'firstTouch' | 'lastTouch' | 'signals'>>
/** `visit` is the number from the counter; `isGoal` is set if a script sent it through the vendor's goal function. */
type Split = { values: Values; fromSnippet: FromSnippet; visit?: string | undefined; isGoal?: boolean }

/**
 * Separates the snippet's data from the visitor's values: touches and the time on the page. It is an object, or its
 * JSON text in a multipart body. An invalid value is ignored.
 */
export function splitSnippet({ [name]: value, ...values }: Values): Split {
  const own = branchOf(value)
  if (!own) return { values, fromSnippet: {} }
  const { first, last } = branchOf(own.touches) ?? {}
  const [firstTouch, lastTouch] = [touchOf(first), touchOf(last)]
  const { seconds, trap, proof } = own
  const signals = {
    honeypot: typeof trap === 'string' && trap !== '' ? truncate(trap, signalLimit) : null,
    seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
    proof: typeof proof === 'string' ? truncate(proof, signalLimit) : null,
  }
  const fromSnippet = { ...(firstTouch && { firstTouch }), ...(lastTouch && { lastTouch }), signals }
  const visit = typeof own.visit === 'string' && own.visit !== '' ? truncate(own.visit, signalLimit) : undefined
  return { values, fromSnippet, visit, isGoal: own.goal === true }
}

/** The known fields of a touch, cut to their limit; undefined when there are none. */
export function touchOf(value: unknown): Touch | undefined {
  const tree = branchOf(value) ?? {}
  const known = touchFields.flatMap((field) => {
    const text = tree[field]
    return typeof text === 'string' && text !== '' ? [[field, truncate(text, touchLimit)] as const] : []
  })
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

function branchOf(value: unknown): Branch | undefined {
  const tree = typeof value === 'string' ? treeIn(value) : value
  return isBranch(tree) ? tree : undefined
}
