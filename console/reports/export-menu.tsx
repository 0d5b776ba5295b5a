import { Menu } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import { IconDownload } from '../ui/icons.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { queryOf, useView } from '../view.ts'
import { useChoice, useFastMinutes, useUnit } from './choice.ts'
import { exportsOf, type ReportName } from './reports.ts'

const formats = ['xlsx', 'csv'] as const

/** Exports the tables of the report as files, or prints it. */
export function ExportMenu() {
  const { t } = useTranslation()
  const project = useProjectId()
  const isPhone = useIsPhone()
  const { report } = useParams({ strict: false }) as { report: ReportName }
  const [view] = useView()
  const [{ touch, against }] = useChoice()
  const [unit, within] = [useUnit(), useFastMinutes()]
  const asked = {
    ...queryOf(view),
    unit,
    within: String(within),
    ...(touch === 'first' && { touch }),
  }
  const addressOf = (report: string, format: string) => {
    const compare = report === 'summary' && against === 'year' && { compare: against }
    return `/api/v2/projects/${project}/reports/export?${new URLSearchParams({ report, format, ...asked, ...compare })}`
  }
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <button type="button" className={isPhone ? 'ib' : 'btn'} aria-label={t('reports.export.label')}>
          <IconDownload className="i" aria-hidden />
          {!isPhone && t('reports.export.label')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportsOf[report].map((name) => (
          <Menu.Label key={name}>{t(`reports.export.${name}`)}</Menu.Label>
        ))}
        {exportsOf[report].flatMap((name) =>
          formats.map((format) => (
            <Menu.Item key={`${name}.${format}`} component="a" href={addressOf(name, format)} download>
              {t(`leads.export.${format}`)}
            </Menu.Item>
          )),
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => window.print()}>{t('reports.export.print')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
