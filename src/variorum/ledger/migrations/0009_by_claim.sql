-- What leads to a claim is found without looking through all of it, so that a claim can be replaced by itself.

CREATE INDEX statement_claims_by_claim ON statement_claims (claim);
CREATE INDEX wording_claims_by_claim ON wording_claims (claim);
CREATE INDEX gap_claims_by_claim ON gap_claims (claim);
CREATE INDEX decided_questions_by_question ON decided_questions (question);
CREATE INDEX questions_by_place ON questions (place);
