/** Where a stack is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly stackName: string;
}

/** Domain of a partition's service endpoints, as the pseudo parameter AWS::URLSuffix gives it. */
export const urlSuffix = (place: Place): string =>
  place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
