'use client'

import { Eye, EyeOff, RefreshCw } from 'lucide-react'
import { useRef, useState } from 'react'
import { CopyButton } from './copy-button'
import { cx } from './cx'
import { generatePassword } from './generate-password'
import { IconButton } from './icon-button'
import { Input, type InputProps } from './input'
import { typeInto } from './type-into'

interface PasswordInputProps extends Omit<InputProps, 'type'> {
  /** Offers a random password, shown, with a copy button. */
  generator?: boolean
}

/** A masked field. Works with an uncontrolled form library as well as with `value` and `onChange`. */
export function PasswordInput({ generator = false, className, ref, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false)
  const input = useRef<HTMLInputElement | null>(null)
  const keep = (element: HTMLInputElement | null) => {
    input.current = element
    if (typeof ref === 'function') ref(element)
    else if (ref) ref.current = element
  }
  const generate = () => {
    if (!input.current) return
    typeInto(input.current, generatePassword())
    setShown(true)
  }
  return (
    <div className="relative flex">
      <Input
        {...rest}
        ref={keep}
        mono
        type={shown ? 'text' : 'password'}
        className={cx(generator ? 'pr-26' : 'pr-10', className)}
      />
      <div className="absolute inset-y-0 right-1 flex items-center">
        {generator && (
          <IconButton size="sm" icon={RefreshCw} label="Generate a password" onClick={generate} />
        )}
        {generator && <CopyButton label="Copy the password" text={() => input.current?.value ?? ''} />}
        <IconButton
          size="sm"
          icon={shown ? EyeOff : Eye}
          label={shown ? 'Hide the password' : 'Show the password'}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      </div>
    </div>
  )
}
