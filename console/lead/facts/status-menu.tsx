import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isSelectable, useStatuses } from '../../api/statuses.ts'
import type { Lead } from '../../api/types.ts'
import { IconCheck } from '../../ui/icons.ts'
import { Pill, useStatusLabel } from '../../ui/pill.tsx'
import { useCanChange } from '../rights.ts'
import { useSetStatus } from '../use-set-status.ts'

/** The status as a pill that opens a menu of all statuses. */
export function StatusMenu({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const setStatus = useSetStatus(lead)
  const statuses = useStatuses().filter((each) => isSelectable(each) || each.id === lead.status)
  const canChange = useCanChange(lead)
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
      <Menu.Dropdown>
        {statuses.map((each) => (
          <Menu.Item
            key={each.id}
            rightSection={each.id === lead.status ? <IconCheck className="i" aria-hidden /> : null}
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
