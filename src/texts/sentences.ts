import type { Refusal, RefusalCode, RefusalParams } from '../domain/refusal.ts'

/** The sentences of one language: what it says for each refusal, from what the refusal holds and the argument at fault. */
export type Sentences = { [C in RefusalCode]: (params: RefusalParams[C], argument: string) => string }

/** The sentence of a refusal in the language of these sentences. */
export function say(sentences: Sentences, refusal: Refusal): string {
  const write = sentences[refusal.code] as (params: unknown, argument: string) => string
  return write(refusal.params, refusal.argument ?? '')
}
