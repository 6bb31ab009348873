#include "io/gdal.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "base/text.hpp"

namespace kurilscope::io {

void registerDrivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRCSV();
    RegisterOGRFlatGeobuf();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRXLSX();
    RegisterOGRODS();
    RegisterOGRShape();
    RegisterOGRGeoJSONSeq();
    RegisterOGRTopoJSON();
    RegisterOGRGML();
    RegisterOGRLIBKML();
    RegisterOGRTAB();
    RegisterOGRSQLite();
    RegisterOGROpenFileGDB();
    // A spreadsheet whose cells are all text gives GDAL no sign of which row is the header. Sheets are read only when
    // first looked at, so this cannot be said for one opening alone.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
  });
}

void registerAllDrivers() {
  registerDrivers();  // and the options it sets
  static std::once_flag once;
  std::call_once(once, GDALAllRegister);
}

GdalMessages::GdalMessages() { CPLPushErrorHandlerEx(receive, this); }

GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }

void CPL_STDCALL GdalMessages::receive(CPLErr severity, CPLErrorNum, const char* text) {
  auto& failures = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->failures_;
  // Warnings are about things that do not change what is read. One damaged file may repeat itself a thousand times.
  if (severity >= CE_Failure && failures.size() < 10 && std::ranges::find(failures, text) == failures.end()) {
    failures.emplace_back(text);
  }
}

MemoryFile::MemoryFile(const std::string& name, std::string bytes) : name_(name), bytes_(std::move(bytes)) {
  static std::atomic<int> count{0};
  folder_ = fmt::format("/vsimem/kurilscope-part-{}/", ++count);
  VSIFCloseL(VSIFileFromMemBuffer(path().c_str(), reinterpret_cast<GByte*>(bytes_.data()), bytes_.size(), FALSE));
}

MemoryFile::~MemoryFile() { VSIRmdirRecursive(folder_.c_str()); }

namespace {

std::string endingOf(const std::string& file) { return lowercased(std::filesystem::path(file).extension().string()); }

// What to open of an archive: its one file that a layer may be in, or its root, for what lies in many files.
std::string inArchive(const std::string& file) {
  constexpr std::array<std::string_view, 11> kLayers = {".shp", ".gpkg", ".geojson", ".json", ".gml",   ".kml",
                                                        ".tab", ".mif",  ".fgb",     ".csv",  ".sqlite"};
  const std::string root = fmt::format("/vsizip/{{{}}}", file);
  const CPLStringList names(VSIReadDirRecursive(root.c_str()));
  std::vector<std::string> found;
  for (int i = 0; i < names.size(); ++i) {
    if (std::ranges::find(kLayers, endingOf(names[i])) != kLayers.end()) {
      found.push_back(root + "/" + names[i]);
    }
  }
  return found.size() == 1 ? found.front() : root;
}

}  // namespace

DatasetPtr openVector(const std::string& file) {
  registerDrivers();
  const std::string ending = endingOf(file);
  const std::array<const char*, 3> csvOptions = {"HEADERS=YES", "AUTODETECT_TYPE=NO", nullptr};
  const char* const* options = ending == ".csv" ? csvOptions.data() : nullptr;
  const std::string opened = ending == ".zip" ? inArchive(file) : file;
  return DatasetPtr(GDALDataset::Open(opened.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options, nullptr));
}

}  // namespace kurilscope::io
