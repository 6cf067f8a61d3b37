import { view } from '@forge/bridge';

/** Stores the macro's configuration and closes its dialog. */
export async function submitObjectives(objectives: readonly string[]): Promise<void> {
  await view.submit({ config: { objectives } });
}

/** Closes the configuration without a change. */
export async function cancelConfig(): Promise<void> {
  await view.close();
}
