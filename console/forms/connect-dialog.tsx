import { Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormMutations } from '../api/forms.ts'
import { useProjectId } from '../api/session.ts'
import { originsIn, useSiteKeyMutations } from '../api/site-keys.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { goTo } from '../ui/go.ts'
import { IconSearch } from '../ui/icons.ts'
import css from './catalogue.module.css'
import { Catalogue } from './catalogue.tsx'
import { hostsOf } from './ways.ts'

type Props = {
  /** What to connect: a way of the catalogue, or `choose` for the catalogue. */
  what: string
  choose(what: string): void
  close(): void
}

/** Connects an entry point: asks for its details, creates it and opens its page. */
export default function ConnectDialog({ what, choose, close }: Props) {
  if (what === 'form' || what === 'html') return <NewForm close={close} />
  if (what === 'snippet' || what === 'former') return <NewSite close={close} />
  if (what === 'any') return <NewSource close={close} />
  return <Choose choose={choose} close={close} />
}

/** Opens the page of a new entry point instead of only closing the dialog, since two navigations at once would race. */
function useGoOn(close: () => void) {
  const project = useProjectId()
  const target = useRef<string>(undefined)
  return {
    goOn: (path: string) => {
      target.current = `/p/${project}/forms/${path}`
    },
    end: () => (target.current === undefined ? close() : goTo(target.current)),
  }
}

function Choose({ choose, close }: Pick<Props, 'choose' | 'close'>) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  return (
    <Modal
      opened
      size={880}
      padding={0}
      onClose={close}
      title={t('forms.chooseTitle')}
      classNames={{ header: css['cat-head'] as string }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <label className={`in s ${css['cat-search']}`}>
        <IconSearch className="i" aria-hidden />
        <input
          data-autofocus
          aria-label={t('forms.search')}
          placeholder={t('forms.searchHint')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <Catalogue search={search} choose={choose} />
    </Modal>
  )
}

function NewForm({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { goOn, end } = useGoOn(close)
  const { create } = useFormMutations()
  const save = async ({ name = '' }: Record<string, string>) => {
    const { id } = await create.mutateAsync(name.trim())
    goOn(id)
  }
  return (
    <FormDialog title={t('forms.newForm.title')} action={t('forms.newForm.make')} save={save} close={end}>
      <label className="field">
        <span>{t('forms.newForm.name')}</span>
        <input
          className="in"
          name="name"
          required
          maxLength={100}
          defaultValue={t('forms.newForm.usual')}
          data-autofocus
        />
        <small>{t('forms.newForm.hint')}</small>
      </label>
    </FormDialog>
  )
}

function NewSite({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { goOn, end } = useGoOn(close)
  const { create } = useSiteKeyMutations()
  const save = async ({ site = '' }: Record<string, string>) => {
    const origins = originsIn(site)
    const { id } = await create.mutateAsync({ name: hostsOf(origins)[0] ?? t('forms.newSite.nameless'), origins })
    goOn(`site/${id}`)
  }
  return (
    <FormDialog title={t('forms.newSite.title')} action={t('forms.newSite.make')} save={save} close={end}>
      <label className="field">
        <span>{t('forms.newSite.site')}</span>
        <input
          className="in"
          name="site"
          inputMode="url"
          required
          maxLength={1000}
          placeholder="shop.example"
          data-autofocus
        />
        <small>{t('forms.newSite.hint')}</small>
      </label>
    </FormDialog>
  )
}

function NewSource({ close }: { close(): void }) {
  const { t } = useTranslation()
  const { goOn, end } = useGoOn(close)
  const save = async ({ name = '' }: Record<string, string>) => {
    goOn(`source/${name.trim().toLowerCase()}`)
  }
  return (
    <FormDialog title={t('forms.newSource.title')} action={t('forms.newSource.make')} save={save} close={end}>
      <label className="field">
        <span>{t('forms.newSource.name')}</span>
        <input
          className="in"
          name="name"
          required
          maxLength={63}
          pattern="[a-z0-9][a-z0-9\-]*"
          autoCapitalize="none"
          placeholder="quiz"
          data-autofocus
        />
        <small>{t('forms.newSource.hint')}</small>
      </label>
    </FormDialog>
  )
}
