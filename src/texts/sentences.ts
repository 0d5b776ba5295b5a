import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import type { RefusalParams } from '../domain/refusal-params.ts'

/** The sentences of a language: a function of the refusal's parameters and argument for each code. */
export type Sentences = { [C in RefusalCode]: (params: RefusalParams[C], argument: string) => string }

/** The sentence of a refusal in the given language. */
export function say(sentences: Sentences, refusal: Refusal): string {
  const write = sentences[refusal.code] as (params: unknown, argument: string) => string
  return write(refusal.params, refusal.argument ?? '')
}
