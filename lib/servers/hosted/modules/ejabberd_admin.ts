import { defineModule } from '../module'
import { accountCommands } from './ejabberd_admin/accounts'
import { clusterCommands } from './ejabberd_admin/cluster'
import { configurationCommands } from './ejabberd_admin/configuration'
import { importCommands } from './ejabberd_admin/imports'
import { lifecycleCommands } from './ejabberd_admin/lifecycle'
import { logCommands } from './ejabberd_admin/logs'
import { offlineCommands } from './ejabberd_admin/offline'
import { piefxisCommands } from './ejabberd_admin/piefxis'
import { serverCommands } from './ejabberd_admin/server'
import { sqlCommands } from './ejabberd_admin/sql'
import { transferCommands } from './ejabberd_admin/transfer'

export const ejabberdAdmin = defineModule(
  'ejabberd_admin',
  accountCommands,
  serverCommands,
  lifecycleCommands,
  configurationCommands,
  logCommands,
  clusterCommands,
  offlineCommands,
  sqlCommands,
  piefxisCommands,
  transferCommands,
  importCommands,
)
