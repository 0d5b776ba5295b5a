import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFields } from '../api/own-fields.ts'
import { canManageProject, useProject } from '../api/session.ts'
import type { ImportColumn, SeenColumn } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { ColumnNote } from './column-note.tsx'
import type { ColumnProps } from './column-props.ts'
import css from './table.module.css'
import { isMoment, targetGroups } from './words.ts'

/** A column of the file on a desktop. */
export function ColumnRow(props: ColumnProps) {
  const { seen, plan, preview } = props
  return (
    <tr className={plan ? undefined : css.left}>
      <td className="m cut" title={seen.name}>
        {seen.name}
      </td>
      <td>
        <Share seen={seen} rows={preview.rows_read} />
      </td>
      <td className={css.examples} title={seen.samples.join(' · ')}>
        {seen.samples.join(' · ')}
      </td>
      <td>
        <Target {...props} />
      </td>
      <td>
        <ColumnNote {...props} />
      </td>
    </tr>
  )
}

/** The same on a phone. */
export function ColumnCard(props: ColumnProps) {
  const { seen, plan, preview } = props
  return (
    <li className={plan ? undefined : css.left}>
      <span className="m">{seen.name}</span>
      <Share seen={seen} rows={preview.rows_read} />
      <span className={css.examples}>{seen.samples.join(' · ')}</span>
      <Target {...props} />
      <ColumnNote {...props} />
    </li>
  )
}

function Share({ seen, rows }: { seen: SeenColumn; rows: number }) {
  const format = useFormat()
  const share = rows === 0 ? 0 : Math.round((100 * seen.filled) / rows)
  return (
    <span className={css.share}>
      <span className={css.bar} aria-hidden>
        <i style={{ width: `${share}%` }} />
      </span>
      <span className="num">{format.number(share)} %</span>
    </span>
  )
}

function Target({ seen, plan, canChange, change }: ColumnProps) {
  const { t } = useTranslation()
  const { role } = useProject()
  const fields = useOwnFields()
  const choose = (to: string) => {
    if (to === '') return change(undefined)
    const made = to === 'new' ? { name: seen.name.slice(0, 100), type: 'text' as const } : {}
    const dates = seen.dates && (isMoment(to) || to === 'new') ? { dates: seen.dates.order } : {}
    change({ column: seen.column, to: to as ImportColumn['to'], ...made, ...dates })
  }
  return (
    <select
      className="in s"
      value={plan?.to ?? ''}
      disabled={!canChange}
      aria-label={t('imports.toOf', { name: seen.name })}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('imports.to.none')}</option>
      {Object.entries(targetGroups).map(([group, names]) => (
        <optgroup key={group} label={t(`imports.group.${group}`)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {t(`imports.to.${name}`)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={t('imports.group.own')}>
        {fields.map((field) => (
          <option key={field.id} value={nameOfField(field)}>
            {t('imports.ownField', { name: field.name })}
          </option>
        ))}
        {(canManageProject(role) || plan?.to === 'new') && <option value="new">{t('imports.to.new')}</option>}
      </optgroup>
    </select>
  )
}
