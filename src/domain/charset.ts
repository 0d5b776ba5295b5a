import iconv from 'iconv-lite'

/** The number of bytes that suffices for a guess. */
export const sampleSize = 20_000

/** The charset by which some bytes make the most plausible Russian text; of several the first. */
export function likeliestCyrillic<C extends string>(bytes: Uint8Array, charsets: readonly [C, ...C[]]): C {
  const scores = charsets.map(
    (name, index) => [name, plausibility(iconv.decode(bytes as Buffer, name)) + (index === 0 ? 1 : 0)] as const,
  )
  return scores.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/**
 * Scores a text: Russian has common letters in every second place, no capitals after small letters, and no box-drawing
 * or foreign characters.
 */
function plausibility(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (
    2 * count(/[оеаинтсрвлк]/gi) +
    0.3 * count(/[а-яё]/g) -
    3 * count(/[а-яё][А-ЯЁ]/g) -
    4 * count(/[^\p{ASCII}А-яЁё«»№—–…]/gu)
  )
}
