#include "CSimdjson.h"
#include <simdjson.h>
int rollcall_simdjson(void){ simdjson::ondemand::parser p; return p.max_depth(); }
