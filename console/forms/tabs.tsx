import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryTabs } from '../inbox/entry-tabs.tsx'
import { ProjectSwitch } from '../shell/project-switch.tsx'
import { useTitle } from '../shell/title.ts'
import pageHead from '../ui/page-head.module.css'
import { useIsPhone } from '../ui/use-phone.ts'

/** The header of the list: its title, actions on the right, and the tabs of the section. */
export function FormsHead({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  useTitle(t('nav.forms'))
  return (
    <>
      <header className={isPhone ? pageHead['ph-head'] : pageHead.head}>
        <h1>{t('nav.forms')}</h1>
        {!isPhone && <span className="t2">{t('forms.lead-in')}</span>}
        <span className="grow" />
        {children}
        {isPhone && <ProjectSwitch isNarrow={false} />}
      </header>
      <EntryTabs here="forms" />
    </>
  )
}
