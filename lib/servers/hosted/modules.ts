import type { HostedConfig } from './config'
import { isLoaded } from './hosts'
import type { HostedModule } from './module'
import { ejabberdAcme } from './modules/ejabberd_acme'
import { ejabberdAdmin } from './modules/ejabberd_admin'
import { ejabberdCommands } from './modules/ejabberd_commands'
import { ejabberdOauth } from './modules/ejabberd_oauth'
import { ejabberdS2s } from './modules/ejabberd_s2s'
import { ejabberdSm } from './modules/ejabberd_sm'
import { extMod } from './modules/ext_mod'
import { modAdminExtra } from './modules/mod_admin_extra'
import { modAnnounce } from './modules/mod_announce'
import { modAntispam } from './modules/mod_antispam'
import { modFail2ban } from './modules/mod_fail2ban'
import { modInvites } from './modules/mod_invites'
import { modMam } from './modules/mod_mam'
import { modMucAdmin } from './modules/mod_muc_admin'
import { modPrivate } from './modules/mod_private'
import { modPubsub } from './modules/mod_pubsub'
import { modPush } from './modules/mod_push'

/** All modules that the hosted server has, those of ejabberd's core first. */
export const MODULES: readonly HostedModule[] = [
  ejabberdAdmin,
  ejabberdSm,
  ejabberdS2s,
  ejabberdOauth,
  ejabberdCommands,
  ejabberdAcme,
  extMod,
  modAdminExtra,
  modAnnounce,
  modAntispam,
  modFail2ban,
  modInvites,
  modMam,
  modMucAdmin,
  modPrivate,
  modPubsub,
  modPush,
]

/** The modules that are in force: the core, and of the `mod_…` those that the configuration loads. */
export function loadedModules(config: HostedConfig): readonly HostedModule[] {
  return MODULES.filter(({ name }) => isLoaded({ config }, name))
}
