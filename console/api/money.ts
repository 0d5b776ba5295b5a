/** A decimal such as `12500.50` in hundredths, since sums of floats would lose cents. */
export function toHundredths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.')
  return BigInt(whole + part.padEnd(2, '0').slice(0, 2))
}

/** Hundredths as a decimal, as the API writes it. */
export function fromHundredths(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Whether two amounts are equal, regardless of trailing zeros; two unset amounts are equal. */
export function isSameAmount(one: string | null | undefined, other: string | null | undefined): boolean {
  const [first, second] = [one ?? null, other ?? null]
  return first === second || (first !== null && second !== null && Number(first) === Number(second))
}
