import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, readApprovers, sendMails, startCases, watchCases } from './cases';
import { allowItems, type Resources } from './resources';

/** tell mails people about one case and starts the execution of its next generation. It reaches no account. */
export const tellPermissions = (to: Resources, mailFrom: string): PolicyStatement[] => [
  changeCases('NoteWhoWasTold', to),
  allowItems('ClaimNotice', to, ['dynamodb:GetItem', 'dynamodb:PutItem'], ['NOTICE#*']),
  readApprovers(to),
  startCases('StartNextGeneration'),
  watchCases('SeeWhetherNextGenerationLives'),
  sendMails('SendNotice', mailFrom),
];
