import { allUsers } from '../people';
import { notModelled } from '../answers';
import type { VersionRecord } from '../records';
import { badFunctionValue, noSuchFunction, noSuchValue } from './problems';
import type { Scope } from './scope';
import type { FunctionCall } from './syntax';
import { findValues, type ValueKind } from './values';

interface ListFunction {
  readonly gives: ValueKind;
  /** False for functions that stand for a single value and so go with `=`. */
  readonly list: boolean;
  readonly run: (args: readonly string[], scope: Scope) => readonly string[];
}

/** The ids a function stands for, for a field of the given kind; a mistake is added to the scope's problems. */
export function callFunction(call: FunctionCall, wanted: ValueKind, field: string, scope: Scope): readonly string[] {
  const known = FUNCTIONS[call.name.toLowerCase()];
  if (known === undefined) {
    if (NOT_MODELLED.has(call.name.toLowerCase())) throw notModelled(`JQL function ${call.name}()`);
    scope.problems.add(noSuchFunction(`${call.name}()`));
    return [];
  }
  if (known.gives !== wanted) {
    scope.problems.add(badFunctionValue(call.name, field));
    return [];
  }
  return known.run(call.args, scope);
}

/** Whether the function gives several values, which `=` does not take. */
export const givesList = (call: FunctionCall): boolean => FUNCTIONS[call.name.toLowerCase()]?.list ?? false;

const sprints =
  (state: 'active' | 'closed' | 'future') =>
  (_args: readonly string[], scope: Scope): string[] =>
    [...scope.state.all('sprint')].filter((sprint) => sprint.state === state).map((sprint) => sprint.id);

const versions =
  (pick: (all: readonly VersionRecord[]) => readonly VersionRecord[]) =>
  (args: readonly string[], scope: Scope): string[] => {
    const projects = new Set(args.flatMap((name) => projectIds(name, scope)));
    const all = [...scope.state.all('version')].filter(
      (version) => args.length === 0 || projects.has(version.projectId),
    );
    return pick(all).map((version) => version.id);
  };

function projectIds(name: string, scope: Scope): readonly string[] {
  const found = findValues('project', { kind: 'literal', text: name, quoted: true }, 'project', scope);
  if (!('problem' in found)) return found;
  scope.problems.add(noSuchValue(name, 'project'));
  return [];
}

const typesAt =
  (wanted: (level: number) => boolean) =>
  (_args: readonly string[], scope: Scope): string[] =>
    [...scope.state.all('issueType')].filter((type) => wanted(type.level)).map((type) => type.id);

const byRelease = (a: VersionRecord, b: VersionRecord): number =>
  (a.releaseDate ?? '9999').localeCompare(b.releaseDate ?? '9999') || Number(a.id) - Number(b.id);
const isReleased = (version: VersionRecord): boolean => version.released && !version.archived;
const isUnreleased = (version: VersionRecord): boolean => !version.released && !version.archived;

const FUNCTIONS: Readonly<Record<string, ListFunction>> = {
  currentuser: {
    gives: 'user',
    list: false,
    run: (_args, { viewer }) => (viewer.accountId === null ? [] : [viewer.accountId]),
  },
  membersof: { gives: 'user', list: true, run: membersOf },
  releasedversions: { gives: 'version', list: true, run: versions((all) => all.filter(isReleased)) },
  unreleasedversions: { gives: 'version', list: true, run: versions((all) => all.filter(isUnreleased)) },
  latestreleasedversion: {
    gives: 'version',
    list: false,
    run: versions((all) => all.filter(isReleased).sort(byRelease).slice(-1)),
  },
  earliestunreleasedversion: {
    gives: 'version',
    list: false,
    run: versions((all) => all.filter(isUnreleased).sort(byRelease).slice(0, 1)),
  },
  opensprints: { gives: 'sprint', list: true, run: sprints('active') },
  closedsprints: { gives: 'sprint', list: true, run: sprints('closed') },
  futuresprints: { gives: 'sprint', list: true, run: sprints('future') },
  standardissuetypes: { gives: 'issueType', list: true, run: typesAt((level) => level >= 0) },
  subtaskissuetypes: { gives: 'issueType', list: true, run: typesAt((level) => level < 0) },
  linkedissues: { gives: 'issue', list: true, run: linkedIssues },
};

/** Functions of real Jira the local site does not run. */
const NOT_MODELLED = new Set(
  `approved approver breached cascadeoption childissuesof completed componentsleadbyuser currentlogin elapsed everbreached
   issuehistory issueswithremotelinksbyglobalid lastlogin myapproval mypending organizationmembers paused pending pendingby
   portfoliochildissuesof projectsleadbyuser projectswhereuserhaspermission projectswhereuserhasrole remaining running
   updatedby votedissues watchedissues withincalendarhours choiceoption parentepic`.split(/\s+/),
);

function membersOf(args: readonly string[], scope: Scope): readonly string[] {
  const group = (args[0] ?? '').toLowerCase();
  const members = allUsers(scope.state.store).filter((user) =>
    user.groups.some((name) => name.toLowerCase() === group),
  );
  if (members.length === 0) {
    scope.problems.add(
      `Function 'membersOf' can not generate a list of usernames for group '${args[0] ?? ''}'; the group does not exist.`,
    );
  }
  return members.map((user) => user.accountId);
}

function linkedIssues(args: readonly string[], scope: Scope): readonly string[] {
  const issue = scope.state.issues.find(args[0] ?? '');
  if (issue === undefined || !scope.viewer.canSee(issue)) {
    scope.problems.add(`Issue '${args[0] ?? ''}' could not be found in function 'linkedIssues'.`);
    return [];
  }
  const wanted = args.slice(1).map((text) => text.toLowerCase());
  return scope.state.issues.links(issue.id).flatMap((link) => {
    const type = scope.state.get('linkType', link.typeId);
    const outward = link.sourceId === issue.id;
    const text = (outward ? type?.outward : type?.inward) ?? '';
    return wanted.length === 0 || [text, type?.name ?? ''].some((name) => wanted.includes(name.toLowerCase()))
      ? [outward ? link.destinationId : link.sourceId]
      : [];
  });
}
