/** Everything that other packages may import. */

// Time.
export { RealClock, VirtualClock, rank, type Clock, type Rank, type Timer } from './clock/clock';
export { LiveClock, type LiveClockOptions } from './clock/live-clock';

// The simulated AWS.
export { startCloud, region, type Cloud, type CloudOptions } from './cloud/cloud';
export { emulate, type EmulateOptions, type Emulator } from './cloud/emulate';
export { createEndpoint } from './aws/endpoint';
export type { DeniedAction } from './aws/authorization';
export { administrator } from './aws/credentials';
export { DroppedConnection } from './aws/dropped-connection';
export { Faults, droppedFaults } from './aws/faults';
export { quotas, type Quota } from './aws/quotas';
export { ServiceError, type Call, type Caller, type CallRecord } from './aws/service';
export { plainItem } from './aws/services/attribute-value';
export { composeMail, type Mail } from './aws/services/mail';
export type { StateMachineApi } from './aws/services/sfn';

// The simulated organization.
export { loadOrganization, type LoadedOrganization } from './aws/organization/load';
export { SimulatedOrganization } from './aws/organization/simulated-organization';
export type { SimulatedAccount } from './aws/organization/simulated-account';
export { startLaterEvents } from './aws/organization/later-events';
export type { EventBridgeEvent } from './aws/organization/create-account-result';
export { secondsOf } from './aws/organization/duration';
export { placeOfMistake } from './aws/organization/json-place';
export type { Mistake } from './aws/organization/mistake';
export type {
  AccessKeyFile,
  AccountFile,
  FaultFile,
  IdentityFile,
  LaterFile,
  OrganizationFile,
  RoleFile,
  RootFile,
} from './aws/organization-file';

// Deployments.
export { deploy, type DeployedStack, type DeployOptions, type Invoke } from './stack/deploy';
export { sketch, type Sketch } from './stack/sketch';
export { loadTemplate, type LoadOptions } from './template/load-template';
export type { Deployment, FunctionResource } from './template/deployment';

// State machines.
export { StateMachines, type StateMachinesOptions } from './states/state-machines';
export type { Services } from './states/services';
export type { ExecutionRecord } from './states/execution-record';
export type { HistoryEvent } from './states/history-event';

// Functions.
export { Functions, type FunctionsOptions, type LogLine } from './lambda/functions';
export { FunctionError } from './lambda/function-error';
export type { Fate, InProcessAws, InProcessRequest } from './lambda/in-process-http';
export { WarmEnvironments } from './lambda/warm-environments';
