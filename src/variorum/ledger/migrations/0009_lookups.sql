-- Indexes by which a page of the edition finds what bears on one question, claim or report, however large the ledger, and
-- by which a claim can be replaced by itself.

CREATE INDEX questions_by_id ON questions (id);
CREATE INDEX statement_claims_by_claim ON statement_claims (claim);
CREATE INDEX wording_by_about ON wording (about);
CREATE INDEX wording_claims_by_claim ON wording_claims (claim);
CREATE INDEX gap_claims_by_claim ON gap_claims (claim);
CREATE INDEX origin_articles_by_article ON origin_articles (article);
CREATE INDEX decided_questions_by_question ON decided_questions (question);
CREATE INDEX questions_by_place ON questions (place);
