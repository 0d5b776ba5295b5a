import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { createValidator } from './validate.ts'

const schema = Type.Object({
  token: Type.String(),
  role: Type.Optional(Type.Union([Type.Literal('owner'), Type.Literal('agent')])),
  inner: Type.Optional(Type.Object({ a: Type.Optional(Type.Integer()) })),
})
const check = createValidator(schema, 'pointer')

function unknown(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`z${index}`, index]))
}

describe('a value that violates the schema gets a fault', () => {
  test.each([1, 7, 8, 9, 20, 60, 199, 200, 201, 5_000])('with %i unknown fields', (count) => {
    const faults = check({ token: 'a', ...unknown(count) })
    expect(faults.length).toBe(Math.min(count, 20))
    expect(faults[0]).toMatchObject({
      refusal: { code: 'unknown-field', params: { given: 'z0', known: ['token', 'role', 'inner'] }, argument: 'z0' },
      place: { pointer: '/z0' },
    })
  })

  test('with many unknown fields in a nested object', () => {
    expect(check({ token: 'a', inner: unknown(30) })[0]).toMatchObject({
      refusal: { code: 'unknown-field', params: { known: ['a'] }, argument: 'inner.z0' },
      place: { pointer: '/inner/z0' },
    })
  })

  test('with many unknown fields beside another fault', () => {
    const codes = check({ token: 1e308, ...unknown(8) }).map(({ refusal }) => refusal.code)
    expect(codes).toContain('wrong-type')
    expect(codes).toContain('unknown-field')
  })

  test('whose name needs escaping', () => {
    expect(check({ token: 'a', 'a/b~c': 1 })[0]).toMatchObject({
      refusal: { params: { given: 'a/b~c' } },
      place: { pointer: '/a~1b~0c' },
    })
  })

  test('in a union within a list', () => {
    const many = Type.Array(Type.Union([Type.Object({ a: Type.Integer() }), Type.Object({ b: Type.Integer() })]))
    expect(createValidator(many, 'pointer')([unknown(30)]).map(({ refusal }) => refusal.code)).toEqual(['wrong-type'])
  })

  test('even when the validator lists no errors', () => {
    const [fault] = createValidator(
      Type.Array(Type.Union([Type.Object({ a: Type.Integer() }), Type.Null()])),
      'pointer',
    )(Array.from({ length: 300 }, () => unknown(9)))
    expect(fault).toBeDefined()
  })
})

test.each([[{ token: 'a' }], [{ token: 'a', role: 'agent', inner: {} }]])('%j fits', (value) => {
  expect(check(value)).toEqual([])
})
