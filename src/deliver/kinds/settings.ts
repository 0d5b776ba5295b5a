import type { DestinationSettings } from '../../domain/destination.ts'
import { refusal } from '../../domain/refusal.ts'

/** The settings that a kind has. Refuses one that is missing, and those of other kinds. */
export function refuseOtherSettings(
  given: DestinationSettings,
  known: readonly (keyof DestinationSettings)[],
): DestinationSettings {
  const names = Object.keys(given) as (keyof DestinationSettings)[]
  const other = names.find((name) => !known.includes(name))
  if (other) throw refusal('unknown-field', { given: other, known }, 'settings')
  for (const name of known) if (!given[name]) throw refusal('required', {}, `settings.${name}`)
  return given
}
