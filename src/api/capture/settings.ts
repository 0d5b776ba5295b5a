import { changeCapture } from '../../actions/capture.ts'
import { isTrusted } from '../../domain/origin.ts'
import { refusal } from '../../domain/refusal.ts'
import { captureChange, captureJson, readCapture, writeCapture } from '../../json/capture.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { route } from '../door/route.ts'

const params = { project: '12345' }
const usual = {
  threshold: 100,
  stop_words: [],
  blocked_addresses: [],
  blocked_phones: [],
  repeats: 'lead',
  proof_of_work: false,
  min_seconds: 2,
  version: 1,
} as const

export const getCaptureSettings = route({
  operationId: 'getCaptureSettings',
  method: 'GET',
  path: '/projects/:project/capture',
  scope: 'admin',
  tag: 'Capture',
  summary: 'Get settings of capture',
  description: 'How the project treats what strangers send: what is spam, and what becomes of a repeated enquiry.',
  answers: { 200: captureJson },
  example: { params, answer: usual },
  async handle({ store, project, reply }) {
    const { capture } = (await store.projects.find(project.id)) ?? project // as it is now, not a second ago
    setETag(reply, capture.version)
    return writeCapture(capture)
  },
})

export const updateCaptureSettings = route({
  operationId: 'updateCaptureSettings',
  method: 'PATCH',
  path: '/projects/:project/capture',
  scope: 'admin',
  tag: 'Capture',
  summary: 'Change settings of capture',
  description:
    'Changes the fields that are given; what came before stays as it was judged, until it is replayed. With If-Match it does so only while the settings are those that you read.',
  body: captureChange,
  answers: { 200: captureJson },
  refuses: ['capture-changed', 'proof-needs-tls'],
  example: {
    params,
    body: { stop_words: ['кредит*'], blocked_addresses: ['203.0.113.0/24'], repeats: 'join' },
    answer: { ...usual, stop_words: ['кредит*'], blocked_addresses: ['203.0.113.0/24'], repeats: 'join', version: 2 },
  },
  async current({ store, params }) {
    const project = await store.projects.find(Number(params.project))
    return project && writeCapture(project.capture)
  },
  async handle({ store, by, project, body, headers, now, publicUrl, reply }) {
    if (body.proof_of_work && publicUrl !== undefined && !isTrusted(publicUrl))
      throw refusal('proof-needs-tls', {}, 'proof_of_work')
    const change = { ...readCapture(body), version: readIfMatch(headers) }
    const settings = await changeCapture(store, by, project, change, now)
    setETag(reply, settings.version)
    return writeCapture(settings)
  },
})
