import { NavigationTarget, router } from '@forge/bridge';

/** Opens a Jira issue in a new tab. The frame's sandbox refuses plain links to the product. */
export async function openIssue(key: string): Promise<void> {
  await router.open({ target: NavigationTarget.Issue, issueKey: key });
}

/** Goes to the app's settings. */
export async function openSettings(): Promise<void> {
  await router.navigate({ target: NavigationTarget.Module, moduleKey: 'settings' });
}
