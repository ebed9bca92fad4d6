import { chownSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Ejabberd } from './ejabberd'

/**
 * A module of a third party with two commands of its own. `throw_dice` gives each player's throw as a list of tuples, so
 * that there is a list to find and a table to show; its dice always fall on the highest side.
 */
const SOURCE = `-module(mod_dice).
-behaviour(gen_mod).
-export([start/2, stop/1, depends/2, mod_options/1, mod_doc/0, throw_dice/3, count_dice/0]).
-include("ejabberd_commands.hrl").

start(_Host, _Opts) -> ejabberd_commands:register_commands(?MODULE, commands()).
stop(_Host) -> ejabberd_commands:unregister_commands(?MODULE, commands()).
depends(_Host, _Opts) -> [].
mod_options(_Host) -> [].
mod_doc() -> #{}.

commands() ->
    [#ejabberd_commands{name = throw_dice, tags = [dice], module = ?MODULE, function = throw_dice,
                        desc = "Throw a die for every player",
                        args = [{game, binary}, {sides, integer}, {nodes, {list, {node, binary}}}],
                        result = {throws, {list, {throw, {tuple, [{player, string}, {points, integer}]}}}}},
     #ejabberd_commands{name = count_dice, tags = [dice], module = ?MODULE, function = count_dice,
                        desc = "Count the dice on the table",
                        args = [], result = {dice, integer}}].

throw_dice(_Game, Sides, Players) -> [{binary_to_list(Player), Sides} || Player <- Players].
count_dice() -> 2.
`

const SPEC = 'author: "somebody"\ncategory: "games"\nsummary: "Dice"\nhome: "-"\nurl: "-"\n'

/** Installs `mod_dice` with ejabberd's own mechanism, which compiles it on the server, and starts it. */
export async function installDice(ejabberd: Ejabberd): Promise<void> {
  const owner = statSync(path.join(ejabberd.folder, 'conf'))
  const home = path.join(ejabberd.folder, '.ejabberd-modules')
  const folder = path.join(home, 'sources', 'mod_dice')
  mkdirSync(path.join(folder, 'src'), { recursive: true })
  mkdirSync(path.join(folder, 'conf'))
  writeFileSync(path.join(folder, 'mod_dice.spec'), SPEC)
  writeFileSync(path.join(folder, 'src', 'mod_dice.erl'), SOURCE)
  writeFileSync(path.join(folder, 'conf', 'mod_dice.yml'), 'modules:\n  mod_dice: {}\n')
  for (const name of ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })]) {
    chownSync(path.join(home, name), owner.uid, owner.gid)
  }
  await ejabberd.ctl('module_install', 'mod_dice')
}
