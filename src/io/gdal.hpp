#pragma once

#include <gdal_priv.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kurilscope::io {

// Registers the drivers a pack may need and no other (all of them would cost several times the reading of a pack).
void registerDrivers();
// All that this machine's GDAL has, for pictures; some builds lack some.
void registerAllDrivers();

struct CloseDataset {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

// While it lives, what GDAL has to say on this thread is kept here instead of going to stderr.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;

  [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }

 private:
  static void CPL_STDCALL receive(CPLErr severity, CPLErrorNum number, const char* text);

  std::vector<std::string> failures_;
};

// Opens a file on disk for reading; null where GDAL cannot. Tables come with their first row as column names.
[[nodiscard]] DatasetPtr openVector(const std::filesystem::path& file);

}  // namespace kurilscope::io
