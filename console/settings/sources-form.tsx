import { Modal, TagsInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMemberMutations } from '../api/members.ts'
import type { Member } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { showDone } from '../ui/toasts.tsx'
import css from './settings.module.css'

/** Gives a contractor the sources whose leads they see; makes anybody else a contractor of these. */
export default function SourcesForm({ member, close }: { member: Member; close(): void }) {
  const { t } = useTranslation()
  const { changeRole } = useMemberMutations()
  const [sources, setSources] = useState(member.sources)
  const [error, setError] = useState<unknown>()
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    try {
      await changeRole.mutateAsync({ id: member.id, role: 'contractor', sources })
      showDone(t('settings.members.sourcesSaved', { name: member.name }))
      close()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Modal
      opened
      centered
      padding={24}
      onClose={close}
      title={t('settings.members.sourcesOf', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={css.stack} onSubmit={(event) => void save(event)}>
        <TagsInput
          data-autofocus
          label={t('settings.members.sources')}
          value={sources}
          onChange={setSources}
          acceptValueOnBlur
        />
        <p className="t2">{t('settings.members.sourcesHint')}</p>
        <FieldError error={error} />
        <footer className={css['row-start']}>
          <button type="submit" className="btn primary">
            {t('settings.save')}
          </button>
          <button type="button" className="btn quiet" onClick={close}>
            {t('card.cancel')}
          </button>
        </footer>
      </form>
    </Modal>
  )
}
