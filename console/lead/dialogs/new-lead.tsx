import { Modal } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { closeOverlay, useOverlay } from '../../shell/overlays.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { useCanCreate } from '../rights.ts'

const Form = lazy(() => import('./new-lead-form.tsx'))

/** The dialog of a new lead; full-screen on a phone. */
export default function NewLead() {
  const { t } = useTranslation()
  const canWrite = useCanCreate()
  const isPhone = useIsPhone()
  const overlay = useOverlay()
  const draft = canWrite && overlay?.name === 'new-lead' ? overlay.draft : undefined
  return (
    <Modal
      opened={draft !== undefined}
      onClose={closeOverlay}
      title={t('lead.new')}
      size={560}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {draft && (
        <Suspense fallback={<div style={{ height: 480 }} />}>
          <Form known={draft} close={closeOverlay} />
        </Suspense>
      )}
    </Modal>
  )
}
