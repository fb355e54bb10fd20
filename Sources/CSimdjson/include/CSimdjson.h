#ifdef __cplusplus
extern "C" {
#endif
int rollcall_simdjson(void);
#ifdef __cplusplus
}
#endif
