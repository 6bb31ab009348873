#pragma once

#include <string>

namespace kurilscope::ui {

// True for an address that may be handed to the desktop: http or https, no spaces or control characters.
[[nodiscard]] bool isWebAddress(const std::string& address);

// Shows a page in the user's browser through xdg-open, without a shell. False where the address is none of the web or
// the program cannot be started.
bool openInBrowser(const std::string& address);

}  // namespace kurilscope::ui
