#pragma once

#include "ui/panel_state.hpp"

namespace kurilscope::ui {

// Sheets lie over map and side panel, above the timeline, which goes on working beneath them. `content` is drawn in a
// scrolling region under the title.
void sheetUi(const Ui& ui, const Rect& area, const char* title, Request closing, std::string_view key,
             void (*content)(const Ui&));

void claimMatrixUi(const Ui& ui);
void articleUi(const Ui& ui);

// The sheet that is open, if any.
void openSheetUi(const Ui& ui, const Layout& layout);

}  // namespace kurilscope::ui
