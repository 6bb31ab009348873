# Writes OUTPUT, a C++ file with every file of FILES as a raw string, by file name: FUNCTION(), declared in HEADER inside
# NAMESPACE.
set(text "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\nconst std::map<std::string_view, std::string_view>& ${FUNCTION}() {\n  static const std::map<std::string_view, std::string_view> files = {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(APPEND text "      {\"${name}\", R\"EMBEDDED(${content})EMBEDDED\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${text}")
