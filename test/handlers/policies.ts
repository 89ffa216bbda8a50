/** The policy of the tests. `extra` lines go to its end, `contacts` into its section. */
export const policyText = ({ mode = 'apply', contacts = 'mode: enforce', extra = '' } = {}): string => `
run: { mode: ${mode} }
contacts:
  ${contacts}
  default:
    SECURITY: { name: Security Operations, title: SOC, email: security@harbor.example, phone: "+1 555 010 0101" }
    BILLING: { name: Cloud Finance, title: FinOps, email: cloud-billing@harbor.example, phone: "+1 555 010 0102" }
approvals:
  approvers:
    - { name: Security lead, email: security-lead@harbor.example }
    - { name: Platform lead, email: platform-lead@harbor.example }
${extra}
`;

/** The contacts that `policyText` wants, in the shape of the organization file. */
export const wanted = {
  SECURITY: { name: 'Security Operations', title: 'SOC', email: 'security@harbor.example', phone: '+1 555 010 0101' },
  BILLING: { name: 'Cloud Finance', title: 'FinOps', email: 'cloud-billing@harbor.example', phone: '+1 555 010 0102' },
};

/** A contact that somebody else has set. */
export const foreign = { name: 'Founder', title: 'CTO', email: 'founder@acquired.example', phone: '+49 30 555 01' };
