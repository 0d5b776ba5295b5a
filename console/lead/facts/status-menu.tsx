import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isSelectable, useStatuses } from '../../api/statuses.ts'
import type { Lead } from '../../api/types.ts'
import { IconCheck } from '../../ui/icons.ts'
import { Pill, useStatusLabel } from '../../ui/pill.tsx'
import { ItemNumber, useTypedNumber } from '../../ui/typed-number.tsx'
import { useCanChange } from '../rights.ts'
import { useSetStatus } from '../use-set-status.ts'
import css from './facts.module.css'

/** The status as a pill that opens a menu of all statuses. */
export function StatusMenu({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const setStatus = useSetStatus(lead)
  const statuses = useStatuses().filter((each) => isSelectable(each) || each.id === lead.status)
  const canChange = useCanChange(lead)
  const typeNumber = useTypedNumber()
  const { name, colour } = useStatusLabel(lead.status)
  if (!canChange) return <Pill name={name} colour={colour} />
  return (
    <Menu position="bottom-start" width={224}>
      <Menu.Target>
        <button
          type="button"
          className={`pill ${colour}`}
          data-key="s"
          aria-label={`${t('card.field.status')}: ${name}`}
        >
          {name}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className={css.scrolled} onKeyDown={typeNumber}>
        {statuses.map((each, index) => (
          <Menu.Item
            key={each.id}
            rightSection={
              <span className={css.end}>
                {each.id === lead.status && <IconCheck className="i" aria-hidden />}
                <ItemNumber index={index} />
              </span>
            }
            aria-current={each.id === lead.status || undefined}
            onClick={() => void setStatus(each)}
          >
            <Pill name={each.name} colour={each.colour} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
