'use client'

import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { IssueValues } from './issue-values'
import { LIFETIMES, lifetimeSeconds, UNITS } from './lifetime'

/** How long a token lives: one of a few, or what one likes. */
export function LifetimeField({ form }: { form: UseFormReturn<IssueValues> }) {
  const isOwn = form.watch('lifetime.choice') === 'own'
  return (
    <>
      <div className="w-40 max-sm:w-full">
        <Field label="Valid for">
          {control => (
            <Select {...control} {...form.register('lifetime.choice')}>
              {LIFETIMES.map(({ label, seconds }) => (
                <option key={seconds} value={seconds}>
                  {label}
                </option>
              ))}
              <option value="own">Another time</option>
            </Select>
          )}
        </Field>
      </div>
      {isOwn && (
        <div className="flex basis-full flex-wrap justify-end gap-3 max-sm:justify-start">
          <div className="w-40">
            <Field label="How many" required error={form.formState.errors.lifetime?.count?.message}>
              {control => (
                <Input
                  {...control}
                  inputMode="numeric"
                  {...form.register('lifetime.count', {
                    validate: (_, { lifetime }) => {
                      const seconds = lifetimeSeconds(lifetime)
                      return typeof seconds === 'number' || seconds
                    },
                  })}
                />
              )}
            </Field>
          </div>
          <div className="w-40">
            <Field label="Unit">
              {control => (
                <Select {...control} {...form.register('lifetime.unit')}>
                  {UNITS.map(({ label, seconds }) => (
                    <option key={seconds} value={seconds}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
        </div>
      )}
    </>
  )
}
