import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isActive, useMembers } from '../api/members.ts'
import type { Assignment, Filter } from '../api/types.ts'
import { IconTrash } from '../ui/icons.ts'
import option from '../ui/option.module.css'
import css from './settings.module.css'

export type Rule = Assignment['rules'][number]
type Props = { number: number; rule: Rule; change(rule: Rule): void; remove(): void }

const workers = ['owner', 'manager', 'agent']

/** Leads of some sources and who gets them. Another filter, made by the API, stays as it is. */
export function AssignmentRule({ number, rule, change, remove }: Props) {
  const { t } = useTranslation()
  const members = useMembers().filter((member) => isActive(member) && workers.includes(member.role))
  const sources = sourcesOf(rule.filter)
  const toggle = (id: string, isOn: boolean) =>
    change({ ...rule, members: isOn ? [...rule.members, id] : rule.members.filter((each) => each !== id) })
  const name = t('settings.assignment.rule', { number })
  return (
    <fieldset className={css.scopes}>
      <legend className={css['row-start']}>
        <span className="m">{name}</span>
        <button type="button" className="ib" aria-label={t('settings.assignment.remove', { name })} onClick={remove}>
          <IconTrash className="i" aria-hidden />
        </button>
      </legend>
      {sources ? (
        <TagsInput
          label={t('settings.assignment.sources')}
          description={t('settings.assignment.sourcesHint')}
          value={sources}
          onChange={(value) => change({ ...rule, filter: filterOf(value) })}
          splitChars={[]}
          acceptValueOnBlur
          maxTags={100}
        />
      ) : (
        <p className="t2">{t('settings.assignment.other')}</p>
      )}
      {members.map(({ id, name }) => (
        <label key={id} className={option.option}>
          <input
            type="checkbox"
            className="cb"
            checked={rule.members.includes(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
          <span>{name}</span>
        </label>
      ))}
      <p className="t2">{t(`settings.assignment.who.${rule.members.length === 1 ? 'one' : 'turn'}`)}</p>
    </fieldset>
  )
}

/** The sources of a filter that asks for nothing else. */
function sourcesOf(filter: Filter): string[] | undefined {
  const { and, field, operator, value } = filter as Record<string, unknown>
  if (Array.isArray(and) && and.length === 0) return []
  if (field === 'source' && operator === 'in' && Array.isArray(value)) return value.map(String)
  return undefined
}

function filterOf(sources: string[]): Filter {
  return sources.length === 0 ? { and: [] } : { field: 'source', operator: 'in', value: sources }
}
