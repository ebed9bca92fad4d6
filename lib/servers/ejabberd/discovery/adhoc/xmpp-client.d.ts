/** The part of `@xmpp/client` that is used here; it brings no types. */
declare module '@xmpp/client' {
  import type { EventEmitter } from 'node:events'

  export interface Stanza {
    readonly name: string
    readonly attrs: Readonly<Record<string, string>>
    toString(): string
  }

  export function xml(
    name: string,
    attrs: Readonly<Record<string, string>>,
    ...children: readonly (Stanza | string)[]
  ): Stanza

  /** A connection; `connect` is told what `socketParameters` of its transport makes of the address. */
  export interface Socket {
    secure: boolean
    url?: string | null
    connect(parameters: unknown): void
    _attachSocket(socket: unknown): void
    end(): void
    destroy?(): void
    readonly socket?: { destroy?(): void } | null
  }

  export interface Transport {
    readonly prototype: { readonly Socket: new () => Socket; socketParameters(service: string): unknown }
  }

  export type Authenticate = (
    credentials: { readonly username: string; readonly password: string },
    mechanism: string,
    userAgent: Stanza,
  ) => Promise<void>

  export interface Entity extends EventEmitter {
    transports: Transport[]
    readonly socket: Socket | null
    readonly reconnect: { stop(): void }
    send(stanza: Stanza): Promise<void>
    isSecure(): boolean
    connect(service: string): Promise<void>
    open(options: { readonly domain: string; readonly lang: string }): Promise<unknown>
    stop(): Promise<unknown>
    _onData(data: Buffer | string): void
  }

  export function client(options: {
    readonly service: string
    readonly domain: string
    readonly lang: string
    readonly timeout: number
    readonly credentials: (authenticate: Authenticate, mechanisms: readonly string[]) => Promise<void>
  }): Entity
}
