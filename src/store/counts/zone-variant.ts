import { createHash } from 'node:crypto'
import { offsetsOf } from '../../domain/zone.ts'

/**
 * The variant of cached slices: a time zone with a hash of its rules from 2000 to 2050, since countries change their clocks and a newer Node brings
 * the new rules. Rules of earlier years hardly change any more.
 */
export function zoneVariant(timeZone: string): string {
  const known = variants.get(timeZone)
  if (known) return known
  const hash = createHash('sha256')
    .update(JSON.stringify(offsetsOf(timeZone)))
    .digest('base64url')
    .slice(0, 8)
  const variant = `${timeZone} ${hash}`
  variants.set(timeZone, variant)
  return variant
}

const variants = new Map<string, string>()
