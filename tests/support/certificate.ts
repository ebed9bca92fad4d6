import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Certificate {
  /** PEM file with certificate and key, readable by everybody. */
  readonly file: string
  /** The certificate alone. */
  readonly pem: string
  /** Certificate and key. */
  readonly both: string
  remove(): void
}

/** A self-signed certificate for 127.0.0.1, made now by the openssl that ejabberd's package brings. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-certificate-'))
  chmodSync(folder, 0o755)
  const file = path.join(folder, 'both.pem')
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...[
        '-subj',
        '/CN=127.0.0.1',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
        '-keyout',
        file,
        '-out',
        `${file}.crt`,
      ],
    ],
    { stdio: 'ignore' },
  )
  execFileSync('sh', ['-c', 'cat "$1.crt" >> "$1"', 'sh', file])
  chmodSync(file, 0o644)
  return {
    file,
    pem: readFileSync(`${file}.crt`, 'utf8'),
    both: readFileSync(file, 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
