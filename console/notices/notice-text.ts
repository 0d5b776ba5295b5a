import type { TFunction } from 'i18next'
import type { Notice } from '../api/types.ts'

/** The text of a notice in one line; `nameOf` names its actor. */
export function textOf(t: TFunction, { kind, about }: Notice, nameOf: (actor: string) => string | undefined): string {
  const { by, step, minutes = 0, name = '', reason, job = '' } = about
  if (kind === 'mine' && reason === 'again') return t('bell.text.again')
  const who = by && nameOf(by)
  if ((kind === 'mine' || kind === 'mention') && who) return t(`bell.text.${kind}By`, { by: who })
  if (about.import !== undefined) return t('bell.text.imported')
  if (kind === 'late') return step === 0 ? t('bell.text.new') : t('bell.text.late', { count: minutes })
  return t(`bell.text.${kind}`, { name, job })
}

/** The address of the subject of a notice. */
export function placeOf({ kind, lead_id, about }: Notice, project: string): { to: string; search: object } {
  const root = `/p/${project}`
  if (lead_id !== null) return { to: `${root}/leads/${lead_id}`, search: { period: 'all' } }
  if (kind === 'destination') return { to: `${root}/settings/destinations`, search: { to: about.destination } }
  if (about.import !== undefined) return { to: `${root}/import`, search: {} }
  if (kind === 'job') return { to: `${root}/settings/operations`, search: {} }
  if (kind === 'backup') return { to: `${root}/settings/about`, search: {} }
  return { to: `${root}/${['summary', 'week', 'month'].includes(kind) ? 'reports' : 'leads'}`, search: {} }
}
