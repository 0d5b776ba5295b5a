import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type from 'typebox'
import { refusal } from '../../domain/refusal.ts'
import { bytesOfFile } from '../../intake/files.ts'
import { isId, readId } from '../door/ids.ts'
import { resource } from '../door/resource.ts'

const files = resource('/projects/:project/receipts/:receipt/files', { tag: 'Capture' })
const params = { receipt: '2' }

export const listReceiptFiles = files.get('listReceiptFiles', '', {
  access: 'read',
  summary: 'List files of a receipt',
  description: 'Files that a visitor sent with an enquiry, in the order of sending.',
  answers: {
    200: Type.Object({
      items: Type.Array(
        Type.Object({
          number: Type.String({ description: 'Sequential within the receipt, from 1' }),
          name: Type.String({ description: 'The file name on the visitor’s device' }),
          type: Type.String({ description: 'The content type that the browser sent; not checked' }),
          size: Type.Integer({ description: 'Size in bytes' }),
        }),
      ),
    }),
  },
  refuses: ['no-such-receipt'],
  example: { params, answer: { items: [{ number: '1', name: 'plan.txt', type: 'text/plain', size: 9 }] } },
  async handle({ store, project, params: { receipt } }) {
    const id = readId(receipt, 'no-such-receipt')
    if (!(await store.receipts.find(project.id, id))) throw refusal('no-such-receipt', { id: receipt }, 'id')
    const files = await store.files.of(project.id, id)
    return { items: files.map(({ number, name, type, size }) => ({ number: String(number), name, type, size })) }
  },
})

export const downloadReceiptFile = files.get('downloadReceiptFile', '/:number', {
  access: 'read',
  summary: 'Download a file',
  description:
    'A file that a visitor sent, as a download. It comes from a stranger, so do not show or run it in a browser.',
  answers: { 200: Type.String({ description: 'The file' }) },
  produces: 'application/octet-stream',
  refuses: ['no-such-file'],
  example: { params: { ...params, number: '1' } },
  async handle({ store, project, params: { receipt, number }, reply }) {
    const isNamed = [receipt, number].every(isId)
    const file = isNamed ? await store.files.find(project.id, Number(receipt), Number(number)) : undefined
    const found = file && (await store.receipts.find(project.id, Number(receipt)))
    const bytes = file && found && (await bytesOfFile(store, project, found, file))
    if (!file || !bytes) throw refusal('no-such-file', { number: number.slice(0, 100) })
    reply.headers({
      'Content-Disposition': disposition(file.name, { type: 'attachment' }),
      'Content-Length': bytes.length,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
    return Readable.from(reply.request.method === 'HEAD' ? [] : [bytes])
  },
})
