import { GetBucketEncryptionCommand } from '@aws-sdk/client-s3';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import type { AccountId } from '../../domain/account';
import { assetBucketName, bootstrapParameter } from '../../domain/doctor/bootstrap';
import type { AssetBucket } from '../../domain/doctor/facts';
import type { Fact } from '../../domain/fact';
import { readFact } from '../sdk/read-fact';
import { errorName } from '../sdk/throttling';
import type { DoctorClients } from './doctor-clients';

/** The version of CDK's bootstrap; undefined: none. */
export const readBootstrap = ({ parameters }: Pick<DoctorClients, 'parameters'>): Promise<Fact<number | undefined>> =>
  readFact('ssm:GetParameter', async () => {
    try {
      const { Parameter } = await parameters.send(new GetParameterCommand({ Name: bootstrapParameter }));
      return z.coerce.number().int().parse(Parameter?.Value);
    } catch (error: unknown) {
      if (errorName(error) === 'ParameterNotFound') return undefined;
      throw error;
    }
  });

/**
 * The encryption of the bucket for assets. Its key is a customer managed one when the bucket names it: the bootstrap
 * names none for the key that AWS manages.
 * Source: aws-cdk, bootstrap-template.yaml; S3 API reference, GetBucketEncryption.
 */
export const readAssetBucket = (
  { s3 }: Pick<DoctorClients, 's3'>,
  account: AccountId,
  region: string,
): Promise<Fact<AssetBucket | 'absent'>> =>
  readFact('s3:GetEncryptionConfiguration', async () => {
    try {
      const { ServerSideEncryptionConfiguration } = await s3.send(
        new GetBucketEncryptionCommand({ Bucket: assetBucketName(account, region), ExpectedBucketOwner: account }),
      );
      const key = (ServerSideEncryptionConfiguration?.Rules ?? [])
        .map(({ ApplyServerSideEncryptionByDefault }) => ApplyServerSideEncryptionByDefault?.KMSMasterKeyID)
        .find((id) => id !== undefined && !/(^|\/)alias\/aws\/s3$/.test(id));
      return key === undefined ? {} : { customerKey: key };
    } catch (error: unknown) {
      if (errorName(error) === 'NoSuchBucket') return 'absent';
      if (errorName(error) === 'ServerSideEncryptionConfigurationNotFoundError') return {};
      throw error;
    }
  });
