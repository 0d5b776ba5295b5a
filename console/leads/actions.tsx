import { Menu, Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewLeadButton } from '../lead/new-lead-button.tsx'
import { useCanCreate } from '../lead/rights.ts'
import { IconAdjustmentsHorizontal, IconDownload } from '../ui/icons.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import type { ColumnChoice } from './column-choice.ts'
import { ExportItems } from './export-items.tsx'
import type { Leads } from './use-leads.ts'

const ColumnSettings = lazy(() => import('./column-settings.tsx'))

/** Column settings, export and new lead. */
export function Actions({ leads, choice }: { leads: Leads; choice: ColumnChoice }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const canCreate = useCanCreate()
  const [isArranging, setArranging] = useState(false)
  return (
    <>
      {!isPhone && (
        <Popover opened={isArranging} onChange={setArranging} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <button
              type="button"
              className="ib"
              title={t('leads.columns')}
              aria-label={t('leads.columns')}
              onClick={() => setArranging(!isArranging)}
            >
              <IconAdjustmentsHorizontal className="i" aria-hidden />
            </button>
          </Popover.Target>
          <Popover.Dropdown p={0} aria-label={t('leads.columns')}>
            <Suspense fallback={<div style={{ width: 248, height: 480 }} />}>
              {isArranging && <ColumnSettings choice={choice} />}
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      )}
      <Menu position="bottom-end" width={224}>
        <Menu.Target>
          <button type="button" className="ib" title={t('leads.export.label')} aria-label={t('leads.export.label')}>
            <IconDownload className="i" aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <ExportItems view={leads.view} names={choice.names} count={leads.total} />
        </Menu.Dropdown>
      </Menu>
      {!isPhone && canCreate && <NewLeadButton />}
    </>
  )
}
