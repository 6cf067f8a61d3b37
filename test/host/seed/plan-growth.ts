import type { ProjectPlan } from './work-plan';

/** What the growth team does, in a project of its own making. */
export const GROWTH: ProjectPlan = {
  key: 'GROW',
  name: 'Growth',
  teamManaged: true,
  lead: 'noor',
  team: ['ruben', 'noor', 'amara'],
  reporters: ['noor', 'marcus'],
  components: [],
  series: '',
  initiatives: [],
  epics: [
    {
      ref: 'pricing',
      name: 'Pricing page that answers questions',
      about: 'A visitor knows what Fernhill would cost them within a minute.',
      component: '',
      lead: 'noor',
      began: 'current',
      pace: 1.1,
      work: `Estimate the price from a few questions
Compare plans side by side
Show prices in the visitor's currency
Explain usage-based plans with a worked example
- Interview ten customers about how they chose
- Test the new headline
Talk to sales from the estimate
! Yearly toggle is lost when going back
- Translate the page into German and French`,
    },
    {
      ref: 'trial',
      name: 'Free trial without a card',
      about: 'Anyone can try the whole product for 30 days with nothing but an address.',
      component: '',
      lead: 'ruben',
      began: 'current',
      pace: 0.97,
      detailed: true,
      work: `Start a trial with an email address
Fill the trial with sample invoices
Remind people of what is left to try
Extend a trial once by oneself
Turn a trial into a paid plan in two steps
- Limit outgoing emails of trials
- Decide what stays after the trial ends
! Trial ends a day early west of London
Invite colleagues to a trial
! Trials from the app store have no owner`,
    },
    {
      ref: 'partners',
      name: 'Partner portal',
      about: 'Partners register deals, see their commission and find material by themselves.',
      component: '',
      lead: 'noor',
      began: 'current',
      pace: 0.5,
      grew: 0.2,
      work: `Register a deal and see whether it is taken
See commission by month and by customer
Share a demo account with a prospect
Download slides and case studies
Approve new partners within a day
- Agree on the commission model with finance
- Terms for referral partners
Payouts to partners through our own product
Badge and listing on the website
! Two partners can register the same deal`,
    },
    {
      ref: 'connectors',
      name: 'Marketplace connectors',
      about: 'The five systems that every prospect asks for connect without help from us.',
      component: '',
      lead: 'ruben',
      began: 'current',
      pace: 0.7,
      detailed: true,
      work: `Connect Salesforce opportunities to quotes
Connect HubSpot deals to quotes
Send invoices to NetSuite
Send invoices to QuickBooks
Send invoices to Xero
Map fields by dragging
See what was synchronised and what failed
- Certification by the Salesforce marketplace
- Sandbox accounts for all five systems
! Connection must be renewed every 90 days
! Duplicate customers after the first synchronisation`,
    },
    {
      ref: 'emails',
      name: 'Emails that help at the right moment',
      about: 'Fewer emails, each about the next useful step.',
      component: '',
      lead: 'noor',
      began: 'current',
      pace: 1.45,
      work: `Welcome email with the next step for one's role
Email when the first invoice is paid
Stop emails once the step is done
Weekly summary for founders
- Remove the eleven old campaigns
- Measure what happens after each email
! Unsubscribed people still get the summary`,
    },
    {
      ref: 'analytics',
      name: 'Onboarding analytics',
      about: 'See where new customers stop on their way to the first invoice.',
      component: '',
      lead: 'ruben',
      began: 'previous',
      pace: 2,
      work: `Define the seven steps to the first invoice
Record each step with its time
Funnel by plan and by source
- Weekly note on where people stop
- Delete tracking that nobody reads
! Steps are counted twice for invited people
Compare cohorts before and after a change`,
    },
  ],
  loose: `- New photos of the team for the about page
- Stand at the Berlin finance fair
! Contact form loses messages with attachments
- Case study with Birchwood Software
- Clean up duplicate contacts
! Cookie banner covers the sign-up button on small phones
- Survey of customers who left`,
};
