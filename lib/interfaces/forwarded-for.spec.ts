import { expect, test } from 'vitest'
import { callerAddress } from './forwarded-for'

const proxies = ['127.0.0.0/8', '192.168.7.0/24']

test.each([
  ['no header', '127.0.0.1', undefined, proxies, '127.0.0.1'],
  ['a trusted proxy tells', '127.0.0.1', '10.1.2.3', proxies, '10.1.2.3'],
  ['a chain of trusted proxies tells', '127.0.0.1', '10.1.2.3, 192.168.7.9', proxies, '10.1.2.3'],
  ['one stranger in the chain spoils it', '127.0.0.1', '10.1.2.3, 10.9.9.9', proxies, '127.0.0.1'],
  ['a stranger cannot claim anything', '10.9.9.9', '127.0.0.1', proxies, '10.9.9.9'],
  ['nobody is trusted without configuration', '127.0.0.1', '10.1.2.3', [], '127.0.0.1'],
  ['everybody is, if the operator says so', '10.9.9.9', '10.1.2.3', 'all' as const, '10.1.2.3'],
  ['what is no address is no answer', '127.0.0.1', 'nonsense', proxies, undefined],
])('%s', (_, peer, header, trusted, address) => expect(callerAddress(peer, header, trusted)).toBe(address))
