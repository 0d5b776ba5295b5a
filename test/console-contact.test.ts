import { expect, test } from 'vitest'
import { mailTo } from '../console/lead/contact.ts'

test.each([
  ['anna@example.com', 'mailto:anna@example.com'],
  ['x@example.com?bcc=eve@evil.example', 'mailto:x@example.com%3Fbcc%3Deve%40evil.example'],
  ['x@example.com&subject=Счёт', `mailto:x@example.com%26subject%3D${encodeURIComponent('Счёт')}`],
  ['a b,c@example.com', 'mailto:a%20b%2Cc@example.com'],
  ['a"%0A@example.com', 'mailto:a%22%250A@example.com'],
])('a mailto link for %s has no other recipient', (address, link) => expect(mailTo(address)).toBe(link))
