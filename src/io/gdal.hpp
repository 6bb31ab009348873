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

// Bytes as a file of GDAL's in memory, under a name of its own that ends in `name`; gone with its owner, which outlives
// what is opened of it.
class MemoryFile {
 public:
  MemoryFile(const std::string& name, std::string bytes);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  [[nodiscard]] std::string path() const { return folder_ + name_; }

 private:
  std::string folder_;
  std::string name_;
  std::string bytes_;
};

// Opens a file on disk, or one of GDAL's, for reading; null where GDAL cannot. Tables come with their first row as
// column names; of a .zip the one file that holds a layer is opened, or all of it.
[[nodiscard]] DatasetPtr openVector(const std::string& file);

}  // namespace kurilscope::io
