// A module as it would come from another build of the program.
extern "C" const char* kurilscope_build_id();
extern "C" const char* kurilscope_build_id() { return "another"; }
