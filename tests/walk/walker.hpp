#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session.hpp"
#include "base/result.hpp"
#include "image/image.hpp"
#include "platform/headless.hpp"
#include "steps.hpp"

namespace kurilscope::test {

// A window after a walk, and one that was opened with the link of what it showed then.
struct Walked {
  std::string link;
  std::string problem;  // empty where both look the same
  image::Image walked;
  image::Image opened;
};

// Walks through the real pack in a window without a display.
class Walker {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Walker>> create();
  [[nodiscard]] Walked walk(const std::vector<Step>& steps) const;
  // As few of the steps as still end with a difference.
  [[nodiscard]] std::vector<Step> shortest(std::vector<Step> steps) const;

 private:
  struct World;
  explicit Walker(std::unique_ptr<World> world);

 public:
  ~Walker();

 private:
  std::unique_ptr<World> world_;
};

}  // namespace kurilscope::test
