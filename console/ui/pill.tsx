import { useTranslation } from 'react-i18next'
import { useStatuses } from '../api/statuses.ts'

/** A status as a pill in its hue. */
export function Pill({ name, colour }: { name: string; colour: string }) {
  return <span className={`pill ${colour}`}>{name}</span>
}

/** The same of a status by its id, which may be gone meanwhile. */
export function StatusPill({ id }: { id: string }) {
  return <Pill {...useStatusLabel(id)} />
}

/** What a status is called and its hue; one that is gone is told as such, in grey. */
export function useStatusLabel(id: string): { name: string; colour: string } {
  const { t } = useTranslation()
  const status = useStatuses().find((each) => each.id === id)
  return status ?? { name: t('card.statusGone'), colour: 'grey' }
}
