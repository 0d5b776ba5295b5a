import { changeCapture } from '../../actions/capture.ts'
import { isTrusted } from '../../domain/origin.ts'
import { refusal } from '../../domain/refusal.ts'
import { captureChange, captureJson, readCapture, writeCapture } from '../../json/capture.ts'
import { readIfMatch } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { versioned } from '../door/versioned.ts'

const settings = resource('/projects/:project/capture', { tag: 'Capture' })
const capture = versioned(async ({ store, project }) => {
  const { capture } = (await store.projects.find(project.id)) ?? project // past the cache
  return capture
}, writeCapture)
const usual = {
  threshold: 100,
  stop_words: [],
  blocked_addresses: [],
  blocked_phones: [],
  blocked_emails: [],
  repeats: 'lead',
  proof_of_work: false,
  min_seconds: 2,
  version: 1,
} as const

export const getCaptureSettings = settings.get('getCaptureSettings', '', {
  access: 'admin',
  summary: 'Get capture settings',
  description: 'How the project treats enquiries from sites: what is spam, and what a repeated enquiry becomes.',
  answers: { 200: captureJson },
  example: { answer: usual },
  handle: capture.read,
})

export const updateCaptureSettings = settings.patch('updateCaptureSettings', '', {
  access: 'admin',
  summary: 'Change capture settings',
  description:
    'Changes the given fields. Existing receipts keep their result until they are replayed. With If-Match, only if the settings have not changed since you read them.',
  body: captureChange,
  answers: { 200: captureJson },
  refuses: ['capture-changed', 'proof-needs-tls'],
  example: {
    body: { stop_words: ['кредит*'], blocked_addresses: ['203.0.113.0/24'], repeats: 'join' },
    answer: { ...usual, stop_words: ['кредит*'], blocked_addresses: ['203.0.113.0/24'], repeats: 'join', version: 2 },
  },
  current: capture.current,
  async handle({ store, by, project, body, headers, now, publicUrl, reply }) {
    if (body.proof_of_work && publicUrl !== undefined && !isTrusted(publicUrl))
      throw refusal('proof-needs-tls', {}, 'proof_of_work')
    const change = { ...readCapture(body), version: readIfMatch(headers) }
    return capture.respond({ reply }, await changeCapture(store, by, project, change, now))
  },
})
