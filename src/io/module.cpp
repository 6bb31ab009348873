#include "io/module.hpp"

#include "io/pack.hpp"

void kurilscope_read_pack(const std::filesystem::path& path, kurilscope::Diagnostics& diagnostics,
                          kurilscope::Result<kurilscope::io::PackRead>& read) {
  read = kurilscope::io::readPack(path, diagnostics);
}
