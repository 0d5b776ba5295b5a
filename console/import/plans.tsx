import { useTranslation } from 'react-i18next'
import { isActive, useMembers } from '../api/members.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import type { ImportMapping, ImportPreview } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './plans.module.css'

type Props = {
  preview: ImportPreview
  mapping: ImportMapping
  canChange: boolean
  set(change: Partial<ImportMapping>): void
}

const types = ['progress', 'paid', 'canceled'] as const

/** The meaning of status names that no status has. */
export function StatusPlans({ preview, mapping, canChange, set }: Props) {
  const { t } = useTranslation()
  const { role } = useProject()
  const statuses = useStatuses()
  const unknown = preview.statuses.filter(({ given }) => !statuses.some(({ name }) => isSame(name, given)))
  if (unknown.length === 0) return null
  const choose = (given: string, value: string) => {
    const others = mapping.statuses.filter((plan) => !isSame(plan.given, given))
    const type = types.find((each) => value === `make ${each}`)
    const made = type && { make: { name: given.slice(0, 100), type } }
    const plan = { given, status: type || value === 'first' ? null : value, ...made }
    set({ statuses: value === '' ? others : [...others, plan] })
  }
  return (
    <Plans
      name="statuses"
      given={unknown}
      canChange={canChange}
      chosen={(given) => {
        const plan = mapping.statuses.find((each) => isSame(each.given, given))
        if (!plan) return ''
        return plan.make ? `make ${plan.make.type}` : (plan.status ?? 'first')
      }}
      options={[
        ['', t('imports.plan.refuse')],
        ['first', t('imports.plan.first')],
        ...statuses.map(({ id, name }): [string, string] => [id, name]),
        ...(canManageProject(role)
          ? types.map((type): [string, string] => [`make ${type}`, t(`imports.plan.make.${type}`)])
          : []),
      ]}
      choose={choose}
    />
  )
}

/** The meaning of names that equal no member's name. It shows the member whom the server assumes; nobody is a choice too. */
export function MemberPlans({ preview, mapping, canChange, set }: Props) {
  const { t } = useTranslation()
  const members = useMembers().filter(isActive)
  const unknown = preview.members.filter(({ given }) => !members.some(({ name }) => isSame(name, given)))
  if (unknown.length === 0) return null
  return (
    <Plans
      name="members"
      given={unknown}
      canChange={canChange}
      chosen={(given) => {
        const plan = mapping.members.find((each) => isSame(each.given, given))
        return (plan ?? unknown.find((each) => each.given === given))?.member ?? ''
      }}
      options={[['', t('imports.plan.nobody')], ...members.map(({ id, name }): [string, string] => [id, name])]}
      choose={(given, value) => {
        const others = mapping.members.filter((plan) => !isSame(plan.given, given))
        set({ members: [...others, { given, member: value === '' ? null : value }] })
      }}
    />
  )
}

type PlansProps = {
  name: 'statuses' | 'members'
  given: readonly { given: string; rows: number }[]
  canChange: boolean
  chosen(given: string): string
  options: readonly [value: string, label: string][]
  choose(given: string, value: string): void
}

function Plans({ name, given, canChange, chosen, options, choose }: PlansProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={css.plans} aria-labelledby={`plans-${name}`}>
      <h3 id={`plans-${name}`}>{t(`imports.plan.${name}`)}</h3>
      <ul>
        {given.map(({ given: value, rows }) => (
          <li key={value}>
            <span className="m cut">{value}</span>
            <span className="t2 num">{format.number(rows)}</span>
            <select
              className="in s"
              value={chosen(value)}
              disabled={!canChange}
              aria-label={value}
              onChange={(event) => choose(value, event.target.value)}
            >
              {options.map(([option, label]) => (
                <option key={option} value={option}>
                  {label}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isSame(one: string, other: string): boolean {
  const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll('ё', 'е')
  return folded(one) === folded(other)
}
