# Writes OUTPUT, a C++ file with kurilscope::buildId(): one text for one state of FILES and one compiler.
set(sum "${COMPILER}")
foreach(file ${FILES})
  file(SHA256 ${file} one)
  string(APPEND sum "${one}")
endforeach()
string(SHA256 sum "${sum}")
file(WRITE ${OUTPUT} "#include \"base/build_id.hpp\"\n\nconst char* kurilscope::buildId() { return \"${sum}\"; }\n")
