import type { DestinationSettings } from '../../domain/destination.ts'
import { refusal } from '../../domain/refusal.ts'

/** Returns the settings of a kind. Refuses a missing one, and those of other kinds. */
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
