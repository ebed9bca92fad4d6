import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNetwork, isInNetwork, isLoopback, parseAddress, parseNetwork } from './network'

const isIn = (address: string, network: string) => {
  const [bytes, net] = [parseAddress(address), parseNetwork(network)]
  return bytes !== undefined && net !== undefined && isInNetwork(bytes, net)
}

test.each([
  ['127.0.0.1', '127.0.0.0/8', true],
  ['127.0.0.1', '127.0.0.1/8', true],
  ['128.0.0.1', '127.0.0.0/8', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.4', '10.1.2.3', false],
  ['192.168.7.127', '192.168.7.0/25', true],
  ['192.168.7.128', '192.168.7.0/25', false],
  ['1.2.3.4', '0.0.0.0/0', true],
  ['::1', '::1/128', true],
  ['::1', '::/0', true],
  ['2001:db8::5', '2001:db8::/32', true],
  ['2001:db9::5', '2001:db8::/32', false],
  ['fe80::1%eth0', 'fe80::/10', true],
  ['::ffff:10.1.2.3', '10.0.0.0/8', true],
  ['10.1.2.3', '::ffff:10.0.0.0/104', true],
  ['::1', '0.0.0.0/0', false],
  ['10.1.2.3', '::/0', false],
])('%s in %s: %s', (address, network, expected) => expect(isIn(address, network)).toBe(expected))

test.each([
  '',
  'garbage',
  '1.2.3',
  '1.2.3.256',
  '1.2.3.4.5',
  ':',
  ':::',
  '1::2::3',
  '12345::',
  '1:2:3:4:5:6:7:8:9',
  '1:2',
])('%j is no address', text => expect(parseAddress(text)).toBeUndefined())

test.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '::ffff:10.0.0.0/8'])(
  '%j is no network',
  text => expect(parseNetwork(text)).toBeUndefined(),
)

test('an address is in every network of its own prefix, and in none of a prefix that differs', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(128), (address, bits) => {
      const bytes = parseAddress(address)
      fc.pre(bytes !== undefined && bits > 0 && bits <= bytes.length * 8)
      expect(isInNetwork(bytes, { address: bytes, bits })).toBe(true)
      const flipped = bytes.map((byte, index) =>
        index === (bits - 1) >> 3 ? byte ^ (0x80 >> ((bits - 1) & 7)) : byte,
      )
      expect(isInNetwork(bytes, { address: flipped, bits })).toBe(false)
    }),
  )
})

test.each([
  '10.0.0.0/8',
  '127.0.0.1',
  '2001:db8::/32',
  '::1',
  '::',
  '1::',
  '10:0:0:5::8',
  '1:2:3:4:5:6:7:8',
  '0:1::/20',
])('the network %s is written as it was read', text =>
  expect(formatNetwork(parseNetwork(text) ?? { address: [], bits: 0 })).toBe(text),
)

test('every network that is written is read back as itself', () => {
  const byte = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 }))
  const bytes = (length: number) => fc.array(byte, { minLength: length, maxLength: length })
  fc.assert(
    fc.property(fc.oneof(bytes(4), bytes(16)), fc.nat(128), (address, length) => {
      fc.pre(!(address.length === 16 && address.slice(0, 10).every(each => each === 0)))
      const network = { address, bits: Math.min(length, address.length * 8) }
      expect(parseNetwork(formatNetwork(network))).toEqual(network)
    }),
  )
})

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['[::1]', true],
  ['127.0.0.999', false],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['128.0.0.1', false],
  ['[::2]', false],
  ['', false],
])('%s is this machine: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})
