/** How a subsidy reaches the firm. */
export const modeWords = {
  'direct-deduct': { zh: '直接抵扣', en: 'Deducted at once' },
  'pay-then-reimburse': { zh: '先付后补', en: 'Paid, then reimbursed' },
  'no-application': { zh: '免申即享', en: 'Without an application' },
};
