#pragma once

#include <filesystem>
#include <string>

#include "app/options.hpp"
#include "atlas/atlas.hpp"

namespace kurilscope::app {

// Many pictures in one run, in `invocation.output`, a folder, made where it is missing, under telling names: one for
// each line of a file ("-": of standard input), which is a link, the id of an event or a picture; for each picture of a
// folder; or for each event. The VIEW and PAGE options change every one. A picture that cannot be made is told on
// stderr and the rest are made; so is how far it is, once a second.
// Errors: Input (no such list; how many failed), Machine.
[[nodiscard]] Result<void> writeBatch(const Invocation& invocation, const atlas::Atlas& atlas);

}  // namespace kurilscope::app
