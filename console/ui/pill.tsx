import { useTranslation } from 'react-i18next'
import { useStatuses } from '../api/statuses.ts'

/** A status as a coloured pill. */
export function Pill({ name, colour }: { name: string; colour: string }) {
  return <span className={`pill ${colour}`}>{name}</span>
}

/** The pill of a status id. */
export function StatusPill({ id }: { id: string }) {
  return <Pill {...useStatusLabel(id)} />
}

/** The name and the colour of a status id; a removed status is labelled as such, in grey. */
export function useStatusLabel(id: string): { name: string; colour: string } {
  const { t } = useTranslation()
  const status = useStatuses().find((each) => each.id === id)
  return status ?? { name: t('card.statusGone'), colour: 'grey' }
}
