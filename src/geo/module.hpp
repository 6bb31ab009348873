#pragma once

#include "geo/projection_engine.hpp"

// PROJ as a module that a running program loads (kurilscope_proj.so): see geographicEngine.
extern "C" void kurilscope_proj_engine(const std::string& definition,
                                       kurilscope::Result<kurilscope::geo::NamedEngine>& engine);

extern "C" const char* kurilscope_build_id();
