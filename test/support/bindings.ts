/** What a firm confirms to bind 秦科普惠保. */
export const clauses = ['deductible', 'payment-ratio', 'general-exclusions'];
export const binding = { clauseConfirmations: clauses, consent: { clawback: true } };
