#pragma once

#include "ui/panel_state.hpp"

namespace kurilscope::ui {

// The page as it will be written, beside what can be chosen of it; nothing while it is closed.
void briefingDialogUi(const Ui& ui, const Rect& window);

}  // namespace kurilscope::ui
