"""Lists: many records, paged from SQL, beside the one that is open."""
