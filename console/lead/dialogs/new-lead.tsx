import { Modal } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { opened } from '../../shell/overlays.ts'
import { useAsked } from '../../ui/store.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { useCanWrite } from '../rights.ts'

const Form = lazy(() => import('./new-lead-form.tsx'))

/** The form of a lead that came by word of mouth: a dialog, on a phone a page. */
export default function NewLead() {
  const { t } = useTranslation()
  const canWrite = useCanWrite()
  const isPhone = useIsPhone()
  const [known, setKnown] = useState<{ name?: string }>()
  useAsked<{ name?: string }>(opened.lead, (detail) => canWrite && setKnown(detail))
  const close = () => setKnown(undefined)
  return (
    <Modal
      opened={known !== undefined}
      onClose={close}
      title={t('lead.new')}
      size={560}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {known && (
        <Suspense fallback={<div style={{ height: 480 }} />}>
          <Form known={known} close={close} />
        </Suspense>
      )}
    </Modal>
  )
}
