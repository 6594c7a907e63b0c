"""The room that shows a ledger in a browser: served (`create_app`, `serve`), or as files in a folder (`site`).

| part        | what it does                                                                              |
|-------------|-------------------------------------------------------------------------------------------|
| `app`       | the table of pages and of JSON                                                            |
| `server`    | answers on this machine until it is stopped                                               |
| `shelf`     | opens the ledger for a page: only the records that bear on it                             |
| `idle`      | ledgers kept open for the next page                                                       |
| `printed`   | lists kept as they were laid out, as long as the ledger is the same                       |
| `views/`    | one module a page: what it shows                                                          |
| `render`    | lays a page out (`templates/`), with everything escaped                                   |
| `addresses` | where a page stands, served or in a folder                                                |
| `asked`     | the filters in an address, checked and bounded                                            |
| `security`  | headers, hosts, bounds, and who may write                                                 |
| `review`    | what persons decide                                                                       |
| `chart`     | figures over time as a drawing                                                            |
| `data`      | the JSON behind the pages; `schema` describes it                                          |
| `site`      | the same pages as files that open from the disk; `hiding` leaves names out of them        |
"""
