import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFieldList } from '../api/own-fields.ts'
import type { OwnField } from '../api/types.ts'

/** The heading of a column, by its name. That of an own field is empty until the fields are loaded. */
export function useColumnLabel(): (name: string) => string {
  const { t } = useTranslation()
  const own = useOwnFieldList()
  return (name) => ownFieldOf(name, own ?? [])?.name ?? t(`leads.column.${name}`, { defaultValue: '' })
}

/** The own field that a column shows. */
export function ownFieldOf(name: string, fields: readonly OwnField[]): OwnField | undefined {
  return fields.find((field) => nameOfField(field) === name)
}

/** Whether a name is that of a column of own fields. */
export function isOwnName(name: string): name is `field:${string}` {
  return name.startsWith('field:')
}
