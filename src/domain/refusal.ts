import type { RefusalParams } from './refusal-params.ts'

export type RefusalCode = keyof RefusalParams
/** Why a row of a file is refused. */
export type RowCode = Extract<RefusalCode, `row-${string}`>

/** The only kind of error that a caller may read. Any other error is an internal one. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C
  readonly params: RefusalParams[C]
  /** The path of the invalid argument, such as `filters[2].value`. */
  readonly argument: string | undefined

  constructor(code: C, params: RefusalParams[C], argument?: string) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.argument = argument
  }
}

/** `throw refusal('unknown-status', { given: '7', known: ['0', '1', '2'] }, 'status')` */
export function refusal<C extends RefusalCode>(code: C, params: RefusalParams[C], argument?: string): Refusal<C> {
  return new Refusal(code, params, argument)
}

/** A value for the text of a refusal: short, and never the contents of an object. */
export function excerpt(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = String(value)
  return text.length > 100 ? `${text.slice(0, 100).toWellFormed()}…` : text
}
