import type { Enquiry } from '../domain/enquiry.ts'
import { type Touch, touchFields, touchLimit } from '../domain/touch.ts'
import { cut } from './cut.ts'
import { signalLimit } from './form-enquiry.ts'
import type { Given } from './given.ts'
import { type Branch, isBranch, treeIn } from './tree.ts'

/** The name under which the snippet says what it knows beside what the visitor filled in. */
const name = '_zayavka'

type Values = Given['values']
type Told = Partial<Pick<Enquiry, 'firstTouch' | 'lastTouch' | 'signals'>>

/**
 * Parts what the snippet knows from what a visitor filled in: the touches, and how long the page was open before. It comes as an object, or as
 * the text of one beside files. What has another shape is as if it were not there.
 */
export function takeSnippet({ [name]: given, ...values }: Values): { values: Values; told: Told } {
  const own = branchOf(given)
  if (!own) return { values, told: {} }
  const { first, last } = branchOf(own.touches) ?? {}
  const [firstTouch, lastTouch] = [touchOf(first), touchOf(last)]
  const { seconds, trap, proof } = own
  const signals = {
    honeypot: typeof trap === 'string' && trap !== '' ? cut(trap, signalLimit) : null,
    seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
    proof: typeof proof === 'string' ? cut(proof, signalLimit) : null,
  }
  return { values, told: { ...(firstTouch && { firstTouch }), ...(lastTouch && { lastTouch }), signals } }
}

function touchOf(given: unknown): Touch | undefined {
  const tree = branchOf(given) ?? {}
  const known = touchFields.flatMap((field) => {
    const text = tree[field]
    return typeof text === 'string' && text !== '' ? [[field, cut(text, touchLimit)] as const] : []
  })
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

function branchOf(given: unknown): Branch | undefined {
  const tree = typeof given === 'string' ? treeIn(given) : given
  return isBranch(tree) ? tree : undefined
}
