-- The setting `pipeline` is called `parser` now. A ledger that named none was read with the one that was shipped, which
-- is now "fast" and stays its parser, whatever new ledgers are read with.

UPDATE settings
SET value = json_set(json_remove(value, '$.pipeline'), '$.parser', coalesce(json_extract(value, '$.pipeline'), 'fast'))
WHERE name = 'settings';

INSERT INTO settings (name, value)
SELECT 'settings', json_object('parser', 'fast')
WHERE EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM settings WHERE name = 'settings');

UPDATE extractions
SET reader = replace(replace(reader, ', pipeline shipped', ', parser fast'), ', pipeline ', ', parser ');
