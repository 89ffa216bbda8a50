import { placeOfMistake } from '../../../src/aws/organization/json-place';

const failureOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error: unknown) {
    return error;
  }
};

it.each([
  ['{\n  "now": oops\n}', ' at line 2, column 10'],
  ['{"a": 1', ' at line 1, column 8'],
  ['{\n "a": 1\n "b": 2}', ' at line 3, column 2'],
  ['{\n "a": 1,\n}', ' at line 3, column 1'],
  ['hello', ' at line 1, column 1'],
  ['', ''],
])('the text %j stops being JSON%s', (text, place) => {
  expect(placeOfMistake(text, failureOf(text))).toBe(place);
});
