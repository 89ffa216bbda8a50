const test = require('node:test');
const assert = require('node:assert/strict');
const { deploy, sketch } = require('@rootward/local-cloud');
const definition = require('./pricing.asl.json');

test('every order is priced, and a person says yes', async () => {
  const tokens = [];
  const functions = { price: ({ id }) => ({ id, cents: id * 100 }), ask: ({ token }) => void tokens.push(token) };
  const stack = await deploy({
    deployment: sketch({ buckets: ['shop'], functions, stateMachines: { Pricing: definition } }),
  });
  stack.cloud.s3.putObject('shop', 'orders.json', JSON.stringify([{ id: 1 }, { id: 2 }]));
  const executionArn = stack.startExecution('Pricing');
  await stack.untilIdle(); // three days pass in no time
  assert.equal(new Date(stack.clock.now()).toISOString(), '2026-01-04T00:00:00.000Z');
  stack.machines.sendTaskSuccess({ taskToken: tokens[0], output: '"yes"' });
  await stack.untilIdle();
  const { output } = stack.machines.describeExecution({ executionArn });
  assert.equal(output, '{"prices":[{"id":1,"cents":100},{"id":2,"cents":200}],"said":"yes"}');
  await stack.close();
});
