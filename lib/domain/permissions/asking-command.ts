/** The commands that a person runs with credentials of their own; `deploy` is `cdk deploy`. */
export const askingCommands = ['plan', 'doctor', 'init', 'deploy'] as const;
export type AskingCommand = (typeof askingCommands)[number];
