import type { ProjectPlan } from './work-plan';

/** What the billing app team does. */
export const BILLING_APP: ProjectPlan = {
  key: 'BILL',
  name: 'Billing App',
  teamManaged: false,
  lead: 'daniel',
  team: ['lena', 'jonas', 'amara', 'user'],
  reporters: ['daniel', 'lena', 'marcus'],
  components: ['Onboarding', 'Invoices', 'Payments', 'Tax', 'Reports', 'Portal'],
  series: 'App 12',
  initiatives: [
    {
      ref: 'first-invoice',
      name: 'A first invoice within a day',
      about: 'New customers send their first real invoice on the day they sign up, without a call.',
      lead: 'daniel',
    },
    {
      ref: 'no-disputes',
      name: 'Invoices nobody disputes',
      about: 'Correct, clear and on time, in every country our customers sell to.',
      lead: 'lena',
    },
  ],
  epics: [
    {
      ref: 'setup',
      name: 'Guided setup',
      about: 'A short path from sign-up to the first invoice, with nothing asked twice.',
      initiative: 'first-invoice',
      component: 'Onboarding',
      lead: 'lena',
      began: 'current',
      pace: 1.15,
      detailed: true,
      work: `Ask for company details once and fill in the rest
Choose a billing model from examples
Connect a bank account or a payment provider
Preview the first invoice before anything is sent
Save and come back where I left off
Invite finance to finish the setup
- Measure the time each step takes
- Help texts reviewed by support
! Setup starts over after the session ends
See what is left as a short list
Send the first invoice to myself`,
    },
    {
      ref: 'import',
      name: 'Catalogue import',
      about: 'Prices, plans and customers come over from the old system in an afternoon.',
      initiative: 'first-invoice',
      component: 'Onboarding',
      lead: 'jonas',
      began: 'current',
      pace: 0.6,
      detailed: true,
      grew: 0.2,
      work: `Import products and prices from a spreadsheet
Import customers with their contracts
Import from Stripe Billing
Import from Chargebee
Check a file and list every mistake by row
Undo an import as a whole
Match columns by their names
- Sample files for the common cases
- Import ten thousand customers in five minutes
! Prices with a comma are read as thousands
! Import stops at the first unknown currency
Keep importing while I go on with the setup`,
    },
    {
      ref: 'sandbox',
      name: 'Sandbox with sample data',
      about: 'Try anything without sending an invoice to anybody.',
      initiative: 'first-invoice',
      component: 'Onboarding',
      lead: 'amara',
      began: 'current',
      pace: 1,
      work: `Create a sandbox with one click
Fill it with a believable company
Move time forward to see renewals
Copy settings from the sandbox to production
Reset the sandbox
- Mark every page of a sandbox clearly
- Keep sandboxes out of the reports
! Sandbox sends reminders to real addresses
API keys for the sandbox`,
    },
    {
      ref: 'tax',
      name: 'Tax for 30 countries',
      about: 'The right tax on every invoice, and the report for the authority.',
      initiative: 'no-disputes',
      component: 'Tax',
      lead: 'lena',
      began: 'current',
      pace: 0.52,
      detailed: true,
      grew: 0.3,
      work: `VAT for all countries of the European Union
Reverse charge for business customers
GST for Australia and New Zealand
Sales tax for the 45 states that have it
Check VAT numbers when they are entered
One-stop-shop report
Tax on credit notes follows the invoice
Tax rates that change on a date
- Contract with the tax rate provider
- Review of all texts on invoices by the tax adviser
Exemption certificates with an end date
! Canary Islands are treated as mainland Spain
! Rounding per line instead of per invoice
E-invoices for Italy and Poland`,
    },
    {
      ref: 'credits',
      name: 'Credit notes and refunds',
      about: 'Every correction leaves a document, and the money follows it.',
      initiative: 'no-disputes',
      component: 'Invoices',
      lead: 'jonas',
      began: 'current',
      pace: 1.1,
      detailed: true,
      work: `Credit a whole invoice or single lines
Refund to the original payment method
Apply a credit to the next invoice
Reason for each credit from a list
Ask for approval above a limit
- Texts of credit notes in six languages
- Report of credits by reason
! Partial refunds show the full amount in the portal
! Credits of cancelled customers are lost
Void an invoice that was never sent`,
    },
    {
      ref: 'proration',
      name: 'Proration that adds up',
      about: 'Changes in the middle of a period are charged so that a person can check them.',
      initiative: 'no-disputes',
      component: 'Invoices',
      lead: 'amara',
      began: 'current',
      pace: 0.95,
      work: `Prorate by day, by month or not at all
Show the calculation on the invoice
Upgrade now, downgrade at renewal
Several changes on one day
Preview what a change will cost
- Golden files for a hundred cases
- Explain proration in the help centre
! February counts as 30 days
! Seats removed and added again are charged twice`,
    },
    {
      ref: 'dunning',
      name: 'Reminders and retries',
      about: 'Failed payments are recovered politely, without a person.',
      initiative: 'no-disputes',
      component: 'Payments',
      lead: 'jonas',
      began: 'current',
      pace: 1.45,
      work: `Retry failed cards at the best time of day
Reminders in the customer's language
Update a card without signing in
Pause reminders while a dispute is open
Different schedules for small and large customers
- Compare recovery with the old schedule
- Agree wording with support
! Reminder goes out after the payment arrived`,
    },
    {
      ref: 'usage',
      name: 'Usage-based pricing',
      about: 'Charge by what is used, in tiers or by volume.',
      initiative: 'no-disputes',
      component: 'Invoices',
      lead: 'lena',
      began: 'previous',
      pace: 2,
      work: `Send usage by API
Tiers and volume discounts
Show usage of the running month in the portal
Alert customers at 80 % of their plan
Correct usage after the fact
- Keep raw usage for two years
- Load test with a million events an hour
! Usage at midnight counts for the wrong month
! Volume tiers ignore negative corrections`,
    },
    {
      ref: 'reports',
      name: 'Revenue reports finance can use',
      about: 'Recurring revenue, churn and deferred revenue that match the books.',
      initiative: 'no-disputes',
      component: 'Reports',
      lead: 'amara',
      began: 'current',
      pace: 0.62,
      work: `Recurring revenue by month and by plan
What changed: new, expansion, contraction, churn
Deferred revenue schedule
Export to a spreadsheet with formulas
Freeze a report at month end
Same numbers in every time zone
- Walk through the numbers with three finance teams
! Churn counts customers who only changed currency
! Report for large customers takes minutes
Compare with the plan of the year`,
    },
    {
      ref: 'portal',
      name: 'Accessible customer portal',
      about: 'Everyone can pay an invoice, with a keyboard, a screen reader or a phone.',
      component: 'Portal',
      lead: 'jonas',
      began: 'current',
      pace: 0.65,
      work: `Pay an invoice with the keyboard alone
Read every invoice with a screen reader
Text at 200 % without scrolling sideways
Colours with enough contrast in every theme
- Audit by an outside firm
- Add accessibility checks to the build
! Focus is lost after the payment dialog
! Error messages are only shown in red`,
    },
  ],
  loose: `- Replace the date picker
! Invoice PDF cuts off long company names
! Search finds deleted customers
- Update the terms in the footer
- Prepare the demo for the user conference
! Portal is slow for customers with 5,000 invoices
- Remove the old invoice editor
! Emails to addresses with a plus sign bounce
- Sort out the flaky checkout tests
! Currency symbol is missing for Swiss francs`,
};
