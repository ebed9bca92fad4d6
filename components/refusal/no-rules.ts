import type { ExplainAnswer } from '@/lib/client/permissions'
import type { PlainReason } from './plain-reasons'

/** Answers that depend on no rule. */
export function noRulesReason(
  answer: Extract<ExplainAnswer, { kind: 'no-rules' | 'about-others' }>,
  command: string,
): PlainReason {
  if (answer.kind === 'about-others') {
    return {
      title: 'You may ask about yourself only',
      sentences: [
        'Rules name people. Who may run dump_config may see them, and ask about everybody from everywhere.',
        'Leave the account and the address out to ask about yourself, from where you are.',
      ],
    }
  }
  switch (answer.because) {
    case 'unknown-command':
      return {
        title: `The server has no command ${command}`,
        sentences: ['It belongs to another release, or its module is not loaded. No rule was asked.'],
      }
    case 'internal-command':
      return {
        title: `${command} is internal`,
        sentences: ['The server lets no interface run it, whatever the rules say.'],
      }
    case 'bad-token':
      return {
        title: 'The token is not accepted',
        sentences: ['It has expired, was revoked, or was issued by another server. No rule was asked.'],
      }
  }
}
