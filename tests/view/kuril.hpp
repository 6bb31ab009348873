#pragma once

#include "../real_pack.hpp"

namespace kurilscope::view {

inline const atlas::Atlas& kuril() { return test::realAtlas(); }

}  // namespace kurilscope::view
