#include "app/batch.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "app/asked.hpp"
#include "app/picture_file.hpp"
#include "app/picture_name.hpp"
#include "app/snapshot.hpp"
#include "app/view_options.hpp"
#include "base/text.hpp"

namespace kurilscope::app {

namespace {

namespace fs = std::filesystem;

// One line of the list, and where it stands.
struct Order {
  std::string place;  // "views.txt:3"
  std::string text;
};

// A list may hold the names of files, which are any bytes: of its text only the mark at its front matters.
std::vector<Order> linesOf(std::istream& stream, const std::string& name) {
  std::istringstream lines(withoutMark(std::string(std::istreambuf_iterator<char>(stream), {})));
  std::vector<Order> orders;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (const std::string text{trimmed(line)}; !text.empty() && text[0] != '#') {
      orders.push_back({fmt::format("{}:{}", name, number), text});
    }
  }
  return orders;
}

std::vector<Order> picturesOf(const fs::path& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (isPictureFormat(entry->path())) {
      paths.push_back(entry->path().string());
    }
  }
  std::ranges::sort(paths);
  std::vector<Order> orders;
  std::ranges::transform(paths, std::back_inserter(orders), [](const std::string& path) { return Order{path, path}; });
  return orders;
}

Result<std::vector<Order>> ordersOf(const std::string& each, const atlas::Atlas& atlas) {
  std::vector<Order> orders;
  std::error_code ignored;
  if (each == kEachEvent) {
    std::ranges::transform(atlas.events(), std::back_inserter(orders), [](const atlas::Event& event) {
      return Order{event.id, event.id};
    });
  } else if (each == "-") {
    orders = linesOf(std::cin, "standard input");
  } else if (fs::is_directory(each, ignored)) {
    orders = picturesOf(each);
  } else if (std::ifstream file(each); file) {
    orders = linesOf(file, each);
  } else {
    return fail(ErrorKind::Input,
                "--each: '{}' cannot be read; give a file with a link, an event or a picture a line, "
                "a folder of pictures, or - for standard input",
                each);
  }
  if (orders.empty()) {
    return fail(ErrorKind::Input, "--each: '{}' names no link, event or picture", each);
  }
  return orders;
}

// The options of one picture: those of all, started from what the order says.
Result<ViewOptions> optionsFor(const Order& order, ViewOptions options, const atlas::Atlas& atlas) {
  std::error_code ignored;
  options.event.reset();
  if (atlas.event(order.text) != nullptr) {
    options.event = order.text;
  } else if (fs::is_regular_file(order.text, ignored)) {
    options.from = order.text;
  } else if (order.text.find('=') != std::string::npos) {
    options.link = order.text;
  } else {
    return fail(ErrorKind::Input, "'{}' is no event of this pack, no link and no picture", order.text);
  }
  return options;
}

class Batch {
 public:
  Batch(const Invocation& invocation, Studio& studio) : invocation_(invocation), studio_(studio) {}

  Result<void> make(const Order& order) {
    const atlas::Atlas& atlas = studio_.stage().atlas;
    const auto options = optionsFor(order, invocation_.view, atlas);
    if (!options) {
      return tl::make_unexpected(options.error());
    }
    const auto asked = askedFor(*options, invocation_.page, atlas);
    if (!asked) {
      return tl::make_unexpected(asked.error());
    }
    const std::string name = options->from ? fs::path(*options->from).stem().string() : pictureName(atlas, asked->view);
    return writeSnapshot(studio_, asked->view, asked->settings, target(name)).map([](const scene::Scene&) {});
  }

 private:
  // No two pictures of a run have one name; what an earlier run left is replaced.
  fs::path target(const std::string& name) {
    std::string unused = name;
    for (int i = 2; !names_.insert(unused).second; ++i) {
      unused = fmt::format("{}-{}", name, i);
    }
    return invocation_.output / (unused + invocation_.format);
  }

  const Invocation& invocation_;
  Studio& studio_;
  std::set<std::string> names_;
};

class Progress {
 public:
  explicit Progress(std::size_t total) : total_(total) {}

  void tell(std::size_t done) {
    constexpr auto kPause = std::chrono::seconds(1);
    if (const auto now = Clock::now(); now - told_ > kPause) {
      told_ = now;
      fmt::print(stderr, "{} of {} pictures\n", done, total_);
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::size_t total_;
  Clock::time_point told_ = Clock::now();
};

Result<void> makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    return fail(ErrorKind::Machine, "--output: the folder '{}' cannot be made: {}", folder.string(), error.message());
  }
  return {};
}

}  // namespace

Result<void> writeBatch(const Invocation& invocation, const atlas::Atlas& atlas) {
  const auto orders = ordersOf(*invocation.each, atlas);
  if (!orders) {
    return tl::make_unexpected(orders.error());
  }
  auto studio = makeFolder(invocation.output).and_then([&] { return Studio::create(atlas, {}, invocation.raster); });
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  Batch batch(invocation, *studio);
  Progress progress(orders->size());
  std::optional<ErrorKind> worst;
  std::size_t failures = 0;
  for (std::size_t i = 0; i < orders->size(); ++i) {
    const Order& order = orders->at(i);
    if (const auto made = batch.make(order); !made) {
      fmt::print(stderr, "kurilscope: {}: {}\n", order.place, made.error().message);
      // A wrong line is wrong input, whatever the same words would be on the command line.
      worst = made.error().kind == ErrorKind::Machine ? ErrorKind::Machine : worst.value_or(ErrorKind::Input);
      ++failures;
    }
    progress.tell(i + 1);
  }
  if (worst) {
    return fail(*worst, "{} of {} pictures could not be made; the reasons stand above", failures, orders->size());
  }
  return {};
}

}  // namespace kurilscope::app
