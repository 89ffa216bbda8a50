export interface UnseenPermission {
  /**
   * `aws`: a service uses the role itself. `run`: some runs need it. `person`: used only when a person acts. `partition`:
   * needed where AWS answers less than it does elsewhere.
   */
  readonly usedBy: 'aws' | 'run' | 'person' | 'partition';
  readonly when: string;
}

/** Statements that not every run uses, by sid, and when they are used. Every run uses all other statements. */
export const unseenPermissions: Readonly<Record<string, UnseenPermission>> = {
  WriteLogs: { usedBy: 'aws', when: 'Lambda writes the output of a function to its log group' },
  WatchChildren: {
    usedBy: 'aws',
    when: 'Step Functions describes the children of a map, and stops them with the parent',
  },
  WriteLargeMapResults: { usedBy: 'aws', when: 'Step Functions uploads the results of many children in parts' },
  DeliverLogs: { usedBy: 'aws', when: 'Step Functions sets up the delivery of its log' },
  Trace: { usedBy: 'aws', when: 'Step Functions sends X-Ray segments' },
  RedriveChildren: { usedBy: 'person', when: 'a failed run is redriven' },
  SeeRoot: { usedBy: 'run', when: 'a run is over the whole organization' },
  FollowNewAccount: { usedBy: 'run', when: 'a run is about an account that has just joined' },
  SeeOtherClaim: { usedBy: 'run', when: 'another run, or an earlier attempt, has claimed the same' },
  SeeWhetherOtherRunLives: { usedBy: 'run', when: 'another run over the whole organization is open' },
  FindUnits: { usedBy: 'partition', when: 'Organizations lists an account without its path' },
  FindUnitsAgain: {
    usedBy: 'partition',
    when: 'a contact is to be written, and the account is described without its path',
  },
  FindCaseUnits: {
    usedBy: 'partition',
    when: 'a deletion was approved, and the account is described without its path',
  },
  NameUnits: { usedBy: 'run', when: 'accounts are in units, or the policy calls units by name' },
  ReadTags: { usedBy: 'run', when: 'the policy matches tags or names them in placeholders' },
  ReportOwnRoot: { usedBy: 'run', when: 'the management account has root credentials' },
  ListOwnDevices: { usedBy: 'run', when: 'the policy asks for hardware MFA, and the management account has some MFA' },
  WriteContacts: { usedBy: 'run', when: 'a contact is to be written' },
  LookAtAccountAgain: { usedBy: 'run', when: 'a contact is to be written' },
  KeepLedger: { usedBy: 'run', when: 'a contact is to be overwritten' },
  ReadBackLedger: { usedBy: 'run', when: 'a step that overwrites is tried again' },
  SendDigest: { usedBy: 'run', when: 'a case is new' },
  StartCases: { usedBy: 'run', when: 'a case is new' },
  SeeWhetherStartedCaseLives: {
    usedBy: 'person',
    when: 'the execution of a new case was stopped before its run had ended',
  },
  KeepToken: { usedBy: 'run', when: 'a case waits for a decision' },
  SeeCase: { usedBy: 'run', when: 'a case waits for a decision' },
  SeeWhetherCaseLives: { usedBy: 'run', when: 'a case is open' },
  RestartCases: { usedBy: 'person', when: 'the execution of a case was stopped' },
  WakeCases: { usedBy: 'person', when: 'a case was decided, or its finding changed, while its execution waits' },
  SeeLastRun: { usedBy: 'person', when: 'somebody looks at the page' },
  SeeAnsweredCase: { usedBy: 'person', when: 'a case was decided, and its execution may still wait' },
  ForgetToken: { usedBy: 'person', when: 'the execution of a decided case waits no longer' },
  InvokeOnceDecided: { usedBy: 'person', when: 'a case was decided, or nobody decided it in time' },
  RedeemDecision: { usedBy: 'person', when: 'a case was decided, or nobody decided it in time' },
  ReadApprovers: { usedBy: 'person', when: 'a case was decided, or somebody looks at the page' },
  SeeWhetherOtherExecutionLives: { usedBy: 'person', when: 'an execution was stopped while it acted' },
  DeleteRootCredentials: { usedBy: 'person', when: 'a deletion was approved' },
  RecordDeletion: { usedBy: 'person', when: 'a deletion was approved' },
  DescribeCaseOrganization: { usedBy: 'person', when: 'a deletion was approved, or its result is to be proven' },
  DescribeCaseAccount: { usedBy: 'person', when: 'a deletion was approved, or its result is to be proven' },
  NameCaseUnits: { usedBy: 'person', when: 'a deletion was approved, and the policy calls units by name' },
  ReadCaseTags: { usedBy: 'person', when: 'a deletion was approved, and the policy matches tags' },
  AuditCaseRoot: { usedBy: 'person', when: 'the work on a member account is to be proven' },
  SummarizeCaseRoot: { usedBy: 'person', when: 'the work on the management account is to be proven' },
  ListCaseDevices: { usedBy: 'person', when: 'hardware MFA of the management account is to be proven' },
  RecordProof: { usedBy: 'person', when: 'somebody, or Rootward, has done the work' },
  NoteWhoWasTold: { usedBy: 'person', when: 'one of two has agreed, or work that was said to be done is not' },
  ClaimNotice: { usedBy: 'person', when: 'one of two has agreed, or work that was said to be done is not' },
  SendNotice: { usedBy: 'person', when: 'one of two has agreed, or work that was said to be done is not' },
  StartNextGeneration: { usedBy: 'person', when: 'work that was said to be done is not' },
  SeeWhetherNextGenerationLives: { usedBy: 'person', when: 'the step that told so is tried again' },
  SeeTokenOfChangedCase: { usedBy: 'person', when: 'a run closes or replaces a case that waits' },
  SeeTokenOfDecidedCase: { usedBy: 'person', when: 'somebody decides on the page' },
  KeepFormKey: { usedBy: 'person', when: 'somebody looks at the page' },
  ListCases: { usedBy: 'person', when: 'somebody looks at the page' },
  RecordDecision: { usedBy: 'person', when: 'somebody decides on the page' },
};
