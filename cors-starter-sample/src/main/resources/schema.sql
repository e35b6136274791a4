-- The origins of customers' sites, as browsers send them: the longest has 327 characters.
CREATE TABLE IF NOT EXISTS tenant_site (
    origin VARCHAR(327) PRIMARY KEY
);
