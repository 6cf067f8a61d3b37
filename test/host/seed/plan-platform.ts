import type { ProjectPlan } from './work-plan';

/** What the platform team does. */
export const PLATFORM: ProjectPlan = {
  key: 'PLAT',
  name: 'Platform',
  teamManaged: false,
  lead: 'mei',
  team: ['tomasz', 'sofia', 'adaeze', 'admin'],
  reporters: ['mei', 'tomasz', 'adaeze'],
  components: ['Identity', 'Audit', 'Data', 'Ledger', 'Runtime'],
  series: 'Platform 5',
  initiatives: [
    {
      ref: 'enterprise',
      name: 'Enterprise-ready platform',
      about: 'Everything a security review of a large customer asks for, on every plan that we sell to them.',
      lead: 'mei',
    },
    {
      ref: 'trust',
      name: 'Trustworthy by design',
      about: 'Billing runs that always finish, a ledger that always adds up, and proof of both.',
      lead: 'adaeze',
    },
  ],
  epics: [
    {
      ref: 'sso',
      name: 'Single sign-on and provisioning',
      about: 'Customers sign in through their identity provider; people who leave lose access within the hour.',
      initiative: 'enterprise',
      component: 'Identity',
      lead: 'tomasz',
      began: 'current',
      pace: 0.64,
      detailed: true,
      grew: 0.2,
      work: `Sign in through SAML with any identity provider
Sign in through OpenID Connect
Provision people from the directory (SCIM users)
Provision groups and map them to roles
Deactivated people lose access within an hour
Require single sign-on for a whole organisation
Let administrators test the connection before enforcing it
Sign-in page finds the organisation from the email address
Emergency access when the identity provider is down
- Rotate signing certificates without downtime
- Write the setup guide for the three big providers
! Session survives after the person is removed from the group`,
    },
    {
      ref: 'audit',
      name: 'Audit log for every change',
      about: 'Who changed what, when and from where; kept seven years and exportable.',
      initiative: 'enterprise',
      component: 'Audit',
      lead: 'sofia',
      began: 'current',
      pace: 0.5,
      grew: 0.35,
      work: `Record every change to prices and plans
Record every change to customers and contracts
Record sign-ins and permission changes
Search the log by person, object and date
Export the log as CSV and JSON
Stream the log to the customer's SIEM
Keep entries for seven years at no extra cost per seat
Show the history of one invoice beside the invoice
Prove that entries were not altered
- Move log storage to append-only buckets
- Agree on retention with legal
! Entries written during failover carry the wrong actor
Let support read the log only with consent`,
    },
    {
      ref: 'residency',
      name: 'EU data residency',
      about: 'Customer data of European customers is stored and processed in Frankfurt.',
      initiative: 'enterprise',
      component: 'Data',
      lead: 'tomasz',
      began: 'current',
      pace: 1.02,
      work: `Choose the region when an organisation is created
Store customer data in Frankfurt
Process billing runs in the customer's region
Keep backups in the region
Route support tools to the right region
- Inventory of every place that holds personal data
- Sign the data processing addendum with sub-processors
Move an existing organisation to another region
Show the region on the trust page
! Search index of EU customers is still built in Virginia`,
    },
    {
      ref: 'roles',
      name: 'Roles and permissions',
      about: 'Finance, sales and engineering each see and do what they should, and nothing else.',
      initiative: 'enterprise',
      component: 'Identity',
      lead: 'sofia',
      began: 'current',
      pace: 1.2,
      work: `Built-in roles for finance, sales, support and engineering
Custom roles from a list of permissions
Approve refunds above a limit by a second person
Restrict price changes to named people
Read-only access for auditors
See what a person may do before saving a role
- Migrate the old admin flag to roles
- Permission checks in one place for all services
! Viewer can open the payout page by its address`,
    },
    {
      ref: 'deploys',
      name: 'Zero-downtime deploys',
      about: 'We release at any time of day, and no customer notices.',
      initiative: 'trust',
      component: 'Runtime',
      lead: 'adaeze',
      began: 'current',
      pace: 2,
      detailed: true,
      work: `Drain billing workers before they stop
Migrations that run beside the old version
Roll back a release in under five minutes
Canary releases for the invoicing service
- Retire the maintenance page
- Alert when a release slows billing runs
- Practise a rollback every month
! Half-finished runs start again after a deploy`,
    },
    {
      ref: 'observability',
      name: 'Observability of billing runs',
      about: 'We know that a run is late or wrong before the customer does.',
      initiative: 'trust',
      component: 'Runtime',
      lead: 'sofia',
      began: 'current',
      pace: 1.05,
      detailed: true,
      work: `Trace a billing run from schedule to payment
Page the on-call engineer when a run is late
Show customers the progress of their run
Compare totals of a run with the month before
- Dashboards for queue depth and age
- Error budget per service
- Sample traces of slow invoices
Explain every skipped invoice in one sentence
! Metrics of failed runs are counted twice`,
    },
    {
      ref: 'ledger',
      name: 'Ledger integrity',
      about: 'Every cent that moves has two entries, and we can prove it every night.',
      initiative: 'trust',
      component: 'Ledger',
      lead: 'tomasz',
      began: 'current',
      pace: 0.72,
      detailed: true,
      grew: 0.15,
      work: `Nightly proof that debits equal credits
Refuse postings to a closed period
Reverse instead of edit
Reconcile payouts with the bank statement
Reconcile with the payment providers every hour
- Backfill the entries of the old ledger
- Property tests for rounding in every currency
Freeze a period at month end
Report differences to finance with their cause
! Rounding differs by a cent between invoice and ledger
! Yen amounts are stored with decimals`,
    },
    {
      ref: 'queue',
      name: 'Move invoicing to the new queue',
      about: 'Invoicing leaves the cron server for the job queue.',
      initiative: 'trust',
      component: 'Runtime',
      lead: 'adaeze',
      began: 'previous',
      pace: 2,
      detailed: true,
      work: `Schedule runs through the job queue
Retry a failed invoice without the rest of the run
Limit concurrency per customer
- Shut down the cron server
- Load test with ten times the invoices
- Runbook for a stuck queue
! Jobs of deleted customers are never removed
Pause a customer's runs during support cases`,
    },
    {
      ref: 'recovery',
      name: 'Disaster recovery in an hour',
      about: 'Loss of a region costs at most an hour of service and no data.',
      initiative: 'trust',
      component: 'Data',
      lead: 'adaeze',
      began: 'current',
      pace: 0.45,
      work: `Replicate the ledger to a second region
Fail over the API by one command
Fail over scheduled runs without billing twice
- Recovery exercise with the whole team
- Write down who decides to fail over
- Measure recovery time every quarter
Tell customers about an incident within ten minutes
! Replica lags behind during month end`,
    },
  ],
  loose: `- Upgrade to Node 22
- Renew the wildcard certificate
- Remove the unused feature flags of last year
! Login emails arrive late on Mondays
- Answer the security questionnaire of Northgate Bank
! Time zone of the scheduler is wrong after the clock change
- Trim the build from 14 to 6 minutes
- Archive the staging data of former customers
! API returns 500 for an empty bulk request`,
};
