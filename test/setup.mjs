import { Worker } from 'node:worker_threads';
import { register as compileRequired } from 'tsx/cjs/api';
import { register as compileImported } from 'tsx/esm/api';

compileRequired();
compileImported();

// The CloudFormation validator inside aws-cdk-lib takes two seconds a synthesis; test/infra/validation.test.ts turns it back on.
process.env.CDK_VALIDATION ??= 'false';
process.env.AWS_REGION ??= 'us-east-1';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// A test that hangs would otherwise keep its process alive after the run has ended. The thread notices also when the test
// loops and nothing else in the process gets a turn.
if (process.connected) {
  process.on('disconnect', () => process.exit());
  const endWithParent =
    "const { ppid } = process; setInterval(() => ppid === process.ppid || process.kill(process.pid, 'SIGKILL'), 1000)";
  new Worker(endWithParent, { eval: true }).unref();
}
