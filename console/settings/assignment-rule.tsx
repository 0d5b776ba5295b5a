import { useTranslation } from 'react-i18next'
import { isActive, useMembers } from '../api/members.ts'
import type { Assignment, Filter } from '../api/types.ts'
import { IconTrash } from '../ui/icons.ts'
import option from '../ui/option.module.css'
import { FilterChips } from '../view-bar/filter-chips.tsx'
import css from './settings.module.css'

export type Rule = Assignment['rules'][number]
type Props = { number: number; rule: Rule; change(rule: Rule): void; remove(): void }

const workers = ['owner', 'manager', 'agent']

/** The fields that a new lead does not have yet. */
const later = ['repeat', 'assignee', 'remind_at', 'responded_at', 'late', 'lost_reason', 'paid_date', 'recorded_at']

/** A rule: the leads by conditions as in a view, and who gets them. */
export function AssignmentRule({ number, rule, change, remove }: Props) {
  const { t } = useTranslation()
  const members = useMembers().filter((member) => isActive(member) && workers.includes(member.role))
  const filter = isAll(rule.filter) ? undefined : rule.filter
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
      <div className={css.conditions}>
        <span className="t2">{t(`settings.assignment.${filter ? 'which' : 'all'}`)}</span>
        <FilterChips filter={filter} but={later} change={(next) => change({ ...rule, filter: next ?? { and: [] } })} />
      </div>
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

function isAll(filter: Filter): boolean {
  return 'and' in filter && filter.and.length === 0
}
