import { partitionOf } from '../../../lib/aws/sdk/partition';

test.each([
  ['eu-central-1', { partition: 'aws', globalRegion: 'us-east-1' }],
  ['us-gov-east-1', { partition: 'aws-us-gov', globalRegion: 'us-gov-west-1' }],
  ['cn-north-1', { partition: 'aws-cn', globalRegion: 'cn-northwest-1' }],
  ['eusc-de-east-1', { partition: 'aws-eusc', globalRegion: 'eusc-de-east-1' }],
])('%s keeps its global services in its own partition', (region, expected) => {
  expect(partitionOf(region)).toMatchObject(expected);
});
