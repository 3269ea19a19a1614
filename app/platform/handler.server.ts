import type { ActionFunctionArgs, LoaderFunctionArgs, TypedResponse } from '@remix-run/node';
import type { z } from 'zod';
import type { Permission } from '~/domain/permissions';
import {
  openAccount,
  openIcamo,
  openIpm,
  openPlatform,
  openPublic,
  openUsers,
  type Area,
  type Opened,
} from './access.server';
import {
  readForm,
  refuseLargeForm,
  runCommand,
  type ActionData,
  type Done,
} from './command.server';
import type {
  AccountContext,
  CommandResult,
  IcamoContext,
  IpmContext,
  PlatformContext,
  PublicContext,
  UsersContext,
} from './context';
import { logFault } from './fault.server';

export type { ActionData };

type LoaderArgs = LoaderFunctionArgs;
type ActionArgs = ActionFunctionArgs;
type Load<Context, Data> = (ctx: Context) => Promise<Data> | Data;
type Command<Context, Input, Result extends object> = (
  ctx: Context,
  input: Input,
) => Promise<CommandResult<Result>>;
type Finish<Context, Input, Result> = {
  readonly done: (ctx: Context, result: Result, input: Input) => Done;
};

/** What a route declares; read by the architecture tests. */
export type Declared = { readonly area: string; readonly permission: string };
type LoaderOf<Data> = ((args: LoaderArgs) => Promise<Data>) & Declared;
/** A redirection gives a page no data, which Remix sees in this type, and not in `Response`. */
type Answered = ActionData | TypedResponse<never>;
type ActionOf = ((args: ActionArgs) => Promise<Answered>) & Declared;

type Opener<Context> = (
  args: LoaderArgs,
  requestKey?: { key: string; digest: string },
) => Promise<Opened<Context>>;

function makeLoader<Context, Data>(
  declared: Declared,
  open: Opener<Context>,
  load: Load<Context, Data>,
): LoaderOf<Data> {
  const loader = async (args: LoaderArgs): Promise<Data> => {
    const opened = await open(args);
    return logFault(args, opened.tenant, async () => load(opened.ctx));
  };
  return Object.assign(loader, declared);
}

function makeAction<Context, Schema extends z.ZodType, Result extends object>(
  declared: Declared,
  open: Opener<Context>,
  schema: Schema,
  command: Command<Context, z.output<Schema>, Result>,
  finish: Finish<Context, z.output<Schema>, Result>,
): ActionOf {
  const action = (args: ActionArgs) =>
    runCommand({ args, open, schema, command, done: finish.done }) as Promise<Answered>;
  return Object.assign(action, declared);
}

/** Loaders and actions of one area of one tenant. */
function tenantArea(area: Area) {
  const opener =
    (permission: Permission): Opener<IpmContext> =>
    (args, requestKey) =>
      openIpm(area, permission, args, requestKey);
  return {
    loader: <Data>(permission: Permission, load: Load<IpmContext, Data>) =>
      makeLoader({ area, permission }, opener(permission), load),
    action: <Schema extends z.ZodType, Result extends object>(
      permission: Permission,
      schema: Schema,
      command: Command<IpmContext, z.output<Schema>, Result>,
      finish: Finish<IpmContext, z.output<Schema>, Result>,
    ) => makeAction({ area, permission }, opener(permission), schema, command, finish),
  };
}

const ipm = tenantArea('ipm');
const employer = tenantArea('employer');
const provider = tenantArea('provider');

export const ipmLoader = ipm.loader;
export const ipmAction = ipm.action;
export const employerLoader = employer.loader;
export const employerAction = employer.action;
export const providerLoader = provider.loader;
export const providerAction = provider.action;

export const icamoLoader = <Data>(permission: Permission, load: Load<IcamoContext, Data>) =>
  makeLoader({ area: 'icamo', permission }, icamoOpener(permission), load);

export const icamoAction = <Schema extends z.ZodType, Result extends object>(
  permission: Permission,
  schema: Schema,
  command: Command<IcamoContext, z.output<Schema>, Result>,
  finish: Finish<IcamoContext, z.output<Schema>, Result>,
) => makeAction({ area: 'icamo', permission }, icamoOpener(permission), schema, command, finish);

const icamoOpener =
  (permission: Permission): Opener<IcamoContext> =>
  (args, requestKey) =>
    openIcamo(permission, args, requestKey);

/** The users of an IPM, and those of the nation: the same, with the accounts beside. */
export const ipmUsersLoader = <Data>(permission: Permission, load: Load<UsersContext, Data>) =>
  makeLoader({ area: 'ipm', permission }, usersOpener('ipm', permission), load);

export const ipmUsersAction = <Schema extends z.ZodType, Result extends object>(
  permission: Permission,
  schema: Schema,
  command: Command<UsersContext, z.output<Schema>, Result>,
  finish: Finish<UsersContext, z.output<Schema>, Result>,
) =>
  makeAction({ area: 'ipm', permission }, usersOpener('ipm', permission), schema, command, finish);

export const icamoUsersLoader = <Data>(permission: Permission, load: Load<UsersContext, Data>) =>
  makeLoader({ area: 'icamo', permission }, usersOpener('icamo', permission), load);

export const icamoUsersAction = <Schema extends z.ZodType, Result extends object>(
  permission: Permission,
  schema: Schema,
  command: Command<UsersContext, z.output<Schema>, Result>,
  finish: Finish<UsersContext, z.output<Schema>, Result>,
) =>
  makeAction(
    { area: 'icamo', permission },
    usersOpener('icamo', permission),
    schema,
    command,
    finish,
  );

/** The frame of an area: who is here, and in which other organisations. */
export const shellLoader = <Data>(
  area: Area | 'icamo',
  permission: Permission,
  load: Load<UsersContext, Data>,
) => makeLoader({ area, permission }, usersOpener(area, permission), load);

const usersOpener =
  (area: Area | 'icamo', permission: Permission): Opener<UsersContext> =>
  (args, requestKey) =>
    openUsers(
      area === 'icamo'
        ? openIcamo(permission, args, requestKey)
        : openIpm(area, permission, args, requestKey),
    );

/** The people who operate the machines. */
export const platformLoader = <Data>(permission: Permission, load: Load<PlatformContext, Data>) =>
  makeLoader({ area: 'platform', permission }, (args) => openPlatform(permission, args), load);

/** Signed in; no organisation is named. */
export const accountLoader = <Data>(load: Load<AccountContext, Data>) =>
  makeLoader({ area: 'account', permission: 'signed-in' }, openAccount, load);

export const accountAction = <Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  command: Command<AccountContext, z.output<Schema>, Result>,
  finish: Finish<AccountContext, z.output<Schema>, Result>,
) => makeAction({ area: 'account', permission: 'signed-in' }, openAccount, schema, command, finish);

/** Anyone. */
export const publicLoader = <Data>(load: Load<PublicContext, Data>) =>
  makeLoader({ area: 'public', permission: 'anyone' }, openPublic, load);

export const publicAction = <Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  command: Command<PublicContext, z.output<Schema>, Result>,
  finish: Finish<PublicContext, z.output<Schema>, Result>,
) => makeAction({ area: 'public', permission: 'anyone' }, openPublic, schema, command, finish);

/** Several forms on one page: the hidden field `_intent` says which one was sent. */
export function byIntent(actions: Readonly<Record<string, ActionOf>>): ActionOf {
  const action = async (args: ActionArgs) => {
    await refuseLargeForm(args.request);
    const form = await readForm(args.request.clone());
    const intent = form.get('_intent');
    const chosen =
      typeof intent === 'string' && Object.hasOwn(actions, intent) ? actions[intent] : undefined;
    if (chosen === undefined) throw new Response(null, { status: 400 });
    return chosen(args);
  };
  const permissions = Object.entries(actions).map(([intent, one]) => `${intent}=${one.permission}`);
  const area = Object.values(actions)[0]?.area ?? '';
  return Object.assign(action, { area, permission: permissions.join(' ') });
}
