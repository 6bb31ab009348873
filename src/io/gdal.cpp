#include "io/gdal.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <mutex>

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
    RegisterOGRKML();
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

DatasetPtr openVector(const std::filesystem::path& file) {
  registerDrivers();
  const std::array<const char*, 3> csvOptions = {"HEADERS=YES", "AUTODETECT_TYPE=NO", nullptr};
  const char* const* options = file.extension() == ".csv" ? csvOptions.data() : nullptr;
  return DatasetPtr(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options, nullptr));
}

}  // namespace kurilscope::io
