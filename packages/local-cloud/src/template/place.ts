/** Where a stack is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly stackName: string;
}

/** Domain of the service endpoints of a partition: the pseudo parameter AWS::URLSuffix. */
export const urlSuffix = (place: Place): string =>
  place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
