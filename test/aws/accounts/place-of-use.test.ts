import { placeOfUse } from '../../../lib/aws/accounts/place-of-use';

test.each([
  ['s3', 'us-east-1', { lastUsedService: 's3', lastUsedRegion: 'us-east-1' }],
  ['s3', 'N/A', { lastUsedService: 's3' }],
  ['N/A', 'N/A', {}],
  ['', 'eu-west-1', { lastUsedRegion: 'eu-west-1' }],
  [undefined, undefined, {}],
])('a key used for %s in %s', (service, region, place) => {
  expect(placeOfUse(service, region)).toEqual(place);
});
