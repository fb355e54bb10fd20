int rollcall_simdjson(void);
